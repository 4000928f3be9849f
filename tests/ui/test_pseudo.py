"""A made-up language, 1.4 times as long: what was never translated shows, what overflows too."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from jisa_desktop.domain import wording
from jisa_desktop.domain.wording import Language, Words
from jisa_desktop.ui.window import SMALLEST, MainWindow
from tests.ui.fakes.desk import FakeDesk
from tests.ui.looking.asking import Changed, around, latin
from tests.ui.looking.clipping import clipped
from tests.ui.looking.placing import misplaced
from tests.ui.looking.pseudo import PseudoTranslator, pseudo
from tests.ui.looking.scenes import Actor, findings
from tests.ui.looking.texts import has_hangul, korean, outside
from tests.ui.looking.worlds import full_world


@pytest.fixture
def made_up(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The window's texts go by Qt, those of errors by a catalogue of their own."""
    translator = PseudoTranslator()
    qapp.installTranslator(translator)
    plain = wording._words

    def longer(code: str, language: Language) -> Words:
        words = plain(code, language)
        return Words(pseudo(words.title), pseudo(words.sentence), pseudo(words.next_step))

    monkeypatch.setattr(wording, "_words", longer)
    yield
    qapp.removeTranslator(translator)


@pytest.fixture
def actor(made_up: None, make_window: Callable[..., MainWindow], tmp_path: Path) -> Actor:
    desk = FakeDesk(full_world())
    around(desk, Changed(latin))
    window = make_window(desk=desk, samples=[tmp_path / "sample.xlsx"])
    window.resize(SMALLEST)
    made = Actor(window, tmp_path)
    made.settle()
    return made


def test_a_longer_language_fits_and_every_text_is_in_it(actor: Actor) -> None:
    found = findings(actor, clipped, misplaced, korean)
    assert not found, "\n".join(found)


def test_a_text_that_was_not_translated_is_found(actor: Actor) -> None:
    actor.window.documents.findChildren(QLabel)[0].setText("번역하지 않은 글")
    assert any("번역하지 않은 글" in one for one in korean(actor.window))


@pytest.mark.parametrize(
    "text", ["문서", "‘처리 시작’을 누르세요.", "시트(&S)", "파일 선택…", "{n}행"]
)
def test_a_pseudo_text_is_longer_and_keeps_its_places(text: str) -> None:
    made = pseudo(text)
    assert len(made) >= 1.4 * len(text)
    assert not has_hangul(outside(made))
    assert ("{n}" in made) is ("{n}" in text)
    assert ("(&S)" in made) is ("(&S)" in text)


def test_brackets_within_brackets_are_one_text() -> None:
    assert outside("«방식: «전사 공통»» 남음") == " 남음"
