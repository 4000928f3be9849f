"""When calamine's dense grid is too large, or too empty, for what it holds."""

from __future__ import annotations

import io

import pytest

from jisa_desktop.sheets.guards import is_streaming_better
from jisa_desktop.sheets.options import Limits
from jisa_desktop.sheets.raw import UnreadablePart
from jisa_desktop.sheets.xml_parts import parse_xml


@pytest.mark.parametrize(
    ("rows", "columns", "cells", "expected"),
    [
        (1_048_576, 16_384, 30, True),
        (1_048_576, 3, 30, True),
        (1_000_000, 12, 12_000_000, False),
        (1_000_000, 12, 2_000_000, False),
        (1_000_000, 50, 50_000_000, True),
        (100, 12, 3, False),
        (0, 0, 0, False),
    ],
)
def test_large_or_nearly_empty_ranges_are_streamed(
    rows: int, columns: int, cells: int, expected: bool
) -> None:
    assert is_streaming_better(rows, columns, cells, Limits()) is expected


def test_document_types_are_refused() -> None:
    """No workbook has one; entities are only good for attacks."""
    with pytest.raises(UnreadablePart, match="doctype"):
        parse_xml(io.BytesIO(b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'), lambda *_: None)
