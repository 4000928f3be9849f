"""Personal data in columns: the words."""

from __future__ import annotations

from jisa_desktop.domain.wording.entry import Entry, Words

_DECIDE_KO = "시작하기 전에 이 열을 가릴지, 뺄지, 그대로 둘지 템플릿에서 정해 주세요."
_DECIDE_EN = "Decide in the template, before the start, whether to mask it, drop it or keep it."


def _kind(ko: str, en: str) -> Entry:
    return Entry(Words(ko, ko), Words(en, en))


_KINDS: dict[str, Entry] = {
    "personal_resident_number": _kind("주민등록번호", "resident registration number"),
    "personal_foreigner_number": _kind("외국인등록번호", "alien registration number"),
    "personal_passport": _kind("여권번호", "passport number"),
    "personal_driver_licence": _kind("운전면허번호", "driver's licence number"),
    "personal_card": _kind("카드번호", "card number"),
    "personal_account": _kind("계좌번호", "bank account"),
    "personal_phone": _kind("전화번호", "phone number"),
    "personal_email": _kind("이메일 주소", "e-mail address"),
    "personal_address": _kind("주소", "postal address"),
}

_COLUMNS: dict[str, Entry] = {
    "column_personal_data": Entry(
        Words(
            "개인정보가 있는 열",
            "'{column}' 열에 개인정보({type})가 있습니다. 확인한 값의 {percent}",
            _DECIDE_KO,
        ),
        Words(
            "Column of personal data",
            "Column '{column}' holds personal data ({type}): {percent} of the values looked at.",
            _DECIDE_EN,
        ),
    ),
    "column_personal_data_by_name": Entry(
        Words(
            "개인정보로 보이는 열",
            "'{column}' 열은 이름으로 보아 개인정보({type})입니다. 모양이 맞는 값: {percent}",
            _DECIDE_KO,
        ),
        Words(
            "Column named like personal data",
            "Column '{column}' is personal data ({type}) by its name; {percent} look like it.",
            _DECIDE_EN,
        ),
    ),
    "column_personal_data_in_text": Entry(
        Words(
            "글 속의 개인정보",
            "'{column}' 열의 글 가운데 {percent}에 개인정보({type})가 들어 있습니다.",
            _DECIDE_KO,
        ),
        Words(
            "Personal data inside texts",
            "{percent} of the texts in column '{column}' hold personal data ({type}).",
            _DECIDE_EN,
        ),
    ),
}

ENTRIES: dict[str, Entry] = {**_KINDS, **_COLUMNS}
