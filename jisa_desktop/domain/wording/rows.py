"""Rows and their cells: the words.

Sentences avoid particles that depend on the word before them (은/는, 을/를). Row numbers are not
in them: wherever an issue is listed, its row stands beside it.
"""

from __future__ import annotations

from jisa_desktop.domain.wording.entry import Entry, Words

_SHEET_CELL_KO = "원본 파일에서 값을 고친 뒤 다시 올려 주세요."
_SHEET_CELL_EN = "Correct the value in the workbook and bring it in again."

_CELLS: dict[str, Entry] = {
    "cell_required": Entry(
        Words("빈 필수 값", "'{column}' 열은 비워 둘 수 없습니다.", _SHEET_CELL_KO),
        Words("Required value missing", "Column '{column}' must not be blank.", _SHEET_CELL_EN),
    ),
    "cell_type": Entry(
        Words(
            "잘못된 형식의 값",
            "'{column}' 열의 값은 {type} 형식이어야 합니다. 현재 값: {value}",
            _SHEET_CELL_KO,
        ),
        Words(
            "Value of the wrong type",
            "Column '{column}' must hold {type}. It holds: {value}",
            _SHEET_CELL_EN,
        ),
    ),
    "cell_pattern": Entry(
        Words(
            "규칙에 맞지 않는 값",
            "'{column}' 열의 값이 정해진 규칙({pattern})에 맞지 않습니다. 현재 값: {value}",
            _SHEET_CELL_KO,
        ),
        Words(
            "Value against the pattern",
            "Column '{column}' does not match the pattern {pattern}. It holds: {value}",
            _SHEET_CELL_EN,
        ),
    ),
    "cell_not_listed": Entry(
        Words(
            "목록에 없는 값",
            "'{column}' 열에는 다음 값만 쓸 수 있습니다: {allowed}. 현재 값: {value}",
            _SHEET_CELL_KO,
        ),
        Words(
            "Value not in the list",
            "Column '{column}' allows only: {allowed}. It holds: {value}",
            _SHEET_CELL_EN,
        ),
    ),
    "cell_range": Entry(
        Words(
            "범위를 벗어난 값",
            "'{column}' 열의 값이 허용 범위({range})를 벗어났습니다. 현재 값: {value}",
            _SHEET_CELL_KO,
        ),
        Words(
            "Value out of range",
            "Column '{column}' must be within {range}. It holds: {value}",
            _SHEET_CELL_EN,
        ),
    ),
    "cell_not_unique": Entry(
        Words(
            "중복된 값",
            "'{column}' 열의 값이 {first_row}행에 이미 있습니다.",
            "두 행 가운데 하나를 고치거나 지운 뒤 다시 올려 주세요.",
        ),
        Words(
            "Value stands twice",
            "Row {first_row} already holds this value of column '{column}'.",
            "Correct or remove one of the two rows and bring the workbook in again.",
        ),
    ),
    "cell_personal_data": Entry(
        Words(
            "개인정보가 있는 열",
            "템플릿이 '{column}' 열의 개인정보를 받지 않으므로 이 행은 저장되지 않습니다.",
            "값을 지우거나, 템플릿에서 이 열의 개인정보 처리를 바꾸세요.",
        ),
        Words(
            "Personal data refused",
            "The template refuses personal data in column '{column}'; this row is not stored.",
            "Remove the value, or change what the template does with this column.",
        ),
    ),
}

_TYPES: dict[str, Entry] = {
    "type_integer": Entry(
        Words("정수", "정수(예: 1,250)"), Words("Integer", "a whole number (such as 1,250)")
    ),
    "type_number": Entry(
        Words("숫자", "숫자(예: 1,250,000 또는 12.5%)"),
        Words("Number", "a number (such as 1,250,000 or 12.5%)"),
    ),
    "type_date": Entry(
        Words("날짜", "날짜(예: 2024-03-05)"), Words("Date", "a date (such as 2024-03-05)")
    ),
    "type_month": Entry(
        Words("월", "월(예: 2024-03)"), Words("Month", "a month (such as 2024-03)")
    ),
    "type_boolean": Entry(
        Words("예/아니요", "예/아니요(예: Y, N)"), Words("Yes or no", "yes or no (such as Y, N)")
    ),
    "type_email": Entry(
        Words("이메일", "이메일 주소(예: hong@example.com)"),
        Words("E-mail", "an e-mail address (such as hong@example.com)"),
    ),
}

_ROWS: dict[str, Entry] = {
    "row_blank_text": Entry(
        Words(
            "내용 없는 행",
            "템플릿이 쓰는 열이 모두 비어 있어 저장할 내용이 없습니다.",
            "값을 채우거나 행을 지운 뒤 다시 올려 주세요.",
        ),
        Words(
            "Row without content",
            "All columns that the template uses are blank: there is nothing to store.",
            "Fill in the values or remove the row, and bring the workbook in again.",
        ),
    ),
    "row_extra_cells": Entry(
        Words(
            "머리글 밖의 값",
            "머리글이 없는 칸의 값 {count}개는 저장되지 않았습니다.",
            "필요한 값이면 머리글을 붙인 뒤 다시 올려 주세요.",
        ),
        Words(
            "Values outside the header",
            "{count} values stand beyond the last header and were not stored.",
            "Give them a header if they are wanted, and bring the workbook in again.",
        ),
    ),
    "row_of_two_employees": Entry(
        Words(
            "두 사람이 섞인 행",
            "한 행에 서로 다른 '{column}' 값이 있어, 다른 사람의 내용이 섞이지 않도록 저장하지 "
            "않았습니다.",
            "옆으로 나란한 표를 아래로 이어 붙인 뒤 다시 올려 주세요.",
        ),
        Words(
            "Two people in one row",
            "The row holds different values of '{column}'. It was not stored, so that nobody reads "
            "what belongs to another.",
            "Move the table on the right below the other, and bring the workbook in again.",
        ),
    ),
    "key_blank": Entry(
        Words(
            "빈 키 값",
            "행을 구별하는 '{column}' 열이 비어 있습니다.",
            _SHEET_CELL_KO,
        ),
        Words(
            "Key value missing",
            "Column '{column}', which tells rows apart, is blank.",
            _SHEET_CELL_EN,
        ),
    ),
    "metadata_column_missing": Entry(
        Words(
            "없는 메타데이터 열",
            "메타데이터로 저장할 '{column}' 열이 시트에 없어, 이 값 없이 저장됩니다.",
            "열이 필요하면 머리글을 확인하거나 템플릿에 열 이름을 추가하세요.",
        ),
        Words(
            "Metadata column missing",
            "The sheet has no column '{column}' for the metadata; rows are stored without it.",
            "If it is wanted, check the header or add the column's name to the template.",
        ),
    ),
}

ENTRIES: dict[str, Entry] = {**_CELLS, **_TYPES, **_ROWS}
