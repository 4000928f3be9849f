"""A process that runs a story and dies: ``victim FOLDER STORY POINT NTH HOW``."""

from __future__ import annotations

import os
import signal
import sys
import threading
from pathlib import Path

from jisa_desktop.domain.faults import arm
from tests.scenarios.catalogue import STORIES
from tests.scenarios.stories import open_bench
from tests.support.bench import SharedReader

SURVIVED = 77
# Windows knows no SIGKILL; any signal ends a process there at once, unheard.
KILL = signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL


def main(arguments: list[str]) -> int:
    folder, story, point, nth, how = arguments
    reader = SharedReader(Path(folder) / "staging")
    bench = open_bench(Path(folder), reader)
    left, lock = [int(nth)], threading.Lock()

    def hook(reached: str) -> None:
        if reached != point:
            return
        with lock:
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), KILL) if how == "kill" else os._exit(9)

    arm(hook)
    print("ready", flush=True)  # whoever kills by the clock starts it here
    STORIES[story].act(bench)
    bench.close()
    reader.end()
    return SURVIVED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
