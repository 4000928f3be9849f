"""Reading the times and counts that services put in their headers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_SPAN = re.compile(r"(\d+(?:\.\d+)?)(ms|d|h|m|s)")
_SECONDS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86_400.0}


def number(headers: Mapping[str, str], name: str) -> float | None:
    """A header's value as a number of at least 0; None when it is absent or something else."""
    try:
        value = float(headers.get(name, ""))
    except ValueError:
        return None
    return value if 0 <= value < float("inf") else None


def span_s(text: str) -> float | None:
    """Seconds of a span as OpenAI writes it: '6m0s', '20ms', '1.5s', '1d2h'."""
    parts = _SPAN.findall(text)
    if not parts or "".join(amount + unit for amount, unit in parts) != text:
        return None
    return sum(float(amount) * _SECONDS[unit] for amount, unit in parts)


def retry_after_s(headers: Mapping[str, str], now: datetime | None = None) -> float | None:
    """How long the service asks to wait: ``retry-after-ms``, else ``retry-after`` (seconds or an
    HTTP date, RFC 9110 section 10.2.3). None when it does not say."""
    milliseconds = number(headers, "retry-after-ms")
    if milliseconds is not None:
        return milliseconds / 1000
    seconds = number(headers, "retry-after")
    if seconds is not None:
        return seconds
    try:
        until = parsedate_to_datetime(headers.get("retry-after", ""))
    except (ValueError, TypeError):
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max(0.0, (until - (now or datetime.now(UTC))).total_seconds())
