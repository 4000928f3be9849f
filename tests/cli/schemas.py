"""The published schemas of what commands print, and the validation of an answer against them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "cli"


def check(command: str, value: object) -> None:
    """A failure is ``{"error": ...}`` and nothing else; everything else has the command's form."""
    is_failure = isinstance(value, dict) and value.keys() == {"error"}
    name = "error" if is_failure else command.replace(" ", "-")
    errors = [
        f"{'/'.join(map(str, error.absolute_path))}: {error.message}"
        for error in _validator(name).iter_errors(value)
    ]
    assert not errors, f"{command}: {errors}"


def names() -> set[str]:
    return {path.name.removesuffix(".schema.json") for path in FOLDER.glob("*.schema.json")}


@cache
def _validator(name: str) -> Draft202012Validator:
    schema = json.loads((FOLDER / f"{name}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, registry=_registry())


@cache
def _registry() -> Registry:
    common = json.loads((FOLDER / "common.schema.json").read_text(encoding="utf-8"))
    return Registry().with_resource("common.schema.json", Resource.from_contents(common))
