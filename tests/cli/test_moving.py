"""move: the named cure of a changed index."""

from __future__ import annotations

import pytest

from jisa_desktop.pipeline.providing import Providers
from tests.cli.driver import Jisa
from tests.support.bench import KEYED, rows
from tests.support.fakes import MemoryIndex


def test_move_is_the_cure_of_a_changed_index(jisa: Jisa, monkeypatch: pytest.MonkeyPatch) -> None:
    jisa.refused(3, "nothing_to_move", "move")
    jisa.process("수당", rows(12))
    old, new = jisa.index, MemoryIndex(jisa.embedder.identity, name="new")
    before, paid = old.snapshot(), len(jisa.embedder.sent)
    moved_to = Providers(jisa.embedder, new, open_index=lambda _name: old)
    monkeypatch.setattr(jisa.around, "providers", lambda _home, _config: moved_to)
    file = jisa.file("명단", rows(3))
    stopped = jisa("process", file, "--template", KEYED.name, "--mode", "company_wide")
    assert (stopped.status, stopped.code) == (4, "index_changed")
    found = jisa.ok("move")
    assert (found["kind"], found["status"], found["index"]) == ("move", "completed", "new")
    assert (found["left_records"], found["result"]["texts_embedded"]) == (0, 0)
    assert new.snapshot() == before
    assert not any(old.snapshot().values())
    assert len(jisa.embedder.sent) == paid
    jisa.ok("resume")
    assert jisa.ok("verify")["ok"]


def test_what_the_old_index_holds_can_be_left(jisa: Jisa, monkeypatch: pytest.MonkeyPatch) -> None:
    jisa.process("수당", rows(5))
    new = MemoryIndex(jisa.embedder.identity, name="new")
    moved_to = Providers(jisa.embedder, new)
    monkeypatch.setattr(jisa.around, "providers", lambda _home, _config: moved_to)
    stopped = jisa("move")
    assert (stopped.status, stopped.code, stopped["left_records"]) == (4, "index_unknown", 5)
    assert jisa.ok("move", "--keep-old")["left_records"] == 0
    assert len(jisa.index.snapshot()["org_1"]) == 5
