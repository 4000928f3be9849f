"""백업 · 복원: one file with everything, those made automatically, and the way back."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from jisa_desktop.ui import formats
from jisa_desktop.ui.choose import choose_source, choose_target
from jisa_desktop.ui.context import Context
from jisa_desktop.ui.notices import Kind
from jisa_desktop.ui.upkeep.desk import KeptBackup
from jisa_desktop.ui.upkeep.restore import RestorePanel
from jisa_desktop.ui.widgets.build import button, column, label, row
from jisa_desktop.ui.widgets.lines import Column, LinesModel
from jisa_desktop.ui.widgets.quiet_bar import QuietBar
from jisa_desktop.ui.widgets.tables import Table, TextDelegate

translate = QCoreApplication.translate
_FULL = 1000


class BackupTab(QStackedWidget):
    """``restored``: the workspace is another one now; everything on screen is to be read anew."""

    restored = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        theme = context.theme
        self.make = button(self.tr("백업 만들기…"), theme, "download-simple", "primary")
        self.put_back = button(self.tr("파일에서 복원…"), theme, "clock-counter-clockwise")
        self.stop = button(self.tr("멈추기"), theme, "stop", name=self.tr("백업 멈추기"))
        self.bar = QuietBar()
        self.bar.setRange(0, _FULL)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("백업 진행"))
        self.state = label("", "sub")
        self.model = LinesModel[KeptBackup](_columns(), _key, self)
        self.table = Table(self.tr("자동 백업"))
        self.table.setModel(self.model)
        self.table.setItemDelegate(TextDelegate(theme, self.table))
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.table.set_widths({0: 180, 1: 150, 2: 100}, stretch=3)
        self.put_chosen_back = button(self.tr("선택한 백업으로 복원…"), theme, "database")
        self.none = label(
            self.tr("아직 자동 백업이 없습니다. 문서가 생기면 하루에 한 번 만듭니다."), "sub"
        )
        self.panel = RestorePanel(theme)
        self._build()
        self._connect()
        self._show_busy(is_busy=False)
        self._on_selection()

    def refresh(self) -> None:
        self._context.stories.tell_latest("backups", self._refresh())

    def _build(self) -> None:
        about = label(
            self.tr(
                "문서, 이력, 원본 파일, 설정, 내장 인덱스를 모두 파일 하나에 담고, 다 쓴 뒤 "
                "한 바이트씩 다시 확인합니다. API 키는 담지 않습니다."
            ),
            "sub",
            wrap=True,
        )
        files = QWidget()
        files.setLayout(
            column(
                row(self.make, self.put_back, None, self.state, self.stop),
                self.bar,
                about,
                label(self.tr("자동 백업"), "h2"),
                self.table,
                self.none,
                row(None, self.put_chosen_back),
                margins=(4, 12, 4, 4),
                spacing=10,
            )
        )
        self._files = files
        self.addWidget(files)
        self.addWidget(self.panel)

    def _connect(self) -> None:
        self.make.clicked.connect(self._on_make)
        self.stop.clicked.connect(self._on_stop)
        self.put_back.clicked.connect(self._on_put_back)
        self.put_chosen_back.clicked.connect(self._on_put_chosen_back)
        self.table.activated.connect(self._on_put_chosen_back)
        self.table.selectionModel().selectionChanged.connect(self._on_selection)
        self.panel.accepted.connect(self._on_accepted)
        self.panel.given_up.connect(self._on_given_up)
        self.panel.stop_wanted.connect(self._context.desk.upkeep.stop_reading)
        self._context.desk.upkeep.moved.connect(self._on_moved)

    def _on_make(self) -> None:
        self._context.stories.tell(self._make())

    def _on_stop(self) -> None:
        self.stop.setEnabled(False)
        self._context.desk.upkeep.stop()

    def _on_moved(self, share: float) -> None:
        self.bar.setValue(int(share * _FULL))
        self.state.setText(formats.percent(share))

    def _on_put_back(self) -> None:
        self._context.stories.tell(self._choose())

    def _on_put_chosen_back(self) -> None:
        if rows := self.table.selected_rows():
            self._context.stories.tell_latest("restore", self._look(self.model.line(rows[0]).path))

    def _on_selection(self) -> None:
        self.put_chosen_back.setEnabled(bool(self.table.selected_rows()))

    def _on_accepted(self) -> None:
        if self.panel.view is not None:
            self._context.stories.tell(self._restore(self.panel.view.path))

    def _on_given_up(self) -> None:
        self._context.desk.upkeep.stop_reading()
        self._context.stories.tell_latest("restore", _nothing())
        self.setCurrentWidget(self._files)
        self.put_back.setFocus()

    async def _refresh(self) -> None:
        found = await self._context.desk.upkeep.kept_backups()
        self.model.show_lines(found)
        self.none.setVisible(not found)
        self._on_selection()

    async def _make(self) -> None:
        name = datetime.now().astimezone().strftime("JISA %Y-%m-%d.zip")
        target = await choose_target(self, self.tr("백업 만들기"), name, "ZIP (*.zip)")
        if target is None:
            return
        self._show_busy(is_busy=True)
        try:
            size = await self._context.desk.upkeep.backup(target)
        finally:
            self._show_busy(is_busy=False)
        if size is None:
            self._context.notices.say(
                Kind.INFO,
                self.tr("백업을 멈췄습니다"),
                self.tr("쓰던 파일은 지웠고, 이전 백업은 그대로 있습니다."),
            )
            return
        self._context.notices.say(
            Kind.SUCCESS,
            self.tr("백업을 만들었습니다 ({size})").format(size=formats.size(size)),
            str(target),
        )

    async def _choose(self) -> None:
        pattern = self.tr("JISA 백업") + " (*.zip *.jisa)"
        path = await choose_source(self, self.tr("복원할 백업 선택"), pattern)
        if path is not None:
            self._context.stories.tell_latest("restore", self._look(path))

    async def _look(self, path: Path) -> None:
        """Every byte is checked before anything is offered."""
        self.panel.show_reading(path.name)
        self.setCurrentWidget(self.panel)
        try:
            view = await self._context.desk.upkeep.read_backup(path)
            documents = await self._context.desk.documents()
        except Exception:
            self.setCurrentWidget(self._files)
            raise
        if view is None:  # stopped from elsewhere; who gives up here is gone already
            self.setCurrentWidget(self._files)
            return
        self.panel.show_backup(view, len(documents))

    async def _restore(self, path: Path) -> None:
        self.panel.show_restoring()
        try:
            done = await self._context.desk.upkeep.restore(path)
        finally:
            self.setCurrentWidget(self._files)
            self.restored.emit()
        if done is None:
            self._context.notices.say(
                Kind.INFO,
                self.tr("복원을 멈췄습니다"),
                self.tr("작업 폴더는 바뀌지 않았습니다."),
            )
            return
        self._context.notices.say(
            Kind.SUCCESS,
            self.tr("{made}의 백업으로 복원했습니다").format(made=formats.exact(done.created_at)),
            self.tr("바꾸기 전의 것은 {folder}에 있습니다.").format(folder=done.kept_in)
            if done.kept_in
            else "",
        )

    def _show_busy(self, *, is_busy: bool) -> None:
        self.make.setEnabled(not is_busy)
        self.put_back.setEnabled(not is_busy)
        for part in (self.stop, self.bar, self.state):
            part.setVisible(is_busy)
        self.stop.setEnabled(True)
        if is_busy:
            self._on_moved(0.0)


async def _nothing() -> None:
    """Takes the place of a story that nobody waits for any more."""


def _columns() -> tuple[Column[KeptBackup], ...]:
    return (
        Column(translate("upkeep", "만든 때"), lambda one: formats.exact(one.made_at)),
        Column(translate("upkeep", "종류"), _kind),
        Column(translate("upkeep", "크기"), lambda one: formats.size(one.size), is_number=True),
        Column(translate("upkeep", "파일"), lambda one: one.path.name),
    )


def _key(one: KeptBackup) -> object:
    return one.path


def _kind(one: KeptBackup) -> str:
    if one.is_daily:
        return translate("upkeep", "매일")
    return translate("upkeep", "업데이트 전")
