"""What the window remembers of a person's taste: language, scheme, window place."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from jisa_desktop.domain.wording import Language
from jisa_desktop.ui.theme import Scheme


class Preferences:
    """An INI file beside the data; a value that cannot be read counts as not set."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def scheme(self) -> Scheme:
        stored = self._text("scheme")
        return Scheme(stored) if stored in set(Scheme) else Scheme.SYSTEM

    @scheme.setter
    def scheme(self, scheme: Scheme) -> None:
        self._settings.setValue("scheme", scheme.value)

    @property
    def language(self) -> Language:
        stored = self._text("language")
        return Language(stored) if stored in set(Language) else Language.KOREAN

    @language.setter
    def language(self, language: Language) -> None:
        self._settings.setValue("language", language.value)

    @property
    def geometry(self) -> QByteArray | None:
        stored = self._settings.value("geometry")
        return stored if isinstance(stored, QByteArray) else None

    @geometry.setter
    def geometry(self, geometry: QByteArray | None) -> None:
        self._settings.setValue("geometry", geometry)

    @property
    def has_seen_start(self) -> bool:
        return self._text("has_seen_start") == "yes"

    @has_seen_start.setter
    def has_seen_start(self, seen: bool) -> None:
        self._settings.setValue("has_seen_start", "yes" if seen else "")

    def save(self) -> None:
        self._settings.sync()
        if self._file.exists():  # Qt makes it readable by everybody
            self._file.chmod(0o600)

    def _text(self, key: str) -> str:
        stored = self._settings.value(key)
        return stored if isinstance(stored, str) else ""
