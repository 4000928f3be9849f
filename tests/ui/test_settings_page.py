"""설정: what is typed is checked in place, what is saved takes effect, keys are never shown."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLineEdit, QMessageBox, QPlainTextEdit, QTextEdit
from pytestqt.qtbot import QtBot

from jisa_desktop.domain.snapshots import Fault
from jisa_desktop.domain.statuses import JobKind, JobStatus
from jisa_desktop.ui.desk import BatchProgress, Ended
from jisa_desktop.ui.settings.desk import KeyPlace, MoveView
from jisa_desktop.ui.settings.page import SettingsPage
from jisa_desktop.ui.theme import Scheme, Theme
from jisa_desktop.ui.window import MainWindow
from tests.ui.fakes.settings import REFUSED
from tests.ui.fakes.world import job
from tests.ui.settling import settle
from tests.ui.test_window import _unnamed

KEY = "sk-" + "secret" * 6


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow) -> SettingsPage:
    window.show_page("settings")
    settle(qtbot, window)
    made = window.pages.currentWidget()
    assert isinstance(made, SettingsPage)
    return made


def _type(qtbot: QtBot, line: QLineEdit, text: str) -> None:
    line.setFocus()
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    qtbot.keyClicks(line, text)


def _choose(combo, value: str) -> None:  # type: ignore[no-untyped-def]
    combo.setCurrentIndex(combo.findData(value))
    combo.activated.emit(combo.currentIndex())


def test_only_what_was_changed_is_saved_and_takes_effect(
    qtbot: QtBot, window: MainWindow, page: SettingsPage
) -> None:
    card = page.limits
    assert not card.save.isEnabled()
    assert not card.take_back.isVisible()
    _type(qtbot, card.fields["spending_cap_dollars"].editor, "1,250.5")
    assert "1,750,700원" in card.fields["spending_cap_dollars"].note.text()
    card.save.click()
    asked = window.desk.world.asked
    qtbot.waitUntil(lambda: ("save_settings", {"spending_cap_dollars": "1250.5"}) in asked)
    settle(qtbot, window)
    assert not card.save.isEnabled()
    assert "저장하고 적용했습니다" in window.context.notices.shown[0].title.text()


def test_stray_variables_are_named_where_a_cloud_service_is_chosen(
    qtbot: QtBot, window: MainWindow, page: SettingsPage
) -> None:
    field = page.services.fields["vendor_variables"]
    assert not field.isVisible()
    _choose(page.services.fields["embedder"].editor, "openai")
    assert field.isVisible()
    assert "지금 이 컴퓨터에는 없습니다" in field.note.text()
    window.desk.settings.strays = ("OPENAI_BASE_URL",)
    page.refresh()
    settle(qtbot, window)
    assert field.note.text().startswith("이 컴퓨터에 있는 환경 변수: OPENAI_BASE_URL.")
    assert (field.value, field.editor.count()) == ("ignored", 2)


def test_a_wrong_value_is_said_beside_its_field_and_nothing_is_saved(
    qtbot: QtBot, window: MainWindow, page: SettingsPage
) -> None:
    card = page.limits
    batches = card.fields["batches_at_once"]
    _type(qtbot, card.fields["won_per_dollar"].editor, "1300")
    _type(qtbot, batches.editor, "99")
    qtbot.keyClick(batches.editor, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: "1에서 20" in batches.note.text())
    settle(qtbot, window)
    assert batches.note.property("tone") == "danger"
    assert batches.editor.accessibleDescription() == batches.note.text()
    card.save.click()
    settle(qtbot, window)
    assert batches.editor.hasFocus()
    assert not [one for one in window.desk.world.asked if one[0] == "save_settings"]
    card.take_back.click()
    assert batches.editor.text() == "5"
    assert batches.note.property("tone") == ""
    assert not card.save.isEnabled()


def test_cloud_fields_come_with_the_cloud(
    qtbot: QtBot, window: MainWindow, page: SettingsPage
) -> None:
    fields = page.services.fields
    assert not fields["embedding_model"].isVisible()
    assert not fields["pinecone_index"].isVisible()
    _choose(fields["index"].editor, "pinecone")
    assert fields["pinecone_index"].isVisible()
    qtbot.waitUntil(lambda: "이름이나 주소를 적으세요" in fields["pinecone_index"].note.text())
    _choose(fields["embedder"].editor, "openai")
    assert fields["embedding_model"].isVisible()
    _type(qtbot, fields["pinecone_index"].editor, "hr")
    page.services.save.click()
    wanted = {"embedder": "openai", "index": "pinecone", "pinecone_index": "hr"}
    qtbot.waitUntil(lambda: ("save_settings", wanted) in window.desk.world.asked)
    settle(qtbot, window)


def test_what_was_typed_outlives_a_refresh(
    qtbot: QtBot, window: MainWindow, page: SettingsPage
) -> None:
    _type(qtbot, page.limits.fields["won_per_dollar"].editor, "1300")
    page.refresh()
    settle(qtbot, window)
    assert page.limits.fields["won_per_dollar"].value == "1300"


def test_what_the_environment_decides_cannot_be_changed_here(
    qtbot: QtBot, window: MainWindow, page: SettingsPage
) -> None:
    kept = window.desk.settings.kept
    kept["embedder"] = replace(kept["embedder"], value="openai", fixed_by="JISA_EMBEDDER")
    page.refresh()
    settle(qtbot, window)
    field = page.services.fields["embedder"]
    assert not field.editor.isEnabled()
    assert "JISA_EMBEDDER" in field.note.text()


def test_a_key_is_kept_and_is_nowhere_in_the_window_afterwards(
    qtbot: QtBot, window: MainWindow, page: SettingsPage
) -> None:
    line = page.keys.lines["openai"]
    assert line.place.text() == "키 없음"
    assert not line.forget.isVisible()
    line.enter.click()
    assert line.field.hasFocus()
    assert line.field.echoMode() is QLineEdit.EchoMode.Password
    qtbot.keyClicks(line.field, KEY)
    qtbot.keyClick(line.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: ("enter_key", "openai", len(KEY)) in window.desk.world.asked)
    settle(qtbot, window)
    assert line.place.text() == "이 컴퓨터의 키 보관소"
    assert not line.field.isVisible()
    for field in window.findChildren(QLineEdit):
        field.undo()
        assert KEY not in field.text()
        assert "sk-" not in field.text()
    texts = window.findChildren(QTextEdit) + window.findChildren(QPlainTextEdit)
    assert not any(KEY in text.toPlainText() for text in texts)
    assert KEY not in repr(page.__dict__) + repr(line.__dict__)


def test_giving_up_wipes_what_was_typed(
    qtbot: QtBot, window: MainWindow, page: SettingsPage
) -> None:
    line = page.keys.lines["pinecone"]
    line.enter.click()
    qtbot.keyClicks(line.field, KEY)
    line.leave.click()
    line.field.undo()
    assert line.field.text() == ""
    assert not [one for one in window.desk.world.asked if one[0] == "enter_key"]


def test_a_key_that_is_none_is_said_in_place(
    qtbot: QtBot, window: MainWindow, page: SettingsPage
) -> None:
    line = page.keys.lines["openai"]
    line.enter.click()
    line.field.setText("키")
    line.keep.click()
    qtbot.waitUntil(line.fault.isVisible)
    assert line.fault.text()
    assert line.field.text() == ""
    assert line.field.isVisible()
    settle(qtbot, window)


def test_a_key_is_removed_after_a_question(
    qtbot: QtBot, window: MainWindow, page: SettingsPage
) -> None:
    window.desk.settings.places["openai"] = KeyPlace.KEYCHAIN
    page.refresh()
    settle(qtbot, window)
    page.keys.lines["openai"].forget.click()
    qtbot.waitUntil(lambda: window.findChild(QMessageBox, "question") is not None)
    box = window.findChild(QMessageBox, "question")
    assert "OpenAI" in box.text()
    next(one for one in box.buttons() if "지우기" in one.text()).click()
    qtbot.waitUntil(lambda: ("forget_key", "openai") in window.desk.world.asked)
    settle(qtbot, window)
    assert page.keys.lines["openai"].place.text() == "키 없음"


def test_without_a_keychain_the_key_lasts_until_the_end(
    qtbot: QtBot, window: MainWindow, page: SettingsPage
) -> None:
    window.desk.settings.has_keychain = False
    page.refresh()
    settle(qtbot, window)
    line = page.keys.lines["openai"]
    assert "안전하게 보관할 곳이 없습니다" in line.about.text()
    line.enter.click()
    line.field.setText(KEY)
    line.keep.click()
    qtbot.waitUntil(lambda: line.place.text() == "끝낼 때까지만")
    settle(qtbot, window)


def test_a_key_of_the_environment_is_only_named(
    qtbot: QtBot, window: MainWindow, page: SettingsPage
) -> None:
    window.desk.settings.places["pinecone"] = KeyPlace.ENVIRONMENT
    page.refresh()
    settle(qtbot, window)
    line = page.keys.lines["pinecone"]
    assert "PINECONE_API_KEY" in line.about.text()
    assert not line.enter.isVisible()
    assert not line.forget.isVisible()


def test_the_check_says_line_by_line_what_it_found(
    qtbot: QtBot, window: MainWindow, page: SettingsPage
) -> None:
    card = page.checking
    card.check.click()
    qtbot.waitUntil(lambda: card.said.text() == "모두 정상입니다.")
    assert len(card.lines) == 3
    assert card.said.property("tone") == "success"
    window.desk.settings.found = REFUSED
    card.check.click()
    qtbot.waitUntil(lambda: card.said.text() == "고칠 것이 있습니다.")
    names = [
        one.accessibleName() for one in card.findChildren(type(card._results.itemAt(0).widget()))
    ]
    assert any("API 키를 확인하고" in name for name in names)
    assert any("'hr' 인덱스" in name for name in names)
    window.desk.settings.found = REFUSED[:1]
    card.check.click()
    qtbot.waitUntil(lambda: "그만두었습니다" in card.said.text())
    settle(qtbot, window)


def test_a_check_can_be_stopped(window: MainWindow, page: SettingsPage) -> None:
    page.checking.show_running()
    assert page.checking.stop.isVisible()
    assert not page.checking.check.isEnabled()
    page.checking.stop.click()
    assert ("stop_check",) in window.desk.world.asked


def test_the_company_has_a_name_and_a_namespace(
    qtbot: QtBot, window: MainWindow, page: SettingsPage
) -> None:
    assert "org_1" in page.company.namespace.text()
    _type(qtbot, page.company.fields["name"].editor, "hanbit")
    page.company.save.click()
    qtbot.waitUntil(lambda: ("rename_company", "hanbit") in window.desk.world.asked)
    settle(qtbot, window)
    assert not page.company.save.isEnabled()


MOVE = MoveView(
    "local:index", "pinecone:hr", 1_236, 1_236, 1_100, 72_000, 0.00144, 2.0,
    is_other_embedder=True,
)  # fmt: skip


def test_a_move_says_what_it_takes_and_shows_how_far_it_is(
    qtbot: QtBot, window: MainWindow, page: SettingsPage
) -> None:
    card = page.move_card
    assert not card.isVisible()
    window.desk.settings.outlook = MOVE
    page.refresh()
    settle(qtbot, window)
    assert card.isVisible()
    assert "1,236개" in card.title.text()
    assert "글 1,100개" in card.text.text()
    assert card.price.text() == "토큰 72,000개, $0.0014 (약 2원)"
    moving = job(77, kind=JobKind.MOVE, status=JobStatus.PROCESSING, document_id=None)
    window.desk.world.jobs["move"] = [moving]
    window.desk.settings.outlook = replace(MOVE, job_id=77)
    card.keep_old.setChecked(True)
    card.move_.click()
    qtbot.waitUntil(lambda: ("move", True) in window.desk.world.asked)
    settle(qtbot, window)
    assert card.bar.isVisible()
    assert not card.move_.isVisible()
    window.desk.batch_changed.emit(BatchProgress(77, 1, 2, 1000, 1000))
    assert card.bar.value() == 500
    window.desk.settings.outlook = None
    window.desk.job_ended.emit(Ended(77, replace(moving, status=JobStatus.COMPLETED)))
    settle(qtbot, window)
    assert not card.isVisible()
    assert "인덱스 옮기기 작업이 끝났습니다" in window.context.notices.shown[0].title.text()


def test_a_move_that_stands_still_goes_on_from_here(
    qtbot: QtBot, window: MainWindow, page: SettingsPage
) -> None:
    parked = job(
        78, kind=JobKind.MOVE, status=JobStatus.NEEDS_ATTENTION, document_id=None,
        fault=Fault("key_refused", {"service": "Pinecone"}),
    )  # fmt: skip
    window.desk.world.jobs["move"] = [parked]
    window.desk.settings.outlook = replace(MOVE, job_id=78)
    page.refresh()
    settle(qtbot, window)
    assert "API 키 거절" in page.move_card.title.text()
    page.move_card.resume.click()
    assert ("resume", 78) in window.desk.world.asked


def test_two_embedders_are_never_mixed_and_the_price_warns(
    qtbot: QtBot, window: MainWindow, page: SettingsPage
) -> None:
    window.desk.settings.outlook = replace(MOVE, is_mixing=True)
    page.refresh()
    settle(qtbot, window)
    assert not page.move_card.move_.isVisible()
    assert "섞을 수 없습니다" in page.move_card.text.text()
    window.desk.settings.outlook = replace(MOVE, is_over_cap=True)
    page.refresh()
    settle(qtbot, window)
    assert "한도를 넘으므로" in page.move_card.price.text()
    window.desk.settings.outlook = replace(MOVE, record_count=0, row_count=0, left_count=12)
    page.refresh()
    settle(qtbot, window)
    assert page.move_card.move_.text().strip() == "마저 비우기"


def test_jobs_that_waited_are_offered_after_the_cure(
    qtbot: QtBot, window: MainWindow, page: SettingsPage
) -> None:
    window.desk.settings.waiting = [7, 9]
    page.keys.lines["openai"].entered.emit("openai", KEY)
    settle(qtbot, window)
    notice = window.context.notices.shown[0]
    assert "2개" in notice.title.text()
    notice.action.click()
    settle(qtbot, window)
    assert {("resume", 7), ("resume", 9)} <= set(window.desk.world.asked)


def test_the_scheme_changes_at_once_and_the_language_after_a_restart(
    qtbot: QtBot, window: MainWindow, page: SettingsPage, theme: Theme
) -> None:
    _choose(page.look.scheme, "dark")
    assert theme.is_dark
    assert window.context.preferences.scheme is Scheme.DARK
    theme.use(Scheme.LIGHT)
    assert not page.look.restart.isVisible()
    _choose(page.look.language, "en")
    assert page.look.restart.isVisible()
    with qtbot.waitSignal(window.restart_wanted):
        page.look.restart.click()
    _choose(page.look.language, "ko")
    assert not page.look.restart.isVisible()


def test_the_data_folder_is_opened(page: SettingsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    assert "JISA Desktop" in page.about.path.text()
    page.about.open.click()
    assert opened == [QUrl.fromLocalFile("/home/hr/JISA Desktop")]


def test_every_part_has_a_name(qtbot: QtBot, window: MainWindow, page: SettingsPage) -> None:
    window.desk.settings.outlook = MOVE
    page.refresh()
    settle(qtbot, window)
    page.keys.lines["openai"].enter.click()
    _choose(page.services.fields["embedder"].editor, "openai")
    _choose(page.services.fields["index"].editor, "pinecone")
    assert _unnamed(window) == []
    settle(qtbot, window)


def test_a_job_that_stands_still_leads_to_the_card_that_cures_it(
    qtbot: QtBot, window: MainWindow
) -> None:
    world = window.desk.world
    fault = Fault("key_refused", {"service": "OpenAI"})
    world.jobs["d2"] = [replace(world.jobs["d2"][0], status=JobStatus.NEEDS_ATTENTION, fault=fault)]
    window.open_document("d2")
    status = window.document.status
    qtbot.waitUntil(status.remedy.isVisible)
    assert status.remedy.text().strip() == "API 키 설정 열기"
    status.remedy.click()
    settle(qtbot, window)
    page = window.pages.currentWidget()
    assert isinstance(page, SettingsPage)
    enter = page.keys.lines["openai"].enter
    qtbot.waitUntil(enter.hasFocus)
    top = enter.mapTo(window, enter.rect().topLeft()).y()
    assert 0 < top < window.height() - 40


def test_the_end_of_a_parked_job_has_the_button_too(qtbot: QtBot, window: MainWindow) -> None:
    parked = job(5, status=JobStatus.NEEDS_ATTENTION)
    from jisa_desktop.errors import NeedsAttention

    error = NeedsAttention("spending_cap", cap="1.00", won="1,400", spent="0.9")
    window.desk.job_ended.emit(Ended(5, parked, error, name="급여"))
    notice = window.context.notices.shown[0]
    assert notice.action.text() == "한도 설정 열기"
    notice.action.click()
    settle(qtbot, window)
    assert isinstance(window.pages.currentWidget(), SettingsPage)
