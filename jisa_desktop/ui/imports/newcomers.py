"""Numbers that nobody has, and what the file says of those people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, Qt, Signal

from jisa_desktop.domain.text import normalise_identifier, trim
from jisa_desktop.ui import formats
from jisa_desktop.ui.formats import nfc
from jisa_desktop.ui.imports.desk import Preview, PreviewDesk, PreviewRow, Route
from jisa_desktop.ui.widgets.tables import LEFT, RIGHT, AnyIndex

if TYPE_CHECKING:  # the window comes up without what templates are checked with
    from jisa_desktop.domain.employees import EmployeeRecord

translate = QCoreApplication.translate
_ROOT = QModelIndex()
_PAGE = 2_000
MOST_ROWS = 40_000
"""So far a name is looked for; who first comes later is registered without one."""


@dataclass(frozen=True, slots=True)
class Newcomer:
    """``number`` is normalised; ``row_count`` rows of the file carry it."""

    number: str
    name: str
    department: str
    row_count: int
    is_chosen: bool = True

    @property
    def record(self) -> EmployeeRecord:
        from jisa_desktop.domain.employees import EmployeeRecord

        return EmployeeRecord(0, self.number, trim(nfc(self.name)), trim(nfc(self.department)))


def unknown_routes(routes: Sequence[Route]) -> list[Route]:
    """Those that somebody could be registered for; a blank number is nobody's."""
    return [one for one in routes if not one.is_known and one.employee_number]


async def find_newcomers(desk: PreviewDesk, preview: Preview) -> list[Newcomer]:
    """Name and department of each unknown number, from the first row that carries it."""
    from jisa_desktop.domain.binding import Binding
    from jisa_desktop.domain.employees import EMPLOYEE_SHEET

    unknown = unknown_routes(preview.routes)
    binding = Binding(EMPLOYEE_SHEET, preview.head.columns)
    places = [binding.find(field) for field in ("name", "department")]
    number_place = binding.find("employee_number")
    wanted = {normalise_identifier(one.employee_number) for one in unknown}
    said: dict[str, tuple[str, str]] = {}
    start, end = 0, min(preview.row_count, MOST_ROWS)
    while wanted and start < end and any(place is not None for place in places):
        page = await desk.rows(preview.preview_id, start, min(_PAGE, end - start))
        if not page:
            break
        for row in page:
            if (number := _carried(row, number_place, wanted)) is not None:
                wanted.discard(number)
                said[number] = (_cell(row, places[0]), _cell(row, places[1]))
        start += len(page)
    return [
        Newcomer(
            one.employee_number,
            *said.get(normalise_identifier(one.employee_number), ("", "")),
            one.row_count,
        )
        for one in unknown
    ]


class NewcomersModel(QAbstractTableModel):
    """Who will be registered: the number with a tick, name and department to be mended.

    ``changed``: a tick or a text is another now.
    """

    changed = Signal()
    NUMBER, NAME, DEPARTMENT, ROWS = range(4)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Newcomer] = []

    @property
    def chosen(self) -> list[Newcomer]:
        return [one for one in self._lines if one.is_chosen]

    def show_lines(self, lines: Sequence[Newcomer]) -> None:
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()
        self.changed.emit()

    # Overrides of QAbstractTableModel

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else 4

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        one, section = self._lines[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            said = (one.number, one.name, one.department, formats.count(one.row_count))
            return said[section]
        if role == Qt.ItemDataRole.CheckStateRole and section == self.NUMBER:
            return Qt.CheckState.Checked if one.is_chosen else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if section == self.ROWS else LEFT
        return None

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        old, section = self._lines[index.row()], index.column()
        name, department, is_chosen = old.name, old.department, old.is_chosen
        if role == Qt.ItemDataRole.CheckStateRole and section == self.NUMBER:
            is_chosen = Qt.CheckState(value) == Qt.CheckState.Checked
        elif role == Qt.ItemDataRole.EditRole and section == self.NAME:
            name = str(value)
        elif role == Qt.ItemDataRole.EditRole and section == self.DEPARTMENT:
            department = str(value)
        else:
            return False
        self._lines[index.row()] = Newcomer(
            old.number, name, department, old.row_count, is_chosen=is_chosen
        )
        self.dataChanged.emit(index, index)
        self.changed.emit()
        return True

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.column() == self.NUMBER:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        if index.column() in (self.NAME, self.DEPARTMENT):
            return flags | Qt.ItemFlag.ItemIsEditable
        return flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return super().headerData(section, orientation, role)
        return (
            translate("imports", "사번"),
            translate("imports", "성명"),
            translate("imports", "부서"),
            translate("imports", "행"),
        )[section]


def _carried(row: PreviewRow, place: int | None, wanted: set[str]) -> str | None:
    """The wanted number that the row carries: in its column, else anywhere."""
    values = row.values if place is None else row.values[place : place + 1]
    return next((one for one in map(normalise_identifier, values) if one in wanted), None)


def _cell(row: PreviewRow, place: int | None) -> str:
    return trim(nfc(row.values[place])) if place is not None and place < len(row.values) else ""
