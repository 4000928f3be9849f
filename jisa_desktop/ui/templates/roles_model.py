"""Which fields are keys, which one is the employee's, and which stand beside the vector."""

from __future__ import annotations

from dataclasses import replace
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, Qt, Signal

from jisa_desktop.ui.templates.draft import Draft
from jisa_desktop.ui.widgets.tables import AnyIndex

translate = QCoreApplication.translate
_ROOT = QModelIndex()


class Role(IntEnum):
    NAME = 0
    KEY = 1
    EMPLOYEE = 2
    METADATA = 3


class RolesModel(QAbstractTableModel):
    """``edited``: the draft after a box was ticked or cleared."""

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._draft = Draft()
        self._names: tuple[str, ...] = ()
        self._is_read_only = False

    def show_draft(self, draft: Draft) -> None:
        names = draft.names
        if names == self._names:
            self._draft = draft
            if names:
                self.dataChanged.emit(self.index(0, 0), self.index(len(names) - 1, Role.METADATA))
            return
        self.beginResetModel()
        self._draft, self._names = draft, names
        self.endResetModel()

    def set_read_only(self, is_read_only: bool) -> None:
        self._is_read_only = is_read_only

    # Overrides of QAbstractTableModel

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._names)

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(Role)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        name = self._names[index.row()]
        if index.column() == Role.NAME:
            is_text = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
            return name if is_text else None
        is_on = self._is_on(name, Role(index.column()))
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            title = str(self.headerData(index.column(), Qt.Orientation.Horizontal))
            state = (
                translate("templates", "선택됨") if is_on else translate("templates", "선택 안 됨")
            )
            return f"{name} · {title} · {state}"
        return None

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        name, is_on = self._names[index.row()], Qt.CheckState(value) is Qt.CheckState.Checked
        self.edited.emit(self._changed(name, Role(index.column()), is_on=is_on))
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return super().headerData(section, orientation, role)
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                translate("templates", "필드"),
                translate("templates", "키"),
                translate("templates", "직원 열"),
                translate("templates", "메타데이터"),
            )[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return (
                translate("templates", "템플릿의 필드"),
                translate(
                    "templates", "행을 서로 구별하는 필드. 바뀐 행이 같은 자리에서 갱신됩니다."
                ),
                translate("templates", "직원의 사번이 있는 필드. 직원별로 나눌 때 씁니다."),
                translate("templates", "벡터 옆에 저장하여 챗봇이 거를 때 쓰는 필드."),
            )[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section != Role.NAME:
            return Qt.AlignmentFlag.AlignCenter
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        found = super().flags(index)
        if index.isValid() and index.column() != Role.NAME and not self._is_read_only:
            found |= Qt.ItemFlag.ItemIsUserCheckable
        return found

    def _is_on(self, name: str, role: Role) -> bool:
        draft = self._draft
        if role is Role.EMPLOYEE:
            return name == draft.employee
        return name in (draft.keys if role is Role.KEY else draft.metadata)

    def _changed(self, name: str, role: Role, *, is_on: bool) -> Draft:
        draft = self._draft
        if role is Role.EMPLOYEE:
            return replace(draft, employee=name if is_on else "")
        if role is Role.KEY:
            return replace(draft, keys=self._toggled(draft.keys, name, is_on=is_on))
        return replace(draft, metadata=self._toggled(draft.metadata, name, is_on=is_on))

    def _toggled(self, names: tuple[str, ...], name: str, *, is_on: bool) -> tuple[str, ...]:
        """In the order they were named in: the order of keys is part of every record's id."""
        rest = tuple(one for one in names if one != name)
        return (*rest, name) if is_on else rest
