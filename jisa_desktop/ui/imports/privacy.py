"""개인정보: columns that hold it, and what a person decides about each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from jisa_desktop.errors import JisaError
from jisa_desktop.ui import formats, words
from jisa_desktop.ui.imports.outgoing import PersonalColumn
from jisa_desktop.ui.marking import QT_TRANSLATE_NOOP
from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.widgets.build import button, clear, column, combo_box, grow, label, set_tone

translate = QCoreApplication.translate

_POLICIES = {
    "allow": QT_TRANSLATE_NOOP("imports", "그대로 보냄"),
    "mask": QT_TRANSLATE_NOOP("imports", "가려서 보냄"),
    "leave_out": QT_TRANSLATE_NOOP("imports", "빼고 보냄"),
    "refuse": QT_TRANSLATE_NOOP("imports", "값이 있으면 거부"),
}
_UNDECIDED = QT_TRANSLATE_NOOP("imports", "정해야 함")


def policy_word(policy: str) -> str:
    """'' for a column without personal data."""
    if policy == "undecided":
        return translate("imports", _UNDECIDED)
    return translate("imports", _POLICIES[policy]) if policy else ""


class PrivacyTab(QWidget):
    """``decided``: header to policy, of all columns that are shown."""

    decided = Signal(dict)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._columns: Sequence[PersonalColumn] = ()
        self.choices: dict[str, QComboBox] = {}
        self.said = label("", "sub", wrap=True)
        self.apply = button(self.tr("이렇게 처리"), theme, "check", "primary")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        inner = QWidget()
        inner.setObjectName("scrolled")
        inner.setLayout(column(self._lines, None))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setAccessibleName(self.tr("개인정보가 있는 열"))
        scroll.setWidget(inner)
        layout = column(self.said, scroll, self.apply, spacing=8, margins=(12, 12, 12, 8))
        self.setLayout(grow(layout, scroll))
        self.apply.clicked.connect(self._on_apply)

    def show_columns(self, columns: Sequence[PersonalColumn], *, is_held: bool) -> None:
        """``is_held``: the file cannot be started before all of them are decided."""
        self._columns = tuple(columns)
        clear(self._lines)
        self.choices.clear()
        for one in columns:
            self._lines.addWidget(self._line(one))
        if is_held:
            text = self.tr(
                "클라우드로 보내기 전에 열마다 처리 방법을 정해야 합니다. 정하면 파일을 다시 읽고, "
                "처리를 시작할 때 템플릿에 기억합니다."
            )
        else:
            text = self.tr("열마다 처리 방법을 정하면 처리를 시작할 때 템플릿에 기억합니다.")
        self.said.setText(text)
        set_tone(self.said, "tone", "danger" if is_held else "")
        self._on_chosen()

    def go(self) -> None:
        """The keyboard goes to the first column that is not decided."""
        for one in self.choices.values():
            if not one.currentData():
                one.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _line(self, one: PersonalColumn) -> QFrame:
        kinds = ", ".join(
            f"{words.of_error(JisaError(code)).sentence} {formats.percent(share)}"
            for code, share in one.kinds
        )
        choice = combo_box(self.tr("{name} 열의 개인정보 처리").format(name=one.column))
        if not one.policy:
            choice.addItem(self.tr("고르세요"), "")
        for policy, word in _POLICIES.items():
            choice.addItem(translate("imports", word), policy)
        choice.setCurrentIndex(max(0, choice.findData(one.policy)))
        choice.activated.connect(self._on_chosen)
        self.choices[one.column] = choice
        frame = QFrame()
        frame.setProperty("inset", True)
        frame.setLayout(
            column(
                label(one.column, "strong", wrap=True),
                label(kinds, "cap", wrap=True),
                choice,
                spacing=4,
                margins=(12, 8, 12, 10),
            )
        )
        return frame

    def _on_chosen(self) -> None:
        chosen = {name: str(one.currentData()) for name, one in self.choices.items()}
        before = {one.column: one.policy for one in self._columns}
        self.apply.setEnabled(all(chosen.values()) and chosen != before)

    def _on_apply(self) -> None:
        self.apply.setEnabled(False)
        self.decided.emit({name: str(one.currentData()) for name, one in self.choices.items()})
