"""The fake desk of the templates page: real templates, no workbook, no store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from jisa_desktop.domain.linking import fed_fields, linked, with_header_rows
from jisa_desktop.domain.rows import RowReader
from jisa_desktop.domain.table import SheetRow, TableHead
from jisa_desktop.domain.template import DEFAULT_TEMPLATE, Column, FieldType, Template
from jisa_desktop.errors import InputError, JisaError
from jisa_desktop.ui.imports.desk import ImportRequest
from jisa_desktop.ui.templates.desk import RevisionInfo, TemplateInfo, Trial, TrialRequest, TrialRow
from tests.ui.fakes.world import COLUMNS, NOON, World, values

PAY = Template(
    name="급여",
    description="월별 급여 지급 내역. 직원별로 나누어 저장합니다.",
    columns=(
        Column(field="사번", headers=("사원번호", "직원번호"), required=True),
        Column(field="성명", headers=("이름",)),
        Column(field="기본급", type=FieldType.INTEGER, minimum=0),
    ),
    key_columns=("사번",),
    employee_column="사번",
    embedding_text="{{성명}}({{사번}})의 기본급: {{기본급}}원",
    metadata_fields=("기본급",),
)
BASIS = Template(name="수당 기준", columns=(Column(field="구분"), Column(field="금액")))
_ROWS = 40


class FakeTemplateDesk:
    """``kept``: the revisions of each template, oldest first."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.kept: dict[str, list[Template]] = {
            "기본": [DEFAULT_TEMPLATE],
            "급여": [
                PAY.model_copy(update={"embedding_text": None, "metadata_fields": ()}),
                PAY.model_copy(update={"metadata_fields": ()}),
                PAY,
            ],
            "수당 기준": [BASIS],
        }
        self.hidden: set[str] = set()
        self.refusal: JisaError | None = None

    async def all(self) -> Sequence[TemplateInfo]:
        return tuple(
            TemplateInfo(
                name,
                len(revisions),
                tuple(column.field for column in revisions[-1].columns),
                has_employee_column=revisions[-1].employee_column is not None,
                is_builtin=name in ("기본", "급여"),
                description=revisions[-1].description,
            )
            for name, revisions in self.kept.items()
            if name not in self.hidden
        )

    async def get(self, name: str) -> Template:
        return self.kept[name][-1]

    async def revisions(self, name: str) -> Sequence[RevisionInfo]:
        found = [
            RevisionInfo(number, NOON, len(self.kept[name]) - number, template)
            for number, template in enumerate(self.kept[name], start=1)
        ]
        return tuple(reversed(found))

    async def save(self, template: Template, *, is_new: bool = False) -> int:
        if is_new and template.name in self.kept:
            raise InputError("template_name_taken", template=template.name)
        self.world.asked.append(("save_template", template, is_new))
        self.kept.setdefault(template.name, []).append(template)
        return len(self.kept[template.name])

    async def remove(self, name: str) -> None:
        self.world.asked.append(("remove_template", name))
        self.hidden.add(name)

    async def restore(self, name: str) -> None:
        self.world.asked.append(("restore_template", name))
        self.hidden.discard(name)

    async def import_file(self, path: Path) -> str:
        self.world.asked.append(("import_template", path))
        return "급여"

    async def export(self, name: str, target: Path) -> None:
        self.world.asked.append(("export_template", name, target))

    async def save_workbook(self, name: str, target: Path) -> None:
        self.world.asked.append(("save_workbook", name, target))

    async def try_out(self, request: TrialRequest) -> Trial:
        self.world.asked.append(("try_out", request))
        if self.refusal is not None:
            raise self.refusal
        template = request.template
        head = TableHead(request.path.name, request.sheet or "3월", (4,), COLUMNS, _ROWS, 9.0)
        trial = Trial(
            file_name=head.file_name,
            sheet=head.sheet,
            sheets=("3월", "2월"),
            header_rows=template.header_rows or head.header_rows,
            columns=COLUMNS,
            fed=tuple(fed_fields(template, COLUMNS).items()),
            rows=tuple(TrialRow(n + 5, values(n), "", (), ()) for n in range(_ROWS)),
            issues=(),
        )
        try:
            reader = RowReader(template, head)
        except InputError as error:
            return replace(trial, mismatch=error)
        read = [reader.read(SheetRow(row.row_number, row.values)) for row in trial.rows]
        rows = tuple(
            TrialRow(
                row.row_number,
                tuple(value for _, value in row.values),
                row.text,
                tuple((name, str(value)) for name, value in row.metadata),
                row.issues,
            )
            for row in read
        )
        return replace(trial, rows=rows)

    async def linked(
        self, template: str | Template, columns: Sequence[str], header: str, field: str
    ) -> Template:
        self.world.asked.append(("link", header, field))
        return linked(self._given(template), columns, header, field)

    async def keep_changes(self, request: ImportRequest) -> int:
        assert request.revised is not None
        return await self.save(request.revised)

    async def with_header_rows(
        self, template: str | Template, rows: tuple[int, int] | None
    ) -> Template:
        self.world.asked.append(("with_header_rows", rows))
        return with_header_rows(self._given(template), rows)

    def _given(self, template: str | Template) -> Template:
        return self.kept[template][-1] if isinstance(template, str) else template
