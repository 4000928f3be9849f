"""A meter that crosses processes; nothing here needs numpy, which helper processes go without."""

from __future__ import annotations

from collections.abc import Sequence

from jisa_desktop.providers.metering import Counted


class FlatMeter:
    """Every text has as many tokens; requests are full."""

    def __init__(self, tokens_each: int, texts_per_request: int) -> None:
        self._each = tokens_each
        self._per_request = texts_per_request
        self._texts = 0

    @property
    def counted(self) -> Counted:
        requests = -(-self._texts // self._per_request)
        return Counted(self._texts, self._texts * self._each, requests)

    def add(self, texts: Sequence[str]) -> None:
        self._texts += len(texts)
