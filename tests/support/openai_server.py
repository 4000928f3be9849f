"""An imitation of the embeddings service that refuses what the service refuses.

Sources: the API reference and its published schema (limits, error codes), the SDK's own parsing,
and what was measured against it. Vectors depend on the text alone.
"""

from __future__ import annotations

import base64
import hashlib
import ssl
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import orjson
from numpy.typing import NDArray

from tests.support.fakes import vector_of
from tests.support.faults import Fault, Kind
from tests.support.limiter import Limiter
from tests.support.loopback import LoopbackServer, Request, Response

KEY = "sk-test-3f9c2b7a1d8e4650"
DIMENSIONS = {
    "text-embedding-3-small": (1_536, True),
    "text-embedding-3-large": (3_072, True),
    "text-embedding-ada-002": (1_536, False),
}
INPUTS_MAX = 2_048
TOKENS_MAX = 300_000
TOKENS_EACH_MAX = 8_192
_FIELDS = {"input", "model", "dimensions", "encoding_format", "user"}

_REFUSALS: Mapping[tuple[int, str], tuple[str, str, str]] = {
    (429, "tokens"): ("rate_limit_exceeded", "tokens", "Rate limit reached on tokens per min."),
    (429, "requests"): ("rate_limit_exceeded", "requests", "Rate limit reached on requests."),
    (429, "quota"): ("insufficient_quota", "insufficient_quota", "You exceeded your quota."),
    (429, "too_large"): (
        "rate_limit_exceeded",
        "tokens",
        "Request too large for text-embedding-3-small: Limit 1000, Requested 2000.",
    ),
    (401, ""): ("invalid_api_key", "invalid_request_error", "Incorrect API key provided: {key}."),
    (403, ""): ("unsupported_country_region_territory", "request_forbidden", "Not supported."),
    (403, "model"): (
        "model_not_found",
        "invalid_request_error",
        "Project `proj_loopback` does not have access to model `text-embedding-3-small`",
    ),
    (401, "address"): (
        "ip_not_authorized",
        "invalid_request_error",
        "Your request IP does not match the configured IP allowlist.",
    ),
    (404, "model"): ("model_not_found", "invalid_request_error", "The model does not exist."),
}


class OpenAIServer(LoopbackServer):
    """``refusals`` counts requests that broke a documented limit; a good client causes none.

    ``texts`` holds every text of every request that was answered, in order: what was paid.
    ``poison`` are texts that spoil the whole request they stand in. ``models`` maps names to their
    dimension and whether they can shorten. ``knows_base64`` False: a server that is only
    compatible, answers lists of numbers and names no rate limits.
    """

    def __init__(
        self,
        count_tokens: Callable[[str], int] = lambda text: max(1, len(text.encode()) // 3),
        *,
        tokens: Limiter | None = None,
        requests: Limiter | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.refusals: Counter[str] = Counter()
        self.throttled = 0
        self.poison: set[str] = set()
        self.models = dict(DIMENSIONS)
        self.knows_base64 = True
        self._count_tokens = count_tokens
        self._limits = {"tokens": tokens, "requests": requests}
        self._lock = threading.Lock()
        self._paid: list[str] = []
        super().__init__(tls)

    @property
    def base_url(self) -> str:
        return f"{self.url}/v1"

    @property
    def texts(self) -> list[str]:
        with self._lock:
            return list(self._paid)

    def operation(self, request: Request) -> tuple[str, int]:
        body = _json(request.body)
        texts = body.get("input", []) if isinstance(body, dict) else []
        return "embed", len(texts) if isinstance(texts, list) else 1

    def answer(self, request: Request, operation: str) -> Response:
        refusal = self._refusal(request)
        if refusal is not None:
            return refusal
        body = _json(request.body)
        texts = body["input"]
        tokens = sum(map(self._count_tokens, texts))
        throttle = self._throttle({"tokens": tokens, "requests": 1})
        if throttle is not None:
            return throttle
        with self._lock:
            self._paid.extend(texts)
        dimension = body.get("dimensions", self.models[body["model"]][0])
        vectors = [vector_of(text, dimension) for text in texts]
        encoding = body.get("encoding_format") if self.knows_base64 else "float"
        answer = _answer(vectors, body["model"], tokens, encoding)
        return Response(200, orjson.dumps(answer), self._headers())

    def refuse(self, fault: Fault) -> Response:
        key = (fault.status, fault.reason)
        code, kind, message = _REFUSALS.get(key, ("", "server_error", "Something went wrong."))
        return _error(fault.status, code, kind, message.format(key=KEY), headers=fault.headers)

    def spoil(self, response: Response, fault: Fault) -> Response:
        answer = orjson.loads(response.body)
        rows = answer["data"]
        match fault.kind:
            case Kind.WRONG_COUNT:
                rows.pop()
            case Kind.WRONG_ORDER:  # two rows claim the same place
                rows[-1]["index"] = 0
            case Kind.WRONG_WIDTH:
                rows[0]["embedding"] = _encoded(np.ones(7, dtype="<f4"))
            case Kind.NAN:
                rows[0]["embedding"] = _encoded(_with_nan(rows[0]["embedding"]))
        return Response(response.status, orjson.dumps(answer), response.headers)

    def _refusal(self, request: Request) -> Response | None:
        """What the service would never take. Counted, except for what settings decide."""
        if (request.method, request.path) != ("POST", "/v1/embeddings"):
            return _error(404, "", "invalid_request_error", "Invalid URL")
        if request.headers.get("authorization") != f"Bearer {KEY}":
            message = f"Incorrect API key provided: {request.headers.get('authorization')}."
            return _error(401, "invalid_api_key", "invalid_request_error", message)
        body = _json(request.body)
        if not isinstance(body, dict) or not set(body) <= _FIELDS:
            return self._count("body", "Unrecognized request argument supplied", "")
        return self._bad_setting(body) or self._bad_input(body.get("input"))

    def _bad_setting(self, body: Mapping[str, Any]) -> Response | None:
        model = body.get("model")
        if model not in self.models:
            message = f"The model `{model}` does not exist or you do not have access to it."
            return _error(404, "model_not_found", "invalid_request_error", message)
        widest, can_shorten = self.models[model]
        dimensions = body.get("dimensions", widest)
        if "dimensions" in body and not can_shorten:
            message = "This model does not support specifying dimensions."
            return _error(400, "", "invalid_request_error", message)
        if not 1 <= dimensions <= widest:
            message = f"Invalid value for 'dimensions' = {dimensions}. Must be at most {widest}."
            return _error(400, "", "invalid_request_error", message, param="dimensions")
        return None

    def _bad_input(self, texts: object) -> Response | None:  # noqa: PLR0911 - a list of limits
        if not isinstance(texts, list) or not texts or not all(isinstance(t, str) for t in texts):
            return self._count("input", "'$.input' is invalid.", "")
        if len(texts) > INPUTS_MAX:
            return self._count("inputs", f"Array input must be {INPUTS_MAX} or less.", "")
        if not all(texts):
            return self._count("empty", "'$.input' is invalid. It cannot be an empty string.", "")
        tokens = [self._count_tokens(text) for text in texts]
        if max(tokens) > TOKENS_EACH_MAX:
            message = (
                f"This model's maximum context length is {TOKENS_EACH_MAX} tokens, however you"
                f" requested {max(tokens)} tokens. Please reduce your prompt."
            )
            return self._count("tokens_each", message, "")
        if sum(tokens) > TOKENS_MAX:
            message = f"Requested {sum(tokens)} tokens, max {TOKENS_MAX} tokens per request"
            return self._count("tokens", message, "max_tokens_per_request")
        if self.poison.intersection(texts):
            return _error(400, "", "invalid_request_error", "'$.input' is invalid.")
        return None

    def _count(self, limit: str, message: str, code: str) -> Response:
        self.refusals[limit] += 1
        return _error(400, code, "invalid_request_error", message)

    def _throttle(self, amounts: Mapping[str, float]) -> Response | None:
        now = time.monotonic()
        for unit, amount in amounts.items():
            limiter = self._limits[unit]
            if limiter is None or limiter.take(amount, now):
                continue
            self.throttled += 1
            wait_ms = round(1000 * limiter.wait_s(amount, now)) + 1
            headers = {"retry-after-ms": str(wait_ms), "retry-after": str(wait_ms // 1000 + 1)}
            message = f"Rate limit reached on {unit} per min."
            return _error(429, "rate_limit_exceeded", unit, message, headers=headers)
        return None

    def _headers(self) -> dict[str, str]:
        now = time.monotonic()
        headers = {"x-request-id": "req_loopback"}
        for unit, limiter in self._limits.items():
            if limiter is not None:
                headers |= limiter.headers(unit, now)
        return headers


def _json(body: bytes) -> Any:
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError:
        return None


def _answer(
    vectors: Sequence[NDArray[np.float32]], model: str, tokens: int, encoding: str | None
) -> dict[str, Any]:
    rows = [
        {
            "object": "embedding",
            "index": row,
            "embedding": _encoded(vector) if encoding == "base64" else vector.tolist(),
        }
        for row, vector in enumerate(vectors)
    ]
    usage = {"prompt_tokens": tokens, "total_tokens": tokens}
    return {"object": "list", "data": rows, "model": model, "usage": usage}


def _encoded(vector: NDArray[np.float32]) -> str:
    return base64.b64encode(vector.astype("<f4").tobytes()).decode()


def _with_nan(text: str) -> NDArray[np.float32]:
    vector = np.frombuffer(base64.b64decode(text), dtype="<f4").copy()
    vector[0] = np.nan
    return vector


def _error(
    status: int,
    code: str,
    kind: str,
    message: str,
    *,
    param: str | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    error = {"message": message, "type": kind, "param": param, "code": code or None}
    digest = hashlib.sha256(message.encode()).hexdigest()[:12]
    return Response(
        status, orjson.dumps({"error": error}), {"x-request-id": f"req_{digest}", **(headers or {})}
    )
