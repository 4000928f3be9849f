"""What is refused from its name alone, and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from jisa_desktop.ui.intake_rules import MOST_FILES, may_take, take


def _file(folder: Path, name: str, content: bytes = b"PK") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def test_workbooks_of_a_folder_are_found_deep_down(tmp_path: Path) -> None:
    found = {_file(tmp_path, "급여.xlsx"), _file(tmp_path, "하위/더/근태.XLS")}
    _file(tmp_path, "하위/메모.hwp")
    _file(tmp_path, ".숨김/몰래.xlsx")
    _file(tmp_path, "~$급여.xlsx")
    assert set(take([tmp_path]).files) == found


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("안내.hwp", "문서 파일"),
        ("급여.pdf", "문서 파일"),
        ("급여.zip", "압축"),
        ("~$급여.xlsx", "임시 파일"),
        ("사진.png", "엑셀이나 CSV"),
    ],
)
def test_what_cannot_be_taken_is_told_why(tmp_path: Path, name: str, reason: str) -> None:
    taken = take([_file(tmp_path, name)])
    assert taken.files == ()
    assert [one.name for one in taken.refusals] == [name]
    assert reason in taken.refusals[0].reason


def test_an_empty_file_and_a_missing_one_are_refused(tmp_path: Path) -> None:
    taken = take([_file(tmp_path, "빈.xlsx", b""), tmp_path / "없음.xlsx"])
    assert [one.name for one in taken.refusals] == ["빈.xlsx", "없음.xlsx"]
    assert "빈 파일" in taken.refusals[0].reason
    assert "찾을 수 없거나" in taken.refusals[1].reason


def test_a_folder_without_workbooks_is_told(tmp_path: Path) -> None:
    _file(tmp_path, "메모.hwp")
    assert "가져올 수 있는 엑셀 파일이 없습니다" in take([tmp_path]).refusals[0].reason


def test_one_file_dropped_twice_is_one(tmp_path: Path) -> None:
    path = _file(tmp_path, "급여.xlsx")
    assert take([path, path, tmp_path]).files == (path,)


def test_too_many_files_are_cut_and_told(tmp_path: Path) -> None:
    for number in range(MOST_FILES + 3):
        _file(tmp_path, f"{number}.csv")
    taken = take([tmp_path])
    assert len(taken.files) == MOST_FILES
    assert "3" in taken.refusals[0].name


def test_a_hover_looks_at_names_only() -> None:
    assert may_take([Path("/nowhere/급여.xlsx")])
    assert may_take([Path("/nowhere/폴더")])
    assert not may_take([Path("/nowhere/사진.png")])
    assert not may_take([])
