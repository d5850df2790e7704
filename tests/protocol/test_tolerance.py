"""What a client survives: the other dialect's names, gaps, nulls, novelties, and frames that are no events at all."""

from __future__ import annotations

import json
from typing import Any

import pytest
from msgspec import UNSET

from desktop_app.protocol.codec import ClientCodec, Dialect
from desktop_app.protocol.items import (
    FunctionCallItem,
    InputText,
    MessageItem,
    OutputAudio,
    OutputText,
    UnknownContentPart,
    UnknownItem,
)
from desktop_app.protocol.response import ErrorDetail, Response
from desktop_app.protocol.response_events import (
    ResponseContentPartAdded,
    ResponseDone,
    ResponseFunctionCallArgumentsDone,
    ResponseOutputAudioDelta,
    ResponseOutputItemDone,
    ResponseOutputTextDelta,
)
from desktop_app.protocol.server_events import (
    ConversationItemAdded,
    ConversationItemDone,
    ConversationItemInputAudioTranscriptionCompleted,
    ConversationItemRetrieved,
    ErrorEvent,
    InputAudioBufferSpeechStarted,
    MalformedEvent,
    RateLimit,
    RateLimitsUpdated,
    SessionUpdated,
    UnknownEvent,
)
from desktop_app.protocol.session_config import (
    AudioConfig,
    AudioFormat,
    AudioInputConfig,
    AudioOutputConfig,
    FunctionChoice,
    FunctionTool,
    SessionConfig,
    TurnDetection,
    UnknownTool,
)


def _decode(event: object, dialect: Dialect = Dialect.GA) -> Any:
    (decoded,) = ClientCodec(dialect).decode(event if isinstance(event, str | bytes) else json.dumps(event))
    return decoded


def _session(session: dict[str, Any], event_type: str = "session.updated") -> Any:
    decoded = {dialect: _decode({"type": event_type, "session": session}, dialect) for dialect in Dialect}
    assert decoded[Dialect.GA] == decoded[Dialect.PREVIEW]
    assert isinstance(decoded[Dialect.GA], SessionUpdated), decoded
    return decoded[Dialect.GA].session


_OF = {"response_id": "r", "item_id": "i", "output_index": 0, "content_index": 0}


@pytest.mark.parametrize("dialect", list(Dialect))
@pytest.mark.parametrize(
    ("ga_type", "preview_type", "field"),
    [
        ("response.output_text.delta", "response.text.delta", {"delta": "a"}),
        ("response.output_text.done", "response.text.done", {"text": "a"}),
        ("response.output_audio.delta", "response.audio.delta", {"delta": "AAAA"}),
        ("response.output_audio.done", "response.audio.done", {}),
        ("response.output_audio_transcript.delta", "response.audio_transcript.delta", {"delta": "a"}),
        ("response.output_audio_transcript.done", "response.audio_transcript.done", {"transcript": "a"}),
        (
            "conversation.item.input_audio_transcription.completed",
            "conversation.item.audio_transcription.completed",
            {"transcript": "a"},
        ),
    ],
)
def test_both_names_are_one_event_on_any_connection(
    dialect: Dialect, ga_type: str, preview_type: str, field: dict[str, str]
) -> None:
    """The dialect is what we speak, not a filter for what we hear."""
    ga = _decode({"type": ga_type, **_OF, **field}, dialect)
    assert ga == _decode({"type": preview_type, **_OF, **field}, dialect)
    assert not isinstance(ga, UnknownEvent | MalformedEvent)


def test_parts_by_either_name_and_in_either_field() -> None:
    """GA's part events still say ``audio``; early Azure said `content` for `part`; today it says both."""
    expected = ResponseContentPartAdded(**_OF, part=OutputAudio(transcript=""))  # type: ignore[arg-type]
    part = {"type": "audio", "transcript": ""}
    for fields in ({"part": part}, {"content": part}, {"part": part, "content": part}, {"part": None, "content": part}):
        assert _decode({"type": "response.content_part.added", **_OF, **fields}) == expected
    newer = {"part": {"type": "output_text", "text": ""}}
    assert _decode({"type": "response.content_part.added", **_OF, **newer}).part == OutputText(text="")
    assert _decode({"type": "response.content_part.added", **_OF}).part == UnknownContentPart()


def test_a_flat_session_and_a_nested_one_are_the_same() -> None:
    """The preview's session in GA's nesting, whatever the connection."""
    flat = {
        "object": "realtime.session",
        "id": "sess_1",
        "modalities": ["text", "audio"],
        "voice": "alloy",
        "input_audio_format": "pcm16",
        "output_audio_format": "g711_ulaw",
        "turn_detection": {"type": "server_vad", "prefix_padding_ms": "300", "silence_duration_ms": "200"},
        "tool_choice": {"type": "function", "function": {"name": "f"}},
        "max_response_output_tokens": "inf",
        "temperature": 0.8,
        "client_secret": None,
    }
    assert _session(flat) == SessionConfig(
        type="realtime",
        object="realtime.session",
        id="sess_1",
        output_modalities=["audio"],
        audio=AudioConfig(
            input=AudioInputConfig(
                format=AudioFormat(type="audio/pcm", rate=24_000),
                turn_detection=TurnDetection(type="server_vad", prefix_padding_ms=300, silence_duration_ms=200),
            ),
            output=AudioOutputConfig(format=AudioFormat(type="audio/pcmu"), voice="alloy"),
        ),
        tool_choice=FunctionChoice(name="f"),
        max_output_tokens="inf",
        temperature=0.8,
    )


@pytest.mark.parametrize("off", [None, "none", {"type": "none"}])
def test_turn_detection_is_off_in_three_ways(off: object) -> None:
    """Flat and nested."""
    expected = AudioConfig(input=AudioInputConfig(turn_detection=None))
    assert _session({"turn_detection": off}).audio == expected
    assert _session({"type": "realtime", "audio": {"input": {"turn_detection": off}}}).audio == expected


def test_transcription_sessions_by_their_old_event() -> None:
    """`transcription_session.updated` is GA's `session.updated` of that type, with or without its object."""
    for known in ({}, {"object": "realtime.transcription_session"}):
        session = _session({"input_audio_format": "pcm16", **known}, "transcription_session.updated")
        assert session.type == "transcription"
        assert session.audio.input.format == AudioFormat(type="audio/pcm", rate=24_000)


@pytest.mark.parametrize("name", ["max_response_output_tokens", "max_output_tokens", "max__output_tokens"])
def test_three_spellings_of_the_token_limit(name: str) -> None:
    """In sessions and in responses."""
    assert _session({name: 64}).max_output_tokens == 64
    assert _session({"modalities": ["text"], name: "inf"}).max_output_tokens == "inf"
    assert _decode({"type": "response.done", "response": {name: 64}}).response.max_output_tokens == 64


def test_what_is_missing_or_null_has_its_default() -> None:
    """A null where a string, number, list or object is expected is as good as nothing."""
    assert _decode({"type": "response.done"}) == ResponseDone()
    nulls = dict.fromkeys(("id", "object", "status", "output", "audio", "output_modalities", "metadata"))
    response = _decode({"type": "response.done", "event_id": None, "response": nulls}).response
    assert response == Response(metadata=None)
    delta = {"type": "response.output_text.delta", "response_id": None, "output_index": None, "delta": None}
    assert _decode(delta) == ResponseOutputTextDelta()
    assert _decode({"type": "input_audio_buffer.speech_started"}) == InputAudioBufferSpeechStarted()
    limits = {"type": "rate_limits.updated", "rate_limits": [{"name": None, "limit": None, "reset_seconds": 1}]}
    assert _decode(limits) == RateLimitsUpdated(rate_limits=[RateLimit(reset_seconds=1.0)])


def test_numbers_in_other_clothes() -> None:
    """As strings, as decimals, as integers where decimals belong."""
    started = {"type": "input_audio_buffer.speech_started", "item_id": "i", "event_id": "e"}
    for written in (672, 672.0, "672", "672.0", 671.6):
        assert _decode({**started, "audio_start_ms": written}).audio_start_ms == 672
    limits = {"type": "rate_limits.updated", "rate_limits": [{"limit": 10.0, "reset_seconds": "0.5"}]}
    assert _decode(limits) == RateLimitsUpdated(rate_limits=[RateLimit(limit=10, reset_seconds=0.5)])


def test_unknown_fields_are_ignored() -> None:
    """At every depth."""
    item = {"type": "message", "role": "user", "shoe": 43, "content": [{"type": "input_text", "text": "a", "font": 1}]}
    event = {"type": "conversation.item.added", "previous_item_id": "p", "item": item, "mood": "good"}
    expected = MessageItem(role="user", content=[InputText(text="a")])
    assert _decode(event) == ConversationItemAdded(previous_item_id="p", item=expected)


@pytest.mark.parametrize("dialect", list(Dialect))
def test_unknown_variants_are_kept(dialect: Dialect) -> None:
    """Items, content parts and tools of types to come, and one that calls itself what we call the unknown."""
    for kind in ("gesture", "__unknown__", ""):
        raw = {"type": kind, "id": "i", "raw": 1}
        item = _decode({"type": "conversation.item.retrieved", "item": raw}, dialect).item
        assert item == UnknownItem(id="i", type_name=kind, raw=raw)
        message = {"type": "message", "role": "assistant", "content": [{"type": kind, "x": [1]}]}
        part = _decode({"type": "conversation.item.retrieved", "item": message}, dialect).item.content[0]
        assert part == UnknownContentPart(type_name=kind, raw={"type": kind, "x": [1]})
    tools = [{"type": "search", "depth": 2}, {"type": "function", "name": "f"}]
    assert _session({"tools": tools}).tools == [
        UnknownTool(type_name="search", raw={"type": "search", "depth": 2}),
        FunctionTool(name="f"),
    ]
    assert _decode({"type": "conversation.item.retrieved", "item": {"id": "i"}}) == ConversationItemRetrieved(
        item=UnknownItem(id="i", raw={"id": "i"})
    )
    assert _session({"instructions": "x", "tool_choice": {"type": "allowed_tools"}}).tool_choice is UNSET


def test_unknown_events_are_kept_as_they_came() -> None:
    """With their id, when they have one."""
    frame = '{"type":"conversation.item.dreamt","event_id":"e","of":"sheep"}'
    expected = UnknownEvent(type_name="conversation.item.dreamt", event_id="e", raw=frame)
    assert _decode(frame) == expected
    assert _decode(frame.encode()) == expected


def test_errors_are_read_however_they_are_written() -> None:
    """The one event whose words must never be lost."""
    assert _decode({"type": "error", "error": "overloaded"}) == ErrorEvent(error=ErrorDetail(message="overloaded"))
    detail = _decode({"type": "error", "error": {"code": 429, "message": None, "param": None, "type": "x"}}).error
    assert detail == ErrorDetail(code="429", message=None, param=None, type="x")


@pytest.mark.parametrize("dialect", list(Dialect))
@pytest.mark.parametrize(
    ("frame", "reason"),
    [
        ("", "not JSON"),
        ("{", "not JSON"),
        ("[" * 100_000, "nested too deeply"),
        ('{"type":"error","x":' + "[" * 100_000, "nested too deeply"),
        ('{"type":"session.updated","session":{"x":1e999}}', "Number out of range"),
        (b"\xff\xfe", "not JSON"),
        (b'{"type":"error","error":{"message":"\xff"}}', "not JSON"),
        ('{"type":"error","event_id":"\ud800"}', "surrogates not allowed"),
        ("[]", "not a JSON object"),
        ("null", "not a JSON object"),
        ("{}", "type: missing or not a string"),
        ('{"type":7}', "type: missing or not a string"),
        ('{"type":"response.output_audio.delta","delta":"AAA"}', "delta: not valid base64"),
        ('{"type":"response.audio.delta","delta":"AA\\n=="}', "delta: not valid base64"),
        ('{"type":"response.output_audio.delta","delta":5}', "delta: expected a string, got an integer"),
        ('{"type":"response.done","response":[]}', "response: expected an object, got an array"),
        (
            '{"type":"conversation.item.added","item":{"type":"message","content":["hi"]}}',
            "item.content[0]: expected an object, got a string",
        ),
        (
            '{"type":"session.updated","session":{"audio":{"output":{"speed":"fast"}}}}',
            "session.audio.output.speed: expected a decimal, got a string",
        ),
        (
            '{"type":"conversation.item.retrieved","item":{"type":"message","content":[{"type":"input_audio",'
            '"audio":"!"}]}}',
            "item.content[0].audio: not valid base64",
        ),
        ('{"type":"input_audio_buffer.speech_started","audio_start_ms":true}', "expected an integer, got a boolean"),
    ],
)
def test_malformed_frames_say_why_and_where(dialect: Dialect, frame: str | bytes, reason: str) -> None:
    """One event, no exception, and the beginning of the frame kept."""
    event = _decode(frame, dialect)
    assert isinstance(event, MalformedEvent)
    assert reason in event.reason
    assert len(event.raw) <= 500


# The quick way for audio must give the same as the plain way.


@pytest.mark.parametrize(
    ("frame", "audio"),
    [
        ('{"type":"response.output_audio.delta","delta":"AQID"}', b"\1\2\3"),
        ('{"type": "response.output_audio.delta", "delta" : "AQID" }', b"\1\2\3"),
        ('{"delta":"AQID","type":"response.audio.delta"}', b"\1\2\3"),
        ('{"type":"response.output_audio.delta","delta":"AQ\\u0049D"}', b"\1\2\3"),
        ('{"type":"response.output_audio.delta","delta":"\\/\\/\\/\\/"}', b"\xff\xff\xff"),
        ('{"type":"response.output_audio.delta","delta":"AAAA"}', b"\0\0\0"),
        ('{"type":"response.output_audio.delta","delta":""}', b""),
        ('{"type":"response.output_audio.delta","delta":null}', b""),
        ('{"type":"response.output_audio.delta"}', b""),
        ('{"type":"response.output_audio.delta","delta":"AQID","delta":"BAUG"}', b"\4\5\6"),
        ('{"type":"response.output_audio.delta","old":{"delta":"BAUG"},"delta":"AQID"}', b"\1\2\3"),
        ('{"type":"response.output_audio.delta","old":{"delta":"BAUG"}}', b""),
        ('{"type":"response.output_audio.delta","x\\"delta":"BAUG"}', b""),
        ('{"type":"response.output_audio.delta","item_id":"\\"delta\\":\\"AQID\\"","delta":"BAUG"}', b"\4\5\6"),
    ],
)
def test_unusual_audio_deltas(frame: str, audio: bytes) -> None:
    """Escapes, spaces, duplicates (the last one counts), namesakes at other depths."""
    for dialect in Dialect:
        for sent in (frame, frame.encode()):
            event = _decode(sent, dialect)
            assert isinstance(event, ResponseOutputAudioDelta), event
            assert event.delta == audio


def test_an_audio_delta_in_name_only() -> None:
    """A text that mentions one is still a text."""
    frame = json.dumps({"type": "response.output_text.delta", "item_id": 'audio.delta"', "delta": "QUJD"})
    assert _decode(frame) == ResponseOutputTextDelta(item_id='audio.delta"', delta="QUJD")
    named = '{"type":"response.output_text.delta","item_id":"response.audio.delta","delta":"QUJD"}'
    assert _decode(named) == ResponseOutputTextDelta(item_id="response.audio.delta", delta="QUJD")


# What the client's codec remembers.


def _item(status: str | None, **fields: Any) -> dict[str, Any]:
    known = {"id": "i", "type": "message", "role": "assistant", "content": [], **fields}
    return known if status is None else {**known, "status": status}


@pytest.mark.parametrize("status", ["in_progress", "completed", None])
def test_the_models_item_is_done_when_its_output_is(status: str | None) -> None:
    """The preview announces it once; the end is told by `response.output_item.done`."""
    codec = ClientCodec(Dialect.PREVIEW)
    output = {"type": "response.output_item.added", "response_id": "r", "output_index": 0, "item": _item(status)}
    codec.decode(json.dumps(output))
    created = {"type": "conversation.item.created", "previous_item_id": "p", "item": _item(status)}
    assert [type(event) for event in codec.decode(json.dumps(created))] == [ConversationItemAdded]
    finished = {**output, "type": "response.output_item.done", "item": _item("completed")}
    done, output_done = codec.decode(json.dumps(finished))
    assert isinstance(output_done, ResponseOutputItemDone)
    assert done == ConversationItemDone(previous_item_id="p", item=output_done.item)
    assert [type(event) for event in codec.decode(json.dumps(finished))] == [ResponseOutputItemDone]


def test_an_out_of_band_item_never_joins_the_conversation() -> None:
    """No `item.created`, so no `done` either."""
    codec = ClientCodec(Dialect.PREVIEW)
    for name in ("added", "done"):
        event = {"type": f"response.output_item.{name}", "response_id": "r", "item": _item("completed")}
        assert len(codec.decode(json.dumps(event))) == 1


def test_a_deleted_item_is_forgotten() -> None:
    """Its id may be used again."""
    codec = ClientCodec(Dialect.PREVIEW)
    created = json.dumps({"type": "conversation.item.created", "item": _item("in_progress")})
    codec.decode(created)
    codec.decode('{"type":"conversation.item.deleted","item_id":"i"}')
    done = json.dumps({"type": "response.output_item.done", "item": _item("completed")})
    assert [type(event) for event in codec.decode(done)] == [ResponseOutputItemDone]


def test_the_functions_name_comes_from_the_item() -> None:
    """The preview's `arguments.done` has none; a name that is there is kept; an unknown item's stays open."""
    codec = ClientCodec(Dialect.PREVIEW)
    call = {"type": "function_call", "id": "i", "name": "get_weather", "call_id": "c", "arguments": ""}
    codec.decode(json.dumps({"type": "response.output_item.added", "response_id": "r", "item": call}))
    arguments = {"type": "response.function_call_arguments.done", "item_id": "i", "call_id": "c", "arguments": "{}"}
    expected = ResponseFunctionCallArgumentsDone(item_id="i", call_id="c", name="get_weather", arguments="{}")
    assert codec.decode(json.dumps(arguments)) == (expected,)
    (named,) = codec.decode(json.dumps({**arguments, "name": "other"}))
    assert named.name == "other"  # type: ignore[union-attr]
    (unknown,) = codec.decode(json.dumps({**arguments, "item_id": "j"}))
    assert unknown.name is UNSET  # type: ignore[union-attr]


def test_a_seeded_call_of_ours_is_done_at_once() -> None:
    """It belongs to no response."""
    call = {"type": "function_call", "id": "i", "status": "completed", "name": "f", "call_id": "c", "arguments": "{}"}
    event = {"type": "conversation.item.created", "item": call}
    item = FunctionCallItem(id="i", status="completed", name="f", call_id="c", arguments="{}")
    assert ClientCodec(Dialect.PREVIEW).decode(json.dumps(event)) == (
        ConversationItemAdded(item=item),
        ConversationItemDone(item=item),
    )


def test_a_completed_transcription_without_its_extras() -> None:
    """The preview's has neither usage nor logprobs."""
    event = {"type": "conversation.item.input_audio_transcription.completed", "item_id": "i", "transcript": "hi"}
    assert _decode(event) == ConversationItemInputAudioTranscriptionCompleted(item_id="i", transcript="hi")
