"""The recorded conversations through the codecs: all is understood, and both dialects say the same."""

from __future__ import annotations

import importlib.util
import json
from types import ModuleType
from typing import Any

import msgspec
import protocol_recordings as recordings
import pytest

from desktop_app.protocol.client_events import ClientEvent
from desktop_app.protocol.codec import ClientCodec, Dialect, RequestProblem, ServiceCodec
from desktop_app.protocol.server_events import MalformedEvent, UnknownEvent
from desktop_app.protocol.shape import tag_of

# What one dialect cannot say, or says in words of its own: not part of what both must agree on.
_OWN_WORDS = frozenset(
    {"event_id", "object", "obfuscation", "temperature", "truncation", "prompt", "tracing", "include"}
)
_OWN_SETTINGS = frozenset({"model", "idle_timeout_ms", "noise_reduction", "speed", "param"})
_OWN_EVENTS = frozenset({"conversation.item.input_audio_transcription.delta"})


def _dialect(name: str) -> Dialect:
    return Dialect(name.rpartition(".")[2])


def _heard(name: str) -> list[Any]:
    codec = ClientCodec(_dialect(name))
    return [event for sent in recordings.events(name, "server") for event in codec.decode(json.dumps(sent))]


def _common(value: Any) -> Any:
    """A JSON value without what the dialects do not share."""
    if isinstance(value, dict):
        shared = {name: item for name, item in value.items() if name not in _OWN_WORDS | _OWN_SETTINGS}
        if shared.get("type") == "conversation.item.input_audio_transcription.completed":
            shared.pop("usage", None)
        return {name: _common(item) for name, item in shared.items()}
    return [_common(item) for item in value] if isinstance(value, list) else value


def _told(events: list[Any]) -> list[Any]:
    return [_common(msgspec.to_builtins(event)) for event in events if tag_of(event) not in _OWN_EVENTS]


@pytest.fixture(scope="module")
def writer() -> ModuleType:
    """The script that wrote the recordings."""
    spec = importlib.util.spec_from_file_location("write_recordings", recordings.FOLDER / "write_recordings.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(recordings.FOLDER)
        spec.loader.exec_module(module)
    return module


def test_the_recordings_are_what_the_script_writes(writer: ModuleType) -> None:
    """So that nobody edits one of them alone."""
    written = {}
    for name, (told, dialects) in writer.CONVERSATIONS.items():
        for dialect in dialects:
            recording = writer.Recording(dialect)
            told(recording)
            written[f"{name}.{dialect}"] = recording.lines
    assert sorted(written) == recordings.ALL
    for name, lines in written.items():
        assert recordings.lines(name) == lines, name


@pytest.mark.parametrize("name", recordings.ALL)
def test_everything_the_service_said_is_understood(name: str) -> None:
    """No unknown and no malformed event."""
    heard = _heard(name)
    assert heard
    assert [event for event in heard if isinstance(event, UnknownEvent | MalformedEvent)] == []


@pytest.mark.parametrize("name", recordings.ALL)
def test_what_the_client_said_is_read_and_written_again_as_it_was(name: str) -> None:
    """Except the update that the service refuses."""
    service, client = ServiceCodec(_dialect(name)), ClientCodec(_dialect(name))
    refused = []
    for asked in recordings.events(name, "client"):
        event = service.decode(json.dumps(asked))
        if isinstance(event, RequestProblem):
            refused.append(event.event_id)
            continue
        assert isinstance(event, ClientEvent)
        encoded = client.encode(event)
        assert encoded.dropped == ()
        assert json.loads(encoded.data) == asked
    assert refused == (["update_2"] if name.startswith("errors") else [])


@pytest.mark.parametrize("name", recordings.ALL)
def test_what_the_service_said_is_written_again_as_it_was(name: str) -> None:
    """Everything that was said is said again; what is completed is null."""
    client, service = ClientCodec(_dialect(name)), ServiceCodec(_dialect(name))
    for said in recordings.events(name, "server"):
        event = client.decode(json.dumps(said))[0]
        frames = [json.loads(frame) for frame in service.encode(event)]
        if said["type"] == "response.output_item.done" and not frames:
            frames = [json.loads(frame) for frame in service.encode(client.decode(json.dumps(said))[-1])]
        assert len(frames) == 1
        assert all(value is None for key, value in frames[0].items() if key not in said)
        for key, value in said.items():
            assert frames[0][key] == value, (said["type"], key)


@pytest.mark.parametrize("name", recordings.IN_BOTH_DIALECTS)
def test_both_dialects_tell_the_same_conversation(name: str) -> None:
    """The same typed events in the same order, down to every word and sample."""
    assert _told(_heard(f"{name}.ga")) == _told(_heard(f"{name}.preview"))


@pytest.mark.parametrize("name", recordings.IN_BOTH_DIALECTS)
def test_both_dialects_ask_the_same(name: str) -> None:
    """The client's side, as the service reads it."""
    asked = {}
    for dialect in Dialect:
        service = ServiceCodec(dialect)
        events = [service.decode(json.dumps(event)) for event in recordings.events(f"{name}.{dialect}", "client")]
        asked[dialect] = [msgspec.to_builtins(event) for event in events if not isinstance(event, RequestProblem)]
    assert asked[Dialect.GA] == asked[Dialect.PREVIEW]
