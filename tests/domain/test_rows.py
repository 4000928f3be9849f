"""From a line of a sheet to a row."""

import hashlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jisa_desktop.domain.rows import ParsedRow, RowReader, UniqueChecker, read_all
from jisa_desktop.domain.table import Issue, Severity, SheetRow, TableHead
from jisa_desktop.domain.template import (
    DEFAULT_TEMPLATE,
    Column,
    FieldType,
    PersonalDataPolicy,
    Template,
)
from jisa_desktop.domain.text import is_blank
from jisa_desktop.errors import InputError

CELLS = st.text(alphabet="가나급여 0A,.-{}\n", max_size=8)


def reader(template: Template, *columns: str) -> RowReader:
    return RowReader(template, TableHead("급여.xlsx", "3월", (1,), columns, 0))


def read(template: Template, cells: dict[str, str], row_number: int = 2) -> ParsedRow:
    return reader(template, *cells).read(SheetRow(row_number, tuple(cells.values())))


def codes(row: ParsedRow) -> list[str]:
    return [issue.code for issue in row.issues]


def test_without_a_text_the_row_is_a_line_for_each_value() -> None:
    row = read(DEFAULT_TEMPLATE, {"employee_id": "E1", "성명": "", "기본급": "0", "상여": "FALSE"})
    assert row.text == "employee_id: E1\n기본급: 0\n상여: FALSE"
    assert row.values == (("employee_id", "E1"), ("성명", ""), ("기본급", "0"), ("상여", "FALSE"))
    assert (row.identifier, row.key, row.metadata, row.issues) == ("E1", "", (), ())
    assert row.content_hash == hashlib.sha256(row.text.encode()).hexdigest()


def test_a_zero_is_a_value_where_the_original_dropped_it() -> None:
    template = Template(name="t", embedding_text="{{급여 / 기본급}}원, {{ 비고 (기타) }}.")
    row = read(template, {"급여 / 기본급": "0", "비고 (기타)": ""})
    assert row.text == "0원, ."


@given(st.lists(CELLS, min_size=3, max_size=3))
def test_a_text_is_its_literals_with_the_values_as_displayed(cells: list[str]) -> None:
    template = Template(name="t", embedding_text="a{{가}}{{ 나 }}b{{다 / 라}}{{가}}")
    row = read(template, dict(zip(("가", "나", "다 / 라"), cells, strict=True)))
    if all(map(is_blank, cells)):
        assert codes(row) == ["row_blank_text"]
    else:
        first, second, third = cells
        expected = f"a{first}{second}b{third}{first}"
        assert row.text == unicodedata.normalize("NFC", expected)
    assert row.content_hash == hashlib.sha256(row.text.encode()).hexdigest()


@given(st.lists(CELLS, min_size=4, max_size=4))
def test_values_are_kept_as_they_are_displayed(cells: list[str]) -> None:
    columns = ("a", "b", "c", "d")
    row = read(DEFAULT_TEMPLATE, dict(zip(columns, cells, strict=True)))
    assert row.values == tuple(zip(columns, cells, strict=True))
    assert row.has_error == all(map(is_blank, cells))


def test_a_text_from_macos_is_the_same_text() -> None:
    shown = unicodedata.normalize("NFD", "홍길동")
    template = Template(name="t", metadata_fields=("성명",))
    one, other = (read(template, {"성명": name}) for name in (shown, "홍길동"))
    assert one.content_hash == other.content_hash
    assert one.metadata == other.metadata == (("성명", "홍길동"),)


def test_a_declared_column_that_is_absent_leaves_its_place_empty() -> None:
    template = Template(
        name="t", columns=(Column(field="부서"),), embedding_text="{{성명}}/{{부서}}"
    )
    bound = reader(template, "성명")
    assert bound.missing_columns == ("부서",)
    assert bound.read(SheetRow(2, ("홍길동",))).text == "홍길동/"


def test_what_the_template_cannot_do_without_is_named() -> None:
    template = Template(
        name="급여",
        columns=(Column(field="성명", required=True), Column(field="월")),
        key_columns=("월",),
        embedding_text="{{성명}} {{부서}} {{사번}} {{부서}}",
    )
    with pytest.raises(InputError) as caught:
        reader(template, "사번")
    assert caught.value.code == "template_mismatch"
    assert caught.value.params == {
        "file": "급여.xlsx",
        "sheet": "3월",
        "template": "급여",
        "columns": "성명, 월, 부서",
    }


def test_fields_tell_which_header_is_which_field() -> None:
    template = Template(name="t", columns=(Column(field="name", headers=("성명",)),))
    assert reader(template, "사번", "성  명").fields == {"사번": "사번", "성  명": "name"}
    kept_out = template.model_copy(update={"keep_other_columns": False})
    bound = reader(kept_out, "사번", "성  명")
    assert bound.fields == {"성  명": "name"}
    row = bound.read(SheetRow(2, ("E1", "홍길동")))
    assert row.text == "name: 홍길동"
    assert row.values[0] == ("사번", "E1")


class TestMetadata:
    TEMPLATE = Template(
        name="t",
        columns=(
            Column(field="금액", type=FieldType.NUMBER),
            Column(field="건수", type=FieldType.INTEGER),
            Column(field="월", type=FieldType.MONTH),
        ),
        metadata_fields=("건수", "금액", "월", "비고", "없는 열"),
    )

    def test_numbers_are_numbers_and_the_rest_is_displayed_text(self) -> None:
        cells = {"금액": "(1,000.5원)", "건수": "1,250건", "월": "2024년 3월", "비고": "007"}
        row = read(self.TEMPLATE, cells)
        expected = (("건수", 1250), ("금액", -1000.5), ("월", "2024년 3월"), ("비고", "007"))
        assert row.metadata == expected
        assert [type(value) for _, value in row.metadata] == [int, float, str, str]

    def test_blank_values_are_left_out(self) -> None:
        row = read(self.TEMPLATE, {"금액": "", "건수": " ", "월": "\u3000", "비고": "x"})
        assert row.metadata == (("비고", "x"),)

    def test_a_column_that_the_sheet_lacks_is_told_once(self) -> None:
        bound = reader(self.TEMPLATE, "금액", "건수", "월", "비고")
        assert [(issue.row_number, issue.column, issue.code) for issue in bound.notices] == [
            (0, "없는 열", "metadata_column_missing")
        ]

    def test_a_value_that_is_no_number_fails_the_row(self) -> None:
        row = read(self.TEMPLATE, {"금액": "협의", "건수": "1"})
        assert codes(row) == ["cell_type"]
        assert (row.text, row.metadata) == ("", ())


class TestKey:
    TEMPLATE = Template(name="t", key_columns=("사번", "월"))

    def test_keys_are_told_apart_and_compared_as_identifiers(self) -> None:
        def key(number: str, month: str) -> str:
            return read(self.TEMPLATE, {"사번": number, "월": month}).key

        assert key("００12 ", "3") == key("0012", "３")
        assert key("a,b", "c") != key("a", "b,c")
        assert key('a","b', "c") != key("a", 'b","c')
        assert key("12", "3") != key("0012", "3")

    @given(st.tuples(CELLS, CELLS), st.tuples(CELLS, CELLS))
    def test_only_equal_values_have_equal_keys(
        self, one: tuple[str, str], other: tuple[str, str]
    ) -> None:
        rows = [read(self.TEMPLATE, {"사번": a, "월": b}) for a, b in (one, other)]
        if all(row.key for row in rows):
            parts = [[part.strip() for part in cells] for cells in (one, other)]
            assert (rows[0].key == rows[1].key) == (parts[0] == parts[1])

    def test_a_blank_part_fails_the_row(self) -> None:
        row = read(self.TEMPLATE, {"사번": "E1", "월": " "})
        assert [(issue.column, issue.code) for issue in row.issues] == [("월", "key_blank")]
        assert (row.key, row.text, row.has_error) == ("", "", True)


class TestEmployee:
    TEMPLATE = Template(name="t", employee_column="사번", embedding_text="{{성명}}")

    def test_the_identifier_is_normalised(self) -> None:
        row = read(self.TEMPLATE, {"사번": "\u00a0００７\u200b", "성명": "홍"})
        assert row.identifier == "007"

    def test_no_identifier_is_no_error_of_the_row(self) -> None:
        """Only the mode tells whether it matters, and only the engine knows the mode."""
        row = read(self.TEMPLATE, {"사번": "", "성명": "홍"})
        assert (row.identifier, row.issues) == ("", ())

    def test_a_sheet_without_the_column(self) -> None:
        bound = reader(self.TEMPLATE, "성명")
        assert bound.employee_header is None
        assert bound.read(SheetRow(2, ("홍",))).identifier == ""
        assert reader(self.TEMPLATE, "성명", "사 번").employee_header == "사 번"

    def test_a_row_of_two_people_is_given_to_neither(self) -> None:
        """Two lists printed beside each other: A's row would tell A what B earns."""
        columns = {"사번": "007", "성명": "홍", "사번 (2)": "008", "성명 (2)": "김"}
        row = read(self.TEMPLATE, columns)
        assert [(issue.column, issue.code) for issue in row.issues] == [
            ("사번", "row_of_two_employees")
        ]
        assert row.text == ""

    @pytest.mark.parametrize("other", ["", "007", " ００７ "])
    def test_the_same_employee_twice_or_once_is_one(self, other: str) -> None:
        row = read(self.TEMPLATE, {"사번": "007", "성명": "홍", "사번 (2)": other})
        assert row.issues == ()

    def test_another_column_twice_does_not_matter(self) -> None:
        row = read(self.TEMPLATE, {"사번": "007", "성명": "홍", "비고": "1", "비고 (2)": "2"})
        assert row.issues == ()


class TestPersonalData:
    def template(self, policy: PersonalDataPolicy) -> Template:
        return Template(
            name="t",
            columns=(Column(field="주민번호", personal_data=policy),),
            key_columns=("주민번호",),
            metadata_fields=("주민번호",),
            employee_column="주민번호",
        )

    def test_what_is_left_out_is_nowhere_but_in_the_values(self) -> None:
        cells = {"성명": "홍길동", "주민번호": "900101-1234567"}
        row = read(self.template(PersonalDataPolicy.LEAVE_OUT), cells)
        assert row.text == "성명: 홍길동"
        assert row.metadata == ()
        assert dict(row.values) == cells
        assert row.identifier == "900101-1234567"

    def test_a_text_that_names_it_has_an_empty_place(self) -> None:
        template = self.template(PersonalDataPolicy.LEAVE_OUT).model_copy(
            update={"embedding_text": "{{성명}}({{주민번호}})"}
        )
        assert read(template, {"성명": "홍", "주민번호": "900101-1234567"}).text == "홍()"

    def test_what_is_masked_is_masked_in_text_and_metadata(self) -> None:
        head = TableHead("a", "b", (1,), ("성명", "주민번호"), 0)
        template = self.template(PersonalDataPolicy.MASK)
        seen: list[tuple[str, str]] = []

        def mask(field: str, value: str) -> str:
            seen.append((field, value))
            return value[:6]

        row = RowReader(template, head, mask).read(SheetRow(2, ("홍길동", "900101-1234567")))
        assert row.text == "성명: 홍길동\n주민번호: 900101"
        assert row.metadata == (("주민번호", "900101"),)
        assert seen == [("주민번호", "900101-1234567")]

    def test_the_mask_is_that_of_personal_data_unless_another_is_given(self) -> None:
        template = self.template(PersonalDataPolicy.MASK)
        row = read(template, {"성명": "홍", "주민번호": "900101-1234567"})
        assert row.text == "성명: 홍\n주민번호: 900101-1******"
        assert read(template, {"주민번호": "본인만 앎"}).text == "주민번호: ***"

    def test_a_masked_number_is_text(self) -> None:
        masked = Column(field="a", type=FieldType.NUMBER, personal_data=PersonalDataPolicy.MASK)
        template = Template(name="t", columns=(masked,), metadata_fields=("a",))
        assert read(template, {"a": "1,000"}).metadata == (("a", "***"),)

    def test_what_is_refused_fails_the_row(self) -> None:
        template = self.template(PersonalDataPolicy.REFUSE)
        row = read(template, {"성명": "홍길동", "주민번호": "900101-1234567"})
        assert codes(row) == ["cell_personal_data"]
        assert (row.text, row.metadata) == ("", ())


def test_issues_of_the_reader_come_first_and_count() -> None:
    warning = Issue(2, "a", Severity.WARNING, "sheet_says")
    error = Issue(2, "a", Severity.ERROR, "sheet_says")
    bound = reader(DEFAULT_TEMPLATE, "a")
    assert bound.read(SheetRow(2, ("x",)), [warning]).text == "a: x"
    failed = bound.read(SheetRow(2, ("",)), [warning, error])
    assert codes(failed) == ["sheet_says", "sheet_says", "row_blank_text"]
    assert failed.has_error


def test_a_short_line_is_filled_up_and_a_long_one_says_so() -> None:
    bound = reader(DEFAULT_TEMPLATE, "a", "b")
    assert bound.read(SheetRow(2, ("x",))).values == (("a", "x"), ("b", ""))
    assert bound.read(SheetRow(2, ("x", "y", ""))).issues == ()
    long = bound.read(SheetRow(2, ("x", "y", "z", "", "w")))
    assert [(issue.code, issue.params) for issue in long.issues] == [
        ("row_extra_cells", (("count", "2"),))
    ]
    assert long.text == "a: x\nb: y"


UNIQUE = Template(name="t", columns=(Column(field="사번", unique=True),))


def test_a_value_that_stands_twice_fails_the_later_row_and_names_the_first() -> None:
    bound = reader(UNIQUE, "사번", "성명")
    cells = [("E1", "가"), ("", "나"), ("Ｅ1 ", "다"), ("", "라"), ("e1", "마"), ("E1", "바")]
    rows = list(read_all(bound, [SheetRow(i, c) for i, c in enumerate(cells, start=5)]))
    assert [row.row_number for row in rows if row.has_error] == [7, 10]
    assert rows[2].issues == (
        Issue(7, "사번", Severity.ERROR, "cell_not_unique", (("first_row", "5"),)),
    )
    assert (rows[2].text, rows[2].metadata) == ("", ())
    assert rows[2].content_hash == hashlib.sha256(b"").hexdigest()


def test_the_same_row_read_again_is_not_twice() -> None:
    bound = reader(UNIQUE, "사번")
    checker = UniqueChecker(bound)
    row = bound.read(SheetRow(5, ("E1",)))
    assert checker.check(checker.check(row)) == row


def test_read_all_hands_every_row_its_issues() -> None:
    warning = Issue(3, "a", Severity.WARNING, "sheet_says")
    rows = read_all(
        reader(DEFAULT_TEMPLATE, "a"), [SheetRow(2, ("x",)), SheetRow(3, ("y",))], {3: [warning]}
    )
    assert [row.issues for row in rows] == [(), (warning,)]
