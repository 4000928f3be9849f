"""The user's own rows back: those of a version that were not stored, with every reason."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jisa_desktop.domain.snapshots import LineageSnapshot, VersionSnapshot
from jisa_desktop.domain.statuses import Outcome, VersionStatus
from jisa_desktop.domain.table import Issue, SheetRow, TableHead
from jisa_desktop.errors import InputError
from jisa_desktop.store.store import Transaction

_LEFT_BEHIND = {VersionStatus.ROLLED_BACK, VersionStatus.CANCELLED, VersionStatus.PENDING}


@dataclass(frozen=True, slots=True)
class RefusedRows:
    """``issues`` are those of the rows and of the sheet as a whole."""

    version: VersionSnapshot
    rows: tuple[LineageSnapshot, ...]
    issues: tuple[Issue, ...]


def exported_version(tx: Transaction, document_id: str) -> VersionSnapshot:
    """The version whose refused rows are exported, and corrected: the newest, unless it was left
    behind or is still being read."""
    versions = tx.documents.versions(document_id)
    newest = versions[-1]
    active = next((one for one in versions if one.is_active), newest)
    return active if newest.status in _LEFT_BEHIND else newest


def refused_rows(tx: Transaction, version: VersionSnapshot) -> RefusedRows:
    rows = tx.lineage.rows(version.version_id, 0, None, Outcome.FAILED)
    numbers = {0, *(row.row_number for row in rows)}
    issues = tx.lineage.issues(version.version_id)
    return RefusedRows(
        version, tuple(rows), tuple(one for one in issues if one.row_number in numbers)
    )


def export_refused(refused: RefusedRows, title: str, path: Path) -> None:
    """Write them as a workbook that can be corrected and brought in again.

    Raises ``InputError('nothing_to_export')`` and what writing a workbook raises.
    """
    from jisa_desktop.sheets.error_workbook import write_error_workbook

    if not refused.rows:
        raise InputError("nothing_to_export", document=title)
    version = refused.version
    head = TableHead(
        version.source_name,
        version.sheet,
        version.header_rows,
        version.columns,
        version.total_rows,
    )
    lines = [
        SheetRow(row.row_number, tuple(row.values.get(name, "") for name in version.columns))
        for row in refused.rows
    ]
    write_error_workbook(path, head, lines, refused.issues)
