"""The audio we append: how much waits for a commit, and push to talk.

Push to talk is for sessions without turn detection. A press silences the assistant and empties the buffer; a release
commits what was said and asks for a response, unless it is too short to be committed. With turn detection on, the
service commits by itself, and a commit of ours would only meet an empty buffer: then a press is an interruption and a
release is nothing.
"""

from __future__ import annotations

from desktop_app.conversation.barge_in import BargeIn
from desktop_app.conversation.changes import TimelineChanged
from desktop_app.conversation.response_queue import ResponseQueue, ResponseRequest
from desktop_app.conversation.session_state import SessionState
from desktop_app.conversation.timeline import Span
from desktop_app.protocol.client_events import InputAudioBufferClear, InputAudioBufferCommit

LEAST_COMMIT_MS = 100.0


class InputBuffer:
    """The service's input buffer as seen from here."""

    def __init__(self, state: SessionState, queue: ResponseQueue, barge_in: BargeIn) -> None:
        self._state = state
        self._queue = queue
        self._barge_in = barge_in
        self._buffered_ms = 0.0
        self._talking = False
        self._talk_span: Span | None = None
        self._committed_spans: dict[str, Span] = {}

    @property
    def buffered_ms(self) -> float:
        """Audio appended since the last commit or clear."""
        return self._buffered_ms

    @property
    def open_since_ms(self) -> list[float]:
        """Since when the talk key is down, or was for what is not an item yet."""
        spans = [*self._committed_spans.values(), *([self._talk_span] if self._talk_span is not None else [])]
        return [span.start_ms for span in spans]

    def appended(self, duration_ms: float, captured_at_ms: float) -> None:
        """A block was put on the wire; its first sample was captured at `captured_at_ms`."""
        self._state.append_clock.append(duration_ms, captured_at_ms)
        self._buffered_ms += duration_ms
        if self._talking and self._talk_span is None:
            self._talk_span = self._state.timeline.add_span("user", "speech", captured_at_ms, None, "")

    def commit(self, at_ms: float) -> str:
        """Make the buffer an item; returns the event id."""
        self._buffered_ms = 0.0
        return self._state.outbox.send(InputAudioBufferCommit(), at_ms)

    def clear(self, at_ms: float) -> None:
        """Drop the buffer."""
        self._buffered_ms = 0.0
        self._state.outbox.send(InputAudioBufferClear(), at_ms)

    def press(self, at_ms: float) -> None:
        """The talk key went down."""
        if self._talking:
            return
        self._barge_in.interrupt("push_to_talk", at_ms)
        self._queue.interrupted()
        if self._state.facts.turn_detection is None:
            self._talking = True
            self.clear(at_ms)

    def release(self, at_ms: float) -> None:
        """The talk key went up; what was said until now, tail included, has been appended."""
        if not self._talking:
            return
        self._talking = False
        span, self._talk_span = self._talk_span, None
        if self._buffered_ms < LEAST_COMMIT_MS:
            self._discard(span)
            self.clear(at_ms)
            return
        event_id = self.commit(at_ms)
        if span is not None:
            self._state.timeline.close(span, self._state.append_clock.now_ms or at_ms)
            self._committed_spans[event_id] = span
            self._state.note(TimelineChanged())
        self._queue.request(ResponseRequest(wants_commit=event_id))

    def became(self, event_id: str | None, item_id: str) -> Span | None:
        """The buffer became an item, by our commit `event_id` or by the service's; returns the span of a press."""
        if event_id is None:
            self._buffered_ms = 0.0
            return None
        span = self._committed_spans.pop(event_id, None)
        if span is not None:
            span.item_id = item_id
        return span

    def commit_refused(self, event_id: str) -> None:
        """There was not enough audio to commit: nothing to show and nothing to answer."""
        self._discard(self._committed_spans.pop(event_id, None))
        self._queue.commit_refused(event_id)

    def session_ended(self, at_ms: float) -> None:
        """The connection ended, perhaps while the talk key was down."""
        self._talking = False
        if self._talk_span is not None:
            self._state.timeline.close(self._talk_span, at_ms)
            self._talk_span = None

    def resumed(self) -> None:
        """Another connection: its buffer is empty."""
        self._buffered_ms = 0.0
        self._committed_spans.clear()

    def _discard(self, span: Span | None) -> None:
        if span is not None:
            self._state.timeline.discard(span)
            self._state.note(TimelineChanged())
