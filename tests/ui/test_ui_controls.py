"""The control bar and the header: set a state, read the widget; click, and the wish arrives."""

from __future__ import annotations

from pathlib import Path

import pytest
import stage as on_stage
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop_app.controller.phase import Phase
from desktop_app.controller.preferences import Preferences
from desktop_app.controller.status import DeviceChoice, Levels
from desktop_app.ui.device_picker import DevicePicker
from desktop_app.ui.level_meter import FLOOR_DBFS, LevelReading
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.preferences.appearance_page import AppearancePage
from desktop_app.ui.preferences.sheet import PreferencesSheet

Conversation = on_stage.StageConversation


def test_the_sentence_is_said_with_its_one_fix(window: MainWindow, conversation: Conversation, qtbot: QtBot) -> None:
    line = window.workspace.controls.status
    assert line.sentence.accessibleName() == "Ready. Press Start and say hello, or type below."
    assert not line.action.isVisible()
    conversation.set_status("muted", "Muted.", "The service hears silence.", "warning", id="unmute", label="Unmute")
    assert (line.sentence.headline, line.sentence.detail) == ("Muted.", "The service hears silence.")
    qtbot.mouseClick(line.action, Qt.MouseButton.LeftButton)
    assert conversation.wishes == [("run_action", "unmute")]
    conversation.set_status("listening", "Listening.")
    assert not line.action.isVisible()


def test_mute(window: MainWindow, conversation: Conversation, qtbot: QtBot) -> None:
    mute = window.workspace.controls.mute
    qtbot.mouseClick(mute, Qt.MouseButton.LeftButton)
    assert conversation.wishes == [("set_muted", True)]
    assert (mute.text(), mute.isChecked()) == ("Muted", True)
    assert "Unmute" in mute.accessibleName()
    conversation.set_muted(False)
    assert (mute.text(), mute.isChecked()) == ("Mute", False)


def test_interrupt_is_offered_while_there_is_a_session(
    window: MainWindow, conversation: Conversation, qtbot: QtBot
) -> None:
    interrupt = window.workspace.controls.interrupt
    assert not interrupt.isEnabled()
    conversation.set_phase(Phase.LIVE)
    qtbot.mouseClick(interrupt, Qt.MouseButton.LeftButton)
    assert conversation.wishes == [("interrupt",)]


def test_a_message_is_sent_once_and_the_field_is_empty_again(
    window: MainWindow, conversation: Conversation, qtbot: QtBot
) -> None:
    field, send = window.workspace.controls.message, window.workspace.controls.send
    assert not send.isEnabled()
    qtbot.keyClicks(field, "  ")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert conversation.wishes == []
    qtbot.keyClicks(field, "What time is it? ")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert conversation.wishes == [("send_text", "What time is it?")]
    assert field.text() == ""
    qtbot.keyClicks(field, "And tomorrow")
    qtbot.mouseClick(send, Qt.MouseButton.LeftButton)
    assert conversation.wishes[-1] == ("send_text", "And tomorrow")


def choose(picker: DevicePicker, label: str) -> None:
    index = picker.findText(label)
    picker.setCurrentIndex(index)
    picker.activated.emit(index)


def test_devices_are_chosen_by_id(window: MainWindow, desk: on_stage.StageDesk) -> None:
    microphone, speaker = window.workspace.controls.microphone, window.workspace.controls.speaker
    assert microphone.currentText() == "System default"
    choose(microphone, "Built-in Microphone")
    choose(speaker, "None")
    assert desk.wishes == [("microphone", "Built-in Microphone"), ("speaker", "none")]
    assert (microphone.current_id, speaker.current_id) == ("Built-in Microphone", "none")
    desk.microphones.append(DeviceChoice("usb", "USB Headset"))
    desk.devices_changed.emit()
    assert microphone.findText("USB Headset") >= 0
    assert microphone.current_id == "Built-in Microphone"


def test_a_file_can_be_the_microphone(window: MainWindow, desk: on_stage.StageDesk) -> None:
    microphone = window.workspace.controls.microphone
    choose(microphone, "Play an audio file…")
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    assert microphone.current_id == "default"  # nothing changes until a file is chosen
    dialog.fileSelected.emit("/somewhere/question.wav")
    dialog.close()
    assert desk.wishes == [("microphone", "file:/somewhere/question.wav")]


def test_levels_are_shown_and_cleared_with_the_session(window: MainWindow, conversation: Conversation) -> None:
    conversation.set_phase(Phase.LIVE)
    conversation.levels_changed.emit(Levels(-12.0, -20.0, True, -30.0, -40.0))
    user, assistant = window.workspace.controls.microphone.reading, window.workspace.controls.speaker.reading
    assert (user.peak_dbfs, user.rms_dbfs, user.clipped) == (-12.0, -20.0, True)
    assert assistant.peak_dbfs == -30.0
    conversation.set_phase(Phase.IDLE)
    assert (user.hold_dbfs, user.clipped) == (FLOOR_DBFS, False)


def test_a_reading_holds_its_peak_and_says_when_nothing_changed() -> None:
    reading = LevelReading()
    assert reading.take(-10.0, -20.0, False)
    assert reading.take(-40.0, -50.0, False)
    assert reading.hold_dbfs == -10.0
    assert not reading.take(-40.1, -50.1, False)
    assert reading.take(3.0, -200.0, True)
    assert (reading.peak_dbfs, reading.rms_dbfs, reading.clipped) == (0.0, FLOOR_DBFS, True)


@pytest.mark.parametrize(
    ("phase", "words", "wish"),
    [(Phase.IDLE, "Start", "start"), (Phase.CONNECTING, "Cancel", "end"), (Phase.LIVE, "End", "end")],
)
def test_start_and_end(
    window: MainWindow, conversation: Conversation, qtbot: QtBot, phase: Phase, words: str, wish: str
) -> None:
    conversation.set_phase(phase)
    start = window.workspace.header.start
    assert start.text() == words
    assert start.accessibleName() == f"{words} (Ctrl+Enter)"
    qtbot.mouseClick(start, Qt.MouseButton.LeftButton)
    assert conversation.wishes == [(wish,)]


def test_while_a_session_ends_there_is_nothing_to_press(window: MainWindow, conversation: Conversation) -> None:
    conversation.set_phase(Phase.ENDING)
    assert not window.workspace.header.start.isEnabled()
    window.workspace.header.start_or_end()
    assert conversation.wishes == []


def test_clock_and_figures(window: MainWindow, conversation: Conversation) -> None:
    header = window.workspace.header
    assert not header.figures.clock.isVisible()
    assert not header.figures.tokens.isVisible()
    conversation.limit_ms = 3_600_000.0
    conversation.set_phase(Phase.LIVE)
    conversation.tick(252_000.0)
    assert header.figures.clock.text == "04:12 / 60:00"
    conversation.usage.total = 1_234
    conversation.usage_changed.emit()
    conversation.median_first_sound_ms = 412.0
    conversation.turns_changed.emit()
    assert header.figures.tokens.text == "1,234 tokens"
    assert header.figures.latency.text == "412 ms first sound, median"
    assert header.figures.latency.isVisible()


def test_the_connection_is_chosen_between_sessions(window: MainWindow, conversation: Conversation) -> None:
    picker = window.workspace.header.connection
    assert picker.currentText() == "Built-in service"
    index = picker.findData("contoso")
    picker.activated.emit(index)
    assert conversation.wishes == [("select_connection", "contoso")]
    conversation.set_phase(Phase.LIVE)
    assert not picker.isEnabled()
    assert picker.accessibleDescription() == "session is live"


def test_the_theme_is_chosen_in_the_preferences(window: MainWindow, preferences: Preferences) -> None:
    next(
        action for action in window.workspace.header.menu.menu().actions() if action.text() == "Preferences…"
    ).trigger()
    page = window.findChild(AppearancePage)
    assert page.isVisible()
    assert page.theme.currentText() == "Dark"
    page.theme.activated.emit(page.theme.findData("light"))
    assert preferences.theme == "light"
    window.findChild(PreferencesSheet).close()


def test_the_recordings_are_shown_by_the_system_once_there_are_some(
    window: MainWindow, conversation: Conversation, tmp_path: Path
) -> None:
    shown: list[QUrl] = []

    class Files(QObject):
        @Slot(QUrl)
        def show(self, url: QUrl) -> None:
            shown.append(url)

    files = Files()
    QDesktopServices.setUrlHandler("file", files, "show")
    entries = window.workspace.header.entries
    try:
        entries.aboutToShow.emit()
        assert not entries.recordings.isEnabled()
        conversation.recordings_path = tmp_path
        entries.aboutToShow.emit()
        entries.recordings.trigger()
        assert [url.toLocalFile() for url in shown] == [str(tmp_path)]
    finally:
        QDesktopServices.unsetUrlHandler("file")


def test_the_message_has_room_first_and_the_microphones_name_what_is_left(window: MainWindow, qtbot: QtBot) -> None:
    controls = window.workspace.controls
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: controls.message.width() > controls.message.minimumWidth() * 1.2)
    nameless_px = controls.microphone.width()
    window.resize(1800, 800)
    qtbot.waitUntil(lambda: controls.microphone.width() > nameless_px + 80)
    assert controls.message.width() > controls.message.minimumWidth() * 1.2
    assert "Microphone" in controls.microphone.accessibleName()
