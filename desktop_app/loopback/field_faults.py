"""Faults of single fields of a `session.update`: refused for it, with or without its name, or quietly left out.

They look at the frame as it came, so that a field is meant by the name the client's dialect has for it.
Pure. Source: errors reference, "all or nothing"; updates whose `error.param` is null, and settings that the echo of
a service did not have, as reported by clients.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec

from desktop_app.loopback.faults import Faults
from desktop_app.loopback.refusal import RequestRefusedError

PREFIX = "session."
UPDATES = ("session.update", "transcription_session.update")
_any_json: msgspec.json.Decoder[Any] = msgspec.json.Decoder()


class Examined(NamedTuple):
    """A client's frame after the faults: what of it is carried out, or why it is not.

    Attributes:
        event_id: the client's, where it is refused.
    """

    frame: str | bytes
    refusal: RequestRefusedError | None = None
    event_id: str | None = None


def examined(frame: str | bytes, faults: Faults) -> Examined:
    """Apply the faults of fields to one frame; a frame that is no update, or has none of the fields, is left alone."""
    if not (faults.refuse_field or faults.refuse_field_unnamed or faults.ignore_field):
        return Examined(frame)
    try:
        event = _any_json.decode(frame)
    except msgspec.DecodeError:
        return Examined(frame)
    if not isinstance(event, dict) or event.get("type") not in UPDATES or not isinstance(event.get("session"), dict):
        return Examined(frame)
    refusal = _refusal(event["session"], faults)
    if refusal is not None:
        event_id = event.get("event_id")
        return Examined(frame, refusal, event_id if isinstance(event_id, str) else None)
    ignored = [_take_out(event["session"], _steps(path)) for path in faults.ignore_field]
    return Examined(msgspec.json.encode(event).decode()) if any(ignored) else Examined(frame)


def _refusal(session: dict[str, Any], faults: Faults) -> RequestRefusedError | None:
    for path in faults.refuse_field:
        if _holder(session, _steps(path)) is not None:
            param = PREFIX + ".".join(_steps(path))
            return RequestRefusedError("invalid_value", f"Invalid value for '{param}': it is refused here.", param)
    if any(_holder(session, _steps(path)) is not None for path in faults.refuse_field_unnamed):
        return RequestRefusedError("invalid_value", "The session could not be updated: a value is not supported.")
    return None


def _steps(path: str) -> Sequence[str]:
    return path.removeprefix(PREFIX).split(".")


def _holder(session: dict[str, Any], steps: Sequence[str]) -> dict[str, Any] | None:
    """The object that has the field at the end of the path, or None."""
    at: Any = session
    for step in steps[:-1]:
        at = at.get(step) if isinstance(at, dict) else None
    return at if isinstance(at, dict) and steps[-1] in at else None


def _take_out(session: dict[str, Any], steps: Sequence[str]) -> bool:
    holder = _holder(session, steps)
    if holder is None:
        return False
    del holder[steps[-1]]
    return True
