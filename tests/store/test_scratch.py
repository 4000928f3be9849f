"""Copies of the workspace go with whoever made them, however that ended."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from jisa_desktop.store.scratch import scratch_folder, sweep_scratch
from tests.support.rights import is_owners_alone

ROOT = Path(__file__).parents[2]

KILLED = """
import os, sys
from pathlib import Path
from jisa_desktop.store.scratch import scratch_folder
with scratch_folder(Path(sys.argv[1]), "backup") as folder:
    (folder / "jisa.db").write_bytes(b"pay")
    os._exit(9)
"""


def test_it_is_gone_when_the_work_is_done_or_has_failed(tmp_path: Path) -> None:
    with scratch_folder(tmp_path, "look") as folder:
        (folder / "files").mkdir()
        (folder / "jisa.db").write_bytes(b"pay")
        assert is_owners_alone(folder)
    with pytest.raises(ValueError, match="x"), scratch_folder(tmp_path, "look"):
        raise ValueError("x")
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_process_left_is_swept_and_what_is_in_use_is_not(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], cwd=ROOT, check=False)
    assert done.returncode == 9
    (left,) = (path for path in tmp_path.iterdir() if path.is_dir())
    assert (left / "jisa.db").exists()
    older = tmp_path / ".restore-of_an_older_program"
    (older / "files").mkdir(parents=True)
    mine = tmp_path / "files"
    mine.mkdir()
    with scratch_folder(tmp_path, "backup") as in_use:
        sweep_scratch(tmp_path)
        assert sorted(path.name for path in tmp_path.iterdir() if path.is_dir()) == sorted(
            [in_use.name, mine.name]
        )
    assert list(tmp_path.iterdir()) == [mine]
