"""One setting in a form: its name, where it is typed or chosen, what it means, what is wrong."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QWidget

from jisa_desktop.ui.settings.desk import Setting
from jisa_desktop.ui.widgets.build import column, label, set_tone

NAME_PX = 176
EDITOR_PX = 380

Editor = QLineEdit | QComboBox


class Field(QWidget):
    """``edited``: another value than before; ``settled``: the person has left it."""

    edited = Signal()
    settled = Signal()

    def __init__(self, title: str, editor: Editor, hint: str = "") -> None:
        super().__init__()
        self.editor = editor
        self._title = title.replace("&", "")
        self._hint = hint
        self._saved = ""
        self._variable = ""
        self.name = QLabel(title)
        self.name.setProperty("role", "sub")
        self.name.setFixedWidth(NAME_PX)
        self.name.setWordWrap(True)
        self.name.setBuddy(editor)
        self.note = label("", "cap", wrap=True)
        editor.setMaximumWidth(EDITOR_PX)
        editor.setAccessibleName(self._title)
        if isinstance(editor, QComboBox):
            editor.view().setAccessibleName(self._title)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        self.name.setContentsMargins(0, 8, 0, 0)
        line.addWidget(self.name, 0, Qt.AlignmentFlag.AlignTop)
        self.note.setMaximumWidth(EDITOR_PX)
        line.addLayout(column(editor, self.note, spacing=4), 20)
        line.addStretch(1)
        if isinstance(editor, QComboBox):
            editor.activated.connect(self._on_chosen)
        else:
            editor.textEdited.connect(self._on_typed)
            editor.editingFinished.connect(self.settled)
        self.show_fault("")

    @property
    def value(self) -> str:
        if isinstance(self.editor, QComboBox):
            return str(self.editor.currentData())
        return self.editor.text().strip()

    @property
    def is_changed(self) -> bool:
        return self.value != self._saved

    def show_setting(self, setting: Setting) -> None:
        """What is kept now; what was typed and not saved goes."""
        self._saved = setting.value
        self._variable = setting.fixed_by
        self.editor.setEnabled(not setting.fixed_by)
        self.take_back()

    def take_back(self) -> None:
        if isinstance(self.editor, QComboBox):
            self.editor.setCurrentIndex(self.editor.findData(self._saved))
        else:
            self.editor.setText(self._saved)
        self.show_fault("")

    def show_hint(self, hint: str) -> None:
        self._hint = hint
        if self.note.property("tone") != "danger":
            self.show_fault("")

    def show_fault(self, sentence: str) -> None:
        """Beside the field; '' when nothing is wrong with it."""
        hint = self._hint
        if self._variable:
            hint = self.tr("환경 변수 {name}에서 정해져 있어 여기서 바꿀 수 없습니다.").format(
                name=self._variable
            )
        self.note.setText(sentence or hint)
        self.note.setVisible(bool(self.note.text()))
        set_tone(self.note, "tone", "danger" if sentence else "")
        set_tone(self.editor, "invalid", "true" if sentence else "")
        self.editor.setAccessibleDescription(self.note.text())

    def _on_chosen(self) -> None:
        self.edited.emit()
        self.settled.emit()

    def _on_typed(self) -> None:
        self.edited.emit()
