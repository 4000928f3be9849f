"""감사 기록: who did what to which document, narrowed, and as a file for whoever asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from PySide6.QtWidgets import QComboBox, QWidget

from jisa_desktop.domain.snapshots import EventSnapshot
from jisa_desktop.ui import formats
from jisa_desktop.ui.choose import choose_target
from jisa_desktop.ui.context import Context
from jisa_desktop.ui.document.audit import AuditTab, kinds
from jisa_desktop.ui.formats import nfc
from jisa_desktop.ui.notices import Kind
from jisa_desktop.ui.upkeep.desk import TrailFilter
from jisa_desktop.ui.widgets.build import button, column, combo_box, label, row

_MOST_SHOWN = 2_000


class TrailTab(QWidget):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._titles: dict[str, str] = {}
        self.who = self._combo(self.tr("누가 했는지로 거르기"), self.tr("모든 사람"))
        self.what = self._combo(self.tr("한 일로 거르기"), self.tr("모든 일"))
        for kind, word in kinds():
            self.what.addItem(word, kind)
        self.document = self._combo(self.tr("문서로 거르기"), self.tr("모든 문서"))
        self.document.setMinimumContentsLength(14)
        self.document.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.when = self._combo(self.tr("기간으로 거르기"), self.tr("모든 기간"))
        for text, days in (
            (self.tr("오늘"), 0),
            (self.tr("최근 7일"), 7),
            (self.tr("최근 30일"), 30),
            (self.tr("최근 1년"), 365),
        ):
            self.when.addItem(text, days)
        self.summary = label("", "cap")
        self.export = button(self.tr("내보내기…"), context.theme, "export")
        self.export.setToolTip(self.tr("걸러진 기록을 모두 Excel이나 CSV로 저장합니다"))
        self.audit = AuditTab(context.theme, has_documents=True)
        self.setLayout(
            column(
                row(
                    self.when,
                    self.who,
                    self.what,
                    self.document,
                    None,
                    self.summary,
                    self.export,
                ),
                self.audit,
                margins=(4, 12, 4, 4),
                spacing=4,
            )
        )
        for combo in (self.who, self.what, self.document, self.when):
            combo.activated.connect(self.refresh)
        self.export.clicked.connect(self._on_export)

    def refresh(self) -> None:
        self._context.stories.tell_latest("trail", self._refresh())

    def _combo(self, name: str, everything: str) -> QComboBox:
        combo = combo_box(name)
        combo.setToolTip(name)
        combo.addItem(everything, None)
        return combo

    def _wanted(self) -> TrailFilter:
        days = self.when.currentData()
        return TrailFilter(
            document_id=self.document.currentData(),
            kind=self.what.currentData() or "",
            actor=self.who.currentData() or "",
            since=None if days is None else _midnight(days),
        )

    def _on_export(self) -> None:
        self._context.stories.tell(self._export())

    async def _refresh(self) -> None:
        desk = self._context.desk
        self._titles = {one.document_id: one.title for one in await desk.documents()}
        events = await desk.upkeep.trail(self._wanted(), _MOST_SHOWN)
        _offer(self.document, {key: nfc(title) for key, title in self._titles.items()})
        _offer(self.who, {**_kept(self.who), **{one.actor: one.actor for one in events}})
        self.audit.show_events(events, self._titles)
        self.summary.setText(self._count(events))
        self.export.setEnabled(bool(events))

    def _count(self, events: Sequence[EventSnapshot]) -> str:
        if len(events) == _MOST_SHOWN:
            return self.tr("최근 {n}건").format(n=formats.count(_MOST_SHOWN))
        return self.tr("{n}건").format(n=formats.count(len(events)))

    async def _export(self) -> None:
        name = datetime.now().astimezone().strftime(self.tr("감사 기록 %Y-%m-%d.xlsx"))
        target = await choose_target(
            self, self.tr("감사 기록 내보내기"), name, "Excel (*.xlsx);;CSV (*.csv)"
        )
        if target is None:
            return
        events = await self._context.desk.upkeep.trail(self._wanted(), None)
        header, rows = self.audit.as_texts(events, self._titles)
        await self._context.desk.upkeep.save_table(target, self.tr("감사 기록"), header, rows)
        self._context.notices.say(
            Kind.SUCCESS,
            self.tr("감사 기록 {n}건을 저장했습니다").format(n=formats.count(len(rows))),
            str(target),
        )


def _kept(combo: QComboBox) -> dict[str, str]:
    return {combo.itemData(place): combo.itemText(place) for place in range(1, combo.count())}


def _offer(combo: QComboBox, values: Mapping[str, str]) -> None:
    """The choices by their words; the one that was made stays."""
    if _kept(combo) == dict(values):
        return
    chosen = combo.currentData()
    while combo.count() > 1:
        combo.removeItem(1)
    for value, word in sorted(values.items(), key=lambda pair: pair[1]):
        combo.addItem(word, value)
    combo.setCurrentIndex(max(0, combo.findData(chosen)))


def _midnight(days_ago: int) -> datetime:
    """The local midnight of that day, in UTC."""
    today = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    return (today - timedelta(days=days_ago)).astimezone(UTC)
