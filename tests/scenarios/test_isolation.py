"""Pay is private: never a row in the namespace of someone whose identifier it does not carry.

Identifiers as real files have them: spaces around, full-width digits, decomposed Hangul, leading
zeros, upper and lower case, blank; people who leave, come back, and get another number.
"""

from __future__ import annotations

import tempfile
import unicodedata
from collections.abc import Callable
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings

from jisa_desktop.domain.statuses import Mode
from jisa_desktop.pipeline.conducting import JobEnd
from jisa_desktop.pipeline.routing import routing_of
from tests.support.bench import KEYLESS, Bench, Row, SharedReader

PEOPLE = ("00001", "1", "A100", "a100", "가나1", "00012")
"""Numbers that a careless comparison takes for one another."""

FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
WAYS = (
    lambda text: text,
    lambda text: f"  {text}\u00a0",
    lambda text: f"\u3000{text}",
    lambda text: text.translate(FULL_WIDTH),
    lambda text: unicodedata.normalize("NFD", text),
    lambda text: text.swapcase(),
    lambda text: f"0{text}",
    lambda text: text.lstrip("0"),
    lambda _text: "",
)

dirty = st.builds(lambda text, way: way(text), st.sampled_from(PEOPLE), st.sampled_from(WAYS))
tables = st.lists(dirty, min_size=1, max_size=12)
changes = st.lists(
    st.tuples(st.sampled_from(["leave", "return", "alias"]), st.sampled_from(PEOPLE)), max_size=4
)


def plain(text: str) -> str:
    """The oracle's own reading of the rule: NFKC, white space around does not count."""
    return unicodedata.normalize("NFKC", text).strip()


def lines(identifiers: list[str]) -> list[Row]:
    return [(one, f"이름{place}", "2026-03", str(place)) for place, one in enumerate(identifiers)]


def wanted(bench: Bench, identifiers: list[str]) -> dict[str, set[int]]:
    """Row numbers by namespace, from the directory as it is, by exact match alone."""
    with bench.workspace.store.reading() as tx:
        people = {one.employee_id: one for one in tx.people.all()}
        numbers = {one.employee_number: one for one in people.values()}
        numbers |= {alias: people[key] for alias, key in tx.people.aliases().items()}
    found: dict[str, set[int]] = {}
    for place, one in enumerate(identifiers):
        person = numbers.get(plain(one))
        if person is not None and person.is_active:
            found.setdefault(person.namespace, set()).add(place + 2)
    return found


def held(bench: Bench) -> dict[str, set[int]]:
    return {
        name: {int(said["rowNumber"]) for _, said, _ in records.values()}  # type: ignore[call-overload]
        for name, records in bench.index.snapshot().items()
        if records
    }


def apply(bench: Bench, change: str, number: str) -> None:
    people = bench.workspace.people
    if change == "alias":
        due = people.alias(number, f"새{number}")
    else:
        due = people.set_active(number, is_active=change == "return")
    for job_id in bench.workspace.desk.replan(due):
        bench.completed(bench.run(job_id))


def reported(bench: Bench, number: int) -> dict[str, int]:
    with bench.workspace.store.reading() as tx:
        document = tx.documents.find("수당")
        report = routing_of(tx, tx.documents.numbered(document.document_id, number))
    found: dict[str, int] = {}
    for route in report.routes:
        found[route.namespace] = found.get(route.namespace, 0) + route.rows
    return found


def counts(homes: dict[str, set[int]]) -> dict[str, int]:
    return {name: len(numbers) for name, numbers in homes.items()}


def walk(
    reader: SharedReader, first: list[str], second: list[str], moves: list[tuple[str, str]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), reader)
        try:
            bench.hire(PEOPLE)
            bench.completed(_upload(bench, first))
            assert held(bench) == wanted(bench, first)
            for change, number in moves:
                apply(bench, change, number)
                assert held(bench) == wanted(bench, first), (change, number)
            assert reported(bench, 1) == counts(wanted(bench, first))
            bench.completed(_upload(bench, second))
            assert held(bench) == wanted(bench, second)
        finally:
            bench.close()


def _upload(bench: Bench, identifiers: list[str]) -> JobEnd:
    return bench.process(
        "수당",
        lines(identifiers),
        template=KEYLESS,
        mode=Mode.EMPLOYEE_SPLIT,
        accepts_changes=True,
    )


@pytest.mark.slow
@pytest.mark.timeout(200)
def test_no_row_where_it_does_not_belong(reader: SharedReader) -> None:
    few = settings(
        max_examples=6, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    few(given(first=tables, second=tables, moves=changes)(_walk_with(reader)))()


@pytest.mark.sweep
@pytest.mark.timeout(3_600)
def test_no_row_where_it_does_not_belong_in_many_files(reader: SharedReader) -> None:
    many = settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
    many(given(first=tables, second=tables, moves=changes)(_walk_with(reader)))()


def _walk_with(reader: SharedReader) -> Callable[..., None]:
    def one(first: list[str], second: list[str], moves: list[tuple[str, str]]) -> None:
        walk(reader, first, second, moves)

    return one


def test_after_a_leave_and_a_new_number_the_old_place_holds_nothing(bench: Bench) -> None:
    """The whole walk of one person, by hand."""
    bench.hire(["00001", "00002"])
    table = ["00001", " ００００１ ", "00002", "00009", "새번호", "0001", ""]
    bench.completed(_upload(bench, table))
    one, two = (person.namespace for person in bench.workspace.people.all())
    assert held(bench) == {one: {2, 3}, two: {4}}
    assert reported(bench, 1) == {one: 2, two: 1}
    apply(bench, "leave", "00001")
    assert held(bench) == {two: {4}}
    assert reported(bench, 1) == {two: 1}
    apply(bench, "return", "00001")
    assert held(bench) == {one: {2, 3}, two: {4}}, "the same namespace as before"
    for job_id in bench.workspace.desk.replan(bench.workspace.people.alias("00002", "새번호")):
        bench.completed(bench.run(job_id))
    assert held(bench) == {one: {2, 3}, two: {4, 6}}
