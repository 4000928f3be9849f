"""Jobs of every kind, each with what must have happened before it; for sweeps over fault points.

The index is the real local one, so that what a killed process wrote is still there. The other
ways a job can end are in ``endings``, what is no job of a document in ``chores``, and all of them
together in ``catalogue``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.faults import arm
from jisa_desktop.errors import Retryable
from jisa_desktop.pipeline.autobackup import automatic_backups
from jisa_desktop.pipeline.backup import read_backup
from jisa_desktop.pipeline.providing import Providers
from jisa_desktop.providers.local import LocalIndex
from jisa_desktop.providers.protocols import Record, VectorIndex
from tests.support.bench import SHARING, Bench, SharedReader, edited, rows

FIRST = rows(130)
SECOND = edited(FIRST, [3, 50, 110])[2:] + rows(4, start=500)


REFUSED_ROW = ("99001", "거절", "2026-03", "1")
REFUSED_TEXT = "사번: 99001\n성명: 거절\n월: 2026-03\n금액: 1"


MOVED = "moved"


class MuteIndex(LocalIndex):
    """Does what it is asked and, while ``is_mute``, does not answer. It may say of itself that it
    shows late what it was given."""

    is_mute = False
    is_immediate = True

    def upsert(self, namespace: str, records: Sequence[Record], cancel: CancelToken) -> None:
        super().upsert(namespace, records, cancel)
        if self.is_mute:
            raise Retryable("timeout", outcome_unknown=True)


class LastingBench(Bench):
    """A bench whose index outlives its process, and whose embedder refuses one row's text. The
    settings ask for another index once the file ``moved`` is there."""

    def _providers(self) -> Providers:
        return Providers(self.embedder, self._index(), open_index=self._open_index)

    def _index(self) -> VectorIndex:
        self.embedder.reject(REFUSED_TEXT)
        is_moved = (self.folder / MOVED).exists()
        return self._open_index("local:index-new" if is_moved else "local:index")

    def _open_index(self, name: str) -> VectorIndex:
        path = self.folder / "home" / f"{name.partition(':')[2]}.db"
        return MuteIndex(path, self.embedder.identity)


@dataclass(frozen=True, slots=True)
class Story:
    before: Callable[[Bench], None]
    act: Callable[[Bench], None]


def nothing(bench: Bench) -> None:
    """An empty workspace is all that it takes."""


def first_version(bench: Bench) -> None:
    bench.process("수당", FIRST)


def second_version(bench: Bench) -> None:
    bench.process("수당", SECOND)


def both_versions(bench: Bench) -> None:
    first_version(bench)
    second_version(bench)


def rolled_back(bench: Bench) -> None:
    both_versions(bench)
    bench.rollback("수당", 1)


def failed_second_version(bench: Bench) -> None:
    first_version(bench)

    def refuse(point: str) -> None:
        if point == "upsert:before":
            raise Retryable("timeout")

    disarm = arm(refuse)
    second_version(bench)
    disarm()


def shared_rows(bench: Bench) -> None:
    bench.process("가", FIRST[:60], template=SHARING)
    bench.process("나", FIRST[30:90], template=SHARING)


def drifted(bench: Bench) -> None:
    """One record lost, one altered, one of ours that nobody knows, one foreign."""
    first_version(bench)
    index, cancel = bench.workspace.providers.index, CancelToken()
    (page, *_rest) = list(index.list_ids("org_1", cancel))
    known = index.fetch("org_1", page[:2], cancel)
    lost, altered = known[page[0]], known[page[1]]
    index.delete("org_1", [lost.record_id], cancel)
    strange = [
        Record(altered.record_id, altered.values[::-1].copy(), altered.metadata, altered.text),
        Record(f"{altered.record_id}.7", altered.values, altered.metadata, altered.text),
        Record("of-someone-else", altered.values, {"documentId": "?"}, "?"),
    ]
    index.upsert("org_1", strange, cancel)


def act_process(bench: Bench) -> None:
    if not titled(bench, "수당"):
        first_version(bench)


def act_update(bench: Bench) -> None:
    second_version(bench)


def act_sync(bench: Bench) -> None:
    bench.sync()


def titled(bench: Bench, title: str) -> bool:
    with bench.workspace.store.reading() as tx:
        return bool(tx.documents.titled(title))


def open_bench(folder: Path, reader: SharedReader) -> Bench:
    return LastingBench(folder, reader)


def end_state(bench: Bench) -> dict[str, object]:
    """What a user can see, and the index to the byte. Jobs and batches may differ."""
    index, cancel = bench.workspace.providers.index, CancelToken()
    records = {}
    for namespace in index.namespaces(cancel):
        for page in index.list_ids(namespace, cancel):
            for record in index.fetch(namespace, page, cancel).values():
                said = (record.values.tobytes(), dict(record.metadata), record.text)
                records[namespace, record.record_id] = said
    with bench.workspace.store.reading() as tx:
        documents = tx.documents.all()
        versions = [one for each in documents for one in tx.documents.versions(each.document_id)]
        return {
            "records": records,
            "documents": sorted(
                (one.title, one.status, one.active_version, one.record_count) for one in documents
            ),
            "versions": sorted(
                (one.document_id, one.number, one.status, one.is_active) for one in versions
            ),
            "rows": [
                (one.version_id, row.row_number, row.outcome, row.reason, row.record_id)
                for one in versions
                for row in tx.lineage.rows(one.version_id, 0, None)
            ],
            "ledger": sorted(
                (one.namespace, one.record_id, one.fingerprint, one.state)
                for one in tx.ledger.all()
            ),
            "purged": [one.number for one in versions if one.is_purged],
            "people": [
                (one.employee_number, one.namespace, one.is_active) for one in tx.people.all()
            ],
            "due": tx.documents.due_ids(),
            "left in another index": tx.left.count(),
            "open jobs": len(tx.jobs.open()),
            "files": sorted(path.name for path in (bench.folder / "home" / "files").iterdir()),
            "copies": sorted(path.name for path in bench.workspace.home.glob(".*")),
            "backups": [
                (path.name, held.has_index, held.source_count)
                for path in sorted(bench.folder.glob("*.jisa"))
                for held in (read_backup(path, cancel),)
            ],
            "automatic backups": [
                read_backup(path, cancel).source_count
                for path in automatic_backups(bench.workspace.home)
            ],
        }


def active(bench: Bench, title: str) -> int | None:
    with bench.workspace.store.reading() as tx:
        return tx.documents.find(title).active_version


def purged(bench: Bench, title: str) -> bool:
    """Whether nothing of what its versions said is left."""
    with bench.workspace.store.reading() as tx:
        found = tx.documents.versions(tx.documents.find(title).document_id)
    return all(one.is_purged for one in found)


def _roll_back_once(bench: Bench) -> None:
    if active(bench, "수당") != 1:
        bench.rollback("수당", 1)


def _undo_once(bench: Bench) -> None:
    if active(bench, "수당") == 1:
        bench.undo("수당")


def _clean_once(bench: Bench) -> None:
    if active(bench, "가") is not None:
        bench.cleanup("가")


def _discard_once(bench: Bench) -> None:
    if status(bench) == "failed":
        bench.discard("수당")


def _retry_once(bench: Bench) -> None:
    if status(bench) == "failed":
        bench.retry("수당")


def status(bench: Bench) -> str:
    with bench.workspace.store.reading() as tx:
        return tx.documents.find("수당").status.value


JOBS = {
    "process": Story(nothing, act_process),
    "update": Story(first_version, act_update),
    "rollback": Story(both_versions, _roll_back_once),
    "undo": Story(rolled_back, _undo_once),
    "cleanup": Story(shared_rows, _clean_once),
    "discard": Story(failed_second_version, _discard_once),
    "retry": Story(failed_second_version, _retry_once),
    "sync": Story(drifted, act_sync),
}
