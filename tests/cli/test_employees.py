"""employees, and what the directory does to documents that mention them."""

from __future__ import annotations

from collections import Counter

from tests.cli.driver import Jisa
from tests.support.bench import KEYED, Row, rows

SPLIT = ("--template", KEYED.name, "--mode", "employee_split")

DIRTY: list[Row] = [
    *rows(3),
    ("", "빈칸", "2026-03", "1"),
    (" 00001 ", "앞뒤 공백", "2026-04", "2"),
    ("０００02", "전각", "2026-04", "3"),
    ("99999", "모르는 사람", "2026-03", "4"),
]


def hire(jisa: Jisa, count: int) -> None:
    table = [(f"{number:05d}", f"직원{number}", "인사팀") for number in range(1, count + 1)]
    path = jisa.file("명부", table, ("사번", "성명", "부서"))
    assert jisa.ok("employees", "import", path)["added"] == count


def namespaces(jisa: Jisa) -> Counter[str]:
    return Counter(one["namespace"] for one in jisa.records())


def test_rows_go_only_where_their_identifier_says(jisa: Jisa) -> None:
    hire(jisa, 3)
    outcome = jisa.process("급여", DIRTY, *SPLIT)
    result = outcome["documents"][0]["result"]
    assert (result["processed_rows"], result["error_rows"]) == (5, 2)
    assert namespaces(jisa) == {"emp_1": 2, "emp_2": 2, "emp_3": 1}
    said = {(one["row"], one["message"]) for one in result["errors"]}
    assert (5, "직원 식별자가 없습니다.") in said
    assert (8, "직원을 찾을 수 없습니다: 99999") in said
    for record in jisa.records():
        assert f"emp_{record['metadata']['employeeId']}" == record["namespace"]

    report = jisa.ok("routing", "급여")
    assert Counter({one["namespace"]: one["rows"] for one in report["routes"]}) == namespaces(jisa)
    assert [(one["row"], one["identifier"]) for one in report["unrouted"]] == [
        (5, ""),
        (8, "99999"),
    ]


def test_registering_someone_stores_just_their_rows(jisa: Jisa) -> None:
    hire(jisa, 3)
    jisa.process("급여", DIRTY, *SPLIT)
    before = jisa.records()
    added = jisa.ok("employees", "add", "99999", "--name", "새 직원")
    (due,) = added["due"]
    assert added["employee"]["namespace"] == "emp_4"
    assert jisa.ok("documents")["documents"][0]["is_due"] is True
    jisa.embedder.forget()
    retried = jisa.ok("retry", due)
    assert (retried["vectors_created"], retried["texts_embedded"], retried["error_rows"]) == (
        1,
        1,
        1,
    )
    assert [one for one in jisa.records() if one["namespace"] != "emp_4"] == before
    assert namespaces(jisa)["emp_4"] == 1
    assert jisa.ok("documents")["documents"][0]["is_due"] is False


def test_someone_who_left_disappears_at_once(jisa: Jisa) -> None:
    hire(jisa, 3)
    jisa.process("급여", rows(3), *SPLIT)
    left = jisa.ok("employees", "deactivate", "00002")
    assert (left["employee"]["active"], left["due"]) == (False, [])
    assert left["jobs"][0]["result"]["vectors_deleted"] == 1
    assert set(namespaces(jisa)) == {"emp_1", "emp_3"}
    back = jisa.ok("employees", "activate", "00002")
    assert len(back["due"]) == 1
    jisa.embedder.forget()
    assert jisa.ok("resume")["jobs"][0]["result"]["vectors_created"] == 1
    assert jisa.embedder.sent == []
    assert set(namespaces(jisa)) == {"emp_1", "emp_2", "emp_3"}


def test_a_changed_number_is_the_same_person(jisa: Jisa) -> None:
    hire(jisa, 1)
    jisa.process("급여", [*rows(1), ("A-7", "직원1", "2026-04", "5")], *SPLIT)
    assert namespaces(jisa) == {"emp_1": 1}
    assert jisa.ok("employees", "alias", "00001", "A-7")["due"]
    jisa.ok("resume")
    assert namespaces(jisa) == {"emp_1": 2}


def test_a_list_adds_and_changes_and_never_removes(jisa: Jisa) -> None:
    hire(jisa, 3)
    table = [
        ("00002", "개명", "총무팀"),
        ("00009", "신입", ""),
        ("", "빈칸", ""),
        ("00009", "또", ""),
    ]
    found = jisa.ok("employees", "import", jisa.file("새 명부", table, ("사번", "성명", "부서")))
    assert (found["added"], found["changed"], found["unchanged"]) == (1, 1, 0)
    assert [(one["row"], one["code"]) for one in found["issues"]] == [
        (4, "employee_blank"), (5, "employee_twice"),
    ]  # fmt: skip
    listed = jisa.ok("employees", "list")["employees"]
    assert [(one["employee_number"], one["name"]) for one in listed] == [
        ("00001", "직원1"), ("00002", "개명"), ("00003", "직원3"), ("00009", "신입"),
    ]  # fmt: skip
    jisa.refused(3, "employee_exists", "employees", "add", " 00001 ")
    jisa.refused(3, "employee_number_blank", "employees", "add", "  ")
    jisa.refused(3, "employee_not_found", "employees", "deactivate", "77777")
    jisa.refused(
        3, "employee_columns", "employees", "import", jisa.file("표", [("가",)], ("내용",))
    )
