"""Brings a window before one after another of the things it can show.

Pages of the sidebar, tabs and tables are found by themselves; what needs a file, a document or a
question first is led there by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import TypeGuard

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QTabWidget,
    QWidget,
)

from jisa_desktop.errors import EnvironmentProblem
from jisa_desktop.ui.first_start.page import FirstStartPage
from jisa_desktop.ui.rescue.page import RescuePage
from jisa_desktop.ui.window import MainWindow
from tests.ui.looking.asking import Gate
from tests.ui.looking.seen import seen
from tests.ui.test_rescue_page import FakeRescueDesk

LIMIT_S = 10.0
DOCUMENTS = ("d1", "d2", "d3")
ALL = -1
MOST_STEPS = 3


@dataclass
class Actor:
    """Someone who looks at every part of ``window``.

    ``folder`` is for files to drop; ``row`` is the one to choose in a list, or ``ALL``.
    """

    window: MainWindow
    folder: Path
    gate: Gate | None = None
    row: int = 1

    def settle(self) -> None:
        """Until nothing is on its way, but what waits at the gate."""
        deadline = monotonic() + LIMIT_S
        calm = 0
        while calm < 2:  # a story's end may start another
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            self.interrupted()
            waiting = self.gate.waiting if self.gate else 0
            is_calm = len(self.window.context.stories._running) <= waiting  # type: ignore[attr-defined]
            calm = calm + 1 if is_calm else 0
            assert monotonic() < deadline, "the window does not come to rest"

    def interrupted(self) -> None:
        """For whoever presses things: a dialog may be open now."""

    def scenes(self) -> Iterator[str]:
        """Each yield is a name, while the window shows it."""
        for name in list(self.window.sidebar._buttons):
            self.window.show_page(name)
            self.settle()
            yield from self.page(name)
        yield from self.imports()
        for document_id in DOCUMENTS:
            self.window.open_document(document_id)
            self.settle()
            yield from self.page(document_id)
        self.window.show_page("search")
        self.settle()
        search = self.window.pages.currentWidget()
        search.question.setText("3")
        search.ask_button.click()
        self.settle()
        yield from self.page("search, asked")
        yield from self.first_start()
        yield from self.rescue()

    def imports(self) -> Iterator[str]:
        files = [self.folder / name for name in ("Pay 2026.xlsx", "Attendance.xlsx", "Locked.xlsx")]
        for file in files:
            file.write_bytes(b"PK")
        page = self.window.imports
        for number, file in enumerate(files):
            self.window.take_files([file])
            if page.items and page.items[-1].path == file:
                page._on_chosen(page.items[-1].number)
            self.settle()
            if page.refusal.password.isVisible():
                page.refusal.password.setText("1234")
            yield from self.page(f"imports, file {number + 1}")
        for item in list(page.items):
            page._remove(item.number)
        self.settle()

    def first_start(self) -> Iterator[str]:
        page = FirstStartPage(self.window.context, has_samples=True)  # type: ignore[attr-defined]
        page.left.connect(self.window._on_greeted)
        page.files_wanted.connect(self.window.documents.choose_files)
        page.samples_wanted.connect(self.window._on_samples)
        self._stand_in(page)
        page.start()
        for step in range(page.steps.count()):
            self.back_to(page)
            page._show_step(step)
            self.settle()
            yield from self.page(f"first start, step {step + 1}")
        self.back_to(page)
        page._show_step(1)
        page.place.cloud.setChecked(True)
        self.settle()
        yield from self.page("first start, cloud")
        self.window.show_page("documents")

    def rescue(self) -> Iterator[str]:
        context = self.window.context  # type: ignore[attr-defined]
        error = EnvironmentProblem("store_damaged", file="jisa.db")
        page = RescuePage(context.theme, FakeRescueDesk(), context.stories, error)
        self._stand_in(page)
        page.close_wanted.connect(self.window.close)
        page.look_for_backup()
        self.settle()
        yield from self.page("rescue")
        self.window.show_page("documents")

    def _stand_in(self, page: QWidget) -> None:
        """Show a page that the program shows once, at its start."""
        self.window.pages.addWidget(page)
        self.window.pages.setCurrentWidget(page)
        self.window.activateWindow()
        self.settle()

    def page(self, name: str) -> Iterator[str]:
        """The page as it is, with its tables' first rows chosen, and each of its tabs."""
        page = self.window.pages.currentWidget()
        yield name
        self.back_to(page)
        if self.choose_rows(page):
            yield f"{name}, chosen"
            self.back_to(page)
        for tabs in [one for one in seen(page) if isinstance(one, QTabWidget)]:
            yield from self.tabs(name, page, tabs)

    def tabs(self, name: str, page: QWidget, tabs: QTabWidget) -> Iterator[str]:
        for place in range(tabs.count()):
            if not tabs.isTabVisible(place) or not tabs.isTabEnabled(place):
                continue
            tabs.setCurrentIndex(place)
            self.settle()
            here = f"{name}, tab {place + 1}"
            yield here
            self.back_to(page)
            if self.choose_rows(tabs.currentWidget()):
                yield f"{here}, chosen"
                self.back_to(page)
            inner = tabs.currentWidget()
            for nested in [one for one in seen(inner) if isinstance(one, QTabWidget)]:
                yield from self.tabs(here, page, nested)
        tabs.setCurrentIndex(0)
        self.settle()

    def back_to(self, page: QWidget) -> None:
        """Whoever looked may have pressed something that led elsewhere."""
        if self.window.pages.currentWidget() is not page:
            self.window.pages.setCurrentWidget(page)
            self.settle()

    def choose_rows(self, root: QWidget) -> bool:
        """Whether there was a row to choose. A row chosen may bring another list up."""
        found = False
        for _ in range(MOST_STEPS):
            new = [view for view in seen(root) if _is_to_choose(view)]
            for view in new:
                self._choose(view)
            self.settle()
            if not new:
                break
            found = True
        return found

    def _choose(self, view: QAbstractItemView) -> None:
        if self.row == ALL:
            view.selectAll()
        if self.row != ALL or not view.selectedIndexes():
            row = max(0, min(view.model().rowCount() - 1, self.row))
            view.setCurrentIndex(view.model().index(row, 0))


def _is_to_choose(view: QWidget) -> TypeGuard[QAbstractItemView]:
    if not isinstance(view, QAbstractItemView) or isinstance(view, QHeaderView):
        return False
    model = view.model()
    return model is not None and model.rowCount() > 0 and not view.selectedIndexes()


Look = Callable[[QWidget], list[str]]


def findings(actor: Actor, *looks: Look) -> list[str]:
    """What the looks find in each scene, with its name; the same thing is told once."""
    told: dict[str, str] = {}
    for name in actor.scenes():
        for look in looks:
            for finding in look(actor.window):
                told.setdefault(finding, f"[{name}] {finding}")
    return list(told.values())


def shown_classes(actor: Actor) -> Iterator[type[QWidget]]:
    for _name in actor.scenes():
        for widget in seen(actor.window):
            yield type(widget)
