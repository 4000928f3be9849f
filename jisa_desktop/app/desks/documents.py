"""What the window reads of a workspace. Plain functions that block; called off the main thread."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jisa_desktop.domain.statuses import Outcome
from jisa_desktop.domain.table import Issue
from jisa_desktop.errors import InputError
from jisa_desktop.ui.desk import DiffLine, ForgottenView, PlanLine, PlanView

if TYPE_CHECKING:
    from jisa_desktop.domain.snapshots import (
        BatchSnapshot,
        DocumentSnapshot,
        EventSnapshot,
        JobSnapshot,
        LineageSnapshot,
        VersionSnapshot,
    )
    from jisa_desktop.pipeline.workspace import Workspace

_PAGE = 2_000
MOST_DIFFERENCES = 5_000


def documents(workspace: Workspace) -> list[DocumentSnapshot]:
    with workspace.store.reading() as tx:
        return tx.documents.all()


def history(workspace: Workspace, document_id: str) -> list[VersionSnapshot]:
    with workspace.store.reading() as tx:
        return tx.documents.versions(document_id)


def jobs(workspace: Workspace, document_id: str) -> list[JobSnapshot]:
    with workspace.store.reading() as tx:
        return tx.jobs.of_document(document_id)


def job(workspace: Workspace, job_id: int) -> JobSnapshot:
    with workspace.store.reading() as tx:
        return tx.jobs.get(job_id)


def job_or_none(workspace: Workspace, job_id: int) -> JobSnapshot | None:
    """None for a job that was refused and left no trace."""
    with workspace.store.reading() as tx:
        return tx.jobs.get(job_id) if tx.jobs.exists(job_id) else None


def batches(workspace: Workspace, job_id: int) -> list[BatchSnapshot]:
    with workspace.store.reading() as tx:
        return tx.jobs.batches(job_id)


def rows(
    workspace: Workspace, version_id: int, start: int, limit: int, outcome: Outcome | None
) -> list[LineageSnapshot]:
    with workspace.store.reading() as tx:
        return tx.lineage.rows(version_id, start, limit, outcome)


def issues(workspace: Workspace, version_id: int, start: int, limit: int) -> list[Issue]:
    with workspace.store.reading() as tx:
        return tx.lineage.issues(version_id, start, limit)


def issue_count(workspace: Workspace, version_id: int) -> int:
    with workspace.store.reading() as tx:
        return len(tx.lineage.issues(version_id))


def events(workspace: Workspace, document_id: str | None, limit: int) -> list[EventSnapshot]:
    with workspace.store.reading() as tx:
        return tx.events.all(document_id=document_id, limit=limit)


def plan(workspace: Workspace, document_id: str, to: int) -> PlanView:
    foresight = workspace.foreseer.plan(document_id, to)
    lines = tuple(
        PlanLine(one.namespace, one.created, one.updated, one.deleted, one.moved)
        for one in foresight.namespaces
    )
    return PlanView(lines, foresight.unchanged_count, foresight.texts_to_embed)


def diff(workspace: Workspace, document_id: str, old: int, new: int) -> list[DiffLine]:
    """What differs, in the order of the new version; the first ``MOST_DIFFERENCES``."""
    found = workspace.foreseer.diff(document_id, old, new)
    pairs: list[tuple[str, int | None, int | None]] = [
        *(("changed", before, after) for before, after in found.changed),
        *(("added", None, number) for number in found.added),
        *(("removed", number, None) for number in found.removed),
    ]
    pairs.sort(key=lambda pair: (pair[2] or pair[1] or 0, pair[0]))
    pairs = pairs[:MOST_DIFFERENCES]
    with workspace.store.reading() as tx:
        versions = {one: tx.documents.numbered(document_id, one) for one in (old, new)}
    before = _values(workspace, versions[old].version_id, {p[1] for p in pairs if p[1]})
    after = _values(workspace, versions[new].version_id, {p[2] for p in pairs if p[2]})
    return [
        DiffLine(kind, a, b, *_sides(before.get(a or 0, {}), after.get(b or 0, {})))
        for kind, a, b in pairs
    ]


def write_errors(workspace: Workspace, document_id: str, target: Path, number: int | None) -> int:
    """Write the rows of a version that were refused; return how many. ``number`` None: of the
    version that is worth correcting.

    Raises ``InputError('nothing_to_export')``.
    """
    from jisa_desktop.pipeline.refused_rows import export_refused, exported_version, refused_rows

    with workspace.store.reading() as tx:
        title = tx.documents.get(document_id).title
        version = (
            exported_version(tx, document_id)
            if number is None
            else tx.documents.numbered(document_id, number)
        )
        refused = refused_rows(tx, version)
    export_refused(refused, title, target)
    return len(refused.rows)


def write_marked_copy(workspace: Workspace, document_id: str, target: Path, number: int) -> int:
    """Write a copy of a version's own file with its issues marked; return how many.

    Raises ``InputError('nothing_to_export' | 'version_purged')`` and what ``annotate_copy`` does.
    """
    from jisa_desktop.sheets.annotated_copy import annotate_copy

    with workspace.store.reading() as tx:
        version = tx.documents.numbered(document_id, number)
        found = tx.lineage.issues(version.version_id)
    if version.is_purged:
        raise InputError("version_purged", version=number)
    if not found:
        raise InputError("nothing_to_export", document=version.source_name)
    annotate_copy(
        workspace.store.files.path(version.sha256),
        target,
        version.sheet,
        version.header_rows,
        found,
        name=version.source_name,
    )
    return len(found)


def forget(workspace: Workspace, document_id: str) -> ForgottenView:
    """Raises ``InputError('forget_needs_cleanup')``."""
    from jisa_desktop.domain.cancel import CancelToken

    erased, renewed = workspace.safekeeping.forget(document_id, CancelToken())
    return ForgottenView(
        erased.versions, erased.texts, erased.files, renewed.removed, renewed.copies_left
    )


def _values(
    workspace: Workspace, version_id: int, wanted: Iterable[int]
) -> dict[int, Mapping[str, str]]:
    """The rows of a version with these numbers."""
    numbers, found, start = set(wanted), dict[int, Mapping[str, str]](), 0
    while len(found) < len(numbers):
        page: Sequence[LineageSnapshot] = rows(workspace, version_id, start, _PAGE, None)
        if not page:
            break
        found |= {one.row_number: one.values for one in page if one.row_number in numbers}
        start += len(page)
    return found


def _sides(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[str, str]:
    """Both sides in words; where both exist, the first column and what differs."""
    if not old or not new:
        return _said(old), _said(new)
    first = next(iter(new))
    names = [name for name in new if name == first or old.get(name, "") != new[name]]
    names += [name for name in old if name not in new]
    return tuple(  # type: ignore[return-value]  # two sides, two texts
        _said({name: side.get(name, "") for name in names}) for side in (old, new)
    )


def _said(values: Mapping[str, str]) -> str:
    return " · ".join(f"{name}: {value}" for name, value in values.items() if value)
