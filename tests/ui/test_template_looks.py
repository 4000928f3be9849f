"""The editor and the linking of columns as they look, in the smallest window: nothing is cut,
nameless, out of place or too faint, in both schemes and both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from jisa_desktop.app.program import speak
from jisa_desktop.domain.wording import Language
from jisa_desktop.errors import InputError
from jisa_desktop.ui.imports.desk import ImportRequest
from jisa_desktop.ui.theme import Scheme, Theme
from jisa_desktop.ui.window import SMALLEST, MainWindow
from tests.ui.fakes.desk import FakeDesk
from tests.ui.fakes.world import busy_world, preview
from tests.ui.looking.clipping import clipped
from tests.ui.looking.contrast import faint
from tests.ui.looking.naming import unnamed
from tests.ui.looking.placing import misplaced
from tests.ui.looking.scenes import Actor, Look, findings
from tests.ui.looking.seen import where
from tests.ui.test_keyboard import _controls, _is_reached, _shows_focus, _walk

Make = Callable[..., MainWindow]


class Editing(Actor):
    """Someone who edits a template and links columns."""

    def scenes(self) -> Iterator[str]:
        yield from self.editor()
        yield from self.linking()

    def editor(self) -> Iterator[str]:
        self.window.show_page("templates")
        self.settle()
        page = self.window.pages.currentWidget()
        page.list.choose("급여")
        self.settle()
        yield "list"
        page.list.edit.click()
        self.settle()
        editor = page.editor
        yield "no file"
        editor.trying.take_file(self.folder / "급여테이블_2026.xlsx")
        self.settle()
        for place in range(editor.parts.count()):
            editor.parts.setCurrentIndex(place)
            self.settle()
            yield f"part {place + 1}"
        editor.fields.choose(2)
        editor.fields.form.pattern.setText("(")
        editor.fields.form.pattern.textEdited.emit("(")
        editor.parts.setCurrentIndex(0)
        self.settle()
        yield "wrong"
        editor.revert.click()
        for notice in self.window.context.notices.shown:  # type: ignore[attr-defined]
            notice.dismiss()
        self.window.desk.templates.refusal = InputError("sheet_encrypted", file="급여.xlsx")  # type: ignore[attr-defined]
        editor.trying.take_file(self.folder / "급여.xlsx")
        self.settle()
        yield "protected file"
        self.window.desk.templates.refusal = None  # type: ignore[attr-defined]
        page.list.side.table.selectRow(2)
        page.list.side.look.click()
        self.settle()
        yield "old revision"
        page.list.copy.click()
        self.settle()
        yield "copy"
        editor.name.setText("")
        editor.name.textEdited.emit("")
        self.settle()
        yield "no name"

    def linking(self) -> Iterator[str]:
        file = self.folder / "급여테이블_2026.csv"
        file.write_bytes(b"a")
        found = preview(ImportRequest(file), encoding="cp949", delimiter=",")
        self.window.desk.world.previews[file.name] = found  # type: ignore[attr-defined]
        self.window.take_files([file])
        self.settle()
        yield "text file"
        page = self.window.imports
        page.linking.header.link_wanted.emit("부서", "부서")
        self.settle()
        request = page.current.request if page.current else ImportRequest(file)
        page.options.decided.emit(replace(request, header_rows=(4, 4)))
        self.settle()
        yield "linked"


@pytest.fixture
def editing(make_window: Make, tmp_path: Path) -> Editing:
    window = make_window(desk=FakeDesk(busy_world()))
    window.resize(SMALLEST)
    window.activateWindow()
    made = Editing(window, tmp_path)
    made.settle()
    return made


@pytest.fixture
def dark(theme: Theme) -> Iterator[None]:
    theme.use(Scheme.DARK)
    yield
    theme.use(Scheme.LIGHT)


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    translators = speak(qapp, Language.ENGLISH)
    yield
    for one in translators:
        qapp.removeTranslator(one)
    QLocale.setDefault(QLocale(QLocale.Language.Korean, QLocale.Country.SouthKorea))


def _found(editing: Editing, *looks: Look) -> list[str]:
    """Without the tabs beside the import page's preview: they are looked at with the pages."""
    found = findings(editing, *looks)
    return [one for one in found if "in SidePanel: tabs reach" not in one]


def test_the_editor_in_the_smallest_window(editing: Editing) -> None:
    found = _found(editing, clipped, unnamed, misplaced, faint)
    assert not found, "\n".join(found)


def test_the_editor_in_the_dark(dark: None, editing: Editing) -> None:
    found = _found(editing, clipped, faint)
    assert not found, "\n".join(found)


def test_the_editor_in_english(english: None, editing: Editing) -> None:
    found = _found(editing, clipped, misplaced)
    assert not found, "\n".join(found)


@pytest.mark.slow
def test_tab_reaches_everything_and_focus_can_be_seen(editing: Editing) -> None:
    missed: list[str] = []
    looked_at: set[str] = set()
    for scene in editing.scenes():
        controls = {where(one): one for one in _controls(editing.window)}
        if controls.keys() <= looked_at:
            continue
        order = _walk(editing.window)
        for name, one in controls.items():
            if not _is_reached(one, order):
                missed.append(f"[{scene}] {name} is not reached")
            elif name not in looked_at and not _shows_focus(one, editing):
                missed.append(f"[{scene}] {name} looks the same in focus")
            looked_at.add(name)
    assert len(looked_at) > 30
    assert not missed, "\n".join(missed)
