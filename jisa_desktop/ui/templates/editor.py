"""The editor of one template: its parts above, a workbook read with it below."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QSplitter, QTabWidget, QWidget

from jisa_desktop.domain.template import Template, template_of
from jisa_desktop.errors import InputError
from jisa_desktop.ui import words
from jisa_desktop.ui.context import Context
from jisa_desktop.ui.formats import josa
from jisa_desktop.ui.intake_rules import may_take
from jisa_desktop.ui.notices import Kind
from jisa_desktop.ui.templates.draft import Draft
from jisa_desktop.ui.templates.faults import Wrong, sentence_for, wrongs_of
from jisa_desktop.ui.templates.fields_part import FieldsPart
from jisa_desktop.ui.templates.parts import show_text
from jisa_desktop.ui.templates.roles_part import RolesPart
from jisa_desktop.ui.templates.text_part import TextPart
from jisa_desktop.ui.templates.trial_pane import TrialPane
from jisa_desktop.ui.templates.trying import Trying
from jisa_desktop.ui.widgets.build import button, card, chip, column, label, row, set_chip
from jisa_desktop.ui.widgets.drop_zone import local_paths

EditorPart = FieldsPart | TextPart | RolesPart
_NAME_PX = 220


class Editor(QWidget):
    """``back_wanted``; ``file_wanted``: a workbook to try it on; ``saved``: name and revision."""

    back_wanted = Signal()
    file_wanted = Signal()
    saved = Signal(str, int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._draft = self._opened = Draft()
        self._wrongs: tuple[Wrong, ...] = ()
        self._revision = 0
        self._is_new = self._is_read_only = False
        theme = context.theme
        self.back = button(self.tr("목록"), theme, "caret-left", name=self.tr("템플릿 목록으로"))
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("템플릿 이름"))
        self.name.setPlaceholderText(self.tr("템플릿 이름"))
        self.name.setFixedWidth(_NAME_PX)
        self.title = label("", "h1")
        self.state = chip("", "neutral")
        self.fault = label("", "cap", wrap=True)
        self.fault.setProperty("tone", "danger")
        self.revert = button(self.tr("변경 취소"), theme, "arrow-counter-clockwise")
        self.save = button(self.tr("저장"), theme, "check", "primary")
        self.save.setToolTip("Ctrl+S")
        self.fields = FieldsPart(theme)
        self.text = TextPart(theme)
        self.roles = RolesPart(theme)
        self.trial = TrialPane(theme)
        self.trying = Trying(context, self.trial)
        self.setAcceptDrops(True)
        self._build()
        self._connect()

    @property
    def draft(self) -> Draft:
        return self._draft

    @property
    def is_changed(self) -> bool:
        return self._draft != self._opened

    def open(self, template: Template, revision: int) -> None:
        """Edit what is kept; saving makes the next revision."""
        self._begin(Draft.of(template), revision)

    def open_new(self, draft: Draft) -> None:
        """Edit one that is not kept yet."""
        self._begin(draft, 0, is_new=True)
        self.name.setFocus()
        self.name.selectAll()

    def open_old(self, template: Template, revision: int) -> None:
        """Look at an old revision; nothing can be changed."""
        self._begin(Draft.of(template), revision, is_read_only=True)

    def show_policy(self, column: str) -> None:
        """Where a person decides on the personal data of a sheet's column."""
        self.parts.setCurrentWidget(self.fields)
        self.fields.show_policy(column)

    def commit(self) -> None:
        """What is being typed counts as well."""
        self.fields.form.commit()
        self._on_name()

    def _begin(
        self, draft: Draft, revision: int, *, is_new: bool = False, is_read_only: bool = False
    ) -> None:
        self._opened, self._revision = draft, revision
        self._is_new, self._is_read_only = is_new, is_read_only
        for part in (self.fields, self.text, self.roles):
            part.set_read_only(is_read_only)
        self.parts.setCurrentIndex(0)
        self._show(draft, at_once=True)
        self._show_title()
        self.fields.choose(0)

    def _build(self) -> None:
        head = row(
            self.back,
            self.title,
            self.name,
            self.state,
            self.fault,
            None,
            self.revert,
            self.save,
            spacing=12,
        )
        head.setStretchFactor(self.fault, 4)
        self.parts = QTabWidget()
        self.parts.setAccessibleName(self.tr("템플릿의 부분"))
        self.parts.addTab(self.fields, self.tr("필드"))
        self.parts.addTab(self.text, self.tr("임베딩할 글"))
        self.parts.addTab(self.roles, self.tr("키 · 직원 · 메타데이터"))
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(12)
        self.split.addWidget(card(self.parts, margins=(12, 4, 12, 8)))
        self.split.addWidget(self.trial)
        self.split.setSizes([390, 240])
        lines = column(head, self.split, spacing=12, margins=(24, 16, 24, 12))
        lines.setStretchFactor(self.split, 1)
        self.setLayout(lines)

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_wanted)
        self.revert.clicked.connect(self._on_revert)
        self.save.clicked.connect(self._on_save)
        self.name.textEdited.connect(self._on_name)
        for part in (self.fields, self.text, self.roles):
            part.edited.connect(self._on_edited)
        self.fields.removed.connect(self._on_removed)
        self.trial.file_wanted.connect(self.file_wanted)
        self.trying.columns_found.connect(self.fields.show_columns)
        self.trying.columns_found.connect(self.text.show_columns)
        self.trying.linked.connect(self._on_linked)
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence.StandardKey.Save, self, self._on_save, context=inside)

    # The draft

    def _show(self, draft: Draft, *, at_once: bool = False) -> None:
        """Every part shows the same draft; what is wrong stands beside where it is wrong."""
        self._draft = draft
        self._wrongs = wrongs_of(draft)
        show_text(self.name, draft.name)
        warning = self._context.theme.icon("warning-circle", "danger")
        parts: list[EditorPart] = [self.fields, self.text, self.roles]
        for place, part in enumerate(parts):
            part.show_draft(draft, self._wrongs)
            is_wrong = any(self._part_of(one) is part for one in self._wrongs)
            self.parts.setTabIcon(place, warning if is_wrong else QIcon())
        self._show_state()
        template = None if self._wrongs else template_of(draft.values())
        self.trying.show(template, can_link=not self._is_read_only, at_once=at_once)

    def _show_title(self) -> None:
        """A name is given once: a template by another name is another template."""
        self.title.setText(self._draft.name if not self._is_new else "")
        self.title.setVisible(not self._is_new)
        self.name.setVisible(self._is_new)

    def _show_state(self) -> None:
        self._say_fault(sentence_for(self._wrongs, "name"))
        if self._is_read_only:
            text, tone = self.tr("개정 {n} · 읽기 전용").format(n=self._revision), "neutral"
        elif self._wrongs:
            text, tone = self.tr("고칠 곳 {n}").format(n=len(self._wrongs)), "danger"
        elif self._is_new:
            text, tone = self.tr("새 템플릿"), "primary"
        elif self.is_changed:
            text, tone = self.tr("저장하지 않은 변경"), "warning"
        else:
            text, tone = self.tr("개정 {n} · 저장됨").format(n=self._revision), "success"
        set_chip(self.state, text, tone)
        self.save.setVisible(not self._is_read_only)
        self.revert.setVisible(not self._is_read_only)
        self.save.setEnabled(self._is_new or self.is_changed)
        self.revert.setEnabled(self.is_changed)

    def _say_fault(self, sentence: str) -> None:
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))
        self.name.setAccessibleDescription(sentence)

    def _part_of(self, wrong: Wrong) -> EditorPart | None:
        if wrong.position is not None or wrong.key == "columns":
            return self.fields
        if wrong.key == "embedding_text":
            return self.text
        return None if wrong.key == "name" else self.roles

    def _on_edited(self, draft: Draft) -> None:
        self._show(draft)

    def _on_linked(self, template: Template) -> None:
        self._show(Draft.of(template), at_once=True)

    def _on_name(self) -> None:
        if self._is_new and self.name.text() != self._draft.name:
            self._on_edited(replace(self._draft, name=self.name.text()))

    def _on_removed(self, draft: Draft, before: Draft) -> None:
        gone = next((one.name for one in before.fields if one not in draft.fields), "")
        self._on_edited(draft)
        self._context.notices.say(
            Kind.INFO,
            self.tr("필드 ‘{name}’을(를) 뺐습니다").format(name=gone),
            action=(self.tr("실행 취소"), lambda: self._on_edited(before)),
            key="field_removed",
        )

    def _on_revert(self) -> None:
        before = self._draft
        self._on_edited(self._opened)
        self._context.notices.say(
            Kind.INFO,
            self.tr("저장하지 않은 변경을 되돌렸습니다"),
            action=(self.tr("실행 취소"), lambda: self._on_edited(before)),
            key="draft_reverted",
        )

    # Saving

    def _on_save(self) -> None:
        self.commit()
        if self._is_read_only or not (self._is_new or self.is_changed):
            return
        if self._wrongs:
            self._go_to(self._wrongs[0])
        else:
            self._context.stories.tell_latest("save_template", self._save())

    def _go_to(self, wrong: Wrong) -> None:
        part = self._part_of(wrong)
        if part is None:
            self.name.setFocus()
        else:
            self.parts.setCurrentWidget(part)
            part.focus_on(wrong)

    async def _save(self) -> None:
        draft = self._draft
        template = template_of(draft.values())
        try:
            revision = await self._context.desk.templates.save(template, is_new=self._is_new)
        except InputError as error:  # the name is taken
            self._say_fault(josa(words.of_error(error).sentence))
            self.name.setFocus()
            return
        self._is_new, self._revision, self._opened = False, revision, draft
        self._show_title()
        self._show_state()
        self.saved.emit(template.name, revision)

    # Overrides of QWidget

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if may_take(local_paths(event.mimeData())):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [path for path in local_paths(event.mimeData()) if path.is_file()]
        if paths:
            event.acceptProposedAction()
            self.trying.take_file(paths[0])
