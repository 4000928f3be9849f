"""Which version the rows and the issues are of."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from jisa_desktop.domain.snapshots import VersionSnapshot
from jisa_desktop.ui import words
from jisa_desktop.ui.widgets.build import combo_box, label, row

translate = QCoreApplication.translate


class VersionPicker(QWidget):
    """``chosen``: a person wants to see another one. The active version until they do."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._versions: dict[int, VersionSnapshot] = {}
        self._wanted: int | None = None
        self.combo = combo_box(self.tr("볼 버전"))
        self.combo.setMinimumWidth(150)
        # The corner of a tab bar is no higher than its tabs.
        self.combo.setStyleSheet("QComboBox{min-height:24px} QComboBox:focus{min-height:22px}")
        self.setLayout(row(label(self.tr("버전"), "cap"), self.combo, margins=(0, 0, 4, 6)))
        self.combo.activated.connect(self._on_chosen)

    @property
    def version(self) -> VersionSnapshot | None:
        number = self.combo.currentData()
        return self._versions.get(number) if number is not None else None

    def clear(self) -> None:
        """Another document is being opened."""
        self._wanted = None
        self._versions = {}
        self.combo.clear()

    def show_versions(self, versions: Sequence[VersionSnapshot]) -> None:
        """The newest first. What was chosen stays chosen; else the active one, or the newest."""
        self._versions = {one.number: one for one in versions}
        numbers = sorted(self._versions, reverse=True)
        said = [_said(self._versions[number]) for number in numbers]
        if said != [self.combo.itemText(place) for place in range(self.combo.count())]:
            self.combo.clear()
            for number, text in zip(numbers, said, strict=True):
                self.combo.addItem(text, number)
        active = next((one.number for one in versions if one.is_active), None)
        shown = self._wanted if self._wanted in self._versions else active
        self.combo.setCurrentIndex(max(0, self.combo.findData(shown)) if numbers else -1)

    def _on_chosen(self) -> None:
        self._wanted = self.combo.currentData()
        self.chosen.emit()


def _said(version: VersionSnapshot) -> str:
    if version.is_active:
        return translate("document", "v{n} 현재").format(n=version.number)
    return f"v{version.number} · {words.look(version.status).word}"
