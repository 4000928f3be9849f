"""What is checked in one cell."""

import unicodedata

import pytest

from jisa_desktop.domain.cells import cell_check
from jisa_desktop.domain.table import Issue, Severity
from jisa_desktop.domain.template import Column, FieldType, PersonalDataPolicy
from jisa_desktop.domain.wording import say_issue


def fault(value: str, **demands: object) -> Issue | None:
    check = cell_check(Column.model_validate({"field": "금액", **demands}), "지급 / 금액")
    assert check is not None
    return check(7, value)


def test_a_column_without_demands_needs_no_check() -> None:
    assert cell_check(Column(field="a"), "a") is None


@pytest.mark.parametrize(
    ("demands", "good", "bad", "code"),
    [
        ({"required": True}, "0", " \u3000", "cell_required"),
        ({"type": FieldType.INTEGER}, "1,250원", "1.5", "cell_type"),
        ({"type": FieldType.NUMBER}, "12.5%", "없음", "cell_type"),
        ({"type": FieldType.DATE}, "2024-03-05", "2024-03", "cell_type"),
        ({"type": FieldType.MONTH}, "2024-03", "2024-13", "cell_type"),
        ({"type": FieldType.BOOLEAN}, "Y", "글쎄", "cell_type"),
        ({"type": FieldType.EMAIL}, "a@b.kr", "a@b", "cell_type"),
        ({"type": FieldType.NUMBER, "minimum": 0}, "0", "△1", "cell_range"),
        ({"type": FieldType.NUMBER, "maximum": 100}, "100", "100.5", "cell_range"),
        ({"pattern": "[A-Z][0-9]+"}, " E12 ", "E12x", "cell_pattern"),
        ({"one_of": ("정규직", "계약직")}, "정규직 ", "정규", "cell_not_listed"),
    ],
)
def test_each_demand(demands: dict[str, object], good: str, bad: str, code: str) -> None:
    assert fault(good, **demands) is None
    issue = fault(bad, **demands)
    assert issue is not None
    assert (issue.row_number, issue.column, issue.severity, issue.code) == (
        7,
        "지급 / 금액",
        Severity.ERROR,
        code,
    )
    sentence = say_issue(issue).sentence
    assert "지급 / 금액" in sentence
    assert code == "cell_required" or bad in sentence


def test_only_what_is_there_is_checked_unless_it_is_required() -> None:
    assert fault("", type=FieldType.NUMBER, minimum=1, pattern="x", one_of=("x",)) is None


def test_values_from_macos_are_the_same_values() -> None:
    shown = unicodedata.normalize("NFD", " 정규직")
    assert fault(shown, one_of=("정규직",)) is None
    assert fault(shown, pattern="[가-힣]+") is None


def test_the_type_is_said_before_the_range() -> None:
    issue = fault("없음", type=FieldType.NUMBER, minimum=0)
    assert issue is not None
    assert issue.code == "cell_type"


@pytest.mark.parametrize(
    ("bounds", "shown"),
    [
        ({"minimum": 0, "maximum": 1_000_000}, "0 ~ 1,000,000"),
        ({"minimum": 0.5}, "≥ 0.5"),
        ({"maximum": -1}, "≤ -1"),
    ],
)
def test_the_range_is_said(bounds: dict[str, float], shown: str) -> None:
    issue = fault("-0.5" if "minimum" in bounds else "0", type=FieldType.NUMBER, **bounds)
    assert issue is not None
    assert shown in say_issue(issue).sentence


@pytest.mark.parametrize(("length", "shown"), [(200, "가" * 200), (201, "가" * 199 + "…")])
def test_a_long_cell_is_shown_shortened(length: int, shown: str) -> None:
    issue = fault("가" * length, type=FieldType.DATE)
    assert issue is not None
    assert dict(issue.params)["value"] == shown


def test_the_type_is_said_in_words() -> None:
    issue = fault("없음", type=FieldType.DATE)
    assert issue is not None
    assert "날짜(예: 2024-03-05)" in say_issue(issue).sentence


@pytest.mark.parametrize("policy", [PersonalDataPolicy.MASK, PersonalDataPolicy.LEAVE_OUT])
def test_an_issue_shows_no_value_that_the_policy_hides(policy: PersonalDataPolicy) -> None:
    issue = fault("900101-1234567", type=FieldType.DATE, personal_data=policy)
    assert issue is not None
    assert "1234567" not in str(issue)


def test_refused_personal_data_is_an_error_that_shows_nothing() -> None:
    issue = fault("900101-1234567", personal_data=PersonalDataPolicy.REFUSE)
    assert issue is not None
    assert issue.code == "cell_personal_data"
    assert "1234567" not in str(issue)
    assert fault(" ", personal_data=PersonalDataPolicy.REFUSE) is None
