"""What Excel itself checks while someone fills an empty workbook of a template."""

from __future__ import annotations

from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation

from jisa_desktop.domain.template import NUMERIC_TYPES, Column, FieldType
from jisa_desktop.sheets.text_cells import put_text

LISTS_SHEET = "선택 목록"

_LAST_ROW = 1_048_576
_LONGEST_INLINE_LIST = 255
_TITLE = "입력 값 확인"
_STOP, _WARN = "stop", "warning"


class Validations:
    """Makes one rule a column, and keeps long choice lists on a hidden sheet of the book."""

    def __init__(self, book: Workbook) -> None:
        self._book = book

    def of(self, column: Column, place: int, first_row: int) -> DataValidation | None:
        """``place`` is the column's number in the sheet, from 1; None when there is no rule.

        Only choices are binding: for numbers and dates the reader knows more spellings than
        Excel ('1,000원', '2024년 3월 5일'), so Excel asks and the person decides.
        """
        rule = self._rule(column, place, first_row)
        if rule is None:
            return None
        rule.errorTitle = _TITLE
        rule.showErrorMessage = True
        letter = get_column_letter(place)
        rule.add(f"{letter}{first_row}:{letter}{_LAST_ROW}")
        return rule

    def _rule(  # noqa: PLR0911 - one return a kind of rule
        self, column: Column, place: int, first_row: int
    ) -> DataValidation | None:
        if column.one_of:
            return _rule(
                "list", self._choices(column.one_of), "목록에 있는 값만 쓸 수 있습니다.", _STOP
            )
        if column.type in NUMERIC_TYPES:
            return _number_rule(column)
        if column.type is FieldType.DATE:
            message = "날짜를 2024-03-05처럼 쓰세요."
            return _rule("date", "1", message, _WARN, operator="greaterThanOrEqual")
        if column.type is FieldType.BOOLEAN:
            return _rule("list", '"Y,N"', "Y 또는 N으로 쓰세요.", _WARN)
        cell = f"{get_column_letter(place)}{first_row}"
        if column.type is FieldType.EMAIL:
            formula = f'ISNUMBER(FIND("@",{cell}))'
            return _rule("custom", formula, "이메일 주소를 hong@example.com처럼 쓰세요.", _WARN)
        if column.unique:
            letter = get_column_letter(place)
            area = f"${letter}${first_row}:${letter}${_LAST_ROW}"
            return _rule("custom", f"COUNTIF({area},{cell})=1", "이미 있는 값입니다.", _WARN)
        return None

    def _choices(self, values: tuple[str, ...]) -> str:
        """Short plain lists stand in the rule itself, others on the hidden sheet."""
        joined = ",".join(values)
        is_plain = all(not set(value) & set(',"') for value in values)
        if is_plain and len(joined) <= _LONGEST_INLINE_LIST:
            return f'"{joined}"'
        if LISTS_SHEET not in self._book.sheetnames:
            self._book.create_sheet(LISTS_SHEET).sheet_state = "hidden"
        sheet = self._book[LISTS_SHEET]
        place = sheet.max_column + 1 if sheet["A1"].value is not None else 1
        for number, value in enumerate(values, start=1):
            put_text(sheet.cell(number, place), value)
        letter = get_column_letter(place)
        return f"{quote_sheetname(LISTS_SHEET)}!${letter}$1:${letter}${len(values)}"


def _rule(
    kind: str, formula: str, message: str, style: str, *, operator: str | None = None
) -> DataValidation:
    return DataValidation(
        type=kind,
        formula1=formula,
        operator=operator,
        allow_blank=True,
        error=message,
        errorStyle=style,
    )


def _number_rule(column: Column) -> DataValidation:
    kind = "whole" if column.type is FieldType.INTEGER else "decimal"
    low, high = column.minimum, column.maximum
    if low is not None and high is not None:
        message = f"{low:,.15g}부터 {high:,.15g}까지의 숫자를 쓰세요."
        rule = _rule(kind, f"{low:.15g}", message, _WARN, operator="between")
        rule.formula2 = f"{high:.15g}"
        return rule
    if low is not None:
        message = f"{low:,.15g} 이상의 숫자를 쓰세요."
        return _rule(kind, f"{low:.15g}", message, _WARN, operator="greaterThanOrEqual")
    if high is not None:
        message = f"{high:,.15g} 이하의 숫자를 쓰세요."
        return _rule(kind, f"{high:.15g}", message, _WARN, operator="lessThanOrEqual")
    return _rule(kind, "-1E+307", "숫자만 쓰세요.", _WARN, operator="greaterThanOrEqual")
