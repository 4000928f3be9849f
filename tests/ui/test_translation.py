"""Every Korean text of the window can be translated, and English is complete."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

import resources
from jisa_desktop.app.program import speak
from jisa_desktop.domain.wording import Language
from jisa_desktop.ui.window import SMALLEST, MainWindow
from tests.ui.fakes.world import World, busy_world
from tests.ui.looking.clipping import clipped

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted([*ROOT.glob("jisa_desktop/ui/**/*.py"), *ROOT.glob("jisa_desktop/app/**/*.py")])
HANGUL = re.compile("[가-힣]")
MARKS = {"tr", "translate", "QT_TRANSLATE_NOOP"}


def _messages(file: Path) -> dict[tuple[str, str], str | None]:
    """(context, source) -> translation, None where it is not finished."""
    found = {}
    for context in ElementTree.parse(file).getroot().iter("context"):  # noqa: S314 - our own file
        for message in context.iter("message"):
            translation = message.find("translation")
            is_done = translation is not None and "type" not in translation.attrib
            key = (str(context.findtext("name")), str(message.findtext("source")))
            found[key] = translation.text if is_done and translation is not None else None
    return found


def test_english_is_complete_and_keeps_the_places() -> None:
    for (_, source), translation in _messages(resources.path("translations/jisa_en.ts")).items():
        assert translation, f"not translated: {source}"
        assert set(re.findall(r"{\w+}", source)) == set(re.findall(r"{\w+}", translation)), source


def test_the_translation_file_is_up_to_date(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.ts"
    tool = Path(sys.executable).with_name("pyside6-lupdate")
    subprocess.run(
        [tool, "-no-obsolete", "-locations", "none", *SOURCES, "-ts", fresh],
        check=True, capture_output=True,
    )  # fmt: skip
    kept = _messages(resources.path("translations/jisa_en.ts"))
    assert set(_messages(fresh)) == set(kept)


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: str(file.relative_to(ROOT)))
def test_korean_stands_where_it_can_be_translated(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    marked: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in MARKS:
                for argument in node.args:
                    assert not isinstance(argument, ast.JoinedStr), "an f-string in tr"
                    marked |= {id(inner) for inner in ast.walk(argument)}
        body = getattr(node, "body", None)
        if isinstance(body, list) and body and isinstance(body[0], ast.Expr):
            marked.add(id(body[0].value))  # a docstring
    stray = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and HANGUL.search(node.value)
        and id(node) not in marked
        and not _is_docstring_of_a_field(tree, node)
    ]
    assert [text for text in stray if text not in _ALLOWED] == []


_ALLOWED = {
    "한국어",  # a language is named in itself
    "가", "힣", "ㄹ",
    "으로",
    "로", "(으)로",  # the rule of particles
    r"(.)([’'”\")\]]*)(을\(를\)|은\(는\)|이\(가\)|\(으\)로)",
}  # fmt: skip


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    translators = speak(qapp, Language.ENGLISH)
    yield
    for one in translators:
        qapp.removeTranslator(one)
    QLocale.setDefault(QLocale(QLocale.Language.Korean, QLocale.Country.SouthKorea))


def test_the_english_window_has_no_korean_left(
    qtbot: QtBot, english: None, make_window: Callable[..., MainWindow]
) -> None:
    window = make_window(World())
    for name in (
        "documents",
        "imports",
        "templates",
        "people",
        "search",
        "upkeep",
        "settings",
        "help",
    ):
        window.show_page(name)
    window.open_document("nothing")
    qtbot.waitUntil(lambda: not window.context.stories._running)
    assert [text for text in _texts(window) if HANGUL.search(text)] == []


def test_english_fits_into_the_smallest_window(
    qtbot: QtBot, english: None, make_window: Callable[..., MainWindow]
) -> None:
    window = make_window(busy_world())
    window.resize(SMALLEST)
    qtbot.waitUntil(lambda: window.documents.model.rowCount() == 4)
    found = []
    for name in ("documents", "templates", "people", "search", "upkeep", "settings", "help"):
        window.show_page(name)
        qtbot.waitUntil(lambda: not window.context.stories._running)
        QApplication.processEvents()
        found += clipped(window)
    window.open_document("d1")
    qtbot.waitUntil(lambda: window.document.history.model.rowCount() == 2)
    qtbot.waitUntil(lambda: not window.context.stories._running)
    QApplication.processEvents()
    assert found + clipped(window) == []


def _texts(window: MainWindow) -> Iterator[str]:
    for widget in window.findChildren(QLabel) + window.findChildren(QAbstractButton):
        yield widget.text()
        yield widget.accessibleName()
    for line in window.findChildren(QLineEdit):
        yield line.placeholderText()
    for table in window.findChildren(QTableView):
        yield table.accessibleName()
        model = table.model()
        for section in range(model.columnCount()):
            yield str(model.headerData(section, Qt.Orientation.Horizontal) or "")


def _is_docstring_of_a_field(tree: ast.AST, node: ast.Constant) -> bool:
    return any(isinstance(one, ast.Expr) and one.value is node for one in ast.walk(tree))
