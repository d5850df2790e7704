"""Drafts with everything a person may choose, for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from desktop_app.settings.fields_voice import PREVIEW_VOICES, VOICES
from desktop_app.settings.model import SessionDraft
from desktop_app.settings.tool_definition import CannedAnswer, McpServer, ToolDefinition

FORMATS = st.sampled_from(["audio/pcm", "audio/pcmu", "audio/pcma"])
EFFORTS = st.sampled_from(["", "minimal", "low", "medium", "high", "xhigh"])
PAIRS = st.dictionaries(st.from_regex(r"[a-z]{1,6}", fullmatch=True), st.text(max_size=8), max_size=3)
NAMES = st.from_regex(r"[a-zA-Z][a-zA-Z0-9_-]{0,10}", fullmatch=True)

tools = st.lists(
    st.builds(
        ToolDefinition,
        name=NAMES,
        description=st.text(max_size=10),
        parameters=st.sampled_from(
            [
                {"type": "object", "properties": {}},
                {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
            ]
        ),
        enabled=st.booleans(),
        answer=st.just(CannedAnswer(output="1")),
    ),
    max_size=4,
    unique_by=lambda tool: tool.name,
).map(tuple)
servers = st.lists(
    st.builds(
        McpServer,
        label=NAMES,
        url=st.just("https://docs.example/mcp"),
        description=st.text(max_size=5),
        allowed_tools=st.lists(NAMES, max_size=2).map(tuple),
        approval=st.sampled_from(["always", "never"]),
        enabled=st.booleans(),
    ),
    max_size=3,
    unique_by=lambda server: server.label,
).map(tuple)


@st.composite
def full_drafts(draw: st.DrawFn, dialect: str = "ga") -> SessionDraft:
    """Any draft that is right, and has nothing the dialect lacks a word for in a field it knows."""
    chosen = draw(tools)
    offered = draw(servers)
    forced = [f"function:{tool.name}" for tool in chosen if tool.enabled]
    if dialect == "ga":
        forced += [f"mcp:{server.label}" for server in offered if server.enabled]
    own = st.from_regex(r"voice_[a-z0-9]{4}", fullmatch=True)
    voices = st.sampled_from(PREVIEW_VOICES) if dialect == "preview" else st.sampled_from(VOICES) | own
    return SessionDraft(
        model=draw(st.sampled_from(["", "gpt-realtime-2"])),
        voice=draw(voices),
        instructions=draw(st.text(max_size=20).map(lambda text: text.replace("{", ""))),
        turn_detection=draw(st.sampled_from(["server_vad", "semantic_vad", "none"])),
        threshold=draw(st.floats(0, 1)),
        prefix_padding_ms=draw(st.integers(0, 5000)),
        silence_ms=draw(st.integers(0, 10000)),
        idle_timeout_ms=draw(st.none() | st.integers(5000, 30000)),
        eagerness=draw(st.sampled_from(["auto", "low", "medium", "high"])),
        create_response=draw(st.booleans()),
        interrupt_response=draw(st.booleans()),
        speed=draw(st.floats(0.25, 1.5)),
        output_modality=draw(st.sampled_from(["audio", "text"])),
        transcription_model=draw(st.sampled_from(["", "whisper-1"])),
        transcription_language=draw(st.sampled_from(["", "en"])),
        transcription_prompt=draw(st.sampled_from(["", "Kyoto"])),
        noise_reduction=draw(st.sampled_from(["off", "near_field", "far_field"])),
        max_output_tokens=draw(st.none() | st.integers(1, 4096)),
        temperature=draw(st.none() | st.floats(0.6, 1.2)),
        variables=draw(PAIRS),
        input_format=draw(FORMATS),
        output_format=draw(FORMATS),
        transcription_languages=draw(st.sampled_from([(), ("de",), ("de", "ja")])),
        transcription_keywords=draw(st.sampled_from([(), ("Kyoto", "Nara")])),
        transcription_delay=draw(EFFORTS),
        noise_reduction_strength=draw(st.none() | st.floats(0, 1)),
        tools=chosen,
        mcp_servers=offered,
        tool_choice=draw(st.sampled_from(["auto", "none", "required", *forced])),
        parallel_tool_calls=draw(st.none() | st.booleans()),
        reasoning_effort=draw(EFFORTS),
        context_truncation=draw(st.sampled_from(["auto", "disabled", "retention_ratio"])),
        retention_ratio=draw(st.floats(0, 1)),
        context_tokens=draw(st.none() | st.integers(1, 128_000)),
        prompt_id=draw(st.sampled_from(["", "pmpt_1"])),
        prompt_version=draw(st.sampled_from(["", "2"])),
        prompt_variables=draw(PAIRS),
        tracing=draw(st.sampled_from(["off", "auto", "custom"])),
        tracing_workflow=draw(st.sampled_from(["", "tests"])),
        tracing_group=draw(st.sampled_from(["", "group"])),
        tracing_metadata=draw(PAIRS),
        include_logprobs=draw(st.booleans()),
    )
