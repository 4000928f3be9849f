"""Issues as marks on a sheet: which cells are coloured how, and what the reason column says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill

from jisa_desktop.domain.table import Issue, Severity
from jisa_desktop.domain.wording import say_issue

_FILLS = {
    Severity.ERROR: PatternFill("solid", fgColor="FFC7CE"),
    Severity.WARNING: PatternFill("solid", fgColor="FFEB9C"),
}
_WORDS = {Severity.ERROR: "오류", Severity.WARNING: "주의"}
_HEADER_FILL = PatternFill("solid", fgColor="E7E6E6")
_BOLD = Font(bold=True)
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_RANK = {Severity.ERROR: 1, Severity.WARNING: 0}


@dataclass(slots=True)
class RowMarks:
    """What is wrong in one row. ``columns``: header text to the worst severity there."""

    issues: list[Issue] = field(default_factory=list)
    columns: dict[str, Severity] = field(default_factory=dict)

    @property
    def severity(self) -> Severity:
        return max((issue.severity for issue in self.issues), key=_RANK.__getitem__)

    @property
    def reason(self) -> str:
        return reason(self.issues)

    def add(self, issue: Issue) -> None:
        self.issues.append(issue)
        if issue.column:
            known = self.columns.get(issue.column, Severity.WARNING)
            self.columns[issue.column] = max(known, issue.severity, key=_RANK.__getitem__)


def by_row(issues: Iterable[Issue]) -> Mapping[int, RowMarks]:
    """Marks by Excel row number; 0 holds what concerns the sheet as a whole."""
    marks: dict[int, RowMarks] = {}
    for issue in issues:
        marks.setdefault(issue.row_number, RowMarks()).add(issue)
    return marks


def reason(issues: Iterable[Issue]) -> str:
    """A line for each issue, errors first, each sentence once: '오류: ...'."""
    ordered = sorted(issues, key=lambda issue: -_RANK[issue.severity])
    lines = (f"{_WORDS[issue.severity]}: {say_issue(issue).sentence}" for issue in ordered)
    return "\n".join(dict.fromkeys(lines))


def mark(cell: Cell, severity: Severity) -> None:
    cell.fill = _FILLS[severity]


def wrap(cell: Cell) -> None:
    cell.alignment = _WRAPPED


def make_header(cell: Cell) -> None:
    cell.font = _BOLD
    cell.fill = _HEADER_FILL
    cell.alignment = _WRAPPED
