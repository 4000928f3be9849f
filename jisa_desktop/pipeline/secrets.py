"""API keys: from the environment, else from the system's keychain, else asked for this session.

A key is never in a file of ours, never in a log, and is not shown again once it was entered.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol, TypeVar

from jisa_desktop.errors import EnvironmentProblem, InputError
from jisa_desktop.pipeline.config import keys

T = TypeVar("T")

APPLICATION = "JISA Desktop"
KEY_LENGTH_MAX = 1_280
"""Windows keeps at most 2,560 bytes an entry, two for each character."""

_REAL_KEYCHAINS = ("Windows", "macOS", "SecretService", "libsecret", "kwallet")
"""Modules of ``keyring.backends``. Others that can be installed keep keys in plain files."""


class Service(StrEnum):
    OPENAI = "openai"
    PINECONE = "pinecone"


class KeySource(StrEnum):
    """Where a key comes from: all that is ever told of it."""

    ENVIRONMENT = "environment"
    KEYCHAIN = "keychain"
    SESSION = "session"
    NONE = "none"


class Keychain(Protocol):
    """One entry for each service. Calls may wait for a person who is asked to unlock it.

    All raise ``EnvironmentProblem('keychain_unavailable')``.
    """

    def get(self, service: Service) -> str | None: ...

    def set(self, service: Service, key: str) -> None: ...

    def delete(self, service: Service) -> None:
        """No error when there is none."""


@dataclass(slots=True)
class Secrets:
    """``environment``: pass an empty one where stray variables of the PC must not count.
    ``keychain`` None: this system has none. ``ask`` is called with a service that has no key
    anywhere; None or '' means that nobody wants to tell. Blocks; not for the main thread."""

    environment: Mapping[str, str] = field(repr=False)
    keychain: Keychain | None
    ask: Callable[[Service], str | None] | None = None
    _session: dict[Service, str] = field(default_factory=dict, init=False, repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, init=False, repr=False)

    def keys(self) -> Mapping[str, str]:
        """By service. A key is looked for when it is taken, so that a service which nobody uses
        unlocks no keychain and asks nobody; one that is nowhere is not in the mapping."""
        return _Keys(self.key)

    def source(self, service: Service) -> KeySource:
        """Without asking anybody. A locked keychain counts as none."""
        if service in keys(self.environment):
            return KeySource.ENVIRONMENT
        with self._lock:
            if service in self._session:
                return KeySource.SESSION
        return KeySource.KEYCHAIN if self._kept(service) else KeySource.NONE

    def enter(self, service: Service, key: str) -> KeySource:
        """Keep a key that a person has entered: in the keychain, else for this session alone.

        Returns which. Raises ``InputError('api_key_invalid' | 'api_key_too_long')``.
        """
        checked = checked_key(key)
        if self.keychain is not None:
            try:
                self.keychain.set(service, checked)
            except EnvironmentProblem:
                self._remember(service, checked)
                return KeySource.SESSION
            with self._lock:
                self._session.pop(service, None)
            return KeySource.KEYCHAIN
        self._remember(service, checked)
        return KeySource.SESSION

    def forget(self, service: Service) -> None:
        """Remove a key that was entered. Raises ``EnvironmentProblem('keychain_unavailable')``."""
        with self._lock:
            self._session.pop(service, None)
        if self.keychain is not None:
            self.keychain.delete(service)

    def key(self, service: Service) -> str | None:
        """The first that is found. What was entered in this session is newer than the keychain."""
        if key := keys(self.environment).get(service):
            return key
        with self._lock:
            entered = self._session.get(service)
        if key := entered or self._kept(service):
            return key
        answer = self.ask(service) if self.ask else None
        if not answer:
            return None
        key = checked_key(answer)
        self._remember(service, key)
        return key

    def _kept(self, service: Service) -> str | None:
        try:
            return self.keychain.get(service) if self.keychain else None
        except EnvironmentProblem:  # locked, or nobody let us in: the key is asked for instead
            return None

    def _remember(self, service: Service, key: str) -> None:
        with self._lock:
            self._session[service] = key


class _Keys(Mapping[str, str]):
    def __init__(self, key: Callable[[Service], str | None]) -> None:
        self._key = key

    def __getitem__(self, name: str) -> str:
        key = self._key(Service(name))
        if not key:
            raise KeyError(name)
        return key

    def __iter__(self) -> Iterator[str]:
        return (service.value for service in Service if self._key(service))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def checked_key(key: str) -> str:
    """As it is kept: without the blanks that a paste brings along."""
    stripped = key.strip()
    if not stripped or not (stripped.isascii() and stripped.isprintable()) or " " in stripped:
        raise InputError("api_key_invalid")
    if len(stripped) > KEY_LENGTH_MAX:
        raise InputError("api_key_too_long", limit=KEY_LENGTH_MAX)
    return stripped


def system_keychain() -> Keychain | None:
    """The keychain of Windows, macOS or the Linux desktop; None where there is none."""
    import keyring
    from keyring.backend import KeyringBackend
    from keyring.backends.chainer import ChainerBackend
    from keyring.errors import KeyringError

    try:
        chosen = keyring.get_keyring()
        candidates = chosen.backends if isinstance(chosen, ChainerBackend) else [chosen]
    except (KeyringError, RuntimeError):
        return None
    names = {f"keyring.backends.{name}" for name in _REAL_KEYCHAINS}
    real: list[KeyringBackend] = [one for one in candidates if type(one).__module__ in names]
    return SystemKeychain(real[0]) if real else None


class _Backend(Protocol):
    """What is used of ``keyring.backend.KeyringBackend``."""

    def get_password(self, service: str, username: str) -> str | None: ...

    def set_password(self, service: str, username: str, password: str) -> None: ...

    def delete_password(self, service: str, username: str) -> None: ...


class SystemKeychain:
    """The system's keychain, through ``keyring``. Its errors are told without their messages."""

    def __init__(self, backend: _Backend) -> None:
        self._backend = backend

    def get(self, service: Service) -> str | None:
        return _asked(lambda: self._backend.get_password(APPLICATION, service.value))

    def set(self, service: Service, key: str) -> None:
        _asked(lambda: self._backend.set_password(APPLICATION, service.value, key))

    def delete(self, service: Service) -> None:
        if self.get(service) is not None:
            _asked(lambda: self._backend.delete_password(APPLICATION, service.value))


def _asked(call: Callable[[], T]) -> T:
    """Backends raise errors of the systems below them, too: nothing of them is handed on."""
    try:
        return call()
    except Exception as error:
        cause = type(error).__name__
    raise EnvironmentProblem("keychain_unavailable", cause=cause)
