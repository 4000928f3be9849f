"""The system's file dialogs, opened and awaited; None or nothing when the person thought better."""

from __future__ import annotations

import asyncio
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from jisa_desktop.ui.intake_rules import SUFFIXES

translate = QCoreApplication.translate


async def choose_workbooks(parent: QWidget) -> list[Path]:
    pattern = " ".join(f"*{suffix}" for suffix in SUFFIXES)
    dialog = QFileDialog(
        parent, translate("choose", "엑셀 파일 선택"), "", f"Excel, CSV ({pattern})"
    )
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    return await _chosen(dialog)


async def choose_folder(parent: QWidget) -> list[Path]:
    dialog = QFileDialog(parent, translate("choose", "폴더 선택"))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    return await _chosen(dialog)


async def choose_source(parent: QWidget, title: str, pattern: str) -> Path | None:
    """One existing file; ``pattern`` as in 'JSON (*.json)'."""
    dialog = QFileDialog(parent, title, "", pattern)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return next(iter(await _chosen(dialog)), None)


async def choose_target(parent: QWidget, title: str, name: str, pattern: str) -> Path | None:
    """A file to write; the suffix of ``name`` is added when the person leaves it out."""
    dialog = QFileDialog(parent, title, name, pattern)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(name).suffix[1:])
    return next(iter(await _chosen(dialog)), None)


async def _chosen(dialog: QFileDialog) -> list[Path]:
    answer: asyncio.Future[list[Path]] = asyncio.get_running_loop().create_future()

    def finished(result: int) -> None:
        if not answer.done():
            is_yes = result == QDialog.DialogCode.Accepted
            answer.set_result([Path(name) for name in dialog.selectedFiles()] if is_yes else [])

    dialog.finished.connect(finished)
    dialog.open()
    try:
        return await answer
    finally:
        dialog.close()
        dialog.deleteLater()
