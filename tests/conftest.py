"""What holds for every test: no screen is wanted, and nothing is left behind in silence."""

from __future__ import annotations

import gc
import inspect
import logging
import os
import threading
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.support import rubbish

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_API", "pyside6")

if not os.environ.get("CI"):  # there Hypothesis has a profile of its own, without deadlines too
    settings.register_profile("house", deadline=None)
    settings.load_profile("house")

MOST_GARBAGE = 50_000
"""Objects made since the last collection."""

GRACE_S = 2.0
"""How long a thread that was told to end may take."""


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(f"{record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _garbage_is_collected_on_the_main_thread() -> Iterator[None]:
    """As in the program: a collection on a pool thread would destroy what a window test has left,
    and Qt objects with timers may not go there. Any test may come after a window's."""
    gc.disable()
    yield
    rubbish.delete_later_is_now()
    if gc.get_count()[0] > MOST_GARBAGE:
        gc.collect()


@pytest.fixture(autouse=True, scope="module")
def _no_thread_outlives_its_module() -> Iterator[None]:
    """Of a module, not of a test: what a module's fixture owns may start its threads when used.

    Threads that Qt made show up as 'Dummy-N' for as long as the process lives; Qt's own pool is
    asked when it is shut down.
    """
    before = set(threading.enumerate())
    yield
    started = [
        thread
        for thread in threading.enumerate()
        if thread not in before and not thread.name.startswith("Dummy-")
    ]
    for thread in started:
        thread.join(GRACE_S)
    alive = [thread.name for thread in started if thread.is_alive()]
    assert not alive, f"threads outlived the tests of this module: {alive}"


@pytest.fixture(autouse=True)
def _no_stray_warning_in_the_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test that expects a warning asks for ``caplog`` and looks at it."""
    collector = _Collector()
    logging.getLogger().addHandler(collector)
    yield
    logging.getLogger().removeHandler(collector)
    if "caplog" not in inspect.signature(request.function).parameters:
        assert not collector.messages, f"logged without being expected: {collector.messages}"
