"""The fields of a draft as lines that can be dragged to another place."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QMimeData, QModelIndex, Qt, Signal

from jisa_desktop.domain.template import FieldType, PersonalDataPolicy
from jisa_desktop.ui.marking import QT_TRANSLATE_NOOP
from jisa_desktop.ui.templates.draft import Draft, FieldDraft
from jisa_desktop.ui.widgets.tables import MARK_ROLE, AnyIndex

translate = QCoreApplication.translate
_FORMAT = "application/x-jisa-field"
_ROOT = QModelIndex()

TYPES = {
    FieldType.TEXT: QT_TRANSLATE_NOOP("templates", "글자"),
    FieldType.INTEGER: QT_TRANSLATE_NOOP("templates", "정수"),
    FieldType.NUMBER: QT_TRANSLATE_NOOP("templates", "숫자"),
    FieldType.DATE: QT_TRANSLATE_NOOP("templates", "날짜"),
    FieldType.MONTH: QT_TRANSLATE_NOOP("templates", "연월"),
    FieldType.BOOLEAN: QT_TRANSLATE_NOOP("templates", "예/아니요"),
    FieldType.EMAIL: QT_TRANSLATE_NOOP("templates", "이메일"),
}
POLICIES = {
    PersonalDataPolicy.ALLOW: QT_TRANSLATE_NOOP("templates", "그대로 저장"),
    PersonalDataPolicy.MASK: QT_TRANSLATE_NOOP("templates", "가려서 저장"),
    PersonalDataPolicy.LEAVE_OUT: QT_TRANSLATE_NOOP("templates", "저장하지 않음"),
    PersonalDataPolicy.REFUSE: QT_TRANSLATE_NOOP("templates", "값이 있으면 거부"),
}


class Part(IntEnum):
    NAME = 0
    TYPE = 1
    RULES = 2


class FieldModel(QAbstractTableModel):
    """``moved``: from where to where a field was dragged."""

    moved = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self._draft = Draft()
        self._wrong: frozenset[int] = frozenset()

    def show_draft(self, draft: Draft, wrong: frozenset[int]) -> None:
        """``wrong``: positions of the fields with something to mend."""
        is_same_length = len(draft.fields) == len(self._draft.fields)
        if is_same_length:
            self._draft, self._wrong = draft, wrong
            if draft.fields:
                last = self.index(len(draft.fields) - 1, len(Part) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._draft, self._wrong = draft, wrong
        self.endResetModel()

    # Overrides of QAbstractTableModel

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._draft.fields)

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(Part)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        field = self._draft.fields[index.row()]
        if role == MARK_ROLE:
            is_wrong = index.row() in self._wrong and index.column() == Part.NAME
            return "danger" if is_wrong else None
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if index.column() == Part.NAME:
            return field.name or translate("templates", "(이름 없음)")
        if index.column() == Part.TYPE:
            return translate("templates", TYPES[field.type])
        return " · ".join(_rules(field, self._draft))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return super().headerData(section, orientation, role)
        return (
            translate("templates", "필드"),
            translate("templates", "유형"),
            translate("templates", "규칙"),
        )[section]

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        found = super().flags(index)
        if not index.isValid():
            return found | Qt.ItemFlag.ItemIsDropEnabled
        return found | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_FORMAT]

    def mimeData(self, indexes: Sequence[AnyIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(_FORMAT, str(indexes[0].row()).encode())
        return data

    def dropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,  # noqa: ARG002 - Qt's signature
        row: int,
        column: int,  # noqa: ARG002
        parent: AnyIndex,
    ) -> bool:
        """False always: whoever hears ``moved`` moves the fields; the view removes none."""
        if data.hasFormat(_FORMAT):
            source = int(data.data(_FORMAT).toStdString())
            between = row if row >= 0 else parent.row() if parent.isValid() else self.rowCount()
            target = between - 1 if between > source else between
            if target != source:
                self.moved.emit(source, target)
        return False


def _rules(field: FieldDraft, draft: Draft) -> list[str]:
    said = []
    if field.name in draft.keys:
        said.append(translate("templates", "키"))
    if field.name and field.name == draft.employee:
        said.append(translate("templates", "직원"))
    if field.required:
        said.append(translate("templates", "필수"))
    if field.unique:
        said.append(translate("templates", "중복 금지"))
    if field.personal_data in (PersonalDataPolicy.MASK, PersonalDataPolicy.LEAVE_OUT):
        said.append(translate("templates", POLICIES[field.personal_data]))
    if field.personal_data is PersonalDataPolicy.REFUSE:
        said.append(translate("templates", "개인정보 거부"))
    return said
