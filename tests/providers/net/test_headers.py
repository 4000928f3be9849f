"""Times and counts in headers."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from jisa_desktop.providers.net.headers import number, retry_after_s, span_s

NOW = datetime(2026, 3, 2, 9, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("6m0s", 360.0),
        ("20ms", 0.02),
        ("1.5s", 1.5),
        ("1d2h3m4s", 93_784.0),
        ("0s", 0.0),
        ("", None),
        ("soon", None),
        ("5", None),
        ("5s later", None),
    ],
)
def test_spans(text: str, seconds: float | None) -> None:
    assert span_s(text) == (None if seconds is None else pytest.approx(seconds))


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "7"}, 7.0),
        ({"retry-after": "0.5"}, 0.5),
        ({"retry-after-ms": "250", "retry-after": "1"}, 0.25),
        ({"retry-after": "Mon, 02 Mar 2026 09:01:30 GMT"}, 90.0),
        ({"retry-after": "Mon, 02 Mar 2026 08:00:00 GMT"}, 0.0),
        ({"retry-after": "Mon, 02 Mar 2026 09:01:30 -0000"}, 90.0),
        ({"retry-after": "-3"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "inf"}, None),
        ({"retry-after": "tomorrow"}, None),
    ],
)
def test_retry_after(headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after_s(headers, NOW) == seconds


@pytest.mark.parametrize(
    ("value", "expected"), [("5", 5.0), ("0", 0.0), ("-1", None), ("x", None), ("nan", None)]
)
def test_numbers(value: str, expected: float | None) -> None:
    assert number({"n": value}, "n") == expected
    assert number({}, "n") is None
