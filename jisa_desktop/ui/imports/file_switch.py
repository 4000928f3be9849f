"""The dropped files in one line, for a window too narrow for the list beside them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jisa_desktop.ui.imports.items import ImportItem
from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.widgets.build import button, combo_box, label, row


class FileSwitch(QWidget):
    """``chosen``: the number of the item to show; ``removed``: of the one to take off."""

    chosen = Signal(int)
    removed = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.files = combo_box(self.tr("가져올 파일"))
        self.count = label("", "cap")
        self.remove_button = button(self.tr("목록에서 빼기"), theme, "x")
        line = row(label(self.tr("파일"), "h2"), self.files, self.count, self.remove_button)
        line.setStretch(1, 1)
        self.setLayout(line)
        self.files.activated.connect(self._on_activated)
        self.remove_button.clicked.connect(self._on_remove)

    def show_items(self, items: list[ImportItem], current: int | None) -> None:
        told = [(f"{item.name} · {item.look.word}", item.number) for item in items]
        if told != [(self.files.itemText(n), self.files.itemData(n)) for n in self._places()]:
            self.files.clear()
            for text, number in told:
                self.files.addItem(text, number)
        self.files.setCurrentIndex(self.files.findData(current))
        self.count.setText(self.tr("{n}개").format(n=len(items)))
        self.remove_button.setEnabled(current is not None)

    def _places(self) -> range:
        return range(self.files.count())

    def _on_activated(self) -> None:
        self.chosen.emit(self.files.currentData())

    def _on_remove(self) -> None:
        if (number := self.files.currentData()) is not None:
            self.removed.emit(number)
