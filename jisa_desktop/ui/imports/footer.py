"""Below the preview: what holds the start up, and the start."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout

from jisa_desktop.ui import formats
from jisa_desktop.ui.imports.desk import Preview
from jisa_desktop.ui.imports.items import ImportItem, Stage
from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.widgets.build import button, label, row, set_tone


class Footer(QFrame):
    accepted = Signal(bool)
    start_wanted = Signal()
    start_all_wanted = Signal()
    privacy_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.message = label("", "sub", wrap=True)
        self.privacy = button(self.tr("개인정보 처리 정하기"), theme, "shield-warning")
        self.accept = QCheckBox(self.tr("알고 있으며 그대로 진행합니다"))
        self.start_all = button(self.tr("모두 시작"), theme, "play")
        self.start = button(self.tr("처리 시작"), theme, "play", "primary")
        self.start.setShortcut("Ctrl+Return")
        self.start.setToolTip("Ctrl+Enter")
        line = QHBoxLayout(self)
        line.setContentsMargins(20, 10, 12, 10)
        line.setSpacing(12)
        line.addWidget(self.message, 1)
        line.addWidget(self.privacy)
        line.addWidget(self.accept)
        line.addLayout(row(self.start_all, self.start))
        self.accept.clicked.connect(self.accepted)
        self.start.clicked.connect(self.start_wanted)
        self.start_all.clicked.connect(self.start_all_wanted)
        self.privacy.clicked.connect(self.privacy_wanted)

    def show_item(self, item: ImportItem, ready_count: int) -> None:
        """``ready_count``: how many files on the page could start now."""
        text, tone = self._said(item)
        self.message.setText(text)
        set_tone(self.message, "tone", tone)
        self.privacy.setVisible(bool(item.preview and item.preview.undecided))
        self.accept.setVisible(item.needs_acceptance)
        self.accept.setChecked(item.has_accepted)
        self.start.setEnabled(item.stage is Stage.READY)
        self.start_all.setVisible(ready_count > 1)
        text = self.tr("준비된 {n}개 모두 시작").format(n=formats.count(ready_count))
        self.start_all.setText(text)

    def _said(self, item: ImportItem) -> tuple[str, str]:  # noqa: PLR0911 - one a case
        preview = item.preview
        if item.is_started:
            return self.tr("처리를 시작하는 중입니다…"), ""
        if item.is_reading or preview is None:
            if preview is None or preview.is_whole:
                return self.tr("다시 읽는 중입니다…"), ""
            return self.tr("모든 행을 확인하는 중입니다. 끝나면 시작할 수 있습니다."), ""
        if not preview.is_whole:
            return self.tr("모든 행을 확인해야 시작할 수 있습니다."), "warning"
        if not preview.fits:
            return self.tr(
                "템플릿이 이 표와 맞지 않습니다. 다른 템플릿이나 머리글 행을 고르세요."
            ), "danger"
        if preview.row_count == 0:
            return self.tr("이 시트에는 처리할 행이 없습니다. 다른 시트를 고르세요."), "danger"
        if preview.undecided:
            text = self.tr("개인정보 열 {n}개의 처리 방법을 정해야 클라우드로 보낼 수 있습니다.")
            return text.format(n=formats.count(len(preview.undecided))), "danger"
        if item.mode is None and preview.unrouted:
            text = self.tr(
                "‘{column}’ 열이 있지만 ‘{template}’ 템플릿은 직원별로 나누지 않습니다. "
                "모두에게 보여도 되면 방식을 선택하고, 아니면 직원 열이 있는 템플릿을 고르거나 "
                "만드세요."
            )
            return text.format(column=preview.unrouted, template=preview.template), "warning"
        if item.mode is None:
            return (
                self.tr(
                    "직원 사번이 있는 표입니다. 모두에게 보일지, 직원별로 나눌지 방식을 선택하세요."
                ),
                "warning",
            )
        if item.has_nothing_to_store:
            return self._nothing_said(preview), "danger"
        return self._outlook(item, preview)

    def _outlook(self, item: ImportItem, preview: Preview) -> tuple[str, str]:
        """What a start would leave out or take away."""
        change = preview.change
        if item.needs_acceptance and change is not None:
            gone = formats.count(change.removed + change.lost)
            text = self.tr("지금 버전의 벡터 {n}개가 사라집니다. 파일이 맞는지 확인하세요.")
            return text.format(n=gone), "danger"
        if change is not None and change.lost:
            text = self.tr("오류로 이전 내용이 빠지는 행이 {n}개 있습니다.")
            return text.format(n=formats.count(change.lost)), "warning"
        unknown = sum(route.row_count for route in preview.routes if not route.is_known)
        if unknown:
            text = self.tr("등록되지 않은 직원의 행 {n}개는 저장되지 않습니다.")
            return text.format(n=formats.count(unknown)), "warning"
        if preview.error_rows:
            text = self.tr("오류 행 {n}개를 빼고 처리합니다.")
            return text.format(n=formats.count(preview.error_rows)), "warning"
        if preview.issue_count:
            text = self.tr("시작할 수 있습니다. 확인할 점이 {n}개 있으니 ‘문제’를 살펴보세요.")
            return text.format(n=formats.count(preview.issue_count)), "warning"
        return self.tr("문제가 없습니다. 시작할 수 있습니다."), "success"

    def _nothing_said(self, preview: Preview) -> str:
        unknown = sum(1 for route in preview.routes if not route.is_known)
        if unknown:
            return self.tr(
                "모든 행이 등록되지 않은 직원의 것이라 올릴 것이 없습니다. ‘직원별’에서 "
                "직원으로 등록하거나 방식을 바꾸세요."
            )
        return self.tr("모든 행에 오류가 있어 올릴 것이 없습니다. ‘문제’에서 이유를 확인하세요.")
