"""An employee list before it is taken: what it adds, what it changes, what is wrong with it."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from jisa_desktop.domain.roster import RosterChange
from jisa_desktop.ui import formats
from jisa_desktop.ui.formats import nfc
from jisa_desktop.ui.people.desk import RosterView
from jisa_desktop.ui.people.models import Finding, RosterModel, findings
from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.widgets.build import button, chip, column, combo_box, label, row
from jisa_desktop.ui.widgets.tables import Table, TextDelegate

translate = QCoreApplication.translate


class RosterCard(QFrame):
    """``accepted``: take the list as shown; ``given_up``: nothing was written."""

    accepted = Signal()
    given_up = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.view: RosterView | None = None
        self._findings: list[Finding] = []
        self.title = label("", "h2")
        self.added = chip("", "success")
        self.changed = chip("", "warning")
        self.same = chip("", "neutral")
        self.wrong = chip("", "danger")
        self.shown = combo_box(self.tr("무엇을 볼지"))
        for text, name in (
            (self.tr("바뀌는 것과 문제"), "changes"),
            (self.tr("문제만"), "issues"),
            (self.tr("모두"), "all"),
        ):
            self.shown.addItem(text, name)
        self.model = RosterModel(self)
        self.table = Table(self.tr("명부 미리보기"))
        self.table.setModel(self.model)
        self.table.setItemDelegate(TextDelegate(theme, self.table))
        self.table.set_widths({0: 64, 1: 84, 2: 150, 3: 120, 4: 150}, stretch=5)
        self.hint = label("", "sub", wrap=True)
        self.take = button(self.tr("반영"), theme, "check", "primary")
        self.give_up = button(self.tr("취소"), theme, "x", name=self.tr("명부 가져오기 취소"))
        below = row(self.hint, self.give_up, self.take)
        below.setStretch(0, 1)
        self.setLayout(
            column(
                row(self.title, self.added, self.changed, self.same, self.wrong, None, self.shown),
                self.table,
                below,
                margins=(20, 14, 12, 12),
            )
        )
        self.shown.activated.connect(self._fill)
        self.take.clicked.connect(self.accepted)
        self.give_up.clicked.connect(self.given_up)

    def show_roster(self, view: RosterView) -> None:
        self.view = view
        self._findings = findings(view)
        kinds = Counter(one.change for one in view.lines)
        added, changed = kinds[RosterChange.ADDED], kinds[RosterChange.CHANGED]
        same = kinds[RosterChange.UNCHANGED]
        self.title.setText(nfc(view.file_name))
        self.added.setText(self.tr("추가 {n}").format(n=formats.count(added)))
        self.changed.setText(self.tr("변경 {n}").format(n=formats.count(changed)))
        self.same.setText(self.tr("그대로 {n}").format(n=formats.count(same)))
        self.wrong.setText(self.tr("문제 {n}").format(n=formats.count(len(view.issues))))
        self.wrong.setVisible(bool(view.issues))
        self.shown.setCurrentIndex(0)
        self._fill()
        self.hint.setText(_sentence(view, added + changed))
        text = self.tr("{n}명 반영").format(n=formats.count(added + changed))
        self.take.setText(f" {text}")
        self.take.setAccessibleName(text)
        self.take.setEnabled(added + changed > 0)

    def _fill(self) -> None:
        wanted = self.shown.currentData()
        self.model.show_lines(
            [
                one
                for one in self._findings
                if wanted == "all"
                or (one.issue is not None if wanted == "issues" else one.is_worth_a_look)
            ]
        )

    # Overrides of QFrame

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


def _sentence(view: RosterView, changing: int) -> str:
    if not changing:
        return translate("people", "바뀌는 직원이 없습니다. 명부가 이미 반영되어 있습니다.")
    told = translate("people", "아직 아무것도 바꾸지 않았습니다. 명부에 없는 직원은 그대로 둡니다.")
    if view.due_count:
        due = translate("people", "이 사번을 기다리던 문서 {n}개도 함께 다시 나눕니다.")
        told = f"{told} {due.format(n=formats.count(view.due_count))}"
    return told
