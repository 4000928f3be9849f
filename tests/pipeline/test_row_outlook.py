"""Before the start: the very rows that would change, old beside new."""

from __future__ import annotations

import pytest

from jisa_desktop.domain.cancel import Cancelled, CancelToken
from jisa_desktop.domain.template import Template
from jisa_desktop.pipeline.preview import Preview, PreviewRequest
from jisa_desktop.pipeline.row_outlook import rows_that_change
from tests.support.bench import KEYED, KEYLESS, Bench, Row, edited, rows


def _look(bench: Bench, table: list[Row], template: Template = KEYED) -> Preview:
    path = bench.file("수당", table)
    request = PreviewRequest(path, template=template.name)
    return bench.workspace.previews.whole(request, CancelToken(), lambda *_: None)


def test_old_and_new_stand_side_by_side(bench: Bench) -> None:
    old = rows(5)
    bench.process("수당", old)
    new = [*edited(old, [1])[:3], *old[4:], *rows(1, start=9)]
    with _look(bench, new) as preview:
        found = rows_that_change(bench.workspace.store, preview, 1_000)
        assert found is not None
        assert preview.outlook is not None
        assert preview.outlook.changes is not None
    changed, removed, added = found.rows
    assert (changed.old_row, changed.new_row) == (3, 3)
    assert (changed.old["금액"], changed.new["금액"]) == ("2,000", "9,9991")
    assert (changed.old["성명"], changed.new["성명"]) == ("직원2", "직원2")
    assert (removed.old_row, removed.new_row, removed.new) == (5, None, {})
    assert removed.old["사번"] == "00004"
    assert (added.old_row, added.new_row, added.old) == (None, 6, {})
    assert added.new["사번"] == "00009"
    counts = preview.outlook.changes
    assert found.count == counts.added + counts.changed + counts.removed == 3


def test_only_the_first_are_read_and_all_are_counted(bench: Bench) -> None:
    old = rows(30)
    bench.process("수당", old)
    with _look(bench, edited(old, range(30))) as preview:
        found = rows_that_change(bench.workspace.store, preview, 4)
    assert found is not None
    assert [row.new_row for row in found.rows] == [2, 3, 4, 5]
    assert found.count == 30


def test_rows_that_only_moved_are_no_changes(bench: Bench) -> None:
    old = rows(6)
    bench.process("수당", old, template=KEYLESS)
    with _look(bench, [*rows(1, start=9), *old], KEYLESS) as preview:
        found = rows_that_change(bench.workspace.store, preview, 1_000)
    assert found is not None
    assert [(row.old_row, row.new_row) for row in found.rows] == [(None, 2)]


def test_without_a_version_that_stands_there_is_nothing_to_compare(bench: Bench) -> None:
    with _look(bench, rows(3)) as preview:
        assert rows_that_change(bench.workspace.store, preview, 1_000) is None


def test_it_ends_when_the_file_is_put_away(bench: Bench) -> None:
    bench.process("수당", rows(3))
    with _look(bench, rows(4)) as preview:
        preview.stop()
        with pytest.raises(Cancelled):
            rows_that_change(bench.workspace.store, preview, 1_000)
