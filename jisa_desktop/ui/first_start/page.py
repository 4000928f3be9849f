"""처음 시작하기: one step after another, in place of the pages; never again once it was left."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from jisa_desktop.errors import InputError
from jisa_desktop.ui import words
from jisa_desktop.ui.context import Context
from jisa_desktop.ui.first_start.steps import CompanyStep, FileStep, PlaceStep
from jisa_desktop.ui.widgets.build import button, card, column, label, row, set_tone

_WIDEST_PX = 760


class FirstStartPage(QWidget):
    """``left``: done or skipped; ``files_wanted``, ``samples_wanted``: the last step's buttons."""

    left = Signal()
    files_wanted = Signal()
    samples_wanted = Signal()

    def __init__(self, context: Context, *, has_samples: bool) -> None:
        super().__init__()
        self.setObjectName("page")
        self._context = context
        theme = context.theme
        self.company = CompanyStep()
        self.place = PlaceStep(theme)
        self.file = FileStep(theme, has_samples=has_samples)
        self.steps = QStackedWidget()
        for step in (self.company, self.place, self.file):
            self.steps.addWidget(step)
        self.number = label("", "cap")
        self.back = button(self.tr("뒤로"), theme, "caret-left")
        self.skip_all = button(self.tr("모두 건너뛰기"), theme, kind="plain")
        self.skip = button(self.tr("이 단계 건너뛰기"), theme)
        self.next = button(self.tr("다음"), theme, kind="primary")
        self.said = label("", "cap")
        self._build()
        self._connect()
        self._show_step(0)

    def start(self) -> None:
        """Fill in what is known, and let the keyboard begin."""
        self._context.stories.tell_latest("first_start", self._refresh())
        self.company.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        frame = card(
            self.number,
            self.steps,
            row(self.back, self.skip_all, self.said, None, self.skip, self.next),
            spacing=16,
            margins=(28, 24, 28, 20),
        )
        frame.setMaximumWidth(_WIDEST_PX)
        middle = row(None, frame, None)
        middle.setStretch(1, 8)
        title = label(self.tr("처음 오셨네요. 세 단계면 준비가 끝납니다"), "h1")
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setLayout(column(None, title, middle, None, spacing=20, margins=(24, 20, 24, 16)))

    def _connect(self) -> None:
        self.back.clicked.connect(self._on_back)
        self.skip.clicked.connect(self._on_skip)
        self.skip_all.clicked.connect(self.left)
        self.next.clicked.connect(self._on_next)
        self.company.name.returnPressed.connect(self._on_next)
        self.file.files_wanted.connect(self.files_wanted)
        self.file.samples_wanted.connect(self.samples_wanted)
        for line in self.place.keys.values():
            line.entered.connect(self._on_key)
            line.forgetting_wanted.connect(self._on_forget)

    def _show_step(self, place: int) -> None:
        count = self.steps.count()
        self.steps.setCurrentIndex(place)
        self.number.setText(self.tr("{n} / {m} 단계").format(n=place + 1, m=count))
        is_last = place == count - 1
        self.back.setVisible(place > 0)
        for one in (self.skip, self.skip_all):
            one.setVisible(not is_last)
        self.next.setText(self.tr("나중에 하기") if is_last else self.tr("다음"))
        self.next.setAccessibleName(self.next.text())
        set_tone(self.next, "kind", "" if is_last else "primary")  # the file is what comes first
        first = (self.company.name, self.place.local, self.file.choose)[place]
        if self.isVisible():
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    # Stories

    async def _refresh(self) -> None:
        desk = self._context.desk.settings
        self.company.name.setText((await desk.overview()).company.name)
        for state in await desk.keys():
            self.place.keys[state.service].show_state(state)

    async def _go_on(self, step: QWidget) -> None:
        """Keep what the step says; a step that does not hold stays."""
        desk = self._context.desk.settings
        self._wait(self.tr("저장하는 중입니다…"))
        try:
            if step is self.company and (name := self.company.name.text().strip()):
                await desk.rename_company(name)
            if step is self.place and (changes := self.place.changes):
                faults = await desk.save(changes)
                self.place.show_faults(faults)
                if faults:
                    return
        finally:
            self._wait("")
        self._show_step(self.steps.indexOf(step) + 1)

    async def _enter_key(self, service: str, key: str) -> None:
        desk, line = self._context.desk.settings, self.place.keys[service]
        try:
            await desk.enter_key(service, key)
        except InputError as error:
            told = words.of_error(error)
            line.show_fault(f"{told.sentence} {told.next_step}".strip())
            return
        await self._show_keys()

    async def _forget(self, service: str) -> None:
        await self._context.desk.settings.forget_key(service)
        await self._show_keys()

    async def _show_keys(self) -> None:
        for state in await self._context.desk.settings.keys():
            self.place.keys[state.service].show_state(state)

    def _wait(self, sentence: str) -> None:
        self.said.setText(sentence)
        for one in (self.back, self.skip, self.next):
            one.setEnabled(not sentence)

    def _on_back(self) -> None:
        self._show_step(self.steps.currentIndex() - 1)

    def _on_skip(self) -> None:
        self._show_step(self.steps.currentIndex() + 1)

    def _on_next(self) -> None:
        step = self.steps.currentWidget()
        if step is self.file:
            self.left.emit()
        elif step is not None and self.next.isEnabled():
            self._context.stories.tell(self._go_on(step))

    # Overrides of QWidget

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on from a choice, as it does from the name; a key's line has its own."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self.focusWidget() in (self.place.local, self.place.cloud):
            self._on_next()
        else:
            super().keyPressEvent(event)

    # What the parts say

    def _on_key(self, service: str, key: str) -> None:
        self._context.stories.tell(self._enter_key(service, key))

    def _on_forget(self, service: str) -> None:
        self._context.stories.tell(self._forget(service))
