"""The guide with its pictures, as a page of the window shows it."""

from __future__ import annotations

import re
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
_PICTURE = re.compile(r"!\[[^]]*\]\(([^)]+)\)")


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
        self._pictures: dict[str, QImage] = {}
        self.setAccessibleName(self.tr("사용 설명서"))
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        theme.changed.connect(self._draw)

    def read_pictures(self) -> None:
        """They take a tenth of a second, so any thread may do it before the guide is drawn."""
        if not self._pictures:
            names = _PICTURE.findall(self._file.read_text(encoding="utf-8"))
            files = [str((self._file.parent / name).resolve()) for name in names]
            self._pictures = {file: QImage(file) for file in files}

    def draw_once(self) -> None:
        """Reads the guide when it is first looked at."""
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
        cursor.beginEditBlock()  # or the whole is laid out anew for each
        block = self.document().begin()
        while block.isValid():
            look = block.blockFormat()
            look.setTopMargin(_ABOVE_HEADING_PX if look.headingLevel() else 0)
            look.setBottomMargin(_BELOW_PX)
            cursor.setPosition(block.position())
            cursor.setBlockFormat(look)
            block = block.next()
        cursor.endEditBlock()

    # Overrides of QTextBrowser

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture no wider than a line, sharp where the screen has the pixels for it."""
        if kind == QTextDocument.ResourceType.ImageResource.value:
            target = self.document().baseUrl().resolved(QUrl(name)).toLocalFile()
            found = self._pictures.get(str(Path(target).resolve()))
            image = QImage(target) if found is None else QImage(found)
            if not image.isNull():
                image.setDevicePixelRatio(max(1.0, image.width() / PICTURE_PX))
                return image
        return super().loadResource(kind, name)
