"""The guide with its pictures, as a page of the window shows it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser

import resources
from jisa_desktop.ui.theme import Theme

PICTURE_PX = 720
_ABOVE_HEADING_PX = 18
_BELOW_PX = 6
_FILE = Path("docs/guide/README.md")


def guide_file() -> Path | None:
    """None where the program was installed without its documents."""
    file = resources.ROOT.parent / _FILE
    return file if file.is_file() else None


class GuideView(QTextBrowser):
    def __init__(self, theme: Theme, file: Path) -> None:
        super().__init__()
        self._theme = theme
        self._file = file
        self._is_shown = False
        self.setAccessibleName(self.tr("사용 설명서"))
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        theme.changed.connect(self._draw)

    def draw_once(self) -> None:
        """Reads the guide when it is first looked at: its pictures take a moment."""
        if not self._is_shown:
            self._is_shown = True
            self._draw()

    def _draw(self) -> None:
        if not self._is_shown:
            return
        self.document().setDefaultStyleSheet(f"a {{ color:{self._theme.tokens.primary}; }}")
        self.document().setBaseUrl(QUrl.fromLocalFile(str(self._file)))
        self.document().setDocumentMargin(16)
        self.setMarkdown(self._file.read_text(encoding="utf-8"))
        self._space()

    def _space(self) -> None:
        """Markdown's blocks come without room between them."""
        cursor = QTextCursor(self.document())
        block = self.document().begin()
        while block.isValid():
            look = block.blockFormat()
            look.setTopMargin(_ABOVE_HEADING_PX if look.headingLevel() else 0)
            look.setBottomMargin(_BELOW_PX)
            cursor.setPosition(block.position())
            cursor.setBlockFormat(look)
            block = block.next()

    # Overrides of QTextBrowser

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture no wider than a line, sharp where the screen has the pixels for it."""
        if kind == QTextDocument.ResourceType.ImageResource.value:
            target = self.document().baseUrl().resolved(QUrl(name)).toLocalFile()
            image = QImage(target)
            if not image.isNull():
                image.setDevicePixelRatio(max(1.0, image.width() / PICTURE_PX))
                return image
        return super().loadResource(kind, name)
