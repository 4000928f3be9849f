"""The one place where the Pinecone SDK's exceptions become ours.

Statuses are not enough: a 429 may be a monthly limit that waiting never cures, a 400 a document
index. Answers of the front layer (401, 403, 429) are plain text. No message is handed on.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable
from http import HTTPStatus
from typing import TypeVar

import httpx
from pinecone.errors.exceptions import (
    ApiError,
    ConflictError,
    NotFoundError,
    PineconeConnectionError,
    PineconeError,
    PineconeTimeoutError,
    PineconeTypeError,
    PineconeValueError,
    ResponseParsingError,
)

from jisa_desktop.errors import NeedsAttention, ProviderError, Rejected, Retryable
from jisa_desktop.providers.net.failures import SdkFailure, summary, transport_failure
from jisa_desktop.providers.net.headers import retry_after_s

SERVICE = "Pinecone"

T = TypeVar("T")

KNOWN = (PineconeError, httpx.HTTPError, httpx.InvalidURL, TimeoutError)
"""What a request may raise; anything else is a bug and stays what it is."""

_SIZE_WORDS = ("maximum supported size", "message length too large", "request size")
_MONTH_WORDS = ("current month", "monthly")
_NAMESPACE_WORDS = "max namespaces"
_QUOTA_WORDS = ("reached the max", "quota")
_DIMENSIONS = re.compile(r"dimension (\d+) does not match the dimension of the index (\d+)")


class PageInstead(httpx.TransportError):
    """A web page came instead of an answer. A transport error, which the SDK wraps as such."""


async def unless_missing(request: Awaitable[T]) -> T | None:
    """None when the namespace does not exist: nobody wrote to it yet, or it was emptied."""
    try:
        return await request
    except NotFoundError as error:
        if "namespace" not in str(error).lower():
            raise
        return None


async def unless_existing(request: Awaitable[T]) -> T | None:
    """None when what was to be made is there already."""
    try:
        return await request
    except ConflictError:
        return None


def translate(
    error: BaseException, index: str, count: int, *, is_write: bool
) -> tuple[ProviderError, SdkFailure]:
    """The error to raise for a request of ``count`` records or ids, and what to name as its
    cause. ``is_write``: without an answer, the request may have been carried out."""
    failure, cause = _translate(error, index, count, is_write=is_write)
    if isinstance(failure, Rejected) and not failure.positions:  # there is nothing to leave out
        status = getattr(error, "status_code", 0)
        return NeedsAttention("service_refused", service=SERVICE, status=status), cause
    return failure, cause


def _translate(
    error: BaseException, index: str, count: int, *, is_write: bool
) -> tuple[ProviderError, SdkFailure]:
    match error:
        case ApiError():
            cause = summary(error, error.status_code, error.error_code, error.request_id)
            positions = tuple(range(count))
            return _of_status(error, index, positions, is_write=is_write), cause
        case PineconeConnectionError(__cause__=PageInstead()):
            page = Retryable("gateway_page", service=SERVICE, outcome_unknown=is_write)
            return page, summary(error)
        case PineconeTimeoutError() | PineconeConnectionError():
            return transport_failure(error, SERVICE, is_write=is_write), summary(error)
        case PineconeValueError() | PineconeTypeError():
            positions = tuple(range(count))
            return Rejected("record_refused", positions=positions, count=count), summary(error)
        case ResponseParsingError():
            return _of_bad_answer(error, is_write=is_write), summary(error)
        case _:
            return transport_failure(error, SERVICE, is_write=is_write), summary(error)


def _of_status(  # noqa: PLR0911, PLR0912 - one line a status reads best as a table
    error: ApiError, index: str, positions: tuple[int, ...], *, is_write: bool
) -> ProviderError:
    status, wait_s = error.status_code, retry_after_s(error.headers or {})
    words = str(error).lower()
    match status:
        case 400 | 422:
            return _of_bad_request(error, words, index, positions)
        case 401:
            return NeedsAttention("key_refused", service=SERVICE)
        case 402:
            return NeedsAttention("quota_used_up", service=SERVICE)
        case 403 if _NAMESPACE_WORDS in words:
            return NeedsAttention("namespaces_used_up", service=SERVICE, index=index)
        case 403 if any(part in words for part in _QUOTA_WORDS):  # storage, number of indexes
            return NeedsAttention("quota_used_up", service=SERVICE)
        case 403:
            return NeedsAttention("access_refused", service=SERVICE)
        case 404:
            return NeedsAttention("index_missing", service=SERVICE, index=index)
        case 407:
            return NeedsAttention("proxy_refused", service=SERVICE)
        case 413:
            return Rejected("request_too_large", positions=positions, service=SERVICE)
        case 429:
            return _of_too_many(words, wait_s)
        case 409 | 412:
            return Retryable("service_busy", service=SERVICE, status=status, retry_after_s=wait_s)
        case 408:
            return Retryable(
                "timeout", service=SERVICE, outcome_unknown=is_write, retry_after_s=wait_s
            )
        case _ if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            return Retryable(
                "service_down",
                service=SERVICE,
                status=status,
                outcome_unknown=is_write,
                retry_after_s=wait_s,
            )
        case _ if status < HTTPStatus.BAD_REQUEST:  # to somebody's sign-in page
            return Retryable("gateway_page", service=SERVICE, outcome_unknown=is_write)
        case _:
            return NeedsAttention("service_refused", service=SERVICE, status=status)


def _of_bad_request(
    error: ApiError, words: str, index: str, positions: tuple[int, ...]
) -> ProviderError:
    if "document schema" in words:
        return NeedsAttention("index_document_schema", index=index)
    dimensions = _DIMENSIONS.search(words)
    if dimensions:
        sent, held = (int(number) for number in dimensions.groups())
        return NeedsAttention("index_dimension", index=index, expected=held, actual=sent)
    if any(part in words for part in _SIZE_WORDS):
        return Rejected("request_too_large", positions=positions, service=SERVICE)
    if error.body is None:  # a gateway in between, not the service
        return NeedsAttention("service_refused", service=SERVICE, status=error.status_code)
    return Rejected("record_refused", positions=positions, count=len(positions))


def _of_too_many(words: str, wait_s: float | None) -> ProviderError:
    if any(part in words for part in _MONTH_WORDS):
        return NeedsAttention("write_units_used_up", service=SERVICE)
    return Retryable("rate_limited", service=SERVICE, retry_after_s=wait_s, is_throttled=True)


def _of_bad_answer(error: ResponseParsingError, *, is_write: bool) -> ProviderError:
    if "(byte 0)" in str(error):  # not even the first letter is JSON: somebody's web page
        return Retryable("gateway_page", service=SERVICE, outcome_unknown=is_write)
    return Retryable("answer_bad", service=SERVICE, reason="unreadable", outcome_unknown=is_write)
