"""The first start: three steps in place, each skippable, never twice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from jisa_desktop.ui.first_start.page import FirstStartPage
from jisa_desktop.ui.settings.desk import KeyPlace
from jisa_desktop.ui.window import MainWindow
from tests.ui.fakes.world import World, busy_world
from tests.ui.settling import settle
from tests.ui.test_window import _unnamed

Make = Callable[..., MainWindow]


@pytest.fixture
def newcomer(qtbot: QtBot, make_window: Make, tmp_path: Path) -> MainWindow:
    window = make_window(World(), samples=[tmp_path / "sample.xlsx"])
    window.tell_resumed(0)
    settle(qtbot, window)
    return window


@pytest.fixture
def page(newcomer: MainWindow) -> FirstStartPage:
    made = newcomer.pages.currentWidget()
    assert isinstance(made, FirstStartPage)
    return made


def test_three_steps_and_the_documents(
    qtbot: QtBot, newcomer: MainWindow, page: FirstStartPage
) -> None:
    asked = newcomer.desk.world.asked
    assert page.number.text() == "1 / 3 단계"
    newcomer.activateWindow()
    qtbot.waitUntil(page.company.name.hasFocus)
    qtbot.keyClicks(page.company.name, "hanbit")
    qtbot.keyClick(page.company.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.number.text() == "2 / 3 단계")
    assert ("rename_company", "hanbit") in asked
    assert page.place.local.isChecked()
    assert not page.place.accounts.isVisible()
    page.next.click()
    qtbot.waitUntil(lambda: page.number.text() == "3 / 3 단계")
    assert not [one for one in asked if one[0] == "save_settings"]
    assert not page.skip.isVisible()
    page.next.click()
    assert newcomer.pages.currentWidget() is newcomer.documents
    assert newcomer.context.preferences.has_seen_start
    settle(qtbot, newcomer)


def test_the_cloud_asks_for_keys_and_an_index(
    qtbot: QtBot, newcomer: MainWindow, page: FirstStartPage
) -> None:
    asked = newcomer.desk.world.asked
    page.skip.click()
    page.place.cloud.click()
    assert page.place.accounts.isVisible()
    assert _unnamed(newcomer) == []
    page.next.click()
    note = page.place.index.note
    qtbot.waitUntil(lambda: "이름이나 주소를 적으세요" in note.text())
    settle(qtbot, newcomer)
    assert page.number.text() == "2 / 3 단계"
    line = page.place.keys["openai"]
    line.enter.click()
    qtbot.keyClicks(line.field, "sk-secretsecret")
    line.keep.click()
    qtbot.waitUntil(lambda: ("enter_key", "openai", 15) in asked)
    settle(qtbot, newcomer)
    assert newcomer.desk.settings.places["openai"] is KeyPlace.KEYCHAIN
    assert not any("sk-" in one.text() for one in newcomer.findChildren(QLineEdit))
    page.place.index.editor.setText("hr")
    page.next.click()
    qtbot.waitUntil(lambda: page.number.text() == "3 / 3 단계")
    wanted = {"embedder": "openai", "index": "pinecone", "pinecone_index": "hr"}
    assert ("save_settings", wanted) in asked
    page.back.click()
    assert page.number.text() == "2 / 3 단계"


def test_every_step_can_be_skipped_and_nothing_is_kept(
    qtbot: QtBot, newcomer: MainWindow, page: FirstStartPage
) -> None:
    page.skip.click()
    page.skip.click()
    page.next.click()
    assert newcomer.pages.currentWidget() is newcomer.documents
    kinds = {one[0] for one in newcomer.desk.world.asked}
    assert not kinds & {"rename_company", "save_settings", "enter_key"}
    newcomer.tell_resumed(0)
    settle(qtbot, newcomer)
    assert newcomer.pages.currentWidget() is newcomer.documents


def test_all_is_skipped_at_once(qtbot: QtBot, newcomer: MainWindow, page: FirstStartPage) -> None:
    page.skip_all.click()
    assert newcomer.pages.currentWidget() is newcomer.documents
    assert newcomer.context.preferences.has_seen_start
    settle(qtbot, newcomer)


def test_the_samples_end_it_too(qtbot: QtBot, newcomer: MainWindow, page: FirstStartPage) -> None:
    page.skip.click()
    page.skip.click()
    page.file.samples.click()
    assert newcomer.pages.currentWidget() is newcomer.imports
    assert newcomer.context.preferences.has_seen_start
    settle(qtbot, newcomer)


def test_whoever_has_documents_is_no_newcomer(qtbot: QtBot, make_window: Make) -> None:
    window = make_window(busy_world())
    window.tell_resumed(0)
    settle(qtbot, window)
    assert window.pages.currentWidget() is window.documents
    assert window.context.preferences.has_seen_start


def test_enter_goes_on_from_the_choice_of_place(
    qtbot: QtBot, newcomer: MainWindow, page: FirstStartPage
) -> None:
    page.skip.click()
    assert page.steps.currentWidget() is page.place
    qtbot.keyClick(page.place.local, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.steps.currentWidget() is page.file)


def test_the_last_step_offers_the_file_first_and_one_way_out(
    qtbot: QtBot, newcomer: MainWindow, page: FirstStartPage
) -> None:
    page.skip.click()
    page.skip.click()
    assert page.file.choose.property("kind") == "primary"
    assert not page.next.property("kind")
    assert not page.skip_all.isVisible()
    page.back.click()
    assert page.next.property("kind") == "primary"
    assert page.skip_all.isVisible()
