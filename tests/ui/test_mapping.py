"""Columns are linked to fields, rows are chosen as the header, text files are read otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from jisa_desktop.ui.imports.desk import ImportRequest
from jisa_desktop.ui.imports.mapping import Linking
from jisa_desktop.ui.window import MainWindow
from tests.ui.fakes.world import preview

BASIS = {"template": "수당 기준", "fields": ("구분", "금액"), "fed": ()}
COPY, LEFT = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
NO_KEYS = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "급여테이블_2026.csv"
    path.write_bytes(b"a")
    return path


@pytest.fixture
def open_file(qtbot: QtBot, window: MainWindow, file: Path) -> Callable[..., Linking]:
    def opened(**found: object) -> Linking:
        window.desk.world.previews[file.name] = preview(ImportRequest(file), **found)
        window.documents.take_paths([file])
        _wait_read(qtbot, window)
        window.activateWindow()
        return window.imports.linking

    return opened


def _wait_read(qtbot: QtBot, window: MainWindow) -> None:
    page = window.imports
    qtbot.waitUntil(lambda: page.current is not None and not page.current.is_reading)
    qtbot.waitUntil(lambda: not window.context.stories._running)


def _asked(window: MainWindow, what: str) -> list[tuple[object, ...]]:
    return [one for one in window.desk.world.asked if one[0] == what]


def _last(window: MainWindow) -> ImportRequest:
    return _asked(window, "preview")[-1][1]  # type: ignore[return-value]


def _texts(menu: QMenu | None) -> list[str]:
    assert menu is not None
    return [one.text() for one in menu.actions() if one.text() and not one.isSeparator()]


def _press(menu: QMenu | None, text: str) -> None:
    assert menu is not None
    next(one for one in menu.actions() if one.text().startswith(text)).trigger()
    menu.close()


def test_each_column_shows_the_field_that_it_feeds(open_file: Callable[..., Linking]) -> None:
    linking = open_file()
    assert linking.header._fed["기본급"] == "기본급"
    assert linking.tab.chips.names == ["사번", "성명", "기본급"]
    assert not linking.tab.said.isVisible()


def test_a_template_of_all_columns_has_nothing_to_link(
    open_file: Callable[..., Linking], window: MainWindow
) -> None:
    linking = open_file(template="기본", fields=(), fed=())
    side = window.imports.pane.side
    assert not side.isTabVisible(side.indexOf(linking.tab))
    linking.header.open_menu(0)
    assert linking.header.menu is None


def test_a_column_is_linked_by_the_menu_of_its_header(
    qtbot: QtBot, open_file: Callable[..., Linking], window: MainWindow
) -> None:
    linking = open_file(**(BASIS | {"fed": (("부서", "구분"),)}))
    linking.header.open_menu(6)
    assert _texts(linking.header.menu) == [
        "구분  ← 부서",
        "금액",
        "연결하지 않음",
        "새 필드 ‘직책수당’(으)로 추가",
    ]
    _press(linking.header.menu, "금액")
    qtbot.waitUntil(lambda: _asked(window, "link") == [("link", "직책수당", "금액")])
    _wait_read(qtbot, window)
    revised = _last(window).revised
    assert revised is not None
    assert revised.columns[1].headers == ("직책수당",)


def test_a_link_is_kept_by_the_template_when_the_file_is_processed(
    qtbot: QtBot, open_file: Callable[..., Linking], window: MainWindow
) -> None:
    linking = open_file()
    linking.header.open_menu(2)
    _press(linking.header.menu, "새 필드 ‘부서’")
    _wait_read(qtbot, window)
    revised = _last(window).revised
    assert revised is not None
    assert [column.field for column in revised.columns] == ["사번", "성명", "기본급", "부서"]
    assert _last(window).template == "급여"
    assert linking.tab.said.isVisible()
    assert "처리를 시작하면 기억합니다" in linking.tab.said.text()
    assert _asked(window, "save_template") == []  # nothing is written before the start
    window.imports.footer.start.click()
    qtbot.waitUntil(lambda: bool(_asked(window, "process")))
    assert _asked(window, "process")[0][1].revised == revised


def test_remembering_a_link_can_be_declined(
    qtbot: QtBot, open_file: Callable[..., Linking], window: MainWindow
) -> None:
    linking = open_file()
    assert not linking.tab.remember.isVisible()
    linking.header.link_wanted.emit("부서", "부서")
    _wait_read(qtbot, window)
    looks = len(_asked(window, "preview"))
    assert linking.tab.remember.isChecked()
    linking.tab.remember.click()
    assert "이 파일에만" in linking.tab.said.text()
    assert not linking.tab.keep.isVisible()
    assert linking.tab.undo.isVisible()
    assert len(_asked(window, "preview")) == looks, "the file is not read anew"
    linking.header.link_wanted.emit("직급", "직급")
    _wait_read(qtbot, window)
    assert not linking.tab.remember.isChecked(), "one answer counts for the whole file"
    window.imports.footer.start.click()
    qtbot.waitUntil(lambda: bool(_asked(window, "process")))
    request = _asked(window, "process")[0][1]
    assert request.revised is not None
    assert not request.remembers


def test_links_that_were_taken_back_are_remembered_again_from_then_on(
    qtbot: QtBot, open_file: Callable[..., Linking], window: MainWindow
) -> None:
    linking = open_file()
    linking.header.link_wanted.emit("부서", "부서")
    _wait_read(qtbot, window)
    linking.tab.remember.click()
    linking.tab.undo.click()
    _wait_read(qtbot, window)
    linking.header.link_wanted.emit("부서", "부서")
    _wait_read(qtbot, window)
    assert linking.tab.remember.isChecked()


def test_links_are_kept_at_once_or_taken_back(
    qtbot: QtBot, open_file: Callable[..., Linking], window: MainWindow
) -> None:
    linking = open_file()
    linking.header.link_wanted.emit("부서", "부서")
    _wait_read(qtbot, window)
    linking.tab.undo.click()
    _wait_read(qtbot, window)
    assert _last(window).revised is None
    linking.header.link_wanted.emit("직급", "직급")
    _wait_read(qtbot, window)
    linking.tab.keep.click()
    qtbot.waitUntil(lambda: bool(_asked(window, "save_template")))
    _wait_read(qtbot, window)
    assert _last(window).revised is None
    assert not linking.tab.keep.isVisible()
    assert "개정 4" in window.context.notices.shown[0].title.text()


def test_a_second_link_is_added_to_the_first(
    qtbot: QtBot, open_file: Callable[..., Linking], window: MainWindow
) -> None:
    linking = open_file()
    for name in ("부서", "직급"):
        linking.header.link_wanted.emit(name, name)
        _wait_read(qtbot, window)
    revised = _last(window).revised
    assert revised is not None
    assert [column.field for column in revised.columns][3:] == ["부서", "직급"]


def test_a_link_that_cannot_be_says_why(
    qtbot: QtBot,
    open_file: Callable[..., Linking],
    window: MainWindow,
    caplog: pytest.LogCaptureFixture,
) -> None:
    linking = open_file()
    linking.header.link_wanted.emit("부서", "성명")
    qtbot.waitUntil(lambda: bool(window.context.notices.shown))
    assert "'성명' 필드" in window.context.notices.shown[0].text.text()
    assert _last(window).revised is None


def test_the_keyboard_opens_the_fields_of_the_current_column(
    qtbot: QtBot, open_file: Callable[..., Linking], window: MainWindow
) -> None:
    linking = open_file()
    table = window.imports.pane.table
    table.setFocus()
    table.setCurrentIndex(table.model().index(3, 3))
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    menu = linking.header.menu
    assert "새 필드 ‘직급’(으)로 추가" in _texts(menu)
    qtbot.keyClick(menu, Qt.Key.Key_Escape)


def test_a_chip_offers_the_columns(
    qtbot: QtBot, open_file: Callable[..., Linking], window: MainWindow
) -> None:
    linking = open_file(**(BASIS | {"fed": (("비고", "금액"),)}))
    linking.tab.chips.setCurrentRow(1)
    qtbot.keyClick(linking.tab.chips, Qt.Key.Key_Return)
    assert linking.menu is not None
    checked = [one.text() for one in linking.menu.actions() if one.isChecked()]
    assert checked == ["비고"]
    _press(linking.menu, "부서")
    qtbot.waitUntil(lambda: _asked(window, "link") == [("link", "부서", "금액")])


@pytest.mark.parametrize("place", ["header", "rows"])
def test_a_chip_is_dropped_on_a_column(
    qtbot: QtBot, open_file: Callable[..., Linking], window: MainWindow, place: str
) -> None:
    linking = open_file(**BASIS)
    chips, header = linking.tab.chips, linking.header
    data = chips.mimeData([chips.item(1)])
    x = header.sectionViewportPosition(2) + 10
    target: QWidget = (
        header.viewport() if place == "header" else window.imports.pane.table.viewport()
    )
    spot = QPoint(x, 10)
    enter = QDragEnterEvent(spot, COPY, data, LEFT, NO_KEYS)
    QApplication.sendEvent(target, enter)
    assert enter.isAccepted()
    move = QDragMoveEvent(spot, COPY, data, LEFT, NO_KEYS)
    QApplication.sendEvent(target, move)
    assert header._target == 2
    QApplication.sendEvent(target, QDropEvent(QPointF(spot), COPY, data, LEFT, NO_KEYS))
    qtbot.waitUntil(lambda: _asked(window, "link") == [("link", "부서", "금액")])
    assert header._target == -1


def test_a_chip_that_leaves_marks_nothing(
    open_file: Callable[..., Linking], window: MainWindow
) -> None:
    linking = open_file()
    data = linking.tab.chips.mimeData([linking.tab.chips.item(0)])
    target = linking.header.viewport()
    QApplication.sendEvent(target, QDragEnterEvent(QPoint(20, 5), COPY, data, LEFT, NO_KEYS))
    QApplication.sendEvent(target, QDragLeaveEvent())
    assert linking.header._target == -1


def test_the_right_row_becomes_the_header(
    qtbot: QtBot, open_file: Callable[..., Linking], window: MainWindow
) -> None:
    linking = open_file()
    table = window.imports.pane.table
    qtbot.waitUntil(lambda: window.imports.pane.model.row_at(1) is not None)
    spot = table.visualRect(table.model().index(1, 1)).center()
    table.customContextMenuRequested.emit(spot)
    texts = _texts(linking.menu)
    assert texts[:3] == ["6행을 머리글로", "3–6행을 머리글로", "맨 윗줄부터 보기"]
    _press(linking.menu, "6행을")
    _wait_read(qtbot, window)
    assert _last(window).header_rows == (6, 6)
    window.imports.options.header_keep.click()
    qtbot.waitUntil(lambda: _asked(window, "with_header_rows") == [("with_header_rows", (6, 6))])
    _wait_read(qtbot, window)
    revised = _last(window).revised
    assert revised is not None
    assert revised.header_rows == (6, 6)


def test_the_header_is_looked_for_again(
    qtbot: QtBot, open_file: Callable[..., Linking], window: MainWindow
) -> None:
    linking = open_file()
    table = window.imports.pane.table
    table.setCurrentIndex(table.model().index(0, 0))
    table.customContextMenuRequested.emit(QPoint(-5, -5))  # the menu key: the current row is meant
    _press(linking.menu, "맨 윗줄부터")
    _wait_read(qtbot, window)
    assert _last(window).header_rows == (1, 1)
    table.customContextMenuRequested.emit(QPoint(5, 5))
    _press(linking.menu, "머리글을 다시 찾기")
    _wait_read(qtbot, window)
    assert _last(window).header_rows is None


def test_header_rows_that_the_template_remembers_need_no_button(
    qtbot: QtBot, open_file: Callable[..., Linking], window: MainWindow, file: Path
) -> None:
    open_file(remembered_header=(6, 6))
    page = window.imports
    page.options.decided.emit(replace(page.current.request, header_rows=(6, 6)))
    _wait_read(qtbot, window)
    assert not window.imports.options.header_keep.isVisible()
    page.options.decided.emit(replace(page.current.request, header_rows=(5, 5)))
    _wait_read(qtbot, window)
    assert window.imports.options.header_keep.isVisible()


def test_encoding_and_delimiter_of_text_files_are_shown_and_changed(
    qtbot: QtBot, open_file: Callable[..., Linking], window: MainWindow
) -> None:
    open_file(encoding="cp949", delimiter=";")
    text = window.imports.options.text
    assert text.isVisible()
    assert text.encoding.currentText() == "자동: CP949"
    assert text.delimiter.currentText() == "자동: 세미콜론 ;"
    text.delimiter.setCurrentIndex(text.delimiter.findData("\t"))
    text.delimiter.activated.emit(text.delimiter.currentIndex())
    _wait_read(qtbot, window)
    text.encoding.setCurrentIndex(text.encoding.findData("utf-8"))
    text.encoding.activated.emit(text.encoding.currentIndex())
    _wait_read(qtbot, window)
    assert (_last(window).encoding, _last(window).delimiter) == ("utf-8", "\t")
    assert text.encoding.currentText() == "UTF-8"
    text.encoding.setCurrentIndex(0)
    text.encoding.activated.emit(0)
    _wait_read(qtbot, window)
    assert _last(window).encoding is None


def test_a_workbook_has_no_encoding(open_file: Callable[..., Linking], window: MainWindow) -> None:
    open_file()
    assert not window.imports.options.text.isVisible()


def test_another_template_forgets_what_was_changed_of_the_first(
    qtbot: QtBot, open_file: Callable[..., Linking], window: MainWindow
) -> None:
    linking = open_file()
    linking.header.link_wanted.emit("부서", "부서")
    _wait_read(qtbot, window)
    template = window.imports.options.template
    template.setCurrentIndex(template.findData("수당 기준"))
    template.activated.emit(template.currentIndex())
    _wait_read(qtbot, window)
    assert (_last(window).template, _last(window).revised) == ("수당 기준", None)
