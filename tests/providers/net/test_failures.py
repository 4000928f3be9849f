"""Telling apart what went wrong on the way."""

from __future__ import annotations

import ssl

import httpx
import httpx2
import pytest

from jisa_desktop.errors import NeedsAttention, Retryable
from jisa_desktop.providers.net.failures import summary, transport_failure
from jisa_desktop.providers.net.keys import check_key


@pytest.mark.parametrize("library", [httpx, httpx2])
@pytest.mark.parametrize(
    ("name", "message", "family", "code"),
    [
        ("ConnectError", "refused", Retryable, "offline"),
        ("ConnectTimeout", "", Retryable, "offline"),
        ("ReadTimeout", "", Retryable, "timeout"),
        ("PoolTimeout", "", Retryable, "timeout"),
        ("ReadError", "", Retryable, "connection_lost"),
        ("RemoteProtocolError", "Server disconnected", Retryable, "connection_lost"),
        ("ProxyError", "407 Proxy Authentication Required", NeedsAttention, "proxy_refused"),
        ("ProxyError", "403 Forbidden", NeedsAttention, "proxy_refused"),
        ("ProxyError", "503 Service Unavailable", Retryable, "offline"),
        ("UnsupportedProtocol", "ftp", NeedsAttention, "address_invalid"),
    ],
)
def test_by_class(library: object, name: str, message: str, family: type, code: str) -> None:
    error = RuntimeError("SDK")
    error.__cause__ = getattr(library, name)(message)
    failure = transport_failure(error, "OpenAI", is_write=True)
    assert type(failure) is family
    assert failure.code == code
    assert failure.params["service"] == "OpenAI"


def test_offline_was_not_sent_and_a_lost_answer_may_have_been() -> None:
    offline = transport_failure(httpx.ConnectError("x"), "P", is_write=True)
    lost = transport_failure(httpx.ReadError("x"), "P", is_write=True)
    read = transport_failure(httpx.ReadError("x"), "P", is_write=False)
    assert isinstance(offline, Retryable)
    assert (offline.is_offline, offline.outcome_unknown) == (True, False)
    assert isinstance(lost, Retryable)
    assert (lost.is_offline, lost.outcome_unknown) == (False, True)
    assert isinstance(read, Retryable)
    assert not read.outcome_unknown


def test_a_certificate_stands_before_the_connection() -> None:
    error = httpx.ConnectError("x")
    error.__cause__ = ssl.SSLCertVerificationError("self-signed certificate in certificate chain")
    assert transport_failure(error, "P", is_write=False).code == "certificate_untrusted"


def test_a_circle_of_causes_ends() -> None:
    one, two = RuntimeError("1"), RuntimeError("2")
    one.__cause__, two.__cause__ = two, one
    assert transport_failure(one, "P", is_write=False).code == "connection_lost"


def test_a_summary_holds_no_message() -> None:
    error = httpx2.ReadError("Bearer sk-secret")
    assert str(summary(error, 401, "invalid_api_key", None, "a sentence: sk-x")) == (
        "httpx2.ReadError 401 invalid_api_key"
    )


@pytest.mark.parametrize("key", ["키", "sk-a b", "sk-a\n", "sk\x00"])
def test_malformed_keys(key: str) -> None:
    with pytest.raises(NeedsAttention) as refusal:
        check_key(key, "OpenAI")
    assert refusal.value.code == "key_malformed"
    assert key not in str(refusal.value)


def test_no_key() -> None:
    with pytest.raises(NeedsAttention) as refusal:
        check_key("", "OpenAI")
    assert refusal.value.code == "key_missing"
