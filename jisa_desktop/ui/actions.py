"""What a person can do to a document, from the list or from its own page: ask, run, say so."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from jisa_desktop.domain.snapshots import DocumentSnapshot
from jisa_desktop.ui import formats
from jisa_desktop.ui.choose import choose_target
from jisa_desktop.ui.context import Context
from jisa_desktop.ui.formats import nfc
from jisa_desktop.ui.notices import Kind
from jisa_desktop.ui.widgets.ask import Question, ask


class DocumentActions(QObject):
    """``started``: a document id whose job was just started, so that lists look again."""

    started = Signal(str)

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window

    def roll_back(self, document: DocumentSnapshot, to: int) -> None:
        self._context.stories.tell(self._roll_back(document, to))

    def undo(self, document_id: str, title: str) -> None:
        self._context.stories.tell(self._undo(document_id, title))

    def clean_up(self, document: DocumentSnapshot) -> None:
        self._context.stories.tell(self._clean_up(document))

    def retry(self, document: DocumentSnapshot) -> None:
        self._context.stories.tell(self._retry(document))

    def discard(self, document: DocumentSnapshot) -> None:
        self._context.stories.tell(self._discard(document))

    def export_errors(self, document: DocumentSnapshot) -> None:
        self._context.stories.tell(self._export(document))

    async def _roll_back(self, document: DocumentSnapshot, to: int) -> None:
        plan = await self._context.desk.plan(document.document_id, to)
        await self._context.desk.roll_back(document.document_id, to)
        self.started.emit(document.document_id)
        self._context.notices.say(
            Kind.INFO,
            self.tr("‘{title}’을(를) 버전 {n}(으)로 되돌립니다").format(
                title=nfc(document.title), n=to
            ),
            self.tr(
                "추가 {a} · 변경 {c} · 삭제 {r} · 그대로 {u}. 임베딩을 다시 만들지 않습니다."
            ).format(
                a=formats.count(plan.added),
                c=formats.count(plan.changed),
                r=formats.count(plan.removed),
                u=formats.count(plan.unchanged),
            ),
            action=(self.tr("실행 취소"), _Undo(self, document)),
            key=f"rollback:{document.document_id}",
        )

    async def _undo(self, document_id: str, title: str) -> None:
        await self._context.desk.undo(document_id)
        self.started.emit(document_id)
        self._context.notices.say(
            Kind.INFO,
            self.tr("‘{title}’의 되돌리기를 취소합니다").format(title=nfc(title)),
            key=f"rollback:{document_id}",
        )

    async def _clean_up(self, document: DocumentSnapshot) -> None:
        question = Question(
            self.tr("문서 정리"),
            self.tr("‘{title}’을(를) 정리할까요?").format(title=nfc(document.title)),
            self.tr(
                "검색 인덱스에서 벡터 {n}개가 삭제되고, 챗봇은 이 문서로 더 이상 답하지 않습니다.\n"
                "이력은 남으므로 나중에 이전 버전으로 되돌릴 수 있습니다."
            ).format(n=formats.count(document.record_count)),
            self.tr("벡터 {n}개 정리").format(n=formats.count(document.record_count)),
        )
        if not await ask(self._window, question):
            return
        await self._context.desk.clean_up(document.document_id)
        self.started.emit(document.document_id)
        self._context.notices.say(
            Kind.INFO, self.tr("‘{title}’을(를) 정리합니다").format(title=nfc(document.title))
        )

    async def _retry(self, document: DocumentSnapshot) -> None:
        await self._context.desk.retry(document.document_id)
        self.started.emit(document.document_id)
        self._context.notices.say(
            Kind.INFO, self.tr("‘{title}’을(를) 다시 처리합니다").format(title=nfc(document.title))
        )

    async def _discard(self, document: DocumentSnapshot) -> None:
        question = Question(
            self.tr("새 버전 버리기"),
            self.tr("‘{title}’의 실패한 버전 {n}을(를) 버릴까요?").format(
                title=nfc(document.title), n=document.latest_version
            ),
            self.tr("이미 저장된 새 벡터를 지우고 인덱스를 지금 쓰는 버전과 똑같이 맞춥니다."),
            self.tr("버전 {n} 버리기").format(n=document.latest_version),
        )
        if not await ask(self._window, question):
            return
        await self._context.desk.discard(document.document_id)
        self.started.emit(document.document_id)

    async def _export(self, document: DocumentSnapshot) -> None:
        name = self.tr("{title} 오류.xlsx").format(title=nfc(document.title).replace("/", "_"))
        target = await choose_target(
            self._window, self.tr("오류 행 내보내기"), name, "Excel (*.xlsx)"
        )
        if target is None:
            return
        written = await self._context.desk.export_errors(document.document_id, target)
        self._context.notices.say(
            Kind.SUCCESS,
            self.tr("오류 행 {n}개를 내보냈습니다").format(n=formats.count(written)),
            str(target),
        )


class _Undo:
    """The button of a rollback's notice; holds values, not the page."""

    def __init__(self, actions: DocumentActions, document: DocumentSnapshot) -> None:
        self._actions = actions
        self._document = document

    def __call__(self) -> None:
        self._actions.undo(self._document.document_id, self._document.title)
