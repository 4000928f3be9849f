"""xlsb: what calamine drops is found in the binary records."""

from __future__ import annotations

import struct

import pytest

from jisa_desktop.errors import InputError
from tests.sheets import binary_books as binary
from tests.sheets import books
from tests.sheets.conftest import Parse

HEAD = binary.xlsb_row(0, *(binary.xlsb_text(at, each) for at, each in enumerate(books.HEADER)))


def test_formats_errors_hidden_parts_and_merges(parse: Parse) -> None:
    rows = [
        HEAD,
        binary.xlsb_row(
            1,
            *(binary.xlsb_number(0, 42, 1), binary.xlsb_text(1, "홍길동")),
            binary.xlsb_number(2, 45352, 2),
            is_hidden=True,
        ),
        binary.xlsb_row(2, binary.xlsb_text(1, "김철수"), binary.xlsb_error(2, 0x17)),
    ]
    columns = binary.long_record(390)
    columns += binary.long_record(60, struct.pack("<IIIIH", 1, 1, 2304, 0, 1))
    columns += binary.long_record(391)
    merges = binary.long_record(177, struct.pack("<I", 1))
    merges += binary.long_record(176, struct.pack("<IIII", 1, 2, 0, 0)) + binary.long_record(178)
    parts = binary.xlsb_parts(rows, formats=["00000", "yyyy-mm-dd"], before=columns, after=merges)
    table = parse(books.archive(parts), "급여.xlsb", header=(1, 1))
    assert [(each.row_number, each.values) for each in table] == [
        (2, ("00042", "홍길동", "2024-03-01")),
        (3, ("00042", "김철수", "#REF!")),
    ]
    assert [(each.row_number, each.code) for each in table.issues()] == [(3, "cell_error")]
    told = {each.code: dict(each.params) for each in table.head.notices}
    assert told == {
        "sheet_hidden_rows": {"count": "1"},
        "sheet_hidden_columns": {"columns": "성명"},
    }


def test_stray_cell_is_refused_before_calamine_would_abort(parse: Parse) -> None:
    rows = [HEAD, binary.xlsb_row(1_048_575, binary.xlsb_text(16_383, "끝"))]
    with pytest.raises(InputError, match="sheet_extent_too_large"):
        parse(books.archive(binary.xlsb_parts(rows)), "급여.xlsb")


def test_styles_that_cannot_be_read_are_told(parse: Parse) -> None:
    rows = [HEAD, binary.xlsb_row(1, binary.xlsb_number(0, 42, 1), binary.xlsb_text(1, "홍길동"))]
    parts = binary.xlsb_parts(rows, formats=["00000"])
    parts["xl/styles.bin"] = parts["xl/styles.bin"][:-1] + b"\xe9"
    table = parse(books.archive(parts), "급여.xlsb", header=(1, 1))
    assert [each.values for each in table] == [("42", "홍길동", "")]
    assert {each.code for each in table.head.notices} == {"sheet_details_unknown"}


def test_sheet_of_nothing_but_errors_is_read(parse: Parse) -> None:
    errors = [binary.xlsb_error(at, 0x2A) for at in range(2)]
    rows = [binary.xlsb_row(3, *errors), binary.xlsb_row(5, *errors)]
    table = parse(books.archive(binary.xlsb_parts(rows)), "급여.xlsb")
    assert [(each.row_number, each.values) for each in table] == [
        (4, ("#N/A", "#N/A")),
        (6, ("#N/A", "#N/A")),
    ]


def test_row_of_nothing_but_errors_is_kept(parse: Parse) -> None:
    errors = [binary.xlsb_error(at, 0x2A) for at in range(3)]
    rows = [HEAD, binary.xlsb_row(2, *errors), binary.xlsb_row(9, *errors)]
    table = parse(books.archive(binary.xlsb_parts(rows)), "급여.xlsb", header=(1, 1))
    assert [(each.row_number, each.values) for each in table] == [
        (3, ("#N/A", "#N/A", "#N/A")),
        (10, ("#N/A", "#N/A", "#N/A")),
    ]
