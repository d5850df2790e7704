"""What was never heard, as it can be drawn: a tail has as much room as there is before the next answer sounds."""

from __future__ import annotations

import bisect
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from desktop_app.conversation.timeline import Span, Timeline

_LATER = 30
_SHORTEST_HIDDEN_MS = 50.0


class Tail(NamedTuple):
    """A stretch that a cut took away.

    Attributes:
        start_ms, end_ms: where it stands on the session's clock.
        drawn_end_ms: where the next answer sounds already; the rest has no room.
    """

    item_id: str
    start_ms: float
    end_ms: float
    drawn_end_ms: float

    @property
    def hidden_ms(self) -> float:
        """How much of it has no room; what is too little to tell is nothing."""
        hidden = self.end_ms - self.drawn_end_ms
        return hidden if hidden >= _SHORTEST_HIDDEN_MS else 0.0


def tails_of(spans: Iterable[Span], timeline: Timeline) -> list[Tail]:
    """The tails among some spans, each as far as nothing else was heard at its time."""
    cut = [span for span in spans if span.kind == "never_heard" and span.end_ms is not None]
    return [Tail(span.item_id, span.start_ms, span.end_ms or 0.0, _heard_again_ms(span, timeline)) for span in cut]


def tail_at(timeline: Timeline, at_ms: float) -> Tail | None:
    """The tail that is drawn at a time."""
    tails = tails_of(timeline.spans_between(at_ms, at_ms), timeline)
    return next((tail for tail in tails if tail.start_ms <= at_ms < tail.drawn_end_ms), None)


def _heard_again_ms(tail: Span, timeline: Timeline) -> float:
    end_ms = tail.end_ms if tail.end_ms is not None else tail.start_ms
    spans = timeline.spans
    index = bisect.bisect_right(spans, tail.start_ms + 1, key=lambda span: span.start_ms)
    for span in spans[index : index + _LATER]:
        if span.start_ms >= end_ms:
            break
        if span.kind == "playback":
            return span.start_ms
    return end_ms
