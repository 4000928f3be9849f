"""Where the data lies: ``JISA_HOME``, or the system's place for an application's data."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def data_folder(environment: Mapping[str, str]) -> Path:
    if given := environment.get("JISA_HOME"):
        return Path(given)
    from platformdirs import user_data_path

    return user_data_path("JISA Desktop", appauthor=False)
