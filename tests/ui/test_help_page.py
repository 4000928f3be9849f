"""The guide behind F1: it is found, its pictures are there, and it fits on a line."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextDocument
from pytestqt.qtbot import QtBot

from jisa_desktop.ui.help import guide
from jisa_desktop.ui.help.guide import PICTURE_PX, GuideView, guide_file
from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.window import MainWindow

IMAGE = QTextDocument.ResourceType.ImageResource.value


def test_the_guide_is_shown_when_the_page_is(
    qtbot: QtBot, make_window: Callable[..., MainWindow]
) -> None:
    window = make_window()
    window.show_page("help")
    view = window.pages.currentWidget().guide
    assert view is not None
    qtbot.waitUntil(lambda: "되돌리기" in view.toPlainText(), timeout=20_000)


def test_drawing_reads_no_picture_that_was_read_before(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = guide_file()
    assert file is not None
    view = GuideView(theme, file)
    qtbot.addWidget(view)
    view.read_pictures()
    asked: list[object] = []

    class Counting(QImage):
        def __init__(self, source: object) -> None:
            asked.append(source)
            super().__init__(source)

    monkeypatch.setattr(guide, "QImage", Counting)
    view.draw_once()
    for name in re.findall(r"!\[[^]]*\]\(([^)]+)\)", file.read_text(encoding="utf-8")):
        view.loadResource(IMAGE, QUrl(name))
    assert asked
    assert not any(isinstance(one, str) for one in asked)


def test_every_picture_is_there_and_no_wider_than_a_line(qtbot: QtBot, theme: Theme) -> None:
    file = guide_file()
    assert file is not None
    view = GuideView(theme, file)
    qtbot.addWidget(view)
    view.draw_once()
    names = re.findall(r"!\[[^]]*\]\(([^)]+)\)", file.read_text(encoding="utf-8"))
    assert len(names) >= 4
    for name in names:
        picture = view.loadResource(IMAGE, QUrl(name))
        assert picture is not None, name
        assert picture.deviceIndependentSize().width() <= PICTURE_PX


def test_the_guide_names_every_key_of_the_page(make_window: Callable[..., MainWindow]) -> None:
    window = make_window()
    window.show_page("help")
    page = window.pages.currentWidget()
    file = guide_file()
    assert file is not None
    text = file.read_text(encoding="utf-8")
    assert [key for key, _does in page.model.lines if f"| {key} |" not in text] == []
