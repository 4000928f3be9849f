"""One field of a draft, item by item."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from jisa_desktop.domain.template import NUMERIC_TYPES, FieldType, PersonalDataPolicy
from jisa_desktop.ui.templates.draft import FieldDraft
from jisa_desktop.ui.templates.faults import Wrong, sentence_for
from jisa_desktop.ui.templates.field_model import POLICIES, TYPES
from jisa_desktop.ui.templates.parts import Labelled, grid, joined, listed, show_text
from jisa_desktop.ui.widgets.build import combo_box, row

translate = QCoreApplication.translate


class FieldForm(QWidget):
    """``edited``: the field as it stands now. A name counts when it is finished: whatever speaks
    of the field takes it over, and half a name is nobody's."""

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._field: FieldDraft | None = None
        self.name = QLineEdit()
        self.headers = QLineEdit()
        self.headers.setPlaceholderText(self.tr("이 필드를 뜻하는 다른 머리글, 쉼표로 구분"))
        self.type = combo_box(self.tr("유형"))
        for value, text in TYPES.items():
            self.type.addItem(translate("templates", text), value)
        self.policy = combo_box(self.tr("개인정보"))
        self.policy.addItem(self.tr("정하지 않음"), None)
        for policy, text in POLICIES.items():
            self.policy.addItem(translate("templates", text), policy)
        self.required = QCheckBox(self.tr("필수"))
        self.required.setToolTip(self.tr("열이 있어야 하고, 모든 칸에 값이 있어야 합니다."))
        self.unique = QCheckBox(self.tr("중복 금지"))
        self.unique.setToolTip(self.tr("한 시트에 같은 값이 두 번 있으면 오류로 표시합니다."))
        self.pattern = QLineEdit()
        self.pattern.setPlaceholderText(self.tr("정규식, 예: [0-9]{5}"))
        self.one_of = QLineEdit()
        self.one_of.setPlaceholderText(self.tr("쓸 수 있는 값, 쉼표로 구분"))
        self.minimum = QLineEdit()
        self.maximum = QLineEdit()
        self._build()
        self._connect()

    def show_field(self, field: FieldDraft | None, position: int, wrongs: Sequence[Wrong]) -> None:
        """None: no field is chosen."""
        self._field = None  # what is filled in below is nobody's edit
        shown = field or FieldDraft()
        show_text(self.name, shown.name)
        self._show_list(self.headers, shown.headers)
        self._show_list(self.one_of, shown.one_of)
        self.type.setCurrentIndex(self.type.findData(shown.type))
        self.policy.setCurrentIndex(max(0, self.policy.findData(shown.personal_data)))
        self.required.setChecked(shown.required)
        self.unique.setChecked(shown.unique)
        show_text(self.pattern, shown.pattern)
        show_text(self.minimum, shown.minimum)
        show_text(self.maximum, shown.maximum)
        is_number = shown.type in NUMERIC_TYPES
        self.minimum.setEnabled(is_number or bool(shown.minimum))
        self.maximum.setEnabled(is_number or bool(shown.maximum))
        for key, part in self._items.items():
            part.say(sentence_for(wrongs, key, position) if field else "")
        self.setEnabled(field is not None)
        self._field = field

    def commit(self) -> None:
        """A name that was typed but not left counts as well."""
        self._on_edited()

    def focus_on(self, key: str) -> None:
        found = self._items.get(key)
        (found.part if found else self.name).setFocus(Qt.FocusReason.OtherFocusReason)

    def fault_in_focus(self) -> QWidget | None:
        """The sentence below the input that is being typed in, where it is wrong."""
        for item in self._items.values():
            if item.part.hasFocus() and item.fault.isVisible():
                return item.fault
        return None

    def _build(self) -> None:
        self._items = {
            "field": Labelled(self.tr("이름"), self.name),
            "type": Labelled(self.tr("유형"), self.type),
            "headers": Labelled(self.tr("동의어"), self.headers),
            "personal_data": Labelled(self.tr("개인정보"), self.policy),
            "pattern": Labelled(self.tr("형식"), self.pattern),
            "minimum": Labelled(self.tr("최솟값"), self.minimum),
            "maximum": Labelled(self.tr("최댓값"), self.maximum),
            "one_of": Labelled(self.tr("허용 값"), self.one_of),
        }
        lines = grid(1, 1, 1, 1)
        top = Qt.AlignmentFlag.AlignTop
        lines.addWidget(self._items["field"], 0, 0, 1, 2, top)
        lines.addWidget(self._items["type"], 0, 2, 1, 2, top)
        lines.addWidget(self._items["headers"], 1, 0, 1, 4, top)
        lines.addLayout(row(self.required, self.unique, None, spacing=16), 2, 0, 1, 4)
        lines.addWidget(self._items["personal_data"], 3, 0, 1, 2, top)
        lines.addWidget(self._items["minimum"], 3, 2, top)
        lines.addWidget(self._items["maximum"], 3, 3, top)
        lines.addWidget(self._items["pattern"], 4, 0, 1, 2, top)
        lines.addWidget(self._items["one_of"], 4, 2, 1, 2, top)
        lines.setRowStretch(5, 1)
        lines.setContentsMargins(4, 2, 10, 4)
        self.setLayout(lines)

    def _connect(self) -> None:
        self.name.editingFinished.connect(self._on_edited)
        for edit in (self.headers, self.pattern, self.one_of, self.minimum, self.maximum):
            edit.textEdited.connect(self._on_edited)
        self.type.activated.connect(self._on_edited)
        self.policy.activated.connect(self._on_edited)
        self.required.clicked.connect(self._on_edited)
        self.unique.clicked.connect(self._on_edited)

    def _on_edited(self) -> None:
        old = self._field
        if old is None:
            return
        policy = self.policy.currentData()
        changed = replace(
            old,
            name=self.name.text().strip(),
            headers=listed(self.headers.text()),
            type=FieldType(self.type.currentData()),  # Qt keeps a plain text of it
            personal_data=PersonalDataPolicy(policy) if policy else None,
            required=self.required.isChecked(),
            unique=self.unique.isChecked(),
            pattern=self.pattern.text(),
            one_of=listed(self.one_of.text()),
            minimum=self.minimum.text(),
            maximum=self.maximum.text(),
        )
        if changed != old:
            self.edited.emit(changed)

    def _show_list(self, edit: QLineEdit, names: tuple[str, ...]) -> None:
        """A comma that was just typed stays, although it names nothing yet."""
        if listed(edit.text()) != names:
            edit.setText(joined(names))
