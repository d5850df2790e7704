"""How loud the user's voice was when the service last began to hear speech.

The service's own threshold is a probability and no level, so no mark of it on a level meter could be true; this one is
measured.
"""

from __future__ import annotations

import math

import numpy as np
from msgspec import UNSET

from desktop_app.controller.waveform_source import WaveformSource
from desktop_app.conversation.session_machine import SessionMachine
from desktop_app.conversation.timeline import Marker
from desktop_app.protocol.session_config import SessionConfig

_USUAL_PADDING_MS = 300
_BEFORE_MS = 40.0
_AFTER_MS = 100.0
_MARKERS_LOOKED_AT = 40


class HearingMark:
    """Measures the level at the onset of the latest speech the service heard.

    Attributes:
        dbfs: the peak around that onset; None before there was one.
    """

    def __init__(self, machine: SessionMachine, waveform: WaveformSource) -> None:
        self.dbfs: float | None = None
        self._machine = machine
        self._waveform = waveform
        self._seen: Marker | None = None

    def look(self) -> float | None:
        """The mark as it is now."""
        recent = reversed(self._machine.timeline.markers[-_MARKERS_LOOKED_AT:])
        onset = next((marker for marker in recent if marker.kind == "speech_started"), None)
        if onset is not None and onset is not self._seen:
            self._seen = onset
            # The service tells where the audio of the turn begins, which is some padding before the speech.
            speech_ms = onset.at_ms + _padding_ms(self._machine.session)
            columns = self._waveform.columns("user", speech_ms - _BEFORE_MS, speech_ms + _AFTER_MS, 1)
            peak = float(np.abs(columns).max(initial=0.0))
            if peak > 0:
                self.dbfs = 20.0 * math.log10(peak)
        return self.dbfs


def _padding_ms(session: SessionConfig | None) -> int:
    if session is None or session.audio is UNSET or session.audio.input is UNSET:
        return _USUAL_PADDING_MS
    detection = session.audio.input.turn_detection
    padding_ms = UNSET if detection is UNSET or detection is None else detection.prefix_padding_ms
    return _USUAL_PADDING_MS if padding_ms is UNSET else padding_ms
