"""설정: a card for each reason to come here. What is saved takes effect at once."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from jisa_desktop.errors import InputError
from jisa_desktop.ui import formats, words
from jisa_desktop.ui.context import Context
from jisa_desktop.ui.desk import BatchProgress, Ended
from jisa_desktop.ui.notices import Kind
from jisa_desktop.ui.settings.about import AboutCard
from jisa_desktop.ui.settings.cards import CompanyCard, LimitsCard, ServicesCard
from jisa_desktop.ui.settings.checking import CheckCard
from jisa_desktop.ui.settings.desk import KeyPlace, Overview
from jisa_desktop.ui.settings.form import FormCard
from jisa_desktop.ui.settings.keys import SERVICES, KeysCard
from jisa_desktop.ui.settings.look import LookCard
from jisa_desktop.ui.settings.moving import MoveCard
from jisa_desktop.ui.widgets.ask import Question, ask
from jisa_desktop.ui.widgets.build import column, label, row

_WIDEST_PX = 860


class SettingsPage(QWidget):
    """``restart_wanted``: the program is to end and start anew."""

    restart_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("page")
        self._context = context
        self._wanted = ""
        theme = context.theme
        self.move_card = MoveCard(theme)
        self.company = CompanyCard(theme)
        self.services = ServicesCard(theme)
        self.keys = KeysCard(theme)
        self.checking = CheckCard(theme)
        self.limits = LimitsCard(theme)
        self.look = LookCard(context)
        self.about = AboutCard(theme)
        self._parts: Mapping[str, QWidget] = {
            "move": self.move_card,
            "services": self.services,
            "keys": self.keys,
            "check": self.checking,
            "limits": self.limits,
            "company": self.company,
            "look": self.look,
            "about": self.about,
        }
        self._build()
        self._connect()

    def refresh(self) -> None:
        self._context.stories.tell_latest("settings", self._refresh())

    def show_part(self, part: str) -> None:
        """Bring one card to the top, ready for the keyboard; again when all cards are filled."""
        self._wanted = part
        QTimer.singleShot(0, self, self._bring)

    def _bring(self) -> None:
        card = self._parts.get(self._wanted)
        if card is None:
            return
        part = self._wanted
        place = card.mapTo(self._inner, card.rect().topLeft())
        self._scroll.verticalScrollBar().setValue(max(0, place.y() - 8))
        first = {
            "services": self.services.fields["embedder"].editor,
            "keys": self.keys.lines["openai"].enter,
            "check": self.checking.check,
            "limits": self.limits.fields["spending_cap_dollars"].editor,
            "move": self.move_card.move_,
        }.get(part)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self._inner = QWidget()
        self._inner.setObjectName("scrolled")
        cards = column(*self._parts.values(), None, spacing=16, margins=(0, 0, 12, 8))
        held = QWidget()
        held.setLayout(cards)
        held.setMaximumWidth(_WIDEST_PX)
        wide = row(held, None)
        wide.setStretch(0, 20)
        self._inner.setLayout(wide)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._inner)
        self._scroll.setAccessibleName(self.tr("설정"))
        page = column(
            label(self.tr("설정"), "h1"), self._scroll, spacing=14, margins=(24, 20, 12, 16)
        )
        page.setStretch(1, 1)
        self.setLayout(page)

    def _connect(self) -> None:
        desk = self._context.desk
        for card in (self.services, self.limits):
            card.save_wanted.connect(self._on_save)
            card.look_wanted.connect(self._on_look)
        self.company.save_wanted.connect(self._on_company)
        self.keys.entered.connect(self._on_key)
        self.keys.forgetting_wanted.connect(self._on_forget)
        self.checking.check_wanted.connect(self._on_check)
        self.checking.stop_wanted.connect(self._on_stop_check)
        self.move_card.move_wanted.connect(self._on_move)
        self.move_card.resume_wanted.connect(desk.resume)
        self.look.restart_wanted.connect(self.restart_wanted)
        desk.settings.checked.connect(self.checking.add_line)
        desk.batch_changed.connect(self._on_batch)
        desk.job_ended.connect(self._on_ended)

    # Stories

    async def _refresh(self) -> None:
        desk = self._context.desk.settings
        self._show(await desk.overview())
        self.keys.show_states(await desk.keys())
        await self._refresh_move()
        if self._wanted:
            QTimer.singleShot(0, self, self._arrive)

    def _show(self, overview: Overview) -> None:
        """A card in which something was typed and not saved stays as it is."""
        settings = {one.name: one for one in overview.settings}
        self.services.show_strays(overview.strays)
        for card in (self.services, self.limits):
            if not card.changes:
                card.show_settings(settings)
        if not self.company.changes:
            self.company.show_company(overview.company)
        self.about.show_home(overview.home)

    def _arrive(self) -> None:
        self._bring()
        self._wanted = ""

    async def _refresh_move(self) -> None:
        desk = self._context.desk
        view = await desk.settings.move()
        job = await desk.job(view.job_id) if view and view.job_id is not None else None
        self.move_card.show_move(view, job)

    async def _save(self, card: FormCard, changes: Mapping[str, str]) -> None:
        card.set_busy(self.tr("적용하는 중입니다… 하던 작업은 잠시 멈췄다가 이어서 처리합니다."))
        try:
            faults = await self._context.desk.settings.save(changes)
        finally:
            card.set_busy("")
        card.show_faults(faults)
        if faults:
            card.go_to_fault()
            return
        overview = await self._context.desk.settings.overview()
        card.show_settings({one.name: one for one in overview.settings})
        self._context.notices.say(
            Kind.SUCCESS, self.tr("설정을 저장하고 적용했습니다"), key="settings"
        )
        await self._refresh_move()
        await self._offer_to_go_on()

    async def _look(self, card: FormCard, changes: Mapping[str, str]) -> None:
        faults = await self._context.desk.settings.faults(changes)
        if card.changes == changes:
            card.show_faults(faults)

    async def _rename(self, name: str) -> None:
        await self._context.desk.settings.rename_company(name)
        overview = await self._context.desk.settings.overview()
        self.company.show_company(overview.company)
        self._context.notices.say(Kind.SUCCESS, self.tr("회사 이름을 저장했습니다"), key="settings")

    async def _enter_key(self, service: str, key: str) -> None:
        desk, line = self._context.desk.settings, self.keys.lines[service]
        try:
            place = await desk.enter_key(service, key)
        except InputError as error:
            told = words.of_error(error)
            line.show_fault(f"{told.sentence} {told.next_step}".strip())
            return
        self.keys.show_states(await desk.keys())
        text = self.tr("{name} 키를 저장했습니다").format(name=SERVICES[service])
        if place is KeyPlace.SESSION:
            text = self.tr("{name} 키를 이번 실행 동안만 기억합니다").format(name=SERVICES[service])
        self._context.notices.say(
            Kind.SUCCESS,
            text,
            self.tr("‘연결 확인’으로 키가 맞는지 확인할 수 있습니다."),
            action=(self.tr("연결 확인"), self._on_check),
            key="settings",
        )
        await self._offer_to_go_on()

    async def _forget(self, service: str) -> None:
        question = Question(
            self.tr("API 키 지우기"),
            self.tr("{name} 키를 이 컴퓨터에서 지울까요?").format(name=SERVICES[service]),
            self.tr("다시 쓰려면 키를 다시 입력해야 합니다. 저장한 문서와 벡터는 그대로입니다."),
            self.tr("{name} 키 지우기").format(name=SERVICES[service]),
        )
        if await ask(self.window(), question):
            desk = self._context.desk.settings
            await desk.forget_key(service)
            self.keys.show_states(await desk.keys())

    async def _check(self) -> None:
        self.checking.show_running()
        try:
            await self._context.desk.settings.check()
        finally:
            self.checking.show_end()

    async def _offer_to_go_on(self) -> None:
        """Jobs that waited for what may be right now."""
        waiting = await self._context.desk.settings.waiting_jobs()
        if waiting:
            self._context.notices.say(
                Kind.INFO,
                self.tr("확인을 기다리며 멈춘 작업이 {n}개 있습니다").format(
                    n=formats.count(len(waiting))
                ),
                action=(self.tr("이어서 처리"), self._on_go_on),
                key="waiting",
            )

    async def _go_on(self) -> None:
        for job_id in await self._context.desk.settings.waiting_jobs():
            self._context.desk.resume(job_id)

    async def _move(self, *, keeps_old: bool) -> None:
        try:
            await self._context.desk.move(keeps_old=keeps_old)
        finally:
            await self._refresh_move()

    # What the cards say

    def _on_save(self, changes: dict[str, str]) -> None:
        card = self.sender()
        if isinstance(card, FormCard):
            self._context.stories.tell(self._save(card, changes))

    def _on_look(self, changes: dict[str, str]) -> None:
        card = self.sender()
        if isinstance(card, FormCard):
            self._context.stories.tell_latest("faults", self._look(card, changes))

    def _on_company(self, changes: dict[str, str]) -> None:
        self._context.stories.tell(self._rename(changes["name"]))

    def _on_key(self, service: str, key: str) -> None:
        self._context.stories.tell(self._enter_key(service, key))

    def _on_forget(self, service: str) -> None:
        self._context.stories.tell(self._forget(service))

    def _on_check(self) -> None:
        self._wanted = "check"
        self._arrive()
        self._context.stories.tell(self._check())

    def _on_stop_check(self) -> None:
        self._context.desk.settings.stop_check()

    def _on_go_on(self) -> None:
        self._context.stories.tell(self._go_on())

    def _on_move(self, keeps_old: bool) -> None:
        self._context.stories.tell(self._move(keeps_old=keeps_old))

    def _on_batch(self, report: BatchProgress) -> None:
        self.move_card.take_report(report)

    def _on_ended(self, ended: Ended) -> None:
        if ended.job_id == self.move_card.job_id:
            self._context.stories.tell(self._refresh_move())
