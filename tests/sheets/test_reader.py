"""The one door: staged tables by pages, private files that do not stay."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.table import RowKind
from jisa_desktop.errors import EnvironmentProblem
from jisa_desktop.sheets.reader import ReadOptions, SheetReader
from jisa_desktop.sheets.staging import PAGE
from tests.sheets import books
from tests.sheets.conftest import Parse

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="file modes")


def _csv(count: int) -> bytes:
    lines = ["사번,성명,금액"]
    lines += [f"{at:05d},이름{at},{'#REF!' if at == 7 else at}" for at in range(count)]
    return "\n".join([*lines, "합계,,100", "※ 참고"]).encode()


def test_rows_by_position_and_by_iteration(parse: Parse) -> None:
    table = parse(_csv(PAGE * 2 + 3), "급여.csv")
    assert table.head.total_rows == PAGE * 2 + 3
    assert [row.values[0] for row in table.rows(PAGE - 1, PAGE + 1)] == ["00499", "00500"]
    assert table.rows(PAGE * 2 + 2, PAGE * 9)[0].row_number == PAGE * 2 + 4
    assert table.rows(PAGE * 9, PAGE * 10) == []
    assert [row.row_number for row in table] == list(range(2, PAGE * 2 + 5))


def test_other_rows_are_kept_apart(parse: Parse) -> None:
    table = parse(_csv(3), "급여.csv")
    assert [(row.row_number, row.kind) for row in table.other_rows()] == [
        (5, RowKind.TOTAL),
        (6, RowKind.NOTE),
    ]
    assert all(len(row.values) == 3 for row in table.other_rows())


def test_issues_of_a_window_are_those_of_its_rows(parse: Parse) -> None:
    rows = [books.text_row(1, "사번", "성명", "금액")]
    for at in range(2, 12):
        error = books.cell(f"C{at}", "#N/A", kind="e")
        rows.append(books.row(at, books.cell(f"A{at}", f"{at}"), books.cell(f"B{at}", "홍"), error))
    table = parse(books.raw_xlsx(rows))
    assert [each.row_number for each in table.issues()] == list(range(2, 12))
    assert [each.row_number for each in table.issues(3, 5)] == [5, 6]


def test_summary_names_sheets_and_what_they_hold(reader: SheetReader, tmp_path: Path) -> None:
    path = tmp_path / "급여.xls"
    states = {"급여": "visible", "비밀": "hidden"}
    path.write_bytes(books.raw_xlsx([books.text_row(1, "사번")], states=states))
    summary = reader.summary(path, ReadOptions(), CancelToken())
    assert (summary.file_name, summary.format) == ("급여.xls", "xlsx")
    assert [(each.name, each.is_hidden, each.has_data) for each in summary.sheets] == [
        ("급여", False, True),
        ("비밀", True, True),
    ]
    path.write_bytes("사번;성명\n1;홍\n".encode("cp949"))
    summary = reader.summary(path, ReadOptions(), CancelToken())
    assert (summary.format, summary.encoding, summary.delimiter) == ("csv", "cp949", ";")


def test_sheets_that_are_not_read_are_named(parse: Parse) -> None:
    """Twelve months on twelve sheets: the other eleven would be missed in December."""
    states = {"1월": "visible", "2월": "visible", "비밀": "hidden"}
    content = books.raw_xlsx([books.text_row(1, "사번"), books.text_row(2, "1")], states=states)
    notices = {each.code: dict(each.params) for each in parse(content).head.notices}
    assert notices["sheet_others_with_data"] == {"sheet": "1월", "sheets": "2월"}
    codes = {each.code for each in parse(content, sheet="1월").head.notices}
    assert "sheet_others_with_data" not in codes


def test_parts_in_utf16_are_data(parse: Parse) -> None:
    rows = [books.text_row(1, "사번", "성명"), books.text_row(2, "0001", "홍길동")]

    def to_utf16(part: bytes) -> bytes:
        return ('<?xml version="1.0" encoding="UTF-16"?>' + part.decode()).encode("utf-16")

    content = books.replace_part(books.raw_xlsx(rows), "xl/worksheets/sheet1.xml", to_utf16)
    assert [row.values for row in parse(content)] == [("0001", "홍길동")]


def test_what_two_libraries_give_up_on_is_read_by_our_own(parse: Parse) -> None:
    """A word in a cell that says it is a number: both end there, the rows behind are not lost."""
    rows = [
        books.text_row(1, "사번", "금액"),
        books.row(2, books.cell("A2", "1"), books.cell("B2", 5)),
        books.row(3, books.cell("A3", "2"), books.cell("B3", "없음", kind="n")),
        books.row(4, books.cell("A4", "3"), books.cell("B4", 7)),
    ]
    table = parse(books.raw_xlsx(rows))
    assert [(row.row_number, row.values) for row in table] == [
        (2, ("1", "5")),
        (3, ("2", "없음")),
        (4, ("3", "7")),
    ]
    assert "sheet_read_by_fallback" in {each.code for each in table.head.notices}


def test_parts_in_a_korean_encoding_are_read(parse: Parse) -> None:
    rows = [books.text_row(1, "사번", "성명"), books.text_row(2, "0001", "홍길동")]

    def to_korean(part: bytes) -> bytes:
        return ('<?xml version="1.0" encoding="EUC-KR"?>' + part.decode()).encode("euc-kr")

    content = books.replace_part(books.raw_xlsx(rows), "xl/worksheets/sheet1.xml", to_korean)
    assert [row.values for row in parse(content)] == [("0001", "홍길동")]


@posix_only
def test_staged_file_is_private_and_gone_after_close(reader: SheetReader, tmp_path: Path) -> None:
    path = tmp_path / "급여.csv"
    path.write_bytes(_csv(3))
    with reader.parse(path, ReadOptions(), CancelToken()) as table:
        (staged,) = reader._folder.glob("*.sqlite3")
        assert stat.S_IMODE(staged.stat().st_mode) == 0o600
        assert stat.S_IMODE(reader._folder.stat().st_mode) == 0o700
    assert not staged.exists()
    assert not list(reader._folder.iterdir())
    with pytest.raises(ValueError, match="closed"):
        table.rows(0, 1)
    table.close()


def test_start_sweeps_what_dead_runs_left_and_nothing_else(tmp_path: Path) -> None:
    dead, other = tmp_path / "run-dead", tmp_path / "mine"
    for folder in (dead, other):
        folder.mkdir()
        (folder / "x.sqlite3").write_text("personal", encoding="utf-8")
    living = SheetReader(tmp_path)
    living.start()
    assert not dead.exists()
    assert other.exists()
    second = SheetReader(tmp_path)
    second.start()
    assert living._folder.exists()
    assert sorted(each.name for each in tmp_path.iterdir() if each.is_dir()) == sorted(
        ["mine", living._folder.name, second._folder.name]
    )
    second.close()
    living.close()
    assert [each.name for each in tmp_path.iterdir()] == ["mine"]


def test_closed_reader_leaves_nothing_and_may_start_again(tmp_path: Path) -> None:
    source = tmp_path / "급여.csv"
    source.write_bytes(_csv(3))
    reader = SheetReader(tmp_path / "staging")
    for _ in range(2):
        table = reader.parse(source, ReadOptions(), CancelToken())
        reader.close()
        assert not list((tmp_path / "staging").iterdir())
        table.close()


def test_unusable_staging_folder_is_the_surroundings_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(EnvironmentProblem, match="staging_unusable"):
        SheetReader(tmp_path / "file" / "staging").start()


def test_disk_trouble_while_reading_is_the_surroundings_fault(tmp_path: Path) -> None:
    source = tmp_path / "급여.csv"
    source.write_bytes(_csv(3))
    reader = SheetReader(tmp_path / "staging")
    reader.start()
    folder, reader._folder = reader._folder, tmp_path / "gone"
    with pytest.raises(EnvironmentProblem, match="staging_unusable"):
        reader.parse(source, ReadOptions(), CancelToken())
    reader._folder = folder
    reader.close()


def test_progress_ends_with_its_last_word(reader: SheetReader, tmp_path: Path) -> None:
    path = tmp_path / "급여.csv"
    path.write_bytes(_csv(3_000))
    reports: list[tuple[int, int]] = []
    with reader.parse(path, ReadOptions(), CancelToken(), lambda *r: reports.append(r)):
        assert reports[-1] == (3_003, 3_003)
    assert [done for done, _ in reports] == sorted(done for done, _ in reports)


def test_names_are_composed(reader: SheetReader, tmp_path: Path) -> None:
    """macOS decomposes Hangul in file names; whoever types a sheet's name composes it."""
    import unicodedata

    nfd, nfc = (unicodedata.normalize(form, "급여") for form in ("NFD", "NFC"))
    path = tmp_path / f"{nfd}.xlsx"
    path.write_bytes(
        books.raw_xlsx([books.text_row(1, "사번"), books.text_row(2, "1")], states={nfd: "visible"})
    )
    with reader.parse(path, ReadOptions(sheet=nfc), CancelToken()) as table:
        assert (table.head.file_name, table.head.sheet) == (f"{nfc}.xlsx", nfc)
