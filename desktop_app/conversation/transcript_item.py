"""One item of the conversation as people read it: what it says, how much was heard, how it ended."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from msgspec import Struct

from desktop_app.conversation.heard_text import WordClock
from desktop_app.protocol.response import ErrorDetail

ItemKind = Literal[
    "message",
    "function_call",
    "function_call_output",
    "mcp_list_tools",
    "mcp_call",
    "mcp_approval_request",
    "mcp_approval_response",
    "unknown",
]
Role = Literal["", "user", "assistant", "system"]
ItemStatus = Literal["listening", "in_progress", "completed", "incomplete"]
TranscriptionState = Literal["none", "pending", "interim", "done", "failed"]
CallState = Literal["", "arguments", "running", "done", "failed", "cancelled"]
PartKind = Literal["text", "audio", "image"]

PART_SEPARATOR = "\n"


class ResponseOutcome(Struct, frozen=True):
    """How the response of an item ended: `status` and `reason` as on the wire, `error` if it failed."""

    status: str
    reason: str | None = None
    error: ErrorDetail | None = None


@dataclass(slots=True)
class TranscriptPart:
    """One content part of an item.

    Attributes:
        content_index: its place in the item.
        kind: ``text``, ``audio`` (with `text` its transcript) or ``image``.
        text: what it says.
        image_url: the picture of an ``image`` part, a data URI.
        word_clock: maps heard audio to heard text; only for speech of the assistant.
        received_bytes: audio that arrived and was handed on to be played, as on the wire.
        received_ms: the same, as time.
        heard_ms: audio that left the loudspeaker.
        started_at_ms: session clock of its first sound.
        audio_done: no more audio will come.
        played_out: the loudspeaker finished all that was received.
        cut: it was flushed; what comes later was never heard.
        heard_chars: how much of `text`, in characters, was heard.
    """

    content_index: int
    kind: PartKind
    text: str = ""
    image_url: str = ""
    word_clock: WordClock | None = None
    received_bytes: int = 0
    received_ms: float = 0.0
    heard_ms: float = 0.0
    started_at_ms: float | None = None
    audio_done: bool = False
    played_out: bool = False
    cut: bool = False
    heard_chars: int = 0

    @property
    def heard_text(self) -> str:
        """What was heard; all of a part that is not speech of the assistant."""
        return self.text if self.word_clock is None else self.text[: self.heard_chars]

    @property
    def unheard_text(self) -> str:
        """What was not, or not yet, heard."""
        return "" if self.word_clock is None else self.text[self.heard_chars :]

    def append_text(self, delta: str) -> None:
        """Say more; costs the delta, however long the text is."""
        # Held by a local name only, a text grows in place; `+=` on an attribute would copy all of it each time.
        text, self.text = self.text, ""
        text += delta
        self.text = text

    @property
    def sounding(self) -> bool:
        """Whether audio of it may still be on its way to an ear."""
        return self.received_ms > 0 and not self.played_out and not self.cut


@dataclass(slots=True)
class TranscriptItem:
    """One item of the conversation, owned by `Transcript`; read it, never write it.

    Attributes:
        item_id: the service's id.
        kind: what it is; ``unknown`` for types this program does not know.
        role: of a message.
        status: ``listening`` is a placeholder for speech that is going on.
        response_id: the response that made it.
        at_ms: session clock when it was first seen; of speech, where the speech started.
        end_ms: session clock where it ended (speech, playback), None while it lasts or where it is not known.
        out_of_band: not part of the conversation; listed in `Transcript.out_of_band`.
        deleted: a person took it out of the conversation; listed in `Transcript.deleted`.
        hidden: made by the service's idle timeout; not to be shown.
        transcription: state of the separate transcription of user audio.
        truncated_at_ms: `audio_end_ms` the service was told to keep; None if the item was not truncated.
        never_heard_ms: audio that arrived and was cut away.
        first_sound_ms: latency until its first sound, where it is the first sound of a turn.
        outcome: how its response ended.
        server_label: of the MCP server an item is about.
        offered_tools: names of the tools that server offers, of its list.
        call_state: of function and MCP calls.
        call_started_at_ms: session clock when the call began to run; of a function, until then, when it was called.
        call_output: what the call gave.
        call_duration_ms: from the call's start to its answer.
        seam_ms: of a note of ours that a new connection took over: how long there was none; None for all else.
        request_id: of the wish whose response made it, where the wish had one.
    """

    item_id: str
    kind: ItemKind
    role: Role = ""
    status: ItemStatus = "in_progress"
    response_id: str | None = None
    at_ms: float = 0.0
    end_ms: float | None = None
    out_of_band: bool = False
    deleted: bool = False
    hidden: bool = False
    parts: list[TranscriptPart] = field(default_factory=list)
    transcription: TranscriptionState = "none"
    transcription_error: ErrorDetail | None = None
    truncated_at_ms: int | None = None
    never_heard_ms: float = 0.0
    first_sound_ms: float | None = None
    outcome: ResponseOutcome | None = None
    call_name: str = ""
    server_label: str = ""
    offered_tools: tuple[str, ...] = ()
    call_id: str = ""
    call_arguments: str = ""
    call_output: str | None = None
    call_state: CallState = ""
    call_started_at_ms: float | None = None
    call_duration_ms: float | None = None
    seam_ms: float | None = None
    request_id: str = ""

    @property
    def text(self) -> str:
        """All it says, parts separated by a line break; always `heard_text` + `unheard_text`."""
        return PART_SEPARATOR.join(part.text for part in self.parts if part.text)

    @property
    def heard_text(self) -> str:
        """What was heard of it; grows with playback and stops at a cut."""
        return self.text[: self._heard_chars()]

    @property
    def unheard_text(self) -> str:
        """What was not, or not yet, heard of it."""
        return self.text[self._heard_chars() :]

    @property
    def spoken(self) -> bool:
        """Whether it has an audio part."""
        return any(part.kind == "audio" for part in self.parts)

    @property
    def received_ms(self) -> float:
        """Audio of all its parts that arrived and was handed on to be played."""
        return sum(part.received_ms for part in self.parts)

    @property
    def heard_ms(self) -> float:
        """Audio of all its parts that left the loudspeaker."""
        return sum(part.heard_ms for part in self.parts)

    def append_arguments(self, delta: str) -> None:
        """Ask with more arguments; costs the delta, however long they are."""
        arguments, self.call_arguments = self.call_arguments, ""  # see `TranscriptPart.append_text`
        arguments += delta
        self.call_arguments = arguments

    def part(self, content_index: int) -> TranscriptPart | None:
        """The part with this index, or None."""
        if 0 <= content_index < len(self.parts) and self.parts[content_index].content_index == content_index:
            return self.parts[content_index]
        return next((part for part in self.parts if part.content_index == content_index), None)

    def add_part(self, part: TranscriptPart) -> None:
        """Add a part at its place."""
        self.parts.append(part)
        self.parts.sort(key=lambda each: each.content_index)

    def _heard_chars(self) -> int:
        """How many characters of `text` were heard: all up to the first part that was not wholly heard."""
        heard = 0
        for part in self.parts:
            if not part.text:
                continue
            partial = part.heard_text
            if heard and partial:
                heard += len(PART_SEPARATOR)
            heard += len(partial)
            if len(partial) < len(part.text):
                break
        return heard
