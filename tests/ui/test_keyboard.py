"""Everything by keyboard: Tab reaches every control, focus can be seen, F1 lists every shortcut."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QButtonGroup,
    QLabel,
    QRadioButton,
    QTabBar,
    QWidget,
)

from jisa_desktop.ui.window import SMALLEST, MainWindow
from tests.ui.fakes.desk import FakeDesk
from tests.ui.looking.scenes import Actor
from tests.ui.looking.seen import scroll_area, seen, where
from tests.ui.looking.worlds import full_world

MOST_STEPS = 200
_MARGIN = 4


@pytest.fixture
def actor(make_window: Callable[..., MainWindow], tmp_path: Path) -> Actor:
    window = make_window(desk=FakeDesk(full_world()), samples=[tmp_path / "sample.xlsx"])
    window.resize(SMALLEST)
    window.activateWindow()
    made = Actor(window, tmp_path)
    made.settle()
    return made


@pytest.mark.slow
def test_tab_reaches_every_control_and_focus_can_be_seen(actor: Actor) -> None:
    missed: dict[str, str] = {}
    unseen: dict[str, str] = {}
    looked_at: set[str] = set()
    for scene in actor.scenes():
        controls = _controls(actor.window)
        if {where(one) for one in controls} <= looked_at:
            continue
        order = _walk(actor.window)
        for one in controls:
            if not _is_reached(one, order):
                missed.setdefault(where(one), f"[{scene}] {where(one)} is not reached")
            elif where(one) not in looked_at and not _shows_focus(one, actor):
                unseen.setdefault(where(one), f"[{scene}] {where(one)} looks the same in focus")
            looked_at.add(where(one))
    assert len(looked_at) > 60
    assert not missed, "\n".join(missed.values())
    assert not unseen, "\n".join(unseen.values())


def test_shift_tab_goes_the_same_way_back(actor: Actor) -> None:
    there = _walk(actor.window)
    back = _walk(actor.window, Qt.Key.Key_Backtab)
    assert {id(one) for one in there} == {id(one) for one in back}


def test_f1_lists_every_shortcut(actor: Actor) -> None:
    for _scene in actor.scenes():  # every page is made
        pass
    own = [one.key() for one in actor.window.findChildren(QShortcut)]
    own += [one.shortcut() for one in actor.window.findChildren(QAbstractButton)]
    keys = {
        one.toString(QKeySequence.SequenceFormat.PortableText) for one in own if not one.isEmpty()
    }
    keys -= {one for one in keys if re.fullmatch(r"Alt\+\w", one)}  # underlined where they are
    QTest.keyClick(actor.window, Qt.Key.Key_F1)
    actor.settle()
    page = actor.window.pages.currentWidget()
    listed = " ".join(one[0] for one in page.model.lines)
    for shown, key in (("Enter", "Return"), ("↓", "Down"), ("↑", "Up")):
        listed = listed.replace(shown, key)
    spans = {f"Ctrl+{number}" for number in range(1, 10)} if "Ctrl+1 …" in listed else set()
    assert sorted(keys - spans - set(listed.split())) == []


def _controls(window: QWidget) -> list[QWidget]:
    """What takes the keyboard by Tab; a label whose text can be marked needs no key."""
    return [
        one
        for one in seen(window)
        if one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
        and not isinstance(one, QLabel)
        and not isinstance(one.parent(), QTabBar)  # arrows of tabs that do not fit: test_states
        and one.focusProxy() is None
        and one is not window
    ]


def _walk(window: QWidget, key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """The controls in the order of Tab, once round."""
    window.setFocus()
    order: list[QWidget] = []
    for _ in range(MOST_STEPS):
        QTest.keyClick(QApplication.focusWidget() or window, key)
        focused = QApplication.focusWidget()
        if focused is None or any(focused is one for one in order):
            break
        order.append(focused)
    return order


def _is_reached(control: QWidget, order: list[QWidget]) -> bool:
    """Of a group of choices Tab reaches one; the arrows reach the others."""
    if any(control is one for one in order):
        return True
    if isinstance(control, QRadioButton) or (
        isinstance(control, QAbstractButton) and control.group() is not None
    ):
        return any(_are_of_one_group(control, one) for one in order)
    return False


def _are_of_one_group(one: QAbstractButton, other: QWidget) -> bool:
    if not isinstance(other, QAbstractButton):
        return False
    group: QButtonGroup | None = one.group()
    if group is not None:
        return other.group() is group
    return other.parentWidget() is one.parentWidget()


def _shows_focus(control: QWidget, actor: Actor) -> bool:
    actor.window.setFocus()
    if (area := scroll_area(control)) is not None:
        area.ensureWidgetVisible(control)  # as Tab does
    plain = _picture(control, actor.window)
    control.setFocus(Qt.FocusReason.TabFocusReason)
    return _picture(control, actor.window) != plain


def _picture(control: QWidget, window: QWidget) -> QImage:
    spot = QRect(control.mapTo(window, QPoint(0, 0)), control.size())
    room = spot.adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN).intersected(window.rect())
    return window.grab(room).toImage()
