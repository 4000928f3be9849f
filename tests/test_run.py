"""The set-up script: it decides well what to install, and says plainly what it cannot do."""

from __future__ import annotations

import ast
import importlib.util
import os
import shutil
import site
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

import run


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project folder of its own, so that the real `.venv` is never touched."""
    (tmp_path / "requirements.lock").write_text("left-pad==1.0\n", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text(
        '[project]\nname = "jisa-desktop"\nversion = "1.2.3"\nscripts = { jisa = "p.cli:main" }\n'
        'gui-scripts = { jisa-desktop = "p.app:main" }\n',
        encoding="utf-8",
    )
    monkeypatch.setattr(run, "ROOT", tmp_path)
    monkeypatch.setattr(run, "LOCK", tmp_path / "requirements.lock")
    monkeypatch.setattr(run, "PROJECT", tmp_path / "pyproject.toml")
    monkeypatch.setattr(run, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(run, "STAMP", tmp_path / ".venv" / "stamp")
    monkeypatch.setattr(run, "PYTHON", tmp_path / ".venv" / "python")
    return tmp_path


@pytest.fixture(autouse=True)
def calls(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What would have been started; nothing is, and no environment is made, whatever fails."""
    started: list[list[str]] = []

    def record(command: list[str], **_: object) -> int:
        started.append([str(part) for part in command])
        return 0

    monkeypatch.setattr(subprocess, "call", record)
    monkeypatch.setattr(subprocess, "check_call", record)
    monkeypatch.setattr(venv.EnvBuilder, "create", lambda _, folder: record(["venv", folder]))
    return started


def have_python(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / ".venv").mkdir()
    (folder / ".venv" / "python").touch()
    monkeypatch.setattr(run, "answers_as_supported", lambda _: True)


def test_parses_on_the_oldest_python_that_shall_get_a_clear_line() -> None:
    source = Path(run.__file__).read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 7))  # raises SyntaxError


def test_imports_the_standard_library_only() -> None:
    tree = ast.parse(Path(run.__file__).read_text(encoding="utf-8"))
    names = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    names |= {a.name for node in ast.walk(tree) if isinstance(node, ast.Import) for a in node.names}
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names


class TestPython:
    @pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13)])
    def test_supported(self, version: tuple[int, int]) -> None:
        assert run.is_supported(version)

    @pytest.mark.parametrize("version", [(2, 7), (3, 10), (3, 14), (4, 0)])
    def test_unsupported(self, version: tuple[int, int]) -> None:
        assert not run.is_supported(version)

    def test_the_launcher_of_windows_comes_first(self) -> None:
        on_path = {"py": "C:/py.exe", "python": "C:/python.exe"}
        found = run.other_pythons(on_path.get, is_windows=True)
        assert found == [["py", "-3.12"], ["py", "-3.13"], ["py", "-3.11"], ["C:/python.exe"]]

    def test_without_the_launcher_the_path_is_searched(self) -> None:
        on_path = {"python3.11": "/usr/bin/python3.11", "python3": "/usr/bin/python3", "py": "/py"}
        found = run.other_pythons(on_path.get, is_windows=False)
        assert found == [["/usr/bin/python3.11"], ["/usr/bin/python3"]]

    def test_this_python_answers(self) -> None:
        assert run.answers_as_supported([sys.executable])

    def test_a_command_that_starts_nothing_does_not_answer(self, tmp_path: Path) -> None:
        assert not run.answers_as_supported([str(tmp_path / "python3.12")])

    def test_a_command_that_fails_does_not_answer(self) -> None:
        assert not run.answers_as_supported([sys.executable, "-c", "raise SystemExit(127)"])

    def test_an_old_python_hands_the_call_over(
        self, monkeypatch: pytest.MonkeyPatch, calls: list[list[str]]
    ) -> None:
        monkeypatch.setattr(sys, "version_info", (3, 10, 1))
        monkeypatch.setattr(run, "other_pythons", lambda: [["broken"], ["good"]])
        monkeypatch.setattr(run, "answers_as_supported", lambda command: command == ["good"])
        assert run.main(["test", "-x"]) == 0
        assert calls == [["good", str(run.ROOT / "run.py"), "test", "-x"]]

    def test_no_fitting_python_is_said_in_one_line(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(sys, "version_info", (3, 14, 0))
        monkeypatch.setattr(run, "other_pythons", lambda: [["broken"]])
        monkeypatch.setattr(run, "answers_as_supported", lambda _: False)
        assert run.main(["setup"]) == 1
        printed = capsys.readouterr().err
        assert printed.count("\n") == 1
        assert "3.14.0" in printed


class TestSystem:
    def test_missing_packages_are_those_whose_library_does_not_load(self) -> None:
        def load(name: str) -> None:
            if name == "liblost.so.1":
                raise OSError(name)

        libraries = {"libthere.so": "there", "liblost.so.1": "lost"}
        assert run.missing_packages(libraries, load) == ["lost"]

    @pytest.mark.parametrize(
        ("environment", "needs_screen"),
        [
            ({"DISPLAY": ":0"}, True),
            ({}, False),
            ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False),
            ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, False),
        ],
    )
    def test_screen_libraries_are_asked_for_only_with_a_screen(
        self, environment: dict[str, str], needs_screen: bool
    ) -> None:
        wanted = run.wanted_libraries(environment)
        assert run.OFFSCREEN_LIBRARIES.items() <= wanted.items()
        assert (run.SCREEN_LIBRARIES.items() <= wanted.items()) == needs_screen

    def test_without_root_the_line_can_be_pasted(
        self, monkeypatch: pytest.MonkeyPatch, calls: list[list[str]]
    ) -> None:
        monkeypatch.setattr(sys, "platform", "linux")
        monkeypatch.setattr(run, "missing_packages", lambda _: ["libegl1", "libgl1"])
        monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/apt-get")
        monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
        with pytest.raises(SystemExit, match=r"first sudo apt-get install -y libegl1 libgl1$"):
            run.check_system({})
        assert calls == []

    def test_root_of_debian_gets_them_installed(
        self, monkeypatch: pytest.MonkeyPatch, calls: list[list[str]]
    ) -> None:
        monkeypatch.setattr(sys, "platform", "linux")
        monkeypatch.setattr(run, "missing_packages", lambda _: ["libegl1"])
        monkeypatch.setattr(shutil, "which", lambda _: "apt-get")
        monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
        run.check_system({})
        assert [call[2] for call in calls] == ["update", "install"]
        assert calls[1][-1] == "libegl1"

    def test_a_python_without_ensurepip_asks_for_the_venv_package(
        self, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sys, "platform", "linux")
        monkeypatch.setattr(run, "missing_packages", lambda _: [])
        monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
        monkeypatch.setattr(shutil, "which", lambda _: None)
        with pytest.raises(SystemExit, match=rf"python3\.{sys.version_info[1]}-venv$"):
            run.check_system({})

    def test_other_systems_are_not_asked(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(_: object) -> list[str]:
            raise AssertionError("asked for a Linux library")

        monkeypatch.setattr(sys, "platform", "win32")
        monkeypatch.setattr(run, "missing_packages", fail)
        run.check_system({"DISPLAY": ":0"})


class TestSetUp:
    def test_a_broken_environment_is_made_anew(
        self, elsewhere: Path, calls: list[list[str]]
    ) -> None:
        (elsewhere / ".venv").mkdir()
        run.set_up()
        assert calls[0] == ["venv", str(elsewhere / ".venv")]
        assert len(calls) == 3

    def test_an_environment_that_works_is_kept(
        self, elsewhere: Path, monkeypatch: pytest.MonkeyPatch, calls: list[list[str]]
    ) -> None:
        have_python(elsewhere, monkeypatch)
        run.set_up()
        assert "venv" not in {call[0] for call in calls}

    def test_the_second_call_installs_nothing(
        self, elsewhere: Path, monkeypatch: pytest.MonkeyPatch, calls: list[list[str]]
    ) -> None:
        have_python(elsewhere, monkeypatch)
        run.set_up()
        assert len(calls) == 2
        run.set_up()
        assert len(calls) == 2

    @pytest.mark.parametrize("changed", ["requirements.lock", "pyproject.toml"])
    def test_a_changed_lock_or_program_installs_again(
        self,
        changed: str,
        elsewhere: Path,
        monkeypatch: pytest.MonkeyPatch,
        calls: list[list[str]],
    ) -> None:
        have_python(elsewhere, monkeypatch)
        run.set_up()
        text = (elsewhere / changed).read_text(encoding="utf-8")
        (elsewhere / changed).write_text(
            text.replace("1.0", "1.1").replace("1.2", "1.3"), encoding="utf-8"
        )
        run.set_up()
        assert len(calls) == 4

    def test_a_moved_folder_installs_again(
        self, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = run.wanted_stamp()
        monkeypatch.setattr(run, "ROOT", elsewhere / "moved")
        assert run.wanted_stamp() != before

    def test_a_failed_install_leaves_no_stamp(
        self, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        have_python(elsewhere, monkeypatch)
        (elsewhere / ".venv" / "stamp").write_text("old", encoding="ascii")

        def fail(command: list[str], **_: object) -> int:
            raise subprocess.CalledProcessError(1, command)

        monkeypatch.setattr(subprocess, "check_call", fail)
        with pytest.raises(subprocess.CalledProcessError):
            run.set_up()
        assert not run.STAMP.exists()

    def test_packages_are_checked_by_hash_and_never_built(
        self, elsewhere: Path, monkeypatch: pytest.MonkeyPatch, calls: list[list[str]]
    ) -> None:
        have_python(elsewhere, monkeypatch)
        run.set_up()
        packages, itself = calls
        assert {"--require-hashes", "--only-binary=:all:"} <= set(packages)
        assert {"--no-index", "--no-deps"} <= set(itself)

    def test_the_linking_wheel_points_at_the_source_and_names_the_commands(
        self, elsewhere: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with zipfile.ZipFile(run.linking_wheel(tmp_path)) as wheel:
            names = wheel.namelist()
            link = Path(wheel.extract("jisa_desktop_source.pth", tmp_path / "site"))
            commands = wheel.read("jisa_desktop-1.2.3.dist-info/entry_points.txt").decode()
            record = wheel.read("jisa_desktop-1.2.3.dist-info/RECORD").decode()
        assert link.read_bytes().isascii()
        monkeypatch.setattr(sys, "path", [])
        site.addsitedir(str(link.parent))
        assert str(elsewhere) in sys.path
        assert "[console_scripts]\njisa = p.cli:main\n" in commands
        assert "[gui_scripts]\njisa-desktop = p.app:main\n" in commands
        assert [line.split(",")[0] for line in record.splitlines()] == names


class TestVerbs:
    @pytest.fixture(autouse=True)
    def ready(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(run, "check_system", lambda _: None)
        monkeypatch.setattr(run, "set_up", lambda: None)

    def test_each_verb_is_in_the_usage(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert run.main([]) == 0
        printed = capsys.readouterr().out
        assert [line.split()[0] for line in printed.splitlines()[2:]] == list(run.VERBS)

    def test_an_unknown_verb_is_wrong_usage(self) -> None:
        assert run.main(["tset"]) == 2

    def test_all_but_the_sweep_is_the_test_suite(self, calls: list[list[str]]) -> None:
        assert run.main(["test", "tests/store"]) == 0
        assert calls[0][1:3] == ["-m", "not sweep"]
        assert calls[0][-1] == "tests/store"

    def test_the_suite_runs_on_all_cores_a_file_in_one_process(
        self, calls: list[list[str]]
    ) -> None:
        assert run.main(["test"]) == 0
        assert calls[0][3:] == ["-n", "auto", "--maxprocesses=4", "--dist=loadfile"]

    def test_quick_leaves_the_slow_tests_out(self, calls: list[list[str]]) -> None:
        assert run.main(["test", "--quick", "-x"]) == 0
        assert calls[0][1:3] == ["-m", "not slow and not sweep"]
        assert calls[0][-1] == "-x"

    def test_lint_goes_on_after_a_failure_and_fails(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        seen: list[str] = []

        def one_fails(name: str, *_: str) -> int:
            seen.append(name)
            return int(name == "mypy")

        monkeypatch.setattr(run, "tool", one_fails)
        assert run.main(["lint"]) == 1
        assert seen == ["ruff", "ruff", "mypy", "lint-imports"]
        assert capsys.readouterr().out.endswith("lint: failed: mypy\n")

    def test_a_failed_step_is_named_without_a_traceback(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        def fail() -> None:
            raise subprocess.CalledProcessError(1, ["pip", "install"])

        monkeypatch.setattr(run, "set_up", fail)
        assert run.main(["setup"]) == 1
        assert capsys.readouterr().err == "run.py: this step failed: pip install\n"

    def test_the_callers_settings_win_over_the_defaults(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        environments: list[dict[str, str]] = []

        def record(_: list[str], *, env: dict[str, str], **__: object) -> int:
            environments.append(env)
            return 0

        monkeypatch.setattr(subprocess, "call", record)
        monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
        monkeypatch.delenv("PYTHONUTF8", raising=False)
        run.tool("pytest")
        assert environments[0]["QT_QPA_PLATFORM"] == "xcb"
        assert environments[0]["PYTHONUTF8"] == "1"
