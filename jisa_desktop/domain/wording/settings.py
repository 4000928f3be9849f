"""Settings that cannot be saved as they are: the sentence that stands beside the field."""

from __future__ import annotations

from jisa_desktop.domain.wording.entry import Entry, Words

_TITLE_KO = "설정을 저장하지 않았습니다"
_TITLE_EN = "The setting was not saved"


def _field(ko: str, en: str) -> Entry:
    return Entry(Words(_TITLE_KO, ko), Words(_TITLE_EN, en))


_FIELDS: dict[str, Entry] = {
    "setting_dimension_range": _field(
        "1에서 4,096 사이의 정수를 적으세요. 비워 두면 모델의 차원을 씁니다.",
        "Enter a whole number from 1 to 4,096, or nothing for the model's own.",
    ),
    "setting_dimension_refused": _field(
        "{model} 모델은 이 차원을 만들지 못합니다. 가장 큰 차원은 {maximum}입니다.",
        "{model} does not make this dimension. Its largest is {maximum}.",
    ),
    "setting_dimension_missing": _field(
        "{model} 모델은 이 프로그램이 알지 못하므로 차원을 적어야 합니다.",
        "This program does not know {model}, so its dimension must be given.",
    ),
    "setting_index_missing": _field(
        "사용할 Pinecone 인덱스의 이름이나 주소를 적으세요.",
        "Enter the name or the address of the Pinecone index.",
    ),
    "setting_index_name": _field(
        "인덱스 이름은 영문 소문자, 숫자, 하이픈으로 45자까지입니다.",
        "An index has up to 45 lower-case letters, digits and hyphens in its name.",
    ),
    "setting_address": _field(
        "http:// 또는 https://로 시작하는 주소를 적으세요.",
        "Enter an address that begins with http:// or https://.",
    ),
    "setting_variable": _field(
        "환경 변수 {variable}의 값이 http:// 또는 https://로 시작하는 주소가 아니어서 "
        "따를 수 없습니다.",
        "The variable {variable} does not hold an address that begins with http:// or https://, "
        "so it cannot be obeyed.",
    ),
    "setting_cap_range": _field(
        "0 이상의 금액을 달러로 적으세요. 비워 두면 한도가 없습니다.",
        "Enter an amount of dollars, 0 or more, or nothing for no limit.",
    ),
    "setting_rate_range": _field(
        "1달러에 몇 원인지 0보다 큰 수로 적으세요.",
        "Enter how many won a dollar is: more than 0.",
    ),
    "setting_batches_range": _field(
        "1에서 20 사이의 정수를 적으세요.",
        "Enter a whole number from 1 to 20.",
    ),
}

_APPLYING: dict[str, Entry] = {
    "settings_wait_for_restart": Entry(
        Words(
            "프로그램을 다시 시작해야 합니다",
            "설정은 저장했지만, 멈추지 않는 작업이 있어 아직 적용하지 못했습니다.",
            "프로그램을 다시 시작하세요. 하던 작업은 이어서 처리합니다.",
        ),
        Words(
            "Please start the program again",
            "The settings are saved but not in effect yet: something would not stop.",
            "Start the program again; jobs go on where they were.",
        ),
    ),
}

ENTRIES: dict[str, Entry] = {**_FIELDS, **_APPLYING}
