"""Reading the times and counts that services put in their headers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

RETRY_AFTER_MAX_S = 600.0
"""Whoever asks for more patience is asked again after so long: a wrong value must not stop the
work for days, and asking once in ten minutes harms nobody."""

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
    HTTP date, RFC 9110 section 10.2.3), at most ``RETRY_AFTER_MAX_S``. None when it does not say.

    A date is measured from the answer's own ``date``, because a PC's clock may be wrong; from
    ``now`` where there is none.
    """
    milliseconds, seconds = number(headers, "retry-after-ms"), number(headers, "retry-after")
    if milliseconds is not None:
        wait_s = milliseconds / 1000
    elif seconds is not None:
        wait_s = seconds
    else:
        until = _timestamp(headers, "retry-after")
        if until is None:
            return None
        since = _timestamp(headers, "date") or (now or datetime.now(UTC)).timestamp()
        wait_s = max(0.0, until - since)
    return min(wait_s, RETRY_AFTER_MAX_S)


def _timestamp(headers: Mapping[str, str], name: str) -> float | None:
    try:
        at = parsedate_to_datetime(headers.get(name, ""))
        return (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp()
    except (ValueError, TypeError, OverflowError):
        return None
