"""Every GA event we write, as client and as service, is one of the openai SDK's types, and says nothing it lacks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, get_args

import protocol_recordings as recordings
import protocol_samples as samples
import pytest
import shape_samples as shapes
from openai.types.realtime import RealtimeClientEvent, RealtimeServerEvent
from openai.types.realtime.response_item_reference import ResponseItemReference
from pydantic import BaseModel, TypeAdapter

from desktop_app.protocol.codec import ClientCodec, Dialect, ServiceCodec
from desktop_app.protocol.server_events import ConversationItemCreated
from desktop_app.protocol.shape import tag_of

# What recorded services send and the SDK's types do not list.
BEYOND_THE_SDK = {
    "session.object",
    "session.id",
    "session.expires_at",
    "item.phase",
    "response.output.phase",
    "response.usage.output_token_details.reasoning_tokens",
    "obfuscation",
}


def _by_type(union: Any) -> dict[str, type[BaseModel]]:
    members = get_args(get_args(union)[0])
    return {get_args(member.model_fields["type"].annotation)[0]: member for member in members}


SERVER_TYPES = _by_type(RealtimeServerEvent)
CLIENT_TYPES = _by_type(RealtimeClientEvent)


def _beyond(model: object, path: str = "") -> Iterator[str]:
    """The paths of fields that a model took without knowing them."""
    if isinstance(model, BaseModel):
        yield from (f"{path}{name}" for name in model.model_extra or ())
        for name in type(model).model_fields:
            yield from _beyond(getattr(model, name), f"{path}{name}.")
    elif isinstance(model, list):
        for item in model:
            yield from _beyond(item, path)


def _without_references(wire: dict[str, Any]) -> dict[str, Any]:
    """The SDK has a type for item references but leaves it out of `response.input`, where the guide puts it."""
    items = wire.get("response", {}).get("input")
    if not items:
        return wire
    for item in items:
        if item["type"] == "item_reference":
            TypeAdapter(ResponseItemReference).validate_python(item)
    kept = [item for item in items if item["type"] != "item_reference"]
    return {**wire, "response": {**wire["response"], "input": kept}}


def test_we_know_exactly_the_events_the_sdk_knows() -> None:
    """46 from the service, 11 from the client."""
    from desktop_app.protocol.client_events import ClientEvent
    from desktop_app.protocol.server_events import TypedServerEvent

    assert {tag_of(event) for event in get_args(TypedServerEvent)} == SERVER_TYPES.keys()
    assert {tag_of(event) for event in get_args(ClientEvent)} == CLIENT_TYPES.keys()


@pytest.mark.parametrize(
    "event",
    [
        *samples.SHARED_SERVER_EVENTS,
        *samples.GA_SERVER_EVENTS,
        ConversationItemCreated(item=shapes.USER_MESSAGE),
    ],
    ids=tag_of,
)
def test_served_events_are_the_sdks(event: Any) -> None:
    """Validated strictly, by the type the event names."""
    (frame,) = ServiceCodec(Dialect.GA).encode(event)
    wire = json.loads(frame)
    model = TypeAdapter(SERVER_TYPES[wire["type"]]).validate_python(wire, strict=True)
    assert set(_beyond(model)) <= BEYOND_THE_SDK


@pytest.mark.parametrize("event", [*samples.SHARED_CLIENT_EVENTS, *samples.GA_CLIENT_EVENTS], ids=tag_of)
def test_asked_events_are_the_sdks(event: Any) -> None:
    """Nothing in them is beyond the SDK's types: a service refuses what it does not know."""
    wire = _without_references(json.loads(ClientCodec(Dialect.GA).encode(event).data))
    model = TypeAdapter(CLIENT_TYPES[wire["type"]]).validate_python(wire, strict=True)
    assert set(_beyond(model)) == set()


@pytest.mark.parametrize("event_type", sorted(SERVER_TYPES))
def test_an_event_of_which_nothing_is_known_is_still_the_sdks(event_type: str) -> None:
    """The service's codec fills in every required field, even of an event made with no field at all."""
    from desktop_app.protocol.server_events import TypedServerEvent

    struct = next(struct for struct in get_args(TypedServerEvent) if tag_of(struct) == event_type)
    fields: dict[str, Any] = {}
    if "item" in struct.__struct_fields__:
        fields["item"] = shapes.MessageItem(role="user")
    if "response" in struct.__struct_fields__:
        fields["response"] = shapes.Response(status="in_progress")
    if "part" in struct.__struct_fields__:
        fields["part"] = shapes.OutputText()
    (frame,) = ServiceCodec(Dialect.GA).encode(struct(**fields))
    TypeAdapter(SERVER_TYPES[event_type]).validate_python(json.loads(frame))


@pytest.mark.parametrize("name", [name for name in recordings.ALL if name.endswith(".ga")])
def test_the_recordings_are_the_sdks(name: str) -> None:
    """What we judge our codecs by must itself be right."""
    for said in recordings.events(name, "server"):
        model = TypeAdapter(SERVER_TYPES[said["type"]]).validate_python(said, strict=True)
        assert set(_beyond(model)) <= BEYOND_THE_SDK
    for asked in recordings.events(name, "client"):
        TypeAdapter(CLIENT_TYPES[asked["type"]]).validate_python(_without_references(asked), strict=True)
