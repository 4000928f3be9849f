"""Check and repair the index, check the store's rules, write a backup, read the audit trail."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from jisa_desktop.ui import formats
from jisa_desktop.ui.choose import choose_target
from jisa_desktop.ui.context import Context
from jisa_desktop.ui.desk import Ended
from jisa_desktop.ui.document.audit import AuditTab
from jisa_desktop.ui.notices import Kind
from jisa_desktop.ui.upkeep.desk import DriftLine
from jisa_desktop.ui.widgets.build import button, card, column, grow, label, row, set_tone
from jisa_desktop.ui.widgets.lines import Column, LinesModel
from jisa_desktop.ui.widgets.tables import Table, TextDelegate

translate = QCoreApplication.translate
_EVENTS = 500


class UpkeepPage(QWidget):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("page")
        self._context = context
        self._sync_job: int | None = None
        theme = context.theme
        self.sync = button(self.tr("점검하고 고치기"), theme, "arrows-clockwise", "primary")
        self.verify = button(self.tr("규칙 확인"), theme, "list-checks")
        self.backup = button(self.tr("백업 만들기…"), theme, "download-simple")
        self.result = label(
            self.tr("인덱스가 원장과 같은지 확인하고, 다르면 임베딩을 다시 만들지 않고 고칩니다."),
            "sub",
            wrap=True,
        )
        columns: tuple[Column[DriftLine], ...] = (
            Column(translate("upkeep", "네임스페이스"), _namespace),
            Column(translate("upkeep", "없어짐"), _missing, is_number=True),
            Column(translate("upkeep", "주인 없음"), _orphaned, is_number=True),
            Column(translate("upkeep", "바뀜"), _altered, is_number=True),
            Column(translate("upkeep", "남의 것"), _foreign, is_number=True),
        )
        self.model = LinesModel[DriftLine](columns, _namespace, self)
        self.table = Table(self.tr("점검 결과"))
        self.table.setModel(self.model)
        self.table.setItemDelegate(TextDelegate(theme, self.table))
        self.table.set_widths({1: 90, 2: 90, 3: 90, 4: 90}, stretch=0)
        self.table.setMaximumHeight(190)
        self.audit = AuditTab(theme)
        head = row(
            label(self.tr("점검 · 백업"), "h1"),
            label(self.tr("인덱스가 맞는지 확인하고 모든 자료를 파일 하나로 보관합니다"), "sub"),
            None,
            spacing=12,
        )
        check = card(
            row(label(self.tr("인덱스 점검"), "h2"), None, self.verify, self.sync),
            self.result,
            self.table,
        )
        keep = card(
            row(
                label(self.tr("백업"), "h2"),
                label(self.tr("문서, 이력, 원본 파일, 인덱스를 모두 담습니다"), "sub"),
                None,
                self.backup,
            )
        )
        trail = card(label(self.tr("감사 기록"), "h2"), self.audit)
        page = column(head, check, keep, trail, spacing=14, margins=(24, 20, 24, 16))
        self.setLayout(grow(page, trail))
        self.sync.clicked.connect(self._on_sync)
        self.verify.clicked.connect(self._on_verify)
        self.backup.clicked.connect(self._on_backup)
        context.desk.job_ended.connect(self._on_ended)

    def refresh(self) -> None:
        self._context.stories.tell_latest("upkeep", self._refresh())

    async def _refresh(self) -> None:
        self.audit.show_events(await self._context.desk.events(None, _EVENTS))

    def _on_sync(self) -> None:
        self._context.stories.tell(self._sync())

    def _on_verify(self) -> None:
        self._context.stories.tell(self._verify())

    def _on_backup(self) -> None:
        self._context.stories.tell(self._backup())

    async def _sync(self) -> None:
        self.sync.setEnabled(False)
        self._say(self.tr("점검하는 중입니다…"), "")
        try:
            self._sync_job = (await self._context.desk.sync(None)).job_id
        except BaseException:
            self.sync.setEnabled(True)
            self.result.clear()
            raise

    def _on_ended(self, ended: Ended) -> None:
        if ended.job_id != self._sync_job:
            return
        self._sync_job = None
        self.sync.setEnabled(True)
        lines = ended.drift or ()
        self.model.show_lines(lines)
        found = sum(one.missing + one.orphaned + one.altered for one in lines)
        if ended.drift is None:
            self._say(self.tr("점검을 마치지 못했습니다."), "danger")
        elif found:
            text = self.tr("다른 것 {n}개를 찾아 고쳤습니다.")
            self._say(text.format(n=formats.count(found)), "warning")
        else:
            self._say(self.tr("인덱스가 원장과 같습니다."), "success")
        self.refresh()

    async def _verify(self) -> None:
        self._say(self.tr("확인하는 중입니다…"), "")
        broken = await self._context.desk.upkeep.verify()
        if broken:
            self._say("\n".join(broken[:5]), "danger")
        else:
            self._say(self.tr("모든 규칙이 지켜지고 있습니다."), "success")

    async def _backup(self) -> None:
        name = datetime.now().astimezone().strftime("JISA %Y-%m-%d.zip")
        target = await choose_target(self, self.tr("백업 만들기"), name, "ZIP (*.zip)")
        if target is None:
            return
        size = await self._context.desk.upkeep.backup(target)
        self._context.notices.say(
            Kind.SUCCESS,
            self.tr("백업을 만들었습니다 ({size})").format(size=formats.size(size)),
            str(target),
        )
        await self._refresh()

    def _say(self, text: str, tone: str) -> None:
        self.result.setText(text)
        set_tone(self.result, "tone", tone)


def _namespace(line: DriftLine) -> str:
    return line.namespace


def _missing(line: DriftLine) -> str:
    return formats.count(line.missing)


def _orphaned(line: DriftLine) -> str:
    return formats.count(line.orphaned)


def _altered(line: DriftLine) -> str:
    return formats.count(line.altered)


def _foreign(line: DriftLine) -> str:
    return formats.count(line.foreign)
