"""An empty workbook of a template says what it wants, and its own reader takes it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from python_calamine import CalamineWorkbook

from jisa_desktop.domain.rows import RowReader
from jisa_desktop.domain.table import SheetRow, TableHead
from jisa_desktop.domain.template import (
    DEFAULT_TEMPLATE,
    Column,
    FieldType,
    PersonalDataPolicy,
    Template,
    template_from_json,
)
from jisa_desktop.sheets.header import find_header, flatten
from jisa_desktop.sheets.number_format import display
from jisa_desktop.sheets.template_examples import example_value
from jisa_desktop.sheets.template_workbook import sheet_name, write_template_workbook

BUILT_IN = sorted((Path(__file__).parents[2] / "resources" / "templates").glob("*.json"))


@contextmanager
def written(tmp_path: Path, template: Template) -> Iterator[Workbook]:
    path = tmp_path / "빈 양식.xlsx"
    write_template_workbook(path, template)
    book = load_workbook(io.BytesIO(path.read_bytes()))
    yield book
    book.close()


def rules(book: Workbook) -> dict[str, DataValidation]:
    """Data validations by their column's letter."""
    found = book.worksheets[0].data_validations.dataValidation
    return {str(rule.sqref).rstrip("0123456789").partition(":")[0][0]: rule for rule in found}


def one_column(**what: object) -> Template:
    return Template(name="시험", columns=(Column.model_validate({"field": "값", **what}),))


@pytest.mark.parametrize("file", BUILT_IN, ids=lambda file: file.stem)
def test_a_built_in_template_reads_its_own_workbook(tmp_path: Path, file: Path) -> None:
    template = template_from_json(file.read_text(encoding="utf-8"))
    with written(tmp_path, template) as book:
        formats = [[cell.number_format for cell in row] for row in book.worksheets[0]]
    path = tmp_path / "빈 양식.xlsx"
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes())).get_sheet_by_index(0)
    lines = sheet.to_python()
    guess = find_header(lines, ())
    assert (guess.first, guess.last) == (0, 0)
    columns = flatten(lines, (), 0, 0)
    assert columns == tuple(column.field for column in template.columns)
    shown = tuple(map(display, lines[1], formats[1]))
    reader = RowReader(template, TableHead("a.xlsx", "s", (1,), columns, 1))
    row = reader.read(SheetRow(2, shown))
    assert row.issues == ()
    assert row.text


def test_there_are_built_in_templates() -> None:
    assert len(BUILT_IN) >= 5


def test_headers_say_what_their_cells_must_be(tmp_path: Path) -> None:
    template = Template(
        name="급여",
        columns=(
            Column(field="사번", required=True, unique=True, pattern="[0-9]{8}"),
            Column(
                field="기본급",
                headers=("급여",),
                type=FieldType.INTEGER,
                minimum=0,
                maximum=1e7,
            ),
            Column(field="구분", one_of=("정규", "계약")),
            Column(field="주민번호", personal_data=PersonalDataPolicy.REFUSE),
        ),
    )
    with written(tmp_path, template) as book:
        sheet = book.worksheets[0]
        comments = [sheet.cell(1, place).comment.text for place in range(1, 5)]
        fills = [sheet.cell(1, place).fill.fgColor.rgb for place in range(1, 5)]
        example = [cell.value for cell in sheet[2]]
    assert comments[0] == "필수 항목입니다.\n규칙: [0-9]{8}\n같은 값을 두 번 쓸 수 없습니다."
    assert comments[1] == (
        "선택 항목입니다.\n형식: 정수(예: 1,250)\n최솟값: 0\n최댓값: 10,000,000\n다른 이름: 급여"
    )
    assert "쓸 수 있는 값: 정규, 계약" in comments[2]
    assert "비워 두세요" in comments[3]
    assert fills[0] != fills[1] == fills[2] == fills[3]
    assert example == ["00012345", 1000, "정규", None]
    assert sheet.title == "급여"
    assert sheet.freeze_panes == "A2"


@pytest.mark.parametrize(
    ("what", "example"),
    [
        ({"field": "사번"}, "00012345"),
        ({"field": "사번", "pattern": "A[0-9]{3}"}, "A001"),
        ({"field": "담당 부서"}, "인사팀"),
        ({"field": "부서", "one_of": ("본사", "공장")}, "본사"),
        ({"field": "금액", "type": "integer", "minimum": 5_000}, "100000"),
        ({"field": "비율", "type": "number", "minimum": 7, "maximum": 8}, "7"),
        ({"field": "일자", "type": "date", "pattern": "[0-9]{8}"}, "20240305"),
        ({"field": "코드", "pattern": "ZZZ"}, ""),
        ({"field": "주민번호", "personal_data": "refuse"}, ""),
    ],
)
def test_an_example_is_one_that_the_column_accepts(what: dict[str, object], example: str) -> None:
    assert example_value(Column.model_validate(what)) == example


def test_text_columns_keep_leading_zeros_before_anything_is_typed(tmp_path: Path) -> None:
    template = Template(
        name="a",
        columns=(
            Column(field="사번"),
            Column(field="일자", type=FieldType.DATE),
            Column(field="월", type=FieldType.MONTH),
        ),
    )
    with written(tmp_path, template) as book:
        dimensions = book.worksheets[0].column_dimensions
        assert [dimensions[letter].number_format for letter in "ABC"] == ["@", "yyyy-mm-dd", "@"]
        assert book.worksheets[0]["A2"].data_type == "s"


@pytest.mark.parametrize(
    ("what", "kind", "formula", "style"),
    [
        ({"one_of": ("정규", "계약")}, "list", '"정규,계약"', "stop"),
        ({"type": "integer"}, "whole", "-1E+307", "warning"),
        ({"type": "number", "minimum": 0.5}, "decimal", "0.5", "warning"),
        ({"type": "number", "maximum": 3}, "decimal", "3", "warning"),
        ({"type": "integer", "minimum": 1, "maximum": 9}, "whole", "1", "warning"),
        ({"type": "date"}, "date", "1", "warning"),
        ({"type": "boolean"}, "list", '"Y,N"', "warning"),
        ({"type": "email"}, "custom", 'ISNUMBER(FIND("@",A2))', "warning"),
        ({"unique": True}, "custom", "COUNTIF($A$2:$A$1048576,A2)=1", "warning"),
    ],
)
def test_excel_checks_what_it_can(
    tmp_path: Path, what: dict[str, object], kind: str, formula: str, style: str
) -> None:
    with written(tmp_path, one_column(**what)) as book:
        rule = rules(book)["A"]
    assert (rule.type, rule.formula1, rule.errorStyle) == (kind, formula, style)
    assert str(rule.sqref) == "A2:A1048576"
    assert rule.showErrorMessage


def test_plain_text_has_no_rule(tmp_path: Path) -> None:
    with written(tmp_path, one_column()) as book:
        assert rules(book) == {}


@pytest.mark.parametrize(
    "values", [tuple(f"선택지 {n}" for n in range(100)), ("서울, 본사", "부산"), ('"특"', "일반")]
)
def test_choices_that_do_not_fit_a_rule_stand_on_a_hidden_sheet(
    tmp_path: Path, values: tuple[str, ...]
) -> None:
    template = Template(
        name="a",
        columns=(Column(field="값", one_of=values), Column(field="둘", one_of=("=가,", "나"))),
    )
    with written(tmp_path, template) as book:
        lists = book["선택 목록"]
        assert lists.sheet_state == "hidden"
        assert [cell.value for cell in lists["A"]][: len(values)] == list(values)
        assert rules(book)["A"].formula1 == f"'선택 목록'!$A$1:$A${len(values)}"
        assert rules(book)["B"].formula1 == "'선택 목록'!$B$1:$B$2"
        assert lists["B1"].data_type == "s"
        assert book.active.title == "a"


def test_the_header_stands_where_the_template_looks_for_it(tmp_path: Path) -> None:
    template = one_column().model_copy(update={"header_rows": (3, 4)})
    with written(tmp_path, template) as book:
        sheet = book.worksheets[0]
        assert sheet["A1"].value == "시험"
        assert sheet["A4"].value == "값"
        assert sheet.freeze_panes == "A5"


def test_fields_named_elsewhere_get_a_column_once(tmp_path: Path) -> None:
    template = Template(
        name="a",
        columns=(Column(field="사번", headers=("사원번호",)),),
        employee_column="사원번호",
        key_columns=("사번", "월"),
        embedding_text="{{성명}} {{월}}",
        metadata_fields=("성명", "부서"),
    )
    with written(tmp_path, template) as book:
        assert [cell.value for cell in book.worksheets[0][1]] == ["사번", "월", "성명", "부서"]
    with written(tmp_path, DEFAULT_TEMPLATE) as book:
        assert book.worksheets[0]["A1"].value == "employee_id"


@given(st.text(min_size=1, max_size=60).filter(lambda text: text.strip()))
def test_any_template_name_becomes_asheet_name(name: str) -> None:
    title = sheet_name(name)
    assert 0 < len(title) <= 31
    assert not set(title) & set("[]:*?/\\")
    assert title[0] != "'" != title[-1]
    Workbook().active.title = title
