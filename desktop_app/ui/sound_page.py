"""What one hears with, and what the program does about echo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.ui.preference_rows import PreferencePage

if TYPE_CHECKING:
    from desktop_app.controller.audio_desk import AudioDesk
    from desktop_app.controller.preferences import Preferences


class SoundPage(PreferencePage):
    """The devices' preferences."""

    def __init__(self, desk: AudioDesk, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if desk.can_cancel_echo:
            self.echo = self.add_switch(
                self.tr("Echo"),
                self.tr("I use loudspeakers: cancel echo"),
                preferences.echo_cancellation,
                self.tr("Takes the assistant out of your microphone. With a headset it only weakens your own voice."),
            )
            self.echo.toggled.connect(preferences.set_echo_cancellation)
