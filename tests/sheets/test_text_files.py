"""CSV and TSV as Korean offices have them: nothing is guessed to be a number."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from jisa_desktop.domain.table import RowKind, Severity
from jisa_desktop.errors import InputError
from jisa_desktop.sheets.encoding import decode, detect_encoding
from jisa_desktop.sheets.text_book import detect_delimiter
from tests.sheets.conftest import Parse

TEXT = "사번,성명,부서,금액\r\n0001,홍길동,인사팀,1000\r\n0002,김철수,총무팀,2000\r\n"
ENCODINGS = ("utf-8", "utf-8-sig", "cp949", "euc-kr", "utf-16", "utf-16-le", "utf-16-be", "utf-32")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_encoding_is_found(parse: Parse, encoding: str) -> None:
    table = parse(TEXT.encode(encoding), "급여.csv")
    assert table.head.columns == ("사번", "성명", "부서", "금액")
    assert [row.values for row in table] == [
        ("0001", "홍길동", "인사팀", "1000"),
        ("0002", "김철수", "총무팀", "2000"),
    ]


def test_cp949_that_happens_to_be_valid_utf8() -> None:
    """CP949 '홍' (C8 AB) is UTF-8 'ȫ': three well-known detectors fall for it."""
    content = "name,1\n홍,2\n".encode("cp949")
    assert content.decode("utf-8") == "name,1\nȫ,2\n"
    assert detect_encoding(content) == "cp949"


@pytest.mark.parametrize("text", ["Müller,1", "naïve café,2", "日本,3", "plain,4", "漢字 ȫ,5"])
def test_utf8_without_hangul_stays_utf8(text: str) -> None:
    assert detect_encoding(text.encode()) == "utf-8"


@given(st.text(alphabet=st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=3))
def test_hangul_is_found_in_either_encoding(text: str) -> None:
    assert detect_encoding(text.encode()) == "utf-8"
    content = text.encode("cp949")
    encoding = detect_encoding(content)
    assume(encoding != "utf-8" or decode(content, "utf-8")[0] == text)
    assert decode(content, encoding) == (text, 0)


def test_one_broken_byte_does_not_lose_the_file(parse: Parse) -> None:
    table = parse(
        TEXT.encode("cp949").replace("총무".encode("cp949"), b"\xc3\xff\xb9\xab"), "급여.csv"
    )
    assert table.rows(0, 1)[0].values[1] == "홍길동"
    assert "sheet_text_undecoded" in {each.code for each in table.head.notices}


def test_chosen_encoding_is_used_or_refused(parse: Parse) -> None:
    assert parse(TEXT.encode("cp949"), "급여.csv", encoding="euc-kr").head.columns[0] == "사번"
    with pytest.raises(InputError, match="sheet_encoding_mismatch"):
        parse(TEXT.encode("cp949"), "급여.csv", encoding="utf-8")
    for name in ("klingon", "rot13"):
        with pytest.raises(InputError, match="sheet_unknown_encoding"):
            parse(TEXT.encode("cp949"), "급여.csv", encoding=name)


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_delimiter_is_found(parse: Parse, delimiter: str) -> None:
    content = TEXT.replace(",", delimiter).replace("인사팀", f'"인사, 총무{delimiter} 팀"').encode()
    table = parse(content, "급여.csv")
    assert table.rows(0, 1)[0].values[2] == f"인사, 총무{delimiter} 팀"


def test_delimiter_by_constancy_not_by_count() -> None:
    assert detect_delimiter("a;b\n1,5;2,5\n1;3,25,5\n") == ";"
    assert detect_delimiter("one\ntwo\n") == ","
    assert detect_delimiter("a,b\n\n1,2\n") == ","


@pytest.mark.parametrize("delimiter", ["", '"', "\n", ",,"])
def test_chosen_delimiter_must_be_one_character(parse: Parse, delimiter: str) -> None:
    if not delimiter:
        assert parse(TEXT.encode(), "급여.csv", delimiter=delimiter).head.total_rows == 2
        return
    with pytest.raises(InputError, match="sheet_bad_delimiter"):
        parse(TEXT.encode(), "급여.csv", delimiter=delimiter)


def test_texts_are_kept_as_they_stand(parse: Parse) -> None:
    content = (
        '사번,코드,날짜,메모\n0001,1E5,3/1,"줄\n바꿈"\n="0002",00,2024-03-01,\t00123\n'.encode()
    )
    table = parse(content, "급여.csv")
    assert [row.values for row in table] == [
        ("0001", "1E5", "3/1", "줄\n바꿈"),
        ("0002", "00", "2024-03-01", "00123"),
    ]


def test_row_numbers_are_those_excel_shows(parse: Parse) -> None:
    content = '사번,성명\n0001,"두\n줄"\n\n0002,김철수\n합계,30\n'.encode()
    table = parse(content, "급여.csv")
    assert [row.row_number for row in table] == [2, 4]
    assert [(row.row_number, row.kind) for row in table.other_rows()] == [(5, RowKind.TOTAL)]


def test_ragged_rows_keep_their_values(parse: Parse) -> None:
    table = parse("사번,성명\n0001\n0002,김철수,더,있음\n".encode(), "급여.csv")
    assert table.head.columns == ("사번", "성명", "열3", "열4")
    assert [row.values for row in table] == [("0001", "", "", ""), ("0002", "김철수", "더", "있음")]


def test_quote_that_is_never_closed_fails_its_row(parse: Parse) -> None:
    table = parse('사번,성명\n0001,홍길동\n0002,"김철수\n0003,이영희\n'.encode(), "급여.csv")
    (issue,) = table.issues()
    assert (issue.row_number, issue.severity, issue.code) == (
        3,
        Severity.ERROR,
        "row_unclosed_quote",
    )
    assert table.rows(0, 1)[0].values == ("0001", "홍길동")


def test_several_lines_in_closed_quotes_are_no_issue(parse: Parse) -> None:
    assert not parse('사번,성명\n0001,"홍\n길\n동"'.encode(), "급여.csv").issues()


def test_one_field_without_end_is_refused(parse: Parse) -> None:
    content = b'a,b\n1,"' + b"x" * (1 << 24) + b'x"\n'
    with pytest.raises(InputError, match="sheet_broken_text") as caught:
        parse(content, "급여.csv")
    assert caught.value.params["row"] == 2


@pytest.mark.parametrize(
    ("line", "is_cut"),
    [
        ("1,홍,1,000", True),
        ("1,홍,2,000,000", True),
        ("1,홍, 1,000원", True),
        ("1,홍,(1,000)", True),
        ("1,홍,'1,000'", True),
        ('1,홍,"1,000"', False),
        ("1,홍,100", False),
        ("1,홍,100,메모", False),
        ("1,홍,1,20", False),
        ("1,홍,100,2000", False),
    ],
)
def test_a_number_cut_at_its_comma_fails_its_row(parse: Parse, line: str, *, is_cut: bool) -> None:
    """'금액: 1' instead of 1,000 is the worst that can happen: nobody sees it."""
    content = f"사번,성명,금액\n{line}\n2,김,2000\n"
    found = [
        (each.row_number, each.code, each.severity) for each in parse(content.encode()).issues()
    ]
    assert found == ([(2, "row_number_cut", Severity.ERROR)] if is_cut else [])


def test_quotes_after_a_space_are_quotes(parse: Parse) -> None:
    table = parse(b'id, name, pay\n1, "Kim, A", "1,000"\n2, Lee, 200\n', "a.csv", header=(1, 1))
    assert [row.values for row in table] == [("1", "Kim, A", "1,000"), ("2", "Lee", "200")]


def test_spaces_in_front_stay_where_no_quote_follows(parse: Parse) -> None:
    table = parse("사번,성명\n1, 홍\n2,김\n".encode(), "a.csv")
    assert [row.values for row in table] == [("1", " 홍"), ("2", "김")]


def test_the_line_that_names_the_delimiter_is_not_counted(parse: Parse) -> None:
    table = parse("sep=;\r\n사번;성명;금액\r\n1;홍;1,5\r\n2;김;2,5\r\n".encode(), "a.csv")
    assert table.head.header_rows == (1,)
    assert [(row.row_number, row.values) for row in table] == [
        (2, ("1", "홍", "1,5")),
        (3, ("2", "김", "2,5")),
    ]


@pytest.mark.parametrize(
    ("value", "is_lost"),
    [
        ("1.10123E+11", True),
        (" 9E+15 ", True),
        ("######", True),
        ("1E5", False),
        ("##급 1", False),
        ("#", False),
        ("1.5", False),
    ],
)
def test_what_excel_shortened_in_a_csv_file_is_told(
    parse: Parse, value: str, *, is_lost: bool
) -> None:
    """An account number of 12 digits becomes 1.10123E+11 when Excel saves the file as CSV."""
    table = parse(f"성명,계좌번호\n홍,{value}\n김,110-123-456789\n".encode(), "a.csv")
    assert next(row.values[1] for row in table) == value
    found = [(each.row_number, each.column, each.code) for each in table.issues()]
    assert found == ([(2, "계좌번호", "cell_digits_lost")] if is_lost else [])
