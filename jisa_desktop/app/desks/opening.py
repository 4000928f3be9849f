"""Opens the workspace with the providers that its settings ask for. Blocks."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from jisa_desktop.errors import EnvironmentProblem, JisaError

if TYPE_CHECKING:
    from jisa_desktop.pipeline.secrets import Keychain, Secrets
    from jisa_desktop.pipeline.workspace import Workspace

_OURS = "JISA_"


def open_workspace(
    home: Path, environment: Mapping[str, str], secrets: Secrets | None = None
) -> Workspace:
    """The workspace in the folder ``home``, with the providers that its settings ask for.

    Vendors' variables that happen to be set on the PC turn no traffic elsewhere, unless the
    settings say so: else only ours count of the environment, and the keys.
    """
    from jisa_desktop.pipeline.config import load, of_window
    from jisa_desktop.pipeline.providing import make_providers
    from jisa_desktop.pipeline.secrets import Secrets, system_keychain
    from jisa_desktop.pipeline.workspace import Workspace
    from jisa_desktop.providers.net.environment import quiet_sdks, take_vendor_variables

    given = dict(environment)
    take_vendor_variables()
    quiet_sdks()
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    known = secrets or Secrets(given, system_keychain())
    config = load(home, of_window(home, given))
    providers = make_providers(home, config, known.keys())
    return Workspace.open(home, providers)


def ours(environment: Mapping[str, str]) -> dict[str, str]:
    """What of the environment always counts in the window, keys aside."""
    return {name: value for name, value in environment.items() if name.startswith(_OURS)}


def keyless(environment: Mapping[str, str]) -> dict[str, str]:
    """What of the environment may count in the window (``config.of_window`` says what does)."""
    from jisa_desktop.pipeline.config import redirecting

    return ours(environment) | redirecting(environment)


def batches_at_once(home: Path, environment: Mapping[str, str]) -> int:
    from jisa_desktop.pipeline.config import load

    return load(home, environment).batches_at_once


def _system_keychain() -> Keychain | None:
    from jisa_desktop.pipeline.secrets import system_keychain

    return system_keychain()


class Opener:
    """Opens one workspace, and opens it anew when its settings have changed. Safe for all
    threads; keys that were entered for this session outlive each opening."""

    def __init__(
        self,
        home: Path,
        environment: Mapping[str, str],
        find_keychain: Callable[[], Keychain | None] = _system_keychain,
    ) -> None:
        """The environment as it is now: the first opening takes the vendors' variables away."""
        self.environment = dict(environment)
        self._home = home
        self._find_keychain = find_keychain
        self._secrets: Secrets | None = None
        self._lock = threading.Lock()

    def open(self) -> Workspace:
        return open_workspace(self._home, self.environment, self.secrets())

    def secrets(self) -> Secrets:
        """Where the keys are. Blocks: finding the system's keychain takes a moment."""
        from jisa_desktop.pipeline.secrets import Secrets

        with self._lock:
            if self._secrets is None:
                self._secrets = Secrets(self.environment, self._find_keychain())
            return self._secrets


def open_to_write(opener: Callable[[], Workspace]) -> tuple[Workspace, JisaError | None]:
    """The workspace, and why nothing may be written in it: another program does already."""
    workspace = opener()
    try:
        workspace.become_writer(f"window {os.getpid()}")
    except EnvironmentProblem as error:
        return workspace, error
    except BaseException:
        workspace.close()
        raise
    return workspace, None
