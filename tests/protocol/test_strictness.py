"""What the service refuses, in the codes and words of the real services, and what it takes."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest

from desktop_app.protocol.client_events import ClientEvent, SessionUpdate
from desktop_app.protocol.codec import Dialect, RequestProblem, ServiceCodec, summary
from desktop_app.protocol.session_config import AudioConfig, AudioInputConfig, TurnDetection

GA, PREVIEW = Dialect.GA, Dialect.PREVIEW
BAD_AUDIO = "Invalid 'audio'. Expected base64-encoded audio bytes (mono PCM16 at 24kHz) but got an invalid value."
PCM = {"type": "audio/pcm", "rate": 24000}


def _update(session: dict[str, Any]) -> dict[str, Any]:
    return {"type": "session.update", "event_id": "mine", "session": session}


def _ga(session: dict[str, Any]) -> dict[str, Any]:
    return _update({"type": "realtime", **session})


def _vad(fields: dict[str, Any]) -> dict[str, Any]:
    return _ga({"audio": {"input": {"turn_detection": {"type": "server_vad", **fields}}}})


def _respond(options: dict[str, Any]) -> dict[str, Any]:
    return {"type": "response.create", "event_id": "mine", "response": options}


def _create(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "conversation.item.create", "event_id": "mine", "item": item}


def _message(role: str, *content: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return _create({"type": "message", "role": role, "content": list(content), **fields})


def _missing(param: str) -> tuple[str, str, str]:
    return ("missing_required_parameter", f"Missing required parameter: '{param}'.", param)


def _unknown(param: str) -> tuple[str, str, str]:
    return ("unknown_parameter", f"Unknown parameter: '{param}'.", param)


def _wrong(param: str, expected: str, got: str) -> tuple[str, str, str]:
    return ("invalid_type", f"Invalid type for '{param}': expected {expected}, but got {got} instead.", param)


def _choice(param: str, value: str, supported: str) -> tuple[str, str, str]:
    return ("invalid_value", f"Invalid value: '{value}'. Supported values are: {supported}.", param)


def _below(param: str, kind: str, low: str, got: str) -> tuple[str, str, str]:
    words = f"{kind} below minimum value. Expected a value >= {low}, but got {got} instead."
    return (f"{kind}_below_min_value", f"Invalid '{param}': {words}", param)


def _above(param: str, kind: str, high: str, got: str) -> tuple[str, str, str]:
    words = f"{kind} above maximum value. Expected a value <= {high}, but got {got} instead."
    return (f"{kind}_above_max_value", f"Invalid '{param}': {words}", param)


def _long(param: str, longest: int, length: int) -> tuple[str, str, str]:
    words = f"string too long. Expected a string with maximum length {longest}, but got a string with length {length}"
    return ("string_above_max_length", f"Invalid '{param}': {words} instead.", param)


_SERVER_VAD = "session.audio.input.turn_detection"
_GA_VOICES = "'alloy', 'ash', 'ballad', 'coral', 'echo', 'sage', 'shimmer', 'verse', 'marin', and 'cedar'"
_PREVIEW_VOICES = "'alloy', 'ash', 'ballad', 'coral', 'echo', 'sage', 'shimmer', and 'verse'"

REFUSED: list[tuple[Dialect, dict[str, Any], tuple[str, str, str | None]]] = [
    # The other dialect.
    (GA, _update({"turn_detection": None}), _missing("session.type")),
    (GA, _ga({"turn_detection": None}), _unknown("session.turn_detection")),
    (GA, _ga({"modalities": ["text"]}), _unknown("session.modalities")),
    (GA, _ga({"voice": "alloy"}), _unknown("session.voice")),
    (GA, _ga({"temperature": 0.8}), _unknown("session.temperature")),
    (GA, _respond({"modalities": ["text"]}), _unknown("response.modalities")),
    (GA, _respond({"temperature": 0.8}), _unknown("response.temperature")),
    (PREVIEW, _ga({}), _unknown("session.type")),
    (PREVIEW, _update({"audio": {}}), _unknown("session.audio")),
    (PREVIEW, _update({"output_modalities": ["audio"]}), _unknown("session.output_modalities")),
    (PREVIEW, _respond({"output_modalities": ["audio"]}), _unknown("response.output_modalities")),
    (PREVIEW, _respond({"prompt": "Say hi"}), _unknown("response.prompt")),
    (PREVIEW, _update({"truncation": "auto"}), _unknown("session.truncation")),
    (PREVIEW, _update({"turn_detection": {"type": "server_vad", "idle_timeout_ms": 6000}}),
     _unknown("session.turn_detection.idle_timeout_ms")),
    (PREVIEW, _message("assistant", {"type": "output_text", "text": "Hi"}),
     _choice("item.content[0].type", "output_text", "'text'")),
    (GA, _message("assistant", {"type": "text", "text": "Hi"}),
     _choice("item.content[0].type", "text", "'output_text'")),
    # What a client may not say.
    (GA, _ga({"id": "sess_1"}), _unknown("session.id")),
    (PREVIEW, _update({"expires_at": 1}), _unknown("session.expires_at")),
    (GA, _ga({"audio": {"output": {"pitch": 2}}}), _unknown("session.audio.output.pitch")),
    (PREVIEW, _update({"input_audio_transcription": {"enabled": True}}),
     _unknown("session.input_audio_transcription.enabled")),
    (GA, _respond({"audio": {"output": {"speed": 1.0}}}), _unknown("response.audio.output.speed")),
    (GA, _respond({"audio": {"input": {}}}), _unknown("response.audio.input")),
    (GA, _update({"type": "transcription", "instructions": "x"}), _unknown("session.instructions")),
    (GA, _update({"type": "transcription", "audio": {"output": {}}}), _unknown("session.audio.output")),
    (GA, {"type": "input_audio_buffer.commit", "event_id": "mine", "now": True}, _unknown("now")),
    (GA, _message("user", {"type": "input_text", "text": "x", "bold": True}), _unknown("item.content[0].bold")),
    (GA, _vad({"eagerness": "low"}), _unknown(f"{_SERVER_VAD}.eagerness")),
    (GA, _ga({"audio": {"input": {"turn_detection": {"type": "semantic_vad", "threshold": 0.5}}}}),
     _unknown(f"{_SERVER_VAD}.threshold")),
    # What must be there.
    (GA, {"type": "session.update", "event_id": "mine"}, _missing("session")),
    (GA, {"type": "input_audio_buffer.append", "event_id": "mine"}, _missing("audio")),
    (GA, {"type": "conversation.item.create", "event_id": "mine"}, _missing("item")),
    (GA, {"type": "conversation.item.delete", "event_id": "mine"}, _missing("item_id")),
    (GA, {"type": "conversation.item.truncate", "event_id": "mine", "item_id": "x", "content_index": 0},
     _missing("audio_end_ms")),
    (GA, _create({"role": "user", "content": []}), _missing("item.type")),
    (GA, _create({"type": "message", "content": []}), _missing("item.role")),
    (GA, _create({"type": "function_call_output", "output": "x"}), _missing("item.call_id")),
    (GA, _message("user", {"type": "input_audio"}), _missing("item.content[0].audio")),
    (GA, _message("assistant", {"type": "output_audio", "audio": "AAAA"}), _missing("item.content[0].text")),
    (PREVIEW, _message("assistant", {"type": "audio", "transcript": "Hi"}), _missing("item.content[0].text")),
    (GA, _ga({"audio": {"output": {"format": {"type": "audio/pcm"}}}}),
     _missing("session.audio.output.format.rate")),
    *((dialect, session, _missing("session.tool_choice.name")) for dialect, session in (
        (GA, _ga({"tool_choice": {"type": "function", "function": {"name": "f"}}})),
        (PREVIEW, _update({"tool_choice": {"type": "function", "function": {"name": "f"}}})),
    )),
    (GA, _ga({"tools": [{"type": "function", "function": {"name": "f"}}]}), _missing("session.tools[0].name")),
    (GA, _ga({"tools": [{"type": "mcp", "server_label": "x"}]}), _missing("session.tools[0].server_url")),
    # Values.
    (GA, _update({"type": "call"}), _choice("session.type", "call", "'realtime' and 'transcription'")),
    (GA, _ga({"output_modalities": ["audio", "text"]}),
     ("invalid_value", "Invalid modalities: ['audio', 'text']. Supported combinations are: ['text'] and ['audio'].",
      "session.output_modalities")),
    (PREVIEW, _update({"modalities": ["audio"]}),
     ("invalid_value", "Invalid modalities: ['audio']. Supported combinations are: ['text'] and ['audio', 'text'].",
      "session.modalities")),
    (GA, _respond({"output_modalities": []}),
     ("invalid_value", "Invalid modalities: []. Supported combinations are: ['text'] and ['audio'].",
      "response.output_modalities")),
    (GA, _ga({"audio": {"output": {"voice": "nova"}}}), _choice("session.audio.output.voice", "nova", _GA_VOICES)),
    (PREVIEW, _update({"voice": "marin"}), _choice("session.voice", "marin", _PREVIEW_VOICES)),
    (PREVIEW, _update({"input_audio_format": "pcm"}),
     _choice("session.input_audio_format", "pcm", "'pcm16', 'g711_ulaw', and 'g711_alaw'")),
    (GA, _ga({"audio": {"input": {"format": {"type": "pcm16"}}}}),
     _choice("session.audio.input.format.type", "pcm16", "'audio/pcm', 'audio/pcmu', and 'audio/pcma'")),
    (GA, _ga({"audio": {"input": {"format": {"type": "audio/pcm", "rate": 16000}}}}),
     _below("session.audio.input.format.rate", "integer", "24000", "16000")),
    (GA, _ga({"tool_choice": "always"}),
     _choice("session.tool_choice", "always", "'auto', 'none', and 'required'")),
    (PREVIEW, _update({"tools": [{"type": "mcp"}]}), _choice("session.tools[0].type", "mcp", "'function'")),
    (GA, _ga({"audio": {"input": {"turn_detection": {"type": "none"}}}}),
     _choice(f"{_SERVER_VAD}.type", "none", "'server_vad' and 'semantic_vad'")),
    (GA, _ga({"audio": {"input": {"turn_detection": {"type": "semantic_vad", "eagerness": "keen"}}}}),
     _choice(f"{_SERVER_VAD}.eagerness", "keen", "'low', 'medium', 'high', and 'auto'")),
    (GA, _respond({"conversation": "other"}), _choice("response.conversation", "other", "'auto' and 'none'")),
    (GA, _message("tool", {"type": "input_text", "text": "x"}),
     _choice("item.role", "tool", "'system', 'user', and 'assistant'")),
    (GA, _message("system", {"type": "input_audio", "audio": "AAAA"}),
     _choice("item.content[0].type", "input_audio", "'input_text'")),
    (GA, _message("assistant", {"type": "input_text", "text": "x"}),
     _choice("item.content[0].type", "input_text", "'output_text'")),
    (GA, _create({"type": "item_reference", "id": "x"}),
     _choice("item.type", "item_reference",
             "'message', 'function_call', 'function_call_output', 'mcp_list_tools', 'mcp_call', "
             "'mcp_approval_request', and 'mcp_approval_response'")),
    (PREVIEW, _create({"type": "mcp_call"}),
     _choice("item.type", "mcp_call", "'message', 'function_call', and 'function_call_output'")),
    # Kinds.
    (GA, _ga({"instructions": 5}), _wrong("session.instructions", "a string", "an integer")),
    (GA, _ga({"audio": []}), _wrong("session.audio", "an object", "an array")),
    (GA, _ga({"tools": {}}), _wrong("session.tools", "an array", "an object")),
    (GA, _vad({"create_response": "yes"}), _wrong(f"{_SERVER_VAD}.create_response", "a boolean", "a string")),
    (GA, _vad({"silence_duration_ms": "200"}),
     _wrong(f"{_SERVER_VAD}.silence_duration_ms", "an integer", "a string")),
    (GA, _vad({"silence_duration_ms": 200.5}),
     _wrong(f"{_SERVER_VAD}.silence_duration_ms", "an integer", "a decimal")),
    (PREVIEW, _update({"temperature": None}), _wrong("session.temperature", "a decimal", "null")),
    (GA, {"type": "session.update", "event_id": "mine", "session": None}, _wrong("session", "an object", "null")),
    (GA, _message("user", "hello"), _wrong("item.content[0]", "an object", "a string")),  # type: ignore[arg-type]
    (GA, _respond({"metadata": {"a": 1}}), _wrong("response.metadata.a", "a string", "an integer")),
    (GA, {"type": "input_audio_buffer.append", "event_id": "mine", "audio": 7},
     _wrong("audio", "a string", "an integer")),
    # Ranges.
    (GA, _ga({"audio": {"output": {"speed": 1.6}}}), _above("session.audio.output.speed", "decimal", "1.5", "1.6")),
    (GA, _ga({"audio": {"output": {"speed": 0.2}}}), _below("session.audio.output.speed", "decimal", "0.25", "0.2")),
    (PREVIEW, _update({"temperature": 0.5}), _below("session.temperature", "decimal", "0.6", "0.5")),
    (PREVIEW, _respond({"temperature": 1.3}), _above("response.temperature", "decimal", "1.2", "1.3")),
    (GA, _vad({"threshold": 1.1}), _above(f"{_SERVER_VAD}.threshold", "decimal", "1", "1.1")),
    (GA, _vad({"prefix_padding_ms": -1}), _below(f"{_SERVER_VAD}.prefix_padding_ms", "integer", "0", "-1")),
    (GA, _vad({"idle_timeout_ms": 4999}), _below(f"{_SERVER_VAD}.idle_timeout_ms", "integer", "5000", "4999")),
    (GA, _vad({"idle_timeout_ms": 30001}), _above(f"{_SERVER_VAD}.idle_timeout_ms", "integer", "30000", "30001")),
    (GA, _ga({"max_output_tokens": 0}), _below("session.max_output_tokens", "integer", "1", "0")),
    (GA, _ga({"max_output_tokens": 4097}), _above("session.max_output_tokens", "integer", "4096", "4097")),
    (GA, _ga({"max_output_tokens": "many"}), _choice("session.max_output_tokens", "many", "'inf'")),
    (GA, _ga({"truncation": {"type": "retention_ratio", "retention_ratio": 1.5}}),
     _above("session.truncation.retention_ratio", "decimal", "1", "1.5")),
    (GA, _ga({"truncation": "never"}), _choice("session.truncation", "never", "'auto' and 'disabled'")),
    # Lengths and patterns.
    (GA, _message("user", id="i" * 33), _long("item.id", 32, 33)),
    (GA, _create({"type": "function_call_output", "call_id": "c" * 33, "output": ""}), _long("item.call_id", 32, 33)),
    (GA, _create({"type": "function_call", "name": "f", "arguments": "", "call_id": "a b"}),
     ("invalid_value", "Invalid 'item.call_id': string does not match pattern. "
      "Expected a string that matches the pattern '^[a-zA-Z0-9_-]+$'.", "item.call_id")),
    (GA, _respond({"metadata": {str(n): "" for n in range(17)}}),
     ("object_above_max_properties", "Invalid 'response.metadata': too many properties. Expected an object with at "
      "most 16 properties, but got an object with 17 properties instead.", "response.metadata")),
    (GA, _respond({"metadata": {"k" * 65: ""}}), _long("response.metadata", 64, 65)),
    (GA, _respond({"metadata": {"k": "v" * 513}}), _long("response.metadata.k", 512, 513)),
    # Audio.
    *((dialect, {"type": "input_audio_buffer.append", "event_id": "mine", "audio": audio},
       ("invalid_value", BAD_AUDIO, "audio.audio"))
      for dialect in Dialect for audio in ("not base64!", "AAA", "AA==AA==", "AAAA\n", "é")),
    (GA, _message("user", {"type": "input_audio", "audio": "?"}), ("invalid_value", BAD_AUDIO, "audio.audio")),
    # Events.
    (GA, {"type": "transcription_session.update", "event_id": "mine", "session": {}},
     _choice("type", "transcription_session.update",
             "'session.update', 'input_audio_buffer.append', 'input_audio_buffer.commit', 'input_audio_buffer.clear', "
             "'output_audio_buffer.clear', 'conversation.item.create', 'conversation.item.retrieve', "
             "'conversation.item.truncate', 'conversation.item.delete', 'response.create', and 'response.cancel'")),
    (GA, {"event_id": "mine"}, ("invalid_event", "The 'type' field is missing.", None)),
    (GA, {"type": 5, "event_id": "mine"}, ("invalid_event", "The 'type' field is missing.", None)),
]  # fmt: skip


@pytest.mark.parametrize(("dialect", "event", "expected"), REFUSED)
def test_refused(dialect: Dialect, event: dict[str, Any], expected: tuple[str, str, str | None]) -> None:
    """The code, the words, the place, and the client's id of the event."""
    problem = ServiceCodec(dialect).decode(json.dumps(event))
    assert isinstance(problem, RequestProblem), problem
    assert (problem.code, problem.message, problem.param) == expected
    assert problem.event_id == "mine"


@pytest.mark.parametrize(
    "frame",
    ["", "{", "nonsense", "[" * 100_000, b"\xff", b'{"type":"response.create","event_id":"\xff"}', "\ud800", "nul"],
)
def test_refused_without_being_json(frame: str | bytes) -> None:
    """Nothing is known of the event, not even its id."""
    problem = ServiceCodec(GA).decode(frame)
    assert isinstance(problem, RequestProblem)
    assert problem.code == "invalid_json"
    assert problem.event_id is None


@pytest.mark.parametrize("frame", ["[]", "5", '"session.update"', "null"])
def test_refused_without_being_an_object(frame: str) -> None:
    """JSON, but no event."""
    problem = ServiceCodec(PREVIEW).decode(frame)
    assert isinstance(problem, RequestProblem)
    assert problem.code == "invalid_event"


def test_a_client_event_id_has_a_limit() -> None:
    """512 characters."""
    for length, refused in ((512, False), (513, True)):
        answer = ServiceCodec(GA).decode(json.dumps({"type": "response.create", "event_id": "e" * length}))
        assert isinstance(answer, RequestProblem) is refused


def test_an_append_has_a_limit() -> None:
    """15 MiB of audio."""
    for size, refused in ((15 * 1024 * 1024, False), (15 * 1024 * 1024 + 3, True)):
        audio = base64.b64encode(bytes(size)).decode()
        answer = ServiceCodec(GA).decode(json.dumps({"type": "input_audio_buffer.append", "audio": audio}))
        assert isinstance(answer, RequestProblem) is refused


def test_nothing_of_a_bad_update_is_applied() -> None:
    """One bad field, one problem, no event."""
    answer = ServiceCodec(GA).decode(json.dumps(_ga({"instructions": "Be kind.", "speed": 1})))
    assert isinstance(answer, RequestProblem)
    assert summary(answer) == "refused unknown_parameter param=session.speed event_id=mine"


# What the preview takes beside its own tables.


def _session(session: dict[str, Any]) -> Any:
    event = ServiceCodec(PREVIEW).decode(json.dumps({"type": "session.update", "session": session}))
    assert isinstance(event, SessionUpdate), event
    return event.session


@pytest.mark.parametrize("off", [None, "none", {"type": "none"}])
def test_the_preview_turns_detection_off_in_three_ways(off: object) -> None:
    """Articles said ``none``, the reference says null."""
    assert _session({"turn_detection": off}).audio == AudioConfig(input=AudioInputConfig(turn_detection=None))


def test_the_preview_takes_milliseconds_as_text() -> None:
    """The tables said string; what is kept is an integer."""
    detection = {"type": "server_vad", "prefix_padding_ms": "300", "silence_duration_ms": "200"}
    read = _session({"turn_detection": detection}).audio.input.turn_detection
    assert read == TurnDetection(type="server_vad", prefix_padding_ms=300, silence_duration_ms=200)
    refused = ServiceCodec(PREVIEW).decode(
        json.dumps(_update({"turn_detection": {"type": "server_vad", "prefix_padding_ms": "soon"}}))
    )
    assert isinstance(refused, RequestProblem)


@pytest.mark.parametrize("name", ["max_response_output_tokens", "max_output_tokens", "max__output_tokens"])
def test_the_preview_takes_three_spellings_of_the_token_limit(name: str) -> None:
    """In sessions and in responses."""
    assert _session({name: 100}).max_output_tokens == 100
    event: Any = ServiceCodec(PREVIEW).decode(json.dumps(_respond({name: "inf"})))
    assert event.response.max_output_tokens == "inf"


@pytest.mark.parametrize("dialect", list(Dialect))
@pytest.mark.parametrize(
    "event",
    [
        {"type": "response.create", "response": None},
        {"type": "response.create", "event_id": None},
        {"type": "response.cancel", "response_id": None},
        _message("user", {"type": "input_text", "text": "hi"}, status="completed", object="realtime.item"),
        {**_message("user"), "previous_item_id": None},
        {**_message("user"), "previous_item_id": "root"},
    ],
)
def test_taken(dialect: Dialect, event: dict[str, Any]) -> None:
    """Nulls for what is optional, and what has no effect."""
    assert isinstance(ServiceCodec(dialect).decode(json.dumps(event)), ClientEvent)
