"""Who spoke when: spans and markers on the session's clock, quick to ask for any stretch of a long session."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Lane = Literal["user", "assistant"]
SpanKind = Literal["speech", "playback", "never_heard", "vad_silence", "tool", "gap"]
MarkerKind = Literal[
    "speech_started",
    "speech_stopped",
    "committed",
    "response_created",
    "first_audio",
    "truncated",
    "cancelled",
    "error",
]


@dataclass(slots=True, eq=False)
class Span:
    """A stretch of the session.

    Attributes:
        lane: whose it is.
        kind: ``speech`` (the user, as the service found it), ``vad_silence`` (the silence the service waited for before
            it ended the turn), ``playback`` (heard), ``never_heard`` (what a cut removed, drawn from the cut on),
            ``tool`` (a function running), ``gap`` (there was no connection; it belongs to neither lane).
        start_ms: session clock.
        end_ms: session clock; None while it lasts.
        item_id: the item it belongs to; may become known late (push to talk).
    """

    lane: Lane
    kind: SpanKind
    start_ms: float
    end_ms: float | None
    item_id: str


@dataclass(slots=True, frozen=True)
class Marker:
    """A moment of the session.

    Attributes:
        at_ms: session clock. ``speech_started`` and ``speech_stopped`` stand where the sound is, not when we were told.
        value_ms: the number that goes with it: audio position (speech, truncation) or latency (first audio).
    """

    kind: MarkerKind
    at_ms: float
    lane: Lane
    item_id: str
    value_ms: float | None = None


def _span_start(span: Span) -> float:
    return span.start_ms


def _marker_time(marker: Marker) -> float:
    return marker.at_ms


class Timeline:
    """All spans and markers, sorted by time."""

    def __init__(self) -> None:
        self._spans: list[Span] = []
        self._markers: list[Marker] = []
        self._open: list[Span] = []
        self._longest_ms = 0.0

    @property
    def spans(self) -> Sequence[Span]:
        """Every span by start."""
        return self._spans

    @property
    def markers(self) -> Sequence[Marker]:
        """Every marker by time."""
        return self._markers

    @property
    def open_spans(self) -> Sequence[Span]:
        """The spans that still last."""
        return self._open

    def add_span(self, lane: Lane, kind: SpanKind, start_ms: float, end_ms: float | None, item_id: str) -> Span:
        """Add a span; without `end_ms` it stays open until `close`."""
        span = Span(lane, kind, start_ms, None, item_id)
        insort(self._spans, span, key=_span_start)
        self._open.append(span)
        if end_ms is not None:
            self.close(span, end_ms)
        return span

    def close(self, span: Span, end_ms: float) -> None:
        """End an open span, never before its start; a closed span stays as it is."""
        if span.end_ms is not None:
            return
        span.end_ms = max(span.start_ms, end_ms)
        self._open.remove(span)
        self._longest_ms = max(self._longest_ms, span.end_ms - span.start_ms)

    def discard(self, span: Span) -> None:
        """Take back a span of which nothing came."""
        if span.end_ms is None:
            self._open.remove(span)
        index = bisect_left(self._spans, span.start_ms, key=_span_start)
        while index < len(self._spans):
            if self._spans[index] is span:
                del self._spans[index]
                return
            index += 1

    def add_marker(
        self, kind: MarkerKind, at_ms: float, lane: Lane, item_id: str = "", value_ms: float | None = None
    ) -> None:
        """Add a marker."""
        insort(self._markers, Marker(kind, at_ms, lane, item_id, value_ms), key=_marker_time)

    def spans_between(self, start_ms: float, end_ms: float) -> list[Span]:
        """The spans that touch a stretch, by start; the cost follows the stretch, not the session."""
        first = bisect_left(self._spans, start_ms - self._longest_ms, key=_span_start)
        last = bisect_right(self._spans, end_ms, key=_span_start)
        found = [span for span in self._spans[first:last] if span.end_ms is not None and span.end_ms >= start_ms]
        lasting = [span for span in self._open if span.start_ms <= end_ms]
        return sorted(found + lasting, key=_span_start) if lasting else found

    def markers_between(self, start_ms: float, end_ms: float) -> list[Marker]:
        """The markers within a stretch, by time."""
        first = bisect_left(self._markers, start_ms, key=_marker_time)
        last = bisect_right(self._markers, end_ms, key=_marker_time)
        return self._markers[first:last]

    def between(self, start_ms: float, end_ms: float) -> tuple[list[Span], list[Marker]]:
        """The spans and the markers of a stretch."""
        return self.spans_between(start_ms, end_ms), self.markers_between(start_ms, end_ms)
