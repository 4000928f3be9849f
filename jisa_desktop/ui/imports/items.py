"""One dropped file on its way: being read, to be checked, ready, started or refused."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from jisa_desktop.domain.statuses import Mode
from jisa_desktop.errors import JisaError
from jisa_desktop.ui.formats import nfc
from jisa_desktop.ui.imports.desk import ImportRequest, Preview
from jisa_desktop.ui.marking import QT_TRANSLATE_NOOP
from jisa_desktop.ui.words import Look


class Stage(StrEnum):
    READING = "reading"
    UNDECIDED = "undecided"
    READY = "ready"
    STARTED = "started"
    REFUSED = "refused"
    LOCKED = "locked"
    STOPPED = "stopped"


_LOOKS = {
    Stage.READING: Look(QT_TRANSLATE_NOOP("imports", "읽는 중"), "spinner", "primary"),
    Stage.UNDECIDED: Look(QT_TRANSLATE_NOOP("imports", "선택 필요"), "warning-circle", "warning"),
    Stage.READY: Look(QT_TRANSLATE_NOOP("imports", "준비됨"), "check-circle", "success"),
    Stage.STARTED: Look(QT_TRANSLATE_NOOP("imports", "시작됨"), "play", "neutral"),
    Stage.STOPPED: Look(QT_TRANSLATE_NOOP("imports", "중단됨"), "warning-circle", "warning"),
    Stage.LOCKED: Look(QT_TRANSLATE_NOOP("imports", "암호 필요"), "lock", "warning"),
    Stage.REFUSED: Look(QT_TRANSLATE_NOOP("imports", "읽지 못함"), "x-circle", "danger"),
}


PASSWORD_CODES = frozenset({"sheet_encrypted", "sheet_password_wrong"})


@dataclass(frozen=True, slots=True)
class ImportItem:
    """``request`` is what the person decided; ``preview`` what was found with it."""

    number: int
    request: ImportRequest
    preview: Preview | None = None
    error: JisaError | None = None
    is_reading: bool = True
    is_started: bool = False
    has_accepted: bool = False

    @property
    def name(self) -> str:
        return nfc(self.path.name)

    @property
    def path(self) -> Path:
        return self.request.path

    @property
    def mode(self) -> Mode | None:
        """The person's choice, else the one the program may make by itself."""
        if self.request.mode is not None:
            return self.request.mode
        return self.preview.mode if self.preview else None

    @property
    def needs_acceptance(self) -> bool:
        change = self.preview.change if self.preview else None
        return change is not None and change.is_mass_change

    @property
    def has_nothing_to_store(self) -> bool:
        """Every row would fail, and no earlier version is there that this one would replace."""
        preview = self.preview
        return (
            preview is not None
            and self.mode is not None
            and preview.resembles is None
            and preview.is_whole
            and preview.error_rows > 0
            and preview.good_rows + preview.skipped_rows == 0
        )

    @property
    def stage(self) -> Stage:  # noqa: PLR0911 - one a stage
        if self.is_started:
            return Stage.STARTED
        if self.is_reading:
            return Stage.READING
        if self.error is not None and self.error.code in PASSWORD_CODES:
            return Stage.LOCKED
        if self.error is not None or self.preview is None:
            return Stage.REFUSED
        if not self.preview.is_whole:
            return Stage.STOPPED
        if not self.preview.fits or self.preview.row_count == 0:
            return Stage.UNDECIDED
        if self.preview.undecided or self.has_nothing_to_store:
            return Stage.UNDECIDED
        if self.mode is None or (self.needs_acceptance and not self.has_accepted):
            return Stage.UNDECIDED
        return Stage.READY

    @property
    def look(self) -> Look:
        found = _LOOKS[self.stage]
        return Look(QCoreApplication.translate("imports", found.word), found.icon, found.tone)
