"""The bottom of the window: what is going on, what one speaks and hears with, and what one can do now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from desktop_app.ui import veil
from desktop_app.ui.button import Button
from desktop_app.ui.device_picker import DevicePicker, MicrophonePicker
from desktop_app.ui.look import fonts
from desktop_app.ui.look.surface import Surface
from desktop_app.ui.responses.menu_button import ResponsesButton
from desktop_app.ui.status_line import StatusLine, line_px
from desktop_app.ui.talk_button import TalkButton

if TYPE_CHECKING:
    from desktop_app.controller.audio_desk import AudioDesk
    from desktop_app.controller.conversation_controller import ConversationController
    from desktop_app.controller.status import Levels

_ONE_ROW_FROM_PX = 1200
_STATUS_LEAST_PX, _STATUS_MOST_PX, _STATUS_SHARE = 240, 420, 0.25
_MESSAGE_LEAST_PX, _MESSAGE_PX = 136, 240
_MARGIN_PX = 16
_LARGE = 1.5
"""From this size of text on, words need what lies between the buttons."""
_ANY_PX = 16_777_215


class ControlBar(Surface):
    """Status sentence, microphone, speaker, Mute, Hold to talk, Interrupt, more to say, message field and Send.

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
        self.speaker = DevicePicker(
            self.tr("Speaker"), "speaker", 32, compact=True, try_out=self.tr("Volume and test tone…")
        )
        self.mute = Button(self.tr("Mute"), name=self.tr("Mute the microphone (M)"))
        self.talk = TalkButton(conversation)
        self.interrupt = Button(self.tr("Interrupt"), name=self.tr("Interrupt the assistant (Esc)"))
        self.more = ResponsesButton(conversation)
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
        self.message.setProperty(veil.OWN_WORDS, True)
        self.message.setMinimumWidth(fonts.px(_MESSAGE_LEAST_PX))
        self.message.setMaxLength(100_000)
        self.mute.setCheckable(True)
        self.mute.setMinimumWidth(max(72, self.mute.fontMetrics().horizontalAdvance(self.tr("Muted")) + 34))
        controls = QWidget()
        row = QHBoxLayout(controls)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8 if fonts.scale() < _LARGE else 4)
        row.addWidget(self.microphone)
        for widget in (self.speaker, self.mute, self.talk, self.interrupt):
            row.addWidget(widget)
        writing = QWidget()
        row = QHBoxLayout(writing)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.more)
        row.addWidget(self.message, 1)
        row.addWidget(self.send)
        if veil.worn():  # a calm bar for a recording
            for widget in (self.speaker, self.more):
                widget.hide()
            self.talk.setVisible(self._conversation.push_to_talk)
        self._controls, self._writing = controls, writing
        self._grid = QGridLayout(self)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(10)
        self._place(1)
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
        self.microphone.device_chosen.connect(desk.select_microphone)
        self.microphone.closed.connect(desk.microphone_levels.stop)
        desk.microphone_levels.changed.connect(self.microphone.show_levels)
        self.speaker.device_chosen.connect(desk.select_speaker)
        for picker in (self.microphone, self.speaker):
            picker.opened.connect(desk.look_again)
            picker.try_out_requested.connect(desk.settings_requested)
        self.microphone.opened.connect(desk.microphone_levels.start)
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
        live = self._conversation.phase in ("live", "reconnecting")
        self.interrupt.setEnabled(live)
        if not live:
            for picker in (self.microphone, self.speaker):
                picker.clear_level()

    def _show_levels(self, levels: Levels) -> None:
        self.microphone.show_level(levels.user_peak_dbfs, levels.user_rms_dbfs, levels.user_clipped)
        self.microphone.mark_hearing(levels.hearing_mark_dbfs)
        self.speaker.show_level(levels.assistant_peak_dbfs, levels.assistant_rms_dbfs)

    def _show_muted(self, muted: bool) -> None:
        self.mute.setChecked(muted)
        self.mute.setText(self.tr("Muted") if muted else self.tr("Mute"))
        self.mute.set_look("alert" if muted else "quiet")
        self.mute.set_name(self.tr("Unmute the microphone (M)") if muted else self.tr("Mute the microphone (M)"))
        self.microphone.set_off(muted or self._desk.microphone_id == "none")

    def _rows_needed(self) -> int:
        """One row in a wide window; in a narrower one the sentence, and with large text the message, have their own."""
        room = self.width() - 2 * _MARGIN_PX - self._grid.horizontalSpacing()
        needed = self._controls.minimumSizeHint().width() + self._writing.minimumSizeHint().width()
        if needed > room:
            return 3
        return 1 if self.width() >= _ONE_ROW_FROM_PX and needed + fonts.px(_STATUS_LEAST_PX) <= room else 2

    def _share_room(self) -> None:
        """What is written needs room first; then the microphone's name has what is left."""
        status_px = min(_STATUS_MOST_PX, round(self.width() * _STATUS_SHARE)) if self._rows == 1 else 0
        self.status.setMinimumWidth(status_px)
        self.status.setMaximumWidth(status_px or _ANY_PX)
        gaps_px = (2 if self._rows == 1 else 1) * self._grid.horizontalSpacing()
        room_px = self.width() - 2 * _MARGIN_PX - status_px - gaps_px - self._controls.minimumSizeHint().width()
        if self._rows < 3:
            more_for_message_px = fonts.px(_MESSAGE_PX) - self.message.minimumWidth()
            room_px -= self._writing.minimumSizeHint().width() + more_for_message_px
        self.microphone.give_name(room_px)

    def _place(self, rows: int) -> None:
        self._rows = rows
        parts = (self.status, self._controls, self._writing)
        places = {1: ((0, 0), (0, 1), (0, 2)), 2: ((0, 0, 1, 2), (1, 0), (1, 1)), 3: ((0, 0), (1, 0), (2, 0))}[rows]
        for widget, place in zip(parts, places, strict=True):
            self._grid.removeWidget(widget)
            self._grid.addWidget(widget, *place)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column == {1: 2, 2: 1, 3: 0}[rows] else 0)
        # Three lines of the sentence at the left of the controls, or one above them.
        self.status.setFixedHeight(3 * line_px() if rows == 1 else fonts.tall(20))
        self._grid.setContentsMargins(_MARGIN_PX, *((5, _MARGIN_PX, 4) if rows == 1 else (14, _MARGIN_PX, 13)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        rows = self._rows_needed()
        if rows != self._rows:
            self._place(rows)
        self._share_room()
