"""The pages below 문서 and 가져오기: their lines in the sidebar, and where to find them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from jisa_desktop.ui.context import Context
from jisa_desktop.ui.widgets.sidebar import Entry

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class ExtraPage:
    """``find`` imports what the page is made of, which any thread may do."""

    entry: Entry
    find: Callable[[], Callable[[Context], QWidget]]
    context: Context

    def make(self) -> QWidget:
        return self.find()(self.context)


def extra_pages(context: Context) -> list[ExtraPage]:
    entries = (
        (Entry("templates", "stack", translate("pages", "템플릿")), _templates),
        (Entry("people", "users", translate("pages", "직원")), _people),
        (Entry("search", "magnifying-glass", translate("pages", "검색 확인")), _search),
        (Entry("upkeep", "shield-check", translate("pages", "점검 · 백업")), _upkeep),
        (Entry("settings", "gear-six", translate("pages", "설정")), _settings),
        (Entry("help", "question", translate("pages", "사용 안내")), _help),
    )
    return [ExtraPage(entry, find, context) for entry, find in entries]


def _templates() -> Callable[[Context], QWidget]:
    from jisa_desktop.ui.templates.page import TemplatesPage

    return TemplatesPage


def _people() -> Callable[[Context], QWidget]:
    from jisa_desktop.ui.people.page import PeoplePage

    return PeoplePage


def _search() -> Callable[[Context], QWidget]:
    from jisa_desktop.ui.search.page import SearchPage

    return SearchPage


def _upkeep() -> Callable[[Context], QWidget]:
    from jisa_desktop.ui.upkeep.page import UpkeepPage

    return UpkeepPage


def _settings() -> Callable[[Context], QWidget]:
    from jisa_desktop.ui.settings.page import SettingsPage

    return SettingsPage


def _help() -> Callable[[Context], QWidget]:
    from jisa_desktop.ui.help.page import HelpPage

    return HelpPage
