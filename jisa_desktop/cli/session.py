"""One call of a command: which workspace, which providers, whom to tell how far it is.

What a command needs is opened when it is asked for, so that a command that only reads the store
loads neither providers nor Qt.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jisa_desktop.errors import JisaError
    from jisa_desktop.pipeline.config import Config
    from jisa_desktop.pipeline.providing import Providers
    from jisa_desktop.pipeline.retrying import Patience
    from jisa_desktop.pipeline.secrets import Keychain, Secrets
    from jisa_desktop.pipeline.workspace import Workspace
    from jisa_desktop.sheets.reader import SheetReader
    from jisa_desktop.store.store import Store

WAIT_S = 60.0
"""How long to wait for a network before a job is parked (design, section 12)."""


class Surroundings:
    """What lies outside the program. Tests put fakes in its place."""

    def __init__(self) -> None:
        self._taken: dict[str, str] = {}

    def environment(self) -> Mapping[str, str]:
        """The process's own, with the vendors' variables that the SDKs must not see."""
        return {**os.environ, **self._taken}

    def providers(self, home: Path, config: Config) -> Providers:
        """The environment's vendor variables count as far as the design names them; the rest
        of them turns no traffic elsewhere."""
        from jisa_desktop.pipeline.providing import make_providers
        from jisa_desktop.providers.net.environment import quiet_sdks, take_vendor_variables

        self._taken |= take_vendor_variables()
        quiet_sdks()
        return make_providers(home, config, self.secrets().keys())

    def secrets(self) -> Secrets:
        """API keys: environment, keychain, or asked on a terminal."""
        from jisa_desktop.cli.key_asking import ask_for_key
        from jisa_desktop.pipeline.secrets import Secrets

        return Secrets(self.environment(), self.keychain(), ask_for_key)

    def keychain(self) -> Keychain | None:
        from jisa_desktop.pipeline.secrets import system_keychain

        return system_keychain()

    def patience(self, wait_s: float) -> Patience:
        from jisa_desktop.pipeline.retrying import Patience

        return Patience(offline_wait_s=wait_s)

    def reader(self) -> SheetReader | None:
        """One that outlives the call; None: the workspace has its own."""
        return None


@dataclass(frozen=True, slots=True)
class Session:
    """``name`` is the command's, under which it becomes the writer."""

    surroundings: Surroundings
    given_home: Path | None = None
    is_json: bool = field(default=False, kw_only=True)
    name: str = field(kw_only=True)

    @property
    def home(self) -> Path:
        """Absolute, so that it stays the same folder wherever the process goes."""
        from jisa_desktop.pipeline.home import data_folder

        given = self.given_home or data_folder(self.surroundings.environment())
        return given.expanduser().absolute()

    def config(self) -> Config:
        from jisa_desktop.pipeline.config import load

        return load(self.home, self.surroundings.environment())

    @contextmanager
    def store(self) -> Iterator[Store]:
        """The store alone, for commands that only read it."""
        from jisa_desktop.pipeline.opening import open_store

        store = open_store(self.home, is_checked=False)
        try:
            yield store
        finally:
            store.close()

    @contextmanager
    def workspace(self, wait_s: float = WAIT_S) -> Iterator[Workspace]:
        """Store, providers and use cases. Reading is free to any number of processes."""
        from jisa_desktop.pipeline.workspace import Workspace

        around = self.surroundings
        providers = around.providers(self.home, self.config())
        try:
            workspace = Workspace.open(
                self.home, providers, around.patience(wait_s), around.reader()
            )
        except BaseException:
            providers.close()
            raise
        with workspace:
            yield workspace

    @contextmanager
    def writer(self, wait_s: float = WAIT_S) -> Iterator[Workspace]:
        """The workspace, as its one writer; jobs that a killed run left are ready to go on. When
        the command has done its work, the day's backup is written.

        Raises ``EnvironmentProblem('workspace_in_use')``.
        """
        with self.workspace(wait_s) as workspace:
            workspace.become_writer(f"jisa {self.name}")
            yield workspace
            self._keep_safe(workspace)

    def _keep_safe(self, workspace: Workspace) -> None:
        """Whatever becomes of it, the command's own work is done: its answer must be said."""
        from jisa_desktop.domain.cancel import CancelToken
        from jisa_desktop.errors import EnvironmentProblem

        try:
            workspace.safekeeping.keep(CancelToken())
        except EnvironmentProblem as error:
            self.warn(error)
        except KeyboardInterrupt:
            self.tell("자동 백업을 멈췄습니다. 다음 명령이 끝난 뒤에 다시 만듭니다.")

    def warn(self, error: JisaError) -> None:
        """Of what went wrong beside the command, which has done its own work."""
        from jisa_desktop.domain.wording import say

        words = say(error.code, error.params)
        self.tell(f"{words.title}. {words.sentence} {words.next_step}")

    def tell(self, text: str) -> None:
        """A word to a person; never on standard output."""
        print(text, file=sys.stderr)
