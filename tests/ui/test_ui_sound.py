"""The sound page, the pickers' lists with their levels, and what a meter says."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from stage import StageConversation, StageDesk

from desktop_app.audio.pcm import Level
from desktop_app.controller import problem_sentences
from desktop_app.controller.device_move import DeviceMove
from desktop_app.controller.preferences import Preferences
from desktop_app.controller.sound_verdict import Verdict
from desktop_app.controller.status import DeviceChoice, Levels
from desktop_app.ui import notice_bar
from desktop_app.ui.level_meter import LevelMeter
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.preferences.sound_page import SoundPage


@pytest.fixture
def page(qtbot: QtBot, dressed: Theme, desk: StageDesk, preferences: Preferences) -> SoundPage:
    page = SoundPage(desk, preferences)
    qtbot.addWidget(page)
    page.resize(560, 480)
    with qtbot.waitExposed(page):
        page.show()
    return page


def test_devices_are_listened_to_only_while_the_page_is_shown(page: SoundPage, desk: StageDesk) -> None:
    assert desk.sound_check.listens
    page.hide()
    assert not desk.sound_check.listens


def test_choosing_devices(page: SoundPage, desk: StageDesk) -> None:
    page.microphone.chosen.emit("Built-in Microphone")
    page.speaker.chosen.emit("none")

    assert desk.wishes[-2:] == [("microphone", "Built-in Microphone"), ("speaker", "none")]
    assert not page.tone.isEnabled(), "there is nothing to play it on"


def test_volume_is_remembered_in_percent(page: SoundPage, preferences: Preferences, qtbot: QtBot) -> None:
    page.volume.setFocus()
    page.volume.setValue(80)
    qtbot.keyClick(page.volume, Qt.Key.Key_Left)

    assert preferences.volume == 0.75
    assert page.percent.text() == "75 %"


def test_the_check_counts_down_and_gives_its_verdict(page: SoundPage, desk: StageDesk, qtbot: QtBot) -> None:
    page.check.setFocus()
    qtbot.keyClick(page.check, Qt.Key.Key_Space)
    assert desk.sound_check.wishes == ["check"]

    desk.sound_check.set_stage("recording", 3)
    assert page.check.text() == page.check.accessibleName() == "Speak now… 3"
    desk.sound_check.judged.emit(Verdict("good", "Good: your voice is clear.", -12.0, -62.0))
    desk.sound_check.set_stage("playing")

    assert page.check.text() == "Stop playing it back"
    assert page.verdict.text() == "Good: your voice is clear. Peak −12 dBFS, noise −62 dBFS."
    desk.sound_check.set_stage("idle")
    assert page.check.text() == "Check the microphone"


def test_a_device_that_fails_is_told_on_the_page(page: SoundPage, desk: StageDesk) -> None:
    desk.sound_check.failed.emit("The loudspeaker X cannot be used.")

    assert page.verdict.text() == "The loudspeaker X cannot be used."


def test_every_control_has_a_name_and_the_keyboard_reaches_it(page: SoundPage, qtbot: QtBot) -> None:
    reached: list[QWidget] = []
    page.microphone.setFocus()
    while (focused := page.focusWidget()) not in reached:
        assert focused is not None
        reached.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)

    controls = [page.microphone, page.check, page.speaker, page.volume, page.tone, page.echo]
    assert [widget for widget in reached if widget in controls] == controls
    assert all(widget.accessibleName() for widget in reached)


@pytest.mark.parametrize(
    ("level", "words"),
    [
        (Level(-12.0, -24.0, False), "Good"),
        (Level(-38.0, -45.0, False), "Quiet"),
        (Level(-55.0, -58.0, False), "Very quiet"),
        (Level(0.0, -3.0, True), "Clipping"),
        (Level(-120.0, -120.0, False), "Digital silence"),
    ],
)
def test_a_meter_says_how_good_a_level_is(qtbot: QtBot, dressed: Theme, level: Level, words: str) -> None:
    meter = LevelMeter("Microphone level")
    qtbot.addWidget(meter)
    meter.show_level(level)

    assert meter.words.text().startswith(f"{words}: peak ")
    assert meter.accessibleDescription() == meter.words.text()


class TestPickers:
    def test_the_open_list_shows_levels_and_the_closed_one_listens_to_nothing(
        self, window: MainWindow, desk: StageDesk
    ) -> None:
        picker = window.workspace.controls.microphone
        desk.microphones.insert(2, DeviceChoice("usb", "USB Microphone"))
        desk.devices_changed.emit()
        silent = picker.grab().toImage()
        picker.showPopup()
        assert desk.microphone_levels.listens
        before = picker.view().viewport().grab().toImage()

        desk.microphone_levels.changed.emit({"default": -12.0, "Built-in Microphone": -30.0, "usb": None})
        after = picker.view().viewport().grab().toImage()
        picker.hidePopup()

        assert after != before
        assert not desk.microphone_levels.listens
        assert picker.grab().toImage() == silent

    @pytest.mark.parametrize("which", ["microphone", "speaker"])
    def test_the_last_entry_leads_to_the_sound_page(
        self, window: MainWindow, desk: StageDesk, which: str, qtbot: QtBot
    ) -> None:
        picker = getattr(window.workspace.controls, which)
        picker.showPopup()
        with qtbot.waitSignal(desk.settings_requested):
            qtbot.keyClick(picker.view(), Qt.Key.Key_End)
            qtbot.keyClick(picker.view(), Qt.Key.Key_Return)
        assert picker.current_id == "default"

    def test_the_hearing_mark_is_shown_with_what_it_means(
        self, window: MainWindow, conversation: StageConversation
    ) -> None:
        picker = window.workspace.controls.microphone
        conversation.levels_changed.emit(Levels(-20.0, -30.0, False, -120.0, -120.0, -33.0))

        assert picker.threshold_dbfs == -33.0
        assert "when the service last began to hear speech, −33 dBFS" in picker.toolTip()


Make = Callable[[], MainWindow]


@pytest.fixture
def window(make_window: Make) -> MainWindow:
    return make_window()


def test_good_news_leaves_by_itself_and_bad_news_stays(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notice_bar, "_CALM_MS", 10)
    bar = window.workspace.notices
    bar.show_notice(problem_sentences.of_move(DeviceMove("speaker", "back", "Headset", "Headset")))
    bar.show_notice(problem_sentences.of_move(DeviceMove("microphone", "gone", "Headset", "Built-in")))

    qtbot.waitUntil(lambda: [strip.notice.id for strip in bar.strips] == ["audio.microphone.moved"])
