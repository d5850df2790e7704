"""The voice: one of the service's or one's own, and a button to hear it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal

from desktop_app.ui.button import Button
from desktop_app.ui.settings.editors.choice import OpenChoiceEditor


class VoiceEditor(OpenChoiceEditor):
    """A drop-down one may type into.

    Signals:
        hear_requested(str): somebody wants to hear this voice.
    """

    hear_requested = Signal(str)

    def __init__(self, name: str, voices: Sequence[str]) -> None:
        super().__init__(name, voices)
        self.hear = Button(icon="speaker", name=self.tr("Hear this voice"))
        self.row.addWidget(self.hear)
        self.hear.clicked.connect(self._hear)
        self._why_not = self._playing = ""

    def offer_sample(self, why_not: str, playing: str) -> None:
        """Voices can be heard, or cannot for this reason; `playing` is the one that is heard now."""
        if (why_not, playing) != (self._why_not, self._playing):
            self._why_not, self._playing = why_not, playing
            self._show_sample()

    def set_value(self, value: Any) -> None:
        super().set_value(value)
        self._show_sample()

    def _show_sample(self) -> None:
        voice = self.picker.line.text().strip()
        heard = bool(voice) and voice == self._playing
        self.hear.set_icon("stop" if heard else "speaker")
        self.hear.set_name(self.tr("Stop the sample") if heard else self._why_not or self.tr("Hear this voice"))
        self.hear.setEnabled(bool(voice) and not self._why_not)

    def _hear(self) -> None:
        self.hear_requested.emit(self.picker.line.text().strip())
