"""The window's settings over the real services' protocol: keys, the check, what would leave."""

from __future__ import annotations

import asyncio
import csv
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from jisa_desktop.app.desks.desk import RealDesk
from jisa_desktop.app.desks.opening import Opener
from jisa_desktop.app.program import Program, assemble, leave, start
from jisa_desktop.domain.statuses import Mode
from jisa_desktop.pipeline.config import save_all
from jisa_desktop.pipeline.secrets import Service
from jisa_desktop.ui.imports.items import Stage
from jisa_desktop.ui.preferences import Preferences
from jisa_desktop.ui.settings.page import SettingsPage
from jisa_desktop.ui.theme import Theme
from tests.app.conftest import LONG_MS
from tests.support import openai_server, pinecone_server
from tests.support.keychain import MemoryKeychain
from tests.support.openai_server import OpenAIServer
from tests.support.pinecone_server import PineconeServer

WRONG = "sk-test-of-somebody-else"
KEYS = {"openai": openai_server.KEY, "pinecone": pinecone_server.KEY}


@pytest.fixture
def openai() -> Iterator[OpenAIServer]:
    with OpenAIServer() as server:
        yield server


@pytest.fixture
def pinecone() -> Iterator[PineconeServer]:
    with PineconeServer() as server:
        yield server


@pytest.fixture
def environment() -> dict[str, str]:
    """What the PC holds when the program starts."""
    return {}


@pytest.fixture
def stray(environment: dict[str, str]) -> Iterator[OpenAIServer]:
    """Where a variable that another program left behind points to."""
    with OpenAIServer() as server:
        environment["OPENAI_BASE_URL"] = server.base_url
        yield server


class Cloud:
    """The program in a folder whose settings name the loopback servers."""

    def __init__(
        self, qtbot: QtBot, program: Program, home: Path, keychain: MemoryKeychain
    ) -> None:
        self.qtbot, self.program, self.home, self.keychain = qtbot, program, home, keychain
        program.window.show_page("settings")
        self.page = program.window.pages.currentWidget()
        assert isinstance(self.page, SettingsPage)
        self.settle()

    def settle(self) -> None:
        """Until nothing is told but what is told for as long as the program runs."""
        stories = self.program.context.stories

        def is_quiet() -> bool:
            return all("keep_safe" in repr(task.get_coro()) for task in stories._running)

        self.qtbot.waitUntil(is_quiet, timeout=LONG_MS)

    def enter(self, service: str, key: str) -> None:
        line = self.page.keys.lines[service]
        line.enter.click()
        self.qtbot.keyClicks(line.field, key)
        line.keep.click()
        self.settle()

    def check(self) -> list[tuple[str, bool]]:
        self.page.checking.check.click()
        self.settle()
        return [(line.code, line.is_ok) for line in self.page.checking.lines]


@pytest.fixture
def cloud(  # noqa: PLR0917 - fixtures
    qtbot: QtBot,
    loop: asyncio.AbstractEventLoop,
    theme: Theme,
    tmp_path: Path,
    openai: OpenAIServer,
    pinecone: PineconeServer,
    environment: dict[str, str],
) -> Iterator[Cloud]:
    home, keychain = tmp_path / "home", MemoryKeychain()
    home.mkdir()
    save_all(
        home,
        {
            "embedder": "openai",
            "index": "pinecone",
            "embedding_dimension": "8",
            "openai_base_url": openai.base_url,
            "pinecone_index": pinecone.name,
            "pinecone_controller_host": pinecone.url,
        },
    )
    opener = Opener(home, environment, lambda: keychain)
    preferences = Preferences(home / "window.ini")
    preferences.has_seen_start = True
    desk = RealDesk(opener.open, opener.environment, opener.secrets)
    program = assemble(loop, theme, preferences, desk)
    program.window.show()
    program.context.stories.tell(start(program))
    made = Cloud(qtbot, program, home, keychain)
    yield made
    made.settle()
    program.window.close()
    qtbot.waitUntil(program.closing.done.done, timeout=LONG_MS)
    left = loop.create_task(leave(program))
    qtbot.waitUntil(left.done, timeout=LONG_MS)
    left.result()
    program.window.deleteLater()


def test_keys_are_entered_and_the_check_really_calls_both_services(
    cloud: Cloud, pinecone: PineconeServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    assert cloud.check() == [("key_missing", False), ("key_missing", False)]
    cloud.enter("openai", WRONG)
    cloud.enter("pinecone", WRONG)
    assert cloud.check() == [("key_refused", False), ("key_refused", False)]
    assert cloud.page.checking.said.text() == "고칠 것이 있습니다."
    for service, key in KEYS.items():
        cloud.enter(service, key)
    assert cloud.check() == [
        ("check_embedder_ok", True), ("check_index_ok", True), ("check_writing_ok", True),
    ]  # fmt: skip
    assert cloud.page.checking.said.text() == "모두 정상입니다."
    assert not any(pinecone.snapshot().values()), "the probe is gone"
    assert cloud.keychain.kept == {Service(name): key for name, key in KEYS.items()}

    for key in (WRONG, *KEYS.values()):
        for file in cloud.home.rglob("*"):
            assert not file.is_file() or key.encode() not in file.read_bytes(), file
        assert key not in caplog.text
        for field in cloud.program.window.findChildren(QLineEdit):
            assert key not in field.text()
        events = cloud.program.desk._access.workspace
        assert events is not None
        with events.store.reading() as tx:
            assert key not in repr(tx.events.all(limit=1_000))


def test_a_stray_variable_turns_traffic_elsewhere_only_when_a_person_says_so(
    stray: OpenAIServer, cloud: Cloud, openai: OpenAIServer
) -> None:
    for service, key in KEYS.items():
        cloud.enter(service, key)
    card = cloud.page.services
    choice, address = card.fields["vendor_variables"], card.fields["openai_base_url"]
    assert choice.isVisible()
    assert choice.value == "ignored"
    assert "OPENAI_BASE_URL" in choice.note.text()
    assert "PINECONE" not in choice.note.text(), "it is not there"
    assert stray.base_url not in choice.note.text()

    assert all(is_ok for _, is_ok in cloud.check())
    assert (len(openai.texts), len(stray.texts)) == (1, 0)

    _choose(choice.editor, "obeyed")
    card.save.click()
    cloud.settle()
    assert not address.editor.isEnabled()
    assert "OPENAI_BASE_URL" in address.note.text()
    assert all(is_ok for _, is_ok in cloud.check())
    assert (len(openai.texts), len(stray.texts)) == (1, 1)

    _choose(choice.editor, "ignored")
    card.save.click()
    cloud.settle()
    assert address.editor.isEnabled()
    assert all(is_ok for _, is_ok in cloud.check())
    assert (len(openai.texts), len(stray.texts)) == (2, 1)


def test_personal_data_holds_the_start_until_a_person_has_decided(
    cloud: Cloud, openai: OpenAIServer, tmp_path: Path
) -> None:
    for service, key in KEYS.items():
        cloud.enter(service, key)
    file = tmp_path / "연락처.csv"
    with file.open("w", encoding="utf-8", newline="") as stream:
        people = [(f"직원{n}", f"010-1234-{n:04d}", "본사") for n in range(1, 31)]
        csv.writer(stream).writerows([("성명", "휴대전화", "근무지"), *people])
    window = cloud.program.window
    window.documents.take_paths([file])
    page = window.imports
    cloud.qtbot.waitUntil(
        lambda: page.current is not None and not page.current.is_reading, timeout=LONG_MS
    )
    cloud.settle()
    if page.current.mode is None:
        page.options.mode_buttons[Mode.COMPANY_WIDE].click()
        cloud.settle()
    assert page.current.preview.undecided == ("휴대전화",)
    assert page.current.stage is Stage.UNDECIDED
    page.footer.privacy.click()
    side = page.pane.side
    _choose(side.privacy.choices["휴대전화"], "leave_out")
    side.privacy.apply.click()
    cloud.qtbot.waitUntil(lambda: page.current.stage is Stage.READY, timeout=LONG_MS)
    cloud.settle()
    side.setCurrentWidget(side.leaving)
    cloud.qtbot.waitUntil(side.leaving.table.isVisible, timeout=LONG_MS)
    assert "127.0.0.1" in side.leaving.hosts.text()
    assert [line.column for line in side.leaving.fields.lines] == ["성명", "근무지"]
    figures = side.leaving.figures
    assert (figures["rows"].text(), figures["texts"].text()) == ("30", "30")
    assert int(figures["tokens"].text().replace(",", "")) > 30
    cloud.settle()
    assert openai.texts == [], "nothing was sent to be shown"

    page.footer.start.click()
    cloud.qtbot.waitUntil(lambda: not page.items and not window._running, timeout=LONG_MS)
    model = window.documents.model
    cloud.qtbot.waitUntil(
        lambda: model.rowCount() == 1 and model.lines[0].document.record_count == 30,
        timeout=LONG_MS,
    )
    assert len([text for text in openai.texts if "직원" in text]) == 30
    assert not any("010-1234" in text for text in openai.texts)
    cloud.settle()


def _choose(combo: QComboBox, value: str) -> None:
    combo.setCurrentIndex(combo.findData(value))
    combo.activated.emit(combo.currentIndex())
