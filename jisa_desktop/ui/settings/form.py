"""A card of settings that are saved together, or not at all."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from jisa_desktop.errors import JisaError
from jisa_desktop.ui import words
from jisa_desktop.ui.settings.desk import Setting
from jisa_desktop.ui.settings.field import Field
from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.widgets.build import button, column, label, row


class FormCard(QFrame):
    """``save_wanted``, ``look_wanted``: what was changed, by setting, as text."""

    save_wanted = Signal(dict)
    look_wanted = Signal(dict)

    def __init__(
        self,
        theme: Theme,
        title: str,
        about: str,
        fields: Mapping[str, Field],
        *,
        above: QWidget | None = None,
    ) -> None:
        """``above``: what stands between the words and the fields."""
        super().__init__()
        self.setProperty("card", True)
        self.fields = dict(fields)
        self._is_busy = False
        self._is_filled = False
        self.save = button(
            self.tr("저장하고 적용"),
            theme,
            "check",
            "primary",
            name=f"{title}: {self._save_word()}",
        )
        self.take_back = button(
            self.tr("바꾼 것 취소"), theme, kind="plain", name=f"{title}: {self._back_word()}"
        )
        self.said = label("", "cap", wrap=True)
        self.said.hide()
        self.setLayout(
            column(
                label(title, "h2"),
                label(about, "sub", wrap=True),
                *((above,) if above is not None else ()),
                *self.fields.values(),
                row(self.save, self.take_back, self.said, None),
                spacing=12,
                margins=(20, 16, 20, 16),
            )
        )
        for field in self.fields.values():
            field.edited.connect(self._on_edited)
            field.settled.connect(self._on_settled)
        self.save.clicked.connect(self._on_save)
        self.take_back.clicked.connect(self._on_take_back)
        self._on_edited()

    @property
    def changes(self) -> dict[str, str]:
        """Setting to its new value, '' for the default; only what differs from what is kept.
        Nothing before it is known what is kept."""
        if not self._is_filled:
            return {}
        return {
            name: self.spelled(name, field.value)
            for name, field in self.fields.items()
            if field.is_changed
        }

    def show_settings(self, settings: Mapping[str, Setting]) -> None:
        self._is_filled = True
        for name, field in self.fields.items():
            if name in settings:
                field.show_setting(settings[name])
        self._on_edited()

    def show_faults(self, faults: Mapping[str, JisaError]) -> None:
        for name, field in self.fields.items():
            fault = faults.get(name)
            field.show_fault(words.of_error(fault).sentence if fault else "")

    def go_to_fault(self) -> None:
        """The first field that is wrong, for whoever pressed save."""
        for field in self.fields.values():
            if field.note.property("tone") == "danger":
                field.editor.setFocus()
                return

    def set_busy(self, sentence: str) -> None:
        """While it is saved; '' when that has ended."""
        self._is_busy = bool(sentence)
        self.said.setText(sentence)
        self.said.setVisible(self._is_busy)
        self._on_edited()

    def spelled(self, _name: str, value: str) -> str:
        """As a setting is kept; some are typed in another way."""
        return value

    def _save_word(self) -> str:
        return self.tr("저장하고 적용")

    def _back_word(self) -> str:
        return self.tr("바꾼 것 취소")

    def _on_edited(self) -> None:
        has_changes = bool(self.changes)
        self.save.setEnabled(has_changes and not self._is_busy)
        self.take_back.setVisible(has_changes)

    def _on_settled(self) -> None:
        if changes := self.changes:
            self.look_wanted.emit(changes)

    def _on_save(self) -> None:
        self.save_wanted.emit(self.changes)

    def _on_take_back(self) -> None:
        for field in self.fields.values():
            field.take_back()
        self._on_edited()
