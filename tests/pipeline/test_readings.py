"""A file that is looked at in another way is not read again, unless it has changed."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.statuses import Mode
from jisa_desktop.pipeline.preview import Preview, PreviewRequest
from jisa_desktop.pipeline.previews import Previews
from jisa_desktop.sheets.reader import PREVIEW_ROWS
from tests.support.bench import KEYED, KEYLESS, Bench, rows

LONG_AGO_S = 600


@pytest.fixture
def reads(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was asked of the reader."""
    asked: list[str] = []
    for name in ("summary", "preview", "parse"):
        ask = getattr(bench.workspace.reader, name)

        def counted(*values: object, _name: str = name, _ask: Callable[..., object] = ask,
                    **named: object) -> object:  # fmt: skip
            asked.append(_name)
            return _ask(*values, **named)

        monkeypatch.setattr(bench.workspace.reader, name, counted)
    return asked


def _old_file(bench: Bench, count: int = 300) -> Path:
    path = bench.file("수당", rows(count))
    _age(path, LONG_AGO_S)
    return path


def _age(path: Path, seconds: float) -> None:
    at = time.time() - seconds
    os.utime(path, (at, at))


def _fresh(bench: Bench) -> Previews:
    """Who has read nothing yet."""
    own = bench.workspace
    embedder = own.previews._embedder
    return Previews(own.store, own.reader, embedder, own.privacy, own.surveyor)


def _told(preview: Preview) -> object:
    count = max(preview.head.total_rows, PREVIEW_ROWS)
    return (
        preview.head, preview.template, preview.mode, preview.title, preview.outlook,
        preview.issue_count, preview.issues, preview.rows(0, count), preview.parsed(0, count),
        preview.stored_rows(), preview.summary.sheets, preview.is_suggested, preview.suggestions,
    )  # fmt: skip


def test_another_mode_or_template_reads_nothing_and_answers_as_a_fresh_look(
    bench: Bench, reads: list[str]
) -> None:
    path = _old_file(bench)
    request = PreviewRequest(path, template=KEYED, asks_for_mode=True)
    previews = bench.workspace.previews
    before = previews.whole(request, CancelToken())
    assert reads.count("parse") == 1
    reads.clear()
    for other in (
        replace(request, mode=Mode.COMPANY_WIDE),
        replace(request, mode=Mode.EMPLOYEE_SPLIT),
        replace(request, template=KEYLESS, mode=Mode.COMPANY_WIDE),
    ):
        with previews.first(other, CancelToken()) as first:
            before.close()
            before = previews.whole(other, CancelToken())
            assert reads == []
            told, told_first = _told(before), _told(first)
        with _fresh(bench).whole(other, CancelToken()) as fresh:
            assert told == _told(fresh)
        with _fresh(bench).first(other, CancelToken()) as fresh:
            assert fresh.head.total_rows == -1
            assert told_first == _told(fresh)
        reads.clear()
    before.close()


@pytest.mark.parametrize("change", ["content", "time", "file"])
def test_a_file_that_has_changed_is_read_anew(bench: Bench, reads: list[str], change: str) -> None:
    path = _old_file(bench)
    request = PreviewRequest(path, template=KEYED, mode=Mode.COMPANY_WIDE)
    with bench.workspace.previews.whole(request, CancelToken()):
        if change == "content":
            bench.file("수당", rows(301))
            _age(path, LONG_AGO_S)
        elif change == "time":
            _age(path, LONG_AGO_S / 2)
        else:  # of the same size and time
            was = path.stat()
            other = bench.file("다른", rows(300, month="2026-04"))
            assert other.stat().st_size == was.st_size
            other.replace(path)
            os.utime(path, ns=(was.st_mtime_ns, was.st_mtime_ns))
        with bench.workspace.previews.whole(request, CancelToken()) as again:
            assert again.head.total_rows == (301 if change == "content" else 300)
            assert (again.rows(0, 1)[0].values[2] == "2026-04") == (change == "file")
    assert reads.count("parse") == 2


def test_a_file_written_just_now_may_be_written_once_more_at_the_same_time(
    bench: Bench, reads: list[str]
) -> None:
    path = _old_file(bench)
    request = PreviewRequest(path, template=KEYED, mode=Mode.COMPANY_WIDE)
    _age(path, -LONG_AGO_S)  # in the future: no clock can be trusted
    with (
        bench.workspace.previews.whole(request, CancelToken()),
        bench.workspace.previews.whole(request, CancelToken()),
    ):
        assert reads.count("parse") == 2


def test_another_header_or_a_look_after_the_last_reads_anew(bench: Bench, reads: list[str]) -> None:
    path = _old_file(bench)
    request = PreviewRequest(path, template=KEYED, mode=Mode.COMPANY_WIDE)
    previews = bench.workspace.previews
    with previews.whole(request, CancelToken()) as first:
        staged = first._bound.sheet.table.path
        with previews.whole(replace(request, header=(1, 1)), CancelToken()):
            assert reads.count("parse") == 2
        with previews.whole(request, CancelToken()):
            assert reads.count("parse") == 2
        assert staged.exists(), "one look holds it still"
    assert not staged.exists()
    with previews.whole(request, CancelToken()):
        assert reads.count("parse") == 3


def test_a_file_changed_while_it_was_read_is_not_kept(
    bench: Bench, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _old_file(bench)
    request = PreviewRequest(path, template=KEYED, mode=Mode.COMPANY_WIDE)
    parse = bench.workspace.reader.parse

    def disturbed(*values: object) -> object:
        table = parse(*values)
        _age(path, LONG_AGO_S / 2)
        return table

    monkeypatch.setattr(bench.workspace.reader, "parse", disturbed)
    with (
        bench.workspace.previews.whole(request, CancelToken()),
        bench.workspace.previews.whole(request, CancelToken()),
    ):
        assert reads.count("parse") == 2
