"""The pages one over another: made when they are first shown, or before, at leisure."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from jisa_desktop.ui.pages import ExtraPage

_LEISURE_S = 0.05


class PageStack(QStackedWidget):
    """``at_once``: the pages that are there from the start; ``extra``: those that join later.

    A page may have ``refresh()``, ``show_part(name)``, and, where it holds something unsaved,
    ``has_unsaved`` and ``may_leave()``.

    Signals:
        joined: a page that has just been made.
    """

    joined = Signal(QWidget)

    def __init__(self, at_once: Mapping[str, QWidget], extra: Sequence[ExtraPage]) -> None:
        super().__init__()
        self.made = dict(at_once)
        self.extra = {page.entry.name: page for page in extra}
        for page in self.made.values():
            self.addWidget(page)

    def show_page(self, name: str, part: str = "") -> None:
        """``part``: of a page that has parts, which to bring into view."""
        if name not in self.made:
            self._take_in(name, self.extra[name].make())
        page = self.made[name]
        self.setCurrentWidget(page)
        self.refresh()
        show_part = getattr(page, "show_part", None)
        if part and callable(show_part):
            show_part(part)

    def refresh(self) -> None:
        """Have the page in front read anew what it shows."""
        refresh = getattr(self.currentWidget(), "refresh", None)
        if callable(refresh):
            refresh()

    async def prepare(self) -> None:
        """Make the pages that nobody has opened yet, a step at a turn of the event loop, so that
        the first look at a page is as quick as the next."""
        for name, page in self.extra.items():
            await asyncio.to_thread(page.find)
            await asyncio.sleep(_LEISURE_S)
            if name in self.made:
                continue
            new = page.make()
            await asyncio.sleep(_LEISURE_S)
            if name in self.made:  # by someone who could not wait
                new.deleteLater()
            else:
                self._take_in(name, new)

    @property
    def has_unsaved(self) -> bool:
        return bool(self._unsaved())

    async def may_leave(self) -> bool:
        """Each page with something unsaved asks, in front. False: the person wants to stay."""
        for page in self._unsaved():
            self.setCurrentWidget(page)
            may_leave: Callable[[], Awaitable[bool]] = getattr(page, "may_leave")  # noqa: B009 - a page's own
            if not await may_leave():
                return False
        return True

    def _take_in(self, name: str, page: QWidget) -> None:
        self.made[name] = page
        self.addWidget(page)
        self.joined.emit(page)

    def _unsaved(self) -> list[QWidget]:
        return [page for page in self.made.values() if getattr(page, "has_unsaved", False)]
