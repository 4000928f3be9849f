"""The window's own taste: how bright it is and what it speaks."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from jisa_desktop.domain.wording import Language
from jisa_desktop.ui.context import Context
from jisa_desktop.ui.settings.field import Field
from jisa_desktop.ui.theme import Scheme
from jisa_desktop.ui.widgets.build import button, column, combo_box, label, row


class LookCard(QFrame):
    """Both are kept at once; another language is spoken after a restart."""

    restart_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._context = context
        self._spoken = context.preferences.language
        self.scheme = combo_box("")
        for value, text in (
            (Scheme.SYSTEM, self.tr("시스템 설정을 따름")),
            (Scheme.LIGHT, self.tr("밝게")),
            (Scheme.DARK, self.tr("어둡게")),
        ):
            self.scheme.addItem(text, value.value)
        self.language = combo_box("")
        self.language.addItem("한국어", Language.KOREAN.value)
        self.language.addItem("English", Language.ENGLISH.value)
        self.restart = button(
            self.tr("지금 다시 시작"), context.theme, "arrow-clockwise", "primary"
        )
        self.said = label(
            # both, because the one who chose may not read the other
            self.tr("언어는 프로그램을 다시 시작하면 바뀝니다.")
            + " The language changes when the program is started again.",
            "sub",
            wrap=True,
        )
        self.setLayout(
            column(
                label(self.tr("화면"), "h2"),
                Field(self.tr("화면 밝기(&B)"), self.scheme),
                Field(self.tr("언어(&L)"), self.language),
                row(self.said),
                row(self.restart, None),
                spacing=12,
                margins=(20, 16, 20, 16),
            )
        )
        self.scheme.setCurrentIndex(self.scheme.findData(context.preferences.scheme.value))
        self.language.setCurrentIndex(self.language.findData(self._spoken.value))
        self.scheme.activated.connect(self._on_scheme)
        self.language.activated.connect(self._on_language)
        self.restart.clicked.connect(self.restart_wanted)
        self._on_language()

    def _on_scheme(self) -> None:
        scheme = Scheme(self.scheme.currentData())
        self._context.preferences.scheme = scheme
        self._context.theme.use(scheme)

    def _on_language(self) -> None:
        chosen = Language(self.language.currentData())
        self._context.preferences.language = chosen
        for part in (self.said, self.restart):
            part.setVisible(chosen is not self._spoken)
