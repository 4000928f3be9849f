"""Who may read a file that the program wrote."""

from __future__ import annotations

import sys
from pathlib import Path


def is_owners_alone(path: Path) -> bool:
    """Windows has no permission bits: a file there has the rights of the person's own folder."""
    return sys.platform == "win32" or path.stat().st_mode & 0o077 == 0
