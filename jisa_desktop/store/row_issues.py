"""What was wrong with the rows of versions."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import insert, or_, select
from sqlalchemy.orm import Session

from jisa_desktop.domain.statuses import Outcome
from jisa_desktop.domain.table import Issue, Severity
from jisa_desktop.store.converting import pairs
from jisa_desktop.store.schema import IssueRow, LineageRow
from jisa_desktop.store.tables import ISSUES

REFUSALS = ("text_rejected", "record_rejected")
_ADD_ISSUES = insert(ISSUES)


class RowIssues:
    def __init__(self, session: Session) -> None:
        self._session = session

    def add_issues(self, version_id: int, issues: Iterable[Issue]) -> None:
        values = [
            {
                "version_id": version_id,
                "row_number": issue.row_number,
                "column": issue.column,
                "severity": issue.severity.value,
                "code": issue.code,
                "params": dict(issue.params),
            }
            for issue in issues
        ]
        if values:
            self._session.execute(_ADD_ISSUES, values)

    def issues(self, version_id: int, start: int = 0, limit: int | None = None) -> list[Issue]:
        """In row order: the issues of reading, and why rows were refused by the plan."""
        read = [
            Issue(row.row_number, row.column, Severity(row.severity), row.code, pairs(row.params))
            for row in self._session.scalars(
                select(IssueRow).where(IssueRow.version_id == version_id)
            )
        ]
        planned = [
            Issue(row.row_number, "", Severity.ERROR, row.reason, pairs(row.reason_params))
            for row in self._session.scalars(
                select(LineageRow).where(
                    LineageRow.version_id == version_id,
                    LineageRow.outcome == Outcome.FAILED,
                    or_(LineageRow.reason != LineageRow.fault, LineageRow.fault.in_(REFUSALS)),
                )
            )
        ]
        found = sorted([*read, *planned], key=lambda issue: (issue.row_number, issue.column))
        return found[start:] if limit is None else found[start : start + limit]

    def sheet_issues(self, version_id: int) -> list[Issue]:
        """What was wrong with the sheet as a whole."""
        found = self._session.scalars(
            select(IssueRow)
            .where(IssueRow.version_id == version_id, IssueRow.row_number == 0)
            .order_by(IssueRow.id)
        )
        return [
            Issue(0, row.column, Severity(row.severity), row.code, pairs(row.params))
            for row in found
        ]

    def cell_issues(self, version_id: int) -> list[Issue]:
        """What was wrong with single rows when they were read."""
        found = self._session.scalars(
            select(IssueRow)
            .where(IssueRow.version_id == version_id, IssueRow.row_number > 0)
            .order_by(IssueRow.row_number, IssueRow.id)
        )
        return [
            Issue(row.row_number, row.column, Severity(row.severity), row.code, pairs(row.params))
            for row in found
        ]
