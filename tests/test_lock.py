"""The lock holds every dependency, by hash, and says nothing of the machine that made it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PINS = re.split(r"^(?=[a-z0-9])", LOCK, flags=re.MULTILINE)[1:]
"""One text a package; the comment at the top is left out."""


def canonical(requirement: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[<>=!~;\[ ]", requirement)[0]).lower()


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    locked = {canonical(pin) for pin in PINS}
    assert {canonical(requirement) for requirement in wanted} <= locked


def test_every_pin_is_exact_and_hashed() -> None:
    assert len(PINS) > 50
    for pin in PINS:
        assert re.match(r"[a-z0-9.-]+==\S+", pin), pin[:60]
        assert "--hash=sha256:" in pin, pin[:60]


def test_no_host_and_no_folder_is_named() -> None:
    assert "://" not in LOCK
    assert not re.search(r"(^|\s)/\w+|--(extra-)?index-url |--find-links ", LOCK)
