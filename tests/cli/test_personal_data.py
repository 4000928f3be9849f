"""Personal data: what preview and egress say of it, and the run that waits for a decision."""

from __future__ import annotations

from pathlib import Path

from jisa_desktop.domain.template import Column, PersonalDataPolicy, Template, template_to_json
from tests.cli.driver import Jisa

HEADER = ("사번", "연락처", "주민등록번호")
TABLE = [("00001", "010-1234-5678", "900101-2345678"), ("00002", "010-2345-6789", "")]


def template(folder: Path, policy: PersonalDataPolicy | None) -> Path:
    columns = (Column(field="사번"), Column(field="연락처", personal_data=policy))
    path = folder / f"{policy}.json"
    path.write_text(template_to_json(Template(name=f"명부 {policy}", columns=columns)), "utf-8")
    return path


def test_preview_lists_what_was_found_and_that_a_run_would_wait(jisa: Jisa) -> None:
    path = jisa.file("명부", TABLE, HEADER)
    found = jisa.ok("preview", path, "--template", template(jisa.folder, None))
    assert [(one["column"], one["kind"], one["policy"]) for one in found["personal_data"]] == [
        ("연락처", "phone", "undecided"),
        ("주민등록번호", "resident_number", "mask"),
    ]
    assert found["personal_data"][0]["share"] == 1.0
    assert found["is_held"] is True
    assert "column_personal_data" in {one["code"] for one in found["issues"]}
    decided = jisa.ok("preview", path, "--template", template(jisa.folder, PersonalDataPolicy.MASK))
    assert (decided["is_held"], decided["personal_data"][0]["policy"]) == (False, "mask")


def test_a_run_is_held_until_each_finding_has_a_policy(jisa: Jisa) -> None:
    path = jisa.file("명부", TABLE, HEADER)
    mode = ("--mode", "company_wide")
    undecided, masking = (template(jisa.folder, one) for one in (None, PersonalDataPolicy.MASK))
    refused = jisa.refused(
        3, "personal_data_undecided", "process", path, "--template", undecided, *mode
    )
    assert "연락처" in refused["error"]["message"]
    assert jisa.embedder.sent == []
    leaving = jisa.ok("egress", path, "--template", masking, *mode)
    assert [one["policy"] for one in leaving["fields"]] == ["", "mask", "mask"]
    assert all("010-****-" in one["text"] for one in leaving["rows"])
    jisa.ok("process", path, "--template", masking, *mode)
    assert sorted(jisa.embedder.sent) == sorted(one["text"] for one in leaving["rows"])
