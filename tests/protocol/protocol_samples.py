"""A sample of every event, with every item type, content part, tool form and option; complete as a service writes it.

`SHARED_*` read the same in both dialects; `GA_*` and `PREVIEW_*` are one dialect's alone.
"""

from __future__ import annotations

from typing import Any

from msgspec import UNSET

from desktop_app.protocol import client_events as asked
from desktop_app.protocol import response_events as responses
from desktop_app.protocol import server_events as served
from desktop_app.protocol.items import (
    FunctionCallItem,
    FunctionCallOutputItem,
    InputAudio,
    InputImage,
    InputText,
    Item,
    ItemReference,
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
    TranscriptionLanguage,
    TranscriptionUsage,
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
    ResponseOptions,
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


_OFF = AudioConfig(
    input=AudioInputConfig(format=PCMU, transcription=None, noise_reduction=None, turn_detection=None),
    output=AudioOutputConfig(format=PCM, voice="ash"),
)
SHARED_SESSIONS = [
    shared_session(),
    shared_session(
        output_modalities=["text"],
        audio=_OFF,
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

# Server events -----------------------------------------------------------------------------------------------------

_E: dict[str, Any] = {"event_id": "event_1"}
_OF: dict[str, Any] = {**_E, "response_id": "resp_1", "item_id": "item_asst", "output_index": 1}
_PART: dict[str, Any] = {**_OF, "content_index": 2}
_HEARD: dict[str, Any] = {**_E, "item_id": "item_user", "content_index": 0}
_LIMITS = [
    served.RateLimit(name="requests", limit=100, remaining=99, reset_seconds=0.6),
    served.RateLimit(name="tokens", limit=40_000, remaining=39_500, reset_seconds=1.25),
]
_TRANSCRIBED_TOKENS = TranscriptionUsage(
    type="tokens",
    total_tokens=22,
    input_tokens=13,
    output_tokens=9,
    input_token_details=InputTokenDetails(text_tokens=0, audio_tokens=13),
)
_LOGPROBS = [{"token": "hello", "logprob": -0.1, "bytes": [104]}]

SHARED_SERVER_EVENTS: list[Any] = [
    *(served.SessionCreated(**_E, session=session) for session in SHARED_SESSIONS[:1]),
    *(served.SessionUpdated(**_E, session=session) for session in SHARED_SESSIONS),
    served.ConversationCreated(**_E, conversation=served.Conversation(id="conv_1", object="realtime.conversation")),
    served.ConversationItemRetrieved(**_E, item=USER_MESSAGE_WITH_AUDIO),
    served.ConversationItemDeleted(**_E, item_id="item_user"),
    served.ConversationItemTruncated(**_E, item_id="item_asst", content_index=0, audio_end_ms=2300),
    served.ConversationItemInputAudioTranscriptionDelta(**_HEARD, delta=" Hello", logprobs=_LOGPROBS),
    served.ConversationItemInputAudioTranscriptionDelta(**_HEARD, delta=" Hello"),
    served.ConversationItemInputAudioTranscriptionCompleted(
        **_HEARD, transcript="Hello.", usage=TranscriptionUsage(type="duration", seconds=3.0), logprobs=None
    ),
    served.ConversationItemInputAudioTranscriptionCompleted(
        **_HEARD, transcript="Hello.", usage=_TRANSCRIBED_TOKENS, logprobs=_LOGPROBS
    ),
    served.ConversationItemInputAudioTranscriptionFailed(
        **_HEARD,
        error=ErrorDetail(type="transcription_error", code="audio_unintelligible", message="Unclear.", param=None),
    ),
    served.InputAudioBufferCommitted(**_E, previous_item_id=None, item_id="item_user"),
    served.InputAudioBufferCommitted(**_E, previous_item_id="item_asst", item_id="item_user"),
    served.InputAudioBufferCleared(**_E),
    served.InputAudioBufferSpeechStarted(**_E, audio_start_ms=1460, item_id="item_user"),
    served.InputAudioBufferSpeechStopped(**_E, audio_end_ms=4256, item_id="item_user"),
    served.OutputAudioBufferStarted(**_E, response_id="resp_1"),
    served.OutputAudioBufferStopped(**_E, response_id="resp_1"),
    served.OutputAudioBufferCleared(**_E, response_id="resp_1"),
    responses.ResponseCreated(**_E, response=IN_PROGRESS),
    *(responses.ResponseDone(**_E, response=response) for response in SHARED_RESPONSES),
    responses.ResponseOutputItemAdded(**_E, response_id="resp_1", output_index=0, item=WRITING_MESSAGE),
    *(
        responses.ResponseOutputItemDone(**_E, response_id="resp_1", output_index=1, item=item)
        for item in (ASSISTANT_MESSAGE, FUNCTION_CALL)
    ),
    responses.ResponseContentPartAdded(**_PART, part=OutputText(text="")),
    responses.ResponseContentPartAdded(**_PART, part=OutputAudio(transcript="")),
    responses.ResponseContentPartDone(**_PART, part=OutputText(text="Hi.")),
    responses.ResponseContentPartDone(**_PART, part=OutputAudio(transcript="Hi, I am")),
    responses.ResponseOutputTextDelta(**_PART, delta='Hi "you"\n'),
    responses.ResponseOutputTextDone(**_PART, text="Hi."),
    responses.ResponseOutputAudioDelta(**_PART, delta=AUDIO),
    responses.ResponseOutputAudioDelta(**_PART, delta=b""),
    responses.ResponseOutputAudioDone(**_PART),
    responses.ResponseOutputAudioTranscriptDelta(**_PART, delta=" Grüße 🎧"),
    responses.ResponseOutputAudioTranscriptDone(**_PART, transcript="Hi, I am"),
    responses.ResponseFunctionCallArgumentsDelta(**_OF, call_id="call_1", delta='{"pl'),
    responses.ResponseFunctionCallArgumentsDone(**_OF, call_id="call_1", name="get_weather", arguments="{}"),
    served.RateLimitsUpdated(**_E, rate_limits=_LIMITS),
    served.ErrorEvent(
        **_E,
        error=ErrorDetail(type="invalid_request_error", code=None, message="No.", param="session.voice", event_id="c1"),
    ),
]

GA_SERVER_EVENTS: list[Any] = [
    *(served.SessionUpdated(**_E, session=session) for session in GA_SESSIONS),
    *(served.ConversationItemAdded(**_E, previous_item_id="item_0", item=item) for item in (*SHARED_ITEMS, *GA_ITEMS)),
    *(served.ConversationItemDone(**_E, previous_item_id=None, item=item) for item in (*SHARED_ITEMS, *GA_ITEMS)),
    *(served.ConversationItemRetrieved(**_E, item=item) for item in GA_ITEMS),
    served.ConversationItemInputAudioTranscriptionSegment(
        **_HEARD, id="seg_1", speaker="A", start=0.25, end=1.5, text="Hello."
    ),
    served.ConversationItemInputAudioTranscriptionCompleted(
        **_HEARD,
        transcript="Hallo.",
        usage=TranscriptionUsage(type="duration", seconds=1.0),
        languages=[TranscriptionLanguage(code="de")],
    ),
    served.InputAudioBufferTimeoutTriggered(**_E, audio_start_ms=672, audio_end_ms=5792, item_id="item_s"),
    served.InputAudioBufferDtmfEventReceived(event="9", received_at=1_784_688_021),
    *(responses.ResponseDone(**_E, response=response) for response in GA_RESPONSES),
    *(
        responses.ResponseOutputItemDone(**_E, response_id="resp_1", output_index=0, item=item)
        for item in GA_ITEMS[1:6]
    ),
    served.ConversationItemInputAudioTranscriptionDelta(**_HEARD, delta=" a", obfuscation="x4Gz"),
    responses.ResponseOutputTextDelta(**_PART, delta="Hi", obfuscation="x4Gz"),
    responses.ResponseOutputAudioTranscriptDelta(**_PART, delta="Hi", obfuscation="x4Gz"),
    responses.ResponseFunctionCallArgumentsDelta(**_OF, call_id="call_1", delta="{", obfuscation="x4Gz"),
    responses.ResponseMcpCallArgumentsDelta(**_OF, delta="{", obfuscation="x4Gz"),
    responses.ResponseMcpCallArgumentsDone(**_OF, arguments="{}"),
    responses.ResponseMcpCallInProgress(**_E, item_id="mcp_1", output_index=0),
    responses.ResponseMcpCallCompleted(**_E, item_id="mcp_1", output_index=0),
    responses.ResponseMcpCallFailed(**_E, item_id="mcp_1", output_index=0),
    served.McpListToolsInProgress(**_E, item_id="mcpl_1"),
    served.McpListToolsCompleted(**_E, item_id="mcpl_1"),
    served.McpListToolsFailed(**_E, item_id="mcpl_1"),
]

PREVIEW_SERVER_EVENTS: list[Any] = [
    *(served.SessionUpdated(**_E, session=session) for session in PREVIEW_SESSIONS),
    responses.ResponseDone(**_E, response=shared_response(temperature=0.8)),
]

NEWER_SERVER_EVENTS: list[Any] = [
    served.SessionUpdated(**_E, session=shared_session(tools=[UNKNOWN_TOOL])),
    served.ConversationItemRetrieved(**_E, item=UNKNOWN_ITEM),
    responses.ResponseOutputItemDone(**_E, response_id="resp_1", output_index=0, item=UNKNOWN_PART_MESSAGE),
]
"""What a newer service might send; read and written by both dialects, known to no SDK."""

# Client events -----------------------------------------------------------------------------------------------------

_C: dict[str, Any] = {"event_id": "mine_1"}
_ASKED = {"id": UNSET, "object": UNSET, "expires_at": UNSET, "tools": [WEATHER, PLAIN_TOOL]}
_SEEDS: list[Item] = [
    MessageItem(role="system", content=[InputText(text="Be brief.")]),
    MessageItem(id="mine", role="user", status="completed", content=[InputText(text="Hi"), InputAudio(audio=AUDIO)]),
    MessageItem(role="user", content=[InputAudio(audio=AUDIO, transcript="hello")]),
    MessageItem(role="assistant", content=[OutputText(text="Hi.")]),
    FunctionCallItem(name="get_weather", call_id="call_1", arguments="{}"),
    FunctionCallOutputItem(call_id="call_1", output="18"),
]

SHARED_CLIENT_EVENTS: list[Any] = [
    asked.SessionUpdate(**_C, session=shared_session(**_ASKED)),
    asked.SessionUpdate(session=shared_session(**_ASKED, audio=_OFF, tool_choice="required", max_output_tokens=1)),
    asked.SessionUpdate(session=shared_session(**_ASKED, tool_choice=FunctionChoice(name="hang_up"))),
    asked.SessionUpdate(
        session=SessionConfig(type="realtime", audio=AudioConfig(input=AudioInputConfig(turn_detection=SEMANTIC_VAD)))
    ),
    asked.SessionUpdate(
        session=SessionConfig(
            type="transcription",
            audio=AudioConfig(input=AudioInputConfig(format=PCM, transcription=Transcription(model="whisper-1"))),
        )
    ),
    asked.InputAudioBufferAppend(**_C, audio=AUDIO),
    asked.InputAudioBufferAppend(audio=b""),
    asked.InputAudioBufferCommit(**_C),
    asked.InputAudioBufferClear(),
    asked.OutputAudioBufferClear(),
    *(asked.ConversationItemCreate(**_C, previous_item_id="root", item=item) for item in _SEEDS),
    asked.ConversationItemCreate(previous_item_id=None, item=_SEEDS[0]),
    asked.ConversationItemRetrieve(**_C, item_id="item_user"),
    asked.ConversationItemTruncate(**_C, item_id="item_asst", content_index=0, audio_end_ms=2300),
    asked.ConversationItemDelete(**_C, item_id="item_user"),
    asked.ResponseCreate(),
    asked.ResponseCreate(**_C, response=ResponseOptions()),
    asked.ResponseCreate(
        **_C,
        response=ResponseOptions(
            conversation="none",
            input=[ItemReference(id="item_user"), _SEEDS[1], _SEEDS[3]],
            metadata={"purpose": "title"},
            output_modalities=["text"],
            instructions="Name this talk.",
            tools=[WEATHER],
            tool_choice="none",
            max_output_tokens=64,
        ),
    ),
    asked.ResponseCreate(
        response=ResponseOptions(
            conversation="auto",
            input=[],
            metadata=None,
            output_modalities=["audio"],
            audio=AudioConfig(output=AudioOutputConfig(format=PCMU, voice="sage")),
            tool_choice=FunctionChoice(name="get_weather"),
            max_output_tokens="inf",
        )
    ),
    asked.ResponseCancel(**_C),
    asked.ResponseCancel(response_id="resp_1"),
]
GA_CLIENT_EVENTS: list[Any] = [
    asked.SessionUpdate(
        session=SessionConfig(
            type="realtime",
            model="gpt-4o-realtime-preview",
            audio=session.audio,
            tools=[MCP_TOOL, CONNECTOR_TOOL],
            tool_choice=session.tool_choice,
            parallel_tool_calls=session.parallel_tool_calls,
            reasoning=session.reasoning,
            truncation=session.truncation,
            prompt=session.prompt,
        )
    )
    for session in GA_SESSIONS
] + [
    asked.ConversationItemCreate(item=GA_ITEMS[0]),
    asked.ConversationItemCreate(item=GA_ITEMS[6]),
    asked.ResponseCreate(
        response=ResponseOptions(
            tools=[MCP_TOOL],
            tool_choice=McpChoice(server_label="docs", name=None),
            parallel_tool_calls=False,
            reasoning=Reasoning(effort="high"),
            prompt=Prompt(id="pmpt_1"),
            audio=AudioConfig(output=AudioOutputConfig(voice=CustomVoice(id="voice_1"))),
        )
    ),
]
PREVIEW_CLIENT_EVENTS: list[Any] = [
    asked.SessionUpdate(session=SessionConfig(type="realtime", temperature=0.6)),
    asked.ResponseCreate(response=ResponseOptions(temperature=1.2)),
]
