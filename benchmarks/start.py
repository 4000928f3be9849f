"""How soon the window can be used: from the start of the process to the first frame, and what the
imports before it cost.

    python -m benchmarks.start [ROUNDS]

The real program, offscreen, with an empty data folder, beside a window of bare PySide6 in the same
round: machine and load are the same for both, so the ratio says more than the figure. Warm: one
round of each is thrown away. "usable" is when the event loop has answered a question after the
first frame was painted, "open" when the workspace behind the window is open too.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_ROUNDS = 7
_MOST_IMPORTS = 12
_GOAL_S = 1.0

_BARE = """
import json, sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton
application = QApplication(sys.argv)
window = QMainWindow()
window.setCentralWidget(QPushButton("JISA"))
window.show()
application.processEvents()
window.grab()
QTimer.singleShot(0, application.quit)
application.exec()
print(json.dumps({"usable": time.time(), "cpu": time.process_time()}))
"""

_OURS = """
import asyncio, json, os, sys, time
from jisa_desktop.app import program
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from jisa_desktop.ui.window import MainWindow

told = {}

def tell(name):
    told.setdefault(name, time.time())

def tell_cpu():
    told.setdefault("cpu", time.process_time())

shown = MainWindow.showEvent

def on_show(self, event):
    shown(self, event)
    QTimer.singleShot(0, lambda: (self.grab(), tell("usable"), tell_cpu()))

MainWindow.showEvent = on_show
resumed = MainWindow.tell_resumed

def on_open(self, count):
    resumed(self, count)
    tell("open")
    print(json.dumps(told), flush=True)
    os._exit(0)

MainWindow.tell_resumed = on_open
program.run()
"""


def once(code: str, home: Path) -> dict[str, float]:
    """Seconds from the start of the process to each moment it told; 'cpu' its own until usable."""
    begun = time.time()
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", code],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "JISA_HOME": str(home)},
        capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    told: dict[str, float] = json.loads(done.stdout)
    return {name: at if name == "cpu" else at - begun for name, at in told.items()}


def slow_imports() -> list[tuple[float, str]]:
    """Milliseconds and name of what takes longest by itself on the way to the first frame."""
    code = "import jisa_desktop.app.program"
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-X", "importtime", "-c", code],
        capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    found = []
    for line in done.stderr.splitlines():
        own, _whole, name = line.removeprefix("import time:").split("|")
        if own.strip().isdigit():
            found.append((int(own) / 1000, name.strip()))
    return sorted(found, reverse=True)


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else _ROUNDS
    bare: list[dict[str, float]] = []
    ours: list[dict[str, float]] = []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(rounds + 1):
            plain, full = once(_BARE, Path(folder)), once(_OURS, Path(folder) / f"home{number}")
            if number:
                bare.append(plain)
                ours.append(full)
    best = min(one["usable"] for one in ours)
    print(json.dumps({
        "load": round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None,
        "rounds": rounds,
        "bare_s": round(min(one["usable"] for one in bare), 2),
        "bare_cpu_s": round(min(one["cpu"] for one in bare), 2),
        "usable_s": round(best, 2),
        "usable_median_s": round(statistics.median(one["usable"] for one in ours), 2),
        "usable_cpu_s": round(min(one["cpu"] for one in ours), 2),
        "open_s": round(min(one["open"] for one in ours), 2),
        "ratio": round(best / min(one["usable"] for one in bare), 1),
        "is_below_goal": best < _GOAL_S,
    }))  # fmt: skip
    imports = slow_imports()
    print(f"imports before the first frame: {sum(own for own, _ in imports):.0f} ms, of these")
    for own, name in imports[:_MOST_IMPORTS]:
        print(f"{own:8.1f} ms  {name}")


if __name__ == "__main__":
    main()
