"""What holds for every sheet: no line is lost, none is told twice, a preview says the same."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from jisa_desktop.domain.table import RowKind, SheetRow, TableHead
from jisa_desktop.sheets.assemble import assemble
from jisa_desktop.sheets.cells import CellValue, Merge
from jisa_desktop.sheets.options import Limits, ReadOptions
from jisa_desktop.sheets.raw import RawSheet
from jisa_desktop.sheets.staging import StagedTable, StagingWriter

WORDS = (
    *(
        "사번",
        "성명",
        "기본급",
        "상여",
        "부서",
        "비고",
        "합계",
        "소계",
        "총합",
        "※ 참고",
        "(단위: 천원)",
    ),
    *(
        "- 2 -",
        "급여대장",
        "[영업팀]",
        "필수",
        "예) 1",
        "홍길동",
        "00123",
        "3,000",
        "2024-03-01",
        "-",
    ),
)
cells = st.one_of(
    st.none(), st.sampled_from(WORDS), st.integers(0, 10**7).map(float), st.just("사번")
)
grids = st.lists(st.lists(cells, max_size=6), min_size=1, max_size=24)
merges = st.lists(
    st.tuples(st.integers(0, 23), st.integers(0, 2), st.integers(0, 5), st.integers(0, 2)).map(
        lambda m: Merge(m[0], m[0] + m[1], m[2], m[2] + m[3])
    ),
    max_size=3,
)


def _read(
    grid: list[list[CellValue]], spans: list[Merge], stop_after: int | None = None
) -> tuple[TableHead, list[SheetRow], list[SheetRow]]:
    rows = [(index, values, None) for index, values in enumerate(grid)]
    sheet = RawSheet("표", iter(rows), spans, len(rows))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.sqlite3"
        out = StagingWriter(path)
        options = ReadOptions()
        head, places = assemble(
            *(sheet, "표.xlsx", options, Limits(), out),
            progress=lambda _done, _total: None,
            stop_after=stop_after,
        )
        with StagedTable(head, places, path) as table:
            return head, list(table), table.other_rows()


@settings(deadline=None)
@given(grids.filter(lambda grid: any(map(any, grid))))
def test_every_line_below_the_header_is_somewhere_once(grid: list[list[CellValue]]) -> None:
    head, data, others = _read(grid, [])
    last = head.header_rows[-1] if head.header_rows else 0
    expected = [
        at
        for at, line in enumerate(grid, 1)
        if at > last and any(v not in (None, "") for v in line)
    ]
    numbers = [row.row_number for row in data]
    assert numbers == sorted(numbers)
    assert sorted([*numbers, *(row.row_number for row in others)]) == expected
    assert head.total_rows == len(data)


@settings(deadline=None)
@given(grids.filter(lambda grid: any(map(any, grid))), merges)
def test_every_line_that_is_left_out_is_counted_in_a_notice(
    grid: list[list[CellValue]], spans: list[Merge]
) -> None:
    head, _, others = _read(grid, spans)
    told = {
        each.code: int(dict(each.params)["count"])
        for each in head.notices
        if each.code.endswith("_left_out") or each.code == "sheet_other_table"
    }
    assert RowKind.DATA not in {row.kind for row in others}
    assert sum(told.values()) == len(others)


@settings(deadline=None)
@given(grids.filter(lambda grid: any(map(any, grid))), st.integers(1, 12))
def test_a_preview_stops_where_it_was_asked_to(grid: list[list[CellValue]], limit: int) -> None:
    """Its last lines may be titles of a page that it did not see."""
    head, data, _ = _read(grid, [])
    first, shown, _ = _read(grid, [], stop_after=limit)
    assert (first.columns, first.header_rows) == (head.columns, head.header_rows) or len(
        first.columns
    ) < len(head.columns)
    assert len(shown) <= limit
    certain = max(0, len(shown) - 5)
    assert [row.row_number for row in shown[:certain]] == [row.row_number for row in data[:certain]]
    assert first.total_rows in (head.total_rows, -1)
