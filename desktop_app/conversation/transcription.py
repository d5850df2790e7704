"""The separate transcription of what the user says: it may come before, during or after everything else."""

from __future__ import annotations

from desktop_app.conversation.changes import ItemChanged, TurnChanged, UsageChanged
from desktop_app.conversation.error_kinds import text_of
from desktop_app.conversation.input_turns import InputTurns
from desktop_app.conversation.item_content import ensure_part
from desktop_app.conversation.session_state import SessionState
from desktop_app.conversation.transcript import TranscriptItem, TranscriptPart
from desktop_app.protocol.response import TranscriptionUsage
from desktop_app.protocol.server_events import (
    ConversationItemInputAudioTranscriptionCompleted,
    ConversationItemInputAudioTranscriptionDelta,
    ConversationItemInputAudioTranscriptionFailed,
)

_WRONG_DEPLOYMENT = "DeploymentNotFound"


class UserTranscription:
    """Fills the words of the user's items, by id; deleted items stay forgotten."""

    def __init__(self, state: SessionState, turns: InputTurns) -> None:
        self._state = state
        self._turns = turns
        self._warned = False

    def delta(self, event: ConversationItemInputAudioTranscriptionDelta, at_ms: float) -> None:
        """More words, not final."""
        found = self._part(event.item_id, event.content_index, at_ms)
        if found is not None and found[0].transcription not in ("done", "failed"):
            item, part = found
            part.append_text(event.delta)
            item.transcription = "interim"
            self._state.note(ItemChanged(item.item_id))

    def completed(self, event: ConversationItemInputAudioTranscriptionCompleted, at_ms: float) -> None:
        """The final words; none where nothing was said."""
        if isinstance(event.usage, TranscriptionUsage):
            self._state.usage.add_transcription(event.usage)
            self._state.note(UsageChanged())
            turn = self._state.turns.transcribed(event.item_id, event.usage)
            if turn is not None:
                self._state.note(TurnChanged(turn.index))
        found = self._part(event.item_id, event.content_index, at_ms)
        if found is not None:
            item, part = found
            part.text = event.transcript
            item.transcription = "done"
            self._state.note(ItemChanged(item.item_id))

    def failed(self, event: ConversationItemInputAudioTranscriptionFailed, at_ms: float) -> None:
        """No words; the response is not affected. A transcription model that does not exist is said once."""
        found = self._part(event.item_id, event.content_index, at_ms)
        if found is not None:
            item = found[0]
            item.transcription = "failed"
            item.transcription_error = event.error
            self._state.note(ItemChanged(item.item_id))
        if text_of(event.error.code) == _WRONG_DEPLOYMENT and not self._warned:
            self._warned = True
            message = text_of(event.error.message)
            self._state.report("content", _WRONG_DEPLOYMENT, message, "session.audio.input.transcription.model")

    def _part(self, item_id: str, content_index: int, at_ms: float) -> tuple[TranscriptItem, TranscriptPart] | None:
        if not item_id or item_id in self._state.deleted:
            return None
        item = self._turns.user_item(item_id, at_ms)
        return item, ensure_part(item, content_index, "audio", self._state.speech_rate)
