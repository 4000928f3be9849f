"""Documents and their versions: what is made, found and changed of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from jisa_desktop.domain.snapshots import Counts, DocumentSnapshot, Fault, VersionSnapshot
from jisa_desktop.domain.statuses import DocumentStatus, Mode, VersionStatus
from jisa_desktop.errors import InputError
from jisa_desktop.store.converting import counts_json, fault_json
from jisa_desktop.store.document_snapshots import document_snapshots, version_snapshots
from jisa_desktop.store.schema import DocumentRow, IssueRow, LineageRow, VersionRow


@dataclass(frozen=True, slots=True)
class NewVersion:
    """What intake knows of a file that it accepts."""

    mode: Mode
    template_revision_id: int
    skips_duplicates: bool
    stores_text: bool
    source_name: str
    sha256: str
    size: int
    sheet: str
    header_rows: tuple[int, ...]
    columns: tuple[str, ...]
    total_rows: int
    created_by: str


class Documents:
    def __init__(self, session: Session, now: datetime) -> None:
        self._session = session
        self._now = now

    # documents

    def add(self, tag: str, organization_id: int, title: str) -> str:
        """Make a document. Its id carries the workspace's tag, so that every record of ours can
        be told from foreign ones by its id alone (design, section 12)."""
        sequence = 1 + (self._session.scalar(select(func.max(DocumentRow.sequence))) or 0)
        document_id = f"{tag}-{sequence}"
        self._session.add(
            DocumentRow(
                id=document_id,
                sequence=sequence,
                organization_id=organization_id,
                title=title,
                status=DocumentStatus.PENDING,
                active_version_id=None,
                is_due=False,
                locked_by_job_id=None,
                created_at=self._now,
                changed_at=self._now,
            )
        )
        self._session.flush()
        return document_id

    def all(self) -> list[DocumentSnapshot]:
        """Newest change first."""
        found = document_snapshots(self._session)
        return sorted(found, key=lambda one: (one.changed_at, one.sequence), reverse=True)

    def get(self, document_id: str) -> DocumentSnapshot:
        found = document_snapshots(self._session, DocumentRow.id == document_id)
        if not found:
            raise InputError("document_unknown", document=document_id)
        return found[0]

    def find(self, reference: str) -> DocumentSnapshot:
        """By id, or by exact title.

        Raises ``InputError('document_unknown')``, or ``('document_ambiguous')`` for a title that
        two documents have.
        """
        found = document_snapshots(self._session, DocumentRow.id == reference) or self.titled(
            reference
        )
        if not found:
            raise InputError("document_unknown", document=reference)
        if len(found) > 1:
            ids = ", ".join(one.document_id for one in found)
            raise InputError("document_ambiguous", document=reference, candidates=ids)
        return found[0]

    def titled(self, title: str) -> list[DocumentSnapshot]:
        return document_snapshots(self._session, DocumentRow.title == title)

    def set_status(self, document_id: str, status: DocumentStatus) -> None:
        self._change(document_id, status=status, changed_at=self._now)

    def set_title(self, document_id: str, title: str) -> None:
        self._change(document_id, title=title)

    def activate(self, document_id: str, version_id: int | None, status: DocumentStatus) -> None:
        """Let the version say what should exist; None for a document that was cleaned up."""
        self._change(document_id, active_version_id=version_id, status=status, changed_at=self._now)

    def active_version_id(self, document_id: str) -> int | None:
        return self._session.scalar(
            select(DocumentRow.active_version_id).where(DocumentRow.id == document_id)
        )

    def active_versions(self) -> dict[str, int]:
        """Active version ids by document."""
        rows = self._session.execute(
            select(DocumentRow.id, DocumentRow.active_version_id).where(
                DocumentRow.active_version_id.is_not(None)
            )
        )
        return {row[0]: row[1] for row in rows if row[1] is not None}

    def ids(self) -> list[str]:
        return list(self._session.scalars(select(DocumentRow.id).order_by(DocumentRow.id)))

    def set_due(self, document_ids: Iterable[str], *, is_due: bool) -> None:
        self._session.execute(
            update(DocumentRow).where(DocumentRow.id.in_(list(document_ids))).values(is_due=is_due)
        )

    def due_ids(self) -> list[str]:
        rows = self._session.scalars(
            select(DocumentRow.id).where(DocumentRow.is_due).order_by(DocumentRow.sequence)
        )
        return list(rows)

    # locks

    def lock(self, document_ids: Iterable[str], job_id: int) -> int | None:
        """Lock all of the documents for the job, or none. Returns the id of a job that holds one
        of them, None when the lock was taken."""
        wanted = sorted(document_ids)
        holder = self._session.scalar(
            select(DocumentRow.locked_by_job_id).where(
                DocumentRow.id.in_(wanted),
                DocumentRow.locked_by_job_id.is_not(None),
                DocumentRow.locked_by_job_id != job_id,
            )
        )
        if holder is None:
            self._session.execute(
                update(DocumentRow)
                .where(DocumentRow.id.in_(wanted))
                .values(locked_by_job_id=job_id)
            )
        return holder

    def locked(self, job_id: int) -> list[str]:
        """What the job holds."""
        return list(
            self._session.scalars(
                select(DocumentRow.id).where(DocumentRow.locked_by_job_id == job_id)
            )
        )

    def unlock(self, job_id: int | None = None) -> None:
        """Free what the job holds; without a job, all (nothing runs at a start)."""
        statement = update(DocumentRow).values(locked_by_job_id=None)
        if job_id is not None:
            statement = statement.where(DocumentRow.locked_by_job_id == job_id)
        self._session.execute(statement)

    # versions

    def add_version(self, document_id: str, new: NewVersion) -> VersionSnapshot:
        number = 1 + (
            self._session.scalar(
                select(func.max(VersionRow.number)).where(VersionRow.document_id == document_id)
            )
            or 0
        )
        row = VersionRow(
            document_id=document_id,
            number=number,
            status=VersionStatus.PENDING,
            created_at=self._now,
            completed_at=None,
            is_purged=False,
            **(asdict(new) | {"mode": new.mode.value}),
        )
        self._session.add(row)
        self._session.flush()
        return self.version(row.id)

    def version(self, version_id: int) -> VersionSnapshot:
        found = version_snapshots(self._session, VersionRow.id == version_id)
        if not found:
            raise InputError("version_unknown", version=version_id)
        return found[0]

    def numbered(self, document_id: str, number: int) -> VersionSnapshot:
        found = version_snapshots(
            self._session, VersionRow.document_id == document_id, VersionRow.number == number
        )
        if not found:
            raise InputError("version_unknown", version=number)
        return found[0]

    def versions(self, document_id: str) -> list[VersionSnapshot]:
        """Oldest first."""
        return version_snapshots(self._session, VersionRow.document_id == document_id)

    def change_version(
        self,
        version_id: int,
        status: VersionStatus,
        *,
        counts: Counts | None = None,
        fault: Fault | None = None,
    ) -> None:
        values: dict[str, object] = {"status": status.value}
        if status is VersionStatus.COMPLETED:
            values |= {"completed_at": self._now, "error": None}
        if counts is not None:
            values["result"] = counts_json(counts)
        if fault is not None:
            values["error"] = fault_json(fault)
        self._session.execute(
            update(VersionRow).where(VersionRow.id == version_id).values(**values)
        )

    def remove_version(self, version_id: int) -> None:
        """Take back a version that was not accepted after all."""
        for table in (LineageRow, IssueRow):
            self._session.execute(delete(table).where(table.version_id == version_id))
        self._session.execute(delete(VersionRow).where(VersionRow.id == version_id))

    def remove_if_empty(self, document_id: str) -> None:
        """Take back a document that was made for a file which was then refused."""
        has_version = select(VersionRow.id).where(VersionRow.document_id == document_id).exists()
        self._session.execute(
            delete(DocumentRow).where(DocumentRow.id == document_id, ~has_version)
        )

    def sources_in_use(self) -> set[str]:
        """sha256 of every source file that a version still keeps."""
        return set(
            self._session.scalars(select(VersionRow.sha256).where(VersionRow.is_purged.is_(False)))
        )

    # private

    def _change(self, document_id: str, **values: object) -> None:
        self._session.execute(
            update(DocumentRow).where(DocumentRow.id == document_id).values(**values)
        )
