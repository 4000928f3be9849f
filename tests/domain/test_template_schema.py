"""The published schema is the one the program has, and it says yes and no as the program does.

``JISA_WRITE_DOCS=1 python -m pytest tests/domain/test_template_schema.py`` writes it anew.
"""

import json
import os
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given

from jisa_desktop.domain.template import (
    DEFAULT_TEMPLATE,
    Template,
    template_schema,
    template_to_json,
)
from tests.domain.test_template import templates

PUBLISHED = Path(__file__).parents[2] / "docs" / "template.schema.json"
VALIDATOR: Any = jsonschema.Draft202012Validator(template_schema())


def test_the_published_schema_is_current() -> None:
    text = json.dumps(template_schema(), ensure_ascii=False, indent=2) + "\n"
    if os.environ.get("JISA_WRITE_DOCS"):
        PUBLISHED.write_text(text, encoding="utf-8")
    assert PUBLISHED.read_text(encoding="utf-8") == text, "run this test with JISA_WRITE_DOCS=1"


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(template_schema())


def test_the_built_in_template_fits() -> None:
    VALIDATOR.validate(json.loads(template_to_json(DEFAULT_TEMPLATE)))


@given(templates())
def test_every_template_that_is_written_fits(template: Template) -> None:
    VALIDATOR.validate(json.loads(template_to_json(template)))


@pytest.mark.parametrize(
    "wrong", [{}, {"name": 1}, {"name": "a", "x": 1}, {"name": "a", "header_rows": [1]}]
)
def test_it_refuses_what_the_program_refuses(wrong: dict[str, object]) -> None:
    assert not VALIDATOR.is_valid(wrong)
