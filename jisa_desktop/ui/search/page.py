"""Ask a question of one namespace, and see what the chatbot would find there."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QModelIndex, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from jisa_desktop.ui import formats
from jisa_desktop.ui.context import Context
from jisa_desktop.ui.formats import nfc
from jisa_desktop.ui.search.desk import SearchHit
from jisa_desktop.ui.widgets.build import button, card, column, combo_box, grow, label, row
from jisa_desktop.ui.widgets.lines import Column, LinesModel
from jisa_desktop.ui.widgets.tables import Table, TextDelegate

translate = QCoreApplication.translate
TOP_K = 20


class SearchPage(QWidget):
    """``document_wanted``: the id, and the row of its page that the hit comes from."""

    document_wanted = Signal(str, str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("page")
        self._context = context
        theme = context.theme
        self.namespace = combo_box(self.tr("누구로 검색할지"))
        self.namespace.setMinimumWidth(220)
        self.question = QLineEdit()
        self.question.setPlaceholderText(self.tr("챗봇에게 묻듯이 적어 보세요"))
        self.question.setAccessibleName(self.tr("질문"))
        self.ask_button = button(self.tr("찾기"), theme, "magnifying-glass", "primary")
        columns: tuple[Column[SearchHit], ...] = (
            Column(translate("search", "점수"), _score, is_number=True),
            Column(translate("search", "문서"), _document),
            Column(translate("search", "행"), _row, is_number=True),
            Column(translate("search", "내용"), _text),
        )
        self.model = LinesModel[SearchHit](columns, _key, self)
        self.table = Table(self.tr("찾은 행"))
        self.table.setModel(self.model)
        self.table.setItemDelegate(TextDelegate(theme, self.table))
        self.table.set_widths({0: 76, 1: 240, 2: 76}, stretch=3)
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.answer = label("", "sub", wrap=True)
        self.whole = QPlainTextEdit()
        self.whole.setReadOnly(True)
        self.whole.setTabChangesFocus(True)
        self.whole.setAccessibleName(self.tr("선택한 행의 글"))
        self.whole.setMaximumHeight(150)
        self.open_button = button(self.tr("문서에서 보기"), theme, "folder-open")
        self.open_button.setEnabled(False)
        asked = row(self.namespace, self.question, self.ask_button)
        asked.setStretch(1, 1)
        head = row(
            label(self.tr("검색 확인"), "h1"),
            label(self.tr("챗봇이 무엇을 찾는지 그대로 확인합니다"), "sub"),
            None,
            spacing=12,
        )
        above = row(self.answer, self.open_button)
        above.setStretch(0, 1)
        body = card(above, self.table, self.whole, margins=(16, 14, 12, 12))
        page = column(
            head, card(asked, margins=(16, 12, 16, 12)), body, spacing=16, margins=(24, 20, 24, 16)
        )
        self.setLayout(grow(page, body))
        self.namespace.activated.connect(self._on_namespace)
        self.ask_button.clicked.connect(self._on_find)
        self.question.returnPressed.connect(self._on_find)
        self.question.textChanged.connect(self._show_button)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.table.activated.connect(self._on_activated)
        self.open_button.clicked.connect(self._on_open)
        self._show_button()
        self._clear()

    def refresh(self) -> None:
        self._context.stories.tell_latest("namespaces", self._refresh())

    async def _refresh(self) -> None:
        desk = self._context.desk
        people = {one.namespace: one for one in await desk.people.all()}
        chosen = self.namespace.currentData()
        self.namespace.clear()
        for name in await desk.search.namespaces():
            one = people.get(name)
            who = f"{one.employee_number} {one.name}" if one else self.tr("회사 전체")
            self.namespace.addItem(f"{who} ({name})", name)
        self.namespace.setCurrentIndex(max(0, self.namespace.findData(chosen)))
        self._show_button()
        if self.namespace.count() == 0:
            self.answer.setText(self.tr("아직 검색할 것이 없습니다. 문서를 먼저 처리하세요."))

    def _on_namespace(self) -> None:
        """What was found for somebody else is not left standing under the new name."""
        self._clear()
        self._on_find()

    def _clear(self) -> None:
        self.model.show_lines(())
        self.whole.clear()
        self.open_button.setEnabled(False)
        self.answer.setText(
            self.tr(
                "고른 직원이나 회사 전체가 볼 수 있는 것만 찾습니다. "
                "예: ‘3월 직책수당은 얼마인가요?’"
            )
        )

    def _can_ask(self) -> bool:
        return bool(self.question.text().strip() and self.namespace.currentData())

    def _show_button(self) -> None:
        self.ask_button.setEnabled(self._can_ask())

    def _on_find(self) -> None:
        if self._can_ask():
            self._context.stories.tell_latest("search", self._find())

    async def _find(self) -> None:
        self.answer.setText(self.tr("찾는 중입니다…"))
        try:
            hits = await self._context.desk.search.find(
                self.question.text(), self.namespace.currentData(), TOP_K
            )
        except BaseException:
            self.answer.clear()
            raise
        self.model.show_lines(hits)
        self.whole.clear()
        self.open_button.setEnabled(False)
        if hits:
            self.answer.setText(self.tr("{n}개를 찾았습니다").format(n=formats.count(len(hits))))
            self.table.selectRow(0)
        else:
            self.answer.setText(self.tr("이 네임스페이스에서는 아무것도 찾지 못했습니다."))

    def _on_row(self, current: QModelIndex, _previous: QModelIndex) -> None:
        hit = self.model.line(current.row()) if current.isValid() else None
        self.whole.setPlainText(hit.text if hit else "")
        self.open_button.setEnabled(hit is not None and bool(hit.document_id))

    def _on_activated(self, _index: QModelIndex) -> None:
        self._on_open()

    def _on_open(self) -> None:
        """A record of somebody else's has no document here."""
        index = self.table.currentIndex()
        hit = self.model.line(index.row()) if index.isValid() else None
        if hit is not None and hit.document_id:
            part = f"rows:{hit.row_number}" if hit.row_number else "rows"
            self.document_wanted.emit(hit.document_id, part)


def _key(hit: SearchHit) -> object:
    return hit.record_id


def _score(hit: SearchHit) -> str:
    return f"{hit.score:.3f}"


def _document(hit: SearchHit) -> str:
    return nfc(hit.title) or "—"


def _row(hit: SearchHit) -> str:
    return formats.count(hit.row_number) if hit.row_number else "—"


def _text(hit: SearchHit) -> str:
    return " · ".join(line for line in hit.text.splitlines() if line)
