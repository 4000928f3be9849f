"""The first rows, at once, are those that the whole parse finds."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.sheets.reader import ReadOptions, SheetReader
from tests.sheets import binary_books, books
from tests.sheets.test_tables import MERGES, PAY


def _pay(sheet: Worksheet) -> None:
    for values in PAY:
        sheet.append(values)
    for each in MERGES:
        sheet.merge_cells(each)
    sheet["D6"].number_format = "#,##0"
    sheet["F5"] = "=1+1"


def _long(sheet: Worksheet) -> None:
    sheet.append(["사번", "성명", "금액"])
    for at in range(600):
        sheet.append([f"{at:04d}", f"이름{at}", at])


def _rich() -> bytes:
    rich = (
        '<is><r><t>홍</t></r><r><t xml:space="preserve"> 길동 </t></r>'
        '<rPh sb="0"><t>X</t></rPh></is>'
    )
    rows = [
        books.text_row(1, "사번", "성명", "입사일"),
        books.row(
            2,
            books.cell("A2", "1_x005F_2"),
            f'<c r="B2" t="inlineStr">{rich}</c>',
            books.cell("C2", "2024-03-01", kind="d"),
            books.cell("D2", "  여백  "),
            books.cell("E2", 1, kind="b"),
            books.cell("F2", "#N/A", kind="e"),
        ),
    ]
    return books.raw_xlsx(rows)


FILES = {
    "pay.xlsx": books.workbook(_pay),
    "long.xlsx": books.workbook(_long),
    "rich.xlsx": _rich(),
    "old.xls": binary_books.xls([binary_books.label(0, 0, "사번"), binary_books.number(1, 0, 42)]),
    "text.csv": "사번,성명\n0001,홍길동\n0002,김철수\n".encode("cp949"),
    "locked.xlsx": books.encrypted(books.people_workbook(), "비밀"),
}


@pytest.mark.parametrize("name", FILES)
def test_agrees_with_the_whole_parse(reader: SheetReader, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name])
    options = ReadOptions(password="비밀")
    with (
        reader.parse(path, options, CancelToken()) as whole,
        reader.preview(path, options, CancelToken()) as first,
    ):
        assert first.rows(0, 200) == whole.rows(0, 200)
        assert (first.head.columns, first.head.header_rows) == (
            whole.head.columns,
            whole.head.header_rows,
        )
        assert first.issues(0, 200) == whole.issues(0, 200)
        assert first.head.total_rows in (whole.head.total_rows, -1)


def test_more_rows_than_shown_are_counted_as_unknown(reader: SheetReader, tmp_path: Path) -> None:
    path = tmp_path / "long.xlsx"
    path.write_bytes(FILES["long.xlsx"])
    with reader.preview(path, ReadOptions(), CancelToken(), limit=20) as table:
        assert table.head.total_rows == -1
        assert len(list(table)) == 20
    with reader.preview(path, ReadOptions(), CancelToken(), limit=600) as table:
        assert table.head.total_rows == 600


def test_damage_below_the_preview_does_not_hide_it(reader: SheetReader, tmp_path: Path) -> None:
    path = tmp_path / "damaged.xlsx"
    path.write_bytes(
        books.replace_part(
            FILES["long.xlsx"],
            "xl/worksheets/sheet1.xml",
            lambda xml: xml.replace(b"</sheetData>", b"<"),
        )
    )
    with reader.preview(path, ReadOptions(), CancelToken(), limit=20) as table:
        assert table.rows(19, 20)[0].values == ("0019", "이름19", "19")


def test_formats_down_to_the_last_row_cost_a_preview_nothing(
    reader: SheetReader, tmp_path: Path
) -> None:
    """Whole columns with borders are a million rows without a value: what is damaged behind the
    first thousand of them is not read."""
    rows = [books.text_row(1, "사번", "성명"), books.text_row(2, "0001", "홍길동")]
    blank = [books.row(at, f'<c r="A{at}" s="0"/>') for at in range(3, 1_500)]
    late = books.text_row(1_500, "0002", "김철수")
    content = books.raw_xlsx([*rows, *blank, late])
    path = tmp_path / "formats.xlsx"
    path.write_bytes(
        books.replace_part(
            content, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b'r="1499"', b"<")
        )
    )
    with reader.preview(path, ReadOptions(), CancelToken()) as table:
        assert [row.values for row in table] == [("0001", "홍길동")]
        assert table.head.total_rows == -1
    path.write_bytes(content)
    with reader.parse(path, ReadOptions(), CancelToken()) as table:
        assert [row.row_number for row in table] == [2, 1_500]


@pytest.mark.parametrize("encoding", ["utf-8", "cp949", "utf-16"])
def test_the_first_rows_of_a_large_text_file_are_read_without_the_rest(
    reader: SheetReader, tmp_path: Path, encoding: str
) -> None:
    path = tmp_path / "큰.csv"
    lines = ["사번,성명,금액", *(f"{number:07d},홍길동,{number}" for number in range(90_000))]
    content = "\n".join(lines).encode(encoding)
    path.write_bytes(content + b"\xff\xff\xff")  # what nobody can decode stands at the end
    summary = reader.summary(path, ReadOptions(), CancelToken(), is_quick=True)
    assert summary.encoding == encoding
    with reader.preview(path, ReadOptions(), CancelToken()) as table:
        assert table.head.columns == ("사번", "성명", "금액")
        assert table.head.total_rows == -1
        assert table.head.notices == ()
        assert len(table.rows(0, 1_000)) == 200
    with reader.parse(path, ReadOptions(), CancelToken()) as table:
        assert [one.code for one in table.head.notices] == ["sheet_text_undecoded"]
