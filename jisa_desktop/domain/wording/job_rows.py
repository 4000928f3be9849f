"""What the plan decides of rows: the words.

Row numbers are not in them: wherever an issue is listed, its row stands beside it.
"""

from __future__ import annotations

from jisa_desktop.domain.wording.entry import Entry, Words

ENTRIES: dict[str, Entry] = {
    "key_duplicate": Entry(
        Words(
            "중복된 키",
            "키 값이 같은 행이 {first_row}행에 이미 있어 이 행은 저장되지 않았습니다.",
            "두 행 가운데 하나를 고치거나 지운 뒤 다시 올려 주세요.",
        ),
        Words(
            "Key stands twice",
            "Row {first_row} has the same key, so this row was not stored.",
            "Correct or remove one of the two rows and bring the workbook in again.",
        ),
    ),
    "duplicate_row": Entry(
        Words("중복된 행", "내용이 같은 행이 {first_row}행에 이미 있어 건너뛰었습니다."),
        Words("Duplicate row", "Skipped: row {first_row} says the same."),
    ),
    "duplicate_elsewhere": Entry(
        Words(
            "다른 문서에 있는 행",
            "내용이 같은 행이 문서 {document}의 {first_row}행에 이미 있어 건너뛰었습니다.",
        ),
        Words(
            "Row of another document",
            "Skipped: row {first_row} of document {document} says the same.",
        ),
    ),
    "employee_inactive": Entry(
        Words(
            "비활성 직원",
            "비활성화된 직원의 행이어서 건너뛰었습니다: {identifier}",
            "퇴사한 직원이 아니라면 직원을 다시 활성화하세요.",
        ),
        Words(
            "Inactive employee",
            "Skipped: the employee is inactive: {identifier}",
            "If they have not left, activate the employee again.",
        ),
    ),
    "text_rejected": Entry(
        Words(
            "임베딩할 수 없는 행",
            "임베딩 서비스가 이 행의 내용을 받지 않았습니다.",
            "행의 내용을 줄이거나 고친 뒤 다시 올려 주세요.",
        ),
        Words(
            "Row cannot be embedded",
            "The embedder does not take this row's text.",
            "Shorten or correct the row and bring the workbook in again.",
        ),
    ),
    "record_rejected": Entry(
        Words(
            "저장할 수 없는 행",
            "벡터 인덱스가 이 행의 레코드를 받지 않았습니다.",
            "메타데이터로 저장하는 값이 너무 길지 않은지 확인하세요.",
        ),
        Words(
            "Row cannot be stored",
            "The index does not take this row's record.",
            "Check that the values stored as metadata are not too long.",
        ),
    ),
    "header_uncertain": Entry(
        Words(
            "머리글 확인 필요",
            "머리글 행이 확실하지 않습니다.",
            "미리보기에서 머리글 행이 맞는지 확인해 주세요.",
        ),
        Words(
            "Check the header",
            "The header row is not certain.",
            "Check it in the preview.",
        ),
    ),
}
