"""What an OLE compound file holds: an old workbook, an encrypted package, or something else."""

from __future__ import annotations

import io
import struct

from jisa_desktop.errors import InputError
from jisa_desktop.sheets.source import Source

_BOF_RECORDS = (0x0809, 0x0409, 0x0209, 0x0009)
_BOF_BYTES, _BOF_LENGTHS = 8, range(4, 17)
_FILEPASS, _EOF = 0x002F, 0x000A
_RECORDS_TO_SEARCH = 40
_HEAD_BYTES = 65_536
_OTHERS = (
    ("hwpsummaryinformation", "sheet_is_hwp"),
    ("fileheader", "sheet_is_hwp"),
    ("worddocument", "sheet_is_word"),
    ("powerpoint document", "sheet_is_presentation"),
)


def sniff_ole(source: Source) -> bool:
    """Whether the workbook inside needs a password.

    Raises ``InputError``: sheet_label_protected (rights management), sheet_broken, or the code of
    what it is instead of a workbook.
    """
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(source.read())) as container:
            streams = {"/".join(path).lower(): path for path in container.listdir()}
            if any("drmencrypted" in name or "drmcontent" in name for name in streams):
                raise InputError("sheet_label_protected", file=source.name)
            if "encryptedpackage" in streams:
                return True
            for name in ("workbook", "book"):
                if name in streams:
                    return _has_filepass(container.openstream(streams[name]).read(_HEAD_BYTES))
    except InputError:
        raise
    except Exception as error:  # olefile raises what it meets in a damaged file
        raise InputError("sheet_broken", file=source.name) from error
    for part, code in _OTHERS:
        if any(part in name for name in streams):
            raise InputError(code, file=source.name)
    raise InputError("sheet_not_a_workbook", file=source.name)


def sniff_raw_biff(head: bytes) -> bool:
    """Whether the bytes are an Excel 2 to 4 workbook, which came without a container."""
    if len(head) < _BOF_BYTES:
        return False
    record, length = struct.unpack_from("<HH", head)
    return record in _BOF_RECORDS and length in _BOF_LENGTHS


def _has_filepass(records: bytes) -> bool:
    at = 0
    for _ in range(_RECORDS_TO_SEARCH):
        if at + 4 > len(records):
            return False
        record, length = struct.unpack_from("<HH", records, at)
        if record == _FILEPASS:
            return True
        if record == _EOF:
            return False
        at += 4 + length
    return False
