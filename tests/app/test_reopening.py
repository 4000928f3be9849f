"""Settings and keys take effect while the program runs: jobs are parked, and go on."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from jisa_desktop.app.desks.desk import RealDesk
from jisa_desktop.app.program import start_again
from jisa_desktop.domain.statuses import JobStatus
from jisa_desktop.errors import EnvironmentProblem, JisaError
from jisa_desktop.pipeline.config import load
from jisa_desktop.pipeline.verifying import verify
from jisa_desktop.ui.settings.desk import Setting
from tests.app.conftest import LONG_MS, Office
from tests.app.test_program import Person
from tests.support.bench import rows


@pytest.fixture
def person(qtbot: QtBot, office: Office) -> Iterator[Person]:
    program = office.start()
    made = Person(qtbot, office, program)
    yield made
    if not program.closing.done.done():
        office.end(program)


def _tell(person: Person, story: object) -> object:
    """What a coroutine of the window answers."""
    task = person.office._loop.create_task(story)  # type: ignore[arg-type]
    person.qtbot.waitUntil(task.done, timeout=LONG_MS)
    return task.result()


def test_a_job_that_runs_is_parked_and_goes_on_behind_new_settings(
    qtbot: QtBot, office: Office, person: Person
) -> None:
    desk: RealDesk = person.program.desk
    gate = office.embedder.knobs.hold("embed")
    person.process("수당", rows(300))
    gate.wait_entered(20)
    ends: list[object] = []
    desk.job_ended.connect(ends.append)
    applied: list[bool] = []
    desk.settings.applied.connect(lambda: applied.append(True))
    before = desk._access.workspace
    assert _tell(person, desk.settings.save({"batches_at_once": "2"})) == {}
    assert applied == [True]
    assert desk._access.workspace is not before
    assert [end.job.status for end in ends] == [JobStatus.PENDING]  # type: ignore[attr-defined]
    gate.open()
    person.rest()
    assert len(office.index.snapshot()["org_1"]) == 300
    assert desk.running.engine is not None
    assert desk.running.engine._batches._pool.maxThreadCount() == 2
    office.end(person.program)
    workspace = office.open_workspace()
    assert verify(workspace.store, office.index, office.embedder.identity.fingerprint) == []
    workspace.close()


def test_whoever_asks_meanwhile_waits_and_gets_an_answer(person: Person) -> None:
    desk = person.program.desk
    person.process("수당", rows(10))
    person.rest()
    reopened = person.office._loop.create_task(desk.reopen())
    asked = [person.office._loop.create_task(desk.documents()) for _ in range(5)]
    person.until(lambda: reopened.done() and all(one.done() for one in asked))
    assert [len(one.result()) for one in asked] == [1] * 5


def test_two_changes_at_once_take_effect_one_after_the_other(person: Person) -> None:
    desk, loop = person.program.desk, person.office._loop
    both = [loop.create_task(desk.reopen()) for _ in range(2)]
    person.until(lambda: all(one.done() for one in both))
    assert [one.result() for one in both] == [0, 0]
    assert _tell(person, desk.documents()) == []
    assert desk._access.refusal is None


def test_what_does_not_hold_is_not_saved_and_parks_nothing(person: Person) -> None:
    desk = person.program.desk
    before = desk._access.workspace
    faults = _tell(person, desk.settings.save({"batches_at_once": "0", "won_per_dollar": "1300"}))
    assert {name: fault.code for name, fault in faults.items()} == {  # type: ignore[attr-defined]
        "batches_at_once": "setting_batches_range"
    }
    assert desk._access.workspace is before
    assert load(before.home, {}).won_per_dollar == 1_400.0


def test_what_would_not_stop_waits_for_a_restart(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = person.program.desk
    workspace, engine = desk._access.workspace, desk.running.engine
    monkeypatch.setattr(engine, "shutdown", lambda _ms: False)
    with pytest.raises(EnvironmentProblem, match="settings_wait_for_restart"):
        _tell(person, desk.settings.save({"batches_at_once": "3"}))
    with pytest.raises(JisaError, match="settings_wait_for_restart"):
        _tell(person, desk.documents())
    assert load(workspace.home, {}).batches_at_once == 3
    monkeypatch.undo()
    assert engine.shutdown(LONG_MS)
    workspace.close()


def test_a_restore_behind_what_would_not_stop_says_so_and_changes_nothing(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = person.program.desk
    person.process("수당", rows(12))
    person.rest()
    backup = person.office.folder / "JISA.zip"
    assert _tell(person, desk.upkeep.backup(backup))
    workspace, engine = desk._access.workspace, desk.running.engine
    before = (workspace.home / "jisa.db").stat()
    monkeypatch.setattr(engine, "shutdown", lambda _ms: False)
    with pytest.raises(EnvironmentProblem, match="restore_waits_for_restart"):
        _tell(person, desk.upkeep.restore(backup))
    with pytest.raises(JisaError, match="restore_waits_for_restart"):
        _tell(person, desk.documents())
    after = (workspace.home / "jisa.db").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert not list(workspace.home.glob("replaced-*"))
    monkeypatch.undo()
    assert engine.shutdown(LONG_MS)
    workspace.close()


def test_the_company_has_a_name(person: Person) -> None:
    settings = person.program.desk.settings
    assert _tell(person, settings.overview()).company.namespace == "org_1"  # type: ignore[attr-defined]
    _tell(person, settings.rename_company(" 한빛상사 "))
    overview = _tell(person, settings.overview())
    assert overview.company == replace(overview.company, name="한빛상사")  # type: ignore[attr-defined]
    assert Setting("embedder", "local", ("local", "openai")) in overview.settings  # type: ignore[attr-defined]


def test_a_restart_ends_as_a_close_does_and_starts_the_program_anew(
    office: Office, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    closing = person.program.closing
    person.window.restart_wanted.emit()
    person.until(closing.done.done)
    assert closing.starts_again
    office.end(person.program)

    started: list[tuple[list[str], dict[str, str]]] = []
    monkeypatch.setattr(
        "jisa_desktop.app.program.subprocess.Popen",
        lambda command, env: started.append((command, env)),
    )
    start_again({"JISA_HOME": "here", "OPENAI_API_KEY": "kept for the next"})
    ((command, environment),) = started
    assert command == [sys.executable, "-m", "jisa_desktop"]
    assert environment["OPENAI_API_KEY"] == "kept for the next"
