"""The lists of the people page: the directory, a person's documents, what a list would change."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
)

from jisa_desktop.domain.employees import Employee
from jisa_desktop.domain.roster import RosterChange, RosterLine
from jisa_desktop.domain.table import Issue
from jisa_desktop.ui import formats, words
from jisa_desktop.ui.formats import nfc
from jisa_desktop.ui.people.desk import EmployeeInfo, MentionLine, RosterView
from jisa_desktop.ui.widgets.lines import Column, LinesModel
from jisa_desktop.ui.widgets.tables import LINE_ROLE, MARK_ROLE, SORT_ROLE

translate = QCoreApplication.translate


class PeopleModel(LinesModel[EmployeeInfo]):
    def __init__(self, parent: QObject | None = None) -> None:
        columns: tuple[Column[EmployeeInfo], ...] = (
            Column(translate("people", "사번"), lambda one: one.employee_number),
            Column(translate("people", "성명"), lambda one: one.name),
            Column(translate("people", "부서"), lambda one: one.department),
            Column(
                translate("people", "네임스페이스"), lambda one: one.namespace, _namespace_order
            ),
            Column(
                translate("people", "문서 수"),
                lambda one: formats.count(one.document_count),
                lambda one: one.document_count,
                is_number=True,
            ),
            Column(translate("people", "상태"), state_word),
        )
        super().__init__(columns, lambda one: one.employee_id, parent)


class PeopleFilter(QSortFilterProxyModel):
    """Sorts by what a column means; keeps those that hold the text and are in the state."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setSortRole(SORT_ROLE)
        self._text = ""
        self._is_active: bool | None = None

    def narrow(self, *, text: str, is_active: bool | None) -> None:
        """``is_active`` None keeps both."""
        self.beginFilterChange()
        self._text, self._is_active = nfc(text).strip().casefold(), is_active
        self.endFilterChange()

    # Overrides of QSortFilterProxyModel

    def filterAcceptsRow(
        self, source_row: int, source_parent: QModelIndex | QPersistentModelIndex
    ) -> bool:
        one = self.sourceModel().index(source_row, 0, source_parent).data(LINE_ROLE)
        if not isinstance(one, EmployeeInfo):
            return False
        said = (one.employee_number, one.name, one.department, one.namespace)
        is_found = any(self._text in nfc(text).casefold() for text in said)
        return is_found and self._is_active in (None, one.is_active)


class MentionModel(LinesModel[MentionLine]):
    def __init__(self, parent: QObject | None = None) -> None:
        columns: tuple[Column[MentionLine], ...] = (
            Column(translate("people", "문서"), lambda one: nfc(one.title)),
            Column(
                translate("people", "행"), lambda one: formats.count(one.row_count), is_number=True
            ),
            Column(
                translate("people", "벡터"),
                lambda one: formats.count(one.record_count),
                is_number=True,
            ),
        )
        super().__init__(columns, lambda one: one.document_id, parent)


@dataclass(frozen=True, slots=True)
class Finding:
    """A line of an imported list: what it changes, or the issue that keeps it out."""

    row_number: int
    line: RosterLine | None = None
    issue: Issue | None = None

    @property
    def is_worth_a_look(self) -> bool:
        return self.line is None or self.line.change is not RosterChange.UNCHANGED


class RosterModel(LinesModel[Finding]):
    def __init__(self, parent: QObject | None = None) -> None:
        columns: tuple[Column[Finding], ...] = (
            Column(
                translate("people", "행"),
                lambda one: formats.count(one.row_number) if one.row_number else "—",
                is_number=True,
            ),
            Column(translate("people", "구분"), _kind, roles={MARK_ROLE: _mark}),
            Column(translate("people", "사번"), _number),
            Column(translate("people", "성명"), lambda one: one.line.name if one.line else ""),
            Column(
                translate("people", "부서"), lambda one: one.line.department if one.line else ""
            ),
            Column(translate("people", "바뀌는 내용"), _detail),
        )
        super().__init__(columns, _finding_key, parent)


def findings(view: RosterView) -> list[Finding]:
    """Issues first, then the rest in the order of the list."""
    return [
        *(Finding(one.row_number, issue=one) for one in view.issues),
        *(Finding(one.record.row_number, line=one) for one in view.lines),
    ]


def state_word(one: EmployeeInfo) -> str:
    return translate("people", "활성") if one.is_active else translate("people", "비활성")


def _namespace_order(one: EmployeeInfo) -> int:
    return one.employee_id


def _finding_key(one: Finding) -> object:
    return one


def _kind(one: Finding) -> str:
    if one.line is None:
        return translate("people", "문제")
    return {
        RosterChange.ADDED: translate("people", "추가"),
        RosterChange.CHANGED: translate("people", "변경"),
        RosterChange.UNCHANGED: translate("people", "그대로"),
    }[one.line.change]


def _mark(one: Finding) -> object:
    if one.line is None:
        return "danger"
    return {RosterChange.ADDED: "success", RosterChange.CHANGED: "warning"}.get(one.line.change)


def _number(one: Finding) -> str:
    """As the list has it; where that is a changed number, with the one it was."""
    if one.line is None:
        return ""
    number, known = one.line.record.employee_number, one.line.employee
    return (
        number
        if known is None or known.employee_number == number
        else (f"{number} ({known.employee_number})")
    )


def _detail(one: Finding) -> str:
    if one.issue is not None:
        return words.of_issue(one.issue).sentence
    if one.line is None or one.line.employee is None:
        return ""
    old: Employee = one.line.employee
    told = [
        f"{title} {before or '—'} → {after}"
        for title, before, after in (
            (translate("people", "성명"), old.name, one.line.name),
            (translate("people", "부서"), old.department, one.line.department),
        )
        if before != after
    ]
    if not old.is_active:
        told.append(translate("people", "비활성인 채로 둡니다"))
    return " · ".join(told)
