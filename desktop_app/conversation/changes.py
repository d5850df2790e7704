"""What happened in the conversation, in the past tense: all a caller of the core needs to act and to draw.

A change names things by id; look the state up in `SessionMachine.transcript`, `timeline`, `turns` and so on.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from desktop_app.protocol.items import Item
from desktop_app.protocol.response import ErrorDetail, Usage
from desktop_app.protocol.session_config import SessionConfig

ProblemKind = Literal["misuse", "dialect", "account", "transient", "expiry", "content", "unknown"]
DropReason = Literal["refused", "withdrawn", "lost"]
InterruptionReason = Literal["barge_in", "interrupt", "push_to_talk"]


class Problem(Struct, frozen=True):
    """Something a person may have to know; benign races never become one.

    Attributes:
        kind: ``misuse`` (a wrong request), ``dialect`` (the other protocol is spoken), ``account`` (key, quota, model),
            ``transient`` (try again later), ``expiry`` (session limit), ``content`` (one item) or ``unknown``.
        code: the server's code, or ours where the server gave none.
        message: the server's own words, or empty.
        param: the field complained about.
        event_id: the client event that caused it.
    """

    kind: ProblemKind
    code: str
    message: str = ""
    param: str | None = None
    event_id: str | None = None


class SessionOpened(Struct, frozen=True):
    """The service opened the session; `session` is its effective configuration."""

    session: SessionConfig


class SessionResumed(Struct, frozen=True):
    """A fresh session took the conversation over.

    Attributes:
        session: its effective configuration.
        gap_ms: how long there was no connection; 0 or little where the next one was ready before the old one ended.
        told_items: how many items it was told.
        left_out: how many older ones it was not.
        cut_off: the last answer was lost before its end; `SessionMachine.go_on` has it continued.
    """

    session: SessionConfig
    gap_ms: float
    told_items: int = 0
    left_out: int = 0
    cut_off: bool = False


class SessionChanged(Struct, frozen=True):
    """The effective configuration was echoed.

    Attributes:
        session: the whole effective configuration.
        event_id: the `session.update` this answers, or None if none was outstanding.
        held_back: dotted fields that were asked but not sent because only a new session can change them
            (``audio.output.voice`` once the assistant has spoken).
    """

    session: SessionConfig
    event_id: str | None = None
    held_back: tuple[str, ...] = ()


class UpdateRefused(Struct, frozen=True):
    """The service refused a whole `session.update`; `asked` is what it held, `error` says which field was bad."""

    event_id: str
    error: ErrorDetail
    asked: SessionConfig


class ItemAdded(Struct, frozen=True):
    """An item took its place in the transcript (`Transcript.index_of` says where)."""

    item_id: str


class ItemChanged(Struct, frozen=True):
    """Something about an item changed: text, heard position, status, transcription, outcome or call state."""

    item_id: str


class ItemRemoved(Struct, frozen=True):
    """An item left the transcript; where the server's order moves an item, `ItemAdded` follows at once."""

    item_id: str


class ItemRetrieved(Struct, frozen=True):
    """The item asked for with `retrieve_item`, audio included, exactly as the service holds it."""

    item: Item


class AudioArrived(Struct, frozen=True):
    """Speech to play; never sent for an item that was cut.

    Attributes:
        audio: bytes in `format`, possibly ending in the middle of a sample.
        format: ``audio/pcm`` (16-bit little-endian mono 24 kHz), ``audio/pcmu`` or ``audio/pcma`` (8 kHz).
        beside: of a response beside the conversation: to be kept for who wants to hear it, not to be played.
    """

    item_id: str
    content_index: int
    response_id: str
    audio: bytes
    format: str = "audio/pcm"
    beside: bool = False


class AudioFinished(Struct, frozen=True):
    """No more speech will come for this part."""

    item_id: str
    content_index: int


class PlaybackInterrupted(Struct, frozen=True):
    """Playback must stop now: flush the speaker and report its positions with `playback_flushed`."""

    reason: InterruptionReason


class ItemTruncated(Struct, frozen=True):
    """A `conversation.item.truncate` was asked for.

    Attributes:
        audio_end_ms: what the service is told to keep, whole milliseconds from the item's first sample.
        heard_ms: what the speaker reported.
        received_ms: what had arrived.
        at_ms: session clock of the cut.
    """

    item_id: str
    content_index: int
    audio_end_ms: int
    heard_ms: float
    received_ms: float
    at_ms: float


class ResponseStarted(Struct, frozen=True):
    """The model began a response; `request_id` is that of the wish it answers, where the wish had one."""

    response_id: str
    out_of_band: bool = False
    request_id: str = ""


class RequestDropped(Struct, frozen=True):
    """A response that was wished for under `request_id` will not be made, or not to its end.

    Attributes:
        reason: ``refused`` by the service (`error` says why), ``withdrawn`` before it was asked for, or ``lost``: the
            connection ended.
    """

    request_id: str
    reason: DropReason
    error: ErrorDetail | None = None


class ResponseFinished(Struct, frozen=True):
    """A response ended.

    Attributes:
        status: ``completed``, ``cancelled``, ``incomplete`` or ``failed``.
        reason: ``turn_detected``, ``client_cancelled``, ``max_output_tokens``, ``content_filter`` or None.
        out_of_band: it did not write to the conversation.
        metadata: what the request carried, as echoed.
        request_id: of the wish it answers, where the wish had one.
        usage: its tokens, where the service says.
    """

    response_id: str
    status: str
    reason: str | None
    error: ErrorDetail | None
    out_of_band: bool
    metadata: dict[str, str]
    request_id: str = ""
    usage: Usage | None = None


class CallReady(Struct, frozen=True):
    """A function is to be run, once, and answered with `answer_call`; `arguments` is JSON text, perhaps padded."""

    call_id: str
    name: str
    arguments: str
    item_id: str
    response_id: str


class CallsCancelled(Struct, frozen=True):
    """These calls need no answer any more: their response was cancelled, their item deleted, their session is gone."""

    call_ids: tuple[str, ...]


class CallsInterrupted(Struct, frozen=True):
    """The user broke in while these calls had no answer; what runs should be broken off with `cancel_call`."""

    call_ids: tuple[str, ...]
    reason: InterruptionReason


class ApprovalWanted(Struct, frozen=True):
    """The service asks whether it may call a tool of an MCP server; `approve_call` answers."""

    item_id: str


class UsageChanged(Struct, frozen=True):
    """Token counts changed."""


class RateLimitsChanged(Struct, frozen=True):
    """What remains of the limits changed."""


class TimelineChanged(Struct, frozen=True):
    """A span or a marker was added or closed."""


class TurnChanged(Struct, frozen=True):
    """A turn began, or one of its latencies or its usage became known."""

    turn_index: int


class ProblemReported(Struct, frozen=True):
    """Something went wrong that a person may have to know."""

    problem: Problem


class UnknownEventSeen(Struct, frozen=True):
    """The service sent an event this program does not know; nothing was done with it."""

    type_name: str


class MalformedEventSeen(Struct, frozen=True):
    """A frame could not be read."""

    reason: str


Change = (
    SessionOpened
    | SessionResumed
    | SessionChanged
    | UpdateRefused
    | ItemAdded
    | ItemChanged
    | ItemRemoved
    | ItemRetrieved
    | AudioArrived
    | AudioFinished
    | PlaybackInterrupted
    | ItemTruncated
    | ResponseStarted
    | RequestDropped
    | ResponseFinished
    | CallReady
    | CallsCancelled
    | CallsInterrupted
    | ApprovalWanted
    | UsageChanged
    | RateLimitsChanged
    | TimelineChanged
    | TurnChanged
    | ProblemReported
    | UnknownEventSeen
    | MalformedEventSeen
)
