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
        self.offer_sample(False)

    def offer_sample(self, offered: bool) -> None:
        """Whether voices can be heard here."""
        self.hear.setVisible(offered)

    def set_value(self, value: Any) -> None:
        super().set_value(value)
        self.hear.setEnabled(bool(value))

    def _hear(self) -> None:
        self.hear_requested.emit(self.picker.line.text().strip())
