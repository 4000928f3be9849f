"""The HTTP libraries still have the constant that says how much they read at once."""

from __future__ import annotations

import httpcore
import httpcore2
import pytest

from jisa_desktop.providers.net.reading import READ_BYTES, Reading, read_in_large_pieces


@pytest.mark.parametrize(
    "connection", [httpcore.AsyncHTTP11Connection, httpcore2.AsyncHTTP11Connection]
)
def test_both_libraries_take_the_larger_size(
    connection: type[Reading], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "READ_NUM_BYTES", 64 * 1024)
    read_in_large_pieces(connection)
    assert connection.READ_NUM_BYTES == READ_BYTES


def test_a_library_that_has_changed_inside_is_left_alone() -> None:
    class Changed:
        pass

    read_in_large_pieces(Changed)  # type: ignore[arg-type]  # that is the point
    assert not hasattr(Changed, "READ_NUM_BYTES")
