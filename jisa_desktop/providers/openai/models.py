"""The embedding models that are known by name: their sizes and what they cost.

Source: the vendor's model pages and API reference, 2026-08.
"""

from __future__ import annotations

from dataclasses import dataclass

DEFAULT_MODEL = "text-embedding-3-small"
DEFAULT_BASE_URL = "https://api.openai.com/v1"

INPUTS_PER_REQUEST = 2_048
TOKENS_PER_REQUEST = 300_000
TOKENS_PER_TEXT = 8_192

TOKENS_PER_MINUTE = 1_000_000
REQUESTS_PER_MINUTE = 3_000
"""The first paid tier's limits, assumed until an answer's headers name the account's own."""


@dataclass(frozen=True, slots=True)
class Model:
    """``dollars`` per million tokens. ``can_shorten``: takes any dimension from 1 up to its own."""

    name: str
    dimension: int
    dollars: float
    can_shorten: bool


_MODELS = {
    model.name: model
    for model in (
        Model("text-embedding-3-small", 1_536, 0.02, can_shorten=True),
        Model("text-embedding-3-large", 3_072, 0.13, can_shorten=True),
        Model("text-embedding-ada-002", 1_536, 0.10, can_shorten=False),
    )
}


def known(name: str) -> Model | None:
    """None for a model of a compatible server: its limits and price are its own."""
    return _MODELS.get(name)


def takes_dimension(model: Model, dimension: int) -> bool:
    if model.can_shorten:
        return 1 <= dimension <= model.dimension
    return dimension == model.dimension


def dollars(model: Model | None, tokens: int) -> float | None:
    """None when nobody knows the price."""
    return None if model is None else tokens * model.dollars / 1_000_000
