"""A file that could not be read: what happened, where, what to do, and the button that does it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit

from jisa_desktop.errors import JisaError
from jisa_desktop.ui import words
from jisa_desktop.ui.imports.items import PASSWORD_CODES
from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.widgets.build import IconLabel, button, column, label, row


class RefusalCard(QFrame):
    password_given = Signal(str)
    again_wanted = Signal()
    removal_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", True)
        picture = IconLabel(theme, "warning-circle", "danger", 32)
        self.title = label("", "h2", wrap=True)
        self.where = label("", "cap", wrap=True)
        self.sentence = label("", "", wrap=True, selectable=True)
        self.next_step = label("", "sub", wrap=True)
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setPlaceholderText(self.tr("파일 암호"))
        self.password.setAccessibleName(self.tr("파일 암호"))
        self.password.setMaximumWidth(280)
        self.unlock = button(self.tr("열기"), theme, "lock", "primary")
        self.again = button(self.tr("다시 읽기"), theme, "arrow-clockwise")
        self.remove = button(self.tr("목록에서 빼기"), theme, "x")
        self.setLayout(
            column(
                None,
                picture,
                self.title,
                self.where,
                self.sentence,
                self.next_step,
                row(self.password, self.unlock, None),
                row(self.again, self.remove, None),
                None,
                spacing=10,
                margins=(40, 24, 40, 24),
            )
        )
        self.unlock.setEnabled(False)
        self.password.textChanged.connect(self._on_typed)
        self.password.returnPressed.connect(self._on_unlock)
        self.unlock.clicked.connect(self._on_unlock)
        self.again.clicked.connect(self.again_wanted)
        self.remove.clicked.connect(self.removal_wanted)

    def show_error(self, name: str, error: JisaError) -> None:
        told = words.of_error(error)
        self.title.setText(told.title)
        self.where.setText(words.place({"file": name, **error.params}))
        self.sentence.setText(told.sentence)
        self.next_step.setText(told.next_step)
        needs_password = error.code in PASSWORD_CODES
        self.password.setVisible(needs_password)
        self.unlock.setVisible(needs_password)
        self.again.setVisible(not needs_password)
        if needs_password:
            self.password.clear()
            self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_typed(self, text: str) -> None:
        self.unlock.setEnabled(bool(text))

    def _on_unlock(self) -> None:
        if text := self.password.text():
            self.password_given.emit(text)
