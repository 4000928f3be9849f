"""Templates in the real window: edited beside a real workbook, saved, used; columns linked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook
from pytestqt.qtbot import QtBot

from jisa_desktop.app.desks.desk import RealDesk
from jisa_desktop.domain.statuses import Mode
from jisa_desktop.domain.template import Template
from jisa_desktop.pipeline.workspace import Workspace
from jisa_desktop.ui.templates.page import TemplatesPage
from tests.app.conftest import LONG_MS, Office
from tests.app.person import Person
from tests.support.bench import KEYED

_ROWS = (("00001", "김민준", "2026-03", "1,000"), ("00002", "이서연", "2026-03", "2,000"))


@pytest.fixture
def person(qtbot: QtBot, office: Office) -> Iterator[Person]:
    program = office.start()
    made = Person(qtbot, office, program)
    yield made
    if not program.closing.done.done():
        office.end(program)


def _workbook(folder: Path, header: Sequence[str], name: str = "수당.xlsx") -> Path:
    book = Workbook()
    for row in (("2026년 3월 수당",), header, *_ROWS):
        book.active.append(row)
    path = folder / name
    book.save(path)
    return path


def _templates(person: Person) -> TemplatesPage:
    person.window.show_page("templates")
    page = person.window.pages.currentWidget()
    assert isinstance(page, TemplatesPage)
    person.until(lambda: page.list.model.row_of(KEYED.name) is not None)
    return page


def _workspace(person: Person) -> Workspace:
    desk = person.program.context.desk
    assert isinstance(desk, RealDesk)
    assert desk._access.workspace is not None
    return desk._access.workspace


def _newest(person: Person) -> Template:
    with _workspace(person).store.reading() as tx:
        return tx.templates.get(KEYED.name).template


def _texts(office: Office) -> set[str]:
    found = office.index.snapshot()
    return {text for space in found.values() for _, _, text in space.values()}


def _read(person: Person) -> None:
    page = person.window.imports
    person.until(lambda: page.current is not None and not page.current.is_reading)


def _start(person: Person) -> None:
    if not person.window.imports.footer.start.isEnabled():
        person.choose(Mode.COMPANY_WIDE)
    person.window.imports.footer.start.click()
    person.until(lambda: not person.window.imports.items)
    person.rest()


def test_a_template_is_edited_beside_a_workbook_and_used(person: Person, office: Office) -> None:
    path = _workbook(office.folder, ("사번", "성명", "월", "금액"))
    page = _templates(person)
    page.list.edit_wanted.emit(KEYED.name)
    person.until(lambda: page.stack.currentWidget() is page.editor)
    editor = page.editor
    editor.trying.take_file(path)
    person.until(lambda: editor.trial.trial is not None)
    before = editor.trial.text.toPlainText()
    editor.text.text.setPlainText("{{성명}} 님의 수당 {{금액}}")
    person.until(lambda: editor.trial.text.toPlainText() != before)
    assert editor.trial.text.toPlainText().startswith("김민준 님의 수당 1,000")
    assert office.index.snapshot() == {}
    editor.save.click()
    person.until(lambda: "개정 2" in editor.state.text())
    person.drop(path)
    assert person.window.imports.options.template.currentData() == KEYED.name
    _start(person)
    assert _texts(office) == {"김민준 님의 수당 1,000", "이서연 님의 수당 2,000"}
    person.window.show_page("templates")
    page.editor.back.click()
    page.list.choose(KEYED.name)
    side = page.list.side
    person.until(lambda: side.model.rowCount() == 2 and side.model.line(0).document_count == 1)
    assert side.model.line(1).document_count == 0


@pytest.mark.slow  # two processes are started and one is given up
def test_a_pattern_without_end_does_not_hold_the_window(
    person: Person, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = office.folder / "수당.csv"
    path.write_text(f"사번,성명,월,금액\n00001,{'a' * 60},2026-03,1\n", encoding="utf-8")
    page = _templates(person)
    page.list.edit_wanted.emit(KEYED.name)
    person.until(lambda: page.stack.currentWidget() is page.editor)
    editor = page.editor
    editor.trying.take_file(path)
    person.until(lambda: editor.trial.trial is not None)
    monkeypatch.setattr(_workspace(person).previews._surveyor, "_row_s", 0.5)
    editor.fields.choose(1)
    form = editor.fields.form
    form.pattern.setText("(a+)+b")
    form.pattern.textEdited.emit("(a+)+b")
    told = editor.trial.refusal.sentence
    person.qtbot.waitUntil(lambda: editor.trial.trial is None, timeout=3 * LONG_MS)
    assert "성명" in told.text()
    form.pattern.setText("a+")
    form.pattern.textEdited.emit("a+")
    person.qtbot.waitUntil(lambda: editor.trial.trial is not None, timeout=3 * LONG_MS)
    editor.revert.click()  # else the closing window asks


def test_a_linked_column_is_read_and_remembered(person: Person, office: Office) -> None:
    path = _workbook(office.folder, ("사번", "성명", "월", "받은 돈"))
    person.drop(path)
    page = person.window.imports
    page.options.template.setCurrentIndex(page.options.template.findData(KEYED.name))
    page.options.template.activated.emit(page.options.template.currentIndex())
    _read(person)
    assert page.current.preview is not None
    assert "받은 돈" not in dict(page.current.preview.fed)
    page.linking.header.link_wanted.emit("받은 돈", "금액")
    person.until(lambda: page.current.request.revised is not None)
    _read(person)
    assert dict(page.current.preview.fed)["받은 돈"] == "금액"
    _start(person)
    assert any("1,000" in text for text in _texts(office))
    amount = next(one for one in _newest(person).columns if one.field == "금액")
    assert amount.headers[0] == "받은 돈"


def test_a_link_that_is_not_to_be_remembered_is_for_its_file_alone(
    person: Person, office: Office
) -> None:
    before = _newest(person)
    page = person.window.imports
    person.drop(_workbook(office.folder, ("사번", "성명", "월", "받은 돈")))
    page.options.template.setCurrentIndex(page.options.template.findData(KEYED.name))
    page.options.template.activated.emit(page.options.template.currentIndex())
    _read(person)
    page.linking.header.link_wanted.emit("받은 돈", "금액")
    person.until(lambda: page.current.request.revised is not None)
    _read(person)
    page.linking.tab.remember.click()
    _start(person)
    assert any("1,000" in text for text in _texts(office))
    assert _newest(person) == before

    person.drop(_workbook(office.folder, ("사번", "성명", "월", "받은 돈"), "다음 달.xlsx"))
    page.options.template.setCurrentIndex(page.options.template.findData(KEYED.name))
    page.options.template.activated.emit(page.options.template.currentIndex())
    _read(person)
    assert "받은 돈" not in dict(page.current.preview.fed)


def test_the_right_row_becomes_the_header_and_is_remembered(person: Person, office: Office) -> None:
    path = _workbook(office.folder, ("사번", "성명", "월", "금액"))
    person.drop(path)
    page = person.window.imports
    page.options.decided.emit(page.current.request)
    _read(person)
    assert page.current.preview.head.header_rows == (2,)
    page.linking._on_action(_Choice(("header", 1, 1)))
    _read(person)
    assert page.current.preview.head.header_rows == (1,)
    page.linking._on_action(_Choice(("header", 2, 2)))
    _read(person)
    page.options.header_keep.click()
    person.until(lambda: page.current.request.revised is not None)
    _read(person)
    _start(person)
    assert _newest(person).header_rows == (2, 2)


class _Choice:
    def __init__(self, data: tuple[object, ...]) -> None:
        self._data = data

    def data(self) -> tuple[object, ...]:
        return self._data


def test_a_text_file_is_read_with_another_delimiter(person: Person, office: Office) -> None:
    path = office.folder / "수당.csv"
    path.write_bytes("사번;성명;월;금액\n00001;김민준;2026-03;1,000\n".encode("cp949"))
    person.drop(path)
    text = person.window.imports.options.text
    assert "CP949" in text.encoding.currentText()
    assert ";" in text.delimiter.currentText()
    text.delimiter.setCurrentIndex(text.delimiter.findData(","))
    text.delimiter.activated.emit(text.delimiter.currentIndex())
    _read(person)
    assert len(person.window.imports.current.preview.head.columns) < 4
    text.delimiter.setCurrentIndex(text.delimiter.findData(";"))
    text.delimiter.activated.emit(text.delimiter.currentIndex())
    _read(person)
    _start(person)
    assert any("김민준" in one for one in _texts(office))


def test_links_of_two_files_join_in_the_template(person: Person, office: Office) -> None:
    page = person.window.imports
    for name, header, link in (
        ("수당 가.xlsx", ("사번", "성명", "월", "받은 돈"), ("받은 돈", "금액")),
        ("수당 나.xlsx", ("사번", "이름표", "월", "금액"), ("이름표", "성명")),
    ):
        path = _workbook(office.folder, header, name)
        person.drop(path)
        page._on_chosen(page.items[-1].number)
        _read(person)
        template = page.options.template
        template.setCurrentIndex(template.findData(KEYED.name))
        template.activated.emit(template.currentIndex())
        _read(person)
        page.linking.header.link_wanted.emit(*link)
        person.until(lambda: page.current.request.revised is not None)
        _read(person)
        person.choose(Mode.COMPANY_WIDE)
    page.footer.start_all.click()
    person.until(lambda: not page.items)
    person.rest()
    names = {one.field: one.headers for one in _newest(person).columns}
    assert (names["금액"], names["성명"]) == (("받은 돈",), ("이름표",))
