"""What a person can do to a document, from the list or from its own page: ask, run, say so."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from jisa_desktop.domain.snapshots import DocumentSnapshot, VersionSnapshot
from jisa_desktop.errors import JisaError
from jisa_desktop.ui import formats, words
from jisa_desktop.ui.choose import choose_target
from jisa_desktop.ui.context import Context
from jisa_desktop.ui.desk import Ended
from jisa_desktop.ui.formats import nfc
from jisa_desktop.ui.notices import Kind
from jisa_desktop.ui.widgets.ask import Question, ask


class DocumentActions(QObject):
    """``started``: a document id whose job was just started, so that lists look again.
    ``forgotten``: one whose content was erased."""

    started = Signal(str)
    forgotten = Signal(str)

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._undo_later: dict[str, str] = {}  # titles, by the document whose job still runs
        context.desk.job_ended.connect(self._on_ended)

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

    def export_errors(self, document: DocumentSnapshot, version: int | None = None) -> None:
        self._context.stories.tell(self._export(document, version))

    def export_marked(self, document: DocumentSnapshot, version: VersionSnapshot) -> None:
        self._context.stories.tell(self._export_marked(document, version))

    def forget(self, document: DocumentSnapshot) -> None:
        self._context.stories.tell(self._forget(document))

    def _on_ended(self, ended: Ended) -> None:
        document_id = ended.job.document_id if ended.job is not None else None
        if document_id is not None and (title := self._undo_later.pop(document_id, None)):
            self.undo(document_id, title)

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
                "추가 {a} · 변경 {c}{m} · 삭제 {r} · 그대로 {u}. 임베딩을 다시 만들지 않습니다."
            ).format(
                a=formats.count(plan.added),
                c=formats.count(plan.changed),
                m=words.moved(plan.moved),
                r=formats.count(plan.removed),
                u=formats.count(plan.unchanged),
            ),
            action=(self.tr("실행 취소"), _Undo(self, document)),
            key=f"undo:{document.document_id}",
        )

    async def _undo(self, document_id: str, title: str) -> None:
        """Of a job that still runs, when it has ended: what it began is brought to its end."""
        try:
            await self._context.desk.undo(document_id)
        except JisaError as error:
            if error.code != "document_busy":
                raise
            self._undo_later[document_id] = title
            self._context.notices.say(
                Kind.INFO,
                self.tr("‘{title}’의 작업이 끝나는 대로 취소합니다").format(title=nfc(title)),
                key=f"undo:{document_id}",
            )
            return
        self.started.emit(document_id)
        self._context.notices.say(
            Kind.INFO,
            self.tr("‘{title}’을(를) 바꾸기 전으로 되돌립니다").format(title=nfc(title)),
            key=f"undo:{document_id}",
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
            Kind.INFO,
            self.tr("‘{title}’을(를) 정리합니다").format(title=nfc(document.title)),
            self.tr("벡터 {n}개를 지웁니다.").format(n=formats.count(document.record_count)),
            action=(self.tr("실행 취소"), _Undo(self, document)),
            key=f"undo:{document.document_id}",
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

    async def _export(self, document: DocumentSnapshot, version: int | None) -> None:
        name = self.tr("{title} 오류.xlsx").format(title=nfc(document.title).replace("/", "_"))
        target = await choose_target(
            self._window, self.tr("오류 행 내보내기"), name, "Excel (*.xlsx)"
        )
        if target is None:
            return
        written = await self._context.desk.export_errors(document.document_id, target, version)
        self._context.notices.say(
            Kind.SUCCESS,
            self.tr("오류 행 {n}개를 내보냈습니다").format(n=formats.count(written)),
            str(target),
        )

    async def _export_marked(self, document: DocumentSnapshot, version: VersionSnapshot) -> None:
        source = PurePath(nfc(version.source_name))
        suffix = source.suffix if source.suffix.lower() == ".xlsm" else ".xlsx"
        name = self.tr("{name} 문제 표시{suffix}").format(name=source.stem, suffix=suffix)
        target = await choose_target(
            self._window, self.tr("문제를 표시한 사본 저장"), name, f"Excel (*{suffix})"
        )
        if target is None:
            return
        marked = await self._context.desk.export_marked(
            document.document_id, target, version.number
        )
        self._context.notices.say(
            Kind.SUCCESS,
            self.tr("문제 {n}건을 표시한 사본을 저장했습니다").format(n=formats.count(marked)),
            str(target),
        )

    async def _forget(self, document: DocumentSnapshot) -> None:
        question = Question(
            self.tr("내용까지 지우기"),
            self.tr("‘{title}’의 내용을 모두 지울까요?").format(title=nfc(document.title)),
            self.tr(
                "버전 {n}개의 행, 글, 벡터, 원본 파일이 지워지고, 이 문서가 들어 있는 자동 백업도 "
                "새로 만듭니다. 되돌릴 수 없습니다. 언제 누가 무엇을 했는지와 건수만 남습니다."
            ).format(n=formats.count(document.latest_version)),
            self.tr("내용 지우기"),
        )
        if not await ask(self._window, question):
            return
        done = await self._context.desk.forget(document.document_id)
        told = self.tr(
            "버전 {v}개, 글 {t}개, 원본 파일 {f}개, 자동 백업 {b}개를 지웠습니다."
        ).format(
            v=formats.count(done.version_count),
            t=formats.count(done.text_count),
            f=formats.count(done.file_count),
            b=formats.count(done.backup_count),
        )
        if done.copies_left:
            left = self.tr("복원하며 남긴 사본에는 아직 있을 수 있습니다: {folders}")
            told = f"{told}\n{left.format(folders=', '.join(done.copies_left))}"
        title = self.tr("‘{title}’의 내용을 지웠습니다").format(title=nfc(document.title))
        kind = Kind.WARNING if done.copies_left else Kind.SUCCESS
        self._context.notices.say(kind, title, told)
        self.forgotten.emit(document.document_id)


class _Undo:
    """The button of a notice that tells of a change; holds values, not the page."""

    def __init__(self, actions: DocumentActions, document: DocumentSnapshot) -> None:
        self._actions = actions
        self._document = document

    def __call__(self) -> None:
        self._actions.undo(self._document.document_id, self._document.title)
