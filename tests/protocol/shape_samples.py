"""Samples of every item type, content part, tool form, session and response option, complete as a service tells them.

`SHARED_*` read the same in both dialects; `GA_*` and `PREVIEW_*` are one dialect's alone.
"""

from __future__ import annotations

from typing import Any

from desktop_app.protocol.items import (
    FunctionCallItem,
    FunctionCallOutputItem,
    InputAudio,
    InputImage,
    InputText,
    Item,
    McpApprovalRequestItem,
    McpApprovalResponseItem,
    McpCallItem,
    McpListToolsItem,
    MessageItem,
    OutputAudio,
    OutputText,
    UnknownContentPart,
    UnknownItem,
)
from desktop_app.protocol.response import (
    CachedTokensDetails,
    ErrorDetail,
    InputTokenDetails,
    OutputTokenDetails,
    Response,
    StatusDetails,
    Usage,
)
from desktop_app.protocol.session_config import (
    AudioConfig,
    AudioFormat,
    AudioInputConfig,
    AudioOutputConfig,
    ContextTruncation,
    CustomVoice,
    FunctionChoice,
    FunctionTool,
    McpChoice,
    McpTool,
    NoiseReduction,
    Prompt,
    Reasoning,
    SessionConfig,
    TokenLimits,
    Tracing,
    Transcription,
    TurnDetection,
    UnknownTool,
)

PCM = AudioFormat(type="audio/pcm", rate=24_000)
PCMU = AudioFormat(type="audio/pcmu")
PCMA = AudioFormat(type="audio/pcma")
AUDIO = bytes(range(256)) * 4
"""Every byte value, so that every base64 character occurs."""

WEATHER = FunctionTool(
    name="get_weather",
    description="The weather at a place.",
    parameters={"type": "object", "properties": {"place": {"type": "string"}}, "required": ["place"]},
)
PLAIN_TOOL = FunctionTool(name="hang_up")
MCP_TOOL = McpTool(
    server_label="docs",
    server_url="https://tools.example/mcp",
    headers={"x-team": "voice"},
    server_description="Our handbook",
    allowed_tools=["search"],
    require_approval={"never": {"tool_names": ["search"]}},
    allowed_callers=["direct"],
    defer_loading=False,
)
CONNECTOR_TOOL = McpTool(
    server_label="mail",
    connector_id="connector_gmail",
    authorization="ya29.secret",
    require_approval="always",
    allowed_tools={"read_only": True},
)
UNKNOWN_TOOL = UnknownTool(type_name="web_search", raw={"type": "web_search", "depth": 3})

# Items -----------------------------------------------------------------------------------------------------------

SYSTEM_MESSAGE = MessageItem(
    id="item_sys", object="realtime.item", status="completed", role="system", content=[InputText(text="Be brief.")]
)
USER_MESSAGE = MessageItem(
    id="item_user",
    object="realtime.item",
    status="completed",
    role="user",
    content=[InputText(text="Listen:"), InputAudio(transcript="hello there"), InputAudio(transcript=None)],
)
USER_MESSAGE_WITH_AUDIO = MessageItem(
    id="item_user",
    object="realtime.item",
    status="completed",
    role="user",
    content=[InputAudio(audio=AUDIO, transcript="hello there")],
)
ASSISTANT_MESSAGE = MessageItem(
    id="item_asst",
    object="realtime.item",
    status="incomplete",
    role="assistant",
    content=[OutputText(text="Hi."), OutputAudio(transcript="Hi, I am")],
)
WRITING_MESSAGE = MessageItem(
    id="item_asst", object="realtime.item", status="in_progress", role="assistant", content=[]
)
FUNCTION_CALL = FunctionCallItem(
    id="item_call",
    object="realtime.item",
    status="completed",
    name="get_weather",
    call_id="call_1234567890abcdef",
    arguments='{"place": "Kyoto"}',
)
FUNCTION_OUTPUT = FunctionCallOutputItem(
    id="item_out", object="realtime.item", call_id="call_1234567890abcdef", output='{"high": 18}'
)
SHARED_ITEMS: list[Item] = [SYSTEM_MESSAGE, USER_MESSAGE, ASSISTANT_MESSAGE, FUNCTION_CALL, FUNCTION_OUTPUT]
GA_ITEMS: list[Item] = [
    MessageItem(
        id="item_image",
        role="user",
        content=[InputImage(image_url="data:image/png;base64,iVBORw0KGgo=", detail="high"), InputText(text="What?")],
    ),
    MessageItem(
        id="item_phase", status="completed", role="assistant", content=[OutputText(text="…")], phase="commentary"
    ),
    McpListToolsItem(id="mcpl_1", server_label="docs", tools=[{"name": "search", "input_schema": {"type": "object"}}]),
    McpCallItem(
        id="mcp_1", server_label="docs", name="search", arguments="{}", output="found", approval_request_id="mcpr_1"
    ),
    McpCallItem(
        id="mcp_2",
        server_label="docs",
        name="search",
        arguments="{}",
        output=None,
        error={"type": "http_error", "code": 503, "message": "later"},
        approval_request_id=None,
    ),
    McpApprovalRequestItem(id="mcpr_1", server_label="docs", name="search", arguments="{}"),
    McpApprovalResponseItem(id="mcpa_1", approval_request_id="mcpr_1", approve=True, reason="fine"),
    FunctionCallOutputItem(id="item_out2", status="completed", call_id="call_2", output=""),
]
UNKNOWN_ITEM = UnknownItem(id="item_new", type_name="gesture", raw={"type": "gesture", "id": "item_new", "wave": True})
UNKNOWN_PART_MESSAGE = MessageItem(
    id="item_part",
    object="realtime.item",
    status="completed",
    role="assistant",
    content=[UnknownContentPart(type_name="output_video", raw={"type": "output_video", "frames": 3})],
)

# Sessions and responses --------------------------------------------------------------------------------------------

SERVER_VAD = TurnDetection(
    type="server_vad",
    threshold=0.5,
    prefix_padding_ms=300,
    silence_duration_ms=200,
    create_response=True,
    interrupt_response=True,
)
SEMANTIC_VAD = TurnDetection(type="semantic_vad", eagerness="low", create_response=False, interrupt_response=True)


def shared_session(**changes: Any) -> SessionConfig:
    """An effective session that both dialects can tell in full."""
    fields: dict[str, Any] = {
        "type": "realtime",
        "object": "realtime.session",
        "id": "sess_1",
        "model": "gpt-4o-realtime-preview",
        "expires_at": 1_784_688_021,
        "output_modalities": ["audio"],
        "instructions": "You are friendly.",
        "audio": AudioConfig(
            input=AudioInputConfig(
                format=PCM,
                transcription=Transcription(model="whisper-1", language="en", prompt="names"),
                noise_reduction=NoiseReduction(type="near_field"),
                turn_detection=SERVER_VAD,
            ),
            output=AudioOutputConfig(format=PCMA, voice="alloy", speed=1.25),
        ),
        "tools": [WEATHER, PLAIN_TOOL],
        "tool_choice": "auto",
        "max_output_tokens": "inf",
        "tracing": "auto",
        "include": ["item.input_audio_transcription.logprobs"],
    }
    return SessionConfig(**{**fields, **changes})


QUIET_AUDIO = AudioConfig(
    input=AudioInputConfig(format=PCMU, transcription=None, noise_reduction=None, turn_detection=None),
    output=AudioOutputConfig(format=PCM, voice="ash"),
)
SHARED_SESSIONS = [
    shared_session(),
    shared_session(
        output_modalities=["text"],
        audio=QUIET_AUDIO,
        tool_choice=FunctionChoice(name="get_weather"),
        max_output_tokens=4096,
        tracing=Tracing(workflow_name="w", group_id="g", metadata={"k": 1}),
        include=None,
        tools=[],
    ),
    SessionConfig(
        type="transcription",
        object="realtime.transcription_session",
        id="sess_2",
        expires_at=1_784_688_021,
        audio=AudioConfig(
            input=AudioInputConfig(
                format=PCM, transcription=Transcription(model="whisper-1"), turn_detection=SEMANTIC_VAD
            )
        ),
        include=["item.input_audio_transcription.logprobs"],
    ),
]
PREVIEW_SESSIONS = [shared_session(temperature=0.8)]
GA_SESSIONS = [
    shared_session(
        audio=AudioConfig(
            input=AudioInputConfig(
                format=PCM,
                transcription=Transcription(
                    model="gpt-transcribe", languages=["en", "de"], keywords=["Kyoto"], delay="low"
                ),
                noise_reduction=NoiseReduction(type="far_field", strength=0.5),
                turn_detection=TurnDetection(type="server_vad", idle_timeout_ms=6000),
            ),
            output=AudioOutputConfig(format=PCM, voice="marin"),
        ),
        tools=[WEATHER, MCP_TOOL, CONNECTOR_TOOL],
        tool_choice=McpChoice(server_label="docs", name="search"),
        parallel_tool_calls=True,
        reasoning=Reasoning(effort="low"),
        truncation=ContextTruncation(
            type="retention_ratio", retention_ratio=0.8, token_limits=TokenLimits(post_instructions=8000)
        ),
        prompt=Prompt(id="pmpt_1", version="3", variables={"city": "Kyoto"}),
    ),
    shared_session(
        audio=AudioConfig(output=AudioOutputConfig(voice=CustomVoice(id="voice_1"))),
        tool_choice=McpChoice(server_label="docs"),
        truncation="disabled",
        prompt=None,
        reasoning=None,
    ),
]

USAGE = Usage(
    total_tokens=120,
    input_tokens=80,
    output_tokens=40,
    input_token_details=InputTokenDetails(text_tokens=30, audio_tokens=50, cached_tokens=16),
    output_token_details=OutputTokenDetails(text_tokens=10, audio_tokens=30),
)
GA_USAGE = Usage(
    total_tokens=120,
    input_tokens=80,
    output_tokens=40,
    input_token_details=InputTokenDetails(
        text_tokens=30,
        audio_tokens=40,
        image_tokens=10,
        cached_tokens=16,
        cached_tokens_details=CachedTokensDetails(text_tokens=10, audio_tokens=6, image_tokens=0),
    ),
    output_token_details=OutputTokenDetails(text_tokens=10, audio_tokens=24, reasoning_tokens=6),
)


def shared_response(**changes: Any) -> Response:
    """A response that both dialects can tell in full."""
    fields: dict[str, Any] = {
        "id": "resp_1",
        "object": "realtime.response",
        "status": "completed",
        "status_details": None,
        "output": [ASSISTANT_MESSAGE, FUNCTION_CALL],
        "conversation_id": "conv_1",
        "output_modalities": ["audio"],
        "max_output_tokens": "inf",
        "audio": AudioConfig(output=AudioOutputConfig(format=PCM, voice="alloy")),
        "usage": USAGE,
        "metadata": {"purpose": "title"},
    }
    return Response(**{**fields, **changes})


_FAILED = StatusDetails(type="failed", error=ErrorDetail(type="server_error", code="server_error"))
SHARED_RESPONSES = [
    shared_response(),
    shared_response(
        status="cancelled", status_details=StatusDetails(type="cancelled", reason="turn_detected"), usage=None
    ),
    shared_response(
        status="incomplete",
        status_details=StatusDetails(type="incomplete", reason="max_output_tokens"),
        max_output_tokens=20,
    ),
    shared_response(status="failed", status_details=_FAILED, output=[], metadata=None, conversation_id=None),
]
GA_RESPONSES = [
    shared_response(
        usage=GA_USAGE,
        output=GA_ITEMS[1:6],
        status="failed",
        status_details=StatusDetails(
            type="failed", error=ErrorDetail(type="server_error", code=None, message="The server had an error.")
        ),
    )
]
IN_PROGRESS = shared_response(status="in_progress", output=[], usage=None)
