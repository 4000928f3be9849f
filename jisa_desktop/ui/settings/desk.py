"""What the settings page and the first start ask for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import SignalInstance

from jisa_desktop.errors import JisaError


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting as text. ``choices``: what it may be, () for anything. ``fixed_by``: the
    variable that decides it outside this program, '' when a person may change it here."""

    name: str
    value: str
    choices: tuple[str, ...] = ()
    fixed_by: str = ""


class KeyPlace(StrEnum):
    """Where the key of a service comes from."""

    ENVIRONMENT = "environment"
    KEYCHAIN = "keychain"
    SESSION = "session"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class KeyState:
    """All that is ever told of a key. ``service``: 'openai' or 'pinecone'. ``variable``: its name
    in the environment. ``has_keychain`` False: a key that is entered lasts until the end."""

    service: str
    place: KeyPlace
    variable: str
    has_keychain: bool = True


@dataclass(frozen=True, slots=True)
class Company:
    """``namespace`` was given once and stays."""

    name: str
    namespace: str


@dataclass(frozen=True, slots=True)
class Overview:
    """``home``: the folder that holds all data. ``strays``: names of variables of this PC that
    would turn traffic elsewhere; what they hold is never told."""

    settings: tuple[Setting, ...]
    company: Company
    home: Path
    strays: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One thing that was really tried. ``code`` and ``params`` are words of the catalogue."""

    code: str
    is_ok: bool
    params: Mapping[str, object]
    is_index: bool = False


@dataclass(frozen=True, slots=True)
class MoveView:
    """What moving to the index and the embedder of the settings would take.

    ``old`` and ``new`` are indexes by name. ``dollars`` and ``won`` None: nobody knows the
    price. ``is_mixing``: the index holds another embedder's vectors, so a new one is needed.
    ``left_count``: records that an earlier move has still to delete. ``job_id``: it was started.
    """

    old: str
    new: str
    record_count: int
    row_count: int
    new_text_count: int
    token_count: int = 0
    dollars: float | None = 0.0
    won: float | None = 0.0
    is_over_cap: bool = False
    is_mixing: bool = False
    is_other_embedder: bool = False
    left_count: int = 0
    job_id: int | None = None


class SettingsDesk(Protocol):
    """``applied``: the settings took effect; files that are looked at must be looked at anew.
    ``checked``: a ``CheckLine``, as soon as it is known."""

    applied: SignalInstance
    checked: SignalInstance

    async def overview(self) -> Overview: ...

    async def faults(self, values: Mapping[str, str]) -> Mapping[str, JisaError]:
        """What is wrong with settings that are being typed, by name. Nothing is saved."""
        ...

    async def save(self, values: Mapping[str, str]) -> Mapping[str, JisaError]:
        """Save all of them and have them take effect, or save none and say what is wrong.

        Jobs that run are parked and go on. Raises
        ``EnvironmentProblem('settings_wait_for_restart')``.
        """
        ...

    async def rename_company(self, name: str) -> None: ...

    async def keys(self) -> Sequence[KeyState]:
        """One a service. Asks nobody, but may wait for the keychain."""
        ...

    async def enter_key(self, service: str, key: str) -> KeyPlace:
        """Keep a key; it takes effect at once, where its service is in use. Raises
        ``InputError('api_key_invalid' | 'api_key_too_long')``."""
        ...

    async def forget_key(self, service: str) -> None: ...

    async def check(self) -> Sequence[CheckLine]:
        """Really call both services; each line also comes by ``checked``."""
        ...

    def stop_check(self) -> None: ...

    async def move(self) -> MoveView | None:
        """None: everything is where the settings say."""
        ...

    async def waiting_jobs(self) -> Sequence[int]:
        """Jobs that were parked until a person has put something right."""
        ...
