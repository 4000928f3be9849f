"""Which template fits a sheet."""

from hypothesis import given
from hypothesis import strategies as st

from jisa_desktop.domain.suggest import FALLBACK_SCORE, suggest
from jisa_desktop.domain.template import DEFAULT_TEMPLATE, Column, Template
from tests.domain.test_template import WORDS, templates

PAY = Template(
    name="급여",
    columns=(
        Column(field="사번", headers=("사원번호",), required=True),
        Column(field="기본급"),
        Column(field="상여"),
    ),
)
LEAVE = Template(
    name="휴가",
    columns=(Column(field="사번", required=True), Column(field="휴가일수", required=True)),
)
TEXT = Template(name="문장", embedding_text="{{성명}}: {{비고}}")


def names(columns: list[str]) -> list[str]:
    return [found.name for found in suggest([TEXT, LEAVE, PAY, DEFAULT_TEMPLATE], columns)]


def test_the_template_made_for_the_sheet_comes_first_with_a_full_score() -> None:
    best, *_, last = suggest([LEAVE, PAY], ["급여 / 기본급", "사원 번호", "상여"])
    assert (best.name, best.score, best.missing) == ("급여", 1.0, ())
    assert (last.name, last.score) == ("기본", FALLBACK_SCORE)


def test_more_of_the_sheet_and_more_of_the_template_score_higher() -> None:
    full, wide, part = (
        suggest([PAY], columns)[0].score
        for columns in (
            ["사번", "기본급", "상여"],
            ["사번", "기본급", "상여", "비고", "메모"],
            ["사번", "기본급"],
        )
    )
    assert full > wide > part > FALLBACK_SCORE


def test_a_template_that_cannot_be_used_is_worth_half_and_says_what_is_missing() -> None:
    found = {one.name: one for one in suggest([PAY, LEAVE], ["사번", "기본급"])}
    assert found["휴가"].missing == ("휴가일수",)
    assert found["휴가"].score == (0.7 / 2 + 0.3 / 2) / 2
    assert found["급여"].missing == ("상여",)


def test_what_fits_nothing_is_not_proposed() -> None:
    assert names(["품목", "단가"]) == ["기본"]
    assert names([]) == ["기본"]


def test_names_in_the_text_count() -> None:
    assert names(["성명", "비고"]) == ["문장", "기본"]


@given(st.lists(templates(), max_size=4), st.lists(WORDS, unique=True, max_size=6))
def test_scores_fall_from_one_and_the_fall_back_is_last(
    some: list[Template], columns: list[str]
) -> None:
    found = suggest([*some, DEFAULT_TEMPLATE], columns)
    scores = [one.score for one in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)
    assert [one.name for one in found].count("기본") == 1
    assert found[-1].name == "기본"
