"""The templates: their list, their files, and the editor of one."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from jisa_desktop.ui.choose import choose_source, choose_target, choose_workbooks
from jisa_desktop.ui.context import Context
from jisa_desktop.ui.notices import Kind
from jisa_desktop.ui.templates.desk import RevisionInfo, TemplateInfo
from jisa_desktop.ui.templates.draft import Draft
from jisa_desktop.ui.templates.editor import Editor
from jisa_desktop.ui.templates.list_pane import ListPane
from jisa_desktop.ui.widgets.ask import Question, ask
from jisa_desktop.ui.widgets.build import button, column, grow, label, row
from jisa_desktop.ui.widgets.elided import ElidedLabel

_PATTERN = "JSON (*.json)"


class TemplatesPage(QWidget):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("page")
        self._context = context
        theme = context.theme
        self.list = ListPane(theme)
        self.editor = Editor(context)
        self.new_button = button(self.tr("새 템플릿"), theme, "plus", "primary")
        self.bring_in = button(self.tr("가져오기…"), theme, "download-simple")
        self._build()
        self._connect()

    @property
    def has_unsaved(self) -> bool:
        return self.stack.currentWidget() is self.editor and self.editor.is_changed

    async def may_leave(self) -> bool:
        """Whether what is not saved may be lost; asks where there is something."""
        self.editor.commit()
        return not self.has_unsaved or await ask(self, self._question())

    def refresh(self) -> None:
        self._context.stories.tell_latest("templates", self._refresh())

    def show_part(self, part: str) -> None:
        """``remedies.part_of``: open a template where a person decides on a column."""
        template, _, column = part.partition("\n")
        self._context.stories.tell_latest("edit_template", self._show_column(template, column))

    def _build(self) -> None:
        head = row(
            label(self.tr("템플릿"), "h1"),
            ElidedLabel("sub", self.tr("엑셀의 열을 어떻게 읽고 검색할 글로 만드는지 정합니다")),
            None,
            self.bring_in,
            self.new_button,
            spacing=12,
        )
        overview = QWidget()
        overview.setLayout(
            grow(column(head, self.list, spacing=16, margins=(24, 20, 24, 16)), self.list)
        )
        self.overview = overview
        self.stack = QStackedWidget()
        self.stack.addWidget(overview)
        self.stack.addWidget(self.editor)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self.stack)

    def _connect(self) -> None:
        pane, editor = self.list, self.editor
        pane.chosen.connect(self._on_chosen)
        pane.edit_wanted.connect(self._on_edit)
        pane.look_wanted.connect(self._on_look)
        pane.return_wanted.connect(self._on_return)
        pane.copy.clicked.connect(self._on_copy)
        pane.hand_out.clicked.connect(self._on_hand_out)
        pane.workbook.clicked.connect(self._on_workbook)
        pane.remove.clicked.connect(self._on_remove)
        self.new_button.clicked.connect(self._on_create)
        self.bring_in.clicked.connect(self._on_bring_in)
        editor.back_wanted.connect(self._on_back)
        editor.file_wanted.connect(self._on_file)
        editor.saved.connect(self._on_saved)

    # What the parts say

    def _on_chosen(self, info: TemplateInfo | None) -> None:
        name = info.name if info else ""
        self._context.stories.tell_latest("revisions", self._show_revisions(name))

    def _on_edit(self, name: str) -> None:
        self._context.stories.tell_latest("edit_template", self._edit(name))

    def _on_look(self, revision: RevisionInfo) -> None:
        self.editor.open_old(revision.template, revision.number)
        self.stack.setCurrentWidget(self.editor)

    def _on_return(self, revision: RevisionInfo) -> None:
        self._context.stories.tell(self._return_to(revision))

    def _on_copy(self) -> None:
        if (info := self.list.current) is not None:
            self._context.stories.tell_latest("edit_template", self._copy(info.name))

    def _on_hand_out(self) -> None:
        if (info := self.list.current) is not None:
            self._context.stories.tell(self._hand_out(info.name))

    def _on_workbook(self) -> None:
        if (info := self.list.current) is not None:
            self._context.stories.tell(self._save_workbook(info.name))

    def _on_remove(self) -> None:
        if (info := self.list.current) is not None:
            self._context.stories.tell(self._remove(info))

    def _on_create(self) -> None:
        self._open_new(Draft(name=self._free_name(self.tr("새 템플릿"))))

    def _on_bring_in(self) -> None:
        self._context.stories.tell(self._bring_in())

    def _on_back(self) -> None:
        self._context.stories.tell_latest("leave_template", self._back())

    def _on_file(self) -> None:
        self._context.stories.tell(self._choose_workbook())

    def _on_saved(self, name: str, revision: int) -> None:
        self._context.notices.say(
            Kind.SUCCESS,
            self.tr("템플릿 ‘{name}’을(를) 개정 {n}(으)로 저장했습니다").format(
                name=name, n=revision
            ),
            key="template_saved",
        )
        self._context.stories.tell_latest("templates", self._refresh(name))

    # Stories

    async def _refresh(self, name: str = "") -> None:
        self.list.show_templates(await self._context.desk.templates.all(), name)

    async def _show_revisions(self, name: str) -> None:
        found = await self._context.desk.templates.revisions(name) if name else ()
        self.list.side.show_revisions(found)

    async def _edit(self, name: str) -> None:
        newest = (await self._context.desk.templates.revisions(name))[0]
        self.editor.open(newest.template, newest.number)
        self.stack.setCurrentWidget(self.editor)

    async def _show_column(self, template: str, column: str) -> None:
        if not await self.may_leave():
            return
        await self._edit(template)
        if column:
            self.editor.show_policy(column)

    async def _copy(self, name: str) -> None:
        template = await self._context.desk.templates.get(name)
        copied = self._free_name(self.tr("{name} 사본").format(name=name))
        self._open_new(replace(Draft.of(template), name=copied))

    async def _return_to(self, revision: RevisionInfo) -> None:
        number = await self._context.desk.templates.save(revision.template)
        self._context.notices.say(
            Kind.SUCCESS,
            self.tr("개정 {old}의 내용을 개정 {n}(으)로 저장했습니다").format(
                old=revision.number, n=number
            ),
        )
        await self._refresh()

    async def _back(self) -> None:
        if not await self.may_leave():
            return
        self.stack.setCurrentWidget(self.overview)
        self.list.table.setFocus()
        await self._refresh()

    def _question(self) -> Question:
        name = self.editor.draft.name or self.tr("새 템플릿")
        return Question(
            self.tr("저장하지 않은 변경"),
            self.tr("템플릿 ‘{name}’의 변경을 버릴까요?").format(name=name),
            self.tr("저장하지 않은 내용은 되살릴 수 없습니다. 저장된 개정은 그대로 남습니다."),
            self.tr("변경 버리기"),
        )

    async def _remove(self, info: TemplateInfo) -> None:
        await self._context.desk.templates.remove(info.name)
        self._context.notices.say(
            Kind.INFO,
            self.tr("템플릿 ‘{name}’을(를) 목록에서 삭제했습니다").format(name=info.name),
            self.tr("이 템플릿으로 처리한 문서와 개정 {n}개는 그대로 남습니다.").format(
                n=info.revision
            ),
            action=(self.tr("실행 취소"), partial(self._undo_remove, info.name)),
            key="template_removed",
        )
        await self._refresh()

    def _undo_remove(self, name: str) -> None:
        self._context.stories.tell(self._restore(name))

    async def _restore(self, name: str) -> None:
        await self._context.desk.templates.restore(name)
        await self._refresh(name)

    async def _bring_in(self) -> None:
        path = await choose_source(self, self.tr("템플릿 파일 선택"), _PATTERN)
        if path is None:
            return
        name = await self._context.desk.templates.import_file(path)
        self._context.notices.say(
            Kind.SUCCESS, self.tr("템플릿 ‘{name}’을(를) 가져왔습니다").format(name=name)
        )
        await self._refresh(name)

    async def _hand_out(self, name: str) -> None:
        target = await choose_target(self, self.tr("템플릿 내보내기"), f"{name}.json", _PATTERN)
        if target is None:
            return
        await self._context.desk.templates.export(name, target)
        self._context.notices.say(
            Kind.SUCCESS,
            self.tr("템플릿 ‘{name}’을(를) 내보냈습니다").format(name=name),
            str(target),
        )

    async def _save_workbook(self, name: str) -> None:
        title = self.tr("빈 엑셀 양식 저장")
        target = await choose_target(self, title, f"{name}.xlsx", "Excel (*.xlsx)")
        if target is None:
            return
        await self._context.desk.templates.save_workbook(name, target)
        self._context.notices.say(
            Kind.SUCCESS,
            self.tr("‘{name}’의 빈 엑셀 양식을 저장했습니다").format(name=name),
            str(target),
        )

    async def _choose_workbook(self) -> None:
        if paths := await choose_workbooks(self):
            self.editor.trying.take_file(paths[0])

    def _open_new(self, draft: Draft) -> None:
        self.stack.setCurrentWidget(self.editor)
        self.editor.open_new(draft)

    def _free_name(self, name: str) -> str:
        taken = {one.name for one in self.list.model.lines}
        numbered = (f"{name} {number}" for number in range(2, len(taken) + 3))
        return name if name not in taken else next(one for one in numbered if one not in taken)
