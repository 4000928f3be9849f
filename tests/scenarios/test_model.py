"""A model of what HR sees against the engine: any order of moves, stopped anywhere, same truth.

The oracle knows nothing of ledgers, plans or batches: it lists, for each active version, which
row should be found in which namespace.
"""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.faults import arm
from jisa_desktop.domain.statuses import Mode
from jisa_desktop.domain.template import Template
from jisa_desktop.errors import InputError
from jisa_desktop.pipeline.conducting import JobEnd
from jisa_desktop.providers.protocols import Record
from tests.support.bench import KEYED, KEYLESS, SHARING, Bench, Row, SharedReader
from tests.support.stopping import Stop

TITLES = ("가", "나", "다")
NUMBERS = ("00001", "00002", "00003", "９９９９９", "")
TEMPLATES = (KEYED, KEYLESS, SHARING)

row = st.tuples(
    st.sampled_from(NUMBERS),
    st.sampled_from(["김", "이"]),
    st.sampled_from(["2026-03", "2026-04"]),
    st.sampled_from(["0", "1,000"]),
)
tables = st.lists(row, min_size=1, max_size=8)


@dataclass
class Uploaded:
    table: list[Row]
    template: Template
    mode: Mode


@dataclass
class Model:
    """What HR believes."""

    versions: dict[str, list[Uploaded]] = field(default_factory=dict)
    active: dict[str, int | None] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    people: dict[str, bool] = field(default_factory=dict)

    def expected(self) -> set[tuple[str, str, int]]:
        """(employee number or 'org', title, row number) of everything that can be found."""
        found: set[tuple[str, str, int]] = set()
        held: set[tuple[str, Row]] = set()
        for title in self.order:
            number = self.active.get(title)
            if number is None:
                continue
            version = self.versions[title][number - 1]
            keys: set[tuple[str, str, str]] = set()
            for position, line in enumerate(version.table):
                home = self._home(version, line)
                if home is None:
                    continue
                key = (home, line[0], line[2])
                if version.template is KEYED and (not line[0] or key in keys):
                    continue
                keys.add(key)
                if version.template is SHARING and (home, line) in held:
                    continue
                held.add((home, line))
                found.add((home, title, position + 2))
        return found

    def _home(self, version: Uploaded, line: Row) -> str | None:
        if version.mode is Mode.COMPANY_WIDE:
            return "org"
        number = line[0].translate(str.maketrans("０１２３４５６７８９", "0123456789"))
        return number if self.people.get(number) else None


class Office(RuleBasedStateMachine):
    reader: SharedReader

    @initialize()
    def open(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self.bench = Bench(Path(self._folder.name), self.reader)
        self.model = Model()

    def teardown(self) -> None:
        if hasattr(self, "bench"):
            self.bench.close()
            self._folder.cleanup()

    # moves

    @rule(
        title=st.sampled_from(TITLES),
        table=tables,
        template=st.sampled_from(TEMPLATES),
        mode=st.sampled_from(list(Mode)),
        stop=st.none() | st.integers(1, 60),
    )
    def upload(
        self, title: str, table: list[Row], template: Template, mode: Mode, stop: int | None
    ) -> None:
        new = Uploaded(list(table), template, mode)
        self.model.versions.setdefault(title, []).append(new)
        self._move(
            title,
            lambda: self.bench.process(
                title, table, template=template, mode=mode, accepts_changes=True
            ),
            stop,
        )

    @precondition(lambda self: self._has_versions())
    @rule(data=st.data(), stop=st.none() | st.integers(1, 60))
    def rollback(self, data: st.DataObject, stop: int | None) -> None:
        title = data.draw(st.sampled_from(sorted(self.model.active)))
        number = data.draw(st.integers(1, len(self.model.versions[title])))
        self._move(title, lambda: self.bench.rollback(title, number), stop)

    @precondition(lambda self: self._has_versions())
    @rule(data=st.data(), stop=st.none() | st.integers(1, 60))
    def clean_up(self, data: st.DataObject, stop: int | None) -> None:
        title = data.draw(st.sampled_from(sorted(self.model.active)))
        self._move(title, lambda: self.bench.cleanup(title), stop)

    @precondition(lambda self: self._has_versions())
    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        title = data.draw(st.sampled_from(sorted(self.model.active)))
        try:
            self._move(title, lambda: self.bench.undo(title), None)
        except InputError as error:
            assert error.code == "nothing_to_undo"  # noqa: PT017 - most moves cannot be undone

    @rule(number=st.sampled_from(["00001", "00002", "00003", "99999"]))
    def hire_or_bring_back(self, number: str) -> None:
        people = self.bench.workspace.people
        if number in self.model.people:
            due = people.set_active(number, is_active=True)
        else:
            _, due = people.add(number, "이름", "")
        self.model.people[number] = True
        self._replan(due)

    @precondition(lambda self: any(self.model.people.values()))
    @rule(data=st.data())
    def leave(self, data: st.DataObject) -> None:
        here = sorted(number for number, is_here in self.model.people.items() if is_here)
        number = data.draw(st.sampled_from(here))
        self.model.people[number] = False
        self._replan(self.bench.workspace.people.set_active(number, is_active=False))

    @precondition(lambda self: any(self.bench.index.snapshot().values()))
    @rule(data=st.data())
    def drift_and_sync(self, data: st.DataObject) -> None:
        held = [(name, one) for name, all_ in self.bench.index.snapshot().items() for one in all_]
        namespace, record_id = data.draw(st.sampled_from(sorted(held)))
        known = self.bench.index.fetch(namespace, [record_id], CancelToken())[record_id]
        self.bench.index.plant(
            namespace, Record(f"{record_id}.99", known.values, known.metadata, known.text)
        )
        self.bench.index.lose(namespace, record_id)
        self.bench.embedder.forget()
        self.bench.completed(self.bench.sync())
        assert self.bench.embedder.sent == []

    # what always holds

    @invariant()
    def what_is_found_is_what_hr_believes(self) -> None:
        if not hasattr(self, "bench"):
            return
        self.bench.verified()
        homes = {one.namespace: one.employee_number for one in self.bench.workspace.people.all()}
        titles = {self.bench.document(title): title for title in self.model.order}
        found = {
            (homes.get(namespace, "org"), titles[str(said["documentId"])], said["rowNumber"])
            for namespace, records in self.bench.index.snapshot().items()
            for _, said, _ in records.values()
        }
        assert found == self.model.expected()

    # private

    def _has_versions(self) -> bool:
        return bool(self.model.active)

    def _move(self, title: str, act: Callable[[], JobEnd], stop: int | None) -> None:
        """Do it; stopped at the ``stop``-th fault point, start again and let it resume."""
        if stop is None:
            end = act()
            assert end.error is None or end.is_unchanged, end.error
        else:
            self._stopped(act, stop)
        self._note(title)

    def _stopped(self, act: Callable[[], JobEnd], stop: int) -> None:
        left, lock = [stop], threading.Lock()

        def hook(point: str) -> None:
            with lock:
                left[0] -= 1
                if left[0] == 0:
                    raise Stop(point)

        disarm = arm(hook)
        try:
            act()
        except Stop:
            pass
        finally:
            disarm()
        self.bench.restart()
        for end in self.bench.resume():
            assert end.error is None, end.error

    def _note(self, title: str) -> None:
        """Which version is active is the store's to say; which rows that means, the model's."""
        versions = self.model.versions.get(title, [])
        with self.bench.workspace.store.reading() as tx:
            documents = tx.documents.titled(title)
            known = tx.documents.versions(documents[0].document_id) if documents else []
        del versions[len(known) :]
        if not documents:
            return
        if title not in self.model.order:
            self.model.order.append(title)
        self.model.active[title] = documents[0].active_version

    def _replan(self, due: list[str]) -> None:
        for job_id in self.bench.workspace.desk.replan(due):
            self.bench.completed(self.bench.run(job_id))


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> SharedReader:
    return SharedReader(tmp_path_factory.mktemp("staging"))


def walk(reader: SharedReader, examples: int, steps: int) -> None:
    Office.reader = reader
    case = Office.TestCase
    case.settings = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    case("runTest").runTest()
    reader.end()


@pytest.mark.slow
@pytest.mark.timeout(280)
def test_any_order_of_moves(reader: SharedReader) -> None:
    walk(reader, examples=10, steps=14)


@pytest.mark.sweep
def test_any_order_of_many_moves(reader: SharedReader) -> None:
    walk(reader, examples=400, steps=30)
