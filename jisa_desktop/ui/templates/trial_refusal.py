"""In the preview's place: why a workbook could not be read, and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from jisa_desktop.errors import JisaError
from jisa_desktop.ui import words
from jisa_desktop.ui.formats import josa
from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.widgets.build import button, column, label, row

_PASSWORD_CODES = frozenset({"sheet_encrypted", "sheet_password_wrong"})


class TrialRefusal(QWidget):
    """Low enough for the room below an editor."""

    password_given = Signal(str)
    again_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.title = label("", "strong", wrap=True)
        self.sentence = label("", "sub", wrap=True, selectable=True)
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setPlaceholderText(self.tr("파일 암호"))
        self.password.setAccessibleName(self.tr("파일 암호"))
        self.password.setMaximumWidth(240)
        self.unlock = button(self.tr("열기"), theme, "lock", "primary")
        self.again = button(self.tr("다시 읽기"), theme, "arrow-clockwise")
        self.setLayout(
            column(
                self.title,
                self.sentence,
                row(self.password, self.unlock, self.again, None),
                None,
                spacing=6,
                margins=(4, 8, 4, 4),
            )
        )
        self.password.returnPressed.connect(self._on_unlock)
        self.unlock.clicked.connect(self._on_unlock)
        self.again.clicked.connect(self.again_wanted)

    def show_error(self, error: JisaError) -> None:
        told = words.of_error(error)
        self.title.setText(told.title)
        self.sentence.setText(josa(" ".join(one for one in (told.sentence, told.next_step) if one)))
        needs_password = error.code in _PASSWORD_CODES
        self.password.setVisible(needs_password)
        self.unlock.setVisible(needs_password)
        self.again.setVisible(not needs_password)
        if needs_password:
            self.password.clear()
            self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_unlock(self) -> None:
        if text := self.password.text():
            self.password_given.emit(text)
