"""What a session hears: the input buffer and, when the service detects turns, the ear on it."""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.loopback.effective_session import input_config, turn_detection_of
from desktop_app.loopback.input_buffer import InputBuffer
from desktop_app.loopback.noise_reduction import NoiseReducer
from desktop_app.loopback.ports import Samples, VoiceActivity
from desktop_app.loopback.refusal import bad_audio, buffer_full, buffer_too_small
from desktop_app.loopback.session_defaults import PCM_FORMAT
from desktop_app.loopback.speech_watch import SpeechWatch
from desktop_app.loopback.turn_detector import TurnDetector, TurnSignal, turn_settings
from desktop_app.loopback.wire_audio import OddAudioLengthError, decode, format_name, rate_hz
from desktop_app.loopback.workers import Workers
from desktop_app.protocol.session_config import SessionConfig

MIN_COMMIT_MS = 100.0
MAX_HELD_BYTES = 128 * 1024 * 1024
SILENCE_KEPT_MS = 30_000.0
"""With turn detection on, older audio in which nobody spoke is forgotten."""
LISTEN_AT_MOST_FRAMES = 24_000


class Listening:
    """The input side of one session.

    Attributes:
        buffer: what was appended and not yet committed.
    """

    def __init__(
        self, config: SessionConfig, workers: Workers, new_voice_activity: Callable[[], VoiceActivity]
    ) -> None:
        self._workers = workers
        self._new_voice_activity = new_voice_activity
        self._format = ""
        self._turns: TurnDetector | None = None
        self._watch: SpeechWatch | None = None
        self._reducer: NoiseReducer | None = None
        self.buffer = InputBuffer(rate_hz(self._input_format(config)))
        self.configure(config)

    @property
    def input_format(self) -> str:
        """``audio/pcm``, ``audio/pcmu`` or ``audio/pcma``."""
        return self._format

    def configure(self, config: SessionConfig) -> None:
        """Follow the session's settings from here on; a turn in progress goes on where it can."""
        new_format = self._input_format(config)
        rate_changed = rate_hz(new_format) != self.buffer.rate_hz
        self._format = new_format
        self.buffer.convert(rate_hz(new_format))
        self._reducer = self._reducer_for(config)
        detection = turn_detection_of(config)
        if detection is None:
            self._turns = self._watch = None
            return
        if self._turns is None:
            self._turns = TurnDetector(turn_settings(detection))
            self._turns.cut(self.buffer.start_ms)
        self._turns.settings = turn_settings(detection)
        if self._watch is None or rate_changed:
            self._watch = SpeechWatch(
                self._new_voice_activity, self._turns, self.buffer.rate_hz, origin_ms=self.buffer.end_ms
            )

    async def append(self, data: bytes) -> list[TurnSignal]:
        """Take audio in the input format; the signals it brings. Raises `RequestRefusedError`."""
        try:
            samples = decode(data, self._format)
        except OddAudioLengthError:
            raise bad_audio("audio.audio") from None
        if self.buffer.held_bytes + samples.nbytes > MAX_HELD_BYTES:
            raise buffer_full()
        if self._reducer is not None:
            samples = await self._workers.listen(self._reducer.process, samples)
        self.buffer.append(samples)
        signals = []
        for first in range(0, len(samples), LISTEN_AT_MOST_FRAMES):
            if self._watch is not None:
                piece = samples[first : first + LISTEN_AT_MOST_FRAMES]
                signals += await self._workers.listen(self._watch.listen, piece)
        if self._turns is not None and not self._turns.speaking and not signals:
            kept_ms = SILENCE_KEPT_MS + self._turns.settings.prefix_padding_ms
            self.buffer.forget_before(self.buffer.end_ms - kept_ms)
        return signals

    def commit(self) -> Samples:
        """Everything held, by hand. Raises `RequestRefusedError` when it is less than 100 ms."""
        if self.buffer.held_ms < MIN_COMMIT_MS:
            raise buffer_too_small(self.buffer.held_ms)
        samples = self.buffer.take_all()
        self._cut()
        return samples

    def clear(self) -> None:
        self.buffer.clear()
        self._cut()

    def response_began(self) -> None:
        """No idle timeout while the model speaks."""
        if self._turns is not None:
            self._turns.disarm_idle()

    def response_spoke(self, audio_ms: float) -> None:
        """Count the idle timeout from the end of what the model said."""
        if self._turns is not None:
            self._turns.arm_idle(self.buffer.end_ms + audio_ms)

    def _cut(self) -> None:
        if self._turns is not None:
            self._turns.cut(self.buffer.end_ms)

    def _reducer_for(self, config: SessionConfig) -> NoiseReducer | None:
        """The reducer that goes on, a fresh one where its settings or the rate changed, or None."""
        wanted = input_config(config).noise_reduction or None
        if wanted is None or self._reducer is None:
            return None if wanted is None else NoiseReducer(wanted, self.buffer.rate_hz)
        unchanged = (self._reducer.settings, self._reducer.rate_hz) == (wanted, self.buffer.rate_hz)
        return self._reducer if unchanged else NoiseReducer(wanted, self.buffer.rate_hz)

    @staticmethod
    def _input_format(config: SessionConfig) -> str:
        return format_name(input_config(config).format or PCM_FORMAT)
