"""The page of dropped files: read, decide, check, start. Nothing is written before the start."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from jisa_desktop.domain.cancel import Cancelled
from jisa_desktop.domain.snapshots import DocumentSnapshot
from jisa_desktop.errors import JisaError
from jisa_desktop.ui.context import Context
from jisa_desktop.ui.imports.desk import ImportRequest, Looking, Preview
from jisa_desktop.ui.imports.file_list import FileList
from jisa_desktop.ui.imports.file_switch import FileSwitch
from jisa_desktop.ui.imports.footer import Footer
from jisa_desktop.ui.imports.items import ImportItem, Stage
from jisa_desktop.ui.imports.mapping import Linking
from jisa_desktop.ui.imports.options import OptionsCard
from jisa_desktop.ui.imports.preview_pane import PreviewPane
from jisa_desktop.ui.imports.refusal import RefusalCard
from jisa_desktop.ui.imports.waiting import NothingCard, ReadingCard
from jisa_desktop.ui.templates.desk import TemplateInfo
from jisa_desktop.ui.widgets.build import button, column, grow, label, row
from jisa_desktop.ui.widgets.elided import ElidedLabel

_NARROW_PX = 1280


class ImportPage(QWidget):
    """``started``: ids of the jobs that began; ``files_wanted``: choose some."""

    started = Signal(list)
    files_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("page")
        self._context = context
        self._items: dict[int, ImportItem] = {}
        self._current: int | None = None
        self._next_number = 1
        self._looking: dict[int, Looking] = {}
        self._templates: Sequence[TemplateInfo] = ()
        self._documents: Sequence[DocumentSnapshot] = ()
        self.files = FileList(context.theme)
        self.switch = FileSwitch(context.theme)
        self.options = OptionsCard(context.theme)
        self.pane = PreviewPane(context)
        self.linking = Linking(context, self.pane.table, self.pane.side)
        self.footer = Footer(context.theme)
        self.refusal = RefusalCard(context.theme)
        self.reading = ReadingCard(context.theme)
        self.nothing = NothingCard(context.theme)
        self.more = button(self.tr("파일 더 넣기…"), context.theme, "file-plus")
        self._build()
        self._connect()
        self._show()

    @property
    def items(self) -> list[ImportItem]:
        return list(self._items.values())

    @property
    def current(self) -> ImportItem | None:
        return self._items.get(self._current) if self._current is not None else None

    def add(self, paths: Sequence[Path], document_id: str | None = None) -> None:
        """Read each file, as a new version of ``document_id`` if given; one that is on the page
        already is read anew."""
        for path in paths:
            old = next((item for item in self.items if item.path == path), None)
            if old is not None and not old.is_started:
                number, request = old.number, old.request
            else:
                number, request = self._next_number, ImportRequest(path, document_id=document_id)
                self._next_number += 1
            if self._current is None or old is not None:
                self._current = number
            self._look(number, request)
        self._show()

    def refresh(self) -> None:
        """Templates and documents to choose from; they may have changed on other pages."""
        self._context.stories.tell_latest("choices", self._fetch_choices())

    def _build(self) -> None:
        checked = QWidget()
        parts = (self.options, self.pane, self.footer)
        checked.setLayout(grow(column(*parts, spacing=12), self.pane))
        self.stack = QStackedWidget()
        for card in (self.nothing, self.reading, self.refusal, checked):
            self.stack.addWidget(card)
        self._checked = checked
        head = row(
            label(self.tr("가져오기"), "h1"),
            ElidedLabel(
                "sub", self.tr("‘처리 시작’을 누르기 전에는 아무것도 저장하거나 보내지 않습니다")
            ),
            None,
            self.more,
            spacing=12,
        )
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(self.files)
        body.addWidget(self.stack, 1)
        page = column(head, self.switch, body, spacing=14, margins=(24, 20, 24, 16))
        page.setStretch(2, 1)
        self.setLayout(page)

    def _connect(self) -> None:
        self.more.clicked.connect(self.files_wanted)
        self.nothing.files_wanted.connect(self.files_wanted)
        for files in (self.files, self.switch):
            files.chosen.connect(self._on_chosen)
            files.removed.connect(self._remove)
        self.options.decided.connect(self._on_decided)
        self.options.settled.connect(self._on_settled)
        self.options.header_keep.clicked.connect(self.linking.keep_header)
        self.linking.decided.connect(self._on_decided)
        self.linking.settled.connect(self._on_remembering)
        self.reading.stop_wanted.connect(self._on_removal)
        self.pane.checking.stop_wanted.connect(self._on_stop)
        self.pane.checking.again_wanted.connect(self._on_again)
        self.refusal.password_given.connect(self._on_password)
        self.refusal.again_wanted.connect(self._on_again)
        self.refusal.removal_wanted.connect(self._on_removal)
        self.pane.side.routes.registered.connect(self._on_registered)
        self.footer.privacy_wanted.connect(self.pane.side.go_to_privacy)
        self.pane.side.privacy.decided.connect(self._on_policies)
        self.footer.accepted.connect(self._on_accepted)
        self.footer.start_wanted.connect(self._on_start)
        self.footer.start_all_wanted.connect(self._on_start_all)

    # Stories

    def _look(self, number: int, request: ImportRequest) -> None:
        old = self._items.get(number)
        preview = old.preview if old else None
        self._items[number] = ImportItem(number, request, preview)
        self._context.stories.tell_latest(f"look:{number}", self._read(number, request))

    async def _read(self, number: int, request: ImportRequest) -> None:
        desk = self._context.desk.previews
        try:
            if (first := await desk.first(request)) is not None:
                self._found(number, first, is_reading=True)
            whole = await desk.open(request, partial(self._on_progress, number))
        except JisaError as error:
            self._found(number, None, error)
        except Cancelled:
            if (item := self._items.get(number)) is not None:
                self._found(number, item.preview)
        else:
            self._found(number, whole)

    def _found(
        self,
        number: int,
        preview: Preview | None,
        error: JisaError | None = None,
        *,
        is_reading: bool = False,
    ) -> None:
        """Show what a look has found in the place of what was there."""
        self._looking.pop(number, None)
        item = self._items.get(number)
        gone = item.preview if item is not None else preview  # taken off the list meanwhile
        if item is not None:
            changed = replace(item, preview=preview, error=error, is_reading=is_reading)
            self._items[number] = changed
            self._show()
        if gone is not None and (item is None or gone is not preview):
            self._context.stories.tell(self._context.desk.previews.forget(gone.preview_id))

    async def _decide(self, item: ImportItem, policies: Mapping[str, str]) -> None:
        """The template with the person's word in it; it is kept when the file is started."""
        preview = item.preview
        if preview is None or item.number not in self._items:
            return
        template = await self._context.desk.outgoing.decide(preview.preview_id, policies)
        if template is not None and (now := self._items.get(item.number)) is not None:
            request = replace(now.request, template=preview.template, revised=template)
            self._look(item.number, request)
            self._show()

    async def _fetch_choices(self) -> None:
        self._templates = await self._context.desk.templates.all()
        self._documents = await self._context.desk.documents()
        self._show()

    async def _start(self, items: Sequence[ImportItem]) -> None:
        job_ids: list[int] = []
        for item in items:
            request = replace(
                item.request,
                mode=item.mode,
                template=item.preview.template if item.preview else item.request.template,
                accept_changes=item.has_accepted,
            )
            job = await self._context.desk.process(request)
            job_ids.append(job.job_id)
            await self._put_away(item.number)
        self.started.emit(job_ids)

    async def _put_away(self, number: int) -> None:
        item = self._items.pop(number, None)
        if self._current == number:
            self._current = next(iter(self._items), None)
        self._show()
        if item is not None and item.is_reading:
            self._context.desk.previews.cancel(item.path)
        if item is not None and item.preview is not None:
            await self._context.desk.previews.forget(item.preview.preview_id)

    # What the parts say

    def _on_chosen(self, number: int) -> None:
        if number != self._current:
            self._current = number
            self._show()

    def _on_decided(self, request: ImportRequest) -> None:
        if self._current is not None:
            self._look(self._current, request)
            self._show()

    def _on_settled(self, request: ImportRequest) -> None:
        if (item := self.current) is not None:
            self._items[item.number] = replace(item, request=request)

    def _on_remembering(self, request: ImportRequest) -> None:
        self._on_settled(request)
        self._show()

    def _on_policies(self, policies: dict[str, str]) -> None:
        if (item := self.current) is not None:
            self._context.stories.tell(self._decide(item, policies))

    def _on_password(self, password: str) -> None:
        if (item := self.current) is not None:
            self._on_decided(replace(item.request, password=password))

    def _on_again(self) -> None:
        if (item := self.current) is not None:
            self._on_decided(item.request)

    def _on_registered(self) -> None:
        """Every file that waited for employees finds them now."""
        for item in self.items:
            routes = item.preview.routes if item.preview else ()
            if not (item.is_started or item.is_reading or all(one.is_known for one in routes)):
                self._look(item.number, item.request)
        self._show()

    def _on_stop(self) -> None:
        if (item := self.current) is not None:
            self._context.desk.previews.cancel(item.path)

    def _on_progress(self, number: int, looking: Looking) -> None:
        item = self._items.get(number)
        if item is None or not item.is_reading:
            return
        self._looking[number] = looking
        if number == self._current:
            self.reading.show_looking(looking)
            self.pane.checking.show_item(item, looking)

    def _on_removal(self) -> None:
        if self._current is not None:
            self._remove(self._current)

    def _remove(self, number: int) -> None:
        self._context.stories.tell(self._put_away(number))

    def _on_accepted(self, accepts: bool) -> None:
        if (item := self.current) is not None:
            self._items[item.number] = replace(item, has_accepted=accepts)
            self._show()

    def _on_start(self) -> None:
        if (item := self.current) is not None and item.stage is Stage.READY:
            self._begin([item])

    def _on_start_all(self) -> None:
        self._begin([item for item in self.items if item.stage is Stage.READY])

    def _begin(self, items: Sequence[ImportItem]) -> None:
        """The keyboard goes to the files that are left: the start it was on is off from now on."""
        lists = (self.files.table, self.switch.files, self.more)
        next(one for one in lists if one.isVisibleTo(self)).setFocus()
        for item in items:
            self._items[item.number] = replace(item, is_started=True)
        self._show()
        self._context.stories.tell(self._start(items))

    def _show(self) -> None:
        items = self.items
        self.files.show_items(items, self._current)
        self.switch.show_items(items, self._current)
        self._make_room()
        item = self.current
        self.more.setVisible(item is not None)
        if item is None:
            self.stack.setCurrentWidget(self.nothing)
        elif item.error is not None and not item.is_reading:
            self.refusal.show_error(item.name, item.error)
            self.stack.setCurrentWidget(self.refusal)
        elif item.preview is None:
            self.reading.show_name(item.name)
            self.reading.show_looking(self._looking.get(item.number))
            self.stack.setCurrentWidget(self.reading)
        else:
            self.options.show_item(item, self._templates, self._documents)
            self.pane.show_preview(item.preview)
            self.linking.show_item(item)
            self.pane.checking.show_item(item, self._looking.get(item.number))
            ready = sum(1 for one in items if one.stage is Stage.READY)
            self.footer.show_item(item, ready)
            self.stack.setCurrentWidget(self._checked)

    def _make_room(self) -> None:
        """Several files stand in a list, or in one line where the window is narrow."""
        is_narrow = self.width() < _NARROW_PX
        self.files.setVisible(len(self._items) > 1 and not is_narrow)
        self.switch.setVisible(len(self._items) > 1 and is_narrow)

    # Overrides of QWidget

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()
