"""A template in the making is tried on a workbook; a text file is read as a person says."""

from __future__ import annotations

from pathlib import Path

import pytest

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.template import Column, Template
from jisa_desktop.errors import InputError
from jisa_desktop.pipeline.preview import PreviewRequest
from jisa_desktop.pipeline.requests import KeptRequest, ProcessRequest
from jisa_desktop.pipeline.surveyor import Surveyor
from tests.support.bench import Bench

_TEXT = "사번;성명\n00001;김민준\n00002;이서연\n"


def test_a_trial_reads_the_first_rows_with_a_template_that_is_not_kept(
    bench: Bench, tmp_path: Path
) -> None:
    file = tmp_path / "명부.csv"
    file.write_text("사번,성명\n00001,김민준\n2,이서연\n", encoding="utf-8")
    template = Template(
        name="명부", columns=(Column(field="사번", pattern="[0-9]{5}"),), embedding_text="{{성명}}"
    )
    with bench.workspace.previews.tried(
        PreviewRequest(file, template=template), CancelToken()
    ) as preview:
        found = preview.parsed(0, 10)
    assert [row.text for row in found] == ["김민준", ""]
    assert [issue.code for issue in found[1].issues] == ["cell_pattern"]


def test_a_pattern_without_end_stops(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "명부.csv"
    file.write_text(f"사번\n{'a' * 60}!\n", encoding="utf-8")
    template = Template(name="명부", columns=(Column(field="사번", pattern="(a+)+b"),))
    quick = Surveyor(row_s=0.5)
    monkeypatch.setattr(bench.workspace.previews, "_surveyor", quick)
    try:
        with pytest.raises(InputError) as caught:
            bench.workspace.previews.tried(PreviewRequest(file, template=template), CancelToken())
    finally:
        quick.close()
    assert caught.value.code == "template_pattern_too_slow"


def test_a_text_file_is_read_with_the_delimiter_and_encoding_given(
    bench: Bench, tmp_path: Path
) -> None:
    file = tmp_path / "명부.csv"
    file.write_bytes(_TEXT.encode("cp949"))
    with bench.workspace.previews.first(
        PreviewRequest(file, delimiter=",", encoding="cp949"), CancelToken()
    ) as preview:
        assert len(preview.head.columns) == 1
        assert (preview.summary.encoding, preview.summary.delimiter) == ("cp949", ",")
    with bench.workspace.previews.first(PreviewRequest(file), CancelToken()) as preview:
        assert preview.head.columns == ("사번", "성명")
        assert (preview.summary.encoding, preview.summary.delimiter) == ("cp949", ";")


def test_a_job_keeps_how_its_text_file_is_read(bench: Bench, tmp_path: Path) -> None:
    file = tmp_path / "명부.csv"
    file.write_bytes(_TEXT.encode("cp949"))
    request = ProcessRequest(file, template="기본", encoding="cp949", delimiter=",")
    job_id = bench.workspace.desk.process(request, CancelToken())
    with bench.workspace.store.reading() as tx:
        job = tx.jobs.get(job_id)
    kept = KeptRequest.from_json(job.request)
    assert (kept.encoding, kept.delimiter) == ("cp949", ",")
    older = {k: v for k, v in job.request.items() if k not in ("encoding", "delimiter")}
    assert KeptRequest.from_json(older).delimiter is None  # of a job that an older program kept
