"""What a click or a key in the waveform lets one hear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.ui.waveform.labels import tr
from desktop_app.ui.waveform.tails import Tail, tail_at, tails_of

if TYPE_CHECKING:
    from desktop_app.controller.conversation_controller import ConversationController
    from desktop_app.conversation.timeline import Span
    from desktop_app.ui.waveform.selection import Selection

_SOUNDS = ("speech", "playback", "never_heard")


class Listening:
    """Asks the conversation to play, and knows what is played and where that stands."""

    def __init__(self, conversation: ConversationController, selection: Selection) -> None:
        self._conversation = conversation
        self._selection = selection
        self._began_ms: float | None = None
        self._cut: Span | None = None

    @property
    def playing(self) -> bool:
        """Whether something is played again."""
        return bool(self._conversation.replay.playing)

    @property
    def at_ms(self) -> float | None:
        """Where the picture shows what is heard; a tail is never followed into the answer that is drawn over it."""
        replay = self._conversation.replay
        at_ms = replay.position_ms if replay.playing else None
        if at_ms is not None and replay.part == "unheard":
            tail = self._tail(replay.item_id)
            return at_ms if tail is None else min(at_ms, tail.drawn_end_ms)
        return at_ms

    @property
    def words(self) -> str:
        """What the chip beside the place says: the session's time, or how far into what was never heard."""
        replay = self._conversation.replay
        at_ms = replay.position_ms or 0.0
        if replay.part == "unheard" and (tail := self._tail(replay.item_id)) is not None:
            return tr("never heard +{0} s").format(f"{max(0.0, at_ms - tail.start_ms) / 1000:.1f}")
        return f"{int(at_ms // 60_000):02}:{at_ms / 1000 % 60:04.1f}"

    def play_here(self) -> None:
        """Play what is selected, or from the cursor on; stop if something is played already."""
        if self.playing:
            self.stop()
        elif self._selection.stretch is not None:
            self.play_selection()
        elif self._selection.cursor_ms is not None:
            self._play(self._selection.cursor_ms, None)

    def play_from(self, at_ms: float) -> None:
        """Play from a time on."""
        self._play(at_ms, None)

    def play_selection(self) -> None:
        """Play what is selected, from its start."""
        if (stretch := self._selection.stretch) is not None:
            self._play(*stretch)

    def click(self, at_ms: float, lane: str, slack_ms: float) -> str:
        """Play from a time, or what was cut away there; a second click on the same place stops.

        Returns the item that sounds there, empty for none.
        """
        began_ms = self._began_ms
        if self.playing and began_ms is not None and abs(at_ms - began_ms) <= slack_ms:
            self.stop()
            return ""
        span = self.sounding(at_ms, lane, slack_ms / 2)
        tail = tail_at(self._conversation.timeline, at_ms) if lane == "assistant" else None
        stretch = self._selection.stretch
        inside = stretch is not None and stretch[0] <= at_ms < stretch[1]
        if not inside:
            self._selection.place(at_ms)
        if tail is not None and not inside:
            self._began_ms = at_ms
            self._conversation.play_item(tail.item_id, "unheard", at_ms - tail.start_ms)
            return tail.item_id
        self._play(at_ms, stretch[1] if inside and stretch is not None else None)
        return "" if span is None else span.item_id

    def double_click(self, at_ms: float, lane: str) -> None:
        """Select and play the whole of what sounds there."""
        span = self.sounding(at_ms, lane, 0.0)
        if span is not None and span.kind != "never_heard":
            end_ms = self._conversation.now_ms() if span.end_ms is None else span.end_ms
            self._selection.select(span.start_ms, end_ms)
            self._play(span.start_ms, end_ms)

    def stop(self) -> None:
        """Stop playing."""
        self._began_ms = None
        self._conversation.stop_playing()

    def sounding(self, at_ms: float, lane: str, slack_ms: float) -> Span | None:
        """What sounds in a lane at a time, the latest first; what was heard goes before what was not."""
        spans = self._conversation.timeline.spans_between(at_ms - slack_ms, at_ms + slack_ms)
        there = [span for span in spans if span.lane == lane and span.item_id and span.kind in _SOUNDS]
        heard = [span for span in there if span.kind != "never_heard"]
        return (heard or there)[-1] if there else None

    def _play(self, start_ms: float, end_ms: float | None) -> None:
        self._began_ms = start_ms
        self._conversation.play_from(start_ms, end_ms)

    def _tail(self, item_id: str) -> Tail | None:
        """The tail of an item as it is drawn now: an answer may have come to hide some of it."""
        timeline = self._conversation.timeline
        if self._cut is None or self._cut.item_id != item_id:
            cut = (span for span in timeline.spans if span.kind == "never_heard" and span.item_id == item_id)
            self._cut = next(cut, None)
        return None if self._cut is None else next(iter(tails_of([self._cut], timeline)), None)
