"""Findings are said in words, with the column and the kind and no value."""

from __future__ import annotations

import pytest

from jisa_desktop.domain.personal_data import Basis, Finding, PersonalKind, as_issue
from jisa_desktop.domain.table import Severity
from jisa_desktop.domain.wording import CATALOGUE, Language, say_issue


@pytest.mark.parametrize("kind", PersonalKind)
def test_each_kind_has_a_name_in_both_languages(kind: PersonalKind) -> None:
    issue = as_issue(Finding("연락처", kind, 0.955, Basis.VALUES))
    code = dict(issue.params)["type"]
    for language, entry in (
        (Language.KOREAN, CATALOGUE[code].ko),
        (Language.ENGLISH, CATALOGUE[code].en),
    ):
        assert f"({entry.sentence})" in say_issue(issue, language).sentence


@pytest.mark.parametrize(
    ("basis", "sentence"),
    [
        (Basis.VALUES, "'비상' 열에 개인정보(전화번호)가 있습니다. 확인한 값의 96%"),
        (Basis.HEADER_AND_VALUES, "'비상' 열에 개인정보(전화번호)가 있습니다. 확인한 값의 96%"),
        (
            Basis.HEADER,
            "'비상' 열은 이름으로 보아 개인정보(전화번호)입니다. 모양이 맞는 값: 96%",
        ),
        (Basis.FREE_TEXT, "'비상' 열의 글 가운데 96%에 개인정보(전화번호)가 들어 있습니다."),
    ],
)
def test_why_a_column_was_found_is_said(basis: Basis, sentence: str) -> None:
    issue = as_issue(Finding("비상", PersonalKind.PHONE, 0.955, basis))
    assert (issue.row_number, issue.severity) == (0, Severity.WARNING)
    assert say_issue(issue).sentence == sentence
