"""점검: is the index what the ledger says, do the store's rules hold. Looks first, then mends."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from jisa_desktop.ui import formats
from jisa_desktop.ui.choose import choose_target
from jisa_desktop.ui.context import Context
from jisa_desktop.ui.desk import Ended
from jisa_desktop.ui.marking import QT_TRANSLATE_NOOP
from jisa_desktop.ui.notices import Kind
from jisa_desktop.ui.upkeep.desk import BrokenRule, DriftLine
from jisa_desktop.ui.widgets.build import button, column, label, row, set_tone
from jisa_desktop.ui.widgets.lines import Column, LinesModel
from jisa_desktop.ui.widgets.quiet_bar import QuietBar
from jisa_desktop.ui.widgets.tables import MARK_ROLE, Table, TextDelegate

translate = QCoreApplication.translate

_RULES = {
    "rows_do_not_add_up": QT_TRANSLATE_NOOP("upkeep", "읽은 행과 처리 결과의 수가 다릅니다"),
    "row_without_reason": QT_TRANSLATE_NOOP("upkeep", "저장되지 않은 이유가 없는 행이 있습니다"),
    "record_not_in_ledger": QT_TRANSLATE_NOOP("upkeep", "있어야 할 레코드가 원장에 없습니다"),
    "record_not_wanted": QT_TRANSLATE_NOOP("upkeep", "없어야 할 레코드가 원장에 있습니다"),
    "row_in_wrong_namespace": QT_TRANSLATE_NOOP("upkeep", "행이 다른 직원의 것에 들어 있습니다"),
    "text_not_kept": QT_TRANSLATE_NOOP("upkeep", "되돌리기에 필요한 글이 없습니다"),
    "text_changed": QT_TRANSLATE_NOOP("upkeep", "보관한 글이 바뀌었습니다"),
    "vector_not_kept": QT_TRANSLATE_NOOP("upkeep", "되돌리기에 필요한 벡터가 없습니다"),
    "record_missing": QT_TRANSLATE_NOOP("upkeep", "인덱스에 레코드가 없습니다"),
    "record_orphaned": QT_TRANSLATE_NOOP("upkeep", "원장에 없는 레코드가 인덱스에 있습니다"),
    "record_altered": QT_TRANSLATE_NOOP("upkeep", "인덱스의 레코드가 원장과 다릅니다"),
}  # fmt: skip


class CheckTab(QWidget):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._repair_job: int | None = None
        self._listed = 0
        theme = context.theme
        self.check = button(self.tr("점검"), theme, "magnifying-glass", "primary")
        self.repair = button(self.tr("고치기"), theme, "wrench")
        self.report = button(self.tr("보고서 저장…"), theme, "export")
        self.verify = button(self.tr("규칙 확인"), theme, "list-checks")
        self.stop = button(self.tr("멈추기"), theme, "stop", name=self.tr("점검 멈추기"))
        self.bar = QuietBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("점검 진행"))
        self.result = label(
            self.tr(
                "인덱스에 실제로 있는 것을 원장과 비교합니다. 점검은 아무것도 바꾸지 않으며, "
                "고치기는 찾은 차이만 임베딩을 다시 만들지 않고 고칩니다."
            ),
            "sub",
            wrap=True,
            selectable=True,
        )
        self.model = LinesModel[DriftLine](_drift_columns(), _namespace, self)
        self.table = Table(self.tr("점검 결과"))
        self.table.setModel(self.model)
        self.table.setItemDelegate(TextDelegate(theme, self.table))
        self.table.set_widths({1: 100, 2: 100, 3: 100, 4: 110}, stretch=0)
        self.rules = LinesModel[BrokenRule](_rule_columns(), _rule_key, self)
        self.rule_table = Table(self.tr("지켜지지 않은 규칙"))
        self.rule_table.setModel(self.rules)
        self.rule_table.setItemDelegate(TextDelegate(theme, self.rule_table))
        self.rule_table.set_widths({0: 340}, stretch=1)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.rule_table)
        self.setLayout(
            column(
                row(self.check, self.repair, self.report, None, self.stop, self.verify),
                self.bar,
                self.result,
                self.stack,
                margins=(4, 12, 4, 4),
                spacing=10,
            )
        )
        self._connect()
        self._show_idle()
        self.report.setEnabled(False)
        self.repair.setEnabled(False)

    def _connect(self) -> None:
        self.check.clicked.connect(self._on_check)
        self.repair.clicked.connect(self._on_repair)
        self.report.clicked.connect(self._on_report)
        self.verify.clicked.connect(self._on_verify)
        self.stop.clicked.connect(self._on_stop)
        self._context.desk.job_ended.connect(self._on_ended)

    def _on_check(self) -> None:
        self._context.stories.tell(self._check())

    def _on_repair(self) -> None:
        self._context.stories.tell(self._repair())

    def _on_report(self) -> None:
        self._context.stories.tell(self._save_report())

    def _on_verify(self) -> None:
        self._context.stories.tell(self._verify())

    def _on_stop(self) -> None:
        self.stop.setEnabled(False)
        self._context.desk.upkeep.stop()

    async def _check(self) -> None:
        self.stack.setCurrentWidget(self.table)
        self._show_busy(self.tr("인덱스를 원장과 비교하는 중입니다…"))
        try:
            lines = await self._context.desk.upkeep.check()
        except BaseException:
            self.result.clear()
            raise
        finally:
            self._show_idle()
        if lines is None:
            self._say(self.tr("점검을 멈췄습니다. 바뀐 것은 없습니다."), "")
            return
        due = sum(one.is_due for one in await self._context.desk.documents())
        self._show_drift(lines)
        if self._listed:
            text = self.tr("다른 것 {n}개를 찾았습니다. 아직 고치지 않았습니다.")
            self._say(text.format(n=formats.count(self._listed)), "warning")
        elif due:
            self.repair.setEnabled(True)
            text = self.tr(
                "문서 {n}개를 아직 다 고치지 못했습니다. ‘고치기’를 누르면 마저 고칩니다."
            )
            self._say(text.format(n=formats.count(due)), "warning")
        else:
            self._say(self.tr("인덱스가 원장과 같습니다."), "success")

    async def _repair(self) -> None:
        self._show_busy(self.tr("찾은 차이를 고치는 중입니다…"), can_stop=False)
        try:
            self._repair_job = (await self._context.desk.sync(None)).job_id
        except BaseException:
            self._show_idle()
            self.repair.setEnabled(True)
            self.result.clear()
            raise

    def _on_ended(self, ended: Ended) -> None:
        if ended.job_id != self._repair_job:
            return
        self._repair_job = None
        self._show_idle()
        if ended.drift is None or ended.error is not None:
            self.repair.setEnabled(True)
            text = self.tr("다 고치지 못했습니다. ‘고치기’를 다시 누르면 마저 고칩니다.")
            self._say(text, "danger")
            return
        self._show_drift(ended.drift)
        self.repair.setEnabled(False)
        text = self.tr("다른 것 {n}개를 고쳤습니다. 아래는 고치기 전의 차이입니다.")
        self._say(text.format(n=formats.count(self._listed)), "success")

    async def _verify(self) -> None:
        self.stack.setCurrentWidget(self.rule_table)
        self._show_busy(self.tr("규칙을 확인하는 중입니다…"))
        try:
            broken = await self._context.desk.upkeep.verify()
        except BaseException:
            self.result.clear()
            raise
        finally:
            self._show_idle()
        self.rules.show_lines(broken or ())
        if broken is None:
            self._say(self.tr("확인을 멈췄습니다."), "")
        elif broken:
            text = self.tr("지켜지지 않은 규칙이 {n}건 있습니다. ‘점검’으로 차이를 찾아 고치세요.")
            self._say(text.format(n=formats.count(len(broken))), "danger")
        else:
            self._say(self.tr("모든 규칙이 지켜지고 있습니다."), "success")

    async def _save_report(self) -> None:
        name = datetime.now().astimezone().strftime(self.tr("점검 보고서 %Y-%m-%d.xlsx"))
        target = await choose_target(self, self.tr("점검 보고서 저장"), name, "Excel (*.xlsx)")
        if target is None:
            return
        await self._context.desk.upkeep.save_report(target)
        self._context.notices.say(Kind.SUCCESS, self.tr("점검 보고서를 저장했습니다"), str(target))

    def _show_drift(self, lines: Sequence[DriftLine]) -> None:
        """Those that differ first."""
        self._listed = sum(one.found for one in lines)
        self.model.show_lines(sorted(lines, key=lambda one: (not one.found, one.namespace)))
        self.repair.setEnabled(self._listed > 0)
        self.report.setEnabled(True)
        self.stack.setCurrentWidget(self.table)

    def _show_busy(self, text: str, *, can_stop: bool = True) -> None:
        for one in (self.check, self.repair, self.report, self.verify):
            one.setEnabled(False)
        self.bar.show()
        self.stop.setVisible(can_stop)
        self.stop.setEnabled(True)
        self._say(text, "")

    def _show_idle(self) -> None:
        self.bar.hide()
        self.stop.hide()
        for one in (self.check, self.verify):
            one.setEnabled(True)
        has_found = self.model.rowCount() > 0
        self.report.setEnabled(has_found)
        self.repair.setEnabled(has_found and self._listed > 0)

    def _say(self, text: str, tone: str) -> None:
        self.result.setText(text)
        set_tone(self.result, "tone", tone)


def _drift_columns() -> tuple[Column[DriftLine], ...]:
    return (
        Column(translate("upkeep", "네임스페이스"), _namespace, roles={MARK_ROLE: _mark}),
        Column(
            translate("upkeep", "없어짐"), lambda one: formats.count(one.missing), is_number=True
        ),
        Column(
            translate("upkeep", "주인 없음"),
            lambda one: formats.count(one.orphaned),
            is_number=True,
        ),
        Column(translate("upkeep", "바뀜"), lambda one: formats.count(one.altered), is_number=True),
        Column(
            translate("upkeep", "남의 것"), lambda one: formats.count(one.foreign), is_number=True
        ),
    )


def _rule_columns() -> tuple[Column[BrokenRule], ...]:
    return (
        Column(translate("upkeep", "지켜지지 않은 규칙"), _rule),
        Column(translate("upkeep", "어디"), lambda one: one.subject),
    )


def _namespace(line: DriftLine) -> str:
    return line.namespace


def _mark(line: DriftLine) -> object:
    return "warning" if line.found else None


def _rule(one: BrokenRule) -> str:
    return translate("upkeep", _RULES[one.code]) if one.code in _RULES else one.code


def _rule_key(one: BrokenRule) -> object:
    return one
