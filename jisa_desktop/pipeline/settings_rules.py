"""What is wrong with settings that a person is about to save, one sentence a setting.

Stricter than ``config``, which must read whatever an older version has written: here settings
that do not go together are refused before they are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from jisa_desktop.errors import InputError
from jisa_desktop.pipeline.config import (
    Config,
    EmbedderChoice,
    IndexChoice,
    VendorVariables,
    changed,
    load,
    redirecting,
)

_INDEX_NAME = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,43}[a-z0-9])?")
"""Source: Pinecone's control API, names of indexes."""


def faults_of(
    home: Path, changes: Mapping[str, str], environment: Mapping[str, str]
) -> dict[str, InputError]:
    """By setting; {} when ``changes`` may be saved. Nothing is written."""
    faults = {}
    for name, value in changes.items():
        try:
            changed(home, {name: value})
        except InputError as error:
            faults[name] = _out_of_range(name) or error
    if faults:
        return faults
    return dict(_disagreements(changed(home, changes), environment))


def given(home: Path, environment: Mapping[str, str]) -> dict[str, str]:
    """Every setting as text; what is not set is ''."""
    config = load(home, environment).model_dump(mode="json")
    return {name: "" if value is None else _text(value) for name, value in config.items()}


def _text(value: object) -> str:
    """1400.0 -> '1400'."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _out_of_range(name: str) -> InputError | None:
    match name:
        case "embedding_dimension":
            return InputError("setting_dimension_range")
        case "spending_cap_dollars":
            return InputError("setting_cap_range")
        case "won_per_dollar":
            return InputError("setting_rate_range")
        case "batches_at_once":
            return InputError("setting_batches_range")
        case _:
            return None


def _disagreements(
    config: Config, environment: Mapping[str, str]
) -> Iterator[tuple[str, InputError]]:
    if config.embedder is EmbedderChoice.OPENAI:
        yield from _of_embedder(config)
    if config.index is IndexChoice.PINECONE:
        yield from _of_index(config)
    for name in ("openai_base_url", "pinecone_controller_host"):
        address = getattr(config, name)
        if address and not _is_address(address):
            yield name, InputError("setting_address")
    if config.vendor_variables is VendorVariables.OBEYED:
        for variable, address in redirecting(environment).items():
            if not _is_address(address):
                yield "vendor_variables", InputError("setting_variable", variable=variable)


def _of_embedder(config: Config) -> Iterator[tuple[str, InputError]]:
    from jisa_desktop.providers.openai.models import known, takes_dimension

    model, dimension = known(config.embedding_model), config.embedding_dimension
    if model is None and dimension is None:
        yield (
            "embedding_dimension",
            InputError("setting_dimension_missing", model=config.embedding_model),
        )
    elif model is not None and dimension is not None and not takes_dimension(model, dimension):
        yield (
            "embedding_dimension",
            InputError(
                "setting_dimension_refused", model=model.name, maximum=f"{model.dimension:,}"
            ),
        )


def _of_index(config: Config) -> Iterator[tuple[str, InputError]]:
    index = config.pinecone_index.strip()
    if not index:
        yield "pinecone_index", InputError("setting_index_missing")
    elif "." not in index and "://" not in index and not _INDEX_NAME.fullmatch(index):
        yield "pinecone_index", InputError("setting_index_name")


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        has_port = parts.port is None or parts.port > 0
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and has_port
