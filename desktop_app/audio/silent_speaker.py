"""A speaker nobody hears: for machines without sound, for tests, and for conversations that are only recorded."""

import numpy as np

from desktop_app.audio.block_clock import BlockClock
from desktop_app.audio.ports import ITEM_RATE_HZ, AudioProblem
from desktop_app.audio.ring_sink import RingSink

_BLOCK_FRAMES = 240


class SilentSpeaker(RingSink):
    """Plays to nobody at exactly the pace of time: 10 ms blocks at 24 kHz from a clock thread, no latency."""

    def __init__(self, name: str = "No speaker") -> None:
        super().__init__(name, ITEM_RATE_HZ)
        self._block = np.zeros(_BLOCK_FRAMES, np.int16)
        self._block_clock = BlockClock("duologue-silent-speaker", _BLOCK_FRAMES / ITEM_RATE_HZ, self._play_block)

    @property
    def problem(self) -> AudioProblem | None:
        return None

    @property
    def latency_s(self) -> float:
        return 0.0

    def start(self) -> None:
        self._block_clock.start()

    def stop(self) -> None:
        self._block_clock.stop()

    def _play_block(self, due_s: float) -> None:
        self._render(self._block, due_s)
