"""The pages below 문서 and 가져오기, each made when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from jisa_desktop.ui.context import Context
from jisa_desktop.ui.widgets.sidebar import Entry

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class ExtraPage:
    entry: Entry
    make: Callable[[], QWidget]


def extra_pages(context: Context) -> list[ExtraPage]:
    return [
        ExtraPage(
            Entry("templates", "stack", translate("pages", "템플릿")), partial(_templates, context)
        ),
        ExtraPage(Entry("people", "users", translate("pages", "직원")), partial(_people, context)),
        ExtraPage(
            Entry("search", "magnifying-glass", translate("pages", "검색 확인")),
            partial(_search, context),
        ),
        ExtraPage(
            Entry("upkeep", "shield-check", translate("pages", "점검 · 백업")),
            partial(_upkeep, context),
        ),
        ExtraPage(
            Entry("settings", "gear-six", translate("pages", "설정")), partial(_settings, context)
        ),
        ExtraPage(
            Entry("help", "question", translate("pages", "사용 안내")), partial(_help, context)
        ),
    ]


def _templates(context: Context) -> QWidget:
    from jisa_desktop.ui.templates.page import TemplatesPage

    return TemplatesPage(context)


def _people(context: Context) -> QWidget:
    from jisa_desktop.ui.people.page import PeoplePage

    return PeoplePage(context)


def _search(context: Context) -> QWidget:
    from jisa_desktop.ui.search.page import SearchPage

    return SearchPage(context)


def _upkeep(context: Context) -> QWidget:
    from jisa_desktop.ui.upkeep.page import UpkeepPage

    return UpkeepPage(context)


def _help(context: Context) -> QWidget:
    from jisa_desktop.ui.help.page import HelpPage

    return HelpPage(context)


def _settings(context: Context) -> QWidget:
    from jisa_desktop.ui.settings.page import SettingsPage

    return SettingsPage(context)
