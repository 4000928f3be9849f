"""CSV and TSV: every field is text as it stands, nothing is guessed to be a number or a date."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

from jisa_desktop.domain.table import Issue, Severity
from jisa_desktop.errors import InputError
from jisa_desktop.sheets.encoding import canonical_encoding, decode, detect_encoding
from jisa_desktop.sheets.options import ReadOptions
from jisa_desktop.sheets.raw import RawRow, RawSheet, SheetEntry, Side
from jisa_desktop.sheets.source import Source

_DELIMITERS = ",\t;|"
_RECORDS_TO_COMPARE = 60
_CHARS_TO_COMPARE = 1 << 18
_FIELD_LIMIT = 1 << 24
_BEGINNING_BYTES = 1 << 20
"""Holds the first rows of any table but one of long texts."""
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
"""How exporters tell Excel the delimiter; Excel does not count the line."""
_EXCEL_TEXT_FORMULA = re.compile(r'^="([^"]*)"$')
"""How exporters keep leading zeros through Excel: ="00123"."""


class TextBook:
    """One text file, seen as a workbook of one sheet."""

    format = "csv"

    def __init__(self, source: Source, options: ReadOptions, *, is_quick: bool = False) -> None:
        """``is_quick``: only the beginning of a large file is read, and its encoding judged by
        that."""
        self._source = source
        content, self._is_cut = _beginning(source) if is_quick else (source.read(), False)
        if options.encoding:
            self.encoding = canonical_encoding(options.encoding, source.name)
        else:
            self.encoding = detect_encoding(content)
        self._text, self._undecoded_count = decode(content, self.encoding)
        self._text = self._text.removeprefix("\ufeff")
        if self._undecoded_count and options.encoding:
            raise InputError("sheet_encoding_mismatch", file=source.name, encoding=options.encoding)
        declared = _SEPARATOR_LINE.match(self._text)
        if declared is not None:
            self._text = self._text[declared.end() :]
        given = options.delimiter or (declared[1] if declared else "")
        self.delimiter = given or detect_delimiter(self._text)
        if len(self.delimiter) != 1 or self.delimiter in '"\r\n':
            raise InputError("sheet_bad_delimiter", file=source.name)
        self._name = source.path.stem
        sample = self._text[:_CHARS_TO_COMPARE]
        self._skips_spaces = re.search(rf'{re.escape(self.delimiter)} +"', sample) is not None

    def close(self) -> None:
        self._text = ""

    def sheets(self) -> list[SheetEntry]:
        return [SheetEntry(self._name, is_hidden=False)]

    def has_data(self, name: str) -> bool:  # noqa: ARG002 - Book
        return bool(self._text) and not self._text.isspace()

    def read(self, name: str, row_limit: int | None = None) -> RawSheet:  # noqa: ARG002 - Book
        side = Side(is_delimited=True)
        if self._undecoded_count:
            side.notices.append(
                Issue(
                    *(0, "", Severity.WARNING, "sheet_text_undecoded"),
                    (("encoding", self.encoding), ("count", str(self._undecoded_count))),
                )
            )
        return RawSheet(
            name,
            self._rows(side),
            row_count=self._text.count("\n"),
            side=side,
            is_truncated=self._is_cut,
        )

    def _rows(self, side: Side) -> Iterator[RawRow]:
        csv.field_size_limit(_FIELD_LIMIT)
        record: list[str] = []
        lines = _noting(self._text, record)
        reader = csv.reader(lines, delimiter=self.delimiter, skipinitialspace=self._skips_spaces)
        index = -1
        while True:
            record.clear()
            try:
                fields = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                raise InputError(
                    "sheet_broken_text", file=self._source.name, row=index + 2
                ) from error
            index += 1
            if len(record) > 1 and self._is_unclosed(record):
                side.notices.append(Issue(index + 1, "", Severity.ERROR, "row_unclosed_quote"))
            yield index, [_field(field) for field in fields], None

    def _is_unclosed(self, record: list[str]) -> bool:
        """Whether a record of several lines ended because the file did, inside quotes."""
        reader = csv.reader(
            record, delimiter=self.delimiter, skipinitialspace=self._skips_spaces, strict=True
        )
        try:
            list(reader)
        except csv.Error as error:
            return "unexpected end of data" in str(error)
        return False


def _beginning(source: Source) -> tuple[bytes, bool]:
    """Whole lines, and whether there are more. No character of the encodings that a line end can
    be looked for in has its byte; of the others, four bytes are always whole characters, or the
    two halves of one."""
    content = source.read(_BEGINNING_BYTES)
    if len(content) < _BEGINNING_BYTES:
        return content, False
    if 0 in content:
        return content[: len(content) // 4 * 4], True
    return content[: content.rfind(b"\n") + 1] or content, True


def detect_delimiter(text: str) -> str:
    """The one that cuts most of the first records into the same number of fields, ',' if none."""
    sample = text[:_CHARS_TO_COMPARE]
    return max(_DELIMITERS, key=lambda each: (_constancy(sample, each), -_DELIMITERS.index(each)))


def _constancy(sample: str, delimiter: str) -> tuple[float, int]:
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    try:
        counts = [len(fields) for fields in islice(reader, _RECORDS_TO_COMPARE) if fields]
    except csv.Error:
        return 0.0, 0
    cut = [count for count in counts if count > 1]
    if not cut:
        return 0.0, 0
    usual = max(set(cut), key=lambda count: (cut.count(count), count))
    return cut.count(usual) / len(counts), usual


def _field(text: str) -> str:
    if text.startswith("="):
        found = _EXCEL_TEXT_FORMULA.match(text)
        return found[1] if found else text
    return text.strip("\t")


def _noting(text: str, record: list[str]) -> Iterator[str]:
    """The lines of ``text``, each also noted in ``record``."""
    for line in io.StringIO(text, newline=""):
        record.append(line)
        yield line
