"""Starts the window: first what can be seen, then, off the main thread, everything else."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_API", "pyside6")  # qasync asks for it when it is imported

import qasync
from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

import resources
from jisa_desktop import __version__
from jisa_desktop.app.closing import Closing
from jisa_desktop.app.daily import keep_safe
from jisa_desktop.app.desks.desk import RealDesk
from jisa_desktop.app.desks.opening import Opener
from jisa_desktop.app.rescuing import Rescue
from jisa_desktop.app.rubbish import MainThreadCollector
from jisa_desktop.app.shell import SystemShell
from jisa_desktop.domain.wording import Language
from jisa_desktop.errors import JisaError
from jisa_desktop.pipeline.home import data_folder
from jisa_desktop.ui.context import Context
from jisa_desktop.ui.notices import Notices
from jisa_desktop.ui.preferences import Preferences
from jisa_desktop.ui.stories import Stories
from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.window import MainWindow

# Several Python threads take turns this often; the default of 5 ms makes the window stutter.
SWITCH_INTERVAL_S = 0.0005

_LOCALES = {
    Language.KOREAN: QLocale(QLocale.Language.Korean, QLocale.Country.SouthKorea),
    Language.ENGLISH: QLocale(QLocale.Language.English, QLocale.Country.UnitedStates),
}


def run() -> int:
    """Show the window until it is closed. Returns the exit status."""
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    application = QApplication(sys.argv)
    application.setApplicationName("JISA Desktop")
    application.setQuitOnLastWindowClosed(False)  # the closing sequence says when
    collector = MainThreadCollector()
    loop = qasync.QEventLoop(application)
    asyncio.set_event_loop(loop)
    environment = dict(os.environ)  # the first opening takes the vendors' variables away
    with loop:
        starts_again = loop.run_until_complete(_live(application, collector, environment))
    collector.stop()
    if starts_again:
        start_again(environment)
    return 0


@dataclass(frozen=True, slots=True)
class Program:
    """The window and what stands behind it, wired."""

    context: Context
    desk: RealDesk
    window: MainWindow
    closing: Closing


def assemble(
    loop: asyncio.AbstractEventLoop, theme: Theme, preferences: Preferences, desk: RealDesk
) -> Program:
    stories = Stories(loop)
    context = Context(theme, desk, stories, Notices(theme), preferences)
    window = MainWindow(context, version=__version__, samples=samples())
    theme.dress(window)
    return Program(context, desk, window, Closing(window, desk, stories))


async def _live(
    application: QApplication, collector: MainThreadCollector, environment: Mapping[str, str]
) -> bool:
    """Until the window is closed. Returns whether the program is to start anew."""
    home = data_folder(environment)
    preferences = Preferences(home / "window.ini")
    translators = speak(application, preferences.language)
    theme = Theme(application, preferences.scheme)
    opener = Opener(home, environment)
    rescue = Rescue(home, opener.open)
    desk = RealDesk(rescue.open, opener.environment, opener.secrets)
    program = assemble(asyncio.get_running_loop(), theme, preferences, desk)
    rescue.stand_by(program.window, program.context)
    shell = SystemShell(application)
    program.window.attention.use(shell)
    program.window.show()
    program.context.stories.tell(_come_up(program, collector))
    await program.closing.done
    await leave(program)
    shell.close()
    theme.close()
    for translator in translators:
        application.removeTranslator(translator)
    return program.closing.starts_again


def start_again(environment: Mapping[str, str]) -> None:
    """The same program in a process of its own; this one is about to end."""
    is_frozen = getattr(sys, "frozen", False)
    command = [sys.executable] if is_frozen else [sys.executable, "-m", "jisa_desktop"]
    subprocess.Popen(command, env=dict(environment))  # noqa: S603 - ourselves


async def _come_up(program: Program, collector: MainThreadCollector) -> None:
    await start(program, collector)
    await program.window.pages.prepare()
    collector.settle()


async def start(program: Program, collector: MainThreadCollector | None = None) -> None:
    """After the first paint: the workspace, and what an earlier run left unfinished."""
    program.window.tell_opening()
    await asyncio.sleep(0)
    try:
        count = await program.desk.open()
    except JisaError as error:
        program.context.notices.say_error(error)
        program.window.tell_unopened()
        return
    if collector is not None:
        collector.settle()
    program.window.tell_resumed(count)
    program.context.stories.tell(keep_safe(program.desk.keep_safe, program.context.notices))


async def leave(program: Program) -> None:
    """The jobs are parked: let the window go, end the stories, close the store last."""
    program.window.let_close()
    await program.context.stories.end_all()
    program.desk.close()
    program.context.preferences.save()


def speak(application: QApplication, language: Language) -> list[QTranslator]:
    """Set the language of the window and of Qt's own buttons."""
    QLocale.setDefault(_LOCALES[language])
    installed = []
    own = QTranslator()
    if language is Language.ENGLISH and own.load(str(resources.path("translations/jisa_en.qm"))):
        application.installTranslator(own)
        installed.append(own)
    qt = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if qt.load(f"qtbase_{language.value}", folder):
        application.installTranslator(qt)
        installed.append(qt)
    return installed


def samples() -> list[Path]:
    """The made-up workbooks that a newcomer can try."""
    try:
        return sorted(resources.path("samples").glob("*.xlsx"))
    except FileNotFoundError:
        return []
