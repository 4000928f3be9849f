"""The user's rows come back as they were, marked, and with nothing that could run."""

from __future__ import annotations

import io
import os
import stat
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.workbook import Workbook
from python_calamine import CalamineWorkbook

from jisa_desktop.domain.table import Issue, RowKind, Severity, SheetRow, TableHead
from jisa_desktop.errors import EnvironmentProblem, InputError
from jisa_desktop.sheets import error_workbook
from jisa_desktop.sheets.error_workbook import write_error_workbook

COLUMNS = ("사번", "성명", "기본급")
REASON = (
    "오류: '기본급' 열의 값은 숫자(예: 1,250,000 또는 12.5%) 형식이어야 합니다. 현재 값: 삼백만"
)
RED, YELLOW, NONE = "00FFC7CE", "00FFEB9C", "00000000"


def head(columns: tuple[str, ...] = COLUMNS) -> TableHead:
    return TableHead("급여.xlsx", "3월", (1,), columns, 2)


def required(row: int, column: str) -> Issue:
    return Issue(row, column, Severity.ERROR, "cell_required")


def wrong_type(row: int, column: str, severity: Severity = Severity.ERROR) -> Issue:
    params = (("type", "type_number"), ("value", "삼백만"))
    return Issue(row, column, severity, "cell_type", params)


def colour(cell: Cell) -> str:
    return str(cell.fill.fgColor.rgb)


@contextmanager
def written(
    path: Path,
    rows: Sequence[SheetRow],
    issues: Sequence[Issue],
    columns: tuple[str, ...] = COLUMNS,
) -> Iterator[Workbook]:
    write_error_workbook(path, head(columns), rows, issues)
    book = load_workbook(io.BytesIO(path.read_bytes()))
    yield book
    book.close()


ROWS = (
    SheetRow(5, ("00123", "김민준", "삼백만")),
    SheetRow(9, ("00124", "", "3,000,000")),
)


def test_rows_come_back_with_their_numbers_and_reasons(tmp_path: Path) -> None:
    issues = [wrong_type(5, "기본급"), required(9, "성명")]
    with written(tmp_path / "오류.xlsx", ROWS, issues) as book:
        lines = list(book.active.iter_rows(values_only=True))
    assert lines[0] == ("원본 행", "오류 사유", *COLUMNS)
    assert lines[1] == (
        5,
        REASON,
        "00123",
        "김민준",
        "삼백만",
    )
    assert lines[2] == (
        9,
        "오류: '성명' 열은 비워 둘 수 없습니다.",
        "00124",
        None,
        "3,000,000",
    )
    assert book.sheetnames == ["오류 행"]


def test_bad_cells_are_coloured_by_severity_and_others_are_not(tmp_path: Path) -> None:
    issues = [
        wrong_type(5, "기본급"),
        wrong_type(5, "성명", Severity.WARNING),
        wrong_type(9, "성명", Severity.WARNING),
        required(9, "성명"),
    ]
    with written(tmp_path / "a.xlsx", ROWS, issues) as book:
        sheet = book.active
        assert [colour(cell) for cell in sheet[2]] == [RED, NONE, NONE, YELLOW, RED]
        assert [colour(cell) for cell in sheet[3]] == [RED, NONE, NONE, RED, NONE]
        assert sheet.freeze_panes == "C2"


def test_errors_are_told_before_warnings_and_each_once(tmp_path: Path) -> None:
    issues = [wrong_type(9, "기본급", Severity.WARNING), required(9, "성명"), required(9, "성명")]
    with written(tmp_path / "a.xlsx", ROWS, issues) as book:
        reasons = str(book.active["B3"].value).split("\n")
    assert [line.partition(":")[0] for line in reasons] == ["오류", "주의"]


def test_issues_without_a_given_row_stand_on_a_second_sheet(tmp_path: Path) -> None:
    issues = [
        required(9, "성명"),
        required(77, "성명"),
        Issue(0, "", Severity.WARNING, "sheet_without_header"),
    ]
    with written(tmp_path / "a.xlsx", ROWS, issues) as book:
        others = list(book["그 밖의 문제"].iter_rows(values_only=True))
    assert [line[:2] for line in others] == [("원본 행", "열"), (None, None), (77, "성명")]


def test_an_issue_of_the_whole_row_colours_its_number(tmp_path: Path) -> None:
    with written(
        tmp_path / "a.xlsx", ROWS, [Issue(9, "", Severity.ERROR, "row_blank_text")]
    ) as book:
        assert colour(book.active["A3"]) == RED
        assert colour(book.active["A2"]) == NONE


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+82-10", "-500", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=1+1", '=HYPERLINK("x")'],
)
def test_no_text_becomes_a_formula(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.xlsx"
    row = SheetRow(2, (text, text, text))
    with written(path, [row], [required(2, text)], ("=A", text, "c")) as book:
        for cell in [*book.active[1], *book.active[2][1:]]:
            assert cell.data_type == "s"
        assert book.active["C2"].value == text
        assert book.active["C2"].quotePrefix
        assert book.active["C2"].number_format == "@"
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes())).get_sheet_by_index(0)
    assert sheet.to_python()[1][2] == text


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=30), min_size=1, max_size=4))
def test_any_text_survives_but_for_what_no_cell_can_hold(values: list[str]) -> None:
    columns = tuple(f"열{place + 1}" for place in range(len(values)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        rows = [SheetRow(2, tuple(values))]
        write_error_workbook(path, head(columns), rows, [required(2, column) for column in columns])
        book = load_workbook(io.BytesIO(path.read_bytes()))
    for value, cell in zip(values, book.active[2][2:], strict=True):
        kept = "".join(c for c in value if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff"))
        assert (cell.value or "").replace("\r", "\n") == kept.replace("\r", "\n")


def test_text_that_looks_like_an_escape_is_read_back_as_typed(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_error_workbook(path, head(("a",)), [SheetRow(2, ("_x0041_",))], [])
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes())).get_sheet_by_index(0)
    assert sheet.to_python()[1][2] == "_x0041_"


def test_the_columns_of_an_earlier_error_workbook_are_not_repeated(tmp_path: Path) -> None:
    columns = ("원본 행", "오류 사유", "사번", "성명")
    row = SheetRow(2, ("5", "오래된 사유", "A1", "김민준"))
    with written(tmp_path / "a.xlsx", [row], [required(2, "성명")], columns) as book:
        lines = list(book.active.iter_rows(values_only=True))
    assert lines[0] == ("원본 행", "오류 사유", "사번", "성명")
    assert lines[1][0] == 2
    assert lines[1][2:] == ("A1", "김민준")


def test_short_rows_and_rows_of_any_kind_are_written(tmp_path: Path) -> None:
    rows = [SheetRow(2, ("A1",)), SheetRow(3, ("합계", "", "10"), RowKind.TOTAL)]
    with written(tmp_path / "a.xlsx", rows, [required(2, "기본급")]) as book:
        assert colour(book.active["E2"]) == RED
        assert book.active["C3"].value == "합계"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no permission bits")
def test_the_file_is_its_owners_only(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"old")
    path.chmod(0o644)
    write_error_workbook(path, head(), ROWS, [])
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_failed_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(EnvironmentProblem) as caught:
        write_error_workbook(path, head(), ROWS, [])
    assert caught.value.code == "export_not_written"
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_open_in_excel_is_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(_self: Path, _target: Path) -> None:
        raise PermissionError(13, "The process cannot access the file")

    monkeypatch.setattr(Path, "replace", locked)
    with pytest.raises(EnvironmentProblem) as caught:
        write_error_workbook(tmp_path / "a.xlsx", head(), ROWS, [])
    assert caught.value.code == "export_in_use"
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem) as caught:
        write_error_workbook(tmp_path / "none" / "a.xlsx", head(), ROWS, [])
    assert caught.value.code == "export_not_written"
    assert caught.value.params == {"file": "a.xlsx"}


def test_more_rows_than_a_sheet_holds_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(error_workbook, "LAST_ROW", 2)
    with pytest.raises(InputError) as caught:
        write_error_workbook(tmp_path / "a.xlsx", head(), ROWS, [])
    assert caught.value.code == "export_too_many_rows"
    assert list(tmp_path.iterdir()) == []
