"""What a person should know of a table before trusting it: the words.

Sentences avoid particles that depend on the word before them (은/는, 을/를).
"""

from __future__ import annotations

from jisa_desktop.domain.wording.entry import Entry, Words

_KEEP_KO = "들어가야 할 행이 있으면 Excel에서 그 행의 글을 고친 뒤 다시 올려 주세요."
_KEEP_EN = "If one of them belongs in, change its text in Excel and use the file again."

_LEFT_OUT: dict[str, Entry] = {
    "sheet_totals_left_out": Entry(
        Words("합계 행", "합계나 소계로 보이는 {count}개 행을 뺐습니다: {rows}행", _KEEP_KO),
        Words("Totals", "{count} rows that look like totals were left out: {rows}", _KEEP_EN),
    ),
    "sheet_headers_left_out": Entry(
        Words("반복된 머리글", "머리글이 되풀이된 {count}개 행을 뺐습니다: {rows}행"),
        Words("Repeated header", "{count} rows that repeat the header were left out: {rows}"),
    ),
    "sheet_notes_left_out": Entry(
        Words("설명 행", "설명이나 제목으로 보이는 {count}개 행을 뺐습니다: {rows}행", _KEEP_KO),
        Words(
            "Notes",
            "{count} rows that look like notes or titles were left out: {rows}",
            _KEEP_EN,
        ),
    ),
    "sheet_other_table": Entry(
        Words(
            "아래에 다른 표가 있습니다",
            "{row}행부터 머리글이 다른 표가 이어져 그 표의 {count}개 행을 읽지 않았습니다.",
            "그 표는 시트를 나누어 올리거나, 같은 파일을 한 번 더 고른 뒤 머리글을 {row}행으로 "
            "바꾸어 새 문서로 올려 주세요.",
        ),
        Words(
            "Another table below",
            "From row {row} on there is a table with another header; its {count} rows were not "
            "read.",
            "Put it on a sheet of its own, or use the file once more as a new document and choose "
            "row {row} as the header.",
        ),
    ),
}

_TABLES: dict[str, Entry] = {
    "sheet_table_in_doubt": Entry(
        Words(
            "다른 표일 수 있는 행",
            "빈 행 다음의 {row}행은 다른 표의 머리글일 수 있습니다. 같은 표로 보고 읽었습니다.",
            "다른 표라면 시트를 나눈 뒤 다시 올려 주세요.",
        ),
        Words(
            "Perhaps another table",
            "Row {row}, after a blank row, may be the header of another table. It was read as part "
            "of this one.",
            "If it is another table, put it on a sheet of its own and use the file again.",
        ),
    ),
    "sheet_unit": Entry(
        Words(
            "표의 단위",
            "표 위에 적힌 단위({unit})를 모든 행의 '{column}' 열에 넣었습니다.",
            "문장을 직접 쓴 템플릿이라면 '{column}' 필드가 문장에 있는지 확인해 주세요.",
        ),
        Words(
            "Unit of the table",
            "The unit noted above the table ({unit}) was put into column '{column}' of each row.",
            "If the template has a text of its own, check that it holds the field '{column}'.",
        ),
    ),
    "sheet_unit_below": Entry(
        Words(
            "표 아래에 적힌 단위",
            "단위({unit})가 표 아래에 적혀 있어 행에는 들어가지 않습니다.",
            "단위를 표 위나 머리글에 적은 뒤 다시 올려 주세요.",
        ),
        Words(
            "Unit below the table",
            "The unit ({unit}) is noted below the table, so the rows do not carry it.",
            "Write it above the table or into the header, and use the file again.",
        ),
    ),
    "sheet_scaled": Entry(
        Words(
            "줄여서 보이는 금액",
            "표시 형식이 금액을 천 또는 백만 단위로 줄여 보여 주는데, 단위가 적혀 있지 않습니다: "
            "{columns}",
            "머리글에 (천원)처럼 단위를 적거나 표시 형식을 원 단위로 바꾼 뒤 다시 올려 주세요.",
        ),
        Words(
            "Amounts shown in thousands",
            "A number format shows amounts in thousands or millions, and no unit says so: "
            "{columns}",
            "Write the unit into the header, or show the amounts in full, and use the file again.",
        ),
    ),
    "sheet_others_with_data": Entry(
        Words(
            "다른 시트에도 값이 있습니다",
            "'{sheet}' 시트만 읽었습니다. 값이 있는 다른 시트: {sheets}",
            "다른 시트도 필요하면 그 시트를 골라 한 번 더 올려 주세요.",
        ),
        Words(
            "Other sheets hold values too",
            "Only sheet '{sheet}' was read. Other sheets with values: {sheets}",
            "If they are wanted as well, use the file once more and choose the sheet.",
        ),
    ),
    "sheet_rows_above_header": Entry(
        Words(
            "머리글 위의 값",
            "머리글로 본 {row}행보다 위에 표의 값 같은 {count}개 행이 있어 읽지 않았습니다.",
            "머리글이 더 위에 있다면 미리보기에서 그 행을 골라 주세요.",
        ),
        Words(
            "Values above the header",
            "{count} rows above row {row}, which was taken for the header, look like values and "
            "were not read.",
            "If the header stands further up, choose its row in the preview.",
        ),
    ),
    "sheet_side_by_side": Entry(
        Words(
            "나란히 놓인 표",
            "표가 옆으로 나란히 있어 서로 다른 내용이 한 행으로 읽혔을 수 있습니다: {columns}",
            "옆의 표를 다른 시트로 옮기거나 아래로 이어 붙인 뒤 다시 올려 주세요.",
        ),
        Words(
            "Tables side by side",
            "Tables seem to stand beside each other, so that one row holds what belongs to two: "
            "{columns}",
            "Move the second table to another sheet, or below the first, and use the file again.",
        ),
    ),
}

ENTRIES: dict[str, Entry] = {**_LEFT_OUT, **_TABLES}
