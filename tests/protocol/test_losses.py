"""What each dialect makes a client leave out, said as GA paths, and what it never sends."""

from __future__ import annotations

import json
from typing import Any

import pytest
import shape_samples as shapes

from desktop_app.protocol.client_events import ConversationItemCreate, ResponseCreate, SessionUpdate
from desktop_app.protocol.codec import ClientCodec, Dialect, Encoded, RequestProblem, ServiceCodec
from desktop_app.protocol.items import InputImage, InputText, McpApprovalResponseItem, MessageItem, OutputText
from desktop_app.protocol.session_config import (
    AudioConfig,
    AudioFormat,
    AudioInputConfig,
    AudioOutputConfig,
    CustomVoice,
    McpChoice,
    NoiseReduction,
    Prompt,
    Reasoning,
    ResponseOptions,
    SessionConfig,
    Transcription,
    TurnDetection,
)

GA, PREVIEW = Dialect.GA, Dialect.PREVIEW


def _heard(**fields: Any) -> SessionConfig:
    return SessionConfig(type="realtime", audio=AudioConfig(input=AudioInputConfig(**fields)))


def _spoken(**fields: Any) -> SessionConfig:
    return SessionConfig(type="realtime", audio=AudioConfig(output=AudioOutputConfig(**fields)))


_EFFECTIVE = {"id": "sess_1", "object": "realtime.session", "expires_at": 1}
_PREVIEW_NAMES = {"type": "server_vad", "threshold": 0.5}

SESSIONS: list[tuple[Dialect, SessionConfig, dict[str, Any], tuple[str, ...]]] = [
    (GA, SessionConfig(temperature=0.8), {"type": "realtime"}, ("session.temperature",)),
    (GA, SessionConfig(**_EFFECTIVE), {"type": "realtime"}, ("session.id", "session.object", "session.expires_at")),  # type: ignore[arg-type]
    (PREVIEW, SessionConfig(**_EFFECTIVE), {}, ("session.id", "session.object", "session.expires_at")),  # type: ignore[arg-type]
    (GA, SessionConfig(model=None, max_output_tokens=None, expires_at=None), {"type": "realtime"}, ()),
    (PREVIEW, SessionConfig(model=None, max_output_tokens=None, expires_at=None), {}, ()),
    (
        PREVIEW,
        SessionConfig(type="realtime", reasoning=Reasoning(effort="low"), truncation="auto", prompt=Prompt(id="p")),
        {},
        ("session.reasoning", "session.truncation", "session.prompt"),
    ),
    (PREVIEW, SessionConfig(type="realtime", reasoning=None, truncation=None, prompt=None), {}, ()),
    (PREVIEW, SessionConfig(parallel_tool_calls=False), {}, ("session.parallel_tool_calls",)),
    (PREVIEW, _spoken(voice="marin"), {}, ("session.audio.output.voice",)),
    (PREVIEW, _spoken(voice="cedar", speed=1.5), {"speed": 1.5}, ("session.audio.output.voice",)),
    (PREVIEW, _spoken(voice=CustomVoice(id="voice_1")), {}, ("session.audio.output.voice",)),
    (PREVIEW, _spoken(voice="verse"), {"voice": "verse"}, ()),
    (PREVIEW, _spoken(format=AudioFormat(type="audio/opus")), {}, ("session.audio.output.format",)),
    (
        PREVIEW,
        _heard(turn_detection=TurnDetection(type="server_vad", threshold=0.5, idle_timeout_ms=6000)),
        {"turn_detection": {"type": "server_vad", "threshold": 0.5}},
        ("session.audio.input.turn_detection.idle_timeout_ms",),
    ),
    (
        PREVIEW,
        _heard(turn_detection=TurnDetection(type="server_vad", idle_timeout_ms=None)),
        {"turn_detection": {"type": "server_vad"}},
        (),
    ),
    *(
        (
            dialect,
            _heard(turn_detection=TurnDetection(type="semantic_vad", eagerness="low", silence_duration_ms=200)),
            {"type": "realtime", "audio": {"input": {"turn_detection": {"type": "semantic_vad", "eagerness": "low"}}}}
            if dialect is GA
            else {"turn_detection": {"type": "semantic_vad", "eagerness": "low"}},
            ("session.audio.input.turn_detection.silence_duration_ms",),
        )
        for dialect in Dialect
    ),
    (
        PREVIEW,
        _heard(turn_detection=TurnDetection(type="server_vad", eagerness="low")),
        {"turn_detection": {"type": "server_vad"}},
        ("session.audio.input.turn_detection.eagerness",),
    ),
    (
        PREVIEW,
        _heard(
            transcription=Transcription(model="whisper-1", keywords=["Kyoto"], delay="low"),
            noise_reduction=NoiseReduction(type="far_field", strength=0.5),
        ),
        {"input_audio_transcription": {"model": "whisper-1"}, "input_audio_noise_reduction": {"type": "far_field"}},
        (
            "session.audio.input.transcription.keywords",
            "session.audio.input.transcription.delay",
            "session.audio.input.noise_reduction.strength",
        ),
    ),
    (
        PREVIEW,
        SessionConfig(tools=[shapes.MCP_TOOL, shapes.PLAIN_TOOL], tool_choice=McpChoice(server_label="docs")),
        {"tools": [{"type": "function", "name": "hang_up"}]},
        ("session.tools[0]", "session.tool_choice"),
    ),
    (
        GA,
        SessionConfig(type="transcription", instructions="x", audio=AudioConfig(output=AudioOutputConfig(voice="ash"))),
        {"type": "transcription", "audio": {}},
        ("session.instructions", "session.audio.output"),
    ),
]


def _wire(encoded: Encoded) -> Any:
    return json.loads(encoded.data)


@pytest.mark.parametrize(("dialect", "session", "wire", "dropped"), SESSIONS)
def test_what_a_session_loses(
    dialect: Dialect, session: SessionConfig, wire: dict[str, Any], dropped: tuple[str, ...]
) -> None:
    """What is sent, what is not, and that the service takes what is sent."""
    encoded = ClientCodec(dialect).encode(SessionUpdate(session=session))
    assert _wire(encoded)["session"] == wire
    assert encoded.dropped == dropped
    assert not isinstance(ServiceCodec(dialect).decode(encoded.data), RequestProblem)


def test_what_a_response_loses() -> None:
    """In the preview, and the little that GA does not take either."""
    options = ResponseOptions(
        audio=AudioConfig(
            input=AudioInputConfig(turn_detection=None), output=AudioOutputConfig(voice="marin", speed=1.1)
        ),
        reasoning=Reasoning(effort="low"),
        tools=[shapes.MCP_TOOL],
        input=[McpApprovalResponseItem(id="a", approval_request_id="r", approve=True), shapes.GA_ITEMS[1]],
        temperature=0.7,
    )
    encoded = ClientCodec(PREVIEW).encode(ResponseCreate(response=options))
    phase = {"type": "message", "id": "item_phase", "status": "completed", "role": "assistant"}
    assert _wire(encoded)["response"] == {
        "input": [{**phase, "content": [{"type": "text", "text": "…"}]}],
        "tools": [],
        "temperature": 0.7,
    }
    assert encoded.dropped == (
        "response.reasoning",
        "response.audio.input",
        "response.audio.output.speed",
        "response.audio.output.voice",
        "response.tools[0]",
        "response.input[0]",
        "response.input[1].phase",
    )
    ga = ClientCodec(GA).encode(ResponseCreate(response=options))
    assert ga.dropped == (
        "response.temperature",
        "response.audio.input",
        "response.audio.output.speed",
        "response.input[1].phase",
    )
    assert _wire(ga)["response"]["audio"] == {"output": {"voice": "marin"}}


def test_what_an_item_loses() -> None:
    """Pictures and phases; an item the preview has not at all is not sent."""
    picture = MessageItem(role="user", content=[InputImage(image_url="data:,"), InputText(text="What is it?")])
    encoded = ClientCodec(PREVIEW).encode(ConversationItemCreate(item=picture))
    assert _wire(encoded)["item"]["content"] == [{"type": "input_text", "text": "What is it?"}]
    assert encoded.dropped == ("item.content[0]",)
    approval = McpApprovalResponseItem(approval_request_id="r", approve=True)
    assert ClientCodec(PREVIEW).encode(ConversationItemCreate(item=approval)) == Encoded(b"", ("item",))
    phased = MessageItem(role="assistant", content=[OutputText(text="a")], phase="commentary")
    assert ClientCodec(GA).encode(ConversationItemCreate(item=phased)).dropped == ("item.phase",)


@pytest.mark.parametrize("dialect", list(Dialect))
def test_half_a_character_is_replaced(dialect: Dialect) -> None:
    """A text field can hold a lone surrogate; UTF-8 cannot."""
    item = MessageItem(role="user", content=[InputText(text="a\ud83d b \U0001f3a7")])
    encoded = ClientCodec(dialect).encode(ConversationItemCreate(item=item))
    assert _wire(encoded)["item"]["content"][0]["text"] == "a\ufffd b \U0001f3a7"


@pytest.mark.parametrize("dialect", list(Dialect))
def test_unknown_tools_go_back_as_they_came(dialect: Dialect) -> None:
    """A list of tools is replaced as a whole, so what we do not know must not be lost from it."""
    encoded = ClientCodec(dialect).encode(SessionUpdate(session=SessionConfig(tools=[shapes.UNKNOWN_TOOL])))
    assert _wire(encoded)["session"]["tools"] == [{"type": "web_search", "depth": 3}]
    assert encoded.dropped == ()
