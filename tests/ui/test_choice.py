"""A choice box that is too narrow for its text shows where it was cut, and the rest in its tip."""

from __future__ import annotations

from PySide6.QtWidgets import QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.widgets.build import combo_box
from jisa_desktop.ui.widgets.choice import ChoiceBox

NAME = "2026년 상반기 전사 급여 및 직책수당 지급 기준표 최종 확정본"


def test_a_cut_text_is_whole_in_the_tip(qtbot: QtBot, theme: Theme) -> None:
    box = combo_box("문서")
    assert isinstance(box, ChoiceBox)
    qtbot.addWidget(box)
    box.setToolTip("문서로 거르기")
    box.addItems([NAME, "짧은 이름"])
    box.resize(140, 36)
    box.show()
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    assert "…" in option.currentText
    assert box.toolTip() == f"문서로 거르기\n{NAME}"
    assert box.currentText() == NAME
    assert box.minimumSizeHint().width() < 140 < box.sizeHint().width()
    box.setCurrentIndex(1)
    assert box.toolTip() == "문서로 거르기"
    box.setCurrentIndex(0)
    box.resize(900, 36)
    assert box.toolTip() == "문서로 거르기"
