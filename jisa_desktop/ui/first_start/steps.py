"""The three steps: the company's name, where the work is done, the first workbook."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QWidget

from jisa_desktop.errors import JisaError
from jisa_desktop.ui import words
from jisa_desktop.ui.settings.field import Field
from jisa_desktop.ui.settings.keys import SERVICES, KeyLine
from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.widgets.build import button, column, label, row


class CompanyStep(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.name = QLineEdit()
        about = self.tr(
            "화면과 백업에서 어느 회사의 자료인지 알아보는 데 씁니다. "
            "나중에 설정에서 바꿀 수 있습니다."
        )
        self.setLayout(
            column(
                label(self.tr("어느 회사에서 쓰시나요?"), "h2"),
                label(about, "sub", wrap=True),
                Field(self.tr("회사 이름(&N)"), self.name),
                None,
                spacing=12,
            )
        )


class PlaceStep(QWidget):
    """Local needs nothing; the cloud needs two keys and an index."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.local = QRadioButton(self.tr("이 컴퓨터에서 (키와 인터넷이 필요 없음)"))
        self.cloud = QRadioButton(self.tr("클라우드에서 (OpenAI와 Pinecone 계정이 있을 때)"))
        self.local.setChecked(True)
        group = QButtonGroup(self)
        for one in (self.local, self.cloud):
            group.addButton(one)
            one.setAccessibleName(one.text())
        self.keys = {service: KeyLine(theme, service) for service in SERVICES}
        self.index = Field(
            self.tr("Pinecone 인덱스"), QLineEdit(), self.tr("인덱스의 이름이나 주소입니다.")
        )
        self.accounts = QWidget()
        self.accounts.setLayout(
            column(*self.keys.values(), self.index, spacing=10, margins=(24, 0, 0, 0))
        )
        self.accounts.hide()
        about = self.tr(
            "글을 벡터로 바꾸고 보관하는 곳입니다. 먼저 이 컴퓨터에서 써 보고, 나중에 설정에서 "
            "클라우드로 옮겨도 됩니다."
        )
        self.setLayout(
            column(
                label(self.tr("어디에서 처리할까요?"), "h2"),
                label(about, "sub", wrap=True),
                self.local,
                self.cloud,
                self.accounts,
                None,
                spacing=12,
            )
        )
        self.cloud.toggled.connect(self.accounts.setVisible)

    @property
    def changes(self) -> dict[str, str]:
        """Settings that differ from a new workspace's."""
        if not self.cloud.isChecked():
            return {}
        return {"embedder": "openai", "index": "pinecone", "pinecone_index": self.index.value}

    def show_faults(self, faults: Mapping[str, JisaError]) -> None:
        fault = faults.get("pinecone_index") or next(iter(faults.values()), None)
        self.index.show_fault(words.of_error(fault).sentence if fault else "")
        if fault:
            self.index.editor.setFocus()


class FileStep(QWidget):
    files_wanted = Signal()
    samples_wanted = Signal()

    def __init__(self, theme: Theme, *, has_samples: bool) -> None:
        super().__init__()
        self.choose = button(self.tr("파일 선택…"), theme, "file-plus", "primary")
        self.samples = button(self.tr("예제 파일로 해 보기"), theme, "play")
        self.samples.setVisible(has_samples)
        about = self.tr(
            "급여, 근태, 발령, 수당 같은 인사 엑셀 파일을 골라 보세요. 이 창에 끌어다 놓아도 "
            "됩니다. ‘처리 시작’을 누르기 전에는 아무것도 저장하거나 보내지 않습니다."
        )
        self.setLayout(
            column(
                label(self.tr("첫 엑셀 파일을 넣어 보세요"), "h2"),
                label(about, "sub", wrap=True),
                row(self.choose, self.samples, None),
                None,
                spacing=12,
            )
        )
        self.choose.clicked.connect(self.files_wanted)
        self.samples.clicked.connect(self.samples_wanted)
