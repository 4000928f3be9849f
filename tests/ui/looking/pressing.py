"""Presses what can be pressed, answers what is asked then, and sees whether anything came of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPushButton,
    QTabBar,
    QToolButton,
    QWidget,
)

from tests.ui.looking.naming import name_of
from tests.ui.looking.scenes import Actor
from tests.ui.looking.seen import seen
from tests.ui.looking.texts import texts

AT_ONCE = 12
"""Things to press in a scene before it is set anew."""
Pressable = QAbstractButton | QComboBox | QAction


@dataclass
class Presser(Actor):
    """Presses each thing once in its life, over as many windows as it takes.

    ``log`` holds the questions that the desk was asked; ``opened`` what was handed to the system.
    """

    log: list[str] = field(default_factory=list)
    opened: list[object] = field(default_factory=list)
    says_yes: bool = True
    asked_by: list[str] = field(default_factory=list)
    met: set[type] = field(default_factory=set)
    _pressing: str = ""

    def press_new(self, pressed: set[str], seen_off: set[str]) -> list[str]:
        """In each scene, the first thing that was not pressed before; what did nothing is told."""
        dead = []
        for scene in self.scenes():
            page = self.window.pages.currentWidget()
            for _ in range(AT_ONCE):
                self.back_to(page)
                self._fill_in()
                if (found := self._next(pressed, seen_off)) is None:
                    break
                name, thing = found
                pressed.add(name)
                if not self.press(name, thing):
                    dead.append(f"[{scene}] {name}: nothing happened")
        return dead

    def _fill_in(self) -> None:
        """What can be pressed only once something was typed."""
        for line in [one for one in seen(self.window) if isinstance(one, QLineEdit)]:
            is_search = "검색" in line.accessibleName()
            if line.isEnabled() and not line.isReadOnly() and not line.text() and not is_search:
                QTest.keyClicks(line, "7")
        self.settle()

    def _next(self, pressed: set[str], seen_off: set[str]) -> tuple[str, Pressable] | None:
        for name, thing in self._pressables():
            if name not in pressed and thing.isEnabled():
                return name, thing
            if name not in pressed:
                seen_off.add(name)
        return None

    def press(self, name: str, thing: Pressable) -> bool:
        """Whether anything came of it."""
        before, heard = self._state(), self._heard()
        self._pressing = name
        if isinstance(thing, QComboBox):
            _choose_another(thing)
        elif isinstance(thing, QAction):
            thing.trigger()
        elif menu := getattr(thing, "menu", lambda: None)():
            return bool(menu.actions())  # its actions are pressed one by one
        else:
            thing.click()
        self.settle()
        self.met.update(map(type, seen(self.window)))  # what came of it may be gone by the next
        return self._heard() > heard or self._state() != before

    def _heard(self) -> int:
        """How often the desk, the system or the person was asked."""
        asked = self.window.desk.world.asked  # type: ignore[attr-defined]
        return len(self.log) + len(asked) + len(self.opened) + len(self.asked_by)

    def leave(self) -> None:
        """Let the window go, now: forty of them would all be styled anew with each new one."""
        self.settle()
        self.window._may_close = True
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(self.window, QEvent.Type.DeferredDelete.value)

    # Overrides of Actor

    def interrupted(self) -> None:
        """A dialog is open: say yes or no to it."""
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, QMenu) and dialog.isVisible():
                self.asked_by.append(self._pressing)
                dialog.close()
            elif isinstance(dialog, QDialog) and dialog.isVisible():
                self.asked_by.append(self._pressing)
                self._answer(dialog)

    def _answer(self, dialog: QDialog) -> None:
        if not self.says_yes:
            dialog.reject()
        elif isinstance(dialog, QFileDialog):
            is_folder = dialog.fileMode() == QFileDialog.FileMode.Directory
            file = self.folder if is_folder else self.folder / "Pay 2026.xlsx"
            dialog.selectFile(str(file))
            dialog.done(QDialog.DialogCode.Accepted)
        elif isinstance(dialog, QMessageBox):
            yes = next(
                one
                for one in dialog.buttons()
                if dialog.buttonRole(one) == QMessageBox.ButtonRole.AcceptRole
            )
            yes.click()
        else:
            dialog.accept()

    def _pressables(self) -> Iterator[tuple[str, Pressable]]:
        for widget in list(seen(self.window)):
            self.met.add(type(widget))
            if isinstance(widget, QAbstractButton):
                if not _is_inner(widget) and not _is_chosen(widget):
                    yield _key(widget), widget
                if isinstance(widget, QPushButton | QToolButton) and widget.menu() is not None:
                    for action in widget.menu().actions():
                        yield f"{_key(widget)} > {action.text()}", action
            elif isinstance(widget, QComboBox) and widget.count() > 1:
                yield _key(widget), widget
            elif isinstance(widget, QAbstractItemView):
                yield from self._menu_of(widget)

    def _menu_of(self, view: QAbstractItemView) -> Iterator[tuple[str, Pressable]]:
        is_custom = view.contextMenuPolicy() == Qt.ContextMenuPolicy.CustomContextMenu
        if not is_custom or not view.selectedIndexes():
            return
        spot = view.visualRect(view.selectedIndexes()[0]).center()
        view.customContextMenuRequested.emit(spot)
        menus = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu)]
        for menu in [one for one in menus if one.isVisible()]:
            for action in menu.actions():
                if not action.isSeparator():
                    yield f"{_key(view)} > {action.text()}", action
            menu.close()

    def _state(self) -> object:
        """All that a person could notice."""
        clipboard = QGuiApplication.clipboard().text()
        marks = [
            (one.isChecked(), one.isEnabled())
            for one in seen(self.window)
            if isinstance(one, QAbstractButton)
        ]
        page = self.window.pages.currentIndex()
        chosen = [one.currentText() for one in seen(self.window) if isinstance(one, QComboBox)]
        focus = QApplication.focusWidget()
        return list(texts(self.window)), marks, page, chosen, clipboard, id(focus)


def _choose_another(combo: QComboBox) -> None:
    key = Qt.Key.Key_Up if combo.currentIndex() == combo.count() - 1 else Qt.Key.Key_Down
    QTest.keyClick(combo, key)


def _is_inner(button: QAbstractButton) -> bool:
    """Of Qt's own: the cross in a field, the corner of a table, the arrows of tabs."""
    return isinstance(button.parent(), QLineEdit | QAbstractItemView | QTabBar)


def _is_chosen(button: QAbstractButton) -> bool:
    """One of several that is on already; pressing it is meant to do nothing."""
    group = button.group()
    is_one_of_many = button.autoExclusive() or (group is not None and group.exclusive())
    return button.isCheckable() and button.isChecked() and is_one_of_many


def _key(widget: QWidget) -> str:
    around = widget.parentWidget()
    while around is not None and not type(around).__module__.startswith("jisa_desktop"):
        around = around.parentWidget()
    name = "".join(one for one in name_of(widget) if not one.isdigit())  # counts change
    return f"{type(around).__name__}: {name}"


def sample(folder: Path) -> None:
    (folder / "Pay 2026.xlsx").write_bytes(b"PK")
