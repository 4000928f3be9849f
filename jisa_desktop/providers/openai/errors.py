"""The one place where the OpenAI SDK's exceptions become ours.

A 429 is three different things and a 400 is two, so codes and messages decide, never the status
alone. No message is handed on: a 401 repeats a part of the key.
"""

from __future__ import annotations

from http import HTTPStatus

import httpx2
import openai

from jisa_desktop.errors import NeedsAttention, ProviderError, Rejected, Retryable
from jisa_desktop.providers.net.failures import SdkFailure, summary, transport_failure
from jisa_desktop.providers.net.headers import retry_after_s
from jisa_desktop.providers.openai import models
from jisa_desktop.providers.openai.answers import BadAnswer, Fault

SERVICE = "OpenAI"

KNOWN = (openai.OpenAIError, httpx2.HTTPError, httpx2.InvalidURL, TimeoutError, BadAnswer)
"""What a request may raise; anything else is a bug and stays what it is."""

_QUOTA_CODES = {
    "insufficient_quota",
    "billing_not_active",
    "billing_hard_limit_reached",
    "account_deactivated",
}
_ADDRESS_CODE = "ip_not_authorized"
_MODEL_CODE = "model_not_found"
_SIZE_WORDS = ("request too large", "max_tokens_per_request", "tokens per request")
_SETTING_PARAMS = {"model", "dimensions", "encoding_format"}


def translate(error: BaseException, count: int) -> tuple[ProviderError, SdkFailure]:
    """The error to raise for a request of ``count`` texts, and what to name as its cause."""
    match error:
        case openai.APIStatusError():
            cause = summary(error, error.status_code, error.code, error.request_id)
            return _of_status(error, tuple(range(count))), cause
        case BadAnswer(fault=Fault.PAGE):
            return Retryable("gateway_page", service=SERVICE), summary(error)
        case BadAnswer(fault=fault):
            return Retryable("answer_bad", service=SERVICE, reason=fault.value), summary(error)
        case _:
            return transport_failure(error, SERVICE, is_write=False), summary(error)


def _of_status(  # noqa: PLR0911, PLR0912 - one line a status reads best as a table
    error: openai.APIStatusError, positions: tuple[int, ...]
) -> ProviderError:
    status, wait_s = error.status_code, retry_after_s(error.response.headers)
    words = f"{error.code} {error.type} {error.message}".lower()
    if status != HTTPStatus.UNAUTHORIZED and any(part in words for part in _SIZE_WORDS):
        return Rejected("request_too_large", positions=positions, service=SERVICE)
    match status:
        case 400 | 422:
            return _of_bad_request(error, words, positions)
        case 401 | 403 if error.code == _ADDRESS_CODE:
            return NeedsAttention("access_refused", service=SERVICE)
        case 401:
            return NeedsAttention("key_refused", service=SERVICE)
        case 402:
            return NeedsAttention("quota_used_up", service=SERVICE)
        case 403 if error.code == _MODEL_CODE:  # the key's project may not use it
            return NeedsAttention("embedding_model_missing", service=SERVICE)
        case 403:
            return NeedsAttention("access_refused", service=SERVICE)
        case 404:
            return _of_not_found(words)
        case 407:
            return NeedsAttention("proxy_refused", service=SERVICE)
        case 413:
            return Rejected("request_too_large", positions=positions, service=SERVICE)
        case 429:
            return _of_too_many(error, words, wait_s)
        case 408 | 409:
            return Retryable("service_busy", service=SERVICE, status=status, retry_after_s=wait_s)
        case _ if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            return Retryable("service_down", service=SERVICE, status=status, retry_after_s=wait_s)
        case _ if status < HTTPStatus.BAD_REQUEST:  # to somebody's sign-in page
            return Retryable("gateway_page", service=SERVICE)
        case _:
            return NeedsAttention("service_refused", service=SERVICE, status=status)


def _of_bad_request(
    error: openai.APIStatusError, words: str, positions: tuple[int, ...]
) -> ProviderError:
    if error.param in _SETTING_PARAMS or "dimensions" in words:
        return NeedsAttention("embedding_setting_refused", service=SERVICE)
    if not isinstance(error.body, dict):  # a gateway in between, not the service
        return NeedsAttention("service_refused", service=SERVICE, status=error.status_code)
    if "maximum context length" in words:
        return Rejected("text_too_many_tokens", positions=positions, limit=models.TOKENS_PER_TEXT)
    return Rejected("text_refused", positions=positions, count=len(positions))


def _of_not_found(words: str) -> ProviderError:
    if "model" in words:
        return NeedsAttention("embedding_model_missing", service=SERVICE)
    return NeedsAttention("address_invalid", service=SERVICE)


def _of_too_many(error: openai.APIStatusError, words: str, wait_s: float | None) -> ProviderError:
    if {error.code, error.type} & _QUOTA_CODES or "exceeded your current quota" in words:
        return NeedsAttention("quota_used_up", service=SERVICE)
    return Retryable("rate_limited", service=SERVICE, retry_after_s=wait_s, is_throttled=True)
