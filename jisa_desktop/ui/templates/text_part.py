"""임베딩할 글: how a row becomes the text that is searched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jisa_desktop.domain.text import header_key
from jisa_desktop.ui.templates.draft import Draft
from jisa_desktop.ui.templates.faults import Wrong, sentence_for
from jisa_desktop.ui.templates.parts import Labelled, show_lines
from jisa_desktop.ui.templates.text_edit import TextEdit
from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.widgets.build import button, column, label, row
from jisa_desktop.ui.widgets.chips import ChipList

_CHIP_LINES = 2


class TextPart(QWidget):
    """``edited``: the draft as it stands now."""

    edited = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._draft: Draft | None = None
        self._columns: Sequence[str] = ()
        self.text = TextEdit(theme, self.tr("임베딩할 글"))
        self.text.setPlaceholderText(
            self.tr("비워 두면 모든 열을 ‘이름: 값’으로 한 줄씩 적습니다.")
        )
        self.chips = ChipList(theme, self.tr("넣을 필드"), _as_place, _CHIP_LINES)
        self.fill = button(
            self.tr("모든 필드로 채우기"), theme, kind="plain",
            name=self.tr("글을 모든 필드의 이름과 값으로 채우기"),
        )  # fmt: skip
        self._labelled = Labelled(self.tr("한 행을 이렇게 적습니다"), self.text)
        hint = label(self.tr("칩을 누르거나 끌어 넣으세요. { 를 치면 필드 목록이 열립니다."), "cap")
        lines = column(
            row(hint, None, self.fill), self.chips, self._labelled, spacing=6, margins=(4, 10, 4, 4)
        )
        lines.setStretchFactor(self._labelled, 1)
        self.setLayout(lines)
        self.text.textChanged.connect(self._on_text)
        self.chips.chosen.connect(self.text.insert_field)
        self.fill.clicked.connect(self._on_fill)

    def show_draft(self, draft: Draft, wrongs: Sequence[Wrong]) -> None:
        self._draft = None  # what is filled in below is nobody's edit
        show_lines(self.text, draft.text)
        self._labelled.say(sentence_for(wrongs, "embedding_text"))
        self._draft = draft
        self._show_names()

    def show_columns(self, columns: Sequence[str]) -> None:
        """Those of the previewed workbook that feed no field."""
        self._columns = columns
        self._show_names()

    def set_read_only(self, is_read_only: bool) -> None:
        self.text.setReadOnly(is_read_only)
        self.chips.setEnabled(not is_read_only)
        self.fill.setEnabled(not is_read_only)

    def focus_on(self, _wrong: Wrong) -> None:
        self.text.setFocus()

    def _show_names(self) -> None:
        if self._draft is None:
            return
        own = list(self._draft.names)
        known = {header_key(name) for field in self._draft.fields for name in field.headers}
        known |= {header_key(name) for name in own}
        others = [name for name in self._columns if header_key(name) not in known]
        offered = own + (others if self._draft.keep_other_columns else [])
        self.chips.show_names(offered, dict.fromkeys(others, "neutral"))
        synonyms = [name for field in self._draft.fields for name in field.headers]
        self.text.show_names(offered, synonyms)

    def _on_text(self) -> None:
        text = self.text.toPlainText()
        if self._draft is not None and text != self._draft.text:
            self.edited.emit(replace(self._draft, text=text))

    def _on_fill(self) -> None:
        """As one step that Ctrl+Z takes back."""
        if self._draft is not None:
            show_lines(
                self.text, "\n".join(f"{name}: {_as_place(name)}" for name in self.chips.names)
            )


def _as_place(name: str) -> str:
    return f"{{{{{name}}}}}"
