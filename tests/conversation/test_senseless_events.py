"""Events in no sensible order, with ids that mean nothing: nothing raises and the state stays sound."""

from __future__ import annotations

from typing import Any, get_args

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import UNSET, inspect

from desktop_app.conversation.changes import PlaybackInterrupted
from desktop_app.conversation.playback_position import PlaybackPosition
from desktop_app.conversation.session_machine import SessionMachine
from desktop_app.protocol.server_events import MalformedEvent, TypedServerEvent, UnknownEvent

IDS = ["a", "b", "a", "c", ""]
WORDS = ["", "user", "assistant", "system", "completed", "cancelled", "in_progress", "incomplete", "failed", "root"]
WORDS += ["audio/pcm", "audio/pcmu", "server_vad", "none", "Hello there. ", "response_cancel_not_active"]


def values(info: inspect.Type) -> st.SearchStrategy[Any]:
    """Anything of a type, from few enough values that things meet."""
    if isinstance(info, inspect.UnionType):
        return st.one_of([values(each) for each in info.types if not isinstance(each, inspect.RawType)])
    if isinstance(info, inspect.StructType):
        return structs(info.cls)
    if isinstance(info, inspect.ListType):
        return st.lists(values(info.item_type), max_size=2)
    if isinstance(info, inspect.DictType):
        return st.dictionaries(st.sampled_from(IDS), values(info.value_type), max_size=2)
    simple: dict[type, st.SearchStrategy[Any]] = {
        inspect.StrType: st.sampled_from(WORDS),
        inspect.IntType: st.sampled_from([0, 1, 2, -1, 700, 10**9]),
        inspect.FloatType: st.sampled_from([0.0, 1.5, -3.0, 1e12]),
        inspect.BoolType: st.booleans(),
        inspect.BytesType: st.sampled_from([b"", b"\0", bytes(4_800), bytes(4_801)]),
        inspect.NoneType: st.none(),
        inspect.AnyType: st.sampled_from([None, 1, "x", {}]),
    }
    return simple[type(info)]


def structs(cls: type) -> st.SearchStrategy[Any]:
    """A struct with any of its fields, some left out."""
    return st.deferred(lambda: _fields_of(cls))


def _fields_of(cls: type) -> st.SearchStrategy[Any]:
    info = inspect.type_info(cls)
    assert isinstance(info, inspect.StructType)
    fields: dict[str, st.SearchStrategy[Any]] = {}
    for field in info.fields:
        found = st.sampled_from(IDS) if field.name.endswith("id") else values(field.type)
        fields[field.name] = st.just(UNSET) | found if field.default is UNSET else found
    ids = {name: fields.pop(name) for name in [*fields] if name in ("id", "item_id", "response_id", "call_id")}
    return st.fixed_dictionaries(ids, optional=fields).map(lambda chosen: cls(**chosen))


EVENTS = st.one_of([structs(cls) for cls in (*get_args(TypedServerEvent), UnknownEvent, MalformedEvent)])
WISHES = st.sampled_from(
    [
        lambda machine, at_ms: machine.interrupt(at_ms=at_ms),
        lambda machine, at_ms: machine.press_to_talk(at_ms=at_ms),
        lambda machine, at_ms: machine.release_to_talk(at_ms=at_ms),
        lambda machine, at_ms: machine.send_text("hi", at_ms=at_ms),
        lambda machine, at_ms: machine.answer_call("a", "1", at_ms=at_ms),
        lambda machine, at_ms: machine.cancel_response(at_ms=at_ms),
        lambda machine, at_ms: machine.playback_started("a", 0, at_ms),
        lambda machine, at_ms: machine.playback_progress("a", 0, 1e9, at_ms),
        lambda machine, at_ms: machine.playback_finished("a", 0, at_ms),
        lambda machine, at_ms: machine.playback_flushed([PlaybackPosition("a", 0, -5.0)], at_ms),
        lambda machine, at_ms: machine.audio_appended(120.0, at_ms),
    ]
)


@settings(max_examples=150)
@given(steps=st.lists(EVENTS | WISHES, min_size=30, max_size=60))
def test_nothing_raises_and_the_state_stays_sound(steps: list[Any]) -> None:
    machine = SessionMachine()
    for number, step in enumerate(steps):
        at_ms = number * 10.0
        if isinstance(step, msgspec.Struct):
            changes = machine.receive(step, at_ms)
            if any(isinstance(change, PlaybackInterrupted) for change in changes):
                machine.playback_flushed([], at_ms)
        else:
            step(machine, at_ms)
        machine.events_to_send()
        items = machine.transcript.items
        assert [machine.transcript.index_of(item.item_id) for item in items] == list(range(len(items)))
        for item in [*items, *machine.transcript.out_of_band]:
            assert item.heard_text + item.unheard_text == item.text
    machine.session_ended(at_ms=1_000.0)
    machine.playback_flushed([], 1_000.0)
    assert [span for span in machine.timeline.spans if span.end_ms is None] == [*machine.timeline.open_spans]
    assert all(span.end_ms is None or span.end_ms >= span.start_ms for span in machine.timeline.spans)
