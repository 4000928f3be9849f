"""Every page in every state, in the smallest window: no text is cut, nothing is without a name,
nothing lies outside or on top, every text can be read, and every text is translated."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from jisa_desktop.app.program import speak
from jisa_desktop.domain.wording import Language
from jisa_desktop.errors import EnvironmentProblem, JisaError, Retryable
from jisa_desktop.ui.notices import Kind
from jisa_desktop.ui.theme import Scheme, Theme
from jisa_desktop.ui.window import SMALLEST, MainWindow
from tests.ui.fakes.desk import FakeDesk
from tests.ui.fakes.world import World
from tests.ui.looking.asking import Changed, Gate, around, latin, many, refusing
from tests.ui.looking.clipping import clipped
from tests.ui.looking.contrast import faint
from tests.ui.looking.naming import unnamed
from tests.ui.looking.placing import misplaced
from tests.ui.looking.scenes import Actor, Look, findings
from tests.ui.looking.texts import korean
from tests.ui.looking.worlds import full_world

Make = Callable[..., MainWindow]
ERRORS = {
    "error": EnvironmentProblem("disk_full"),
    "offline": Retryable("offline", service="OpenAI"),
}


def look_at(actor: Actor, *looks: Look) -> None:
    found = findings(actor, *looks)
    assert not found, "\n".join(found)


@pytest.fixture
def play(make_window: Make, tmp_path: Path) -> Callable[..., Actor]:
    def make(desk: FakeDesk, gate: Gate | None = None) -> Actor:
        window = make_window(desk=desk, samples=[tmp_path / "sample.xlsx"])
        window.resize(SMALLEST)
        actor = Actor(window, tmp_path, gate)
        actor.settle()
        return actor

    return make


@pytest.fixture
def dark(theme: Theme) -> Iterator[None]:
    theme.use(Scheme.DARK)
    yield
    theme.use(Scheme.LIGHT)


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    translators = speak(qapp, Language.ENGLISH)
    yield
    for one in translators:
        qapp.removeTranslator(one)
    QLocale.setDefault(QLocale(QLocale.Language.Korean, QLocale.Country.SouthKorea))


def test_the_full_window(play: Callable[..., Actor]) -> None:
    actor = play(FakeDesk(full_world()))
    look_at(actor, clipped, unnamed, misplaced, faint)


def test_the_dark_window(dark: None, play: Callable[..., Actor]) -> None:
    actor = play(FakeDesk(full_world()))
    look_at(actor, clipped, faint)


def test_the_empty_window(play: Callable[..., Actor]) -> None:
    look_at(play(FakeDesk(World())), clipped, unnamed, misplaced)


def test_the_window_that_waits_for_every_answer(play: Callable[..., Actor]) -> None:
    gate, desk = Gate(), FakeDesk(full_world())
    around(desk, gate)
    try:
        look_at(play(desk, gate), clipped, unnamed, misplaced)
    finally:
        gate.open()


def test_hundreds_of_lines_with_long_names(play: Callable[..., Actor]) -> None:
    desk = FakeDesk(full_world())
    around(desk, Changed(many))
    actor = play(desk)
    look_at(actor, clipped, unnamed, misplaced)


@pytest.mark.parametrize("error", ERRORS.values(), ids=ERRORS)
def test_every_question_is_refused(
    play: Callable[..., Actor], error: JisaError, caplog: pytest.LogCaptureFixture
) -> None:
    desk = FakeDesk(full_world())
    around(desk, refusing(error))
    actor = play(desk)
    assert actor.window.context.notices.shown  # type: ignore[attr-defined]
    look_at(actor, clipped, unnamed, misplaced, faint)


def test_the_english_window(english: None, play: Callable[..., Actor]) -> None:
    desk = FakeDesk(full_world())
    around(desk, Changed(latin))
    actor = play(desk)
    look_at(actor, clipped, unnamed, misplaced, korean)


def test_three_notices_of_every_kind_leave_the_page_its_room(play: Callable[..., Actor]) -> None:
    actor = play(FakeDesk(full_world()))
    for kind in Kind:
        actor.window.context.notices.say(  # type: ignore[attr-defined]
            kind, "‘2026년 급여테이블’을(를) 버전 1(으)로 되돌립니다", "추가 0 · 변경 12 " * 12,
            action=("실행 취소", actor.window.show),
        )  # fmt: skip
    actor.settle()
    actor.settle()
    found = [one for look in (clipped, unnamed, misplaced, faint) for one in look(actor.window)]
    assert not found, "\n".join(found)


@pytest.mark.slow
@pytest.mark.parametrize("scale", ["1.25", "2"])
def test_other_scales(scale: str) -> None:
    """Qt takes its scale once a process, so another one draws the full window."""
    this = Path(__file__)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider",
         f"{this}::{test_the_full_window.__name__}"],
        env={**os.environ, "QT_SCALE_FACTOR": scale, "PYTEST_ADDOPTS": ""},
        cwd=this.parents[2], capture_output=True, text=True, timeout=110, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-6000:]
