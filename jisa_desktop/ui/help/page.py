"""The page behind F1: the guide, the first steps in short, and every key."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QTabWidget, QWidget
from shiboken6 import isValid

from jisa_desktop.domain.wording import Language
from jisa_desktop.ui import words
from jisa_desktop.ui.context import Context
from jisa_desktop.ui.help.guide import GuideView, guide_file
from jisa_desktop.ui.widgets.build import card, column, grow, label, row
from jisa_desktop.ui.widgets.lines import Column, LinesModel
from jisa_desktop.ui.widgets.tables import Table, TextDelegate

translate = QCoreApplication.translate
Key = tuple[str, str]


class HelpPage(QWidget):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("page")
        self._context = context
        columns: tuple[Column[Key], ...] = (
            Column(translate("help", "키"), _key),
            Column(translate("help", "하는 일"), _does),
        )
        self.model = LinesModel[Key](columns, _key, self)
        self.model.show_lines(
            (
                ("Ctrl+O", self.tr("파일 선택")),
                ("Ctrl+F", self.tr("문서 검색")),
                ("Ctrl+1 … Ctrl+8", self.tr("화면 바꾸기")),
                ("Ctrl+Enter", self.tr("처리 시작")),
                ("Enter", self.tr("선택한 문서 열기")),
                ("Ctrl+C", self.tr("선택한 행 복사(엑셀에 붙여 넣기)")),
                ("Alt+↓", self.tr("미리보기에서: 이 열이 들어갈 필드 고르기")),
                ("Ctrl+S", self.tr("템플릿 저장")),
                ("Ins · Del", self.tr("템플릿에서: 필드 추가 · 삭제")),
                ("Alt+↑ · Alt+↓", self.tr("템플릿에서: 필드 옮기기")),
                ("F5", self.tr("새로 고침")),
                ("F1", self.tr("이 안내")),
            )
        )
        self.table = Table(self.tr("키보드"))
        self.table.setModel(self.model)
        self.table.setItemDelegate(TextDelegate(context.theme, self.table))
        self.table.set_widths({0: 180}, stretch=1)
        steps = (
            self.tr(
                "1. 문서 화면에 엑셀 파일을 놓습니다. 가져올 수 없는 파일은 이유를 알려 드립니다."
            ),
            self.tr(
                "2. 시트, 머리글 행, 템플릿, 방식을 확인합니다. "
                "이때까지 아무것도 저장하지 않습니다."
            ),
            self.tr("3. ‘처리 시작’을 누릅니다. 창을 닫아도 다음에 이어서 처리합니다."),
            self.tr("4. 잘못되었으면 문서의 이력에서 ‘이 버전으로 되돌리기’를 누릅니다."),
        )
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(self.tr("사용 안내"))
        brief = card(*(label(step, "sub", wrap=True) for step in steps), None)
        self.tabs.addTab(brief, self.tr("네 단계"))
        self.tabs.addTab(card(self.table, margins=(12, 12, 12, 12)), self.tr("키보드"))
        self.guide: GuideView | None = None
        file = guide_file()
        if file is not None and words.language() is Language.KOREAN:  # it is written in Korean
            self.guide = GuideView(context.theme, file)
            self.tabs.insertTab(0, self.guide, self.tr("사용 설명서"))
            self.tabs.setCurrentIndex(0)
        head = row(label(self.tr("사용 안내"), "h1"), None)
        page = column(head, self.tabs, spacing=16, margins=(24, 20, 24, 16))
        self.setLayout(grow(page, self.tabs))

    def refresh(self) -> None:
        if self.guide is not None:
            self._context.stories.tell_latest("guide", self._draw(self.guide))

    async def _draw(self, guide: GuideView) -> None:
        await asyncio.to_thread(guide.read_pictures)
        if isValid(guide):  # the window may have gone meanwhile
            guide.draw_once()


def _key(key: Key) -> str:
    return key[0]


def _does(key: Key) -> str:
    return key[1]
