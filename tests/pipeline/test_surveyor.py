"""The process that surveys dies alone, stops when told to, and no pattern holds it up."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from jisa_desktop.domain.cancel import Cancelled, CancelToken
from jisa_desktop.domain.statuses import Mode
from jisa_desktop.domain.template import Column, Template
from jisa_desktop.errors import InputError
from jisa_desktop.pipeline.preview import LookStage, Preview, PreviewRequest
from jisa_desktop.pipeline.surveyor import Surveyor
from tests.support.bench import KEYED, Bench, SharedReader, rows

ENDLESS = Template(
    name="끝없는 패턴",
    columns=(Column(field="월"), Column(field="성명", pattern="(직|원|직원)+[0-9]")),
)


class Impatient(SharedReader):
    """A row may take a second."""

    def __init__(self, staging_folder: Path) -> None:
        super().__init__(staging_folder)
        self.surveyor._row_s = 1.0


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SharedReader]:
    made = Impatient(tmp_path_factory.mktemp("staging"))
    yield made
    made.end()


def _surveyor(bench: Bench) -> Surveyor:
    return bench.workspace.surveyor


def _whole(bench: Bench, path: Path, template: Template = KEYED) -> Preview:
    request = PreviewRequest(path, template=template, mode=Mode.COMPANY_WIDE)
    return bench.workspace.previews.whole(request, CancelToken())


def test_a_pattern_without_end_is_named_and_the_next_file_works(bench: Bench) -> None:
    table = rows(30)
    table[20] = (table[20][0], "직원" * 40, *table[20][2:])
    path = bench.file("수당", table)
    with pytest.raises(InputError, match="template_pattern_too_slow") as caught:
        _whole(bench, path, ENDLESS)
    assert caught.value.params == {
        "file": "수당.csv", "sheet": "수당", "row": 22, "field": "성명",
    }  # fmt: skip
    with _whole(bench, path) as preview:
        assert preview.outlook is not None
        assert preview.outlook.stored_count == 30


def test_a_job_is_stopped_by_such_a_pattern_too_and_nothing_is_kept(bench: Bench) -> None:
    with bench.workspace.store.writing("test") as tx:
        tx.templates.save(ENDLESS)
    table = rows(30)
    table[20] = (table[20][0], "직원" * 40, *table[20][2:])
    end = bench.process("수당", table, template=ENDLESS)
    assert end.error is not None
    assert end.error.code == "template_pattern_too_slow"
    assert end.error.params["row"] == 22
    with bench.workspace.store.reading() as tx:
        assert tx.documents.all() == []
    table[20] = rows(30)[20]
    assert bench.process("수당", table, template=ENDLESS).error is None


def test_death_ends_in_a_sentence_and_the_next_file_works(bench: Bench) -> None:
    path = bench.file("수당", rows(2_000))

    def kill(stage: LookStage, done: int, total: int) -> None:
        if stage is LookStage.CHECKING and (pid := _surveyor(bench)._process.pid) is not None:
            os.kill(pid, signal.SIGTERM)

    request = PreviewRequest(path, template=KEYED.name)
    with pytest.raises(InputError, match="sheet_worker_died") as caught:
        bench.workspace.previews.whole(request, CancelToken(), kill)
    assert caught.value.params == {"file": "수당.csv"}
    with _whole(bench, path) as preview:
        assert preview.outlook is not None
        assert preview.outlook.stored_count == 2_000


def test_cancel_ends_within_a_second_and_leaves_no_file(bench: Bench) -> None:
    path = bench.file("수당", rows(5_000))
    token = CancelToken()
    asked_at: list[float] = []

    def cancel(stage: LookStage, done: int, total: int) -> None:
        if stage is LookStage.CHECKING:
            asked_at.append(time.monotonic())
            token.cancel()

    request = PreviewRequest(path, template=KEYED.name)
    with pytest.raises(Cancelled):
        bench.workspace.previews.whole(request, token, cancel)
    assert time.monotonic() - asked_at[0] < 1
    assert not list(bench.reader._folder.glob("*.sqlite3"))


def test_both_stages_count_the_rows(bench: Bench) -> None:
    heard: list[tuple[LookStage, int, int]] = []
    request = PreviewRequest(bench.file("수당", rows(2_000)), template=KEYED.name)
    with bench.workspace.previews.whole(request, CancelToken(), lambda *word: heard.append(word)):
        assert heard[-1] == (LookStage.CHECKING, 2_000, 2_000)
        assert [stage for stage, _, _ in heard] == sorted(
            (stage for stage, _, _ in heard), key=list(LookStage).index
        )
        assert LookStage.READING in {stage for stage, _, _ in heard}


def test_staged_files_go_with_the_preview(bench: Bench) -> None:
    with _whole(bench, bench.file("수당", rows(3))):
        assert len(list(bench.reader._folder.glob("*.sqlite3"))) == 2
    assert not list(bench.reader._folder.glob("*.sqlite3"))


@pytest.mark.skipif(sys.platform == "win32", reason="nice values")
def test_it_lets_the_window_go_first(bench: Bench) -> None:
    with _whole(bench, bench.file("수당", rows(3))):
        pid = _surveyor(bench)._process.pid
        assert pid is not None
        own = os.getpriority(os.PRIO_PROCESS, 0)
        assert os.getpriority(os.PRIO_PROCESS, pid) >= min(own + 1, 19)  # nobody goes beyond 19
