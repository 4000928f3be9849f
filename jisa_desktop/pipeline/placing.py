"""Where a file goes: which document, which title, which mode; and whether it is new at all."""

from __future__ import annotations

from dataclasses import dataclass, replace

from jisa_desktop.domain.snapshots import DocumentSnapshot, VersionSnapshot
from jisa_desktop.domain.statuses import Mode, VersionStatus
from jisa_desktop.domain.table import TableHead
from jisa_desktop.domain.template import Template
from jisa_desktop.domain.text import nfc
from jisa_desktop.errors import InputError, UsageProblem
from jisa_desktop.pipeline.corrections import Correction
from jisa_desktop.pipeline.requests import KeptRequest
from jisa_desktop.sheets.reader import WorkbookSummary
from jisa_desktop.store.store import Transaction
from jisa_desktop.store.templates import StoredTemplate


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file goes: an existing document, or None for a new one with ``title``."""

    document_id: str | None
    title: str
    mode: Mode
    active: VersionSnapshot | None


def place_of(
    tx: Transaction,
    request: KeptRequest,
    template: Template,
    summary: WorkbookSummary,
    head: TableHead,
) -> Place:
    title = nfc(request.title) if request.title else default_title(summary, head)
    document = None
    if request.document_id is not None:
        document = tx.documents.get(request.document_id)
    elif not request.is_new and tx.documents.titled(title):
        document = tx.documents.find(title)
    active = previous = None
    if document is not None:
        versions = tx.documents.versions(document.document_id)
        active = next((one for one in versions if one.is_active), None)
        accepted = [one for one in versions if one.status is not VersionStatus.PENDING]
        previous = active or (accepted[-1] if accepted else None)
    mode = request.mode or (previous.mode if previous else None)
    if mode is None:
        if template.employee_column is not None:
            raise UsageProblem("mode_needed", file=head.file_name, template=template.name)
        mode = Mode.COMPANY_WIDE
    return Place(document.document_id if document else None, title, mode, active)


def corrected_document(tx: Transaction, request: KeptRequest) -> DocumentSnapshot | None:
    if request.document_id is not None:
        return tx.documents.get(request.document_id)
    title = nfc(request.title or request.source_name.rpartition(".")[0])
    return None if request.is_new or not tx.documents.titled(title) else tx.documents.find(title)


def of_correction(request: KeptRequest, correction: Correction) -> KeptRequest:
    """Document, template and mode are those of the version that is corrected."""
    return replace(
        request,
        document_id=correction.document.document_id,
        template_revision_id=correction.stored.revision_id,
        mode=correction.base.mode,
        title=None,
    )


def default_title(summary: WorkbookSummary, head: TableHead) -> str:
    """The file's stem, plus the sheet when several have data (design, section 12)."""
    stem = nfc(head.file_name).rsplit(".", 1)[0]
    with_data = [one for one in summary.sheets if one.has_data and not one.is_hidden]
    return f"{stem} / {head.sheet}" if len(with_data) > 1 else stem


def is_same(
    tx: Transaction,
    place: Place,
    request: KeptRequest,
    stored: StoredTemplate,
    head: TableHead,
) -> bool:
    """An encoding or delimiter that a person gave, or hidden rows that are left out, may read the
    same bytes differently, so that they have to be the same too; none given is an answer as
    well."""
    active = place.active
    return active is not None and (
        *_read_as(tx, active),
        active.sha256,
        active.sheet,
        active.header_rows,
        active.template,
        active.template_revision,
        active.mode,
    ) == (
        request.encoding,
        request.delimiter,
        request.leaves_out_hidden,
        request.sha256,
        head.sheet,
        head.header_rows,
        stored.template.name,
        stored.revision,
        place.mode,
    )


def _read_as(tx: Transaction, version: VersionSnapshot) -> tuple[object, ...]:
    """What a person said of how to read the version's file: encoding, delimiter, hidden parts."""
    for job in tx.jobs.of_document(version.document_id):
        if job.version_id == version.version_id and job.request.get("sha256") == version.sha256:
            said = job.request
            is_left_out = bool(said.get("leaves_out_hidden"))
            return said.get("encoding"), said.get("delimiter"), is_left_out
    return None, None, False


def check_mass_change(tx: Transaction, active: VersionSnapshot, new: VersionSnapshot) -> None:
    """More than half of the rows gone is more likely the wrong file than a new version."""
    gone, before = gone_rows(
        tx.lineage.sound_keys(active.version_id), tx.lineage.sound_keys(new.version_id)
    )
    if before and gone * 2 > before:
        raise InputError(
            "rows_gone",
            file=new.source_name,
            sheet=new.sheet,
            gone=gone,
            before=before,
            document=active.document_id,
        )


def gone_rows(old_keys: list[str], new_keys: list[str]) -> tuple[int, int]:
    """(rows gone, rows before), of rows without a fault. By key where all have one, else by how
    many there are: without keys an edited row is not to be told from a new one."""
    before = len(old_keys)
    if all(old_keys) and all(new_keys):
        return len(set(old_keys) - set(new_keys)), before
    return max(0, before - len(new_keys)), before
