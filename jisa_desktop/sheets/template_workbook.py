"""An empty workbook for a template: its headers, what they mean, and an example row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from jisa_desktop.domain.numbers import parse_float
from jisa_desktop.domain.placeholders import split_text
from jisa_desktop.domain.template import (
    NUMERIC_TYPES,
    Column,
    FieldType,
    PersonalDataPolicy,
    Template,
)
from jisa_desktop.domain.text import header_key
from jisa_desktop.domain.wording import say
from jisa_desktop.sheets.saving import save_atomically
from jisa_desktop.sheets.template_examples import example_value
from jisa_desktop.sheets.template_validation import Validations
from jisa_desktop.sheets.text_cells import put_text, writable

_AUTHOR = "JISA"
_EXAMPLE_NOTE = "예시 행입니다. 지우고 실제 값을 적으세요."
_NOTE_WIDTH, _NOTE_LINE_HEIGHT = 300, 22
_WIDEST, _NARROWEST = 40.0, 12.0
_LONGEST_SHEET_NAME = 31
_SHEET_NAME_NOISE = re.compile(r"[\[\]:*?/\\\x00-\x1f]")

_REQUIRED_FILL = PatternFill("solid", fgColor="FCE4D6")
_OPTIONAL_FILL = PatternFill("solid", fgColor="E7E6E6")
_HEADER_FONT = Font(bold=True)
_EXAMPLE_FONT = Font(italic=True, color="808080")
_CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)

_FORMATS = {FieldType.INTEGER: "#,##0", FieldType.NUMBER: "General", FieldType.DATE: "yyyy-mm-dd"}
_TEXT_FORMAT = "@"
_POLICIES = {
    PersonalDataPolicy.MASK: "개인정보: 가려서 저장합니다.",
    PersonalDataPolicy.LEAVE_OUT: "개인정보: 저장하지 않습니다.",
    PersonalDataPolicy.REFUSE: "개인정보: 값이 있으면 행을 받지 않습니다. 비워 두세요.",
}


def write_template_workbook(path: Path, template: Template) -> None:
    """Write an empty workbook that ``template`` reads without questions.

    Headers stand in row 1, or where the template says its header is. Required ones have another
    colour; each has a comment with what its cells must be. One example row follows.

    Raises what ``save_atomically`` raises.
    """
    book = Workbook()
    sheet = book.active
    sheet.title = sheet_name(template.name)
    header_row = template.header_rows[1] if template.header_rows else 1
    if header_row > 1:
        put_text(sheet.cell(1, 1), template.name)
    validations = Validations(book)
    for place, column in enumerate(_columns(template), start=1):
        _write_header(sheet.cell(header_row, place), column)
        _lay_out(sheet, column, place)
        _write_example(sheet.cell(header_row + 1, place), column)
        rule = validations.of(column, place, header_row + 1)
        if rule is not None:
            sheet.add_data_validation(rule)
    sheet.cell(header_row + 1, 1).comment = _comment([_EXAMPLE_NOTE])
    sheet.freeze_panes = f"A{header_row + 1}"
    save_atomically(path, book.save)


def _columns(template: Template) -> Iterator[Column]:
    """The template's columns, then fields that it names elsewhere and lets the sheet bring."""
    known = {header_key(name) for column in template.columns for name in column.names}
    yield from template.columns
    employee = (template.employee_column,) if template.employee_column else ()
    text = split_text(template.embedding_text or "").names
    for name in (*employee, *template.key_columns, *text, *template.metadata_fields):
        if header_key(name) not in known:
            known.add(header_key(name))
            yield Column(field=name)


def _write_header(cell: Cell, column: Column) -> None:
    put_text(cell, column.field)
    cell.font = _HEADER_FONT
    cell.fill = _REQUIRED_FILL if column.required else _OPTIONAL_FILL
    cell.alignment = _CENTRED
    cell.comment = _comment(_explain(column))


def _explain(column: Column) -> Iterator[str]:
    yield "필수 항목입니다." if column.required else "선택 항목입니다."
    if column.type is not FieldType.TEXT:
        yield f"형식: {say(f'type_{column.type.value}').sentence}"
    if column.one_of:
        yield f"쓸 수 있는 값: {', '.join(column.one_of)}"
    if column.minimum is not None:
        yield f"최솟값: {column.minimum:,.15g}"
    if column.maximum is not None:
        yield f"최댓값: {column.maximum:,.15g}"
    if column.pattern:
        yield f"규칙: {column.pattern}"
    if column.unique:
        yield "같은 값을 두 번 쓸 수 없습니다."
    if column.personal_data in _POLICIES:
        yield _POLICIES[column.personal_data]
    if column.headers:
        yield f"다른 이름: {', '.join(column.headers)}"


def _comment(lines: Iterable[str]) -> Comment:
    texts = [writable(line) for line in lines]
    height = _NOTE_LINE_HEIGHT * (1 + sum(1 + len(text) // 25 for text in texts))
    return Comment("\n".join(texts), _AUTHOR, width=_NOTE_WIDTH, height=height)


def _lay_out(sheet: Worksheet, column: Column, place: int) -> None:
    """Text columns are text before anything is typed, or 00012345 would become 12345."""
    dimension = sheet.column_dimensions[get_column_letter(place)]
    dimension.number_format = _FORMATS.get(column.type, _TEXT_FORMAT)
    dimension.width = min(_WIDEST, max(_NARROWEST, 2.2 * len(column.field) + 4))


def _write_example(cell: Cell, column: Column) -> None:
    text = example_value(column)
    number = parse_float(text) if column.type in NUMERIC_TYPES else None
    if number is not None:
        cell.value = int(number) if number.is_integer() else number
        cell.number_format = _FORMATS[column.type]
    elif text:
        put_text(cell, text)
    cell.font = _EXAMPLE_FONT


def sheet_name(name: str) -> str:
    """What Excel allows: 31 characters, none of []:*?/\\, no apostrophe at either end."""
    cleaned = (
        _SHEET_NAME_NOISE.sub(" ", writable(name))[:_LONGEST_SHEET_NAME].strip().strip("'").strip()
    )
    return cleaned if cleaned and cleaned.casefold() != "history" else "템플릿"
