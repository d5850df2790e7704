"""What one speaks into and hears with: chosen, measured and tried out; with or without a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QWidget

from desktop_app.ui import wording
from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption
from desktop_app.ui.level_meter import LevelMeter
from desktop_app.ui.picker import Choice, Picker
from desktop_app.ui.preferences.rows import PreferencePage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.controller.audio_desk import AudioDesk
    from desktop_app.controller.preferences import Preferences
    from desktop_app.controller.sound_verdict import Verdict
    from desktop_app.controller.status import DeviceChoice

_FINE = "good"
_STEP = 5


class SoundPage(PreferencePage):
    """The devices' preferences; every choice holds at once. Devices are listened to only while the page is shown."""

    def __init__(self, desk: AudioDesk, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._check = desk.sound_check
        self._preferences = preferences
        self.microphone = Picker(self.tr("Microphone"))
        self.level = LevelMeter(self.tr("Microphone level"))
        self.check = Button(self.tr("Check the microphone"))
        self.verdict = Caption("", "secondary", small=True)
        self.speaker = Picker(self.tr("Speaker"))
        self.volume = QSlider(Qt.Orientation.Horizontal)
        self.percent = Caption("", "secondary")
        self.tone = Button(self.tr("Play a test tone"))
        self._arrange()
        if desk.can_cancel_echo:
            self.echo = self.add_switch(
                self.tr("Echo"),
                self.tr("I use loudspeakers: cancel echo"),
                preferences.echo_cancellation,
                self.tr("Takes the assistant out of your microphone. With a headset it only weakens your own voice."),
            )
            self.echo.toggled.connect(preferences.set_echo_cancellation)
        self._connect()
        self._show_devices()
        self._show_stage()

    def _arrange(self) -> None:
        self.verdict.setWordWrap(True)
        self.verdict.hide()
        self.volume.setRange(0, 100)
        self.volume.setSingleStep(_STEP)
        self.volume.setPageStep(2 * _STEP)
        self.volume.setValue(round(self._preferences.volume * 100))
        self.volume.setAccessibleName(self.tr("Volume"))
        self.percent.setMinimumWidth(self.percent.fontMetrics().horizontalAdvance("100 %") + 4)
        self.percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.add_row(self.tr("Microphone"), self.microphone)
        self.add_row(self.tr("Level"), self.level)
        self.add_row(
            "",
            _beside(self.check),
            self.tr("Say a sentence. Three seconds are recorded, judged and played back; nothing is kept or sent."),
        )
        self._grid.addWidget(self.verdict, self._grid.rowCount(), 1)
        self._grid.setRowMinimumHeight(self._grid.rowCount(), 12)
        self.add_row(self.tr("Speaker"), self.speaker)
        self.add_row(
            self.tr("Volume"),
            _beside(self.volume, self.percent),
            self.tr("Of the assistant's voice in this program. Recordings do not depend on it."),
        )
        self.add_row("", _beside(self.tone))

    def _connect(self) -> None:
        desk, check = self._desk, self._check
        desk.devices_changed.connect(self._show_devices)
        desk.selection_changed.connect(self._show_devices)
        self.microphone.chosen.connect(desk.select_microphone)
        self.speaker.chosen.connect(desk.select_speaker)
        self.volume.valueChanged.connect(self._set_volume)
        self.check.clicked.connect(check.check_microphone)
        self.tone.clicked.connect(check.play_tone)
        check.level_changed.connect(self.level.show_level)
        check.stage_changed.connect(self._show_stage)
        check.judged.connect(self._show_verdict)
        check.failed.connect(lambda sentence: self._say(sentence, "cut"))

    def _set_volume(self, percent: int) -> None:
        self._preferences.change(volume=percent / 100)
        self._show_volume()

    def _show_volume(self) -> None:
        self.percent.setText(self.tr("{0} %").format(self.volume.value()))

    def _show_devices(self) -> None:
        _offer(self.microphone, self._desk.microphones, self._desk.microphone_id)
        _offer(self.speaker, self._desk.speakers, self._desk.speaker_id)
        listens = self._desk.microphone_id != "none" and not self._desk.microphone_id.startswith("file:")
        self.check.setEnabled(listens)
        self.tone.setEnabled(self._desk.speaker_id != "none")
        self.level.clear("" if listens else self.tr("No microphone is chosen."))
        self._show_volume()

    def _show_stage(self) -> None:
        stage = self._check.stage
        words = {
            "recording": self.tr("Speak now… {0}").format(self._check.seconds_left),
            "playing": self.tr("Stop playing it back"),
        }
        self.check.setText(words.get(stage, self.tr("Check the microphone")))
        self.check.setAccessibleName(self.check.text())
        self.check.set_look("live" if stage == "recording" else "quiet")
        self.tone.setText(self.tr("Stop the test tone") if stage == "tone" else self.tr("Play a test tone"))
        self.tone.setAccessibleName(self.tone.text())
        if stage == "recording":
            self._say("", "secondary")

    def _show_verdict(self, verdict: Verdict) -> None:
        figures = self.tr("Peak {0}, noise {1}.").format(
            wording.dbfs(verdict.peak_dbfs), wording.dbfs(verdict.noise_dbfs)
        )
        self._say(f"{verdict.sentence} {figures}", "ok" if verdict.code == _FINE else "cut")

    def _say(self, sentence: str, tone: str) -> None:
        self.verdict.set_tone(tone)
        self.verdict.setText(wording.plain(sentence))
        self.verdict.setVisible(bool(sentence))

    # Qt's own names from here on.

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._desk.look_again()
        self._check.listen()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():  # a minimised window is hidden by the system and comes back
            self._check.stop()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.percent.setMinimumWidth(self.percent.fontMetrics().horizontalAdvance("100 %") + 4)


def _offer(picker: Picker, devices: Sequence[DeviceChoice], current_id: str) -> None:
    picker.set_choices([Choice(device.id, device.label) for device in devices], current_id)


def _beside(*widgets: QWidget) -> QWidget:
    """Widgets in one row, at the left; a slider takes the room."""
    box = QWidget()
    box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    for widget in widgets:
        row.addWidget(widget, 1 if isinstance(widget, QSlider) else 0)
    if not any(isinstance(widget, QSlider) for widget in widgets):
        row.addStretch(1)
    box.setFocusProxy(widgets[0])
    box.setAccessibleName(widgets[0].accessibleName())
    return box
