"""Before the start: what would leave the computer, and what holds personal data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from jisa_desktop.ui.imports.desk import ImportRequest
from jisa_desktop.ui.imports.items import Stage
from jisa_desktop.ui.imports.outgoing import PersonalColumn
from jisa_desktop.ui.imports.page import ImportPage
from jisa_desktop.ui.window import MainWindow
from tests.ui.fakes.outgoing import CLOUD
from tests.ui.fakes.world import preview
from tests.ui.settling import settle
from tests.ui.test_window import _unnamed

Drop = Callable[..., ImportPage]
FOUND = (
    PersonalColumn("휴대전화", (("personal_phone", 0.98),), "", is_default=True),
    PersonalColumn("주민번호", (("personal_resident_number", 1.0),), "mask", is_default=True),
)


@pytest.fixture
def drop(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> Drop:
    def take(**changes: object) -> ImportPage:
        file = tmp_path / "급여.xlsx"
        file.write_bytes(b"PK")
        window.desk.world.previews[file.name] = preview(ImportRequest(file), **changes)
        window.documents.take_paths([file])
        page = window.imports
        qtbot.waitUntil(lambda: page.current is not None and page.current.preview is not None)
        settle(qtbot, window)
        return page

    return take


def test_on_this_computer_nothing_leaves(qtbot: QtBot, window: MainWindow, drop: Drop) -> None:
    side = drop().pane.side
    assert not [one for one in window.desk.world.asked if one[0] == "leaving"], "asked too early"
    side.setCurrentWidget(side.leaving)
    qtbot.waitUntil(lambda: "밖으로 나가는 것은 없습니다" in side.leaving.said.text())
    assert not side.leaving.table.isVisible()


def test_hosts_columns_tokens_and_price_of_the_cloud(
    qtbot: QtBot, window: MainWindow, drop: Drop
) -> None:
    window.desk.outgoing.found = CLOUD
    side = drop().pane.side
    side.setCurrentWidget(side.leaving)
    tab = side.leaving
    qtbot.waitUntil(tab.table.isVisible)
    assert "api.openai.com" in tab.hosts.text()
    assert "api.pinecone.io" in tab.hosts.text()
    texts = {name: figure.text() for name, figure in tab.figures.items()}
    assert texts == {
        "rows": "1,237",
        "texts": "1,190",
        "characters": "61,204",
        "tokens": "81,642",
        "price": "$0.0016 (약 2원)",
        "requests": "3",
        "time": "4.9초",
    }
    assert tab.fields.rowCount() == len(CLOUD.fields)
    assert not tab.warning.isVisible()
    assert _unnamed(window) == []


def test_over_the_cap_and_without_a_price(qtbot: QtBot, window: MainWindow, drop: Drop) -> None:
    window.desk.outgoing.found = replace(CLOUD, is_over_cap=True, dollars=None, won=None)
    side = drop().pane.side
    side.setCurrentWidget(side.leaving)
    qtbot.waitUntil(side.leaving.warning.isVisible)
    assert side.leaving.figures["price"].text() == "알 수 없음"


def test_a_held_start_says_why_and_leads_to_the_choice(
    qtbot: QtBot, window: MainWindow, drop: Drop
) -> None:
    window.desk.outgoing.columns = FOUND
    page = drop(undecided=("휴대전화",))
    assert page.current.stage is Stage.UNDECIDED
    assert not page.footer.start.isEnabled()
    assert "개인정보 열 1개" in page.footer.message.text()
    page.footer.privacy.click()
    tab = page.pane.side.privacy
    assert page.pane.side.currentWidget() is tab
    phone = tab.choices["휴대전화"]
    assert phone.hasFocus()
    assert phone.currentData() == ""
    assert not tab.apply.isEnabled()
    assert tab.choices["주민번호"].currentData() == "mask"
    assert _unnamed(window) == []
    _choose(phone, "leave_out")
    name = page.current.path.name
    window.desk.world.previews[name] = replace(window.desk.world.previews[name], undecided=())
    tab.apply.click()
    wanted = {"휴대전화": "leave_out", "주민번호": "mask"}
    asked = window.desk.world.asked
    qtbot.waitUntil(lambda: any(one[0] == "decide" and one[2] == wanted for one in asked))
    qtbot.waitUntil(lambda: page.current.stage is Stage.READY)
    assert page.current.request.revised is not None
    assert not page.footer.privacy.isVisible()
    settle(qtbot, window)


def test_without_personal_data_there_is_no_tab(window: MainWindow, drop: Drop) -> None:
    side = drop().pane.side
    assert not side.isTabVisible(side.indexOf(side.privacy))


def _choose(combo: QComboBox, value: str) -> None:
    combo.setCurrentIndex(combo.findData(value))
    combo.activated.emit(combo.currentIndex())
