"""A stretch of one item's audio at both rates: the item's 24 kHz, in which positions are told, and the device's."""

from collections import deque

import numpy as np

from desktop_app.audio.ports import ITEM_RATE_HZ, Samples
from desktop_app.audio.resampler import Resampler


def item_frames_at(device_frames: int, rate_hz: int) -> int:
    """The first 24 kHz frame that is not before a device frame; splits at such frames partition the item's audio."""
    return -(-device_frames * ITEM_RATE_HZ // rate_hz)


class ItemRun:
    """One stretch of an item's audio, from `start_24k` of the item on without a gap, on its way to the device.

    Belongs to the owner's thread. Keeps the 24 kHz samples until they are known to be played, so that what was heard
    can be told bit for bit, and so that another device can go on with them.
    """

    def __init__(self, item_id: str, content_index: int, start_24k: int, rate_hz: int) -> None:
        self.item_id = item_id
        self.content_index = content_index
        self.start_24k = start_24k
        self.rate_hz = rate_hz
        self.frames = 0
        self.frames_24k = 0
        self.finished = False
        self._resampler = Resampler(ITEM_RATE_HZ, rate_hz, aligned=True)
        self._kept: deque[Samples] = deque()
        self._kept_from_24k = 0

    def feed(self, samples: Samples) -> Samples:
        """Take 24 kHz samples, give device samples; some 1.3 ms stay in the resampler until the next ones come."""
        self._kept.append(samples)
        self.frames_24k += len(samples)
        return self._resampler.process(samples)

    def feed_end(self) -> Samples:
        """The device samples still owed when the item is complete."""
        self.finished = True
        return self._resampler.finish()

    def position_ms(self, frames: int) -> float:
        """Position in the item after so many device frames of this run."""
        return (self.start_24k + min(frames * ITEM_RATE_HZ / self.rate_hz, self.frames_24k)) * 1000 / ITEM_RATE_HZ

    def samples_24k(self, first: int, end: int) -> Samples:
        """24 kHz frames [first, end) of the run; what lies before `first` is let go."""
        while self._kept and self._kept_from_24k + len(self._kept[0]) <= first:
            self._kept_from_24k += len(self._kept.popleft())
        wanted, position = [], self._kept_from_24k
        for piece in self._kept:
            if position >= end:
                break
            wanted.append(piece[max(0, first - position) : end - position])
            position += len(piece)
        return np.concatenate(wanted) if wanted else np.zeros(0, np.int16)
