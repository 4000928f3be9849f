"""Which providers, which limits: a settings file, overridden by the environment."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from jisa_desktop.errors import InputError

FILE = "settings.json"

_FROM_ENVIRONMENT = {
    "JISA_EMBEDDER": "embedder",
    "JISA_INDEX": "index",
    "JISA_EMBEDDING_MODEL": "embedding_model",
    "JISA_EMBEDDING_DIMENSION": "embedding_dimension",
    "JISA_PINECONE_INDEX": "pinecone_index",
    "OPENAI_BASE_URL": "openai_base_url",
    "PINECONE_CONTROLLER_HOST": "pinecone_controller_host",
}
_OURS = "JISA_"
_RETIRED = ("language", "theme")
"""Settings of earlier versions that nothing read: the window's taste lies beside, in a file of its
own."""
_KEYS = {"OPENAI_API_KEY": "openai", "PINECONE_API_KEY": "pinecone"}


class EmbedderChoice(StrEnum):
    LOCAL = "local"
    OPENAI = "openai"


class IndexChoice(StrEnum):
    LOCAL = "local"
    PINECONE = "pinecone"


class VendorVariables(StrEnum):
    """Whether the window obeys the vendors' own variables; the command line always does."""

    IGNORED = "ignored"
    OBEYED = "obeyed"


class Config(BaseModel):
    """What a person can set. Keys are not here: they live in the keychain or the environment."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    embedder: EmbedderChoice = EmbedderChoice.LOCAL
    index: IndexChoice = IndexChoice.LOCAL
    embedding_model: str = "text-embedding-3-small"
    embedding_dimension: int | None = Field(default=None, ge=1, le=4096)
    pinecone_index: str = ""
    openai_base_url: str = ""
    pinecone_controller_host: str = ""
    vendor_variables: VendorVariables = VendorVariables.IGNORED
    spending_cap_dollars: float | None = Field(default=None, ge=0, allow_inf_nan=False)
    won_per_dollar: float = Field(default=1_400.0, gt=0, allow_inf_nan=False)
    batches_at_once: int = Field(default=5, ge=1, le=20)


def load(home: Path, environment: Mapping[str, str]) -> Config:
    """The settings of a workspace. What the environment says wins (design, section 8).

    Raises ``InputError('config_invalid')`` that names the setting.
    """
    values = _read(home / FILE)
    values |= {
        name: environment[variable]
        for variable, name in _FROM_ENVIRONMENT.items()
        if environment.get(variable)
    }
    return _checked(values)


def overriding(environment: Mapping[str, str]) -> dict[str, str]:
    """Setting to the variable that decides it, whatever the file says."""
    return {
        name: variable for variable, name in _FROM_ENVIRONMENT.items() if environment.get(variable)
    }


def redirecting(environment: Mapping[str, str]) -> dict[str, str]:
    """The vendors' own variables that would turn traffic elsewhere: names and values."""
    names = [one for one in _FROM_ENVIRONMENT if not one.startswith(_OURS)]
    return {name: environment[name] for name in names if environment.get(name)}


def of_window(home: Path, environment: Mapping[str, str]) -> dict[str, str]:
    """What of the environment counts in the window, keys aside: ours, and the vendors' own where
    a person has said so. Raises as ``load``."""
    ours = {name: value for name, value in environment.items() if name.startswith(_OURS)}
    if load(home, ours).vendor_variables is VendorVariables.OBEYED:
        ours |= redirecting(environment)
    return ours


def save(home: Path, name: str, value: str) -> Config:
    """Set one setting in the file. Raises ``InputError('config_unknown' | 'config_invalid')``."""
    return save_all(home, {name: value})


def save_all(home: Path, changes: Mapping[str, str]) -> Config:
    """Set several settings at once, or none: '' puts the default back. Raises as ``save``."""
    config = changed(home, changes)
    text = config.model_dump_json(indent=2, exclude_defaults=True)
    partial = home / f".{FILE}.new"
    descriptor = os.open(partial, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
    partial.replace(home / FILE)
    return config


def changed(home: Path, changes: Mapping[str, str]) -> Config:
    """What the file would say after ``changes``; nothing is written. Raises as ``save``."""
    values = _read(home / FILE)
    for name, value in changes.items():
        if name not in Config.model_fields:
            raise InputError("config_unknown", setting=name, known=", ".join(Config.model_fields))
        values.pop(name, None)
        if value:
            values[name] = value
    return _checked(values)


def keys(environment: Mapping[str, str]) -> dict[str, str]:
    """API keys from the environment, by service."""
    return {
        service: environment[variable]
        for variable, service in _KEYS.items()
        if environment.get(variable)
    }


def _read(path: Path) -> dict[str, object]:
    if not path.exists():
        return {}
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError("config_invalid", setting=FILE) from error
    if not isinstance(values, dict):
        raise InputError("config_invalid", setting=FILE)
    return {name: value for name, value in values.items() if name not in _RETIRED}


def _checked(values: Mapping[str, object]) -> Config:
    try:
        return Config.model_validate(values)
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise InputError("config_invalid", setting=place) from None
