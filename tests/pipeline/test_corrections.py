"""Refused rows go out as a workbook, are corrected, come back, and only they run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.corrections import OWN_COLUMNS
from jisa_desktop.domain.statuses import Mode, Outcome
from jisa_desktop.domain.template import Column, FieldType, Template
from jisa_desktop.errors import InputError
from jisa_desktop.pipeline.conducting import JobEnd
from jisa_desktop.pipeline.preview import PreviewRequest
from jisa_desktop.pipeline.refused_rows import export_refused, refused_rows
from jisa_desktop.pipeline.requests import ProcessRequest
from tests.support.bench import KEYED, Bench, Row, rows

AMOUNTS = Template(
    name="금액 시험",
    columns=(
        Column(field="사번"),
        Column(field="금액", type=FieldType.INTEGER),
    ),
    key_columns=("사번",),
    metadata_fields=("금액",),
)
KEYLESS = AMOUNTS.model_copy(update={"name": "금액 시험 무키", "key_columns": ()})
TABLE = rows(40)
BAD = (7, 20)
"""Excel rows whose amount is no number."""


def broken(table: list[Row]) -> list[Row]:
    return [
        (*row[:3], "모름") if number in BAD else row for number, row in enumerate(table, start=2)
    ]


@pytest.fixture
def kept(bench: Bench) -> Bench:
    with bench.workspace.store.writing("test_templates") as tx:
        for template in (AMOUNTS, KEYLESS):
            tx.templates.save(template)
    return bench


def export(bench: Bench, name: str = "오류") -> Path:
    path = bench.folder / f"{name}.xlsx"
    with bench.workspace.store.reading() as tx:
        document = tx.documents.find("수당")
        version = tx.documents.numbered(document.document_id, document.latest_version)
        refused = refused_rows(tx, version)
    export_refused(refused, document.title, path)
    return path


def edit(path: Path, change: Callable[[Worksheet], None]) -> Path:
    book = load_workbook(path)
    change(book.worksheets[0])
    book.save(path)
    return path


def amounts(values: Mapping[int, object]) -> Callable[[Worksheet], None]:
    """Amounts by original row number."""

    def change(sheet: Worksheet) -> None:
        for line in sheet.iter_rows(min_row=2):
            if line[0].value in values:
                line[5].value = values[line[0].value]

    return change


def bring_in(bench: Bench, path: Path, **more: object) -> JobEnd:
    more = {"document": bench.document("수당")} | more
    request = ProcessRequest(path, **more)  # type: ignore[arg-type]  # a test's own words
    return bench.run(bench.workspace.desk.process(request, CancelToken()))


def refusal(end: JobEnd) -> InputError:
    assert isinstance(end.error, InputError)
    assert end.job is None
    return end.error


@pytest.mark.parametrize("template", [AMOUNTS, KEYLESS])
def test_only_the_corrected_rows_run(kept: Bench, template: Template) -> None:
    first = kept.completed(kept.process("수당", broken(TABLE), template=template))
    assert first.counts is not None
    assert first.counts.error_rows == 2
    one = kept.index.snapshot()
    kept.embedder.forget()
    path = edit(export(kept), amounts({7: 111, 20: 222}))
    job = kept.completed(bring_in(kept, path))
    assert job.counts is not None
    assert (job.counts.total_rows, job.counts.error_rows) == (40, 0)
    assert (job.counts.vectors_created, job.counts.vectors_unchanged) == (2, 38)
    assert len(kept.embedder.sent) == 2
    assert not [name for name in OWN_COLUMNS if name in "".join(kept.embedder.sent)]
    held = {
        metadata["rowNumber"]: metadata["금액"]
        for _, metadata, _ in kept.index.snapshot()["org_1"].values()
    }
    assert (held[7], held[20]) == (111, 222)
    assert set(held) == set(range(2, 42))

    two = kept.index.snapshot()
    assert bring_in(kept, path).is_unchanged
    kept.completed(kept.rollback("수당", 1))
    assert kept.index.snapshot() == one
    kept.completed(kept.rollback("수당", 2))
    assert kept.index.snapshot() == two
    assert len(kept.embedder.sent) == 2


def test_the_new_version_remembers_the_originals_shape(kept: Bench) -> None:
    kept.process("수당", broken(TABLE), template=AMOUNTS)

    def change(sheet: Worksheet) -> None:
        amounts({7: 111})(sheet)
        sheet.delete_rows(3)

    kept.completed(bring_in(kept, edit(export(kept), change)))
    with kept.workspace.store.reading() as tx:
        one, two = tx.documents.versions(kept.document("수당"))
        assert (two.columns, two.header_rows, two.sheet) == (
            one.columns,
            one.header_rows,
            one.sheet,
        )
        assert (two.source_name, two.template_revision) == ("오류.xlsx", one.template_revision)
        before = tx.lineage.rows(one.version_id, 0, None)
        after = tx.lineage.rows(two.version_id, 0, None)
        failed = [row.row_number for row in after if row.outcome is Outcome.FAILED]
        issues = [one.row_number for one in tx.lineage.issues(two.version_id)]
    assert [row.row_number for row in after] == [row.row_number for row in before]
    assert [row.values for row in after if row.row_number not in BAD] == [
        row.values for row in before if row.row_number not in BAD
    ]
    assert (failed, issues) == ([20], [20]), "what was not corrected is told once"


def test_corrections_of_corrections(kept: Bench) -> None:
    kept.process("수당", broken(TABLE), template=KEYLESS)
    first = edit(export(kept), amounts({7: 111}))
    kept.completed(bring_in(kept, first))
    again = edit(export(kept, "오류 2"), amounts({20: 222}))
    job = kept.completed(bring_in(kept, again))
    assert job.counts is not None
    assert (job.counts.error_rows, job.counts.texts_embedded) == (0, 1)


def test_an_edited_copy_of_the_same_workbook_goes_on_where_it_stopped(kept: Bench) -> None:
    kept.process("수당", broken(TABLE), template=KEYLESS)
    path = edit(export(kept), amounts({7: 111}))
    kept.completed(bring_in(kept, path))
    job = kept.completed(bring_in(kept, edit(path, amounts({20: 222}))))
    assert job.counts is not None
    assert job.counts.error_rows == 0


def test_what_is_stored_by_now_is_not_replaced_by_an_old_correction(kept: Bench) -> None:
    kept.process("수당", broken(TABLE), template=KEYLESS)
    path = edit(export(kept), amounts({7: 111}))
    kept.completed(kept.process("수당", TABLE, template=KEYLESS))
    error = refusal(bring_in(kept, path))
    assert (error.code, error.params["row"]) == ("correction_outdated", 2)
    kept.verified()


def test_another_key_fails_the_row_and_nothing_else(kept: Bench) -> None:
    kept.process("수당", broken(TABLE), template=AMOUNTS)

    def change(sheet: Worksheet) -> None:
        amounts({7: 111, 20: 222})(sheet)
        sheet["C2"].value = "99999"

    job = kept.completed(bring_in(kept, edit(export(kept), change)))
    assert job.counts is not None
    assert (job.counts.error_rows, job.counts.vectors_created) == (1, 1)
    with kept.workspace.store.reading() as tx:
        version = tx.documents.numbered(kept.document("수당"), 2)
        codes = {(one.row_number, one.code) for one in tx.lineage.issues(version.version_id)}
    assert codes == {(7, "correction_key_differs")}


def test_a_row_that_was_refused_for_its_key_may_get_another(kept: Bench) -> None:
    table = [*TABLE, ("00001", "직원1", "2026-03", "5")]
    kept.process("수당", table, template=AMOUNTS)

    def change(sheet: Worksheet) -> None:
        sheet["C2"].value = "77777"

    job = kept.completed(bring_in(kept, edit(export(kept), change)))
    assert job.counts is not None
    assert (job.counts.error_rows, job.counts.vectors_created) == (0, 1)


@pytest.mark.parametrize(
    ("cell", "value", "code"),
    [
        ("A2", 4_000, "correction_row_unknown"),
        ("A2", 20, "correction_row_unknown"),
        ("A2", "일곱", "correction_row_unknown"),
        ("C1", "직번", "correction_columns_differ"),
    ],
)
def test_what_cannot_be_placed_is_refused(kept: Bench, cell: str, value: object, code: str) -> None:
    kept.completed(kept.process("수당", broken(TABLE), template=AMOUNTS))

    def change(sheet: Worksheet) -> None:
        sheet[cell].value = value

    assert refusal(bring_in(kept, edit(export(kept), change))).code == code
    kept.verified()


def test_without_a_document_nothing_is_guessed(kept: Bench) -> None:
    kept.process("수당", broken(TABLE), template=AMOUNTS)
    path = export(kept)
    error = refusal(bring_in(kept, path, document=None, mode=Mode.COMPANY_WIDE))
    assert error.code == "correction_needs_document"
    request = PreviewRequest(path)
    with kept.workspace.previews.whole(request, CancelToken()) as preview:
        assert preview.mismatch is not None
        assert "correction_needs_document" in {one.code for one in preview.issues}


def test_a_header_that_the_template_remembers_is_the_originals(kept: Bench) -> None:
    titled = AMOUNTS.model_copy(update={"name": "제목 행", "header_rows": (3, 3)})
    with kept.workspace.store.writing("test_templates") as tx:
        tx.templates.save(titled)
    path = kept.folder / "수당.csv"
    table = [(row[0], row[1], row[2], row[3].replace(",", "")) for row in broken(TABLE)]
    lines = ["3월 수당,,,", ",,,", "사번,성명,월,금액", *(",".join(row) for row in table)]
    path.write_text("\n".join(lines), encoding="utf-8")
    request = ProcessRequest(path, template=titled.name, mode=Mode.COMPANY_WIDE)
    kept.completed(kept.run(kept.workspace.desk.process(request, CancelToken())))
    corrected = edit(export(kept), amounts({9: 111, 22: 222}))
    job = kept.completed(bring_in(kept, corrected, template=titled.name))
    assert job.counts is not None
    assert (job.counts.error_rows, job.counts.texts_embedded) == (0, 2)


def test_a_look_shows_the_whole_document_as_it_would_be(kept: Bench) -> None:
    kept.process("수당", broken(TABLE), template=AMOUNTS)
    path = edit(export(kept), amounts({7: 111, 20: 222}))
    request = PreviewRequest(path, document=kept.document("수당"))
    with kept.workspace.previews.whole(request, CancelToken()) as preview:
        outlook = preview.outlook
        assert outlook is not None
        assert (outlook.stored_count, outlook.new_text_count) == (40, 2)
        assert outlook.changes is not None
        assert not outlook.changes.is_massive
        assert (preview.template.name, preview.head.total_rows) == (AMOUNTS.name, 40)
        assert [row.row_number for row in preview.rows(4, 7)] == [6, 7, 8]


def test_the_reason_column_of_a_marked_copy_is_no_field(kept: Bench) -> None:
    table = [(*row, "오류: 금액이 비었습니다") for row in TABLE]
    path = kept.file("사본", table, ("사번", "성명", "월", "금액", "오류 사유"))  # type: ignore[arg-type]  # five columns
    request = ProcessRequest(path, template=KEYED.name, mode=Mode.COMPANY_WIDE)
    kept.completed(kept.run(kept.workspace.desk.process(request, CancelToken())))
    assert "오류" not in "".join(kept.embedder.sent)
