"""Where the data lies: ``JISA_HOME``, or the system's place for an application's data.

In a module of its own because the window asks before its first frame, and a command before it
knows whether it needs any settings.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def data_folder(environment: Mapping[str, str]) -> Path:
    """The folder that window and command line share, absolute; it need not exist yet."""
    if given := environment.get("JISA_HOME"):
        return Path(given).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path("JISA Desktop", appauthor=False)
