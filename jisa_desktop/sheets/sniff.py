"""What a file really is, by its content; its name is not asked.

What is not a workbook ends in an ``InputError`` of its own code. Signatures of document security
products are from public repositories; they are recognised and explained, never got around.
"""

from __future__ import annotations

import codecs
import struct
import zipfile
import zlib
from dataclasses import dataclass
from enum import StrEnum

from jisa_desktop.errors import InputError
from jisa_desktop.sheets import guards
from jisa_desktop.sheets.ole import sniff_ole, sniff_raw_biff
from jisa_desktop.sheets.options import Limits
from jisa_desktop.sheets.source import Source

_HEAD_BYTES = 65_536
_TEXT_HEAD_BYTES = 4_096
_OWNER_FILE_MAX_BYTES = 200
_FIRST_PRINTABLE = 0x20
_BINARY_SHARE = 50
"""Text has fewer than one control character in this many bytes."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DRM = (b"\x9b DRMONE", b"DRMONE", b"SCDSA0", b"<## NASCA DRM", b"<!-- FasooSecureContainer")
_REFUSED = (
    (b"%PDF", "sheet_is_pdf"),
    (b"\x89PNG", "sheet_is_image"),
    (b"\xff\xd8\xff", "sheet_is_image"),
    (b"GIF8", "sheet_is_image"),
    (b"II*\x00", "sheet_is_image"),
    (b"7z\xbc\xaf", "sheet_is_archive"),
    (b"Rar!", "sheet_is_archive"),
    (b"\x1f\x8b", "sheet_is_archive"),
    (b"{\\rtf", "sheet_is_word"),
    (b"HWP Document File", "sheet_is_hwp"),
)
_HTML_STARTS = (
    *(b"<!doctype html", b"<html", b"<table", b"<meta", b"<style", b"<script", b"<head"),
    *(b"<body", b"<div", b"<center", b"<font", b"<br", b"<form", b"<!--"),
)
_OLD_TEXT_FORMATS = (b"id;p", b"table\r\n0,1", b"table\n0,1")
ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    KeyError,
    ValueError,
    struct.error,
    NotImplementedError,
    RuntimeError,
)
"""What the standard library raises on a damaged or unusual archive."""


class Format(StrEnum):
    XLSX = "xlsx"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    XML2003 = "xml2003"
    HTML = "html"
    TEXT = "csv"


@dataclass(frozen=True, slots=True)
class Sniffed:
    format: Format
    is_encrypted: bool = False


def sniff(source: Source, limits: Limits) -> Sniffed:
    """Raises ``InputError`` when the file is empty, too large, protected by something that no
    password opens, or no workbook at all."""
    guards.check_file_size(source, limits)
    with source.open() as stream:
        try:
            head = stream.read(_HEAD_BYTES)
        except OSError as error:
            raise InputError("file_unreadable", file=source.name) from error
    if head.startswith(_DRM):
        raise InputError("sheet_drm", file=source.name)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _sniff_zip(source, limits)
    if head.startswith(_OLE):
        return Sniffed(Format.XLS, is_encrypted=sniff_ole(source))
    if _is_owner_file(head, source):
        raise InputError("sheet_lockfile", file=source.name)
    if sniff_raw_biff(head):
        return Sniffed(Format.XLS)
    for signature, code in _REFUSED:
        if head.startswith(signature):
            raise InputError(code, file=source.name)
    if head.startswith(b"BM") and head[6:10] == bytes(4):
        raise InputError("sheet_is_image", file=source.name)
    return Sniffed(_sniff_text(head, source))


def _sniff_zip(source: Source, limits: Limits) -> Sniffed:
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as archive:
            parts = archive.infolist()
            guards.check_archive(parts, limits, source.name)
            if any(part.flag_bits & 1 for part in parts):
                raise InputError("sheet_is_archive", file=source.name)
            return _sniff_parts(archive, source)
    except InputError:
        raise
    except ZIP_ERRORS as error:
        raise InputError("sheet_broken", file=source.name) from error


def _sniff_parts(archive: zipfile.ZipFile, source: Source) -> Sniffed:
    names = {name.lstrip("/").lower().replace("\\", "/") for name in archive.namelist()}
    if "mimetype" in names:
        kind = archive.read("mimetype")[:80]
        if b"opendocument.spreadsheet" in kind:
            manifest = "META-INF/manifest.xml"
            is_encrypted = manifest.lower() in names and b"encryption-data" in archive.read(
                manifest
            )
            return Sniffed(Format.ODS, is_encrypted=is_encrypted)
        if b"opendocument.text" in kind:
            raise InputError("sheet_is_word", file=source.name)
        if b"hwp+zip" in kind:
            raise InputError("sheet_is_hwp", file=source.name)
    if any(name.endswith("workbook.bin") for name in names):
        return Sniffed(Format.XLSB)
    refused = {
        "word/": "sheet_is_word",
        "ppt/": "sheet_is_presentation",
        "contents/section": "sheet_is_hwp",
        "index/document.iwa": "sheet_is_numbers",
    }
    for start, code in refused.items():
        if any(name.startswith(start) for name in names):
            raise InputError(code, file=source.name)
    if "[content_types].xml" in names or any(
        name.endswith(".xml") and "workbook" in name for name in names
    ):
        return Sniffed(Format.XLSX)
    raise InputError("sheet_is_archive", file=source.name)


def _is_owner_file(head: bytes, source: Source) -> bool:
    """The small file that Excel puts beside an open workbook: a length, a name, padding."""
    return source.name.startswith("~$") and source.size <= _OWNER_FILE_MAX_BYTES and head[0] > 0


def _sniff_text(head: bytes, source: Source) -> Format:
    if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        head = head.decode("utf-32", "ignore").encode()
    elif head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head.decode("utf-16", "ignore").encode()
    elif _looks_like_utf16(head):
        codec = "utf-16-le" if head[1:2] == b"\0" else "utf-16-be"
        head = head.decode(codec, "ignore").encode()
    start = head.removeprefix(codecs.BOM_UTF8).lstrip(b" \t\r\n")[:_TEXT_HEAD_BYTES].lower()
    if not start:
        raise InputError("sheet_no_data", file=source.name)
    controls = sum(byte < _FIRST_PRINTABLE and byte not in b"\t\n\r\f\x1a\x1b" for byte in start)
    if controls * _BINARY_SHARE > len(start):
        raise InputError("sheet_not_a_workbook", file=source.name)
    if start.startswith(b"mime-version") or b"content-type: multipart/related" in start:
        raise InputError("sheet_is_mhtml", file=source.name)
    if start.startswith(_OLD_TEXT_FORMATS):
        raise InputError("sheet_old_text_format", file=source.name)
    if start.startswith((b"<?xml", b"<workbook", b"<ss:workbook", b"<office:")):
        return _sniff_xml(start, source)
    if start.startswith(_HTML_STARTS) or (start.startswith(b"<") and b"<table" in start):
        return Format.HTML
    return Format.TEXT


def _sniff_xml(start: bytes, source: Source) -> Format:
    if b"urn:schemas-microsoft-com:office:spreadsheet" in start:
        return Format.XML2003
    if b"<html" in start or b"<table" in start:
        return Format.HTML
    raise InputError("sheet_not_a_workbook", file=source.name)


def _looks_like_utf16(head: bytes) -> bool:
    """UTF-16 without a mark: in some plane of every second byte, most are zero."""
    sample = head[:_TEXT_HEAD_BYTES]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    return max(even, odd) * 10 > len(sample) // 2 * 3 and min(even, odd) * 50 < len(sample)
