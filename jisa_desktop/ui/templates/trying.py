"""A workbook that the edited template is tried on: renewed a moment after the last edit."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from jisa_desktop.domain.template import Template
from jisa_desktop.errors import JisaError
from jisa_desktop.ui.context import Context
from jisa_desktop.ui.templates.desk import TrialRequest
from jisa_desktop.ui.templates.trial_pane import TrialPane

PAUSE_MS = 300


class Trying(QObject):
    """``columns_found``: columns of the workbook that feed no field; ``linked``: the template
    after a column was linked to a field."""

    columns_found = Signal(list)
    linked = Signal(object)

    def __init__(self, context: Context, pane: TrialPane) -> None:
        super().__init__(pane)
        self._context = context
        self._pane = pane
        self._template: Template | None = None
        self._path: Path | None = None
        self._sheet: str | None = None
        self._password: str | None = None
        self._can_link = True
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._try)
        pane.sheet_chosen.connect(self._on_sheet)
        pane.password_given.connect(self._on_password)
        pane.again_wanted.connect(self._try)
        pane.header.link_wanted.connect(self._on_link)

    def take_file(self, path: Path) -> None:
        self._path, self._sheet, self._password = path, None, None
        self._try()

    def show(self, template: Template | None, *, can_link: bool, at_once: bool = False) -> None:
        """None: the draft is no template yet, so what was shown last stays."""
        self._template, self._can_link = template, can_link
        if template is None and self._path is not None:
            self._pause.stop()
            self._pane.show_waiting()
        elif at_once:
            self._try()
        else:
            self._pause.start()

    def _try(self) -> None:
        self._pause.stop()
        if self._path is not None and self._template is not None:
            story = self._try_out(self._path, self._template)
            self._context.stories.tell_latest("trial", story)

    async def _try_out(self, path: Path, template: Template) -> None:
        self._pane.show_reading(path)
        request = TrialRequest(path, template, self._sheet, self._password)
        try:
            trial = await self._context.desk.templates.try_out(request)
        except JisaError as error:
            self._pane.show_refusal(error)
            self.columns_found.emit([])
            return
        fields = tuple(one.field for one in template.columns)
        self._pane.show_trial(trial, fields, can_link=self._can_link)
        fed = {name for name, _ in trial.fed}
        self.columns_found.emit([name for name in trial.columns if name not in fed])

    def _on_sheet(self, sheet: str) -> None:
        self._sheet = sheet
        self._try()

    def _on_password(self, password: str) -> None:
        self._password = password
        self._try()

    def _on_link(self, header: str, field: str) -> None:
        if self._template is not None and self._pane.trial is not None:
            story = self._link(self._template, self._pane.trial.columns, header, field)
            self._context.stories.tell_latest("link", story)

    async def _link(
        self, template: Template, columns: tuple[str, ...], header: str, field: str
    ) -> None:
        desk = self._context.desk.templates
        self.linked.emit(await desk.linked(template, columns, header, field))
