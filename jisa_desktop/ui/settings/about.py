"""Where the data lies, and which program this is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame

from jisa_desktop import __version__
from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.widgets.build import button, column, label, row


class AboutCard(QFrame):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._home: Path | None = None
        self.path = label("—", "strong", wrap=True, selectable=True)
        self.path.setAccessibleName(self.tr("데이터 폴더"))
        self.open = button(
            self.tr("폴더 열기"), theme, "folder-open", name=self.tr("데이터 폴더 열기")
        )
        self.open.setEnabled(False)
        moving = label(
            self.tr(
                "문서와 벡터, 템플릿, 설정이 모두 이 폴더에 있습니다. 다른 곳에 두려면 프로그램을 "
                "끝내고 폴더를 통째로 옮긴 뒤, 환경 변수 JISA_HOME에 새 위치를 적고 다시 "
                "시작하세요."
            ),
            "cap",
            wrap=True,
        )
        self.version = label(self.tr("버전 {n}").format(n=__version__), "strong", selectable=True)
        updates = label(
            self.tr(
                "이 프로그램은 새 버전이 있는지 인터넷에 묻지 않습니다. 새 버전은 이 프로그램을 "
                "받은 곳(사내 배포 담당자나 내려받은 페이지)에서 확인하세요. 프로그램만 바꾸면 "
                "됩니다. 데이터 폴더는 그대로 쓰며, 새 버전이 처음 열 때 먼저 백업합니다."
            ),
            "cap",
            wrap=True,
        )
        self.setLayout(
            column(
                label(self.tr("데이터와 프로그램"), "h2"),
                label(self.tr("데이터 폴더"), "sub"),
                self.path,
                moving,
                row(self.open, None),
                label(self.tr("업데이트 안내"), "sub"),
                self.version,
                updates,
                spacing=8,
                margins=(20, 16, 20, 16),
            )
        )
        self.open.clicked.connect(self._on_open)

    def show_home(self, home: Path) -> None:
        self._home = home
        self.path.setText(str(home))
        self.open.setEnabled(True)

    def _on_open(self) -> None:
        if self._home is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._home)))
