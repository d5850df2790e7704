"""What the user said that may have to be said again: kept while it is in no transcript, and while nobody is there.

Kept is what belongs to a turn that is not written down yet (a minute at most), and otherwise what was said since the
service was last known to listen. Without a connection 15 s of voice are kept; quiet stretches between them are
shortened and do not count, so that a long gap does not push out what was said at its beginning. Presses and releases
of the talk key are kept in their places.
"""

from __future__ import annotations

import collections
from collections.abc import Callable
from typing import NamedTuple

from desktop_app.audio.pcm import level
from desktop_app.controller.wire_audio import Samples

LONGEST_TURN_MS = 60_000.0
LONGEST_GAP_MS = 15_000.0
QUIET_MS = 1_000.0
QUIET_DBFS = -50.0
BLOCK_MS = 400.0
"""Kept blocks are sent in pieces of this length: fewer events, and no longer wait behind each."""


class Kept(NamedTuple):
    """A block, or a press (``press``) or release (``release``) of the talk key; `at_ms` on the session's clock."""

    kind: str
    at_ms: float
    duration_ms: float = 0.0
    data: bytes = b""

    @property
    def end_ms(self) -> float:
        return self.at_ms + self.duration_ms


class KeptVoice:
    """A bounded memory of what was captured.

    Attributes:
        in_gap: nobody is there to hear; set while there is no connection.
        dropped_ms: voice of the present or the last gap that did not fit.
    """

    def __init__(self) -> None:
        self.in_gap = False
        self.dropped_ms = 0.0
        self._entries: collections.deque[Kept] = collections.deque()
        self._kept_ms = 0.0
        self._gap_from_ms = 0.0
        self._gap_voice_ms = 0.0
        self._quiet_ms = 0.0

    @property
    def kept_ms(self) -> float:
        """How much is kept."""
        return self._kept_ms

    def begin_gap(self, at_ms: float) -> None:
        """The connection is gone."""
        self.in_gap = True
        self._gap_from_ms = at_ms
        self._gap_voice_ms = self._quiet_ms = self.dropped_ms = 0.0

    def end_gap(self) -> None:
        """Somebody hears again."""
        self.in_gap = False

    def add(self, data: bytes, at_ms: float, duration_ms: float, samples: Samples) -> None:
        """Keep a block, as it goes on the wire."""
        if self.in_gap:
            quiet = level(samples).peak_dbfs < QUIET_DBFS
            self._quiet_ms = self._quiet_ms + duration_ms if quiet else 0.0
            if self._quiet_ms > QUIET_MS:
                return
            self._gap_voice_ms += 0.0 if quiet else duration_ms
        self._entries.append(Kept("voice", at_ms, duration_ms, data))
        self._kept_ms += duration_ms
        while self._gap_voice_ms > LONGEST_GAP_MS or self._kept_ms > LONGEST_TURN_MS + LONGEST_GAP_MS:
            self._drop_oldest()

    def note(self, kind: str, at_ms: float) -> None:
        """Keep a press or a release of the talk key."""
        self._entries.append(Kept(kind, at_ms))

    def forget_before(self, at_ms: float) -> None:
        """What ended before this is heard and written down."""
        while self._entries and self._entries[0].end_ms <= at_ms:
            self._kept_ms -= self._entries.popleft().duration_ms

    def clear(self) -> None:
        """Forget everything."""
        self._entries.clear()
        self._kept_ms = 0.0

    @property
    def from_ms(self) -> float | None:
        """Where what is kept begins; None if nothing is."""
        return self._entries[0].at_ms if self._entries else None

    def say_again(
        self, say: Callable[[bytes, float, float], None], press: Callable[[], None], release: Callable[[], None]
    ) -> None:
        """Hand on everything in order, blocks that follow each other joined; it stays kept until it is written down.

        `say` takes (bytes, session ms of the first sample, duration in ms).
        """
        waiting: list[Kept] = []
        for entry in [*self._entries]:
            length_ms = sum(each.duration_ms for each in waiting)
            follows = bool(waiting) and abs(entry.at_ms - waiting[-1].end_ms) < 1.0 and length_ms < BLOCK_MS
            if waiting and not (entry.kind == "voice" and follows):
                say(b"".join(each.data for each in waiting), waiting[0].at_ms, length_ms)
                waiting = []
            if entry.kind == "voice":
                waiting.append(entry)
            else:
                (press if entry.kind == "press" else release)()
        if waiting:
            duration_ms = sum(each.duration_ms for each in waiting)
            say(b"".join(each.data for each in waiting), waiting[0].at_ms, duration_ms)

    def _drop_oldest(self) -> None:
        """The oldest of the gap's voice goes first; then the oldest of all."""
        of_gap = (each for each in self._entries if each.kind == "voice" and each.at_ms >= self._gap_from_ms)
        oldest = next(of_gap, None) if self.in_gap else None
        if oldest is None:
            oldest = next(each for each in self._entries if each.kind == "voice")
        self._entries.remove(oldest)
        self._kept_ms -= oldest.duration_ms
        self._gap_voice_ms -= oldest.duration_ms
        self.dropped_ms += oldest.duration_ms
