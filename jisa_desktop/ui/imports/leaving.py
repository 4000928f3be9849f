"""밖으로 나가는 것: hosts, columns, tokens, price and time, before anything is sent."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from jisa_desktop.ui import formats
from jisa_desktop.ui.context import Context
from jisa_desktop.ui.imports.desk import Preview
from jisa_desktop.ui.imports.outgoing import Leaving, LeavingField
from jisa_desktop.ui.imports.privacy import policy_word
from jisa_desktop.ui.widgets.build import column, grow, label, row, set_tone
from jisa_desktop.ui.widgets.lines import Column, LinesModel
from jisa_desktop.ui.widgets.tables import MARK_ROLE, Table, TextDelegate

translate = QCoreApplication.translate
_TABLE_PX = 180
_FIGURES = ("rows", "texts", "characters", "tokens", "price", "requests", "time")


class LeavingTab(QWidget):
    """Worked out when it is first looked at: every row is read for it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._preview: Preview | None = None
        self._asked = ""
        self.said = label("", "strong", wrap=True)
        self.hosts = label("", "sub", wrap=True, selectable=True)
        self.warning = label("", "sub", wrap=True)
        set_tone(self.warning, "tone", "danger")
        self.figures = {name: label("", "strong") for name in _FIGURES}
        self.fields = LinesModel[LeavingField](_columns(), _key, self)
        self.table = Table(self.tr("밖으로 나가는 열"))
        self.table.setModel(self.fields)
        self.table.setItemDelegate(TextDelegate(context.theme, self.table))
        self.table.set_widths({0: 96, 2: 84}, stretch=1)
        self._counts = QWidget()
        titles = {
            "rows": self.tr("저장할 행"),
            "texts": self.tr("새로 임베딩할 글"),
            "characters": self.tr("글자"),
            "tokens": self.tr("토큰"),
            "price": self.tr("비용"),
            "requests": self.tr("요청"),
            "time": self.tr("한도로 본 최소 시간"),
        }
        lines = [row(label(titles[name], "sub"), None, self.figures[name]) for name in _FIGURES]
        self._counts.setLayout(column(*lines, spacing=4))
        self.table.setMinimumHeight(_TABLE_PX)
        parts = (self.said, self.hosts, self._counts, self.warning, self.table, None)
        inner = QWidget()
        inner.setObjectName("scrolled")
        inner.setLayout(grow(column(*parts, spacing=8, margins=(12, 12, 12, 8)), self.table))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setAccessibleName(self.tr("밖으로 나가는 것"))
        scroll.setWidget(inner)
        self.setLayout(column(scroll))
        self._show_none("")

    def show_preview(self, preview: Preview) -> None:
        self._preview, self._asked = preview, ""
        self._show_none(self.tr("모든 행을 확인하면 보여 드립니다."))
        self._ask()

    def show_leaving(self, leaving: Leaving) -> None:
        if not (leaving.embedder_host or leaving.index_host):
            self._show_none(self.tr("이 컴퓨터에서만 처리합니다. 밖으로 나가는 것은 없습니다."))
            return
        self.said.setText(self.tr("‘처리 시작’을 누르면 아래 내용이 이 컴퓨터 밖으로 나갑니다."))
        parts = (
            self.tr("임베딩: {host}").format(host=leaving.embedder_host or self._here()),
            self.tr("벡터 보관: {host}").format(host=leaving.index_host or self._here()),
        )
        self.hosts.setText("\n".join(parts))
        price = self.tr("알 수 없음")
        if leaving.dollars is not None:
            price = self.tr("{dollars} (약 {won})").format(
                dollars=formats.dollars(leaving.dollars), won=formats.won(leaving.won or 0.0)
            )
        texts = {
            "rows": formats.count(leaving.row_count),
            "texts": formats.count(leaving.new_text_count),
            "characters": formats.count(leaving.character_count),
            "tokens": formats.count(leaving.token_count),
            "price": price,
            "requests": formats.count(leaving.request_count),
            "time": formats.duration(round(leaving.seconds * 1000)),
        }
        for name, text in texts.items():
            self.figures[name].setText(text)
        self.warning.setText(
            self.tr("설정한 한도를 넘으므로 도중에 멈춥니다. 먼저 설정에서 한도를 올리세요.")
        )
        self.warning.setVisible(leaving.is_over_cap)
        self.fields.show_lines(leaving.fields)
        for part in (self.hosts, self._counts, self.table):
            part.show()

    def _show_none(self, sentence: str) -> None:
        self.said.setText(sentence)
        for part in (self.hosts, self._counts, self.warning, self.table):
            part.hide()

    def _here(self) -> str:
        return self.tr("이 컴퓨터")

    def _ask(self) -> None:
        preview = self._preview
        if preview is None or not self.isVisible() or self._asked == preview.preview_id:
            return
        if not (preview.is_whole and preview.fits):
            return
        self._asked = preview.preview_id
        self._show_none(self.tr("계산하는 중입니다…"))
        self._context.stories.tell_latest("leaving", self._fetch(preview))

    async def _fetch(self, preview: Preview) -> None:
        leaving = await self._context.desk.outgoing.leaving(preview.preview_id)
        if preview is not self._preview:
            return
        if leaving is None:
            self._show_none(self.tr("템플릿이 이 표와 맞아야 보여 드릴 수 있습니다."))
        else:
            self.show_leaving(leaving)

    # Overrides of QWidget

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()


def _columns() -> Sequence[Column[LeavingField]]:
    return (
        Column(translate("imports", "열"), _name, roles={MARK_ROLE: _mark}),
        Column(translate("imports", "형태"), _way),
        Column(translate("imports", "개인정보"), _policy),
    )


def _key(field: LeavingField) -> object:
    return field.column


def _name(field: LeavingField) -> str:
    return field.column


def _mark(field: LeavingField) -> object:
    return "danger" if field.policy == "undecided" else None


def _way(field: LeavingField) -> str:
    ways = []
    if field.in_text:
        ways.append(translate("imports", "글"))
    if field.in_metadata:
        ways.append(translate("imports", "메타데이터"))
    return " · ".join(ways)


def _policy(field: LeavingField) -> str:
    return policy_word(field.policy)
