"""Opens workbooks that need a password; what cannot be opened that way is explained, not forced."""

from __future__ import annotations

import io

from jisa_desktop.errors import InputError
from jisa_desktop.sheets.source import Source

EXCEL_DEFAULT_PASSWORD = "VelvetSweatshop"  # noqa: S105 - Excel itself opens such files unasked
"""What Excel encrypts with when only 'read-only recommended' or structure protection was set."""


def decrypt(source: Source, password: str | None) -> Source:
    """The same file with its content decrypted in memory.

    Raises ``InputError`` sheet_encrypted (no password given), sheet_password_wrong or
    sheet_protection_unsupported.
    """
    content = _try(source, EXCEL_DEFAULT_PASSWORD)
    if content is None and not password:
        raise InputError("sheet_encrypted", file=source.name)
    if content is None:
        content = _try(source, password or "")
    if content is None:
        raise InputError("sheet_password_wrong", file=source.name)
    return Source(source.path, content)


def _try(source: Source, password: str) -> bytes | None:
    """None when the password is wrong."""
    import msoffcrypto
    from msoffcrypto.exceptions import InvalidKeyError

    opened = io.BytesIO()
    try:
        with source.open() as stream:
            file = msoffcrypto.OfficeFile(stream)
            file.load_key(password=password)
            file.decrypt(opened)
    except InvalidKeyError:
        return None
    except Exception as error:  # unusual ciphers end in ValueError, AssertionError and more
        raise InputError("sheet_protection_unsupported", file=source.name) from error
    return opened.getvalue()
