#!/usr/bin/env python3
"""One word for everything, on Windows, macOS and Linux: `python3 run.py demo`, `... run.py test`.

The first call makes `.venv` from `requirements.lock` (pinned, hash-checked, wheels only) and makes
the program importable; a later call finds the stamp and installs nothing, so it needs no network.
Standard library only. The file must parse on old Pythons, so that they get a clear line too.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import venv
import zipfile
from pathlib import Path
from typing import Any, Callable, Mapping, Sequence  # noqa: UP035 - old Pythons must get as far as main

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
EXE = ".exe" if os.name == "nt" else ""
PYTHON = BIN / ("python" + EXE)
LOCK = ROOT / "requirements.lock"
PROJECT = ROOT / "pyproject.toml"
STAMP = VENV / "jisa-stamp"

OLDEST, TOO_NEW = (3, 11), (3, 14)

# What Qt loads besides itself, by the Debian package that brings it.
OFFSCREEN_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
}
SCREEN_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def main(arguments: Sequence[str]) -> int:
    """Do what the first word says; returns the exit status."""
    verb, rest = (arguments[0], list(arguments[1:])) if arguments else ("help", [])
    if verb not in VERBS:
        print(usage())
        return 0 if verb in {"help", "-h", "--help"} else 2
    if not is_supported(sys.version_info[:2]):
        return with_other_python(arguments)
    _, action = VERBS[verb]
    try:
        check_system(os.environ)
        set_up()
        return action(rest)
    except subprocess.CalledProcessError as error:
        # The step itself has printed why.
        print("run.py: this step failed: " + " ".join(map(str, error.cmd)), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def usage() -> str:
    lines = ["usage: python3 run.py VERB [arguments]", ""]
    lines += [f"  {verb:<7}{words}" for verb, (words, _) in VERBS.items()]
    return "\n".join(lines)


# Which Python


def is_supported(version: Sequence[int]) -> bool:
    return OLDEST <= tuple(version[:2]) < TOO_NEW


def other_pythons(
    which: Callable[[str], str | None] = shutil.which, is_windows: bool = os.name == "nt"
) -> list[list[str]]:
    """Commands that may start a Python of a supported version, best first."""
    versions = ["3.12", "3.13", "3.11"]
    found = [["py", "-" + version] for version in versions] if is_windows and which("py") else []
    names = ["python" + version for version in versions] + ["python3", "python"]
    return found + [[path] for path in map(which, names) if path]


def answers_as_supported(command: Sequence[str]) -> bool:
    """Whether the command starts a supported Python: a launcher on the PATH may start nothing."""
    question = "import sys; print(*sys.version_info[:2])"
    try:
        answer = subprocess.run(
            [*command, "-c", question], capture_output=True, text=True, timeout=30, check=True
        ).stdout.split()
    except (OSError, subprocess.SubprocessError):
        return False
    return all(part.isdigit() for part in answer) and is_supported([int(part) for part in answer])


def with_other_python(arguments: Sequence[str]) -> int:
    """Hand the call to a Python that can do it, or say in one line what is missing."""
    for command in other_pythons():
        if answers_as_supported(command):
            return subprocess.call([*command, str(ROOT / "run.py"), *arguments])
    here = ".".join(map(str, sys.version_info[:3]))
    print(f"run.py: needs Python 3.11, 3.12 or 3.13 on the PATH; this is {here}", file=sys.stderr)
    return 1


# What the system must bring


def missing_packages(
    libraries: Mapping[str, str], load: Callable[[str], object] = ctypes.CDLL
) -> list[str]:
    """Debian packages of those libraries that cannot be loaded."""
    missing = []
    for library, package in libraries.items():
        try:
            load(library)
        except OSError:
            missing.append(package)
    return missing


def wanted_libraries(environment: Mapping[str, str]) -> dict[str, str]:
    """The libraries Qt will ask for: those of an X11 screen only where there is one."""
    has_screen = bool(environment.get("DISPLAY")) and not environment.get("WAYLAND_DISPLAY")
    if has_screen and "QT_QPA_PLATFORM" not in environment:
        return {**OFFSCREEN_LIBRARIES, **SCREEN_LIBRARIES}
    return OFFSCREEN_LIBRARIES


def check_system(environment: Mapping[str, str]) -> None:
    """Install what Linux lacks where we may (Debian, as root); else exit with one line to paste."""
    if not sys.platform.startswith("linux"):
        return
    missing = missing_packages(wanted_libraries(environment))
    if not PYTHON.exists() and importlib.util.find_spec("ensurepip") is None:
        missing.append(f"python{sys.version_info[0]}.{sys.version_info[1]}-venv")
    if not missing:
        return
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        sys.exit(missing_line(missing, has_apt=apt is not None))
    quiet = {**environment, "DEBIAN_FRONTEND": "noninteractive"}
    install = [apt, "-q", "install", "-y", "--no-install-recommends", *missing]
    subprocess.check_call([apt, "-q", "update"], env=quiet)
    subprocess.check_call(install, env=quiet)
    importlib.invalidate_caches()


def missing_line(packages: Sequence[str], *, has_apt: bool) -> str:
    words = "sudo apt-get install -y" if has_apt else "these packages (Debian's names):"
    return f"run.py: first {words} {' '.join(packages)}"


# The virtual environment


def set_up() -> None:
    """Make `.venv` as the lock wants it. Installs nothing when the stamp says it is."""
    wanted = wanted_stamp()
    if is_ready(wanted):
        return
    print(f"run.py: installing the packages into {VENV} (a minute or two, once)", flush=True)
    if not (PYTHON.exists() and answers_as_supported([str(PYTHON)])):
        venv.EnvBuilder(with_pip=True, clear=True, symlinks=os.name != "nt").create(VENV)
    STAMP.unlink(missing_ok=True)
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    if not sys.stdout.isatty():
        pip.append("--quiet")
    subprocess.check_call([*pip, "--require-hashes", "--only-binary=:all:", "-r", str(LOCK)])
    with tempfile.TemporaryDirectory() as folder:
        wheel = linking_wheel(Path(folder))
        subprocess.check_call([*pip, "--no-index", "--no-deps", "--force-reinstall", str(wheel)])
    STAMP.write_text(wanted, encoding="ascii")


def wanted_stamp() -> str:
    """Changes with the lock, with what pyproject says of the program, and when the folder moves."""
    digest = hashlib.sha256()
    for part in (LOCK.read_bytes(), repr(project_table()).encode(), os.fsencode(ROOT)):
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()


def is_ready(wanted: str) -> bool:
    return PYTHON.exists() and STAMP.is_file() and STAMP.read_text(encoding="ascii") == wanted


def project_table() -> dict[str, Any]:
    """Name, version and scripts of the program."""
    import tomllib  # Python 3.11

    table = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    return {key: table[key] for key in ("name", "version", "scripts", "gui-scripts")}


def linking_wheel(folder: Path) -> Path:
    """A wheel that only points here and names the commands: an editable install without a build
    back-end, which would have to be fetched. pip makes the launchers that fit the system."""
    project = project_table()
    stem = f"{str(project['name']).replace('-', '_')}-{project['version']}"
    info = stem + ".dist-info"
    scripts = ""
    for section, key in (("console_scripts", "scripts"), ("gui_scripts", "gui-scripts")):
        scripts += f"[{section}]\n" + "".join(f"{k} = {v}\n" for k, v in project[key].items())
    named = f"Name: {project['name']}\nVersion: {project['version']}\n"
    members = {
        # A statement in ASCII, because a plain path would be read in the system's own encoding.
        "jisa_desktop_source.pth": f"import sys; sys.path.append({str(ROOT)!a})\n",
        f"{info}/METADATA": "Metadata-Version: 2.1\n" + named,
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/entry_points.txt": scripts,
    }
    members[f"{info}/RECORD"] = "".join(f"{name},,\n" for name in [*members, f"{info}/RECORD"])
    path = folder / f"{stem}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


# The verbs


def start(command: Sequence[object], cwd: Path | None = None, **environment: str) -> int:
    """Run to the end; ``environment`` holds defaults that the caller's own settings override."""
    merged = {"PYTHONUTF8": "1", **environment, **os.environ}
    return subprocess.call([str(part) for part in command], cwd=cwd, env=merged)


def tool(name: str, *arguments: str) -> int:
    """A tool of `.venv`, from the project's folder, with no screen."""
    return start([BIN / (name + EXE), *arguments], cwd=ROOT, QT_QPA_PLATFORM="offscreen")


def test(arguments: list[str]) -> int:
    quick = "--quick" in arguments
    rest = [argument for argument in arguments if argument != "--quick"]
    # A file stays in one process: what its tests share is made once.
    spread = ("-n", "auto", "--maxprocesses=4", "--dist=loadfile")
    return tool("pytest", "-m", "not slow and not sweep" if quick else "not sweep", *spread, *rest)


def sweep(arguments: list[str]) -> int:
    return tool("pytest", "-m", "sweep", "--timeout=0", "-o", "faulthandler_timeout=0", *arguments)


def lint(_: list[str]) -> int:
    checks = ("ruff check", "ruff format --check", "mypy", "lint-imports --no-logo")
    failed = []
    for check in checks:
        print("== " + check, flush=True)
        if tool(*check.split()) != 0:
            failed.append(check)
    print("lint: failed: " + ", ".join(failed) if failed else "lint: all passed")
    return 1 if failed else 0


def build(arguments: list[str]) -> int:
    return tool("pyinstaller", "--noconfirm", *arguments, "jisa_desktop.spec")


def setup(_: list[str]) -> int:
    print("ready:", PYTHON)
    return 0


def program(*arguments: str) -> int:
    """The program itself, in the caller's folder and on the caller's screen."""
    return start([PYTHON, "-m", "jisa_desktop", *arguments])


VERBS: dict[str, tuple[str, Callable[[list[str]], int]]] = {
    "demo": ("shows the program on made-up workbooks", lambda rest: program("demo", *rest)),
    "test": ("runs the tests (--quick leaves the slow ones out)", test),
    "run": ("opens the window", lambda rest: program(*rest)),
    "cli": ("the command line: cli --help", lambda rest: start([BIN / ("jisa" + EXE), *rest])),
    "lint": ("everything that CI checks besides the tests", lint),
    "bench": ("measures README's figures", lambda rest: tool("python", "-m", "benchmarks", *rest)),
    "build": ("makes the program for this system in dist/", build),
    "setup": ("prepares .venv and nothing else", setup),
    "sweep": ("kills the program at every fault point, in every job (long)", sweep),
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
