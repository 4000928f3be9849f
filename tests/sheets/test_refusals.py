"""Every file that is no readable workbook ends in its own code, with a sentence that names it."""

from __future__ import annotations

import gzip
import struct
from collections.abc import Mapping
from pathlib import Path

import pytest

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.wording import CATALOGUE, Language, say
from jisa_desktop.errors import InputError
from jisa_desktop.sheets.options import MEBIBYTE, Limits
from jisa_desktop.sheets.reader import ReadOptions, SheetReader
from jisa_desktop.sheets.sniff import sniff
from jisa_desktop.sheets.source import Source
from tests.sheets import binary_books, books
from tests.sheets.conftest import Parse

GOOD = books.people_workbook()
_NOISE = bytes(range(256)) * 8


def _opendocument(kind: str, manifest: bytes = b"<manifest/>") -> bytes:
    return books.archive(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}".encode(),
            "META-INF/manifest.xml": manifest,
        }
    )


def _claiming(unpacked_bytes: int) -> bytes:
    """An archive whose directory claims that its sheet unpacks to so many bytes."""
    content = bytearray(books.raw_xlsx([books.text_row(1, "사번")]))
    at = content.rindex(b"xl/worksheets/sheet1.xml") - 46
    assert content[at : at + 4] == b"PK\x01\x02"
    struct.pack_into("<I", content, at + 24, unpacked_bytes)
    return bytes(content)


def _locked_archive() -> bytes:
    """An archive whose parts say that they are encrypted."""
    content = bytearray(GOOD)
    at = 0
    while (at := content.find(b"PK\x01\x02", at)) >= 0:
        content[at + 8] |= 1
        at += 4
    return bytes(content)


REFUSED: Mapping[str, tuple[str, bytes, str]] = {
    "empty": ("빈.xlsx", b"", "sheet_empty_file"),
    "zeros": ("영.xlsx", bytes(4096), "sheet_not_a_workbook"),
    "noise": ("잡음.xlsx", _NOISE, "sheet_not_a_workbook"),
    "only spaces": ("공백.csv", b" \r\n \r\n", "sheet_no_data"),
    "owner file": (
        "~$급여.xlsx",
        b"\x05admin" + b" " * 49 + b"\x05\x00a\x00" + bytes(105),
        "sheet_lockfile",
    ),
    "softcamp": ("급여.xlsx", b"SCDSA002" + _NOISE, "sheet_drm"),
    "fasoo": ("급여.xlsx", b"\x9b DRMONE  This Document is encrypted" + _NOISE, "sheet_drm"),
    "nasca": ("급여.xlsx", b"<## NASCA DRM FILE - VER1.00 ##>" + _NOISE, "sheet_drm"),
    "label": (
        "급여.xlsx",
        binary_books.ole({"EncryptedPackage": b"x", "DRMEncryptedTransform": b"x"}),
        "sheet_label_protected",
    ),
    "encrypted ods": (
        "급여.ods",
        _opendocument("spreadsheet", b"<manifest:encryption-data/>"),
        "sheet_protection_unsupported",
    ),
    "unknown cipher": (
        "급여.xlsx",
        binary_books.ole({"EncryptedPackage": b"x"}),
        "sheet_protection_unsupported",
    ),
    "xls with odd filepass": (
        "급여.xls",
        binary_books.xls([], filepass=binary_books.record(0x2F, b"\x07\x00" + bytes(4))),
        "sheet_protection_unsupported",
    ),
    "truncated": ("급여.xlsx", GOOD[: len(GOOD) // 2], "sheet_broken"),
    "truncated xls": (
        "급여.xls",
        binary_books.xls([binary_books.label(0, 0, "사번")])[:700],
        "sheet_broken",
    ),
    "broken sheet": (
        "급여.xlsx",
        books.replace_part(
            GOOD, "xl/worksheets/sheet1.xml", lambda _: b"<worksheet><sheetData><row><c><v>5"
        ),
        "sheet_broken",
    ),
    "empty xml": ("급여.xls", b"<?xml version='1.0'?><x/>", "sheet_not_a_workbook"),
    "xml 2003 cut off": (
        "급여.xls",
        b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet',
        "sheet_broken",
    ),
    "hwp": (
        "급여.xls",
        binary_books.ole({"FileHeader": b"HWP", "\x05HwpSummaryInformation": b""}),
        "sheet_is_hwp",
    ),
    "hwpx": ("급여.xlsx", books.archive({"Contents/section0.xml": b"<x/>"}), "sheet_is_hwp"),
    "doc": ("급여.xls", binary_books.ole({"WordDocument": b"x"}), "sheet_is_word"),
    "docx": (
        "급여.xlsx",
        books.archive({"[Content_Types].xml": b"", "word/document.xml": b""}),
        "sheet_is_word",
    ),
    "odt": ("급여.ods", _opendocument("text"), "sheet_is_word"),
    "rtf": ("급여.xls", b"{\\rtf1 x}", "sheet_is_word"),
    "ppt": ("급여.xls", binary_books.ole({"PowerPoint Document": b"x"}), "sheet_is_presentation"),
    "pptx": ("급여.xlsx", books.archive({"ppt/presentation.xml": b""}), "sheet_is_presentation"),
    "pdf": ("급여.xlsx", b"%PDF-1.7\n" + _NOISE, "sheet_is_pdf"),
    "png": ("급여.xlsx", b"\x89PNG\r\n\x1a\n" + _NOISE, "sheet_is_image"),
    "bmp": ("급여.xlsx", b"BM" + struct.pack("<IHHI", 999, 0, 0, 54) + _NOISE, "sheet_is_image"),
    "zip": ("급여.xlsx", books.archive({"급여.xlsx": GOOD}), "sheet_is_archive"),
    "zip with a password": ("급여.xlsx", _locked_archive(), "sheet_is_archive"),
    "gzip": ("급여.xlsx", gzip.compress(GOOD), "sheet_is_archive"),
    "numbers": ("급여.xlsx", books.archive({"Index/Document.iwa": b""}), "sheet_is_numbers"),
    "mht": (
        "급여.xls",
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n",
        "sheet_is_mhtml",
    ),
    "sylk": ("급여.xls", b"ID;PWXL;N;E\r\nP;PGeneral\r\n", "sheet_old_text_format"),
    "login page": (
        "급여.xls",
        b"<html><body><form>login</form></body></html>",
        "sheet_html_without_table",
    ),
    "web page of frames": (
        "급여.xls",
        b'<html><link rel=File-List href="a.files/a.xml"><frameset rows="*,39"></frameset></html>',
        "sheet_is_web_page_set",
    ),
    "no value": ("급여.xlsx", books.workbook(lambda _: None), "sheet_no_data"),
    "hidden only": (
        "급여.xlsx",
        books.raw_xlsx([books.text_row(1, "사번")], states={"숨김": "hidden"}),
        "sheet_only_hidden_data",
    ),
    "claims 3 GB": ("급여.xlsx", _claiming(3_000_000_000), "sheet_bomb"),
    "claims less than it holds": ("급여.xlsx", _claiming(20), "sheet_broken"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_ends_in_one_clear_sentence(parse: Parse, case: str) -> None:
    name, content, code = REFUSED[case]
    with pytest.raises(InputError) as caught:
        parse(content, name)
    assert caught.value.code == code
    assert caught.value.params["file"] == name
    for language in Language:
        words = say(code, caught.value.params, language)
        assert name in words.sentence
        assert words.next_step


def test_password_is_asked_for_then_checked_then_used(parse: Parse) -> None:
    content = books.encrypted(GOOD, "비밀번호1!")
    with pytest.raises(InputError, match="sheet_encrypted"):
        parse(content)
    with pytest.raises(InputError, match="sheet_password_wrong") as caught:
        parse(content, password="비밀번호2!")
    assert "비밀번호" not in str(caught.value)
    assert [row.values[1] for row in parse(content, password="비밀번호1!")] == [
        "홍길동",
        "김철수",
        "이영희",
    ]


def test_password_is_not_shown_by_the_options() -> None:
    assert "secret" not in repr(ReadOptions(password="secret"))


def test_excels_own_silent_password_is_not_asked_for(parse: Parse) -> None:
    assert parse(books.encrypted(GOOD, "VelvetSweatshop")).head.total_rows == 3


def test_missing_file_folder_and_unreadable_file(reader: SheetReader, tmp_path: Path) -> None:
    for path, code in (
        (tmp_path / "없음.xlsx", "file_missing"),
        (tmp_path, "file_is_folder"),
        (tmp_path / "\0.xlsx", "file_unreadable"),
    ):
        with pytest.raises(InputError, match=code):
            reader.summary(path, ReadOptions(), CancelToken())
        assert code in CATALOGUE


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(file_bytes=100), "sheet_too_large"),
        (Limits(unpacked_bytes=100), "sheet_bomb"),
        (Limits(unpacked_ratio=1, unpacked_ratio_from_bytes=0), "sheet_bomb"),
        (Limits(parts=3), "sheet_bomb"),
    ],
)
def test_each_bound_refuses(limits: Limits, code: str) -> None:
    with pytest.raises(InputError, match=code):
        sniff(Source(Path("급여.xlsx"), GOOD), limits)


def test_default_bounds_let_a_large_honest_workbook_through() -> None:
    """1,000,000 rows of 12 columns are some 82 MB packed and 550 MB unpacked."""
    limits = Limits()
    assert limits.file_bytes > 82 * MEBIBYTE * 2
    assert limits.unpacked_bytes > 550 * MEBIBYTE * 2
    assert limits.cells > 12_000_000 * 2


def test_unknown_sheet_names_those_there_are(parse: Parse) -> None:
    with pytest.raises(InputError, match="sheet_unknown_name") as caught:
        parse(GOOD, sheet="3월")
    sentence = say("sheet_unknown_name", caught.value.params).sentence
    assert "'3월'" in sentence
    assert sentence.endswith("있는 시트: 급여")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("급여.xls", GOOD),
        ("급여.csv", GOOD),
        (
            "급여.xlsx",
            binary_books.xls([binary_books.label(0, 0, "사번"), binary_books.label(1, 0, "0001")]),
        ),
        ("급여", b"a,b\n1,2\n"),
        ("BM.csv", b"BM,b\n1,2\n"),
        ("~$급여.xlsx", GOOD),
    ],
)
def test_the_name_does_not_decide(parse: Parse, name: str, content: bytes) -> None:
    assert parse(content, name).head.total_rows > 0
