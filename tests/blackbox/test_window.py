"""The real program in a real window: a real drop, a real mouse and real keys, read by name."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest

import resources

T = TypeVar("T")
NEEDED = ("Xvfb", "xdotool", "dbus-daemon")
MISSING = [tool for tool in NEEDED if shutil.which(tool) is None]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(240),
    pytest.mark.skipif(sys.platform != "linux", reason="X11 is on Linux"),
    pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}"),
]


def until(look: Callable[[], T], what: str, timeout_s: float = 60) -> T:
    """Look again and again from outside the process: there is no event to wait for."""
    deadline = time.monotonic() + timeout_s
    last: object = None
    while time.monotonic() < deadline:
        try:
            if found := look():
                return found
        except (LookupError, subprocess.CalledProcessError, OSError) as error:
            last = error
        time.sleep(0.1)
    raise TimeoutError(f"{what}: {last!r}")


@dataclass
class Desktop:
    screen: str
    bus: str
    environment: dict[str, str]


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1440x900x24", "-nolisten", "tcp",
         "-noreset"],
        pass_fds=[writing], stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writing)
    with os.fdopen(reading) as pipe:
        screen = ":" + pipe.readline().strip()  # to the newline: Xvfb dies if the pipe closes
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        env={**os.environ, "DISPLAY": screen},
    )  # fmt: skip
    assert daemon.stdout is not None
    bus = daemon.stdout.readline().strip()
    runtime = tmp_path / "runtime"
    runtime.mkdir(mode=0o700)
    yield Desktop(
        screen,
        bus,
        {
            **os.environ,
            "DISPLAY": screen,
            "DBUS_SESSION_BUS_ADDRESS": bus,
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "NO_AT_BRIDGE": "0",
            "XDG_RUNTIME_DIR": str(runtime),
            "JISA_HOME": str(tmp_path / "home"),
        },
    )
    daemon.stdout.close()
    for process in (daemon, server):
        process.terminate()
        process.wait(10)


class Person:
    """Someone at the desk who sees names and has a mouse and a keyboard."""

    def __init__(self, desktop: Desktop) -> None:
        from tests.blackbox.accessibility import Screen

        self._desktop = desktop
        self.process = subprocess.Popen([sys.executable, "-m", "jisa_desktop"],
                                        env=desktop.environment)  # fmt: skip
        self.reader = until(lambda: Screen(desktop.bus), "the accessibility bus")
        self.root = until(self._application, "the program on the bus")
        self.window = int(until(self._window, "its window").splitlines()[-1])

    def names(self) -> list[str]:
        return self.reader.names(self.root)

    def sees(self, part: str, timeout_s: float = 60) -> None:
        try:
            until(lambda: any(part in name for name in self.names()), part, timeout_s)
        except TimeoutError:
            pytest.fail(f"{part!r} is not among {self.names()}")

    def click(self, name: str, times: int = 1) -> None:
        x, y = self.reader.centre(until(lambda: self.reader.find(self.root, name), name))
        self.xdotool("mousemove", x, y, "click", "--repeat", times, 1)

    def drop(self, *files: Path) -> None:
        from tests.blackbox.xdnd import drop

        zone = until(lambda: self.reader.find(self.root, "엑셀 파일 놓는 곳"), "the drop zone")
        spot = self.reader.centre(zone)
        answer = drop(self._desktop.screen, self.window, spot, files)
        assert answer.is_done, answer

    def close(self) -> int:
        from tests.blackbox.xdnd import close_window

        close_window(self._desktop.screen, self.window)
        status = self.process.wait(60)
        self.reader.close()
        return status

    def xdotool(self, *words: object) -> str:
        done = subprocess.run(
            ["xdotool", *map(str, words)],
            env=self._desktop.environment, check=True, capture_output=True, text=True, timeout=20,
        )  # fmt: skip
        return done.stdout.strip()

    def _application(self) -> object:
        found = [one for one in self.reader.applications() if self.reader.children(one)]
        return found[0] if found else None

    def _window(self) -> str:
        return self.xdotool("search", "--onlyvisible", "--pid", self.process.pid)


def test_drop_preview_start_return_clean_up_and_close(desktop: Desktop, tmp_path: Path) -> None:
    person = Person(desktop)
    try:
        sample = tmp_path / "수당 지급 내역 2026-03.xlsx"
        shutil.copy(resources.path("samples/수당 지급 내역 2026-03.xlsx"), sample)
        person.sees("처음 오셨나요? 세 단계면 됩니다")
        person.drop(sample)
        person.sees("정상 600행")
        person.click("방식: 전사 공통")
        person.sees("문제가 없습니다. 시작할 수 있습니다.")
        person.click("처리 시작")
        person.sees("작업이 끝났습니다", 150)
        person.xdotool("key", "ctrl+f")
        person.xdotool("type", "--delay", 20, "2026")
        search = person.reader.find(person.root, "문서 검색")
        until(lambda: person.reader.text(search) == "2026", "the typed text")
        person.xdotool("key", "Tab", "Tab", "Tab", "Tab")
        person.xdotool("key", "space", "Return")
        person.sees("처리 상태")
        person.sees("6 / 6 배치 완료")
        person.click("정리")
        person.sees("벡터 600개 정리")
        person.click("벡터 600개 정리")
        person.sees("정리됨", 60)
        assert person.close() == 0
    finally:
        if person.process.poll() is None:
            person.process.terminate()
            person.process.wait(20)


def test_what_cannot_be_taken_is_said(desktop: Desktop, tmp_path: Path) -> None:
    person = Person(desktop)
    try:
        person.sees("처음 오셨나요? 세 단계면 됩니다")
        empty = tmp_path / "빈 파일.xlsx"
        empty.write_bytes(b"")
        person.drop(empty)
        person.sees("가져올 수 없는 파일이 1개 있습니다")
        assert person.close() == 0
    finally:
        if person.process.poll() is None:
            person.process.terminate()
            person.process.wait(20)
