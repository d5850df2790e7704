"""Sources without a device: a sound file in place of a microphone, and none at all."""

from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from desktop_app.audio.block_clock import BlockClock
from desktop_app.audio.ports import ITEM_RATE_HZ, AudioProblem, CapturedBlock, Samples
from desktop_app.audio.sound_file import read_sound_file

_BLOCK_FRAMES = 480
_BLOCK_S = _BLOCK_FRAMES / ITEM_RATE_HZ
_WAITING_BLOCKS = 500


class FileSpan(NamedTuple):
    """When a file was spoken: monotonic times of its first sample and of the end of its last one."""

    path: str
    started_at_s: float
    ended_at_s: float


class FileMicrophone:
    """Speaks sound files as if somebody stood before a microphone: 20 ms blocks at 24 kHz, silence between.

    Paced by its own clock thread, so what is sent is in real time however busy the program is. Files queued while
    one plays follow it without a gap. An hour of audio takes 173 MB while it waits.

    overflows: blocks nobody took within 10 s; the oldest were dropped.
    spans: one for every file begun since the last `start`, its end known from its length.
    """

    def __init__(self, paths: Sequence[str | Path] = ()) -> None:
        self._waiting: deque[tuple[str, Samples]] = deque()
        self._blocks: deque[CapturedBlock] = deque(maxlen=_WAITING_BLOCKS)
        self._clock = BlockClock("duologue-file-microphone", _BLOCK_S, self._speak_block, lead_s=_BLOCK_S)
        self._spans: list[FileSpan] = []
        self._current: Samples = np.zeros(0, np.int16)
        # Each counter has one writer: the owner's thread queues, the clock's thread speaks and overflows.
        self._queued_frames = 0
        self._spoken_frames = 0
        self._overflows = 0
        self._overflows_told = 0
        for path in paths:
            self.queue_file(path)

    @property
    def name(self) -> str:
        return "Sound file"

    @property
    def rate_hz(self) -> int:
        return ITEM_RATE_HZ

    @property
    def problem(self) -> AudioProblem | None:
        return None

    @property
    def overflows(self) -> int:
        return self._overflows

    @property
    def playing(self) -> bool:
        """Something queued has not been delivered completely."""
        return self._spoken_frames < self._queued_frames

    @property
    def queued_ms(self) -> float:
        """What is still to be spoken of everything queued."""
        return max(0, self._queued_frames - self._spoken_frames) * 1000 / ITEM_RATE_HZ

    @property
    def spans(self) -> tuple[FileSpan, ...]:
        return tuple(self._spans)

    def queue_file(self, path: str | Path) -> float:
        """Read a file and speak it after what is queued; it begins within 20 ms of running. Returns its duration in ms.

        Raises: AudioProblem, as `read_sound_file`.
        """
        samples = read_sound_file(path)
        self.queue_samples(samples, str(path))
        return len(samples) * 1000 / ITEM_RATE_HZ

    def queue_samples(self, samples: Samples, name: str = "") -> None:
        """Speak int16 (n,) at 24 kHz; `name` stands for the path in its span."""
        if len(samples):
            self._queued_frames += len(samples)
            self._waiting.append((name, samples))

    def start(self) -> None:
        """Begin with the first queued file, or with silence."""
        self._clock.start()

    def stop(self) -> None:
        """Stop speaking in the middle of a file; what was not spoken stays queued."""
        self._clock.stop()

    def take(self) -> list[CapturedBlock]:
        overflows = self._overflows
        taken = []
        while self._blocks:
            taken.append(self._blocks.popleft())
        if taken and overflows > self._overflows_told:
            taken[0] = taken[0]._replace(overflowed=True)
            self._overflows_told = overflows
        return taken

    def _speak_block(self, due_s: float) -> None:
        # Runs in the clock's thread. A block is delivered when its last sample has been spoken.
        started_at_s = due_s - _BLOCK_S
        samples = np.zeros(_BLOCK_FRAMES, np.int16)
        filled = 0
        while filled < _BLOCK_FRAMES:
            if not len(self._current):
                if not self._waiting:
                    break
                path, self._current = self._waiting.popleft()
                first_s = started_at_s + filled / ITEM_RATE_HZ
                self._spans.append(FileSpan(path, first_s, first_s + len(self._current) / ITEM_RATE_HZ))
            part = self._current[: _BLOCK_FRAMES - filled]
            samples[filled : filled + len(part)] = part
            self._current = self._current[len(part) :]
            filled += len(part)
        if len(self._blocks) >= _WAITING_BLOCKS:
            self._overflows += 1  # the deque drops its oldest
        self._blocks.append(CapturedBlock(samples, started_at_s, overflowed=False))
        self._spoken_frames += filled


class SilentMicrophone:
    """No microphone: a session by text only. It captures nothing, so nothing is sent."""

    def __init__(self) -> None:
        self.overflows = 0

    @property
    def name(self) -> str:
        return "No microphone"

    @property
    def rate_hz(self) -> int:
        return ITEM_RATE_HZ

    @property
    def problem(self) -> AudioProblem | None:
        return None

    def start(self) -> None:
        """Nothing to open."""

    def stop(self) -> None:
        """Nothing to close."""

    def take(self) -> list[CapturedBlock]:
        return []
