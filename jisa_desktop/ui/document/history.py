"""이력: the versions, what each changed, and the way back to any of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from jisa_desktop.domain.snapshots import DocumentSnapshot, VersionSnapshot
from jisa_desktop.domain.statuses import VersionStatus
from jisa_desktop.ui import formats, words
from jisa_desktop.ui.context import Context
from jisa_desktop.ui.desk import PlanView
from jisa_desktop.ui.formats import josa, nfc
from jisa_desktop.ui.widgets.build import button, column, label, row
from jisa_desktop.ui.widgets.lines import Column, LinesModel
from jisa_desktop.ui.widgets.tables import (
    LOOK_ROLE,
    TALL_ROW_PX,
    StateDelegate,
    Table,
    TextDelegate,
)
from jisa_desktop.ui.words import Look

translate = QCoreApplication.translate
_STATE = 1
_CAN_RETURN = (VersionStatus.COMPLETED, VersionStatus.ROLLED_BACK)


class HistoryTab(QWidget):
    """``return_wanted``: a version's number; ``undo_wanted``: take the last rollback back."""

    return_wanted = Signal(int)
    undo_wanted = Signal()
    compare_wanted = Signal(int, int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._document: DocumentSnapshot | None = None
        theme = context.theme
        active = theme.icon("check-circle-fill", "success")
        columns: tuple[Column[VersionSnapshot], ...] = (
            Column(
                translate("document", "버전"),
                _number,
                _order,
                roles={
                    Qt.ItemDataRole.DecorationRole.value: lambda one: (
                        active if one.is_active else None
                    )
                },
            ),
            Column(translate("document", "상태"), _word, roles={LOOK_ROLE: _look}),
            Column(translate("document", "파일"), _source),
            Column(translate("document", "행"), _rows, is_number=True),
            Column(translate("document", "바뀐 것"), _changes),
            Column(translate("document", "누가"), _who),
            Column(translate("document", "언제"), _when),
        )
        self.model = LinesModel[VersionSnapshot](columns, _key, self)
        self.table = Table(self.tr("버전 이력"), TALL_ROW_PX)
        self.table.setModel(self.model)
        self.table.setItemDelegate(TextDelegate(theme, self.table))
        self.table.setItemDelegateForColumn(_STATE, StateDelegate(theme, self.table))
        self.table.set_widths({0: 108, _STATE: 112, 3: 72, 4: 190, 5: 84, 6: 108}, stretch=2)
        self.plan = label("", "sub", wrap=True)
        self.back = button(
            self.tr("이 버전으로 되돌리기"), theme, "arrow-counter-clockwise", "primary"
        )
        self.undo = button(self.tr("실행 취소"), theme, "arrow-u-up-left")
        self.compare = button(self.tr("선택한 두 버전 비교"), theme, "git-diff")
        below = row(self.plan, self.undo, self.compare, self.back)
        below.setStretch(0, 1)
        self.setLayout(
            column(
                self.table,
                below,
                spacing=10,
                margins=(0, 10, 0, 0),
            )
        )
        self.table.selectionModel().selectionChanged.connect(self._on_selection)
        self.back.clicked.connect(self._on_back)
        self.undo.clicked.connect(self.undo_wanted)
        self.compare.clicked.connect(self._on_compare)
        self.undo.hide()
        self._on_selection()

    def clear(self) -> None:
        self._document = None
        self.model.show_lines(())
        self.undo.hide()
        self._on_selection()

    def show_history(
        self, document: DocumentSnapshot, versions: Sequence[VersionSnapshot], *, can_undo: bool
    ) -> None:
        """Newest first. ``can_undo``: the last job was a rollback that can be taken back."""
        self._document = document
        self.model.show_lines(sorted(versions, key=_order, reverse=True))
        self.undo.setVisible(can_undo)
        self._on_selection()

    def _chosen(self) -> list[VersionSnapshot]:
        return [self.model.line(one) for one in self.table.selected_rows()]

    def _on_selection(self) -> None:
        chosen = self._chosen()
        is_idle = self._document is not None and self._document.open_job_id is None
        one = chosen[0] if len(chosen) == 1 else None
        can_return = one is not None and one.status in _CAN_RETURN and not one.is_active
        self.back.setEnabled(is_idle and can_return)
        self.undo.setEnabled(is_idle)
        self.compare.setEnabled(len(chosen) == 2)  # noqa: PLR2004 - two versions make a pair
        if one is not None and can_return and self._document is not None:
            self._context.stories.tell_latest("plan", self._show_plan(self._document, one.number))
        elif one is not None and one.is_active:
            self.plan.setText(self.tr("지금 쓰는 버전입니다."))
        elif one is not None:
            self.plan.setText(self.tr("완료된 적이 없는 버전으로는 되돌릴 수 없습니다."))
        else:
            self.plan.setText(self.tr("버전을 선택하면 되돌릴 때 무엇이 바뀌는지 보여 드립니다."))

    def _on_back(self) -> None:
        if chosen := self._chosen():
            self.return_wanted.emit(chosen[0].number)

    def _on_compare(self) -> None:
        numbers = sorted(one.number for one in self._chosen())
        if len(numbers) == 2:  # noqa: PLR2004 - two versions make a pair
            self.compare_wanted.emit(numbers[0], numbers[1])

    async def _show_plan(self, document: DocumentSnapshot, to: int) -> None:
        plan = await self._context.desk.plan(document.document_id, to)
        self.plan.setText(plan_sentence(to, plan))


def plan_sentence(to: int, plan: PlanView) -> str:
    """'버전 1로: 추가 3 · 변경 12 · 삭제 0 · 그대로 800 (네임스페이스 1개)'."""
    told = translate(
        "document",
        "버전 {v}(으)로: 추가 {a} · 변경 {c}{m} · 삭제 {r} · 그대로 {u} (네임스페이스 {n}개)",
    ).format(
        v=to,
        a=formats.count(plan.added),
        c=formats.count(plan.changed),
        m=words.moved(plan.moved),
        r=formats.count(plan.removed),
        u=formats.count(plan.unchanged),
        n=formats.count(len(plan.lines)),
    )
    return josa(told)


def _key(version: VersionSnapshot) -> object:
    return version.version_id


def _order(version: VersionSnapshot) -> int:
    return version.number


def _number(version: VersionSnapshot) -> str:
    if version.is_active:
        return translate("document", "v{n} 현재").format(n=version.number)
    return f"v{version.number}"


def _look(version: VersionSnapshot) -> Look:
    return words.look(version.status)


def _word(version: VersionSnapshot) -> str:
    return words.look(version.status).word


def _source(version: VersionSnapshot) -> str:
    return f"{nfc(version.source_name)} · {version.sheet}"


def _rows(version: VersionSnapshot) -> str:
    return formats.count(version.total_rows)


def _changes(version: VersionSnapshot) -> str:
    counts = version.counts
    if counts is None:
        return "—"
    return translate("document", "추가 {a} · 변경 {c} · 삭제 {r}").format(
        a=formats.count(counts.vectors_created),
        c=formats.count(counts.vectors_updated),
        r=formats.count(counts.vectors_deleted),
    )


def _who(version: VersionSnapshot) -> str:
    return version.created_by or "—"


def _when(version: VersionSnapshot) -> str:
    return formats.moment(version.completed_at or version.created_at)
