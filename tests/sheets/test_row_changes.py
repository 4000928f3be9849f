"""Rows that differ are those that the domain's own pairing says."""

from __future__ import annotations

import hashlib

from hypothesis import example, given
from hypothesis import strategies as st

from jisa_desktop.domain.diff import DiffRow, diff_rows
from jisa_desktop.sheets.row_changes import first_changes


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@st.composite
def versions(draw: st.DrawFn) -> tuple[list[DiffRow], list[DiffRow]]:
    keys = st.sampled_from("abcdef" if draw(st.booleans()) else ["", "a", "b"])
    row = st.tuples(keys, st.sampled_from("xyz").map(_hash), st.sampled_from(["1", "2", ""]))
    sides = [draw(st.lists(row, max_size=8)) for _ in range(2)]
    old, new = ([(n, *each) for n, each in enumerate(side, start=2)] for side in sides)
    return old, new


@given(versions())
@example(
    (
        [(2, "", _hash("x"), ""), (3, "", _hash("x"), "1"), (4, "", _hash("x"), "")],
        [(2, "", _hash("x"), "2"), (3, "", _hash("x"), "2")],
    )
)
def test_changes_are_those_of_the_domain(given_versions: tuple[list[DiffRow], ...]) -> None:
    old, new = given_versions
    diff = diff_rows(old, new)
    found, count = first_changes(old, new, 100)
    assert {pair for pair in found if None not in pair} == set(diff.changed)
    assert {after for before, after in found if before is None} == set(diff.added)
    assert {before for before, after in found if after is None} == set(diff.removed)
    assert count == len(found) == len(diff.added) + len(diff.removed) + len(diff.changed)


def test_the_first_in_the_order_of_the_new_version_and_how_many() -> None:
    old = [(n, f"k{n}", _hash("old"), "") for n in (2, 3, 4, 5)]
    new = [
        (2, "k2", _hash("old"), ""), (3, "k3", _hash("new"), ""),
        (4, "k9", _hash("old"), ""), (6, "k5", _hash("new"), ""),
    ]  # fmt: skip
    assert first_changes(old, new, 9) == ([(3, 3), (4, None), (None, 4), (5, 6)], 4)
    assert first_changes(old, new, 2) == ([(3, 3), (4, None)], 4)
