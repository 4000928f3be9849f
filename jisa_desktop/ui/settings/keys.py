"""API keys: where each comes from, entered in place, never shown again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from jisa_desktop.ui.marking import QT_TRANSLATE_NOOP
from jisa_desktop.ui.settings.desk import KeyPlace, KeyState
from jisa_desktop.ui.settings.field import EDITOR_PX, NAME_PX
from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.widgets.build import (
    IconLabel,
    button,
    chip,
    column,
    label,
    row,
    set_chip,
    set_tone,
)

translate = QCoreApplication.translate

SERVICES = {"openai": "OpenAI", "pinecone": "Pinecone"}

_PLACES = {
    KeyPlace.ENVIRONMENT: (QT_TRANSLATE_NOOP("settings", "환경 변수"), "success"),
    KeyPlace.KEYCHAIN: (QT_TRANSLATE_NOOP("settings", "이 컴퓨터의 키 보관소"), "success"),
    KeyPlace.SESSION: (QT_TRANSLATE_NOOP("settings", "끝낼 때까지만"), "warning"),
    KeyPlace.NONE: (QT_TRANSLATE_NOOP("settings", "키 없음"), "neutral"),
}


class KeyLine(QWidget):
    """``entered``: (service, key), at once forgotten here; ``forgetting_wanted``: a service."""

    entered = Signal(str, str)
    forgetting_wanted = Signal(str)

    def __init__(self, theme: Theme, service: str) -> None:
        super().__init__()
        self.service = service
        brand = SERVICES[service]
        self.place = chip()
        self.about = label("", "cap", wrap=True)
        self.enter = button(
            self.tr("키 입력…"), theme, "key", name=self.tr("{name} 키 입력").format(name=brand)
        )
        self.forget = button(
            self.tr("지우기"),
            theme,
            "trash",
            "danger",
            name=self.tr("{name} 키 지우기").format(name=brand),
        )
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setPlaceholderText(self.tr("키를 붙여 넣으세요"))
        self.field.setAccessibleName(self.tr("{name} API 키").format(name=brand))
        self.field.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData
        )
        self.field.setMaximumWidth(EDITOR_PX)
        self.keep = button(
            self.tr("저장"), theme, "check", "primary",
            name=self.tr("{name} 키 저장").format(name=brand),
        )  # fmt: skip
        self.leave = button(
            self.tr("취소"), theme, kind="plain",
            name=self.tr("{name} 키 입력 취소").format(name=brand),
        )  # fmt: skip
        self.fault = label("", "cap", wrap=True)
        set_tone(self.fault, "tone", "danger")
        self._build(theme, brand)
        self.enter.clicked.connect(self._on_enter)
        self.forget.clicked.connect(self._on_forget)
        self.keep.setEnabled(False)
        self.field.textChanged.connect(self._on_typed)
        self.field.returnPressed.connect(self._on_keep)
        self.keep.clicked.connect(self._on_keep)
        self.leave.clicked.connect(self.close_entry)

    def show_state(self, state: KeyState) -> None:
        word, tone = _PLACES[state.place]
        set_chip(self.place, translate("settings", word), tone)
        self.about.setText(self._said(state))
        self.about.setVisible(bool(self.about.text()))
        is_fixed = state.place is KeyPlace.ENVIRONMENT
        self.enter.setVisible(not is_fixed)
        self.enter.setText(
            " " + (self.tr("키 입력…") if state.place is KeyPlace.NONE else self.tr("키 바꾸기…"))
        )
        self.forget.setVisible(state.place in (KeyPlace.KEYCHAIN, KeyPlace.SESSION))

    def show_fault(self, sentence: str) -> None:
        """The key that was entered is gone already: it is entered anew."""
        self.open_entry()
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))
        self.field.setAccessibleDescription(sentence)

    def open_entry(self) -> None:
        self._entry.show()
        self.enter.setEnabled(False)
        self.field.setFocus()

    def close_entry(self) -> None:
        self._wipe()
        self._entry.hide()
        self.fault.hide()
        self.enter.setEnabled(True)

    def _build(self, theme: Theme, brand: str) -> None:
        name = row(IconLabel(theme, "key", "text2", 18), label(brand, "strong"), None)
        title = QWidget()
        title.setFixedWidth(NAME_PX)
        title.setLayout(name)
        self._entry = QWidget()
        typed = row(self.field, self.keep, self.leave, None)
        typed.setStretch(0, 20)
        self._entry.setLayout(
            column(
                typed,
                self.fault,
                spacing=4,
                margins=(NAME_PX + 8, 0, 0, 0),
            )
        )
        self._entry.hide()
        self.fault.hide()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(6)
        lines.addLayout(row(title, self.place, self.enter, self.forget, None))
        below = column(self.about, margins=(NAME_PX + 8, 0, 0, 0))
        lines.addLayout(below)
        lines.addWidget(self._entry)

    def _said(self, state: KeyState) -> str:
        if state.place is KeyPlace.ENVIRONMENT:
            return self.tr("{name}에서 읽습니다. 바꾸려면 그 변수를 바꾸세요.").format(
                name=state.variable
            )
        if state.place is KeyPlace.SESSION or not state.has_keychain:
            return self.tr(
                "이 컴퓨터에는 키를 안전하게 보관할 곳이 없습니다. 입력한 키는 프로그램을 "
                "끝내면 지워집니다."
            )
        return ""

    def _wipe(self) -> None:
        self.field.setText("")  # unlike clear(), this also empties what could be undone

    def _on_typed(self, text: str) -> None:
        self.keep.setEnabled(bool(text.strip()))

    def _on_enter(self) -> None:
        self.fault.hide()
        self.open_entry()

    def _on_keep(self) -> None:
        key = self.field.text()
        if key.strip():
            self.close_entry()
            self.entered.emit(self.service, key)

    def _on_forget(self) -> None:
        self.forgetting_wanted.emit(self.service)


class KeysCard(QFrame):
    """A line for each service."""

    entered = Signal(str, str)
    forgetting_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.lines = {service: KeyLine(theme, service) for service in SERVICES}
        about = label(
            self.tr(
                "키는 운영체제의 키 보관소에만 저장합니다. 입력한 뒤에는 다시 보여 드리지 않습니다."
            ),
            "sub",
            wrap=True,
        )
        title = label(self.tr("API 키"), "h2")
        self.setLayout(
            column(title, about, *self.lines.values(), spacing=12, margins=(20, 16, 20, 16))
        )
        for line in self.lines.values():
            line.entered.connect(self.entered)
            line.forgetting_wanted.connect(self.forgetting_wanted)

    def show_states(self, states: Sequence[KeyState]) -> None:
        for state in states:
            self.lines[state.service].show_state(state)
