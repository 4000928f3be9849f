"""The real program in a real window: a real drop, a real mouse and real keys, read by name."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import openpyxl
import pytest

import resources

T = TypeVar("T")
_MOST_TABS = 60
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
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    (home / "window.ini").write_text("[General]\nhas_seen_start=yes\n")  # no newcomer
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
        until(lambda: self.reader.is_enabled(self.reader.find(self.root, name)), name)
        x, y = self.reader.centre(self.reader.find(self.root, name))
        self.xdotool("mousemove", x, y, "click", "--repeat", times, 1)

    def tab_to(self, name: str) -> None:
        """Press Tab until ``name`` has the keyboard."""
        for _ in range(_MOST_TABS):
            self.xdotool("key", "Tab")
            if self.reader.focused(self.root) == name:
                return
        pytest.fail(f"Tab does not come to {name!r}")

    def drop(self, *files: Path) -> None:
        from tests.blackbox.xdnd import drop

        zone = until(lambda: self.reader.find(self.root, "엑셀 파일 놓는 곳"), "the drop zone")
        spot = self.reader.centre(zone)
        answer = drop(self._desktop.screen, self.window, spot, files)
        assert answer.is_done, answer

    def close(self) -> int:
        from tests.blackbox.xdnd import close_window

        close_window(self._desktop.screen, self.window)
        return self.process.wait(60)

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


SAMPLE = "수당 지급 내역 2026-03.xlsx"
_HEAD_ROWS, _AMOUNT = 4, 7


def workbook(folder: Path, rows: int, *, raised: int = 0) -> Path:
    """The sample's first ``rows`` rows; of those, ``raised`` have another amount."""
    folder.mkdir()
    book = openpyxl.load_workbook(resources.path(f"samples/{SAMPLE}"))
    sheet = book.worksheets[0]
    sheet.delete_rows(_HEAD_ROWS + 1 + rows, sheet.max_row)
    for row in range(_HEAD_ROWS + 1, _HEAD_ROWS + 1 + raised):
        sheet.cell(row, _AMOUNT).value += 1000
    book.save(folder / SAMPLE)
    return folder / SAMPLE


@contextmanager
def at_work(desktop: Desktop) -> Iterator[Person]:
    person = Person(desktop)
    try:
        yield person
        assert person.close() == 0
    finally:
        if person.process.poll() is None:
            person.process.terminate()
            person.process.wait(20)
        person.reader.close()


def verified(desktop: Desktop) -> object:
    """What the checker says once the window is gone."""
    done = subprocess.run(
        [sys.executable, "-m", "jisa_desktop", "verify", "--json"],
        env=desktop.environment, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    return json.loads(done.stdout)


def process(person: Person, file: Path, rows: int) -> None:
    person.drop(file)
    person.sees(f"정상 {rows}행")
    person.click("방식: 전사 공통")
    person.sees("시작할 수 있습니다.")
    person.click("처리 시작")
    person.sees("작업이 끝났습니다", 150)
    person.click("알림 닫기")


def test_drop_start_return_undo_clean_up_and_close(desktop: Desktop, tmp_path: Path) -> None:
    with at_work(desktop) as person:
        person.sees("처음 오셨나요? 세 단계면 됩니다")
        process(person, workbook(tmp_path / "first", 220), 220)
        process(person, workbook(tmp_path / "second", 218, raised=5), 218)
        person.xdotool("key", "ctrl+f")
        person.xdotool("type", "--delay", 20, "2026")
        search = person.reader.find(person.root, "문서 검색")
        until(lambda: person.reader.text(search) == "2026", "the typed text")
        person.xdotool("key", "Tab", "Tab", "Tab", "Tab", "space", "Return")
        person.sees("처리 상태")
        person.sees("배치 완료")

        person.click("v1")
        person.sees("버전 1로: 추가 2 · 변경 5 · 삭제 0")
        person.click("이 버전으로 되돌리기")
        person.sees("v1 현재", 60)
        person.tab_to("실행 취소")
        person.xdotool("key", "space")
        person.sees("v2 현재", 60)

        person.click("정리")
        person.sees("벡터 218개 정리")
        person.click("벡터 218개 정리")
        person.sees("정리됨", 60)
    assert verified(desktop) == {"ok": True, "violations": []}


def test_what_cannot_be_taken_is_said(desktop: Desktop, tmp_path: Path) -> None:
    with at_work(desktop) as person:
        person.sees("처음 오셨나요? 세 단계면 됩니다")
        empty = tmp_path / "빈 파일.xlsx"
        empty.write_bytes(b"")
        person.drop(empty)
        person.sees("가져올 수 없는 파일이 1개 있습니다")
