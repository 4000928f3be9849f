"""보관: how many old versions are kept, and what the workspace takes of the disk."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit, QRadioButton, QWidget

from jisa_desktop.ui import formats
from jisa_desktop.ui.context import Context
from jisa_desktop.ui.marking import QT_TRANSLATE_NOOP
from jisa_desktop.ui.notices import Kind
from jisa_desktop.ui.upkeep.desk import ErasureView, RoomLine, StorageView
from jisa_desktop.ui.widgets.ask import Question, ask
from jisa_desktop.ui.widgets.build import button, column, label, row, rule, set_tone
from jisa_desktop.ui.widgets.lines import Column, LinesModel
from jisa_desktop.ui.widgets.tables import PROGRESS_ROLE, Bar, StateDelegate, Table, TextDelegate

translate = QCoreApplication.translate
_MOST_VERSIONS = 999
_USUAL = 10

_ROOMS = {
    "database": QT_TRANSLATE_NOOP("upkeep", "데이터베이스 (행, 이력, 보관한 벡터)"),
    "sources": QT_TRANSLATE_NOOP("upkeep", "원본 파일"),
    "index": QT_TRANSLATE_NOOP("upkeep", "내장 인덱스"),
    "backups": QT_TRANSLATE_NOOP("upkeep", "자동 백업"),
    "copies": QT_TRANSLATE_NOOP("upkeep", "복원하며 남긴 사본"),
    "cache": QT_TRANSLATE_NOOP("upkeep", "임시 파일과 설정"),
}


class KeepingTab(QWidget):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        theme = context.theme
        self._kept: int | None = None
        self.all = QRadioButton(self.tr("모든 버전을 보관"))
        self.some = QRadioButton(self.tr("문서마다 최근"))
        self.count = QLineEdit(str(_USUAL))
        self.count.setValidator(QIntValidator(1, _MOST_VERSIONS, self.count))
        self.count.setAccessibleName(self.tr("보관할 버전 수"))
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.count.setFixedWidth(64)
        self.apply = button(self.tr("적용"), theme, "check", "primary", name=self.tr("보관 적용"))
        self.outlook = label("", "sub", wrap=True)
        self.model = LinesModel[RoomLine](self._columns(), _key, self)
        self._largest = 1
        self.table = Table(self.tr("저장 공간"))
        self.table.setModel(self.model)
        self.table.setItemDelegate(TextDelegate(theme, self.table))
        self.table.setItemDelegateForColumn(3, StateDelegate(theme, self.table))
        self.table.set_widths({0: 280, 1: 90, 2: 90}, stretch=3)
        self.total = label("", "cap")
        some = row(self.some, self.count, label(self.tr("개 버전만 보관")))
        choice = row(self.all, some, None, self.apply, spacing=20)
        self.setLayout(
            column(
                label(self.tr("버전 보관"), "h2"),
                choice,
                self.outlook,
                rule(),
                row(label(self.tr("저장 공간"), "h2"), None, self.total),
                self.table,
                margins=(4, 12, 4, 4),
                spacing=12,
            )
        )
        self.all.toggled.connect(self._on_choice)
        self.count.textChanged.connect(self._on_count)
        self.count.returnPressed.connect(self._on_apply)
        self.apply.clicked.connect(self._on_apply)

    def refresh(self) -> None:
        self._context.stories.tell_latest("keeping", self._refresh())

    def _wanted(self) -> int | None:
        return None if self.all.isChecked() else int(self.count.text() or 0)

    def _on_count(self) -> None:
        if self.some.isChecked():
            self._on_choice()
        else:
            self.some.setChecked(True)

    def _on_choice(self) -> None:
        if self._wanted() == 0:
            self.apply.setEnabled(False)
            self.outlook.setText(self.tr("보관할 버전 수를 1 이상으로 적으세요."))
            return
        self._context.stories.tell_latest("erasure", self._foresee(self._wanted()))

    def _on_apply(self) -> None:
        if self.apply.isEnabled():
            self._context.stories.tell(self._apply(self._wanted()))

    async def _refresh(self) -> None:
        upkeep = self._context.desk.upkeep
        self._kept = await upkeep.retention()
        (self.all if self._kept is None else self.some).setChecked(True)
        if self._kept is not None:
            self.count.setText(str(self._kept))
        await self._foresee(self._wanted())
        self._show_storage(await upkeep.storage())

    async def _foresee(self, keep: int | None) -> None:
        view = await self._context.desk.upkeep.would_erase(keep)
        if keep != self._wanted():
            return
        self.apply.setEnabled(keep != self._kept)
        self.outlook.setText(_sentence(keep, view))
        set_tone(self.outlook, "tone", "warning" if view.versions else "")

    async def _apply(self, keep: int | None) -> None:
        upkeep = self._context.desk.upkeep
        view = await upkeep.would_erase(keep)
        if view.versions:
            question = Question(
                self.tr("이전 버전 지우기"),
                self.tr("문서마다 최근 {n}개 버전만 보관할까요?").format(n=keep),
                self.tr(
                    "문서 {d}개의 이전 버전 {v}개에서 행 {r}개의 내용과 원본 파일 {size}가 "
                    "지워지고, 그 버전으로는 되돌릴 수 없게 됩니다. 이력과 건수는 남습니다."
                ).format(
                    d=formats.count(view.documents),
                    v=formats.count(view.versions),
                    r=formats.count(view.rows),
                    size=formats.size(view.source_octets),
                ),
                self.tr("버전 {v}개 지우기").format(v=formats.count(view.versions)),
            )
            if not await ask(self, question):
                return
        self.apply.setEnabled(False)
        done = await upkeep.set_retention(keep)
        self._context.notices.say(
            Kind.SUCCESS,
            self.tr("보관 설정을 바꿨습니다"),
            self.tr("이전 버전 {v}개의 내용을 지웠습니다.").format(v=formats.count(done.versions))
            if done.versions
            else "",
        )
        await self._refresh()

    def _show_storage(self, view: StorageView) -> None:
        self._largest = max(1, *(one.octets for one in view.lines))
        self.model.show_lines(view.lines)
        text = self.tr("모두 {size} · 디스크 남은 공간 {free}")
        octets = sum(one.octets for one in view.lines)
        self.total.setText(text.format(size=formats.size(octets), free=formats.size(view.free)))

    def _columns(self) -> tuple[Column[RoomLine], ...]:
        return (
            Column(translate("upkeep", "무엇"), _room),
            Column(
                translate("upkeep", "크기"), lambda one: formats.size(one.octets), is_number=True
            ),
            Column(
                translate("upkeep", "파일 수"),
                lambda one: formats.count(one.file_count),
                is_number=True,
            ),
            Column(
                translate("upkeep", "차지하는 정도"), _nothing, roles={PROGRESS_ROLE: self._bar}
            ),
        )

    def _bar(self, one: RoomLine) -> Bar:
        return Bar(one.octets / self._largest, "primary", "")


def _key(one: RoomLine) -> object:
    return one.room


def _nothing(_one: RoomLine) -> str:
    return ""


def _room(one: RoomLine) -> str:
    return translate("upkeep", _ROOMS[one.room])


def _sentence(keep: int | None, view: ErasureView) -> str:
    if keep is None:
        return translate("upkeep", "지우지 않습니다. 언제든 어느 버전으로나 되돌릴 수 있습니다.")
    if not view.versions:
        return translate("upkeep", "지금 지워질 버전은 없습니다. 쓰는 버전은 지우지 않습니다.")
    return translate(
        "upkeep",
        "적용하면 문서 {d}개의 이전 버전 {v}개 (행 {r}개, 원본 파일 {size})의 내용이 지워집니다. "
        "쓰는 버전은 지우지 않습니다.",
    ).format(
        d=formats.count(view.documents),
        v=formats.count(view.versions),
        r=formats.count(view.rows),
        size=formats.size(view.source_octets),
    )
