"""The main window: sidebar, notices, pages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Signal, SignalInstance
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from jisa_desktop.domain.snapshots import JobSnapshot
from jisa_desktop.domain.statuses import JobStatus
from jisa_desktop.errors import JisaError
from jisa_desktop.ui import formats
from jisa_desktop.ui.actions import DocumentActions
from jisa_desktop.ui.attention import Attention
from jisa_desktop.ui.context import Context
from jisa_desktop.ui.desk import Ended
from jisa_desktop.ui.document.page import DocumentPage
from jisa_desktop.ui.documents.page import DocumentsPage
from jisa_desktop.ui.endings import tell_end
from jisa_desktop.ui.imports.page import ImportPage
from jisa_desktop.ui.intake_rules import may_take
from jisa_desktop.ui.notices import Kind
from jisa_desktop.ui.page_stack import PageStack
from jisa_desktop.ui.pages import extra_pages
from jisa_desktop.ui.remedies import RESTART, Remedy, way_out
from jisa_desktop.ui.widgets.build import label
from jisa_desktop.ui.widgets.drop_zone import local_paths
from jisa_desktop.ui.widgets.sidebar import Entry, Sidebar

SMALLEST = QSize(1100, 700)
USUAL = QSize(1360, 860)


class MainWindow(QMainWindow):
    """``close_wanted``: the person wants out; whoever built the window ends the jobs first.
    ``restart_wanted``: as that, and the program starts anew."""

    close_wanted = Signal()
    restart_wanted = Signal()

    def __init__(
        self,
        context: Context,
        *,
        version: str,
        samples: Sequence[Path] = (),
    ) -> None:
        super().__init__()
        self._context = context
        self._samples = tuple(samples)
        self._may_close = False
        self._running: set[int] = set()
        self.setWindowTitle(self.tr("JISA 데스크톱"))
        self.setMinimumSize(SMALLEST)
        self.resize(USUAL)
        self.setAcceptDrops(True)
        self.actions_ = DocumentActions(context, self)
        self.sidebar = Sidebar(context.theme, self.tr("JISA 데스크톱"))
        self.documents = DocumentsPage(context, self.actions_, has_samples=bool(samples))
        self.imports = ImportPage(context)
        self.document = DocumentPage(context, self.actions_)
        self.pages = PageStack(
            {"documents": self.documents, "imports": self.imports, "document": self.document},
            extra_pages(context),
        )
        self._build(version)
        self._connect()
        self.attention = Attention(self, context.desk, context.notices)  # after it is said here
        self._say_running()
        if (geometry := context.preferences.geometry) is not None:
            self.restoreGeometry(geometry)
        self.setFocus()

    def show_page(self, name: str, part: str = "") -> None:
        """``part``: of a page that has parts, which to bring into view."""
        self.pages.show_page(name, part)
        self.sidebar.show_current(name if name != "document" else "documents")

    def go_to(self, remedy: Remedy) -> None:
        """To where a person puts right what went wrong."""
        if remedy.page == RESTART:
            self._on_restart()
        else:
            self.show_page(remedy.page, remedy.part)

    def open_document(self, document_id: str, part: str = "") -> None:
        self.document.open(document_id, part)
        self.pages.setCurrentWidget(self.document)
        self.sidebar.show_current("documents")

    def take_files(self, paths: list[Path]) -> None:
        self._context.preferences.has_seen_start = True
        self.imports.add(paths)
        self.show_page("imports")

    def tell_opening(self) -> None:
        """Until the store is open, nothing is ready."""
        self.sidebar.say(self.tr("자료를 여는 중…"), "neutral")

    def tell_unopened(self) -> None:
        """Whoever could not open the store has said why."""
        self.sidebar.say(self.tr("자료를 열지 못함"), "danger")
        self.show_page("documents")

    def tell_resumed(self, count: int) -> None:
        """Say that jobs of an earlier run go on; fill the lists, which waited for the store."""
        self._say_running()
        self.pages.refresh()
        if not self._context.preferences.has_seen_start:
            self._context.stories.tell(self._greet())
        if count:
            self._context.notices.say(
                Kind.INFO,
                self.tr("지난번에 끝나지 않은 작업 {n}개를 이어서 처리합니다").format(
                    n=formats.count(count)
                ),
            )

    async def _greet(self) -> None:
        """Lead a newcomer through the first start; whoever has documents is none."""
        preferences = self._context.preferences
        if await self._context.desk.documents():
            preferences.has_seen_start = True
        if preferences.has_seen_start:
            return
        from jisa_desktop.ui.first_start.page import FirstStartPage

        page = FirstStartPage(self._context, has_samples=bool(self._samples))
        page.left.connect(self._on_greeted)
        page.files_wanted.connect(self.documents.choose_files)
        page.samples_wanted.connect(self._on_samples)
        self.pages.addWidget(page)
        if self.pages.currentWidget() is self.documents:
            self.pages.setCurrentWidget(page)
            page.start()

    def _on_greeted(self) -> None:
        self._context.preferences.has_seen_start = True
        self.show_page("documents")

    def let_close(self) -> None:
        """The jobs are parked: the next close goes through."""
        self.attention.stop()
        self._may_close = True
        self.close()

    def _build(self, version: str) -> None:
        for entry in (
            Entry("documents", "files", self.tr("문서")),
            Entry("imports", "upload-simple", self.tr("가져오기")),
            *(page.entry for page in self.pages.extra.values()),
        ):
            self.sidebar.add(entry)
        right = QWidget()
        right.setObjectName("root")
        above = QVBoxLayout(right)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(0)
        self._notice_room = QWidget()
        room = QVBoxLayout(self._notice_room)
        room.setContentsMargins(24, 14, 24, 0)
        room.addWidget(self._context.notices)
        above.addWidget(self._notice_room)
        above.addWidget(self.pages, 1)
        root = QWidget()
        root.setObjectName("root")
        line = QHBoxLayout(root)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.sidebar)
        line.addWidget(right, 1)
        self.setCentralWidget(root)
        self.statusBar().setSizeGripEnabled(False)
        about = label(f"v{version}", "cap")
        about.setContentsMargins(0, 0, 16, 0)
        self.statusBar().addPermanentWidget(about)
        self.show_page("documents")

    def _connect(self) -> None:
        self.sidebar.chosen.connect(self.show_page)
        self.pages.joined.connect(self._on_joined)
        self.documents.files_taken.connect(self.take_files)
        self.documents.document_wanted.connect(self.open_document)
        self.documents.samples_wanted.connect(self._on_samples)
        self.imports.files_wanted.connect(self.documents.choose_files)
        self.imports.started.connect(self._on_started)
        self.document.back_wanted.connect(self._on_back)
        self.document.new_version_wanted.connect(self._on_new_version)
        self.document.status.remedy_wanted.connect(self.go_to)
        self._context.stories.failed.connect(self._on_failed)
        self._context.desk.settings.applied.connect(self._on_applied)
        self._context.desk.job_changed.connect(self._on_job)
        self._context.desk.job_ended.connect(self._on_job_ended)
        QShortcut(QKeySequence.StandardKey.Open, self, self.documents.choose_files)
        QShortcut(QKeySequence.StandardKey.Find, self, self._on_find)
        QShortcut(QKeySequence.StandardKey.Refresh, self, self.pages.refresh)
        QShortcut(QKeySequence.StandardKey.HelpContents, self, self._on_help)

    def _on_joined(self, page: QWidget) -> None:
        if (wanted := getattr(page, "document_wanted", None)) is not None:
            wanted.connect(self.open_document)
        if (restart := getattr(page, "restart_wanted", None)) is not None:
            restart.connect(self._on_restart)

    def _on_failed(self, error: JisaError) -> None:
        self._context.notices.say_error(error, action=way_out(error, self.go_to))

    def _on_applied(self) -> None:
        """Other settings may read the same files in another way."""
        waiting = [item.path for item in self.imports.items if not item.is_started]
        if waiting:
            self.imports.add(waiting)

    def _on_samples(self) -> None:
        self.take_files(list(self._samples))

    def _on_started(self, job_ids: list[int]) -> None:
        if job_ids and not self.imports.items:
            self.show_page("documents")

    def _on_back(self) -> None:
        self.show_page("documents")

    def _on_new_version(self, document_id: str) -> None:
        self._context.stories.tell(self._new_version(document_id))

    async def _new_version(self, document_id: str) -> None:
        from jisa_desktop.ui.choose import choose_workbooks

        paths = await choose_workbooks(self)
        if paths:
            self.imports.add(paths, document_id)
            self.show_page("imports")

    def _on_find(self) -> None:
        self.show_page("documents")
        self.documents.list.filters.search.setFocus()

    def _on_help(self) -> None:
        self.show_page("help")

    def _on_job(self, job: JobSnapshot) -> None:
        if job.status in (JobStatus.PENDING, JobStatus.PROCESSING):
            self._running.add(job.job_id)
        else:
            self._running.discard(job.job_id)
        self._say_running()

    def _on_job_ended(self, ended: Ended) -> None:
        self._running.discard(ended.job_id)
        self._say_running()
        tell_end(self._context.notices, ended, way_out(ended.error, self.go_to))

    def _say_running(self) -> None:
        if count := len(self._running):
            text = self.tr("작업 {n}개 처리 중").format(n=formats.count(count))
            self.sidebar.say(text, "primary")
        else:
            self.sidebar.say(self.tr("● 준비됨"), "success")

    def _on_restart(self) -> None:
        self._go_away(self.restart_wanted)

    def _go_away(self, how: SignalInstance) -> None:
        """Pages with something unsaved ask first."""
        if self.pages.has_unsaved:
            self._context.stories.tell_latest("leave", self._leave(how))
        else:
            how.emit()

    async def _leave(self, how: SignalInstance) -> None:
        if await self.pages.may_leave():
            how.emit()

    # Overrides of QMainWindow

    def closeEvent(self, event: QCloseEvent) -> None:
        self._context.preferences.geometry = self.saveGeometry()
        if self._may_close:
            event.accept()
            return
        event.ignore()
        self._go_away(self.close_wanted)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.attention.look()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if may_take(local_paths(event.mimeData())):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.documents.take_paths(local_paths(event.mimeData()))
