"""Which part takes which server event: one line for each of the protocol's events."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop_app.conversation.changes import MalformedEventSeen, RateLimitsChanged, UnknownEventSeen
from desktop_app.conversation.session_parts import SessionParts
from desktop_app.protocol import response_events as response
from desktop_app.protocol import server_events as server

EventHandler = Callable[[Any, float], None]


def event_routes(parts: SessionParts) -> dict[type, EventHandler]:
    """The table; an event that is not in it needs nothing done."""
    session = _SessionEvents(parts)
    items, turns, words = parts.items, parts.input, parts.transcription
    content, calls, lifecycle = parts.content, parts.call_content, parts.lifecycle
    return {
        server.SessionCreated: session.created,
        server.SessionUpdated: session.updated,
        server.RateLimitsUpdated: session.rate_limits_updated,
        server.ErrorEvent: parts.errors.error,
        server.UnknownEvent: session.unknown,
        server.MalformedEvent: session.malformed,
        server.ConversationItemAdded: items.added,
        server.ConversationItemCreated: items.added,
        server.ConversationItemDone: items.done,
        server.ConversationItemRetrieved: items.retrieved,
        server.ConversationItemDeleted: items.deleted,
        server.ConversationItemTruncated: parts.barge_in.truncated,
        server.ConversationItemInputAudioTranscriptionDelta: words.delta,
        server.ConversationItemInputAudioTranscriptionCompleted: words.completed,
        server.ConversationItemInputAudioTranscriptionFailed: words.failed,
        server.InputAudioBufferSpeechStarted: turns.speech_started,
        server.InputAudioBufferSpeechStopped: turns.speech_stopped,
        server.InputAudioBufferCommitted: turns.committed,
        server.InputAudioBufferCleared: turns.cleared,
        server.InputAudioBufferTimeoutTriggered: turns.timeout_triggered,
        response.ResponseCreated: lifecycle.created,
        response.ResponseDone: lifecycle.done,
        response.ResponseOutputItemAdded: content.item_added,
        response.ResponseOutputItemDone: content.item_done,
        response.ResponseContentPartAdded: content.part_added,
        response.ResponseContentPartDone: content.part_done,
        response.ResponseOutputTextDelta: content.text_delta,
        response.ResponseOutputTextDone: content.text_done,
        response.ResponseOutputAudioTranscriptDelta: content.transcript_delta,
        response.ResponseOutputAudioTranscriptDone: content.transcript_done,
        response.ResponseOutputAudioDelta: content.audio_delta,
        response.ResponseOutputAudioDone: content.audio_done,
        response.ResponseFunctionCallArgumentsDelta: calls.arguments_delta,
        response.ResponseFunctionCallArgumentsDone: calls.arguments_done,
        response.ResponseMcpCallArgumentsDelta: calls.mcp_arguments_delta,
        response.ResponseMcpCallArgumentsDone: calls.mcp_arguments_done,
        response.ResponseMcpCallInProgress: calls.mcp_news,
        response.ResponseMcpCallCompleted: calls.mcp_news,
        response.ResponseMcpCallFailed: calls.mcp_news,
        server.McpListToolsInProgress: calls.mcp_news,
        server.McpListToolsCompleted: calls.mcp_news,
        server.McpListToolsFailed: calls.mcp_news,
        # The transcript needs nothing from these: `completed` has the text of all segments, the conversation's id is
        # not used, and a service plays audio itself, or hears telephone keys, only where there is no WebSocket.
        server.ConversationItemInputAudioTranscriptionSegment: _nothing,
        server.ConversationCreated: _nothing,
        server.OutputAudioBufferStarted: _nothing,
        server.OutputAudioBufferStopped: _nothing,
        server.OutputAudioBufferCleared: _nothing,
        server.InputAudioBufferDtmfEventReceived: _nothing,
    }


def _nothing(_event: object, _at_ms: float) -> None:
    pass


class _SessionEvents:
    """Events about the session as a whole."""

    def __init__(self, parts: SessionParts) -> None:
        self._state = parts.state
        self._queue = parts.queue

    def created(self, event: server.SessionCreated, _at_ms: float) -> None:
        self._state.note(self._state.facts.opened(event.session))

    def updated(self, event: server.SessionUpdated, _at_ms: float) -> None:
        self._state.note(self._state.facts.updated(event.session))
        if not self._state.facts.creates_responses:
            self._queue.service_will_not_create()

    def rate_limits_updated(self, event: server.RateLimitsUpdated, at_ms: float) -> None:
        self._state.rate_limits = tuple(event.rate_limits)
        self._state.rate_limits_at_ms = at_ms
        self._state.note(RateLimitsChanged())

    def unknown(self, event: server.UnknownEvent, _at_ms: float) -> None:
        self._state.counters["unknown_events"] += 1
        self._state.note(UnknownEventSeen(event.type_name))

    def malformed(self, event: server.MalformedEvent, _at_ms: float) -> None:
        self._state.counters["malformed_events"] += 1
        self._state.note(MalformedEventSeen(event.reason))
