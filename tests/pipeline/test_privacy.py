"""Personal data on its way: what a run is held for, what is masked, and that all agree on it."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

import pytest

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.statuses import Mode
from jisa_desktop.domain.template import Column, PersonalDataPolicy, Template
from jisa_desktop.errors import InputError
from jisa_desktop.pipeline.conducting import JobEnd
from jisa_desktop.pipeline.config import Config, EmbedderChoice, IndexChoice
from jisa_desktop.pipeline.egress import egress_of
from jisa_desktop.pipeline.preview import Preview, PreviewRequest
from jisa_desktop.pipeline.privacy import sends_away
from jisa_desktop.pipeline.requests import ProcessRequest
from tests.support.bench import Bench

HEADER = ("사번", "성명", "주민등록번호", "연락처", "비고")
ROWS = [
    ("00001", "김하나", "900101-2345678", "010-1234-5678", "연차 이월 요청"),
    (
        "00002",
        "이두리",
        "850505-1345678",
        "010-2345-6789",
        "외국인등록번호는 900101-5345678 이고 체류 연장함",
    ),
    ("00003", "박세찬", "990909-2345670", "010-3456-7890", "특이사항 없음"),
]
NUMBERS = ("900101-2345678", "850505-1345678", "990909-2345670", "900101-5345678")
PHONES = ("010-1234-5678", "010-2345-6789", "010-3456-7890")
CLOUD = Config(
    embedder=EmbedderChoice.OPENAI,
    index=IndexChoice.PINECONE,
    openai_base_url="https://embed.test/v1",
    pinecone_index="hr.index.test",
)


def template(name: str, **policies: PersonalDataPolicy) -> Template:
    return Template(
        name=name,
        columns=tuple(Column(field=field, personal_data=policies.get(field)) for field in HEADER),
        employee_column="사번",
        metadata_fields=("연락처", "주민등록번호"),
    )


UNDECIDED = template("미정")
DECIDED = template(
    "정함", 주민등록번호=PersonalDataPolicy.LEAVE_OUT, 연락처=PersonalDataPolicy.MASK,
    비고=PersonalDataPolicy.MASK,
)  # fmt: skip


@pytest.fixture
def local(bench: Bench) -> Bench:
    _keep(bench)
    bench.workspace.privacy.is_cloud = False
    return bench


@pytest.fixture
def cloud(bench: Bench) -> Bench:
    _keep(bench)
    bench.workspace.privacy.is_cloud = True
    return bench


def _keep(bench: Bench) -> None:
    with bench.workspace.store.writing("test_templates") as tx:
        for one in (UNDECIDED, DECIDED):
            tx.templates.save(one)


def process(
    bench: Bench, table: Sequence[tuple[str, ...]], asked: Template, **more: object
) -> JobEnd:
    path = bench.file("명부", table, HEADER)  # type: ignore[arg-type]  # five columns
    request = ProcessRequest(path, template=asked.name, mode=Mode.COMPANY_WIDE)
    request = dataclasses.replace(request, **more)  # type: ignore[arg-type]  # a test's own words
    return bench.run(bench.workspace.desk.process(request, CancelToken()))


def look(bench: Bench, path: Path, asked: Template) -> Preview:
    request = PreviewRequest(path, template=asked.name, mode=Mode.COMPANY_WIDE)
    return bench.workspace.previews.whole(request, CancelToken())


def sent(bench: Bench) -> str:
    """All that the embedder and the index were given."""
    held = [
        f"{text} {metadata}"
        for records in bench.index.snapshot().values()
        for _, metadata, text in records.values()
    ]
    return "\n".join([*bench.embedder.sent, *held])


def test_only_what_is_built_in_counts_as_here() -> None:
    assert not sends_away("local", "local:index")
    assert sends_away("openai", "local:index")
    assert sends_away("local", "pinecone:hr")
    assert sends_away("something-new", "local:index")


def test_a_local_run_goes_on_and_masks_registration_numbers(local: Bench) -> None:
    local.completed(process(local, ROWS, UNDECIDED))
    everything = sent(local)
    assert not [number for number in NUMBERS if number in everything]
    assert "900101-2******" in everything
    assert "외국인등록번호는 900101-5****** 이고 체류 연장함" in everything
    assert all(phone in everything for phone in PHONES)


def test_a_local_run_says_what_it_found(local: Bench) -> None:
    local.completed(process(local, ROWS, UNDECIDED))
    with local.workspace.store.reading() as tx:
        version = tx.documents.versions(local.document("명부"))[0]
        found = {(one.column, one.code) for one in tx.lineage.sheet_issues(version.version_id)}
    assert found == {
        ("주민등록번호", "column_personal_data_masked"),
        ("연락처", "column_personal_data"),
        ("비고", "column_personal_data_masked"),
    }


def test_the_users_own_rows_are_kept_as_they_are(local: Bench) -> None:
    local.completed(process(local, ROWS, UNDECIDED))
    with local.workspace.store.reading() as tx:
        version = tx.documents.versions(local.document("명부"))[0]
        kept = [tuple(row.values.values()) for row in tx.lineage.rows(version.version_id, 0, None)]
        texts = tx.lineage.texts(
            row.content_hash for row in tx.lineage.rows(version.version_id, 0, None)
        )
    assert kept == ROWS
    assert not [number for number in NUMBERS if number in "".join(texts.values())]


def test_a_cloud_run_is_held_and_nothing_is_kept_or_sent(cloud: Bench) -> None:
    end = process(cloud, ROWS, UNDECIDED)
    assert isinstance(end.error, InputError)
    assert (end.error.code, end.error.params["columns"]) == ("personal_data_undecided", "연락처")
    assert (end.error.params["template"], end.error.params["column"]) == (UNDECIDED.name, "연락처")
    assert end.job is None
    assert sent(cloud) == ""
    with cloud.workspace.store.reading() as tx:
        assert tx.documents.all() == []


def test_a_cloud_run_goes_on_when_all_is_decided(cloud: Bench) -> None:
    cloud.completed(process(cloud, ROWS, DECIDED))
    everything = sent(cloud)
    assert not [one for one in (*NUMBERS, *PHONES) if one in everything]
    assert "주민등록번호" not in everything
    assert "010-****-5678" in everything


def test_sentences_are_read_to_the_last_row_before_anything_leaves(cloud: Bench) -> None:
    """The sample of 200 of 1,000 rows does not see the one memo with a phone number."""
    allowed = template("전화만", 연락처=PersonalDataPolicy.MASK)
    with cloud.workspace.store.writing("test_templates") as tx:
        tx.templates.save(allowed)
    table = [(f"{n:05d}", "김하나", "", "", "특이사항 없음") for n in range(1_000)]
    table[998] = ("00998", "김하나", "", "", "전화는 010-9876-5432 로 주세요")
    end = process(cloud, table, allowed)
    assert isinstance(end.error, InputError)
    assert end.error.params["columns"] == "비고"
    table[998] = ("00998", "김하나", "", "", "전화 없음")
    assert process(cloud, table, allowed).error is None


def test_a_version_taken_in_here_is_not_sent_away_later(local: Bench) -> None:
    local.completed(process(local, ROWS, UNDECIDED))
    local.completed(local.cleanup("명부"))
    local.workspace.privacy.is_cloud = True
    local.embedder.forget()
    end = local.undo("명부")
    assert end.error is not None
    assert end.error.code == "personal_data_undecided"
    assert (end.error.params["template"], end.error.params["column"]) == (UNDECIDED.name, "연락처")
    assert not any(local.index.snapshot().values())


def test_a_column_that_does_not_leave_holds_nothing_up(cloud: Bench) -> None:
    narrow = UNDECIDED.model_copy(
        update={"name": "성명만", "embedding_text": "{{성명}}", "metadata_fields": ()}
    )
    with cloud.workspace.store.writing("test_templates") as tx:
        tx.templates.save(narrow)
    cloud.completed(process(cloud, ROWS, narrow))
    with look(cloud, cloud.folder / "명부.csv", narrow) as preview:
        assert {one.policy for one in preview.treatments.findings} == {PersonalDataPolicy.LEAVE_OUT}


@pytest.mark.parametrize("asked", [UNDECIDED, DECIDED])
def test_preview_egress_and_run_say_the_same(local: Bench, asked: Template) -> None:
    path = local.file("명부", ROWS, HEADER)  # type: ignore[arg-type]  # five columns
    with look(local, path, asked) as preview:
        shown = [row.text for row in preview.parsed(0, 10)]
        leaving = egress_of(preview, CLOUD, 10)
    local.completed(process(local, ROWS, asked))
    assert shown == [row.text for row in leaving.rows]
    assert sorted(shown) == sorted(local.embedder.sent)
    held = [metadata for _, metadata, _ in local.index.snapshot()["org_1"].values()]
    assert {one.get("연락처") for one in held} == {
        dict(r.metadata).get("연락처") for r in leaving.rows
    }


def test_routing_goes_by_the_number_as_it_is(cloud: Bench) -> None:
    """The employee's number may be masked in the text; the namespace is found by the real one."""
    masking = DECIDED.model_copy(
        update={
            "name": "사번 가림",
            "columns": tuple(
                one.model_copy(update={"personal_data": PersonalDataPolicy.MASK})
                if one.field == "사번"
                else one
                for one in DECIDED.columns
            ),
            "key_columns": ("사번",),
        }
    )
    with cloud.workspace.store.writing("test_templates") as tx:
        tx.templates.save(masking)
    cloud.hire([row[0] for row in ROWS])
    job = cloud.completed(process(cloud, ROWS, masking, mode=Mode.EMPLOYEE_SPLIT))
    assert job.counts is not None
    assert len(job.counts.namespaces_updated) == 3
    assert not [row[0] for row in ROWS if row[0] in "".join(cloud.embedder.sent)]


def test_egress_names_host_and_policy_of_each_field(cloud: Bench) -> None:
    path = cloud.file("명부", ROWS, HEADER)  # type: ignore[arg-type]  # five columns
    with look(cloud, path, UNDECIDED) as preview:
        assert preview.is_held
        fields = {one.column: one for one in egress_of(preview, CLOUD, 1).fields}
    both = ("embed.test", "hr.index.test")
    assert {one: fields[one].policy for one in HEADER} == {
        "사번": "", "성명": "", "주민등록번호": "mask", "연락처": "undecided", "비고": "mask",
    }  # fmt: skip
    assert all(one.hosts == both for one in fields.values())
    with look(cloud, path, DECIDED) as preview:
        assert not preview.is_held
        fields = {one.column: one for one in egress_of(preview, CLOUD, 1).fields}
    assert fields["주민등록번호"].hosts == ()


def test_a_first_look_finds_columns_and_leaves_sentences_unsearched(cloud: Bench) -> None:
    path = cloud.file("명부", ROWS, HEADER)  # type: ignore[arg-type]  # five columns
    request = PreviewRequest(path, template=UNDECIDED.name)
    with cloud.workspace.previews.first(request, CancelToken()) as preview:
        found = {one.finding.column for one in preview.treatments.findings}
        assert found == {"주민등록번호", "연락처"}
        assert "900101-5345678" not in "".join(row.text for row in preview.parsed(0, 10))
