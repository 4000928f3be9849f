"""The bytes of one file, wherever they are: on disk, or decrypted in memory."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from jisa_desktop.domain.text import nfc
from jisa_desktop.errors import InputError


@dataclass(frozen=True, slots=True)
class Source:
    """``content`` replaces what is on disk once a password was applied."""

    path: Path
    content: bytes | None = field(default=None, repr=False)

    @property
    def name(self) -> str:
        """NFC, as Windows writes it; macOS hands out decomposed Hangul."""
        return nfc(self.path.name)

    @property
    def size(self) -> int:
        """In bytes. Raises ``InputError`` file_missing, file_is_folder or file_unreadable."""
        if self.content is not None:
            return len(self.content)
        try:
            if self.path.is_dir():
                raise InputError("file_is_folder", file=self.name)
            return self.path.stat().st_size
        except FileNotFoundError as error:
            raise InputError("file_missing", file=self.name) from error
        except (OSError, ValueError) as error:
            raise InputError("file_unreadable", file=self.name) from error

    def open(self) -> BinaryIO:
        if self.content is not None:
            return io.BytesIO(self.content)
        try:
            return self.path.open("rb")
        except FileNotFoundError as error:
            raise InputError("file_missing", file=self.name) from error
        except (OSError, ValueError) as error:
            raise InputError("file_unreadable", file=self.name) from error

    def read(self, most_bytes: int = -1) -> bytes:
        """All of it, or the first bytes."""
        with self.open() as stream:
            try:
                return stream.read(most_bytes)
            except OSError as error:
                raise InputError("file_unreadable", file=self.name) from error
