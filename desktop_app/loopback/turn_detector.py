"""Where a turn begins and ends: decisions over the speech probabilities of a 32 ms grid.

Pure: probabilities and their place on the session's audio clock go in, cut points come out.
Source: both references, `turn_detection`; the grid and the cut points follow recorded sessions.
"""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

from desktop_app.protocol.session_config import TurnDetection

ONSET_FRAMES = 2
"""Frames in a row at or above the threshold that make speech: one alone is a click."""
HYSTERESIS = 0.15
"""Speech goes on until the probability is this much below the threshold, so that a weak syllable ends no turn."""
SEMANTIC_SILENCE_MS = {"low": 1_600, "medium": 900, "auto": 900, "high": 500}
"""`semantic_vad` waits for the end of a thought; here, more or less eagerly, for a longer silence."""


class TurnSettings(Struct, frozen=True, kw_only=True):
    """What decides; times in milliseconds.

    Attributes:
        idle_timeout_ms: None: never.
    """

    threshold: float = 0.5
    prefix_padding_ms: int = 300
    silence_duration_ms: int = 200
    idle_timeout_ms: int | None = None


class SpeechStarted(NamedTuple):
    """Speech began; `audio_start_ms` already includes the prefix padding."""

    audio_start_ms: int


class SpeechStopped(NamedTuple):
    """A turn ended; the user's audio is `audio_start_ms` to `audio_end_ms`, the silence that ended it included."""

    audio_start_ms: int
    audio_end_ms: int


class IdleTimeout(NamedTuple):
    """Nobody spoke for the idle timeout."""

    audio_start_ms: int
    audio_end_ms: int


TurnSignal = SpeechStarted | SpeechStopped | IdleTimeout


def turn_settings(turn_detection: TurnDetection) -> TurnSettings:
    """The detector's settings for an effective (complete) `turn_detection`."""
    if turn_detection.type == "semantic_vad":
        eagerness = turn_detection.eagerness if isinstance(turn_detection.eagerness, str) else "auto"
        return TurnSettings(silence_duration_ms=SEMANTIC_SILENCE_MS[eagerness])
    defaults = TurnSettings()
    threshold, padding = turn_detection.threshold, turn_detection.prefix_padding_ms
    silence, idle = turn_detection.silence_duration_ms, turn_detection.idle_timeout_ms
    return TurnSettings(
        threshold=threshold if isinstance(threshold, int | float) else defaults.threshold,
        prefix_padding_ms=padding if isinstance(padding, int) else defaults.prefix_padding_ms,
        silence_duration_ms=silence if isinstance(silence, int) else defaults.silence_duration_ms,
        idle_timeout_ms=idle if isinstance(idle, int) else None,
    )


class TurnDetector:
    """Server VAD for one session.

    Attributes:
        settings: may be exchanged at any time; a turn in progress goes on.
        speaking: between `SpeechStarted` and the end of that turn.
    """

    def __init__(self, settings: TurnSettings) -> None:
        self.settings = settings
        self.speaking = False
        self._floor_ms = 0.0
        self._turn_start_ms = 0
        self._onset_ms: float | None = None
        self._onset_frames = 0
        self._silence_ms: float | None = None
        self._idle_from_ms: float | None = None

    def observe(self, start_ms: float, end_ms: float, probability: float) -> TurnSignal | None:
        """One frame, from `start_ms` to `end_ms` of the audio clock; frames come in order."""
        return (self._in_speech if self.speaking else self._in_silence)(start_ms, end_ms, probability)

    def cut(self, at_ms: float) -> None:
        """The buffer was committed or cleared up to `at_ms` by hand: no turn may begin before it."""
        self._end_turn(at_ms)

    def arm_idle(self, from_ms: float) -> None:
        """Count the idle timeout from here: the end of the response's audio on the audio clock."""
        self._idle_from_ms = from_ms

    def disarm_idle(self) -> None:
        self._idle_from_ms = None

    def _in_silence(self, start_ms: float, end_ms: float, probability: float) -> TurnSignal | None:
        if probability >= self.settings.threshold:
            self._onset_ms = start_ms if self._onset_ms is None else self._onset_ms
            self._onset_frames += 1
        else:
            self._onset_ms, self._onset_frames = None, 0
        if self._onset_ms is not None and self._onset_frames >= ONSET_FRAMES:
            self.speaking = True
            self.disarm_idle()
            padded = self._onset_ms - self.settings.prefix_padding_ms
            self._turn_start_ms = round(max(padded, self._floor_ms))
            return SpeechStarted(self._turn_start_ms)
        return self._idle(end_ms)

    def _idle(self, end_ms: float) -> IdleTimeout | None:
        timeout, since = self.settings.idle_timeout_ms, self._idle_from_ms
        if timeout is None or since is None or self._onset_ms is not None or end_ms < since + timeout:
            return None
        self.disarm_idle()
        self._floor_ms = end_ms
        return IdleTimeout(round(since), round(end_ms))

    def _in_speech(self, start_ms: float, end_ms: float, probability: float) -> SpeechStopped | None:
        if probability >= max(self.settings.threshold - HYSTERESIS, 0.01):
            self._silence_ms = None
            return None
        self._silence_ms = start_ms if self._silence_ms is None else self._silence_ms
        if end_ms - self._silence_ms < self.settings.silence_duration_ms:
            return None
        stopped = SpeechStopped(self._turn_start_ms, round(end_ms))
        self._end_turn(end_ms)
        return stopped

    def _end_turn(self, at_ms: float) -> None:
        self.speaking = False
        self._floor_ms = at_ms
        self._onset_ms, self._onset_frames, self._silence_ms = None, 0, None
