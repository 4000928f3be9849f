"""The first look: at once, whatever the size."""

from __future__ import annotations

import pytest

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.statuses import Mode
from jisa_desktop.pipeline.preview import PreviewRequest
from jisa_desktop.pipeline.privacy import QUICK_ROWS, sampled
from jisa_desktop.pipeline.reading import Rows
from jisa_desktop.sheets.reader import PREVIEW_ROWS
from tests.support.bench import HEADER, KEYED, Bench, rows


def test_a_first_look_never_reads_the_sheet_whole(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        pytest.fail("the whole sheet was read")

    monkeypatch.setattr(bench.workspace.reader, "parse", refuse)
    asked: list[int] = []

    def counted(table: Rows, count: int) -> object:
        asked.append(count)
        return sampled(table, count)

    monkeypatch.setattr("jisa_desktop.pipeline.privacy.sampled", counted)
    path = bench.file("수당", rows(2_000))
    request = PreviewRequest(path, template=KEYED.name)
    with bench.workspace.previews.first(request, CancelToken()) as preview:
        assert len(preview.rows(0, 1_000)) == PREVIEW_ROWS
        assert preview.outlook is None
        assert preview.parsed(0, 1)[0].text.startswith("사번: 00001")
    assert asked == [QUICK_ROWS]


def test_an_unknown_employee_is_told_in_the_column_of_the_numbers(bench: Bench) -> None:
    path = bench.file("수당", rows(3))
    request = PreviewRequest(path, template=KEYED.name, mode=Mode.EMPLOYEE_SPLIT)
    with bench.workspace.previews.whole(request, CancelToken(), lambda *_: None) as preview:
        (first, *_) = preview.issue_page(0, 10)
        assert (first.code, first.column) == ("employee_unknown", HEADER[0])
