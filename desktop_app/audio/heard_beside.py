"""What is played beside the session's own sound, for those who have to know all that leaves the speaker."""

from collections import deque
from collections.abc import Callable

import numpy as np

from desktop_app.audio.pcm import round_to_int16
from desktop_app.audio.ports import ITEM_RATE_HZ, PlayedBlock

_BLOCKS_KEPT = 1_000

Take = Callable[[], list[PlayedBlock]]


class HeardBeside:
    """Mixes the blocks of another stream to the same speaker into those of the session's, by the time they are heard.

    An echo canceller that knew only the session's sound would take a replay on a loudspeaker for the person.
    """

    def __init__(self) -> None:
        self._take: Take | None = None
        self._blocks: deque[PlayedBlock] = deque(maxlen=_BLOCKS_KEPT)

    def begin(self, take: Take) -> None:
        """Another stream plays from now on; `take` is its `take_played`."""
        self._take = take

    def end(self) -> None:
        """It plays no longer; what it gave so far may still be on its way to the ear."""
        self.refresh()
        self._take = None

    def refresh(self) -> None:
        """Fetch what the other stream has played since."""
        if self._take is not None:
            self._blocks.extend(self._take())

    def mixed_into(self, block: PlayedBlock) -> PlayedBlock:
        """A block of the session's, in their order, with what is heard beside it; the gains of both are in it then."""
        frames = len(block.samples)
        mixed = None
        while self._blocks and self._offset(self._blocks[0], block) + len(self._blocks[0].samples) <= 0:
            self._blocks.popleft()
        for other in self._blocks:
            offset = self._offset(other, block)
            first, last = max(0, offset), min(frames, offset + len(other.samples))
            if first >= frames:
                break
            if first < last and other.segments:
                if mixed is None:
                    mixed = block.samples * block.gain
                mixed[first:last] += other.samples[first - offset : last - offset] * other.gain
        return block if mixed is None else block._replace(samples=round_to_int16(np.asarray(mixed)), gain=1.0)

    @staticmethod
    def _offset(other: PlayedBlock, block: PlayedBlock) -> int:
        return round((other.heard_at_s - block.heard_at_s) * ITEM_RATE_HZ)
