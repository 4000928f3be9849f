"""Table models keep Qt's rules, change narrowly, and page."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from jisa_desktop.ui.widgets.lines import Column, LinesModel
from jisa_desktop.ui.widgets.paged import _PAGES_KEPT, PAGE_ROWS, PagedModel
from jisa_desktop.ui.widgets.tables import SORT_ROLE


@dataclass(frozen=True)
class Line:
    key: int
    text: str


def _lines_model() -> LinesModel[Line]:
    columns: tuple[Column[Line], ...] = (
        Column("번호", lambda line: str(line.key), lambda line: line.key, is_number=True),
        Column("글", lambda line: line.text),
    )
    return LinesModel(columns, lambda line: line.key)


def test_lines_keep_the_rules_of_a_model(qtbot: QtBot) -> None:
    model = _lines_model()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.show_lines([Line(1, "가"), Line(2, "나")])
    model.show_lines([Line(1, "가"), Line(2, "다")])
    model.show_lines([Line(3, "라")])
    assert model.index(0, 1).data() == "라"
    assert model.index(0, 0).data(SORT_ROLE) == 3


def test_only_the_row_that_differs_changes(qtbot: QtBot) -> None:
    model = _lines_model()
    model.show_lines([Line(1, "가"), Line(2, "나"), Line(3, "다")])
    changed: list[int] = []
    model.dataChanged.connect(lambda first, last: changed.extend((first.row(), last.row())))
    model.show_lines([Line(1, "가"), Line(2, "바뀜"), Line(3, "다")])
    assert changed == [1, 1]


class _Texts(PagedModel[str]):
    def data(self, index, role=Qt.ItemDataRole.DisplayRole):  # type: ignore[no-untyped-def]
        return self.row_at(index.row()) if role == Qt.ItemDataRole.DisplayRole else None


def test_pages_are_asked_for_once_and_old_answers_are_dropped(qtbot: QtBot) -> None:
    model = _Texts()
    asked: list[tuple[int, int]] = []
    model.page_wanted.connect(lambda page, generation: asked.append((page, generation)))
    model.begin(["글"], 1_000_000)
    assert model.index(450, 0).data() is None
    assert model.index(451, 0).data() is None
    assert asked == [(2, 1)]
    model.begin(["글"], 500)
    model.give(2, 1, ["옛것"] * PAGE_ROWS)
    assert model.index(450, 0).data() is None
    model.give(2, 2, [f"{n}" for n in range(400, 500)])
    assert model.index(450, 0).data() == "450"


def test_a_page_that_failed_is_asked_for_again(qtbot: QtBot) -> None:
    model = _Texts()
    asked: list[int] = []
    model.page_wanted.connect(lambda page, _generation: asked.append(page))
    model.begin(["글"], 10)
    model.index(0, 0).data()
    model.refuse(0, model.generation)
    model.index(0, 0).data()
    assert asked == [0, 0]


def test_only_so_many_pages_stay_in_memory(qtbot: QtBot) -> None:
    model = _Texts()
    model.begin(["글"], 1_000_000)
    for page in range(_PAGES_KEPT + 5):
        model.give(page, model.generation, ["행"] * PAGE_ROWS)
    assert len(model._pages) == _PAGES_KEPT
    assert 0 not in model._pages
