"""Personal data before it leaves, and corrected rows: the words."""

from __future__ import annotations

from jisa_desktop.domain.wording.entry import Entry, Words

_POLICIES: dict[str, Entry] = {
    "personal_data_undecided": Entry(
        Words(
            "개인정보 처리를 정해 주세요",
            "'{file}' 파일의 '{sheet}' 시트에 처리 방법을 정하지 않은 개인정보 열이 있어 "
            "외부로 보내지 않고 멈췄습니다: {columns}",
            "템플릿에서 열마다 개인정보 처리(허용, 가림, 제외, 거부)를 정한 뒤 "
            "파일을 다시 넣으세요.",
        ),
        Words(
            "Decide on personal data first",
            "Sheet '{sheet}' of '{file}' has columns of personal data that nobody has decided on, "
            "so nothing was sent away: {columns}",
            "Say in the template, column by column, whether to allow, mask, leave out or refuse "
            "it, then process the file again.",
        ),
    ),
    "column_personal_data_masked": Entry(
        Words(
            "가려서 처리하는 열",
            "'{column}' 열의 개인정보({type})는 일부를 가린 채 저장하고 검색합니다.",
            "다르게 처리하려면 템플릿에서 이 열의 개인정보 처리를 정하세요.",
        ),
        Words(
            "Masked column",
            "The {type} in column '{column}' is stored and searched in masked form.",
            "To have it otherwise, say so in the template.",
        ),
    ),
}

_CORRECTIONS: dict[str, Entry] = {
    "own_column_left_out": Entry(
        Words(
            "프로그램이 만든 열",
            "'{column}' 열은 이 프로그램이 오류를 표시하려고 넣은 열이므로 처리하지 않습니다.",
        ),
        Words(
            "A column of this program",
            "Column '{column}' was put there by this program to show errors and is left out.",
        ),
    ),
    "correction_needs_document": Entry(
        Words(
            "어느 문서의 오류 파일인지 모릅니다",
            "'{file}' 파일은 오류 행을 고치는 파일인데, 고칠 문서가 정해지지 않았습니다.",
            "고칠 문서를 고르거나(--document) 같은 제목을 준 뒤 다시 처리하세요.",
        ),
        Words(
            "Whose corrections are these?",
            "'{file}' holds corrected rows, but no document to correct was named.",
            "Choose the document (--document), or give its title, then process the file again.",
        ),
    ),
    "correction_purged": Entry(
        Words(
            "고칠 행이 남아 있지 않습니다",
            "'{file}' 파일이 고치려는 {version}번 버전의 행은 보관 기간이 지나 지워졌습니다.",
            "원본 파일 전체를 고쳐서 다시 처리하세요.",
        ),
        Words(
            "The rows to correct are gone",
            "The rows of version {version}, which '{file}' corrects, were erased by retention.",
            "Correct the whole original file and process that.",
        ),
    ),
    "correction_columns_differ": Entry(
        Words(
            "오류 파일의 열이 다릅니다",
            "'{file}' 파일의 열이 고칠 문서의 열과 다릅니다: {columns}",
            "오류 파일을 다시 내보내 값만 고치고, 열 이름은 그대로 두세요.",
        ),
        Words(
            "Other columns than the document",
            "The columns of '{file}' are not those of the document it corrects: {columns}",
            "Export the errors again, correct values only, and leave the column names alone.",
        ),
    ),
    "correction_row_unknown": Entry(
        Words(
            "고칠 행을 찾을 수 없습니다",
            "'{file}' 파일 '{sheet}' 시트 {row}행의 '{column}' 값이 고칠 문서의 행 번호가 아니거나 "
            "두 번 나옵니다.",
            "오류 파일을 다시 내보내 값만 고치고, '{column}' 열은 그대로 두세요.",
        ),
        Words(
            "No such row to correct",
            "Row {row} of sheet '{sheet}' in '{file}': '{column}' is no row of the document, or "
            "stands twice.",
            "Export the errors again, correct values only, and leave '{column}' alone.",
        ),
    ),
    "correction_outdated": Entry(
        Words(
            "그 사이 문서가 바뀌었습니다",
            "'{file}' 파일 '{sheet}' 시트 {row}행이 고치려는 행은 이미 다른 내용으로 저장되어 "
            "있습니다.",
            "오류 파일을 다시 내보내서 남은 행만 고치세요. 전체를 바꾸려면 원본 파일을 처리하세요.",
        ),
        Words(
            "The document has changed since",
            "Row {row} of sheet '{sheet}' in '{file}' would replace a row that is stored by now "
            "and says something else.",
            "Export the errors again and correct what is left; to change all, process the "
            "original file.",
        ),
    ),
    "correction_key_differs": Entry(
        Words(
            "키가 다른 행",
            "고친 행의 키 값이 원본 {row}행의 키 값과 다릅니다.",
            "키 열의 값을 원본과 같게 되돌린 뒤 다시 올려 주세요.",
        ),
        Words(
            "Another key than before",
            "The key of the corrected row is not that of row {row} in the original.",
            "Put back the values of the key columns and bring the file in again.",
        ),
    ),
}

ENTRIES: dict[str, Entry] = {**_POLICIES, **_CORRECTIONS}
