"""Which captured audio goes to the service: all of it, none, or what is said while a key is held."""

from __future__ import annotations

import collections
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.int16]

RATE_HZ = 24_000
PRE_ROLL_MS = 300
TAIL_MS = 200
SHORTEST_PRESS_MS = 100


class TalkGate:
    """Lets captured blocks through, or holds them back.

    With turn detection everything passes; while muted, silence passes in its place, so the service's audio clock
    goes on and a turn that was begun can end. Without turn detection (push to talk) nothing passes but what is
    said between `press` and `release`, with 300 ms from before the press and 200 ms from after the release: people
    speak a little before and after they press.

    A press means something from its 100th ms on (`ripen`); until then what is captured is held back, so that a touch
    of the key does nothing and yet no word is lost.
    """

    def __init__(self) -> None:
        self.push_to_talk = False
        self.muted = False
        self._pre_roll: collections.deque[tuple[Samples, float]] = collections.deque()
        self._pre_roll_frames = 0
        self._pressed_at_ms: float | None = None
        self._meant = False
        self._tail_frames = 0

    @property
    def pressed(self) -> bool:
        """Whether the key is down."""
        return self._pressed_at_ms is not None

    @property
    def talking(self) -> bool:
        """Whether the key is down and has been for long enough to mean something."""
        return self._meant

    @property
    def draining(self) -> bool:
        """Whether the tail after a release is still to come."""
        return self._tail_frames > 0

    def press(self, at_ms: float) -> None:
        """The key goes down."""
        self._pressed_at_ms = at_ms

    def ripen(self, at_ms: float) -> bool:
        """Whether the press has just come to mean something; the pre-roll passes with the next block."""
        if self._pressed_at_ms is None or self._meant or at_ms - self._pressed_at_ms < SHORTEST_PRESS_MS:
            return False
        self._meant = True
        self._tail_frames = 0
        return True

    def release(self, at_ms: float) -> bool:
        """The key comes up; returns whether the press meant something. The tail of an earlier one goes on if not."""
        self.ripen(at_ms)
        meant, self._meant = self._meant, False
        self._pressed_at_ms = None
        if meant:
            self._tail_frames = RATE_HZ * TAIL_MS // 1000
        return meant

    def reset(self) -> None:
        """Forget the key and what was held back."""
        self._pressed_at_ms = None
        self._meant = False
        self._tail_frames = 0
        self._pre_roll.clear()
        self._pre_roll_frames = 0

    def passing(self, samples: Samples, captured_at_ms: float) -> Iterator[tuple[Samples, float]]:
        """Yield what is to be sent now, as (24 kHz samples, session time of the first one)."""
        heard = np.zeros_like(samples) if self.muted else samples
        if not self.push_to_talk:
            yield heard, captured_at_ms
        elif self.talking:
            yield from self._pre_roll
            self._pre_roll.clear()
            self._pre_roll_frames = 0
            yield heard, captured_at_ms
        elif self._tail_frames > 0:
            self._tail_frames = max(0, self._tail_frames - len(samples))
            yield heard, captured_at_ms
        else:
            self._keep(heard, captured_at_ms)

    def _keep(self, samples: Samples, captured_at_ms: float) -> None:
        self._pre_roll.append((samples, captured_at_ms))
        self._pre_roll_frames += len(samples)
        if self.pressed:
            return  # for 100 ms at most; what came before the press stays too
        while self._pre_roll_frames > RATE_HZ * PRE_ROLL_MS // 1000:
            dropped, _ = self._pre_roll.popleft()
            self._pre_roll_frames -= len(dropped)
