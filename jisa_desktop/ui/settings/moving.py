"""A banner while the vectors are elsewhere than the settings say: what a move takes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame

from jisa_desktop.domain.snapshots import JobSnapshot
from jisa_desktop.domain.statuses import JobStatus
from jisa_desktop.ui import formats, words
from jisa_desktop.ui.desk import BatchProgress
from jisa_desktop.ui.formats import josa
from jisa_desktop.ui.progress import JobProgress
from jisa_desktop.ui.settings.desk import MoveView
from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.widgets.build import IconLabel, button, column, label, row, set_tone
from jisa_desktop.ui.widgets.quiet_bar import QuietBar

_FULL = 1000
_STOPPED = (JobStatus.NEEDS_ATTENTION, JobStatus.PAUSED)


class MoveCard(QFrame):
    """``move_wanted``: whether the old index is to be left as it is. ``resume_wanted``: the id
    of the job that stands still."""

    move_wanted = Signal(bool)
    resume_wanted = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("notice", "warning")
        self._job_id: int | None = None
        self._progress = JobProgress()
        self.title = label("", "strong", wrap=True)
        self.text = label("", "sub", wrap=True)
        self.price = label("", "sub", wrap=True)
        self.keep_old = QCheckBox(self.tr("이전 인덱스는 비우지 않고 그대로 둡니다"))
        self.move_ = button(self.tr("옮기기"), theme, "arrows-clockwise", "primary")
        self.resume = button(self.tr("계속"), theme, "play", "primary", name=self.tr("옮기기 계속"))
        self.bar = QuietBar()
        self.bar.setRange(0, _FULL)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("옮기기 진행"))
        icon = column(IconLabel(theme, "hard-drives", "warning", 20), None)
        body = column(
            self.title,
            self.text,
            self.price,
            self.keep_old,
            self.bar,
            row(self.move_, self.resume, None),
            spacing=6,
        )
        self.setLayout(row(icon, body, spacing=12, margins=(14, 12, 14, 12)))
        self.move_.clicked.connect(self._on_move)
        self.resume.clicked.connect(self._on_resume)
        self.hide()

    @property
    def job_id(self) -> int | None:
        """The move that was started and has not ended."""
        return self._job_id

    def show_move(self, view: MoveView | None, job: JobSnapshot | None) -> None:
        """``job``: the one that ``view`` names."""
        self.setVisible(view is not None)
        if self._job_id != (job.job_id if job else None):
            self._progress = JobProgress()
        self._job_id = job.job_id if job else None
        if view is None:
            return
        title, text, can_start = self._said(view)
        self.title.setText(josa(title))
        self.text.setText(josa(text))
        price = self._price(view) if can_start and view.row_count else ""
        self.price.setText(price)
        self.price.setVisible(bool(price))
        set_tone(self.price, "tone", "danger" if view.is_over_cap else "")
        is_left = not view.row_count
        self.move_.setText(" " + (self.tr("마저 비우기") if is_left else self.tr("옮기기")))
        self.move_.setVisible(can_start and job is None)
        self.move_.setEnabled(True)
        self.keep_old.setVisible(can_start and job is None)
        self.bar.setVisible(job is not None)
        self._show_job(job)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)

    def take_report(self, report: BatchProgress) -> None:
        if report.job_id == self._job_id:
            self._progress.take_report(report)
            self.bar.setRange(0, _FULL)
            self.bar.setValue(int(self._progress.share * _FULL))

    def _said(self, view: MoveView) -> tuple[str, str, bool]:
        """(title, text, whether it can be started)."""
        counts = {
            "n": formats.count(view.record_count or view.left_count),
            "rows": formats.count(view.row_count),
            "texts": formats.count(view.new_text_count),
            "old": self._named(view.old),
            "new": self._named(view.new),
        }
        if view.is_mixing:
            return (
                self.tr("인덱스 {old}에는 다른 임베딩의 벡터가 들어 있습니다").format(**counts),
                self.tr(
                    "두 임베딩의 벡터는 한 인덱스에 섞을 수 없습니다. 벡터 {n}개를 옮기려면 아래에 "
                    "새 인덱스를 적고 저장하세요. 임베딩을 이전 것으로 되돌려도 됩니다."
                ).format(**counts),
                False,
            )
        if not view.record_count:
            return (
                self.tr("이전 인덱스에 지울 벡터가 {n}개 남아 있습니다").format(**counts),
                self.tr("옮긴 내용은 모두 새 인덱스 {new}에 있습니다.").format(**counts),
                True,
            )
        text = self.tr(
            "설정한 인덱스 {new}(으)로 옮기면 행 {rows}개를 저장하고, 그중 글 {texts}개를 새로 "
            "임베딩합니다. 옮기는 동안에는 이전 인덱스가 계속 답하며, 새 인덱스를 확인한 뒤 이전 "
            "것을 비웁니다. 옮기기 전에는 새 파일을 처리할 수 없습니다."
        )
        return (
            self.tr("벡터 {n}개가 아직 {old}에 있습니다").format(**counts),
            text.format(**counts),
            True,
        )

    def _named(self, index: str) -> str:
        """An index by the name that it gives itself, in words."""
        kind, _, rest = index.partition(":")
        if kind == "local":
            return self.tr("이 컴퓨터의 인덱스")
        return f"Pinecone {rest}" if kind == "pinecone" else index

    def _price(self, view: MoveView) -> str:
        if not view.new_text_count:
            return self.tr("보관한 벡터를 그대로 쓰므로 임베딩 비용이 없습니다.")
        if view.dollars is None:
            return self.tr("토큰 {tokens}개. 이 모델의 가격은 알 수 없습니다.").format(
                tokens=formats.count(view.token_count)
            )
        if not view.token_count:
            return self.tr("이 컴퓨터에서 임베딩하므로 비용이 없습니다.")
        text = self.tr("토큰 {tokens}개, {dollars} (약 {won})").format(
            tokens=formats.count(view.token_count),
            dollars=formats.dollars(view.dollars),
            won=formats.won(view.won or 0.0),
        )
        if view.is_over_cap:
            text += " · " + self.tr("한도를 넘으므로 도중에 멈춥니다. 먼저 한도를 올리세요.")
        return text

    def _show_job(self, job: JobSnapshot | None) -> None:
        self.resume.setVisible(job is not None and job.status in _STOPPED)
        if job is None:
            return
        is_waiting = job.status in _STOPPED
        self.bar.setRange(0, _FULL if self._progress.share or is_waiting else 0)
        self.bar.setValue(int(self._progress.share * _FULL))
        if is_waiting:
            told = words.of_fault(job.fault) if job.fault else None
            self.title.setText(words.look(job.status).word + (f" · {told.title}" if told else ""))
            if told:
                parts = (told.sentence, told.next_step)
                self.text.setText(josa("\n".join(part for part in parts if part)))
        else:
            self.title.setText(self.tr("벡터를 옮기는 중입니다…"))

    def _on_move(self) -> None:
        self.move_.setEnabled(False)
        self.move_wanted.emit(self.keep_old.isChecked())

    def _on_resume(self) -> None:
        if self._job_id is not None:
            self.resume_wanted.emit(self._job_id)
