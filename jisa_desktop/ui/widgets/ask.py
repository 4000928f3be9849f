"""A question before something is removed; it names the object and the counts. No ``exec``."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QWidget

from jisa_desktop.ui.formats import josa
from jisa_desktop.ui.widgets.build import set_tone


@dataclass(frozen=True, slots=True)
class Question:
    """``yes`` is the word on the button that does it; the other one, 취소, is the default."""

    title: str
    text: str
    detail: str
    yes: str
    is_dangerous: bool = True


async def ask(parent: QWidget, question: Question) -> bool:
    """Show ``question`` over ``parent`` and wait for the answer; closing it is a no."""
    answer: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
    box = QMessageBox(parent)
    box.setObjectName("question")
    box.setWindowTitle(question.title)
    box.setText(josa(question.text))
    box.setInformativeText(josa(question.detail))
    yes = box.addButton(question.yes, QMessageBox.ButtonRole.AcceptRole)
    no = box.addButton(QCoreApplication.translate("ask", "취소"), QMessageBox.ButtonRole.RejectRole)
    set_tone(yes, "kind", "danger" if question.is_dangerous else "primary")
    for one in (yes, no):
        one.setAccessibleName(one.text())
    box.setDefaultButton(no)
    box.setEscapeButton(no)

    def clicked(pressed: QAbstractButton) -> None:
        if not answer.done():
            answer.set_result(pressed is yes)

    def finished(_result: int) -> None:
        if not answer.done():
            answer.set_result(False)

    box.buttonClicked.connect(clicked)
    box.finished.connect(finished)
    box.open()
    try:
        return await answer
    finally:
        box.close()
        box.deleteLater()
