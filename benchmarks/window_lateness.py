"""How late the window's event loop is while a big workbook is previewed and five batches run.

    python -m benchmarks.window_lateness [ROWS] [ROUNDS]

The real program, offscreen, with the built-in embedder and index in a temporary folder. A control
process with the same timer and nothing to do runs beside it: what it shows is the machine's own
noise. The best round counts (design, section 12). "events" is the processor time of single events
on the main thread, which other processes lengthen much less: the longest ones, by what they were.
"""

from __future__ import annotations

import asyncio
import csv
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_API", "pyside6")

import qasync
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from jisa_desktop.app.desks.desk import RealDesk
from jisa_desktop.app.desks.opening import open_workspace
from jisa_desktop.app.program import SWITCH_INTERVAL_S, Program, assemble, leave, start
from jisa_desktop.app.rubbish import MainThreadCollector
from jisa_desktop.domain.statuses import Mode
from jisa_desktop.ui.preferences import Preferences
from jisa_desktop.ui.theme import Theme

TICK_MS = 5
LONGEST = 5
CONTROL_S = 8.0
COLUMNS = ("사번", "성명", "부서", "직급", "입사일", "고용형태", "이메일", "근무지", "기본급",
            "수당", "상태", "비고")  # fmt: skip


class MeteredApplication(QApplication):
    """Knows how much processor time of the main thread each event takes, with all it leads to."""

    def __init__(self) -> None:
        super().__init__([])
        self.events: list[tuple[float, str]] = []
        self._is_in_one = False

    def longest(self) -> list[tuple[float, str]]:
        found = sorted(self.events, reverse=True)[:LONGEST]
        return [(round(ms, 1), name) for ms, name in found]

    # Overrides of QApplication

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        if self._is_in_one:
            return super().notify(receiver, event)
        self._is_in_one = True
        name = f"{type(receiver).__name__} {QEvent.Type(event.type()).name}"
        begun = time.thread_time()
        try:
            return super().notify(receiver, event)
        finally:
            self._is_in_one = False
            self.events.append(((time.thread_time() - begun) * 1000, name))


class StallMeter(QObject):
    """A precise timer every 5 ms; a tick is as late as its gap is longer than that."""

    def __init__(self) -> None:
        super().__init__()
        self.late_ms: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)

    def begin(self) -> None:
        self.late_ms.clear()
        self._last = time.perf_counter()
        self._timer.start()

    def end(self) -> dict[str, float]:
        self._timer.stop()
        found = sorted(self.late_ms)
        return {
            "ticks": len(found),
            "p50_ms": round(found[len(found) // 2], 1),
            "p99_ms": round(found[int(len(found) * 0.99)], 1),
            "max_ms": round(found[-1], 1),
            "over_50": sum(one > 50 for one in found),
        }

    def _tick(self) -> None:
        now = time.perf_counter()
        self.late_ms.append(max(0.0, (now - self._last) * 1000 - TICK_MS))
        self._last = now


def control() -> None:
    """The same meter in a process that does nothing."""
    application = QCoreApplication([])
    meter = StallMeter()
    meter.begin()
    QTimer.singleShot(int(CONTROL_S * 1000), application.quit)
    application.exec()
    print(json.dumps(meter.end()))


async def until(condition: Callable[[], bool], limit_s: float = 900) -> None:
    deadline = time.monotonic() + limit_s
    while not condition():
        if time.monotonic() > deadline:
            message = "the window never came to it"
            raise TimeoutError(message)
        await asyncio.sleep(0.02)


async def measure(program: Program, busy: Path, big: Path) -> dict[str, float]:
    """Start a job of many batches, then preview the big file while they run."""
    window, page = program.window, program.window.imports
    window.documents.take_paths([busy])
    await until(lambda: page.current is not None and not page.current.is_reading)
    page.options.mode_buttons[Mode.COMPANY_WIDE].click()
    await until(page.footer.start.isEnabled)
    page.footer.start.click()
    await until(lambda: bool(window._running) and not page.items)
    meter = StallMeter()
    meter.begin()
    window.documents.take_paths([big])
    await until(lambda: page.current is not None and not page.current.is_reading)
    for position in range(0, page.pane.model.rowCount(), max(1, page.pane.model.rowCount() // 60)):
        page.pane.table.scrollTo(page.pane.model.index(position, 0))
        await asyncio.sleep(0.05)
    return meter.end()


async def one_round(
    application: MeteredApplication, folder: Path, files: tuple[Path, Path]
) -> None:
    theme = Theme(application)
    desk = RealDesk(partial(open_workspace, folder / "home", {}), {})
    loop = asyncio.get_running_loop()
    program = assemble(loop, theme, Preferences(folder / "window.ini"), desk)
    program.window.show()
    collector = MainThreadCollector()
    await start(program, collector)
    await program.window.pages.prepare()
    collector.settle()
    application.events.clear()
    found = await measure(program, *files)
    print("window ", json.dumps(found), f"peak {peak_mb()} MB", flush=True)
    print("events ", json.dumps(application.longest()), flush=True)
    await asyncio.to_thread(desk.park, 20_000)
    await leave(program)
    collector.stop()
    theme.close()


def peak_mb() -> int | None:
    """Of this process; None where the system does not say."""
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="ascii").splitlines() if status.exists() else []
    return next((int(one.split()[1]) // 1024 for one in lines if one.startswith("VmHWM:")), None)


def values(number: int) -> tuple[str, ...]:
    """A row of an employee that nobody has."""
    return (f"{number:06d}", f"직원{number}", f"부서{number % 40}", "책임", "2026-03-02", "정규직",
            f"u{number}@example.com", "서울", f"{number * 10:,}", "200,000", "재직",
            "")  # fmt: skip


def write(path: Path, count: int) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(COLUMNS)
        lines.writerows(values(number) for number in range(count))
    return path


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    application = MeteredApplication()
    application.setQuitOnLastWindowClosed(False)
    loop = qasync.QEventLoop(application)
    asyncio.set_event_loop(loop)
    with tempfile.TemporaryDirectory() as name, loop:
        folder = Path(name)
        files = write(folder / "바쁜.csv", 3_000), write(folder / "큰.csv", rows)
        for number in range(rounds):
            own = folder / f"round{number}"
            own.mkdir()
            beside = subprocess.Popen(
                [sys.executable, "-m", "benchmarks.window_lateness", "control"]
            )
            loop.run_until_complete(one_round(application, own, files))
            beside.wait()


if __name__ == "__main__":
    if sys.argv[1:] == ["control"]:
        control()
    else:
        main()
