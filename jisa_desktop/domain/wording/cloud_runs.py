"""Keys, costs and moves of cloud services: the words."""

from __future__ import annotations

from jisa_desktop.domain.wording.entry import Entry, Words

_KEYS: dict[str, Entry] = {
    "api_key_invalid": Entry(
        Words(
            "API 키 형식 오류",
            "입력한 API 키가 비어 있거나 키에 쓸 수 없는 글자가 들어 있습니다.",
            "서비스의 웹 페이지에서 키를 다시 복사하여 붙여 넣으세요.",
        ),
        Words(
            "Not an API key",
            "What was entered is blank or holds characters that no key has.",
            "Copy the key from the service's web page again.",
        ),
    ),
    "api_key_too_long": Entry(
        Words(
            "API 키가 너무 깁니다",
            "API 키는 {limit}자까지 저장할 수 있습니다.",
            "키만 복사했는지 확인한 뒤 다시 붙여 넣으세요.",
        ),
        Words(
            "API key too long",
            "A key of at most {limit} characters can be kept.",
            "Check that only the key was copied, and paste it again.",
        ),
    ),
    "keychain_unavailable": Entry(
        Words(
            "키 보관소를 사용할 수 없습니다",
            "운영체제의 키 보관소가 잠겨 있거나 이 프로그램의 사용이 허용되지 않았습니다.",
            "키 보관소의 잠금을 풀고 JISA Desktop을 허용한 뒤 다시 시도하세요.",
        ),
        Words(
            "Keychain unavailable",
            "The system's keychain is locked or does not let this program in.",
            "Unlock it and allow JISA Desktop, then try again.",
        ),
    ),
}

_COSTS: dict[str, Entry] = {
    "spending_cap": Entry(
        Words(
            "지출 한도 도달",
            "계속하면 이 작업의 지출 한도 {cap}달러(약 {won}원)를 넘게 되어 멈췄습니다. "
            "지금까지 {spent}달러를 썼고, 한 일은 모두 보관되어 있습니다.",
            "설정에서 지출 한도를 올린 뒤 계속하세요.",
        ),
        Words(
            "Spending cap reached",
            "Going on would pass this job's cap of {cap} dollars ({won} won); {spent} were spent, "
            "and all that was done is kept.",
            "Raise the cap in the settings, and go on.",
        ),
    ),
}

_MOVES: dict[str, Entry] = {
    "nothing_to_move": Entry(
        Words(
            "옮길 것이 없습니다",
            "저장된 벡터는 모두 지금 설정된 인덱스에 있습니다.",
            "다른 인덱스나 임베딩 모델로 옮기려면 먼저 설정을 바꾸세요.",
        ),
        Words(
            "Nothing to move",
            "All stored vectors are in the index that is set now.",
            "To move to another index or model, change the settings first.",
        ),
    ),
    "move_needs_new_index": Entry(
        Words(
            "새 인덱스가 필요합니다",
            "인덱스 {index}에는 이전 임베딩 모델의 벡터가 있고, 두 모델의 벡터는 섞을 수 없습니다.",
            "설정에서 다른 인덱스를 고른 뒤 다시 옮기세요.",
        ),
        Words(
            "A new index is needed",
            "The index {index} holds vectors of the former model; two are never mixed.",
            "Choose another index in the settings, then move again.",
        ),
    ),
    "index_unknown": Entry(
        Words(
            "알 수 없는 인덱스",
            "이전 인덱스를 열 수 없습니다: {index}",
            "이전 인덱스를 그대로 두고 끝내려면 jisa move --keep-old를 실행하세요.",
        ),
        Words(
            "Unknown index",
            "The former index {index} cannot be opened.",
            "Run jisa move --keep-old to leave it as it is.",
        ),
    ),
}

ENTRIES: dict[str, Entry] = {**_KEYS, **_COSTS, **_MOVES}
