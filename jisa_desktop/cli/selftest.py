"""Does this installation work? The main job on a small made-up list, with the built-in providers,
in a folder that goes away afterwards."""

from __future__ import annotations

import csv
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from jisa_desktop.cli.failure import value_of
from jisa_desktop.cli.session import Session
from jisa_desktop.cli.shapes import Value
from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.statuses import JobStatus, Mode
from jisa_desktop.errors import Bug, JisaError
from jisa_desktop.pipeline.config import Config
from jisa_desktop.pipeline.faulting import named_error
from jisa_desktop.pipeline.holdings import holdings
from jisa_desktop.pipeline.requests import ProcessRequest
from jisa_desktop.pipeline.workspace import Workspace
from jisa_desktop.workers.headless import run_headless

_NAMESPACE = "org_1"
_TITLE = "점검"
_ROWS = 120


def run_selftest(session: Session) -> list[Value]:
    """One line a step: ``name``, ``ok``, ``milliseconds``, and ``error`` for the one that failed;
    the steps behind it are not tried."""
    with TemporaryDirectory(prefix="jisa-selftest-", ignore_cleanup_errors=True) as folder:
        home = Path(folder) / "home"
        checks: list[Value] = []
        opened: list[Workspace] = []

        def open_it() -> None:
            providers = session.surroundings.providers(home, Config())
            workspace = Workspace.open(home, providers, reader=session.surroundings.reader())
            opened.append(workspace)
            workspace.become_writer("jisa selftest")

        try:
            if _tried(checks, "open", open_it):
                _Test(opened[0], Path(folder), checks).walk()
        finally:
            for workspace in opened:
                workspace.close()
    return checks


class _Test:
    def __init__(self, workspace: Workspace, folder: Path, checks: list[Value]) -> None:
        self._workspace = workspace
        self._folder = folder
        self._checks = checks
        self._first: list[object] = []

    def walk(self) -> None:
        steps = (
            ("process", self._process),
            ("search", self._search),
            ("update", self._update),
            ("rollback", self._rollback),
            ("verify", self._verify),
            ("cleanup", self._cleanup),
        )
        for name, step in steps:
            if not _tried(self._checks, name, step):
                return

    def _process(self) -> None:
        self._take_in(_rows(_ROWS))
        self._first = self._held()
        _expect(len(self._first) == _ROWS)

    def _search(self) -> None:
        question = "사번: 00007\n성명: 시험 직원 7\n금액: 70"
        hits = self._workspace.search.find(question, _NAMESPACE, 3, CancelToken())
        _expect(any(hit.row_number == 8 for hit in hits))  # noqa: PLR2004 - below the header

    def _update(self) -> None:
        self._take_in([*_rows(_ROWS - 1), ("00999", "시험 직원 999", "9,990")])
        _expect(self._held() != self._first)

    def _rollback(self) -> None:
        self._run(self._workspace.desk.rollback(self._document_id(), 1))
        _expect(self._held() == self._first)

    def _verify(self) -> None:
        _expect(not self._workspace.verify())

    def _cleanup(self) -> None:
        self._run(self._workspace.desk.cleanup(self._document_id()))
        _expect(not self._held())

    def _take_in(self, rows: Sequence[tuple[str, str, str]]) -> None:
        path = self._folder / f"{_TITLE}.csv"
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows([("사번", "성명", "금액"), *rows])
        request = ProcessRequest(path, mode=Mode.COMPANY_WIDE)
        self._run(self._workspace.desk.process(request, CancelToken()))

    def _run(self, job_id: int) -> None:
        (end,) = run_headless(self._workspace, [job_id])
        if end.error is not None:
            raise end.error
        _expect(end.job is not None and end.job.status is JobStatus.COMPLETED)

    def _held(self) -> list[object]:
        return list(holdings(self._workspace.providers.index, CancelToken()))

    def _document_id(self) -> str:
        with self._workspace.store.reading() as tx:
            return tx.documents.find(_TITLE).document_id


def _tried(checks: list[Value], name: str, step: Callable[[], None]) -> bool:
    since = time.monotonic()
    error: JisaError | None = None
    try:
        step()
    except JisaError as found:
        error = found
    except Exception as found:
        error = named_error(found)
    check: Value = {
        "name": name,
        "ok": error is None,
        "milliseconds": round((time.monotonic() - since) * 1000),
    }
    checks.append(check if error is None else check | {"error": value_of(error)})
    return error is None


def _rows(count: int) -> list[tuple[str, str, str]]:
    return [
        (f"{number:05d}", f"시험 직원 {number}", f"{number * 10:,}")
        for number in range(1, count + 1)
    ]


def _expect(is_so: bool) -> None:
    if not is_so:
        raise Bug("selftest_unexpected")
