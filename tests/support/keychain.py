"""A keychain in memory."""

from __future__ import annotations

from jisa_desktop.errors import EnvironmentProblem
from jisa_desktop.pipeline.secrets import Service


class MemoryKeychain:
    """``is_locked``: every call fails, as when nobody unlocks it."""

    def __init__(self) -> None:
        self.kept: dict[Service, str] = {}
        self.is_locked = False
        self.calls = 0

    def get(self, service: Service) -> str | None:
        self._open()
        return self.kept.get(service)

    def set(self, service: Service, key: str) -> None:
        self._open()
        self.kept[service] = key

    def delete(self, service: Service) -> None:
        self._open()
        self.kept.pop(service, None)

    def _open(self) -> None:
        self.calls += 1
        if self.is_locked:
            raise EnvironmentProblem("keychain_unavailable", cause="KeyringLocked")
