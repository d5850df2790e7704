"""The bottom of the window: what is going on, what one speaks and hears with, and what one can do now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from desktop_app.ui.button import Button
from desktop_app.ui.device_picker import DevicePicker, MicrophonePicker
from desktop_app.ui.status_line import StatusLine
from desktop_app.ui.surface import Surface
from desktop_app.ui.talk_button import TalkButton

if TYPE_CHECKING:
    from desktop_app.controller.audio_desk import AudioDesk
    from desktop_app.controller.conversation_controller import ConversationController
    from desktop_app.controller.status import Levels

_ONE_ROW_FROM_PX = 1200
_ANY_PX = 16_777_215


class ControlBar(Surface):
    """Status sentence, microphone, speaker, Mute, Hold to talk, Interrupt, message field and Send.

    Signals:
        message_entered(str): somebody wrote a message.
    """

    message_entered = Signal(str)

    def __init__(self, conversation: ConversationController, desk: AudioDesk, parent: QWidget | None = None) -> None:
        super().__init__("surface", "t", parent)
        self._conversation = conversation
        self._desk = desk
        self.status = StatusLine()
        self.microphone = MicrophonePicker()
        self.speaker = DevicePicker(self.tr("Speaker"), "speaker", 32, compact=True)
        self.mute = Button(self.tr("Mute"), name=self.tr("Mute the microphone (M)"))
        self.talk = TalkButton(conversation)
        self.interrupt = Button(self.tr("Interrupt"), name=self.tr("Interrupt the assistant (Esc)"))
        self.message = QLineEdit()
        self.send = Button(self.tr("Send"), name=self.tr("Send the message (Enter)"))
        self._arrange()
        self._connect()
        self._show_devices()
        self._show_phase()
        self._show_muted(conversation.muted)
        self.status.show_status(conversation.status)

    def _arrange(self) -> None:
        self.message.setPlaceholderText(self.tr("Type a message…"))
        self.message.setAccessibleName(self.tr("Message"))
        self.message.setMinimumWidth(136)
        self.message.setMaxLength(100_000)
        self.mute.setCheckable(True)
        self.mute.setMinimumWidth(max(72, self.mute.fontMetrics().horizontalAdvance(self.tr("Muted")) + 34))
        controls = QWidget()
        row = QHBoxLayout(controls)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.microphone)
        for widget in (self.speaker, self.mute, self.talk, self.interrupt):
            row.addWidget(widget)
        row.addWidget(self.message, 1)
        row.addWidget(self.send)
        self._controls = controls
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 5, 16, 4)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(10)
        self._place(one_row=True)
        for picker in (self.microphone, self.speaker):
            picker.add_label()

    def _connect(self) -> None:
        conversation, desk = self._conversation, self._desk
        conversation.status_changed.connect(self.status.show_status)
        conversation.phase_changed.connect(self._show_phase)
        conversation.levels_changed.connect(self._show_levels)
        conversation.muted_changed.connect(self._show_muted)
        desk.devices_changed.connect(self._show_devices)
        desk.selection_changed.connect(self._show_devices)
        self.status.action_requested.connect(conversation.run_action)
        self.microphone.microphone_chosen.connect(desk.select_microphone)
        self.speaker.chosen.connect(desk.select_speaker)
        self.mute.clicked.connect(conversation.set_muted)
        self.interrupt.clicked.connect(conversation.interrupt)
        self.message.returnPressed.connect(self._send)
        self.message.textChanged.connect(lambda text: self.send.setEnabled(bool(text.strip())))
        self.send.clicked.connect(self._send)
        self.send.setEnabled(False)

    def _send(self) -> None:
        text = self.message.text().strip()
        if text:
            self.message_entered.emit(text)
            self.message.clear()

    def _show_devices(self) -> None:
        self.microphone.set_devices(self._desk.microphones, self._desk.microphone_id)
        self.speaker.set_devices(self._desk.speakers, self._desk.speaker_id)
        self._show_muted(self._conversation.muted)

    def _show_phase(self) -> None:
        live = self._conversation.phase == "live"
        self.interrupt.setEnabled(live)
        if not live:
            for picker in (self.microphone, self.speaker):
                picker.clear_level()

    def _show_levels(self, levels: Levels) -> None:
        self.microphone.show_level(levels.user_peak_dbfs, levels.user_rms_dbfs, levels.user_clipped)
        self.speaker.show_level(levels.assistant_peak_dbfs, levels.assistant_rms_dbfs)

    def _show_muted(self, muted: bool) -> None:
        self.mute.setChecked(muted)
        self.mute.setText(self.tr("Muted") if muted else self.tr("Mute"))
        self.mute.set_look("alert" if muted else "quiet")
        self.mute.set_name(self.tr("Unmute the microphone (M)") if muted else self.tr("Mute the microphone (M)"))
        self.microphone.set_off(muted or self._desk.microphone_id == "none")

    def _place(self, *, one_row: bool) -> None:
        self._one_row = one_row
        for widget in (self.status, self._controls):
            self._grid.removeWidget(widget)
        self._grid.addWidget(self.status, 0, 0)
        self._grid.addWidget(self._controls, *((0, 1) if one_row else (1, 0)))
        self._grid.setColumnStretch(0, 0 if one_row else 1)
        self._grid.setColumnStretch(1, 1 if one_row else 0)
        # Three lines of the sentence at the left of the controls, or one above them.
        self.status.setFixedHeight(54 if one_row else 20)
        self._grid.setContentsMargins(16, *((5, 16, 4) if one_row else (14, 16, 13)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        one_row = self.width() >= _ONE_ROW_FROM_PX
        if one_row != self._one_row:
            self._place(one_row=one_row)
        self.status.setMinimumWidth(min(420, round(self.width() * 0.25)) if one_row else 0)
        self.status.setMaximumWidth(self.status.minimumWidth() if one_row else _ANY_PX)
