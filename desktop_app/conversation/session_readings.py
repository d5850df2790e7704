"""What can be read of a session at any time: its state, which its events and the user's wishes change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from desktop_app.conversation.continuation import Continuation
from desktop_app.conversation.dialect_facts import DialectFacts
from desktop_app.conversation.event_routes import event_routes
from desktop_app.conversation.session_parts import SessionParts
from desktop_app.conversation.timeline import Timeline
from desktop_app.conversation.transcript import Transcript
from desktop_app.conversation.turn_metrics import Turn
from desktop_app.conversation.usage import UsageTotals
from desktop_app.protocol.server_events import RateLimit
from desktop_app.protocol.session_config import SessionConfig


class SessionReadings:
    """The state; `SessionMachine` is what changes it."""

    def __init__(self, dialect: DialectFacts | None = None, *, event_id_prefix: str = "duologue") -> None:
        self._parts = SessionParts(dialect or DialectFacts(), event_id_prefix)
        self._state = self._parts.state
        self._continuation = Continuation(self._parts)
        self._routes = event_routes(self._parts)

    @property
    def session(self) -> SessionConfig:
        """The effective configuration, as last echoed by the service."""
        return self._state.facts.session

    @property
    def transcript(self) -> Transcript:
        """The items of the conversation."""
        return self._state.transcript

    @property
    def timeline(self) -> Timeline:
        """Who spoke when."""
        return self._state.timeline

    @property
    def turns(self) -> Sequence[Turn]:
        """The turns, oldest first."""
        return self._state.turns.turns

    @property
    def usage(self) -> UsageTotals:
        """What the session used so far."""
        return self._state.usage

    @property
    def rate_limits(self) -> Sequence[RateLimit]:
        """What remains of the limits; empty where the service never says."""
        return self._state.rate_limits

    @property
    def rate_limits_at_ms(self) -> float:
        """When that was said."""
        return self._state.rate_limits_at_ms

    @property
    def active_response_id(self) -> str | None:
        """The response that writes to the conversation now."""
        active = self._state.responses.active
        return None if active is None else active.response_id

    @property
    def responses_waiting(self) -> int:
        """How many responses are wanted and not yet asked for."""
        return self._parts.queue.waiting

    @property
    def voice_locked(self) -> bool:
        """Whether the voice can only change with a new session."""
        return self._state.facts.voice_locked

    @property
    def buffered_ms(self) -> float:
        """Audio appended since the last commit or clear."""
        return self._parts.buffer.buffered_ms

    @property
    def counters(self) -> Counter[str]:
        """How often something happened that nobody needs to be told: races by code, ``late_audio``, unknown events."""
        return self._state.counters

    @property
    def unsettled_from_ms(self) -> float | None:
        """Since when the user has said something that is in no transcript yet; None if nothing."""
        return self._continuation.unsettled_from_ms

    @property
    def settled_until_ms(self) -> float:
        """Up to where the user's speech is in the transcript for good."""
        return self._continuation.settled_until_ms
