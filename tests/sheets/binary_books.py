"""Binary workbooks for tests: an OLE container, BIFF and BIFF12, as little as readers need."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def ole(streams: Mapping[str, bytes]) -> bytes:
    """A compound file with the streams in its root, each padded past the mini stream's bound."""
    body = b""
    chains: list[int] = []
    entries = [_entry("Root Entry", 5, _END, 0, child=1)]
    for place, (name, content) in enumerate(streams.items(), 1):
        padded = content.ljust(4096, b"\0")
        padded += bytes(-len(padded) % _SECTOR)
        start, count = len(chains), len(padded) // _SECTOR
        chains += [*range(start + 1, start + count), _END]
        body += padded
        right = place + 1 if place < len(streams) else _FREE
        entries.append(_entry(name, 2, start, len(padded), right=right))
    directory = b"".join(entries)
    directory += bytes(-len(directory) % _SECTOR)
    first_directory, count = len(chains), len(directory) // _SECTOR
    chains += [*range(first_directory + 1, first_directory + count), _END]
    first_fat = len(chains)
    fat_count = 1
    while (len(chains) + fat_count) * 4 > fat_count * _SECTOR:
        fat_count += 1
    chains += [_FAT] * fat_count
    fat = struct.pack(f"<{len(chains)}I", *chains).ljust(fat_count * _SECTOR, b"\xff")
    places = [*range(first_fat, first_fat + fat_count), *[_FREE] * (109 - fat_count)]
    header = struct.pack(
        "<8s16sHHHHH6xIIIIIIIII109I",
        *(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, 0, fat_count),
        *(first_directory, 0, 4096, _END, 0, _END, 0, *places),
    )
    return header + body + directory + fat


def _entry(
    name: str, kind: int, start: int, size: int, *, child: int = _FREE, right: int = _FREE
) -> bytes:
    raw = name.encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII36xIII",
        *(raw, len(raw) + 2, kind, 1, _FREE, right, child, start, size, 0),
    )


def record(number: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", number, len(content)) + content


def label(row: int, column: int, text: str, style: int = 0) -> bytes:
    raw = text.encode("utf-16-le")
    return record(0x0204, struct.pack("<HHHHB", row, column, style, len(text), 1) + raw)


def number(row: int, column: int, value: float, style: int = 0) -> bytes:
    return record(0x0203, struct.pack("<HHHd", row, column, style, value))


def error(row: int, column: int, code: int) -> bytes:
    return record(0x0205, struct.pack("<HHHBB", row, column, 0, code, 1))


def hidden_row(row: int) -> bytes:
    return record(0x0208, struct.pack("<HHHHHHI", row, 0, 9, 255, 0, 0, 0x20))


def merged(*ranges: tuple[int, int, int, int]) -> bytes:
    packed = b"".join(struct.pack("<HHHH", *each) for each in ranges)
    return record(0x00E5, struct.pack("<H", len(ranges)) + packed)


def xls(cells: Sequence[bytes], *, formats: Sequence[str] = (), filepass: bytes = b"") -> bytes:
    """BIFF8 with one sheet '급여'. Style 1 has ``formats[0]`` and so on."""
    codes = b"".join(
        record(0x041E, struct.pack("<HHB", 164 + place, len(code), 1) + code.encode("utf-16-le"))
        for place, code in enumerate(formats)
    )
    styles = b"".join(
        record(0x00E0, struct.pack("<HHH14x", 0, code, 0))
        for code in (0, *range(164, 164 + len(formats)))
    )
    name = "급여"
    head = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0)) + filepass
    head += record(0x0042, struct.pack("<H", 1200)) + codes + styles
    sheet_at = len(head) + 4 + 8 + len(name) * 2 + 4
    head += record(
        0x0085, struct.pack("<IBBBB", sheet_at, 0, 0, len(name), 1) + name.encode("utf-16-le")
    )
    head += record(0x000A)
    assert len(head) == sheet_at
    sheet = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    return ole({"Workbook": head + sheet + b"".join(cells) + record(0x000A)})


def biff2(rows: Sequence[Sequence[str]]) -> bytes:
    """Excel 2.1, which had no container."""
    cells = b"".join(
        record(0x0004, struct.pack("<HH3xB", row, column, len(raw)) + raw)
        for row, texts in enumerate(rows)
        for column, raw in enumerate(text.encode("cp949") for text in texts)
    )
    head = record(0x0009, struct.pack("<HH", 2, 0x10))
    return head + record(0x0042, struct.pack("<H", 949)) + cells + record(0x000A)


def long_record(kind: int, content: bytes = b"") -> bytes:
    """A BIFF12 record: type and size in seven bits a byte."""
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size = len(content)
    while size >= 0x80:
        head += bytes([size & 0x7F | 0x80])
        size >>= 7
    return head + bytes([size]) + content


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def xlsb_row(row: int, *cells: bytes, is_hidden: bool = False) -> bytes:
    return long_record(0, struct.pack("<IIHBBB", row, 0, 300, 0, 0x10 * is_hidden, 0)) + b"".join(
        cells
    )


def xlsb_text(column: int, text: str) -> bytes:
    return long_record(6, struct.pack("<II", column, 0) + wide(text))


def xlsb_number(column: int, value: float, style: int = 0) -> bytes:
    return long_record(5, struct.pack("<IId", column, style, value))


def xlsb_error(column: int, code: int) -> bytes:
    return long_record(3, struct.pack("<IIB", column, 0, code))


def xlsb_parts(
    rows: Sequence[bytes], *, formats: Sequence[str] = (), before: bytes = b"", after: bytes = b""
) -> dict[str, bytes]:
    """The parts of an xlsb with one sheet '급여'. Style 1 has ``formats[0]`` and so on."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{office}/worksheet" Target="worksheets/sheet1.bin"/>'
        f'<Relationship Id="rId2" Type="{office}/styles" Target="styles.bin"/></Relationships>'
    )
    codes = b"".join(
        long_record(44, struct.pack("<H", 164 + place) + wide(code))
        for place, code in enumerate(formats)
    )
    styles = b"".join(
        long_record(47, struct.pack("<HH12x", 0, code))
        for code in (0, *range(164, 164 + len(formats)))
    )
    count = struct.pack("<I", len(formats) + 1)
    return {
        "[Content_Types].xml": b"<Types/>",
        "xl/_rels/workbook.bin.rels": relations.encode(),
        "xl/workbook.bin": long_record(131)
        + long_record(153, bytes(12))
        + long_record(143)
        + long_record(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("급여"))
        + long_record(144)
        + long_record(132),
        "xl/styles.bin": long_record(278)
        + long_record(615, struct.pack("<I", len(formats)))
        + codes
        + long_record(616)
        + long_record(617, count)
        + styles
        + long_record(618)
        + long_record(279),
        "xl/worksheets/sheet1.bin": long_record(129)
        + long_record(148, bytes(16))
        + before
        + long_record(145)
        + b"".join(rows)
        + long_record(146)
        + after
        + long_record(130),
    }
