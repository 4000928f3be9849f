"""Starts the window: first what can be seen, then, off the main thread, everything else."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_API", "pyside6")  # qasync asks for it when it is imported

import qasync
from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

import resources
from jisa_desktop import __version__
from jisa_desktop.app.closing import Closing
from jisa_desktop.app.desk import RealDesk
from jisa_desktop.app.home import data_folder
from jisa_desktop.app.rubbish import MainThreadCollector
from jisa_desktop.domain.wording import Language
from jisa_desktop.errors import JisaError
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
    with loop:
        loop.run_until_complete(_live(application, collector))
    collector.stop()
    return 0


async def _live(application: QApplication, collector: MainThreadCollector) -> None:
    home = data_folder(os.environ)
    preferences = Preferences(home / "window.ini")
    translators = speak(application, preferences.language)
    theme = Theme(application, preferences.scheme)
    stories = Stories(asyncio.get_running_loop())
    desk = RealDesk(home, os.environ)
    context = Context(theme, desk, stories, Notices(theme), preferences)
    window = MainWindow(context, version=__version__, samples=samples())
    closing = Closing(window, desk, stories)
    window.show()
    stories.tell(_open(desk, window, context, collector))
    await closing.done
    window.let_close()
    await stories.end_all()
    desk.close()
    preferences.save()
    theme.close()
    for translator in translators:
        application.removeTranslator(translator)


async def _open(
    desk: RealDesk, window: MainWindow, context: Context, collector: MainThreadCollector
) -> None:
    """After the first paint: the workspace, and what an earlier run left unfinished."""
    await asyncio.sleep(0)
    try:
        count = await desk.open()
    except JisaError as error:
        context.notices.say_error(error)
        return
    collector.settle()
    window.tell_resumed(count)


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
