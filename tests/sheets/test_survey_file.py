"""What a survey counts in its file is what the domain's own pairing of rows says."""

from __future__ import annotations

import hashlib
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jisa_desktop.domain.diff import DiffRow, diff_rows
from jisa_desktop.domain.table import Issue, Severity
from jisa_desktop.pipeline.placing import gone_rows
from jisa_desktop.sheets.survey_file import SurveyFile, SurveyWriter
from tests.support.rights import is_owners_alone


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@st.composite
def versions(draw: st.DrawFn) -> tuple[list[DiffRow], list[tuple[DiffRow, bool]]]:
    """Rows that stand, and new rows with whether they are sound."""
    keys = st.sampled_from("abcdef" if draw(st.booleans()) else ["", "a", "b"])
    row = st.tuples(keys, st.sampled_from("xyz").map(_hash), st.sampled_from(["1", "2", ""]))
    old = [(number, *each) for number, each in enumerate(draw(st.lists(row, max_size=8)), start=2)]
    new = [(number, *each) for number, each in enumerate(draw(st.lists(row, max_size=8)), start=2)]
    return old, [(each, draw(st.sampled_from([True, True, False]))) for each in new]


def _add(
    out: SurveyWriter, row: DiffRow, *, is_sound: bool = True, outcome: str = "stored"
) -> None:
    number, key, content, identifier = row
    out.add(
        number,
        key=key,
        content_hash=content,
        identifier=identifier,
        is_sound=is_sound,
        outcome=outcome,
    )


@given(versions())
def test_differences_are_those_of_the_domain(
    tmp_path_factory: pytest.TempPathFactory,
    given_versions: tuple[list[DiffRow], list[tuple[DiffRow, bool]]],
) -> None:
    old, new = given_versions
    out = SurveyWriter(tmp_path_factory.getbasetemp() / uuid4().hex)
    for row, is_sound in new:
        _add(out, row, is_sound=is_sound)
    found = out.differences(old)
    out.close()
    sound = [row for row, is_sound in new if is_sound]
    failing = {row[1] for row, is_sound in new if not is_sound and row[1]}
    diff = diff_rows(old, sound)
    assert (found.added, found.removed) == (len(diff.added), len(diff.removed))
    assert found.changed == len(diff.changed)
    assert found.unchanged == len(diff.unchanged) + len(diff.moved)
    assert found.losing == sum(row[1] in failing for row in old)
    assert (found.gone, found.before) == gone_rows(
        [row[1] for row in old], [row[1] for row in sound]
    )


def test_pages(tmp_path: Path) -> None:
    path = tmp_path / "survey"
    out = SurveyWriter(path)
    for number in range(2, 1_202):
        _add(
            out, (number, "", _hash(str(number % 7)), "가"), outcome="stored" if number % 2 else "x"
        )
    late = Issue(9, "나", Severity.ERROR, "cell_required", (("value", "값"),))
    early = Issue(9, "가", Severity.WARNING, "cell_required")
    out.add_issues([late, early, Issue(0, "", Severity.WARNING, "header_uncertain")])
    assert out.tally() == {"stored": 600, "x": 600}
    assert list(out.identifiers()) == [("가", 1_200)]
    assert list(out.contents()) == sorted(_hash(str(number)) for number in range(7))
    assert out.faulty_row_count() == 1
    out.finish()
    assert is_owners_alone(path)
    with SurveyFile(path) as found:
        assert found.issues()[1:] == [early, late]
        assert found.issues(1, 2) == [early]
        assert found.issues_of(9, 9) == [early, late]
        assert found.issues_of(10, 99) == []
        assert found.rows_with("stored", after=1_195) == [1_197, 1_199, 1_201]
        assert found.rows_with("stored", after=1_195, limit=1) == [1_197]
    assert not path.exists()
