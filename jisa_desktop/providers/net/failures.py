"""What went wrong between this PC and a service, whichever HTTP library noticed.

The libraries name their exceptions alike, so they are told apart by class name: ours must not
depend on which of them an SDK happens to use.
"""

from __future__ import annotations

import re
import ssl
from collections.abc import Iterator

from jisa_desktop.errors import NeedsAttention, ProviderError, Retryable

_NO_WAY_THERE = {"ConnectError", "ConnectTimeout"}
_BAD_ADDRESS = {"InvalidURL", "UnsupportedProtocol"}
_HARMLESS = re.compile(r"[A-Za-z0-9_.-]{1,64}")
_GATEWAY_ANSWER = re.compile(r"5\d\d\b")


class SdkFailure(Exception):
    """What may be kept of an SDK's exception: its class and the service's code, no message. The
    messages repeat parts of keys, addresses and texts."""


def summary(error: BaseException, *facts: object) -> SdkFailure:
    """``facts``: status, code, request id. What does not look like one is left out."""
    kind = type(error)
    parts = [f"{kind.__module__.partition('.')[0]}.{kind.__qualname__}"]
    parts += [str(fact) for fact in facts if fact and _HARMLESS.fullmatch(str(fact))]
    return SdkFailure(" ".join(parts))


def transport_failure(error: BaseException, service: str, *, is_write: bool) -> ProviderError:
    """Translate a failure without an answer.

    ``is_write`` says that the request may have changed something, had it arrived.
    """
    links = list(_chain(error))
    names = {kind.__name__ for link in links for kind in type(link).__mro__}
    code = _what_a_person_must_cure(links, names)
    if code is not None:
        return NeedsAttention(code, service=service)
    if names & _NO_WAY_THERE or "ProxyError" in names:
        return Retryable("offline", service=service, is_offline=True)
    if "TimeoutException" in names or any(isinstance(link, TimeoutError) for link in links):
        return Retryable("timeout", service=service, outcome_unknown=is_write)
    return Retryable("connection_lost", service=service, outcome_unknown=is_write)


def _what_a_person_must_cure(links: list[BaseException], names: set[str]) -> str | None:
    if any(isinstance(link, ssl.SSLCertVerificationError) for link in links):
        return "certificate_untrusted"
    if any(_is_hopeless(link) for link in links):
        return "secure_connection_failed"
    if "ProxyError" in names and not any(_GATEWAY_ANSWER.match(str(link)) for link in links):
        return "proxy_refused"
    return "address_invalid" if names & _BAD_ADDRESS else None


def _is_hopeless(link: BaseException) -> bool:
    """The two sides do not speak the same TLS, or one of them none: no waiting cures that. A
    handshake that was only cut off is another matter."""
    return isinstance(link, ssl.SSLError) and not isinstance(
        link, ssl.SSLEOFError | ssl.SSLZeroReturnError | TimeoutError
    )


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        yield link
        link = link.__cause__ or link.__context__
