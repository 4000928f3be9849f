"""A value that a template's column would accept, for the example row of an empty workbook."""

from __future__ import annotations

from collections.abc import Iterator

from jisa_desktop.domain.cells import cell_check
from jisa_desktop.domain.template import Column, FieldType, PersonalDataPolicy
from jisa_desktop.domain.text import header_key

_BY_NAME = {
    "사번": "00012345",
    "사원번호": "00012345",
    "employee_id": "00012345",
    "성명": "홍길동",
    "이름": "홍길동",
    "부서": "인사팀",
    "소속": "인사팀",
    "직급": "대리",
    "직위": "대리",
    "지점": "서울지점",
    "연락처": "010-0000-0000",
    "출근": "09:00",
    "퇴근": "18:00",
}
_BY_TYPE: dict[FieldType, tuple[str, ...]] = {
    FieldType.TEXT: ("예시", "예시 1", "A001", "00001", "2024-03", "2024"),
    FieldType.INTEGER: ("1000", "1", "0", "12", "100000"),
    FieldType.NUMBER: ("1.5", "1", "0.5", "100"),
    FieldType.DATE: ("2024-03-05", "20240305", "2024.03.05"),
    FieldType.MONTH: ("2024-03", "202403", "2024.03"),
    FieldType.BOOLEAN: ("Y", "예", "O", "1"),
    FieldType.EMAIL: ("hong@example.com",),
}


def example_value(column: Column) -> str:
    """The first candidate that passes the column's own check, '' when none does."""
    if column.personal_data is PersonalDataPolicy.REFUSE:
        return ""
    check = cell_check(column, column.field)
    for value in _candidates(column):
        if check is None or check(1, value) is None:
            return value
    return ""


def _candidates(column: Column) -> Iterator[str]:
    yield from column.one_of
    if column.type is FieldType.TEXT:
        keys = [header_key(name) for name in column.names]
        exact = [value for name, value in _BY_NAME.items() if name in keys]
        within = [value for name, value in _BY_NAME.items() if name in keys[0]]
        yield from (*exact, *within)
    yield from _BY_TYPE[column.type]
    for bound in (column.minimum, column.maximum):
        if bound is not None:
            yield f"{bound:.15g}"
            yield f"{int(bound)}"
