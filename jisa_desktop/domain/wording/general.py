"""What belongs to no area: the words."""

from __future__ import annotations

from jisa_desktop.domain.wording.entry import Entry, Words

ENTRIES: dict[str, Entry] = {
    "unexpected": Entry(
        Words(
            "예상하지 못한 오류",
            "프로그램에서 예상하지 못한 오류가 발생했습니다({code}).",
            "저장된 내용은 그대로 있습니다. 다시 시도해도 같으면 로그 파일과 함께 알려 주세요.",
        ),
        Words(
            "Unexpected error",
            "The program ran into an error that nobody foresaw ({code}).",
            "What is stored already is kept. If it happens again, report it with the log file.",
        ),
    ),
    "demo_claim_broken": Entry(
        Words(
            "시연이 약속과 다릅니다",
            "시연 도중 기대한 결과가 나오지 않았습니다({claim}).",
            "프로그램의 오류입니다. 이 문장과 함께 알려 주세요.",
        ),
        Words(
            "The demo does not hold what it claims",
            "A step of the demo did not end as it must ({claim}).",
            "This is a fault of the program. Report it with this sentence.",
        ),
    ),
}
