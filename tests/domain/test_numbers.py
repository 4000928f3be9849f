"""Numbers, dates and truth values as sheets display them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jisa_desktop.domain import numbers
from jisa_desktop.domain.numbers import LARGEST_EXACT, parse_float, parse_integer, parse_number

AMOUNTS = st.decimals(
    min_value=Decimal("-1e15"), max_value=Decimal("1e15"), allow_nan=False, places=2
)
SHAPES = ("{sign}{n}", "{sign}{n}원", "{sign}₩{n}", "₩{sign}{n}", " {sign}{n} ", "{sign} {n} 원")


@given(AMOUNTS, st.sampled_from(SHAPES), st.booleans())
def test_every_way_to_show_an_amount_gives_it_back(
    amount: Decimal, shape: str, is_grouped: bool
) -> None:
    digits = f"{abs(amount):,f}" if is_grouped else f"{abs(amount):f}"
    shown = shape.format(sign="-" if amount < 0 else "", n=digits)
    assert parse_number(shown) == amount


@given(AMOUNTS.filter(lambda amount: amount > 0))
def test_every_way_to_show_a_negative(amount: Decimal) -> None:
    for shape in ("({n})", "△{n}", "-{n}", "−{n}", "{n}-", "({n}원)", "₩({n})", "△ {n}", "（{n}）"):
        assert parse_number(shape.format(n=f"{amount:,f}")) == -amount, shape


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ("1,250,000", "1250000"),
        ("1,250,000원", "1250000"),
        ("(1,000)", "-1000"),
        ("△1,000", "-1000"),
        ("12.5%", "0.125"),
        ("△3.5%", "-0.035"),
        ("(12.5%)", "-0.125"),
        ("(12.5)%", "-0.125"),
        ("( 1,000 )", "-1000"),
        ("( 1,000\u200b)", "-1000"),
        ("１２３", "123"),
        ("１２％", "0.12"),
        ("￦1,000", "1000"),
        ("0", "0"),
        ("-", "0"),
        (" - ", "0"),
        (".5", "0.5"),
        ("5.", "5"),
        ("00123", "123"),
        ("1.2E+10", "12000000000"),
        ("12명", "12"),
        ("+3", "3"),
    ],
)
def test_shown_numbers(shown: str, expected: str) -> None:
    assert parse_number(shown) == Decimal(expected)


@pytest.mark.parametrize(
    "shown",
    [
        *("", " ", "없음", "1,00", "1,2,3", "12,34", ",1", "1 000", "--1", "-(1)", "△-1", "(−1)"),
        *(
            "1.2.3",
            "10²",
            "½",
            "①",
            "▲1,000",
            "100만원",
            "5천원",
            "NaN",
            "Infinity",
            "1e9999",
            "0x10",
        ),
        *("1_000", "()", "(", "%", "원", "12/31", "1,000(원)", "E5"),
    ],
)
def test_what_is_no_number_is_not_guessed(shown: str) -> None:
    assert parse_number(shown) is None


@given(st.text())
def test_any_text_is_a_number_or_none(text: str) -> None:
    number = parse_number(text)
    assert number is None or number.is_finite()


@given(st.integers(-LARGEST_EXACT, LARGEST_EXACT))
def test_whole_numbers_stay_exact(number: int) -> None:
    assert parse_integer(f"{number:,}") == number
    assert float(number) == number


def test_whole_numbers_that_an_index_would_change_are_refused() -> None:
    assert parse_integer(str(LARGEST_EXACT + 1)) is None
    assert parse_integer("1.5") is None
    assert parse_integer("1.0") == 1


def test_floats_are_finite() -> None:
    assert parse_float("1e400") is None
    assert parse_float("-1e400") is None
    assert parse_float("0.1") == 0.1


@given(st.dates())
def test_every_day_in_every_usual_form(day) -> None:  # type: ignore[no-untyped-def]  # date
    year, month, date = day.year, day.month, day.day
    for shown in (
        f"{year:04}-{month:02}-{date:02}",
        f"{year:04}.{month}.{date}",
        f"{year:04}. {month}. {date}.",
        f"{year:04}/{month}/{date}",
        f"{year:04}{month:02}{date:02}",
        f"{year:04}년 {month}월 {date}일",
        f"{year:04}-{month:02}-{date:02} 09:00:00",
        f"{year:04}년 {month:02}월 {date:02}일 화요일",
        f"{year:04}-{month:02}-{date:02} (화)",
    ):
        assert numbers.is_date(shown), shown


@pytest.mark.parametrize(
    "shown",
    [
        "24.03.05",
        "24-3-5",
        "24년 3월 5일",
        "24.02.29",
        "\u30002024-03-05 ",
        "２０２４-０３-０５",
        "2024-02-29",
        "2024-03-05 오전 9:30",
        "2024. 3. 5 오후 1:05:00",
        "2024-03-05 1:05 PM",
    ],
)
def test_shown_dates(shown: str) -> None:
    assert numbers.is_date(shown)


@pytest.mark.parametrize(
    "shown",
    [
        "2023-02-29",
        "2024-13-01",
        "3/5/24",
        "2024-03",
        "45356",
        "2024-03.05",
        "미정",
        "2024-3-5일",
        "",
    ],
)
def test_no_dates(shown: str) -> None:
    assert not numbers.is_date(shown)


@pytest.mark.parametrize(
    "shown", ["2024-03", "2024.3", "202403", "2024년 3월", "24년 12월", "3월", " 2024-03\u200b"]
)
def test_months(shown: str) -> None:
    assert numbers.is_month(shown)


@pytest.mark.parametrize("shown", ["2024-13", "202400", "13월", "3", "2024", "2024-03-05", "삼월"])
def test_no_months(shown: str) -> None:
    assert not numbers.is_month(shown)


@pytest.mark.parametrize(
    "shown", ["Y", "n", "예", "아니오", "TRUE", "0", "O", "×", "Ｙ", "유", " 부 "]
)
def test_truth_values(shown: str) -> None:
    assert numbers.is_boolean(shown)


@pytest.mark.parametrize("shown", ["예예", "2", "", "가능"])
def test_no_truth_values(shown: str) -> None:
    assert not numbers.is_boolean(shown)


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ("hong@example.com", True),
        (" a.b+c@mail.example.co.kr ", True),
        ("홍@한글.kr", True),
        ("hong@example", False),
        ("a@b@c.kr", False),
        ("a b@c.kr", False),
        ("a@b..kr", False),
        ("<a@b.kr>", False),
        ("@b.kr", False),
    ],
)
def test_email(shown: str, expected: bool) -> None:
    assert numbers.is_email(shown) is expected
