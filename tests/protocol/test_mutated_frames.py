"""10,000 frames that were valid once: whatever was done to them, no exception leaves a codec."""

from __future__ import annotations

import copy
import json
from typing import Any, get_args

import protocol_samples as samples
import shape_samples as shapes
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.protocol.client_events import ClientEvent
from desktop_app.protocol.codec import ClientCodec, Dialect, RequestProblem, ServiceCodec, summary
from desktop_app.protocol.server_events import (
    ConversationItemAdded,
    ConversationItemCreated,
    MalformedEvent,
    ServerEvent,
    TypedServerEvent,
    UnknownEvent,
)

EXAMPLES = 10_000
_FRAMES_EACH = 2

SERVED = [
    *samples.SHARED_SERVER_EVENTS,
    *samples.GA_SERVER_EVENTS,
    *samples.PREVIEW_SERVER_EVENTS,
    *samples.NEWER_SERVER_EVENTS,
    *(ConversationItemAdded(item=item) for item in shapes.SHARED_ITEMS),
    *(ConversationItemCreated(item=item) for item in shapes.SHARED_ITEMS),
]
ASKED = [*samples.SHARED_CLIENT_EVENTS, *samples.GA_CLIENT_EVENTS, *samples.PREVIEW_CLIENT_EVENTS]
FRAMES = sorted(
    {frame for dialect in Dialect for event in SERVED for frame in ServiceCodec(dialect).encode(event)}
    | {data for dialect in Dialect for event in ASKED if (data := ClientCodec(dialect).encode(event).data)}
)

ODD_VALUES: list[Any] = [
    None,
    True,
    0,
    -1,
    2**53 + 1,
    10**400,
    -(10**25),
    0.5,
    1e308,
    "",
    "0",
    "-1e400",
    "nan",
    "none",
    "AAA",
    "é",
    "\ud800",
    "\x00",
    "message",
    "text",
    "audio",
    "__unknown__",
    [],
    [[]],
    [None],
    {},
    {"type": None},
    {"type": "message"},
    {"type": "none"},
    {"type": "function", "function": {"name": 1}},
    {"": {"": []}},
]
ODD_BYTES = [b"\xff", b"\x00", b'"', b"\\", b"\\ud800", b"{", b"]", b",", b"1e999", b"-", b"null", b"\xf0\x9f"]


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path of every value inside a JSON value, the outermost left out."""
    inside: list[tuple[Any, Any]] = []
    if isinstance(value, dict):
        inside = list(value.items())
    elif isinstance(value, list):
        inside = list(enumerate(value))
    return [place for key, item in inside for place in ((*path, key), *_places(item, (*path, key)))]


def _parent(value: Any, place: tuple[Any, ...]) -> Any:
    for key in place[:-1]:
        value = value[key]
    return value


def _odd(draw: st.DrawFn) -> Any:
    # A copy, for the frame's next mutation may reach into it.
    return copy.deepcopy(draw(st.sampled_from(ODD_VALUES)))


@st.composite
def reshaped(draw: st.DrawFn) -> bytes:
    """A frame with fields dropped, replaced, moved, wrapped, renamed or added."""
    event = json.loads(draw(st.sampled_from(FRAMES)))
    for _ in range(draw(st.integers(1, 3))):
        places = _places(event)
        if not places:
            break
        place = draw(st.sampled_from(places))
        parent, key = _parent(event, place), place[-1]
        action = draw(st.sampled_from(["drop", "odd", "odd", "move", "wrap", "list", "rename", "add"]))
        if action == "drop":
            del parent[key]
        elif action == "odd":
            parent[key] = _odd(draw)
        elif action == "move":
            other = draw(st.sampled_from(places))
            parent[key] = copy.deepcopy(_parent(event, other)[other[-1]])
        elif action == "wrap":
            parent[key] = {"type": parent[key], str(key): parent[key]}
        elif action == "list":
            parent[key] = [parent[key], parent[key]]
        elif isinstance(parent, dict):
            name = draw(st.sampled_from(["type", "id", "delta", "voice", "turn_detection", "content", "part", "audio"]))
            parent[name] = parent.pop(key) if action == "rename" else _odd(draw)
    return json.dumps(event).encode()


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A frame with bytes flipped, inserted, repeated or cut off."""
    frame = bytearray(draw(st.sampled_from(FRAMES)))
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(frame)))
        action = draw(st.sampled_from(["flip", "insert", "cut", "repeat", "delete"]))
        if action == "flip" and at < len(frame):
            frame[at] ^= draw(st.integers(1, 255))
        elif action == "insert":
            frame[at:at] = draw(st.sampled_from(ODD_BYTES))
        elif action == "cut":
            del frame[at:]
        elif action == "repeat":
            frame += frame[at : at + 200]
        elif action == "delete":
            del frame[at : at + draw(st.integers(1, 40))]
    return bytes(frame)


def _check(frame: str | bytes) -> None:
    """Read by every codec: typed events or a plain reason, nothing else."""
    for dialect in Dialect:
        _check_dialect(frame, dialect)


def _check_dialect(frame: str | bytes, dialect: Dialect) -> None:
    client, service = ClientCodec(dialect), ServiceCodec(dialect)
    events = client.decode(frame)
    assert events
    for event in events:
        assert isinstance(event, TypedServerEvent | UnknownEvent | MalformedEvent)
        assert summary(event)
        _write_again(service, event)
    answer = service.decode(frame)
    assert isinstance(answer, RequestProblem) or type(answer) in get_args(ClientEvent)
    assert summary(answer)
    if not isinstance(answer, RequestProblem):
        client.encode(answer)


def _write_again(service: ServiceCodec, event: ServerEvent) -> None:
    """What could be read can be written, and still means what it meant."""
    if isinstance(event, UnknownEvent | MalformedEvent):
        return
    for frame in service.encode(event):
        again = ClientCodec(service.dialect).decode(frame)[0]
        assert not isinstance(again, UnknownEvent | MalformedEvent), (frame, again)


@settings(max_examples=EXAMPLES // _FRAMES_EACH // 2)
@given(st.tuples(reshaped(), reshaped()), st.booleans())
def test_reshaped_frames_raise_nothing(frames: tuple[bytes, bytes], as_text: bool) -> None:
    """Valid JSON of the wrong shape."""
    for frame in frames:
        _check(frame.decode() if as_text else frame)


@settings(max_examples=EXAMPLES // _FRAMES_EACH // 2)
@given(st.tuples(damaged(), damaged()), st.booleans())
def test_damaged_frames_raise_nothing(frames: tuple[bytes, bytes], as_text: bool) -> None:
    """Mostly not JSON any more, and not UTF-8 either."""
    for frame in frames:
        _check(frame.decode("utf-8", "surrogateescape") if as_text else frame)
