"""The search field and the three filters over the document list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from jisa_desktop.domain.statuses import Mode
from jisa_desktop.ui import words
from jisa_desktop.ui.documents.model import DocumentLine, DocumentsFilter
from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.widgets.build import combo_box

# An input method sends its text a syllable at a time; waiting a moment spares a filter run each.
SETTLE_MS = 200


class FilterBar(QWidget):
    narrowed = Signal()

    def __init__(self, theme: Theme, filtered: DocumentsFilter) -> None:
        super().__init__()
        self._filter = filtered
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("문서 검색"))
        self.search.setAccessibleName(self.tr("문서 검색"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(150)
        glass = QAction(theme.icon("magnifying-glass", "text3"), self.tr("검색"), self.search)
        self.search.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self.state = self._combo(self.tr("상태로 거르기"), self.tr("모든 상태"))
        self.template = self._combo(self.tr("템플릿으로 거르기"), self.tr("모든 템플릿"))
        self.mode = self._combo(self.tr("방식으로 거르기"), self.tr("모든 방식"))
        for one in Mode:
            self.mode.addItem(words.mode(one), one)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.search, 1)
        for combo in (self.state, self.template, self.mode):
            line.addWidget(combo)
            combo.currentIndexChanged.connect(self._narrow)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._narrow)
        self.search.textChanged.connect(self._settle.start)
        self.search.returnPressed.connect(self._narrow)

    def offer(self, lines: Sequence[DocumentLine]) -> None:
        """Offer the states and templates that occur."""
        self._fill(self.state, sorted({line.look.word for line in lines}))
        self._fill(self.template, sorted({line.document.template for line in lines}))

    def reset(self) -> None:
        self.search.clear()
        for combo in (self.state, self.template, self.mode):
            combo.setCurrentIndex(0)
        self._narrow()

    def _combo(self, name: str, everything: str) -> QComboBox:
        combo = combo_box(name)
        combo.setToolTip(name)
        combo.addItem(everything, None)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        return combo

    def _fill(self, combo: QComboBox, values: Sequence[str]) -> None:
        if [combo.itemText(i) for i in range(1, combo.count())] == list(values):
            return
        chosen = combo.currentData()
        combo.blockSignals(True)
        while combo.count() > 1:
            combo.removeItem(1)
        for value in values:
            combo.addItem(value, value)
        combo.setCurrentIndex(max(0, combo.findData(chosen)))
        combo.blockSignals(False)
        self._narrow()

    def _narrow(self) -> None:
        mode = self.mode.currentData()  # Qt keeps a string enum as a plain string
        self._filter.narrow(
            text=self.search.text(),
            state=self.state.currentData() or "",
            template=self.template.currentData() or "",
            mode=Mode(mode) if mode else None,
        )
        self.narrowed.emit()
