"""The first-run card and the sheet that adds and changes connections."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from stage import StageConversation

from desktop_app.controller.phase import Phase
from desktop_app.ui.connections.connect_sheet import ConnectSheet
from desktop_app.ui.main_window import MainWindow


def first_run(conversation: StageConversation) -> None:
    del conversation.connections[1:]
    conversation.connection_changed.emit()


def opened(window: MainWindow) -> ConnectSheet:
    sheet = window.findChild(ConnectSheet)
    assert sheet is not None
    return sheet


def settled(sheet: ConnectSheet, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not sheet.form._soon.isActive())


def test_the_ways_to_begin_are_offered_until_there_is_a_connection(
    window: MainWindow, conversation: StageConversation
) -> None:
    empty = window.workspace.transcript.empty
    assert not empty.ways.isVisible()
    first_run(conversation)
    assert empty.ways.isVisible()
    QTest.mouseClick(empty.ways.start, Qt.MouseButton.LeftButton)
    assert conversation.wishes == [("start",)]
    conversation.set_phase(Phase.CONNECTING)
    assert not empty.ways.isVisible()


def test_a_low_window_shows_the_ways_to_begin_first(window: MainWindow, conversation: StageConversation) -> None:
    first_run(conversation)
    window.resize(900, 600)
    QTest.qWait(20)
    empty = window.workspace.transcript.empty
    assert empty.ways.isVisible()
    assert not empty.emblem.isVisible()
    assert empty.ways.geometry().bottom() <= empty.height()


def test_a_service_is_connected_from_the_card(
    window: MainWindow, conversation: StageConversation, qtbot: QtBot
) -> None:
    first_run(conversation)
    QTest.mouseClick(window.workspace.transcript.empty.ways.azure, Qt.MouseButton.LeftButton)
    sheet = opened(window)
    assert not sheet.save.isEnabled()
    sheet.form.address.setText("contoso.openai.azure.com")
    settled(sheet, qtbot)
    assert "deployment" in sheet.form.meaning.text()
    assert sheet.form.meaning.tone == "danger"
    sheet.form.model.setText("voice")
    settled(sheet, qtbot)
    assert "wss://contoso.openai.azure.com/openai/v1/realtime?model=voice" in sheet.form.meaning.text()
    sheet.save.click()
    assert conversation.wishes == [("select_connection", "contoso-voice")]


async def test_a_connection_is_changed_and_removed(window: MainWindow, conversation: StageConversation) -> None:
    workspace = window.workspace
    workspace.show_connect("openai")
    opened(window).save.click()
    qt_done()
    conversation.connection_id = conversation.wishes[-1][1]
    workspace.show_connect("change")
    sheet = opened(window)
    assert sheet.form.name.text() == "OpenAI · gpt-realtime"
    assert sheet.form.key.placeholderText() == "unchanged"
    sheet._remove()
    await workspace._connections.shut_down()
    qt_done()
    workspace.show_connect("change")
    assert window.findChild(ConnectSheet) is None


def qt_done() -> None:
    QTest.qWait(10)


def test_the_key_is_never_shown(window: MainWindow) -> None:
    window.workspace.show_connect("azure")
    sheet = opened(window)
    sheet.form.key.setText("s3cret")
    assert sheet.form.key.displayText() != "s3cret"
    assert "s3cret" not in sheet.form.meaning.text()
    sheet.reject()
