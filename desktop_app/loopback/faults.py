"""Switches that make the service misbehave as real services and networks do, for testing clients.

Source: GA reference, "observed quirks"; the reports behind it.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from typing import Any

import msgspec
from msgspec import Struct

from desktop_app.loopback.speech_pacing import Pacing


class Moment(Struct, frozen=True):
    """When the `nth` event of a type has been sent, counted from 1."""

    event_type: str
    nth: int = 1


class CloseAt(Struct, frozen=True):
    """Close the WebSocket with a code at a moment."""

    code: int
    moment: Moment


class UpgradeRefusal(Struct, frozen=True):
    """Answer the handshake with an HTTP status and a body."""

    status: int
    body: str


class Faults(Struct, frozen=True, kw_only=True):
    """All off by default.

    Attributes:
        late_cancelled_done: `response.done` of a cancelled response comes after the next `response.created`.
        split_audio: audio in tiny pieces that cut samples in half.
        burst_audio: all audio at once.
        no_rate_limits: no `rate_limits.updated` (as Azure).
        null_error_event_id: `error.event_id` is always null.
        transcription_after_done: transcription events wait until no response runs.
        transcription_fails: code of `...transcription.failed`, e.g. ``DeploymentNotFound``.
        response_fails: code of a failed response, e.g. ``rate_limit_exceeded``.
        unknown_events: an event of an unknown type before every tenth event.
        unknown_fields: an unknown field in every event.
        content_besides_part: `content_part.*` carries `content` as well as `part` (as Azure).
        content_instead_of_part: ... `content` only (as early Azure).
        no_item_done: no `conversation.item.done`.
        conversation_created: sends `conversation.created` after `session.created`.
        refuse_update: code with which every `session.update` is refused.
        refuse_field: dotted paths, as the client's dialect spells them; an update that holds one is refused for it.
        refuse_field_unnamed: the same, but the refusal does not say for what (`error.param` is null).
        ignore_field: such fields are accepted and not applied: the echo keeps the old value.
        slow_network: bytes per second to the client; 0: unlimited.
        drop_at: the TCP connection breaks without a close frame.
        close_at: the WebSocket closes with a code.
        refuse_upgrade: no WebSocket at all.
        require_model: a client that names no model is turned away.
    """

    late_cancelled_done: bool = False
    split_audio: bool = False
    burst_audio: bool = False
    no_rate_limits: bool = False
    null_error_event_id: bool = False
    transcription_after_done: bool = False
    transcription_fails: str = ""
    response_fails: str = ""
    unknown_events: bool = False
    unknown_fields: bool = False
    content_besides_part: bool = False
    content_instead_of_part: bool = False
    no_item_done: bool = False
    conversation_created: bool = False
    refuse_update: str = ""
    refuse_field: tuple[str, ...] = ()
    refuse_field_unnamed: tuple[str, ...] = ()
    ignore_field: tuple[str, ...] = ()
    slow_network: int = 0
    drop_at: Moment | None = None
    close_at: CloseAt | None = None
    refuse_upgrade: UpgradeRefusal | None = None
    require_model: bool = False

    @property
    def changes_frames(self) -> bool:
        """Whether encoded events must be taken apart again."""
        return self.unknown_fields or self.content_besides_part or self.content_instead_of_part

    def pacing(self) -> Pacing:
        """How audio is cut and paced under these faults."""
        speed_up = None if self.burst_audio else Pacing().speed_up
        return Pacing(speed_up=speed_up)


class FaultSyntaxError(ValueError):
    """A switch that cannot be read; the text says what is expected."""


FIELD_FAULTS = ("refuse_field", "refuse_field_unnamed", "ignore_field")


def fault_names() -> list[str]:
    """The switches as they are written on the command line."""
    return [name.replace("_", "-") for name in Faults.__struct_fields__]


def parse_faults(switches: Iterable[str]) -> Faults:
    """``NAME`` or ``NAME=VALUE`` each, e.g. ``drop-at=response.output_audio.delta:3``; faults of fields may be given
    several times, for one field each. Raises `FaultSyntaxError`.
    """
    chosen: dict[str, Any] = {}
    for switch in switches:
        written, _, value = switch.partition("=")
        name = written.replace("-", "_")
        if name not in Faults.__struct_fields__:
            raise FaultSyntaxError(f"Unknown fault '{written}'. Known are: {', '.join(fault_names())}.")
        if name in FIELD_FAULTS:
            chosen[name] = (*chosen.get(name, ()), _path(written, value))
        else:
            chosen[name] = _value(name, value)
    return Faults(**chosen)


def _value(name: str, text: str) -> object:
    try:
        if name == "slow_network":
            return int(text)
        if name == "drop_at":
            return _moment(text)
        if name == "close_at":
            code, _, moment = text.partition(":")
            return CloseAt(int(code), _moment(moment or "session.created"))
        if name == "refuse_upgrade":
            status, _, body = text.partition(":")
            return UpgradeRefusal(int(status), body)
    except ValueError as problem:
        raise FaultSyntaxError(f"'{text}' is no value for the fault '{name.replace('_', '-')}': {problem}.") from None
    if name in ("transcription_fails", "response_fails", "refuse_update"):
        return text or "server_error"
    return True


def _path(written: str, text: str) -> str:
    if not all(text.split(".")):
        raise FaultSyntaxError(f"'{text}' is no value for the fault '{written}': the path of a field is expected.")
    return text


def _moment(text: str) -> Moment:
    event_type, _, nth = text.partition(":")
    if not event_type:
        raise ValueError("the type of an event is missing")
    return Moment(event_type, int(nth or 1))


class FrameDistortion:
    """Changes the encoded events of one connection as its faults say. Sans I/O."""

    UNKNOWN_EVENT_EVERY = 10

    def __init__(self, faults: Faults) -> None:
        self._faults = faults
        self._sent = 0

    def frames(self, data: bytes) -> list[bytes]:
        """What goes out for one encoded event."""
        self._sent += 1
        frames = []
        if self._faults.unknown_events and self._sent % self.UNKNOWN_EVENT_EVERY == 0:
            surprise = {"type": "session.weather.updated", "event_id": f"event_weather_{self._sent}", "sunny": True}
            frames.append(msgspec.json.encode(surprise))
        frames.append(self._distorted(data) if self._faults.changes_frames else data)
        return frames

    def audio_pieces(self, data: bytes) -> list[bytes]:
        """Encoded speech as it is cut into deltas: whole, or in odd little pieces."""
        if not self._faults.split_audio:
            return [data]
        pieces, at = [], 0
        while at < len(data):
            end = at + random.randint(1, 999)
            pieces.append(data[at:end])
            at = end
        return pieces

    def _distorted(self, data: bytes) -> bytes:
        event = msgspec.json.decode(data)
        if self._faults.unknown_fields:
            event["vendor_extension"] = {"since": "tomorrow", "values": [1, None, "x"]}
        if "part" in event and (self._faults.content_besides_part or self._faults.content_instead_of_part):
            event["content"] = event["part"]
            if self._faults.content_instead_of_part:
                del event["part"]
        return msgspec.json.encode(event)
