"""What the window can take at all, told from the name alone, at once and in plain words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from jisa_desktop.ui.formats import nfc

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt")
_LOCK_PREFIXES = ("~$", ".~lock.")
MOST_FILES = 200

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Refusal:
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Taken:
    files: tuple[Path, ...]
    refusals: tuple[Refusal, ...]


def may_take(paths: Iterable[Path]) -> bool:
    """Whether anything among ``paths`` could be taken; looks at names only, so a hover is cheap."""
    return any(not path.suffix or _reason(path) == "" for path in paths)


def take(paths: Iterable[Path]) -> Taken:
    """Files among ``paths``, folders walked, and why each other one stays out. Touches the disk."""
    files: dict[Path, None] = {}
    refusals: list[Refusal] = []
    for path in paths:
        if path.is_dir():
            found = [one for one in _walk(path) if _reason(one) == ""]
            if not found:
                refusals.append(
                    Refusal(
                        nfc(path.name),
                        translate(
                            "intake_rules", "이 폴더에는 가져올 수 있는 엑셀 파일이 없습니다."
                        ),
                    )
                )
            files.update(dict.fromkeys(found))
        elif reason := _reason(path) or _reason_on_disk(path):
            refusals.append(Refusal(nfc(path.name), reason))
        else:
            files[path] = None
    chosen = list(files)
    if len(chosen) > MOST_FILES:
        refusals.append(
            Refusal(
                translate("intake_rules", "나머지 {n}개 파일").format(n=len(chosen) - MOST_FILES),
                translate("intake_rules", "한 번에 {n}개까지 가져올 수 있습니다.").format(
                    n=MOST_FILES
                ),
            )
        )
    return Taken(tuple(chosen[:MOST_FILES]), tuple(refusals))


def _walk(folder: Path) -> list[Path]:
    return sorted(
        path
        for path in folder.rglob("*")
        if path.is_file()
        and not any(part.startswith(".") for part in path.parts[len(folder.parts) :])
    )


def _reason(path: Path) -> str:
    if path.name.startswith(_LOCK_PREFIXES):
        return translate(
            "intake_rules", "엑셀이 열려 있는 동안 생기는 임시 파일입니다. 원본 파일을 선택하세요."
        )
    suffix = path.suffix.lower()
    if suffix in SUFFIXES:
        return ""
    if suffix in (".doc", ".docx", ".hwp", ".hwpx", ".pdf"):
        return translate(
            "intake_rules",
            "문서 파일은 가져올 수 없습니다. 표를 엑셀(.xlsx)로 저장한 뒤 다시 시도하세요.",
        )
    if suffix in (".zip", ".7z", ".egg", ".alz"):
        return translate("intake_rules", "압축 파일입니다. 압축을 푼 뒤 엑셀 파일을 놓으세요.")
    return translate(
        "intake_rules",
        "엑셀이나 CSV 파일이 아닙니다. .xlsx, .xls, .xlsb, .ods, .csv 파일을 선택하세요.",
    )


def _reason_on_disk(path: Path) -> str:
    try:
        is_empty = path.stat().st_size == 0
    except OSError:
        return translate("intake_rules", "파일을 찾을 수 없거나 읽을 권한이 없습니다.")
    return translate("intake_rules", "내용이 없는 빈 파일입니다.") if is_empty else ""
