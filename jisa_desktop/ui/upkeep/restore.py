"""A backup before it takes the workspace's place: what is in it, and what it replaces."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from jisa_desktop.ui import formats
from jisa_desktop.ui.formats import nfc
from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.upkeep.desk import BackupView
from jisa_desktop.ui.widgets.build import button, column, label, row
from jisa_desktop.ui.widgets.quiet_bar import QuietBar

_MOST_TITLES = 6


class RestorePanel(QWidget):
    """``accepted``: restore what is shown; ``given_up``: nothing was changed; ``stop_wanted``: of
    a restore, which ends by itself, stopped or not."""

    accepted = Signal()
    given_up = Signal()
    stop_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.view: BackupView | None = None
        self._is_restoring = False
        self.title = label("", "h2")
        self.bar = QuietBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("복원 진행"))
        self.facts = {
            name: label("", selectable=True, wrap=True)
            for name in ("made", "documents", "people", "files", "index", "size")
        }
        self.warning = label("", wrap=True)
        self.warning.setProperty("tone", "warning")
        self.give_up = button(self.tr("취소"), theme, "x", name=self.tr("복원 취소"))
        self.accept = button(
            self.tr("이 백업으로 복원"), theme, "clock-counter-clockwise", "danger"
        )
        self._facts = QWidget()
        self._build()
        self.accept.setEnabled(False)
        self.accept.clicked.connect(self.accepted)
        self.give_up.clicked.connect(self._on_give_up)

    def show_reading(self, name: str) -> None:
        self.view = None
        self.title.setText(self.tr("‘{name}’ 파일을 확인하는 중입니다…").format(name=nfc(name)))
        self._show_busy(is_busy=True)
        self._facts.hide()
        self.warning.clear()

    def show_backup(self, view: BackupView, document_count: int) -> None:
        """``document_count``: documents of the workspace that would be replaced."""
        self.view = view
        self.title.setText(self.tr("{name} · 손상 없음").format(name=nfc(view.path.name)))
        titles = ", ".join(nfc(one) for one in view.titles[:_MOST_TITLES])
        if (rest := len(view.titles) - _MOST_TITLES) > 0:
            titles += self.tr(" 외 {n}개").format(n=formats.count(rest))
        count = self.tr("{n}개").format(n=formats.count(len(view.titles)))
        said = {
            "made": f"{formats.exact(view.created_at)} (JISA {view.program})",
            "documents": f"{count} — {titles}" if titles else count,
            "people": self.tr("{n}명").format(n=formats.count(view.employee_count)),
            "files": self.tr("{n}개").format(n=formats.count(view.source_count)),
            "index": self.tr("들어 있음")
            if view.has_index
            else self.tr("없음 — 복원한 뒤 보관된 벡터로 다시 채웁니다"),
            "size": formats.size(view.size),
        }
        for name, text in said.items():
            self.facts[name].setText(text)
        self.warning.setText(
            self.tr(
                "지금 작업 폴더의 문서 {n}개와 직원, 설정, 이력이 모두 이 백업의 것으로 바뀝니다. "
                "지금 것은 작업 폴더 안에 사본으로 남깁니다. 처리 중인 작업은 멈추고, "
                "복원한 뒤 인덱스를 점검해 고칩니다."
            ).format(n=formats.count(document_count))
        )
        self._show_busy(is_busy=False)
        self._facts.show()
        self.give_up.setFocus()

    def show_restoring(self) -> None:
        self.title.setText(self.tr("복원하는 중입니다. 프로그램을 끄지 마세요…"))
        self._show_busy(is_busy=True)
        self._is_restoring = True
        self.give_up.setFocus()

    def _build(self) -> None:
        grid = QGridLayout(self._facts)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        titles = {
            "made": self.tr("만든 때"),
            "documents": self.tr("문서"),
            "people": self.tr("직원"),
            "files": self.tr("원본 파일"),
            "index": self.tr("인덱스"),
            "size": self.tr("크기"),
        }
        for line, (name, text) in enumerate(titles.items()):
            grid.addWidget(label(text, "cap"), line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self.facts[name], line, 1)
        self.setLayout(
            column(
                self.title,
                self.bar,
                self._facts,
                self.warning,
                row(None, self.give_up, self.accept),
                None,
                spacing=12,
                margins=(4, 12, 4, 4),
            )
        )

    def _show_busy(self, *, is_busy: bool) -> None:
        self.bar.setVisible(is_busy)
        self.accept.setEnabled(not is_busy)
        self.give_up.setEnabled(True)
        self._is_restoring = False

    def _on_give_up(self) -> None:
        if not self._is_restoring:
            self.given_up.emit()
            return
        self.give_up.setEnabled(False)
        self.title.setText(self.tr("멈추는 중입니다…"))
        self.stop_wanted.emit()

    # Overrides of QWidget

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.give_up.isEnabled():
            self._on_give_up()
        else:
            super().keyPressEvent(event)
