"""A person who uses the program by its widgets."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from pytestqt.qtbot import QtBot

from jisa_desktop.app.program import Program
from jisa_desktop.domain.statuses import Mode
from tests.app.conftest import LONG_MS, Office
from tests.support.bench import HEADER, Row


def csv_file(office: Office, name: str, table: Sequence[Row]) -> Path:
    path = office.folder / f"{name}.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([HEADER, *table])
    return path


class Person:
    """Uses the window by its widgets."""

    def __init__(self, qtbot: QtBot, office: Office, program: Program) -> None:
        self.qtbot, self.office, self.program = qtbot, office, program
        self.window = program.window

    def until(self, condition: object) -> None:
        self.qtbot.waitUntil(condition, timeout=LONG_MS)  # type: ignore[arg-type]

    def drop(self, path: Path) -> None:
        page = self.window.imports
        self.window.documents.take_paths([path])
        self.until(lambda: page.current is not None and not page.current.is_reading)

    def choose(self, mode: Mode) -> None:
        page = self.window.imports
        page.options.mode_buttons[mode].click()
        self.until(lambda: page.current is not None and not page.current.is_reading)

    def process(self, name: str, table: Sequence[Row]) -> None:
        """A first version has its mode chosen; later ones have it from the first."""
        self.drop(csv_file(self.office, name, table))
        if not self.window.imports.footer.start.isEnabled():
            self.choose(Mode.COMPANY_WIDE)
        self.window.imports.footer.start.click()
        self.until(lambda: not self.window.imports.items)

    def rest(self) -> None:
        """Until nothing runs and the list says so."""
        page = self.window.documents
        self.until(lambda: not self.window._running and page.model.rowCount() > 0)
        self.until(lambda: all(x.document.open_job_id is None for x in page.model.lines))

    @property
    def only_document(self) -> object:
        (line,) = self.window.documents.model.lines
        return line.document
