"""Templates and employees: the words.

The reasons of ``template_invalid`` are codes as well; ``say`` puts their sentences in. Sentences
avoid particles that depend on the word before them (은/는, 을/를).
"""

from __future__ import annotations

from jisa_desktop.domain.wording.entry import Entry, Words

_TEMPLATES: dict[str, Entry] = {
    "template_invalid": Entry(
        Words(
            "사용할 수 없는 템플릿",
            "템플릿을 사용할 수 없습니다. {reason}",
            "템플릿을 고친 뒤 다시 시도하세요. 저장된 템플릿은 바뀌지 않았습니다.",
        ),
        Words(
            "Unusable template",
            "The template cannot be used. {reason}",
            "Correct the template and try again. Saved templates were not changed.",
        ),
    ),
    "template_mismatch": Entry(
        Words(
            "템플릿과 맞지 않는 시트",
            "'{file}'의 '{sheet}' 시트에 템플릿 '{template}'의 필수 열이 없습니다: {columns}",
            "다른 템플릿이나 시트를 고르거나, 머리글 행을 확인하거나, "
            "템플릿에 열 이름을 추가하세요.",
        ),
        Words(
            "Sheet does not fit the template",
            "Sheet '{sheet}' of '{file}' lacks columns that template '{template}' needs: {columns}",
            "Choose another template or sheet, check the header row, or add the column's name "
            "to the template.",
        ),
    ),
}

_CHANGES: dict[str, Entry] = {
    "template_name_taken": Entry(
        Words(
            "이미 있는 이름",
            "'{template}' 템플릿이 이미 있습니다.",
            "다른 이름을 쓰거나, 그 템플릿을 열어 고치세요.",
        ),
        Words(
            "Name in use",
            "There is a template '{template}' already.",
            "Choose another name, or open that template and edit it.",
        ),
    ),
    "template_needed": Entry(
        Words(
            "삭제할 수 없는 템플릿",
            "'{template}' 템플릿은 다른 템플릿이 맞지 않을 때 쓰이므로 삭제할 수 없습니다.",
        ),
        Words(
            "Template cannot be removed",
            "'{template}' is used when no other template fits, so it cannot be removed.",
        ),
    ),
    "link_own_name": Entry(
        Words(
            "연결할 수 없는 열",
            "'{column}' 열은 '{field}' 필드와 이름이 같아 그 필드에만 연결됩니다.",
            "템플릿에서 필드 이름을 바꾼 뒤 다시 연결하세요.",
        ),
        Words(
            "Column cannot be linked",
            "The column '{column}' is named like the field '{field}', so it feeds that field only.",
            "Rename the field in the template, then link the column again.",
        ),
    ),
    "link_name_wins": Entry(
        Words(
            "연결할 수 없는 열",
            "'{field}' 필드에는 이름이 더 잘 맞는 '{other}' 열이 먼저 연결됩니다.",
            "'{other}' 열을 다른 필드에 연결하거나 템플릿에서 필드 이름을 바꾸세요.",
        ),
        Words(
            "Column cannot be linked",
            "The field '{field}' takes the column '{other}' first, whose name fits better.",
            "Link '{other}' to another field, or rename the field in the template.",
        ),
    ),
}

_REASONS: dict[str, Entry] = {
    "template_not_json": Entry(
        Words("JSON 오류", "올바른 JSON 파일이 아닙니다."),
        Words("Not JSON", "It is not a valid JSON file."),
    ),
    "template_too_long": Entry(
        Words("너무 긴 템플릿", "파일이나 '{field}' 항목이 허용된 길이를 넘습니다."),
        Words("Too long", "The file or the item '{field}' is longer than allowed."),
    ),
    "template_key_twice": Entry(
        Words("중복된 항목", "'{name}' 항목이 두 번 나옵니다."),
        Words("Item given twice", "The item '{name}' is given twice."),
    ),
    "template_unknown_key": Entry(
        Words("알 수 없는 항목", "'{name}' 항목은 템플릿에 없는 항목입니다(위치: {field})."),
        Words("Unknown item", "A template has no item '{name}' (at {field})."),
    ),
    "template_missing": Entry(
        Words("빠진 항목", "'{field}' 항목이 없습니다."),
        Words("Missing item", "The item '{field}' is missing."),
    ),
    "template_wrong_type": Entry(
        Words("잘못된 형식", "값의 형식이 맞지 않습니다(위치: {field})."),
        Words("Wrong kind of value", "A value is of the wrong kind (at {field})."),
    ),
    "template_not_listed": Entry(
        Words("허용되지 않는 값", "'{field}' 항목에 쓸 수 없는 값입니다."),
        Words("Value not allowed", "The item '{field}' does not allow this value."),
    ),
    "template_blank": Entry(
        Words("빈 이름", "'{field}' 항목에 빈 이름이 있습니다."),
        Words("Blank name", "The item '{field}' holds a blank name."),
    ),
    "template_pattern": Entry(
        Words("잘못된 정규식", "'{field}' 항목의 정규식이 올바르지 않습니다."),
        Words("Wrong pattern", "The regular expression of '{field}' is not valid."),
    ),
    "template_range": Entry(
        Words("잘못된 범위", "최솟값이 최댓값보다 큽니다(위치: {field})."),
        Words("Wrong range", "The minimum is above the maximum (at {field})."),
    ),
    "template_range_type": Entry(
        Words(
            "범위를 쓸 수 없는 열", "최솟값과 최댓값은 숫자 열에만 쓸 수 있습니다(위치: {field})."
        ),
        Words("Range without numbers", "Only columns of numbers have a range (at {field})."),
    ),
    "template_name_twice": Entry(
        Words("중복된 이름", "'{name}' 이름이 두 번 쓰였습니다(위치: {field})."),
        Words("Name used twice", "The name '{name}' is used twice (at {field})."),
    ),
    "template_unknown_field": Entry(
        Words("없는 열", "'{field}' 항목의 '{name}' 열이 템플릿의 열 목록에 없습니다."),
        Words("Unknown column", "'{field}' names '{name}', which no column of the template has."),
    ),
    "template_reserved": Entry(
        Words("쓸 수 없는 이름", "프로그램이 쓰는 이름은 메타데이터에 쓸 수 없습니다: {name}"),
        Words("Reserved name", "The metadata name '{name}' is used by the program itself."),
    ),
    "template_placeholder_open": Entry(
        Words("닫히지 않은 자리 표시", "'{field}' 항목에 '}}}}'로 닫히지 않은 '{{{{'가 있습니다."),
        Words("Open placeholder", "'{field}' holds a '{{{{' that no '}}}}' closes."),
    ),
    "template_no_placeholder": Entry(
        Words(
            "자리 표시 없음",
            "'{field}' 항목에 {{{{열 이름}}}}이 없어 모든 행이 같은 문장이 됩니다.",
        ),
        Words(
            "No placeholder",
            "'{field}' holds no {{{{column}}}}, so that all rows would be the same text.",
        ),
    ),
    "template_header_rows": Entry(
        Words("잘못된 머리글 행", "머리글 행은 1 이상이고, 첫 행이 마지막 행보다 클 수 없습니다."),
        Words("Wrong header rows", "Header rows start at 1, the first not after the last."),
    ),
}

_EMPLOYEES: dict[str, Entry] = {
    "employee_blank": Entry(
        Words(
            "빈 직원 식별자",
            "직원 식별자가 없습니다.",
            "사번을 채운 뒤 다시 올려 주세요.",
        ),
        Words(
            "Employee identifier missing",
            "The employee identifier is missing.",
            "Fill in the employee number and bring the workbook in again.",
        ),
    ),
    "employee_unknown": Entry(
        Words(
            "알 수 없는 직원",
            "직원을 찾을 수 없습니다: {identifier}",
            "사번을 고치거나 직원을 등록한 뒤, 이 행만 다시 처리하세요.",
        ),
        Words(
            "Unknown employee",
            "No employee was found: {identifier}",
            "Correct the number or register the employee, then process these rows again.",
        ),
    ),
    "employee_failed": Entry(
        Words(
            "직원 처리 실패",
            "직원 {identifier} 처리 실패: {reason}",
            "원인을 해결한 뒤 실패한 행만 다시 처리하세요.",
        ),
        Words(
            "Employee failed",
            "Employee {identifier} could not be processed: {reason}",
            "Resolve the cause, then process the failed rows again.",
        ),
    ),
    "employee_columns": Entry(
        Words(
            "사번 열이 없는 명부",
            "'{file}' 파일의 '{sheet}' 시트에서 사번 열을 찾을 수 없습니다.",
            "사번 열의 머리글을 '사번'으로 바꾸거나 다른 시트를 고르세요.",
        ),
        Words(
            "No column of employee numbers",
            "Sheet '{sheet}' of '{file}' has no column of employee numbers.",
            "Name that column 'employee_number', or choose another sheet.",
        ),
    ),
    "employee_twice": Entry(
        Words(
            "중복된 사번",
            "같은 사번({identifier})이 {first_row}행에 이미 있어 이 행은 등록되지 않습니다.",
            "명부에서 한 행만 남긴 뒤 다시 가져오세요.",
        ),
        Words(
            "Employee number stands twice",
            "Row {first_row} already holds employee number {identifier}; this row is not taken.",
            "Keep one of the two rows and import the list again.",
        ),
    ),
}

ENTRIES: dict[str, Entry] = {**_TEMPLATES, **_CHANGES, **_REASONS, **_EMPLOYEES}
