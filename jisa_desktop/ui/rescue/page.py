"""A damaged database, said in place: what happened, and the ways on."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from jisa_desktop.errors import JisaError
from jisa_desktop.ui import formats, words
from jisa_desktop.ui.choose import choose_source
from jisa_desktop.ui.rescue.desk import OfferedBackup, RescueDesk
from jisa_desktop.ui.stories import Stories
from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.widgets.build import IconLabel, button, card, column, label, row, set_tone

_WIDTH = 760
_BUTTON_HEIGHT = 40


class RescuePage(QWidget):
    """``mended``: the folder can be opened again; it carries the name of the folder that keeps
    what was there. ``close_wanted``: the person leaves everything as it is."""

    mended = Signal(str)
    close_wanted = Signal()

    def __init__(self, theme: Theme, desk: RescueDesk, stories: Stories, error: JisaError) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk = desk
        self._stories = stories
        self._backup: OfferedBackup | None = None
        self.restore = button(self.tr("가장 최근 백업으로 복구"), theme, kind="primary")
        self.choose = button(self.tr("다른 백업 파일로 복구…"), theme)
        self.start_new = button(self.tr("새로 시작 (손상된 파일은 보관)"), theme)
        self.leave = button(self.tr("닫기"), theme)
        self.offer = label("", "sub", wrap=True)
        self.state = label("", wrap=True, selectable=True)
        self.state.hide()
        self._build(theme, words.of_error(error).sentence, is_lost=error.code == "store_missing")
        self.restore.clicked.connect(self._on_restore)
        self.choose.clicked.connect(self._on_choose)
        self.start_new.clicked.connect(self._on_start_new)
        self.leave.clicked.connect(self.close_wanted)

    def look_for_backup(self) -> None:
        """Every byte of it is verified, so the offer may take a while to come."""
        self._allow(is_free=False)
        self.leave.setFocus()
        self._stories.tell(self._look_for_backup())

    def _build(self, theme: Theme, sentence: str, *, is_lost: bool) -> None:
        title = label(self.tr("작업 폴더를 열 수 없습니다"), "h1", wrap=True)
        lost = self.tr(
            "클라우드와 동기화하는 폴더라면, 닫고 동기화가 끝난 뒤 다시 시작해 보세요. "
            "무엇을 고르든 남아 있는 파일은 지우지 않고 작업 폴더에 보관합니다."
        )
        damaged = self.tr(
            "디스크 오류나 갑작스러운 전원 차단으로 파일이 망가졌을 수 있습니다. "
            "무엇을 고르든 손상된 파일은 지우지 않고 작업 폴더에 보관합니다."
        )
        kept = label(lost if is_lost else damaged, wrap=True)
        fresh = self.tr(
            "문서와 이력이 없는 빈 작업 폴더로 시작합니다. "
            "클라우드 인덱스에 이미 저장한 벡터는 그대로 남습니다."
        )
        self.setAccessibleName(title.text())
        self.setAccessibleDescription(f"{formats.josa(sentence)} {kept.text()}")
        frame = card(
            _beside(IconLabel(theme, "warning-circle", "danger", 32), title),
            label(formats.josa(sentence), wrap=True),
            kept,
            column(self.restore, self.offer, spacing=6),
            self.choose,
            column(self.start_new, label(fresh, "sub", wrap=True), spacing=6),
            self.state,
            row(None, self.leave),
            spacing=16,
            margins=(32, 28, 32, 24),
        )
        for one in (self.restore, self.choose, self.start_new):
            one.setMinimumHeight(_BUTTON_HEIGHT)
        frame.setMaximumWidth(_WIDTH)
        frame.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        middle = row(None, frame, None, spacing=0)
        middle.setStretch(1, 100)
        self.setLayout(column(None, middle, None, margins=(24, 20, 24, 16)))

    async def _look_for_backup(self) -> None:
        self.offer.setText(self.tr("온전한 자동 백업을 찾는 중입니다…"))
        try:
            self._backup = await self._desk.newest_backup()
        finally:
            self._allow(is_free=True)
            self._show_offer()

    def _show_offer(self) -> None:
        if (found := self._backup) is None:
            self.offer.setText(
                self.tr("온전한 자동 백업이 없습니다. 직접 만든 백업 파일이 있으면 고르세요.")
            )
            self.choose.setFocus()
            return
        when, size = formats.exact(found.created_at), formats.size(found.size)
        text = self.tr("가장 최근 백업으로 복구 ({when}, {size})").format(when=when, size=size)
        self.restore.setText(text)
        self.restore.setAccessibleName(text)
        self.offer.setText(
            self.tr(
                "이 백업을 만든 뒤에 한 일은 되살아나지 않습니다. "
                "복구한 뒤 인덱스를 백업에 맞추며, 임베딩을 다시 만들지 않습니다."
            )
        )
        self.restore.setFocus()

    def _on_restore(self) -> None:
        if self._backup is not None:
            self._restore(self.restore, self._backup.path)

    def _on_choose(self) -> None:
        self._stories.tell(self._choose())

    def _on_start_new(self) -> None:
        doing = self.tr("손상된 파일을 옮기는 중입니다…")
        self._stories.tell(self._mend(self.start_new, doing, self._desk.start_new))

    async def _choose(self) -> None:
        title = self.tr("백업 파일 선택")
        chosen = await choose_source(self, title, self.tr("백업 (*.jisa *.zip)"))
        if chosen is not None:
            self._restore(self.choose, chosen)

    def _restore(self, pressed: QPushButton, backup: Path) -> None:
        doing = self.tr("백업을 확인하고 복구하는 중입니다…")
        self._stories.tell(self._mend(pressed, doing, partial(self._desk.restore, backup)))

    async def _mend(
        self, pressed: QPushButton, doing: str, work: Callable[[], Awaitable[str]]
    ) -> None:
        self._allow(is_free=False)
        self._say(doing, "")
        try:
            kept_in = await work()
        except JisaError as error:
            told = words.of_error(error)
            self._say(formats.josa(f"{told.sentence} {told.next_step}"), "danger")
            self._allow(is_free=True)
            pressed.setFocus()
            return
        self.mended.emit(kept_in)

    def _allow(self, *, is_free: bool) -> None:
        self.restore.setEnabled(is_free and self._backup is not None)
        self.choose.setEnabled(is_free)
        self.start_new.setEnabled(is_free)

    def _say(self, text: str, tone: str) -> None:
        self.state.setText(text)
        self.state.setVisible(bool(text))
        set_tone(self.state, "tone", tone)


def _beside(sign: QWidget, title: QWidget) -> QHBoxLayout:
    made = row(sign, title, spacing=14)
    made.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
    made.setStretch(1, 1)
    return made
