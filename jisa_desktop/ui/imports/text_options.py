"""Of text files: the encoding and the delimiter that were found, and others to choose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from jisa_desktop.ui.imports.desk import ImportRequest, Preview
from jisa_desktop.ui.marking import QT_TRANSLATE_NOOP
from jisa_desktop.ui.widgets.build import combo_box, row

translate = QCoreApplication.translate

_ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "cp949": "CP949",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
}
_DELIMITERS = {
    ",": QT_TRANSLATE_NOOP("imports", "쉼표 ,"),
    "\t": QT_TRANSLATE_NOOP("imports", "탭"),
    ";": QT_TRANSLATE_NOOP("imports", "세미콜론 ;"),
    "|": QT_TRANSLATE_NOOP("imports", "세로줄 |"),
}
_OFFERED = ("utf-8", "cp949", "utf-16-le", "utf-16-be")


class TextOptions(QWidget):
    """``decided``: an ``ImportRequest`` that asks for another look. Hidden for workbooks."""

    decided = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._request: ImportRequest | None = None
        self.encoding = combo_box(self.tr("인코딩"))
        self.delimiter = combo_box(self.tr("구분 기호"))
        parts = []
        for text, box in (
            (self.tr("인코딩(&E)"), self.encoding),
            (self.tr("구분 기호(&L)"), self.delimiter),
        ):
            name = QLabel(text)
            name.setProperty("role", "sub")
            name.setBuddy(box)
            parts += [name, box]
        line = row(*parts, spacing=8)
        for box in (self.encoding, self.delimiter):
            box.setMinimumContentsLength(8)
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            line.setStretchFactor(box, 1)
        self.setLayout(line)
        self.encoding.activated.connect(self._on_chosen)
        self.delimiter.activated.connect(self._on_chosen)

    def show_request(self, request: ImportRequest, preview: Preview) -> None:
        self.setVisible(bool(preview.encoding))
        if not preview.encoding:
            return
        self._request = None  # the boxes below must not answer while they are filled
        _fill(self.encoding, _ENCODINGS, _OFFERED, preview.encoding, request.encoding)
        _fill(self.delimiter, _DELIMITERS, _DELIMITERS, preview.delimiter, request.delimiter)
        self._request = request

    def _on_chosen(self) -> None:
        if self._request is not None:
            self.decided.emit(
                replace(
                    self._request,
                    encoding=self.encoding.currentData(),
                    delimiter=self.delimiter.currentData(),
                )
            )


def _fill(
    box: QComboBox,
    names: Mapping[str, str],
    offered: Mapping[str, str] | tuple[str, ...],
    found: str,
    chosen: str | None,
) -> None:
    box.clear()
    said = translate("imports", names[found]) if found in names else found
    is_found = chosen is None
    box.addItem(
        translate("imports", "자동: {found}").format(found=said)
        if is_found
        else translate("imports", "자동"),
        None,
    )
    for value in offered:
        box.addItem(translate("imports", names[value]), value)
    if chosen is not None and box.findData(chosen) < 0:
        box.addItem(chosen, chosen)
    box.setCurrentIndex(0 if is_found else box.findData(chosen))
