"""The employee directory: a list looked at and taken, one person's file, a changed number."""

from __future__ import annotations

from pathlib import Path

import pytest

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.roster import RosterChange
from jisa_desktop.domain.statuses import Mode
from jisa_desktop.errors import InputError
from jisa_desktop.sheets.reader import ReadOptions
from tests.support.bench import Bench, rows

HEADER = ("사번", "성명", "부서")


def _list(bench: Bench, *table: tuple[str, str, str]) -> Path:
    return bench.file("명부", table, HEADER)  # type: ignore[arg-type]  # three columns here


def _replan(bench: Bench, due: list[str] | tuple[str, ...]) -> None:
    for job_id in bench.workspace.desk.replan(list(due)):
        bench.completed(bench.run(job_id))


def _split(bench: Bench, count: int) -> str:
    end = bench.process("수당", rows(count), mode=Mode.EMPLOYEE_SPLIT)
    assert end.error is None, end.error
    return bench.document("수당")


def test_looking_at_a_list_changes_nothing(bench: Bench) -> None:
    bench.hire(["00001"])
    _split(bench, 2)
    path = _list(bench, ("00001", "김민준", ""), ("00002", "이서연", "재무팀"), ("", "x", ""))
    before = bench.workspace.people.all()
    roster = bench.workspace.people.look_at(path, ReadOptions(), CancelToken())
    assert [one.change for one in roster.lines] == [RosterChange.CHANGED, RosterChange.ADDED]
    assert [one.code for one in roster.issues] == ["employee_blank"]
    assert roster.due_count == 1
    known = bench.workspace.people.look_at(
        _list(bench, ("00001", "김민준", "")), ReadOptions(), CancelToken()
    )
    assert known.due_count == 0, "a new name sends no row elsewhere"
    assert bench.workspace.people.all() == before


def test_what_was_looked_at_is_taken(bench: Bench) -> None:
    _split(bench, 2)
    path = _list(bench, ("00001", "김민준", "인사팀"), ("00002", "이서연", "재무팀"))
    roster = bench.workspace.people.look_at(path, ReadOptions(), CancelToken())
    done = bench.workspace.people.take([one.record for one in roster.lines])
    assert (done.added, done.changed, done.unchanged) == (2, 0, 0)
    _replan(bench, done.due)
    assert len(bench.index.snapshot()) == 2
    again = bench.workspace.people.import_file(path, ReadOptions(), CancelToken())
    assert (again.added, again.changed, again.unchanged) == (0, 0, 2)


def test_a_list_with_a_changed_number_makes_no_second_person(bench: Bench) -> None:
    bench.hire(["00001"])
    bench.workspace.people.alias("00001", "B-1")
    path = _list(bench, ("B-1", "김민준", "개발팀"))
    done = bench.workspace.people.import_file(path, ReadOptions(), CancelToken())
    assert (done.added, done.changed) == (0, 1)
    (one,) = bench.workspace.people.all()
    assert (one.employee_number, one.name, one.department) == ("00001", "김민준", "개발팀")


def test_a_person_s_file(bench: Bench) -> None:
    bench.hire(["00001", "00002"])
    document_id = _split(bench, 2)
    bench.workspace.people.alias("00001", "B-1")
    found = bench.workspace.people.person("B-1")
    assert found.employee.employee_number == "00001"
    assert found.other_numbers == ("B-1",)
    (mention,) = found.mentions
    assert (mention.document_id, mention.row_count, mention.record_count) == (document_id, 1, 1)
    with bench.workspace.store.reading() as tx:
        assert set(tx.people.document_counts().values()) == {1}
    with pytest.raises(InputError, match="employee_not_found"):
        bench.workspace.people.person("99999")


def test_an_alias_that_is_taken_back_takes_its_rows_along(bench: Bench) -> None:
    bench.hire(["00001"])
    _replan(bench, bench.workspace.people.alias("00001", "00002"))
    _split(bench, 2)
    assert [len(one) for one in bench.index.snapshot().values()] == [2]
    _replan(bench, bench.workspace.people.remove_alias("00001", "00002"))
    assert [len(one) for one in bench.index.snapshot().values()] == [1]
    assert bench.workspace.people.person("00001").other_numbers == ()
    bench.verified()
