"""Opens the workspace with the providers that its settings ask for. Blocks."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from jisa_desktop.errors import EnvironmentProblem, JisaError

if TYPE_CHECKING:
    from jisa_desktop.pipeline.workspace import Workspace


def open_workspace(home: Path, environment: Mapping[str, str]) -> Workspace:
    """The workspace in the folder ``home``, with the providers that its settings ask for.

    Vendors' variables that happen to be set on the PC turn no traffic elsewhere: of the
    environment only ours count, and the keys.
    """
    from jisa_desktop.pipeline.config import load
    from jisa_desktop.pipeline.providing import make_providers
    from jisa_desktop.pipeline.secrets import Secrets, system_keychain
    from jisa_desktop.pipeline.workspace import Workspace
    from jisa_desktop.providers.net.environment import quiet_sdks, take_vendor_variables

    given = dict(environment)
    take_vendor_variables()
    quiet_sdks()
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    ours = {name: value for name, value in given.items() if name.startswith("JISA_")}
    providers = make_providers(home, load(home, ours), Secrets(given, system_keychain()).keys())
    return Workspace.open(home, providers)


def open_to_write(opener: Callable[[], Workspace]) -> tuple[Workspace, JisaError | None]:
    """The workspace, and why nothing may be written in it: another program does already."""
    workspace = opener()
    try:
        workspace.become_writer(f"window {os.getpid()}")
    except EnvironmentProblem as error:
        return workspace, error
    return workspace, None
