"""A sample of every event, with everything that `shape_samples` has in it; complete as a service writes it.

`SHARED_*` read the same in both dialects; `GA_*` and `PREVIEW_*` are one dialect's alone.
"""

from __future__ import annotations

from typing import Any

from msgspec import UNSET
from shape_samples import (
    ASSISTANT_MESSAGE,
    AUDIO,
    CONNECTOR_TOOL,
    FUNCTION_CALL,
    GA_ITEMS,
    GA_RESPONSES,
    GA_SESSIONS,
    IN_PROGRESS,
    MCP_TOOL,
    PCM,
    PCMU,
    PLAIN_TOOL,
    PREVIEW_SESSIONS,
    QUIET_AUDIO,
    SEMANTIC_VAD,
    SHARED_ITEMS,
    SHARED_RESPONSES,
    SHARED_SESSIONS,
    UNKNOWN_ITEM,
    UNKNOWN_PART_MESSAGE,
    UNKNOWN_TOOL,
    USER_MESSAGE_WITH_AUDIO,
    WEATHER,
    WRITING_MESSAGE,
    shared_response,
    shared_session,
)

from desktop_app.protocol import client_events as asked
from desktop_app.protocol import response_events as responses
from desktop_app.protocol import server_events as served
from desktop_app.protocol.items import (
    FunctionCallItem,
    FunctionCallOutputItem,
    InputAudio,
    InputText,
    Item,
    ItemReference,
    MessageItem,
    OutputAudio,
    OutputText,
)
from desktop_app.protocol.response import (
    ErrorDetail,
    InputTokenDetails,
    TranscriptionLanguage,
    TranscriptionUsage,
)
from desktop_app.protocol.session_config import (
    AudioConfig,
    AudioInputConfig,
    AudioOutputConfig,
    CustomVoice,
    FunctionChoice,
    McpChoice,
    Prompt,
    Reasoning,
    ResponseOptions,
    SessionConfig,
    Transcription,
)

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
    asked.SessionUpdate(
        session=shared_session(**_ASKED, audio=QUIET_AUDIO, tool_choice="required", max_output_tokens=1)
    ),
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
