"""The sheet of connections: the form, what is asked before something is lost, the test, and where keys are kept."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from stage import StageConversation
from websockets.asyncio.server import ServerConnection, serve

from desktop_app.connection.model_list import OfferedModel
from desktop_app.controller.connection_test import TestStep
from desktop_app.controller.preferences import Preferences
from desktop_app.settings.connections import ConnectionProfile
from desktop_app.ui.account.sign_in_sheet import SignInSheet
from desktop_app.ui.connections.connect_sheet import ConnectSheet
from desktop_app.ui.connections.details import HIDDEN_VALUE
from desktop_app.ui.connections.form import ConnectionForm
from desktop_app.ui.connections.sheet import ConnectionsSheet
from desktop_app.ui.main_window import MainWindow

AZURE = ConnectionProfile(
    id="contoso", name="Contoso", service="azure", address="https://contoso.openai.azure.com", model="voice"
)
GATE = ConnectionProfile(
    id="gate",
    name="Gate",
    address="ws://127.0.0.1:9/v1/realtime",
    model="m",
    auth="none",
    proxy="none",
    extra_headers={"X-Team": "voice", "X-Gate-Key": ""},
)


@pytest.fixture
def preferences(preferences: Preferences) -> Preferences:
    preferences.change(connections=[AZURE, GATE])
    return preferences


@pytest.fixture
def sheet(window: MainWindow, conversation: StageConversation, qtbot: QtBot) -> Iterator[ConnectionsSheet]:
    conversation.connection_id = "contoso"
    window.workspace.show_connections()
    (found,) = window.findChildren(ConnectionsSheet)
    qtbot.waitUntil(found.isVisible)
    yield found
    if isValid(found) and found.isVisible():
        found.question.close_question()
        found.page.form = None
        found.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def form_of(sheet: ConnectionsSheet) -> ConnectionForm:
    assert sheet.form is not None
    return sheet.form


def rows(sheet: ConnectionsSheet) -> list[str]:
    return [sheet.side.list.item(row).text() for row in range(sheet.side.list.count())]


def test_every_connection_is_listed_and_the_one_in_use_is_open(sheet: ConnectionsSheet) -> None:
    assert rows(sheet) == [
        "Built-in service, On this computer",
        "Contoso, Azure OpenAI, GA, Key, in use",
        "Gate, Own service, GA, No sign-in",
    ]
    form = form_of(sheet)
    assert form.address.text() == AZURE.address
    assert "wss://contoso.openai.azure.com/openai/v1/realtime?model=voice" in form.meaning.text()
    assert not sheet.save.isEnabled()
    assert not sheet.use.isEnabled()
    assert any("api-version" in note for note in sheet.page.notes.notes)


def test_another_row_shows_another_form(sheet: ConnectionsSheet, conversation: StageConversation) -> None:
    QTest.keyClick(sheet.side.list, Qt.Key.Key_Down)
    form = form_of(sheet)
    assert form.address.text() == GATE.address
    assert form.details.headers.toPlainText() == f"X-Team: voice\nX-Gate-Key: {HIDDEN_VALUE}"
    assert sheet.use.isEnabled()
    sheet.use.click()
    assert conversation.wishes == [("select_connection", "gate")]
    QTest.keyClick(sheet.side.list, Qt.Key.Key_Home)
    assert sheet.form is None
    assert not sheet.save.isVisible()
    assert sheet.test.isEnabled()


def test_what_is_not_saved_is_asked_about(sheet: ConnectionsSheet, preferences: Preferences) -> None:
    form_of(sheet).model.setText("other")
    assert sheet.save.isEnabled()
    QTest.keyClick(sheet.side.list, Qt.Key.Key_Down)
    assert sheet.question.is_open
    assert sheet.side.list.current_id == "contoso"
    sheet.question.buttons[2].click()
    assert not sheet.question.is_open
    assert form_of(sheet).model.text() == "other"
    QTest.keyClick(sheet.side.list, Qt.Key.Key_Down)
    sheet.question.buttons[0].click()
    assert preferences.connections[0].model == "other"
    assert sheet.side.list.current_id == "gate"
    form_of(sheet).model.setText("thrown away")
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheet.question.is_open
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheet.isVisible()
    assert not sheet.question.is_open
    sheet.close_button.click()
    sheet.question.buttons[1].click()
    assert not sheet.isVisible()
    assert preferences.connections[1].model == "m"


async def test_a_key_is_masked_goes_to_the_store_and_leaves_the_form(
    sheet: ConnectionsSheet, preferences: Preferences
) -> None:
    form = form_of(sheet)
    assert form.key.echoMode() is QLineEdit.EchoMode.Password
    assert form.key.placeholderText() == "unchanged"
    form.key.setText("s3cret-key-0123")
    sheet.save.click()
    assert form_of(sheet).key.text() == ""
    assert "s3cret" not in str(preferences.connections)
    assert preferences.kept.secret_names == ["connection.contoso.key"]
    await asyncio.sleep(0.05)
    assert "only until Duologue closes" in sheet.side.store.text()
    assert sheet.side.store.tone == "cut"


def test_a_header_whose_value_is_kept_stays_kept(sheet: ConnectionsSheet, preferences: Preferences) -> None:
    sheet.side.list.setCurrentRow(2)
    form = form_of(sheet)
    assert not form.is_dirty
    form.details.headers.appendPlainText("X-More: 1")
    form.look()
    assert form.check.problem == ""
    assert form.draft.profile.extra_headers == {"X-Team": "voice", "X-Gate-Key": "", "X-More": "1"}
    form.details.headers.setPlainText("no header at all")
    form.look()
    assert "Name: value" in form.check.problem
    assert not sheet.save.isEnabled()
    form.details.headers.setPlainText(f"X-New: {HIDDEN_VALUE}")
    form.look()
    assert form.check.problem


def test_the_fields_follow_the_way_of_signing_in(sheet: ConnectionsSheet) -> None:
    form = form_of(sheet)
    assert form.details.isHidden()
    form.more.click()
    assert not form.details.isHidden()
    assert form.key.isVisible()
    assert not form.details.tenant.isVisible()
    assert not form.details.api_version.isVisible()
    form.auth.set_current("entra")
    form.auth.chosen.emit("entra")
    assert form.details.tenant.isVisible()
    assert not form.key.isVisible()
    assert not form.details.key_header.isVisible()
    form.auth.set_current("env")
    form.auth.chosen.emit("env")
    form.key_env.setText("NOBODY_SET_THIS")
    form.look()
    assert "NOBODY_SET_THIS is not set" in form.meaning.text()
    assert form.draft.profile.key_env == "NOBODY_SET_THIS"
    form.protocol.set_current("preview")
    form.look()
    assert form.details.api_version.isVisible()
    assert "api-version=" in form.meaning.text()


def test_a_resource_name_alone_is_enough_for_azure(sheet: ConnectionsSheet) -> None:
    sheet.begin("azure")
    form = form_of(sheet)
    assert not sheet.save.isEnabled()
    assert rows(sheet)[-1] == "New connection, not saved yet"
    form.address.setText("fabrikam")
    form.model.setText("talk")
    form.look()
    assert "wss://fabrikam.openai.azure.com/openai/v1/realtime?model=talk" in form.meaning.text()
    sheet.save.click()
    assert sheet.side.list.current_id == "fabrikam-talk"


def test_a_copy_and_a_removal(sheet: ConnectionsSheet, preferences: Preferences) -> None:
    sheet.side.duplicate.click()
    assert form_of(sheet).name.text() == "Contoso (copy)"
    sheet.save.click()
    assert [each.id for each in preferences.connections] == ["contoso", "gate", "contoso-copy"]


async def test_a_removal_is_asked_about(sheet: ConnectionsSheet, preferences: Preferences) -> None:
    sheet.side.list.setCurrentRow(2)
    sheet.side.remove.click()
    assert "Gate" in sheet.question.words.text()
    sheet.question.buttons[1].click()
    assert len(preferences.connections) == 2
    sheet.side.remove.click()
    sheet.question.buttons[0].click()
    assert [each.id for each in preferences.connections] == ["contoso"]
    assert sheet.side.list.current_id == "contoso"
    await asyncio.sleep(0.05)


async def test_everything_is_forgotten_after_a_question(sheet: ConnectionsSheet, preferences: Preferences) -> None:
    form_of(sheet).key.setText("s3cret-key-0123")
    sheet.save.click()
    await asyncio.sleep(0.05)
    sheet.side.forget.click()
    assert "Recordings" in sheet.question.words.text()
    sheet.question.tick.setChecked(True)
    sheet.question.buttons[0].click()
    await asyncio.sleep(0.1)
    assert preferences.connections == []
    assert preferences.kept.secret_names == []
    assert rows(sheet) == ["Built-in service, On this computer"]


def test_what_the_environment_names_can_be_added(sheet: ConnectionsSheet) -> None:
    sheet._desk._environment = {"OPENAI_API_KEY": "sk-not-to-be-copied-0123"}
    menu = sheet.side.add.menu()
    menu.aboutToShow.emit()
    (action,) = [each for each in menu.actions() if "OPENAI_API_KEY" in each.text()]
    action.trigger()
    form = form_of(sheet)
    assert (form.auth.current_id, form.key_env.text()) == ("env", "OPENAI_API_KEY")
    sheet.save.click()
    assert "sk-not" not in str(sheet._desk.profiles)


def test_models_are_offered_in_a_menu(sheet: ConnectionsSheet, qtbot: QtBot) -> None:
    form = form_of(sheet)
    sheet._desk.offer.listed.emit([OfferedModel("talk", "gpt-realtime"), OfferedModel("voice")], "")
    menus = [menu for menu in form.findChildren(QMenu) if menu.isVisible()]
    assert [action.text() for action in menus[0].actions()] == ["talk  (gpt-realtime)", "voice"]
    menus[0].actions()[0].trigger()
    menus[0].close()
    assert form.model.text() == "talk"
    sheet._desk.offer.listed.emit([], "This service does not tell which models it has.")
    assert form.listing.isVisible()
    form.model.setText("voice")


async def test_a_test_shows_every_step_and_can_be_copied(sheet: ConnectionsSheet, qtbot: QtBot) -> None:
    async def greet(websocket: ServerConnection) -> None:
        await websocket.send('{"type":"session.created","session":{"type":"realtime","model":"gpt-realtime"}}')
        await websocket.wait_closed()

    async with serve(greet, "127.0.0.1", 0, compression=None) as server:
        sheet.side.list.setCurrentRow(2)
        form_of(sheet).address.setText(f"ws://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1/realtime")
        form_of(sheet).details.headers.clear()
        form_of(sheet).look()
        sheet.test.click()
        assert sheet.test.text() == "Stop"
        async with asyncio.timeout(20):
            while sheet._desk.test.running:
                await asyncio.sleep(0.01)
    await sheet._desk.test.close()
    assert sheet.page.view.isVisible()
    assert "It works" in sheet.page.view.verdict.text()
    assert list(sheet.page.view._rows) == ["dns", "tcp", "sign_in", "handshake", "session", "close"]
    assert all(row.took.text().endswith(" ms") for row in sheet.page.view._rows.values())
    assert "passed" in sheet.page.view._rows["dns"].title.accessibleName()
    sheet.page.view.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert "Handshake" in copied
    assert "It works" in copied
    sheet.save.click()
    assert sheet.page.view.isVisible()
    form_of(sheet).model.setText("other")
    assert not sheet.page.view.isVisible()
    await sheet._desk.secrets.finish(within_s=5)


def test_a_step_that_failed_says_what_to_do_and_who_said_so(sheet: ConnectionsSheet) -> None:
    test = sheet._desk.test
    test.steps = [
        TestStep("dns", "Name (DNS)", "passed", 4.0, "10.0.0.1"),
        TestStep(
            "tls", "Certificate (TLS)", "failed", 9.0, reason="It ended.", remedy="Check the clock.", said="<b>x</b>"
        ),
    ]
    test.verdict = "It ended."
    test.changed.emit()
    row = sheet.page.view._rows["tls"]
    assert sheet.page.view.verdict.text() == "It ended."
    assert row.words.text() == "Check the clock.\n“<b>x</b>”"
    assert row.words.textFormat() is Qt.TextFormat.PlainText
    assert "failed" in row.title.accessibleName()
    test.steps = []
    test.verdict = ""
    test.changed.emit()
    assert sheet.page.view._rows == {}


def test_the_keyboard_reaches_everything(sheet: ConnectionsSheet) -> None:
    seen = set()
    for _ in range(40):
        focus = sheet.focusWidget()
        if focus is not None:
            seen.add(focus.accessibleName())
        QTest.keyClick(focus or sheet, Qt.Key.Key_Tab)
    wanted = {"Connections", "Add a connection", "Address", "Deployment", "Protocol", "Sign-in", "Key", "Name", "Test"}
    assert wanted <= seen


def test_the_picker_ends_with_the_sheet(window: MainWindow, conversation: StageConversation) -> None:
    picker = window.workspace.header.connection
    assert picker.itemText(picker.count() - 1) == "Manage connections…"
    before = picker.current_id
    picker.activated.emit(picker.count() - 1)
    (sheet,) = window.findChildren(ConnectionsSheet)
    assert sheet.isVisible()
    assert conversation.wishes == []
    assert picker.current_id == before
    sheet.reject()


def test_the_first_card_offers_what_the_environment_names(
    window: MainWindow, conversation: StageConversation, preferences: Preferences
) -> None:
    del conversation.connections[1:]
    conversation.connection_changed.emit()
    workspace = window.workspace
    workspace._connections._environment = {
        "AZURE_OPENAI_ENDPOINT": "https://fabrikam.openai.azure.com",
        "AZURE_OPENAI_API_KEY": "not-to-be-copied-0123",
    }
    ways = workspace.transcript.empty.ways
    ways.offer([found.variables[0] for found in workspace._connections.found])
    assert [button.text() for button in ways.found] == ["Found AZURE_OPENAI_ENDPOINT: use it"]
    ways.found[0].click()
    (sheet,) = window.findChildren(ConnectSheet)
    assert sheet.form.address.text() == "https://fabrikam.openai.azure.com"
    assert not sheet.save.isEnabled()
    sheet.form.model.setText("talk")
    sheet.form.look()
    sheet.save.click()
    saved = preferences.connections[-1]
    assert (saved.address, saved.key_env) == ("https://fabrikam.openai.azure.com", "AZURE_OPENAI_API_KEY")
    assert "not-to-be" not in str(saved)


async def test_one_signs_in_for_the_connection_that_is_shown(
    sheet: ConnectionsSheet, conversation: StageConversation, preferences: Preferences
) -> None:
    assert not sheet.sign_in.isVisible()
    form = form_of(sheet)
    form.auth.set_current("entra")
    form.auth.chosen.emit("entra")
    form.details.tenant.setText("contoso.example")
    assert sheet.sign_in.isVisible()
    sheet.sign_in.click()
    assert preferences.connections[0].tenant == "contoso.example"
    assert conversation.accounts.wishes == [("sign_in", False)]
    (over,) = sheet.findChildren(SignInSheet)
    assert over.isVisible()
    over.reject()


def test_a_key_in_a_pasted_address_goes_where_it_is_masked(sheet: ConnectionsSheet) -> None:
    sheet.begin("other")
    form = form_of(sheet)
    form.address.setText("wss://gateway.example.com/v1/realtime?model=m&api-key=s3cret-key-0123")
    QTest.keyClick(form.address, Qt.Key.Key_Tab)
    assert form.address.text() == "wss://gateway.example.com/v1/realtime?model=m"
    assert form.key.text() == "s3cret-key-0123"
    assert "s3cret" not in form.meaning.text() + repr(form.check)
