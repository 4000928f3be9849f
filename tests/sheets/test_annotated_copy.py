"""A marked copy: the user's workbook as it was, plus colours and a reason column."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from jisa_desktop.domain.table import Issue, Severity
from jisa_desktop.errors import InputError
from jisa_desktop.sheets import annotated_copy
from jisa_desktop.sheets.annotated_copy import annotate_copy

RED = "00FFC7CE"


def pay_book(path: Path, rows: int = 2) -> Path:
    book = Workbook()
    sheet = book.active
    sheet.title = "급여"
    sheet.append(["3월 급여대장"])
    sheet.append(["사번", "성명", "지급", None])
    sheet.append([None, None, "기본급", "식대"])
    for place in ("A2:A3", "B2:B3", "C2:D2"):
        sheet.merge_cells(place)
    for number in range(rows):
        sheet.append([f"A{number}", "김민준", 3_000_000, "=C4*0.1"])
    sheet["C4"].number_format = "#,##0"
    book.create_sheet("다른 시트")["A1"] = "그대로"
    book.save(path)
    return path


def error(row: int, column: str, **params: str) -> Issue:
    return Issue(row, column, Severity.ERROR, "cell_required", tuple(params.items()))


def colour(cell: Cell) -> str:
    return str(cell.fill.fgColor.rgb)


def annotated(tmp_path: Path, issues: list[Issue], source: Path | None = None) -> Worksheet:
    target = tmp_path / "사본.xlsx"
    annotate_copy(source or pay_book(tmp_path / "급여.xlsx"), target, "급여", (2, 3), issues)
    return load_workbook(io.BytesIO(target.read_bytes()))["급여"]


def test_marks_stand_at_the_cells_of_a_stacked_header(tmp_path: Path) -> None:
    sheet = annotated(tmp_path, [error(4, "지급 / 식대"), error(5, "사번")])
    assert [cell.coordinate for row in sheet for cell in row if colour(cell) == RED] == [
        "D4",
        "E4",
        "A5",
        "E5",
    ]
    assert sheet["E3"].value == "오류 사유"
    assert sheet["E4"].value == "오류: '지급 / 식대' 열은 비워 둘 수 없습니다."


def test_all_else_stays(tmp_path: Path) -> None:
    sheet = annotated(tmp_path, [error(4, "사번")])
    assert sheet["A1"].value == "3월 급여대장"
    assert sheet["D4"].value == "=C4*0.1"
    assert sheet["C4"].number_format == "#,##0"
    assert {str(each) for each in sheet.merged_cells.ranges} == {"A2:A3", "B2:B3", "C2:D2"}
    assert sheet.parent["다른 시트"]["A1"].value == "그대로"


def test_the_readers_cell_wins_over_the_columns_name(tmp_path: Path) -> None:
    sheet = annotated(tmp_path, [error(4, "없는 열", cell="B4")])
    assert colour(sheet["B4"]) == RED


def test_issues_of_the_sheet_or_of_rows_beyond_it_change_nothing(tmp_path: Path) -> None:
    sheet = annotated(tmp_path, [error(0, ""), error(99, "사번")])
    assert sheet.max_row == 5
    assert [cell.value for cell in sheet["E"]] == [None, None, "오류 사유", None, None]


def test_formats_far_right_do_not_move_the_reason_column(tmp_path: Path) -> None:
    source = pay_book(tmp_path / "급여.xlsx")
    book = load_workbook(source)
    book["급여"]["ZZ9"].number_format = "0.00"
    book.save(source)
    assert annotated(tmp_path, [error(4, "사번")], source)["E4"].value


def test_a_sheet_without_a_header_is_marked_by_place(tmp_path: Path) -> None:
    source = pay_book(tmp_path / "급여.xlsx")
    target = tmp_path / "b.xlsx"
    annotate_copy(source, target, "급여", (), [error(4, "열2")])
    sheet = load_workbook(io.BytesIO(target.read_bytes()))["급여"]
    assert colour(sheet["B4"]) == RED


def test_the_source_is_not_touched(tmp_path: Path) -> None:
    source = pay_book(tmp_path / "급여.xlsx")
    before = source.read_bytes()
    annotated(tmp_path, [error(4, "사번")], source)
    assert source.read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} == {"급여.xlsx", "사본.xlsx"}


def test_a_sheet_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(annotated_copy, "LARGEST_COPY_ROWS", 4)
    with pytest.raises(InputError) as caught:
        annotated(tmp_path, [])
    assert caught.value.code == "export_copy_too_large"


def test_a_sheet_that_lies_about_its_size_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = pay_book(tmp_path / "급여.xlsx", rows=9)
    source = tmp_path / "거짓.xlsx"
    with ZipFile(honest) as old, ZipFile(source, "w") as new:
        for part in old.namelist():
            new.writestr(part, old.read(part).replace(b'ref="A1:D12"', b'ref="A1:D2"'))
    assert source.read_bytes() != honest.read_bytes()
    monkeypatch.setattr(annotated_copy, "LARGEST_COPY_ROWS", 4)
    with pytest.raises(InputError) as caught:
        annotated(tmp_path, [], source)
    assert caught.value.code == "export_copy_too_large"


def test_a_stray_cell_at_the_end_of_the_sheet_is_refused_quickly(tmp_path: Path) -> None:
    source = pay_book(tmp_path / "급여.xlsx")
    book = load_workbook(source)
    book["다른 시트"]["XFD1048576"] = 1
    book.save(source)
    with pytest.raises(InputError) as caught:
        annotated(tmp_path, [], source)
    assert caught.value.code == "export_copy_too_large"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0" + bytes(600)])
def test_what_is_no_xlsx_is_refused(tmp_path: Path, content: bytes) -> None:
    source = tmp_path / "a.xlsx"
    source.write_bytes(content)
    with pytest.raises(InputError) as caught:
        annotated(tmp_path, [], source)
    assert caught.value.code == "export_copy_unreadable"


def test_an_unknown_sheet_is_refused(tmp_path: Path) -> None:
    source = pay_book(tmp_path / "급여.xlsx")
    with pytest.raises(InputError) as caught:
        annotate_copy(source, tmp_path / "b.xlsx", "4월", (2, 3), [])
    assert caught.value.code == "sheet_unknown_name"
    assert not (tmp_path / "b.xlsx").exists()
