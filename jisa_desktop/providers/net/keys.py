"""API keys, before they are put into a header."""

from __future__ import annotations

from jisa_desktop.errors import NeedsAttention


def check_key(api_key: str, service: str) -> None:
    """A key that is no header value would fail deep inside a library, with the key in the
    message."""
    if not api_key:
        raise NeedsAttention("key_missing", service=service)
    if not (api_key.isascii() and api_key.isprintable()) or " " in api_key:
        raise NeedsAttention("key_malformed", service=service)
