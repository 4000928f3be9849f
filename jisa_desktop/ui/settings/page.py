"""Scheme and language of the window; which embedder and index do the work."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit, QWidget

from jisa_desktop.domain.wording import Language
from jisa_desktop.ui.context import Context
from jisa_desktop.ui.marking import QT_TRANSLATE_NOOP
from jisa_desktop.ui.notices import Kind
from jisa_desktop.ui.settings.desk import Setting
from jisa_desktop.ui.theme import Scheme
from jisa_desktop.ui.widgets.build import card, clear, column, combo_box, label, row

_LABELS = {
    "embedder": QT_TRANSLATE_NOOP("SettingsPage", "임베딩"),
    "index": QT_TRANSLATE_NOOP("SettingsPage", "벡터 인덱스"),
    "embedding_model": QT_TRANSLATE_NOOP("SettingsPage", "임베딩 모델"),
    "embedding_dimension": QT_TRANSLATE_NOOP("SettingsPage", "임베딩 차원"),
    "pinecone_index": QT_TRANSLATE_NOOP("SettingsPage", "Pinecone 인덱스"),
    "batches_at_once": QT_TRANSLATE_NOOP("SettingsPage", "동시에 처리할 배치"),
}
_CHOICES = {
    "local": QT_TRANSLATE_NOOP("SettingsPage", "이 컴퓨터 (키와 인터넷이 필요 없음)"),
    "openai": "OpenAI",
    "pinecone": "Pinecone",
}


class SettingsPage(QWidget):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("page")
        self._context = context
        self.scheme = combo_box(self.tr("화면 밝기"))
        self.language = combo_box(self.tr("언어"))
        for value, text in (
            (Scheme.SYSTEM, self.tr("시스템 설정을 따름")),
            (Scheme.LIGHT, self.tr("밝게")),
            (Scheme.DARK, self.tr("어둡게")),
        ):
            self.scheme.addItem(text, value.value)
        self.language.addItem("한국어", Language.KOREAN.value)
        self.language.addItem("English", Language.ENGLISH.value)
        self.fields: dict[str, QComboBox | QLineEdit] = {}
        self._providers = _form()
        look = _form()
        look.addRow(_named(self.tr("화면 밝기(&B)"), self.scheme), self.scheme)
        look.addRow(_named(self.tr("언어(&L)"), self.language), self.language)
        head = row(label(self.tr("설정"), "h1"), None)
        hint = label(
            self.tr(
                "바꾼 값은 프로그램을 다시 시작하면 적용됩니다. 이미 처리한 문서는 그대로 남습니다."
            ),
            "cap",
            wrap=True,
        )
        self.setLayout(
            column(
                head,
                card(label(self.tr("화면"), "h2"), look),
                card(label(self.tr("처리"), "h2"), self._providers, hint),
                None,
                spacing=16,
                margins=(24, 20, 24, 16),
            )
        )
        self.scheme.setCurrentIndex(self.scheme.findData(context.preferences.scheme.value))
        self.language.setCurrentIndex(self.language.findData(context.preferences.language.value))
        self.scheme.activated.connect(self._on_scheme)
        self.language.activated.connect(self._on_language)

    def refresh(self) -> None:
        self._context.stories.tell_latest("settings", self._refresh())

    async def _refresh(self) -> None:
        self._show(await self._context.desk.settings.all())

    def _show(self, settings: Sequence[Setting]) -> None:
        clear(self._providers)
        self.fields.clear()
        for setting in settings:
            if setting.name not in _LABELS:
                continue
            text = self.tr(_LABELS[setting.name])
            field = self._field(setting, text)
            self.fields[setting.name] = field
            self._providers.addRow(_named(text, field), field)

    def _field(self, setting: Setting, name: str) -> QComboBox | QLineEdit:
        if setting.choices:
            combo = combo_box(name)
            for choice in setting.choices:
                combo.addItem(self.tr(_CHOICES.get(choice, choice)), choice)
            combo.setCurrentIndex(combo.findData(setting.value))
            combo.setProperty("setting", setting.name)
            combo.activated.connect(self._on_chosen)
            return combo
        line = QLineEdit(setting.value)
        line.setAccessibleName(name)
        line.setProperty("setting", setting.name)
        line.editingFinished.connect(self._on_edited)
        return line

    def _on_scheme(self) -> None:
        scheme = Scheme(self.scheme.currentData())
        self._context.preferences.scheme = scheme
        self._context.theme.use(scheme)

    def _on_language(self) -> None:
        self._context.preferences.language = Language(self.language.currentData())
        self._context.notices.say(
            Kind.INFO,
            self.tr("언어는 프로그램을 다시 시작하면 바뀝니다"),
            "The language changes when the program is started again.",
            key="language",
        )

    def _on_chosen(self) -> None:
        combo = self.sender()
        if isinstance(combo, QComboBox):
            self._keep(str(combo.property("setting")), str(combo.currentData()))

    def _on_edited(self) -> None:
        line = self.sender()
        if isinstance(line, QLineEdit) and line.isModified():
            line.setModified(False)
            self._keep(str(line.property("setting")), line.text().strip())

    def _keep(self, name: str, value: str) -> None:
        self._context.stories.tell(self._save(name, value))

    async def _save(self, name: str, value: str) -> None:
        await self._context.desk.settings.set(name, value)
        self._context.notices.say(
            Kind.SUCCESS,
            self.tr("설정을 저장했습니다. 다시 시작하면 적용됩니다."),
            key="settings",
        )


def _form() -> QFormLayout:
    form = QFormLayout()
    form.setHorizontalSpacing(16)
    form.setVerticalSpacing(10)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return form


def _named(text: str, buddy: QWidget) -> QLabel:
    made = QLabel(text)
    made.setProperty("role", "sub")
    made.setMinimumWidth(160)
    made.setBuddy(buddy)
    return made
