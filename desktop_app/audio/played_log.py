"""From what the callback noted to what was heard: 24 kHz blocks with their segments, and positions in items."""

from collections import deque
from typing import NamedTuple

import numpy as np

from desktop_app.audio.item_run import item_frames_at
from desktop_app.audio.pcm import round_to_int16
from desktop_app.audio.playback_ring import PlayedPart
from desktop_app.audio.ports import ITEM_RATE_HZ, PlayedBlock, PlayedSegment, Samples

_BLOCKS_KEPT = 12_000
_SOUNDING_KEPT_S = 5.0


class BlockNote(NamedTuple):
    """What the callback writes down about one device block.

    heard_at_s: monotonic time of its first sample at the DAC.  frames: its length at the device's rate.
    """

    heard_at_s: float
    frames: int
    parts: list[PlayedPart]
    gain: float


class _Sounding(NamedTuple):
    heard_at_s: float
    key: tuple[str, int]
    offset_24k: int
    frames_24k: int


class PlayedLog:
    """Turns notes into played blocks, and remembers the last seconds so as to say what is sounding at a given time.

    Blocks that nobody takes for a minute are dropped, the oldest first.
    """

    def __init__(self, rate_hz: int) -> None:
        self._rate_hz = rate_hz
        self._blocks: deque[PlayedBlock] = deque(maxlen=_BLOCKS_KEPT)
        self._soundings: deque[_Sounding] = deque()
        self._past_24k: dict[tuple[str, int], int] = {}
        self._device_frames = 0

    def use_rate(self, rate_hz: int) -> None:
        """The device's rate of all further notes."""
        self._rate_hz = rate_hz
        self._device_frames = 0

    def add(self, note: BlockNote) -> None:
        before = item_frames_at(self._device_frames, self._rate_hz)
        self._device_frames += note.frames
        length = item_frames_at(self._device_frames, self._rate_hz) - before
        segments: list[PlayedSegment] = []
        pieces: list[Samples] = []
        free_from = 0
        for part in note.parts:
            samples = self._part_samples(part)
            if not len(samples):
                continue
            run = part.run
            offset = run.start_24k + item_frames_at(part.start, self._rate_hz)
            start = max(free_from, item_frames_at(part.at, self._rate_hz))
            free_from = start + len(samples)
            segments.append(PlayedSegment(run.item_id, run.content_index, offset, start, len(samples)))
            pieces.append(samples)
            key = (run.item_id, run.content_index)
            self._soundings.append(_Sounding(note.heard_at_s + part.at / self._rate_hz, key, offset, len(samples)))
        block = np.zeros(max(length, free_from), np.int16)
        for segment, samples in zip(segments, pieces, strict=True):
            block[segment.start_frames : segment.start_frames + segment.frames] = samples
        self._blocks.append(PlayedBlock(block, note.heard_at_s, tuple(segments), note.gain))

    def take_blocks(self) -> list[PlayedBlock]:
        blocks = list(self._blocks)
        self._blocks.clear()
        return blocks

    def place(self, key: tuple[str, int], frame_24k: int) -> None:
        """A replay starts at this frame of the item: until it sounds, that is its position."""
        self._soundings = deque(sounding for sounding in self._soundings if sounding.key != key)
        self._past_24k[key] = frame_24k

    def heard_ms(self, key: tuple[str, int], now_s: float) -> float:
        """Position in the item of what leaves the speaker at `now_s`; its end afterwards, 0 before its start."""
        self._forget_past(now_s)
        for sounding in reversed(self._soundings):
            if sounding.key == key and sounding.heard_at_s <= now_s:
                elapsed_24k = (now_s - sounding.heard_at_s) * ITEM_RATE_HZ
                return (sounding.offset_24k + min(elapsed_24k, sounding.frames_24k)) * 1000 / ITEM_RATE_HZ
        return self._past_24k.get(key, 0) * 1000 / ITEM_RATE_HZ

    def _forget_past(self, now_s: float) -> None:
        while self._soundings and self._soundings[0].heard_at_s < now_s - _SOUNDING_KEPT_S:
            sounding = self._soundings.popleft()
            self._past_24k[sounding.key] = sounding.offset_24k + sounding.frames_24k

    def _part_samples(self, part: PlayedPart) -> Samples:
        first = item_frames_at(part.start, self._rate_hz)
        end = item_frames_at(part.start + part.frames, self._rate_hz)
        samples = part.run.samples_24k(first, end)
        if part.fade is None or not len(samples):
            return samples
        # The fade's curve, read at the times of the 24 kHz frames; the k-th gain of n is that of phase (k + 1) / n.
        device_frames = (first + np.arange(len(samples))) * self._rate_hz / ITEM_RATE_HZ - part.start
        phase = np.clip((part.fade.start + device_frames + 1) / part.fade.frames, 0.0, 1.0)
        return round_to_int16(samples * (0.5 + 0.5 * np.cos(np.pi * phase)))
