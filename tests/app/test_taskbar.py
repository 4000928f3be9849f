"""The bar in the Windows taskbar, against a COM object with a real table of functions."""

from __future__ import annotations

import logging
import sys

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from jisa_desktop.app.shell import SystemShell
from jisa_desktop.app.taskbar import Taskbar, ole32
from jisa_desktop.ui.progress import Bar, Tone
from tests.support.com import E_FAIL, NO_CLASS, OTHER_APARTMENT, FakeOle

WINDOW = 0x0001_2345_6789_ABCD  # handles are pointers: nothing may cut them off
BEGUN = [("CoInitializeEx", 2), ("CoCreateInstance", 1), ("HrInit",)]


@pytest.fixture
def ole() -> FakeOle:
    return FakeOle()


@pytest.mark.parametrize(("tone", "flag"), [(Tone.NORMAL, 2), (Tone.FAILED, 4), (Tone.PARKED, 8)])
def test_share_and_colour_are_told_of_the_window(ole: FakeOle, tone: Tone, flag: int) -> None:
    taskbar = Taskbar(lambda: ole)
    taskbar.show(WINDOW, Bar(0.25, 1, tone))
    assert ole.calls == [
        *BEGUN, ("SetProgressValue", WINDOW, 250, 1_000), ("SetProgressState", WINDOW, flag),
    ]  # fmt: skip
    taskbar.close()


def test_the_bar_goes_and_com_is_left_as_it_was(ole: FakeOle) -> None:
    taskbar = Taskbar(lambda: ole)
    taskbar.show(WINDOW, Bar(1.5, 1))
    taskbar.show(WINDOW, None)
    taskbar.close()
    taskbar.close()
    assert ole.calls == [
        *BEGUN,
        ("SetProgressValue", WINDOW, 1_000, 1_000),
        ("SetProgressState", WINDOW, 2),
        ("SetProgressState", WINDOW, 0),
        ("Release",),
        ("CoUninitialize",),
    ]


def test_com_that_was_begun_before_counts_and_is_given_back(ole: FakeOle) -> None:
    ole.answers["CoInitializeEx"] = 1  # S_FALSE: Qt has done it, and it is counted
    taskbar = Taskbar(lambda: ole)
    taskbar.show(WINDOW, None)
    taskbar.close()
    assert ole.names()[-2:] == ["Release", "CoUninitialize"]


def test_com_of_another_apartment_is_used_and_not_given_back(ole: FakeOle) -> None:
    ole.answers["CoInitializeEx"] = OTHER_APARTMENT
    taskbar = Taskbar(lambda: ole)
    taskbar.show(WINDOW, None)
    taskbar.close()
    assert ole.names() == [*(name for name, *_ in BEGUN), "SetProgressState", "Release"]


@pytest.mark.parametrize(
    ("call", "answer", "given_back"),
    [
        ("CoInitializeEx", E_FAIL, []),
        ("CoCreateInstance", NO_CLASS, ["CoUninitialize"]),
        ("HrInit", E_FAIL, ["Release", "CoUninitialize"]),
        ("SetProgressValue", E_FAIL, ["Release", "CoUninitialize"]),
        ("SetProgressState", E_FAIL, ["Release", "CoUninitialize"]),
    ],
)
def test_a_failing_call_is_said_once_and_never_tried_again(
    ole: FakeOle, caplog: pytest.LogCaptureFixture, call: str, answer: int, given_back: list[str]
) -> None:
    caplog.set_level(logging.INFO)
    ole.answers[call] = answer
    taskbar = Taskbar(lambda: ole)
    taskbar.show(WINDOW, Bar(0.5, 1))
    names = ole.names()
    assert names[names.index(call) + 1 :] == given_back
    taskbar.show(WINDOW, Bar(0.6, 1))
    taskbar.show(WINDOW, None)
    taskbar.close()
    assert ole.names() == names
    assert len(caplog.messages) == 1
    assert f"0x{answer & 0xFFFFFFFF:08X}" in caplog.messages[0]


@pytest.mark.skipif(sys.platform == "win32", reason="it is there")
def test_a_system_without_it_goes_without(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    taskbar = Taskbar(ole32)
    taskbar.show(WINDOW, Bar(0.5, 1))
    taskbar.show(WINDOW, Bar(0.6, 1))
    taskbar.close()
    assert len(caplog.messages) == 1


@pytest.mark.parametrize(("platform", "badges"), [("win32", []), ("darwin", [2, 0])])
def test_each_system_is_spoken_to_in_its_own_way(
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    ole: FakeOle,
    platform: str,
    badges: list[int],
) -> None:
    told: list[int] = []
    is_com = platform == "win32"
    monkeypatch.setattr(qapp, "setBadgeNumber", told.append)
    shell = SystemShell(qapp, platform=platform, bus="", find_ole=lambda: ole)
    window = QWidget()
    shell.show_progress(window, Bar(0.5, 2, Tone.PARKED))
    shell.show_progress(window, None)
    shell.close()
    states = [call for call in ole.calls if call[0] == "SetProgressState"]
    handle = int(window.winId())
    assert states == ([("SetProgressState", handle, 8), ("SetProgressState", handle, 0)] * is_com)
    assert ("Release" in ole.names()) is is_com
    assert told == badges
    window.deleteLater()
