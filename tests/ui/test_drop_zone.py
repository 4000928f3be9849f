"""Dropping files, and being told while they hover."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.widgets.drop_zone import DropZone
from tests.ui.dropping import drop, hover, leave, urls


def test_a_workbook_is_taken(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    zone = DropZone(theme)
    qtbot.addWidget(zone)
    path = tmp_path / "인사 발령 #1 (최종).xlsx"
    with qtbot.waitSignal(zone.dropped) as caught:
        assert drop(zone, [path])
    assert caught.args == [[path]]
    assert zone.state == "idle"


def test_anything_else_is_refused_while_it_hovers(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    zone = DropZone(theme)
    qtbot.addWidget(zone)
    data = urls([tmp_path / "사진.png"])
    assert not hover(zone, data)
    assert zone.state == "reject"
    leave(zone)
    assert zone.state == "idle"


def test_a_hover_says_what_will_happen(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    zone = DropZone(theme)
    qtbot.addWidget(zone)
    data = urls([tmp_path / "급여.xlsx"])
    assert hover(zone, data)
    assert zone.state == "active"
    assert "먼저 보여" in zone._headline.text()
