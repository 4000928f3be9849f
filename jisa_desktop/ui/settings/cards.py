"""The cards of settings: which services do the work, what a run may cost, how the company is
called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit

from jisa_desktop.errors import JisaError
from jisa_desktop.ui import formats
from jisa_desktop.ui.settings.desk import Company, Setting
from jisa_desktop.ui.settings.field import Field
from jisa_desktop.ui.settings.form import FormCard
from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.widgets.build import combo_box, label

translate = QCoreApplication.translate

_OF_OPENAI = ("embedding_model", "embedding_dimension", "openai_base_url")
_OF_PINECONE = ("pinecone_index",)


class ServicesCard(FormCard):
    """Where texts become vectors, and where the vectors are kept."""

    def __init__(self, theme: Theme) -> None:
        embedder = combo_box("")
        index = combo_box("")
        strays = combo_box("")
        for combo, cloud in ((embedder, "openai"), (index, "pinecone")):
            combo.addItem("", "local")
            combo.addItem({"openai": "OpenAI", "pinecone": "Pinecone"}[cloud], cloud)
        super().__init__(
            theme,
            translate("settings", "처리 서비스"),
            translate(
                "settings",
                "글을 벡터로 바꾸는 곳과 벡터를 보관하는 곳입니다. "
                "바꾸어도 이미 저장한 문서는 그대로 남으며, 옮길지 물어봅니다.",
            ),
            {
                "embedder": Field(translate("settings", "임베딩(&E)"), embedder),
                "embedding_model": Field(
                    translate("settings", "임베딩 모델"),
                    QLineEdit(),
                    translate("settings", "비워 두면 text-embedding-3-small을 씁니다."),
                ),
                "embedding_dimension": Field(
                    translate("settings", "차원"),
                    QLineEdit(),
                    translate("settings", "비워 두면 모델의 차원을 씁니다."),
                ),
                "openai_base_url": Field(
                    translate("settings", "OpenAI 서버 주소"),
                    QLineEdit(),
                    translate(
                        "settings",
                        "회사 게이트웨이나 호환 서버를 쓸 때만 적으세요. 비워 두면 OpenAI입니다.",
                    ),
                ),
                "index": Field(translate("settings", "벡터 인덱스(&X)"), index),
                "pinecone_index": Field(
                    translate("settings", "Pinecone 인덱스"),
                    QLineEdit(),
                    translate("settings", "인덱스의 이름이나 주소입니다."),
                ),
                "vendor_variables": Field(translate("settings", "주소 환경 변수(&V)"), strays),
            },
        )
        for combo in (embedder, index):
            combo.setItemText(0, self.tr("이 컴퓨터 (키와 인터넷이 필요 없음)"))
        strays.addItem(self.tr("무시함 (권장)"), "ignored")
        strays.addItem(self.tr("따름 (변수에 적힌 주소로 보냄)"), "obeyed")

    def show_strays(self, names: Sequence[str]) -> None:
        """Variables of this PC that would turn traffic elsewhere, by name alone."""
        if names:
            text = self.tr(
                "이 컴퓨터에 있는 환경 변수: {names}. 따르면 글과 벡터가 위에 적은 곳이 아니라 "
                "그 변수에 적힌 주소로 갑니다. 전산 담당자가 정한 것이 아니면 무시하세요."
            ).format(names=", ".join(names))
        else:
            text = self.tr(
                "다른 프로그램이 남긴 OPENAI_BASE_URL, PINECONE_CONTROLLER_HOST 환경 변수를 "
                "따를지 정합니다. 지금 이 컴퓨터에는 없습니다."
            )
        self.fields["vendor_variables"].show_hint(text)

    def _on_edited(self) -> None:
        super()._on_edited()
        is_openai = self.fields["embedder"].value == "openai"
        is_pinecone = self.fields["index"].value == "pinecone"
        for name in _OF_OPENAI:
            self.fields[name].setVisible(is_openai)
        for name in _OF_PINECONE:
            self.fields[name].setVisible(is_pinecone)
        self.fields["vendor_variables"].setVisible(is_openai or is_pinecone)


class LimitsCard(FormCard):
    """What a run may cost and how much is done at once."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            translate("settings", "한도와 비용"),
            translate(
                "settings",
                "클라우드로 처리할 때 쓰는 돈의 한도입니다. 넘기 전에 작업을 멈추고 알려 드립니다.",
            ),
            {
                "spending_cap_dollars": Field(
                    translate("settings", "작업 하나의 한도(달러)(&C)"), QLineEdit()
                ),
                "won_per_dollar": Field(
                    translate("settings", "1달러는 몇 원"),
                    QLineEdit(),
                    translate(
                        "settings", "원으로 보여 드릴 때만 씁니다. 환율을 인터넷에서 찾지 않습니다."
                    ),
                ),
                "batches_at_once": Field(
                    translate("settings", "동시에 처리할 배치"),
                    QLineEdit(),
                    translate("settings", "1에서 20까지. 보통 5가 알맞습니다."),
                ),
            },
        )

    def show_settings(self, settings: Mapping[str, Setting]) -> None:
        super().show_settings(settings)
        self._say_won()

    def show_faults(self, faults: Mapping[str, JisaError]) -> None:
        super().show_faults(faults)
        self._say_won()

    def spelled(self, _name: str, value: str) -> str:
        """'1,400' is 1400."""
        return value.replace(",", "").replace(" ", "")

    def _on_edited(self) -> None:
        super()._on_edited()
        self._say_won()

    def _say_won(self) -> None:
        cap = _number(self.spelled("", self.fields["spending_cap_dollars"].value))
        rate = _number(self.spelled("", self.fields["won_per_dollar"].value))
        if cap is None or rate is None:
            text = self.tr("비워 두면 한도가 없습니다.")
        else:
            text = self.tr("약 {won}원. 비워 두면 한도가 없습니다.").format(
                won=formats.count(round(cap * rate))
            )
        self.fields["spending_cap_dollars"].show_hint(text)


class CompanyCard(FormCard):
    """The company's name and its namespace, which never changes."""

    def __init__(self, theme: Theme) -> None:
        namespace = label("", "cap", wrap=True, selectable=True)
        super().__init__(
            theme,
            translate("settings", "회사"),
            translate("settings", "이 컴퓨터의 화면과 백업에만 쓰는 이름입니다."),
            {"name": Field(translate("settings", "회사 이름(&N)"), QLineEdit())},
            above=namespace,
        )
        self.namespace = namespace

    def show_company(self, company: Company) -> None:
        self.show_settings({"name": Setting("name", company.name)})
        text = self.tr("전사 공통 문서의 네임스페이스: {name} (바뀌지 않습니다)")
        self.namespace.setText(text.format(name=company.namespace))


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
