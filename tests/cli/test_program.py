"""The program around the commands: usage, help, and a standard output that stays clean."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path

import pytest

from jisa_desktop import __version__
from jisa_desktop.cli import main, program
from jisa_desktop.cli.answer import Answer, worst
from jisa_desktop.cli.command import command, new_area
from jisa_desktop.cli.options import read_password
from jisa_desktop.cli.session import Session
from jisa_desktop.errors import ExitStatus
from tests.cli import schemas
from tests.cli.driver import GROUPS, Jisa
from tests.support.bench import rows


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("frobnicate",), "usage_unknown_command"),
        ((), "usage_no_command"),
        (("employees",), "usage_unknown_option"),
        (("show",), "usage_missing"),
        (("show", "문서", "--nope"), "usage_unknown_option"),
        (("show", "문서", "--version", "둘"), "usage_bad_value"),
        (("process", "a.csv", "--mode", "else"), "usage_bad_value"),
        (("documents", "too", "many"), "usage_too_many"),
        (("documents", "--home", ""), "usage_bad_value"),
        (("retention", "set", "0"), "usage_bad_value"),
        (("audit", "--since", "어제"), "usage_bad_value"),
    ],
)
def test_wrong_usage_is_two_with_a_sentence(
    arguments: tuple[str, ...], code: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main([*arguments, "--json"], FakeHome(tmp_path)) == 2
    out, _ = capsys.readouterr()
    value = json.loads(out)
    schemas.check("error", value)
    assert value["error"]["code"] == code
    assert any("가" <= letter <= "힣" for letter in value["error"]["message"])

    assert main([*arguments], FakeHome(tmp_path)) == 2
    out, err = capsys.readouterr()
    if len(arguments) > 1:
        assert (out, value["error"]["message"] in err) == ("", True)


class FakeHome(program.Surroundings):
    def __init__(self, home: Path) -> None:
        self._home = home

    def environment(self) -> dict[str, str]:
        return {"JISA_HOME": str(self._home)}


def test_home_and_json_may_stand_anywhere(
    jisa: Jisa, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    jisa.process("수당", rows(2))
    home = str(jisa.home)
    capsys.readouterr()
    for arguments in (
        ["--home", home, "--json", "documents"],
        ["documents", f"--home={home}", "--json"],
        ["--json", "documents", "--home", home],
    ):
        assert main(arguments, jisa.around) == 0
        assert len(json.loads(capsys.readouterr().out)["documents"]) == 1
    jisa.around.variables["JISA_HOME"] = home
    assert main(["documents", "--json"], jisa.around) == 0
    assert len(json.loads(capsys.readouterr().out)["documents"]) == 1
    monkeypatch.chdir(jisa.folder)
    assert main(["documents", "--json", "--home", "home"], jisa.around) == 0
    assert len(json.loads(capsys.readouterr().out)["documents"]) == 1


def test_help_and_version_are_no_failure(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--help"], ["process", "--help"], ["employees", "list", "-h"]):
        assert main(arguments) == 0
        assert "jisa" in capsys.readouterr().out
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"{__version__}\n"


def test_every_command_has_a_schema_and_every_schema_a_command() -> None:
    commands = set()
    for name in program._Commands(name="jisa", commands={}).list_commands(None):
        group = program._Commands(name="jisa", commands={}).get_command(None, name)
        inner = sorted(group.commands) if name in GROUPS else [""]
        commands |= {f"{name}-{one}".removesuffix("-") for one in inner}
    assert schemas.names() == commands | {"common", "error"}


def test_nothing_but_the_object_reaches_standard_output(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Prints, writes to the descriptor and a child process all end up on standard error."""
    area = new_area()

    @command(area, "noisy")
    def noisy(session: Session) -> Answer:
        """시끄러운 명령"""
        print("a stray print")
        os.write(1, b"a write to the descriptor\n")
        os.system("echo a child process")  # noqa: S605 - what a library might do
        return Answer({"ok": True, "name": "깨진 \udce9 이름"})

    monkeypatch.setitem(program._COMMANDS, "noisy", lambda: area)  # type: ignore[arg-type]  # a dict
    with (
        os.fdopen(1, "w", closefd=False) as real_out,
        os.fdopen(2, "w", closefd=False) as real_err,
        monkeypatch.context() as inside,
    ):
        inside.setattr(sys, "stdout", real_out)
        inside.setattr(sys, "stderr", real_err)
        assert main(["noisy", "--json"]) == 0
    out, err = capfd.readouterr()
    assert json.loads(out) == {"ok": True, "name": "깨진 \udce9 이름"}
    for words in ("a stray print", "a write to the descriptor", "a child process"):
        assert words in err


def test_an_error_nobody_named_is_one_sentence(
    jisa: Jisa, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        message = "홍길동의 급여 1,234,567"
        raise ValueError(message)

    monkeypatch.setattr("jisa_desktop.cli.commands.documents.document_value", broken)
    jisa.process("수당", rows(1))
    outcome = jisa.refused(1, "unexpected", "documents")
    assert "홍길동" not in str(outcome.value) + outcome.err + caplog.text
    assert "unexpected ValueError" in caplog.text


def test_an_interrupt_is_told(
    jisa: Jisa, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("jisa_desktop.cli.commands.documents.document_value", interrupted)
    jisa.process("수당", rows(1))
    jisa.refused(1, "job_stopped", "documents")


def test_the_worst_of_several() -> None:
    done, failed, refused, attention = (
        ExitStatus.DONE, ExitStatus.FAILED, ExitStatus.REFUSED, ExitStatus.NEEDS_ATTENTION,
    )  # fmt: skip
    assert worst([done, refused, failed, attention]) is attention
    assert worst([done, refused, failed]) is failed
    assert worst([refused, done]) is refused
    assert worst([]) is done


def test_people_read_korean_tables(jisa: Jisa, capsys: pytest.CaptureFixture[str]) -> None:
    jisa.process("수당", [*rows(60), ("00001", "겹침", "2026-03", "1")])
    home = ["--home", str(jisa.home)]
    for arguments, words in (
        (["documents"], ("문서 (1)", "수당", "완료", "전사 공통")),
        (["history", "수당"], ("버전 (1)", "추가")),
        (["show", "수당"], ("배치 (1)", "작업 (1)", "문제 (1)", "키 값이 같은 행이")),
        (["records"], ("레코드 (60)", "10개 더 있습니다")),
        (["verify"], ("정상: 예",)),
    ):
        capsys.readouterr()
        assert main([*arguments, *home], jisa.around) == 0
        out = capsys.readouterr().out
        for word in words:
            assert word in out, (arguments, out)
    assert main(["show", "없음", *home], jisa.around) == 3
    out, err = capsys.readouterr()
    assert (out, "오류: '없음' 문서를 찾을 수 없습니다." in err) == ("", True)


@pytest.mark.parametrize(
    "arguments", [(), ("employees",), ("config",), ("nope",), ("documents", "x")]
)
def test_usage_is_told_in_korean_and_never_blank(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main([*arguments], FakeHome(tmp_path)) == 2
    _, err = capsys.readouterr()
    first = err.splitlines()[0]
    assert first.startswith("오류: ")
    assert re.search("[가-힣]{2}", first.removeprefix("오류: "))
    assert not re.search("[A-Za-z]{3,} [a-z]{3,}", first), "no sentence of somebody else's"


@pytest.mark.parametrize("closed", ["stdin", "stdout", "stderr"])
def test_a_scheduler_may_close_a_stream(
    closed: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, closed, None)
    for arguments in (["documents"], ["documents", "--json"], ["nope"]):
        assert main(arguments, FakeHome(tmp_path)) == (2 if arguments == ["nope"] else 0)
    if closed == "stdin":
        assert read_password(None, is_on_stdin=True) == ""
    getattr(sys, closed).close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("form", [["--json"], []])
def test_a_full_disk_behind_the_output_is_told(
    form: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:  # fmt: skip
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        status = main(["documents", *form], FakeHome(tmp_path))
    assert status == 4
    assert "출력하지 못했습니다" in capsys.readouterr().err


def test_what_the_index_refuses_is_the_callers_fault(jisa: Jisa) -> None:
    jisa.refused(3, "namespace_invalid", "search", "김서연", "--namespace", "조직")
