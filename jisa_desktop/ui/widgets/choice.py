"""A choice that gives way where room is short: its text is cut with dots, whole in the tool tip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox

_LEAST_PX = 88


class ChoiceBox(QComboBox):
    """``tip``: what the tool tip says while the text can be read as a whole."""

    def __init__(self, tip: str = "") -> None:
        super().__init__()
        self._tip = tip
        self.currentTextChanged.connect(self._show_tip)

    def _room(self) -> int:
        option = QStyleOptionComboBox()
        super().initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        kind = QStyle.ComplexControl.CC_ComboBox
        return self.style().subControlRect(kind, option, field, self).width()

    def _show_tip(self) -> None:
        text = self.currentText()
        is_cut = self.fontMetrics().horizontalAdvance(text) > self._room()
        super().setToolTip("\n".join(filter(None, (self._tip, text if is_cut else ""))))

    # Overrides of QComboBox

    def setToolTip(self, tip: str) -> None:
        self._tip = tip
        self._show_tip()

    def minimumSizeHint(self) -> QSize:
        whole = super().minimumSizeHint()
        return QSize(min(_LEAST_PX, whole.width()), whole.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_tip()

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        metrics = self.fontMetrics()
        option.currentText = metrics.elidedText(
            option.currentText, Qt.TextElideMode.ElideMiddle, self._room()
        )
