"""The table of the leaves of a session's configuration; what is done with them is in `leaves`; pure.

Source: GA reference 2.1 "Realtime session", 11.4 "Session fields"; preview reference 5.1 and 9.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

from msgspec import UNSET

from desktop_app.protocol.session_config import (
    McpChoice,
)
from desktop_app.settings.fields import FIELDS, PREVIEW_VOICES
from desktop_app.settings.model import SessionDraft
from desktop_app.settings.wire_tools import choice_of, tools_of
from desktop_app.settings.wire_values import (
    format_of,
    include_of,
    limit_of,
    noise_reduction_of,
    prompt_of,
    reasoning_of,
    temperature_of,
    tracing_of,
    transcription_of,
    truncation_of,
    turn_detection_of,
    voice_of,
)


@dataclasses.dataclass(frozen=True, slots=True)
class Leaf:
    """One of them.

    Attributes:
        path: dotted, below GA's `session`.
        flat: the preview's name, empty where it has none.
        fields: of the draft, by the last name of a wire path below the leaf; the leaf's own name stands first.
        value: for (draft, dialect, authorizations).
        always: dialects in which every new session is asked for it, also where it is what a fresh session has anyway.
        atomic: its fields mean nothing one by one.
    """

    path: str
    flat: str
    fields: Mapping[str, str]
    value: Callable[[SessionDraft, str, Mapping[str, str]], Any]
    always: tuple[str, ...] = ()
    atomic: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The draft's fields in it, each once."""
        return tuple(dict.fromkeys(self.fields.values()))

    def is_in(self, dialect: str) -> bool:
        """Whether a dialect has it."""
        return bool(self.flat) if dialect == "preview" else any("ga" in FIELDS[name].dialects for name in self.names)


def is_known(name: str, draft: SessionDraft, dialect: str) -> bool:
    """Whether a dialect has a word for a field, and for what the draft makes it."""
    if dialect not in FIELDS[name].dialects:
        return False
    if dialect != "preview":
        return True
    if name == "voice":
        return draft.voice in PREVIEW_VOICES
    return not (name == "tool_choice" and isinstance(choice_of(draft.tool_choice), McpChoice))


_BOTH = ("ga", "preview")
_GA = ("ga",)

LEAVES = (
    Leaf(
        "output_modalities",
        "modalities",
        {"output_modalities": "output_modality"},
        lambda draft, _dialect, _secrets: [draft.output_modality],
        _BOTH,
    ),
    Leaf(
        "instructions",
        "instructions",
        {"instructions": "instructions", "variables": "variables"},
        lambda draft, _dialect, _secrets: draft.instructions,
    ),
    Leaf(
        "audio.input.format",
        "input_audio_format",
        {"format": "input_format"},
        lambda draft, _dialect, _secrets: format_of(draft.input_format),
        _BOTH,
    ),
    Leaf(
        "audio.input.transcription",
        "input_audio_transcription",
        {
            "model": "transcription_model",
            "language": "transcription_language",
            "languages": "transcription_languages",
            "prompt": "transcription_prompt",
            "keywords": "transcription_keywords",
            "delay": "transcription_delay",
        },
        lambda draft, dialect, _secrets: transcription_of(draft, dialect),
        _BOTH,
    ),
    Leaf(
        "audio.input.noise_reduction",
        "input_audio_noise_reduction",
        {"type": "noise_reduction", "strength": "noise_reduction_strength"},
        lambda draft, dialect, _secrets: noise_reduction_of(draft, dialect),
        _GA,
    ),
    Leaf(
        "audio.input.turn_detection",
        "turn_detection",
        {
            "type": "turn_detection",
            "threshold": "threshold",
            "prefix_padding_ms": "prefix_padding_ms",
            "silence_duration_ms": "silence_ms",
            "idle_timeout_ms": "idle_timeout_ms",
            "eagerness": "eagerness",
            "create_response": "create_response",
            "interrupt_response": "interrupt_response",
        },
        lambda draft, dialect, _secrets: turn_detection_of(draft, dialect),
        _BOTH,
    ),
    Leaf(
        "audio.output.format",
        "output_audio_format",
        {"format": "output_format"},
        lambda draft, _dialect, _secrets: format_of(draft.output_format),
        _BOTH,
    ),
    Leaf(
        "audio.output.voice",
        "voice",
        {"voice": "voice"},
        lambda draft, dialect, _secrets: voice_of(draft, dialect) if is_known("voice", draft, dialect) else UNSET,
        _BOTH,
    ),
    Leaf(
        "audio.output.speed",
        "speed",
        {"speed": "speed"},
        lambda draft, _dialect, _secrets: draft.speed,
        _GA,
    ),
    Leaf(
        "tools",
        "tools",
        {
            "tools": "tools",
            **dict.fromkeys(
                ("server_label", "server_url", "server_description", "authorization", "allowed_tools"), "mcp_servers"
            ),
            "require_approval": "mcp_servers",
        },
        tools_of,
    ),
    Leaf(
        "tool_choice",
        "tool_choice",
        {"tool_choice": "tool_choice"},
        lambda draft, dialect, _secrets: (
            choice_of(draft.tool_choice) if is_known("tool_choice", draft, dialect) else UNSET
        ),
    ),
    Leaf(
        "parallel_tool_calls",
        "",
        {"parallel_tool_calls": "parallel_tool_calls"},
        lambda draft, _dialect, _secrets: draft.parallel_tool_calls,
    ),
    Leaf(
        "reasoning",
        "",
        {"reasoning": "reasoning_effort", "effort": "reasoning_effort"},
        lambda draft, _dialect, _secrets: reasoning_of(draft),
    ),
    Leaf(
        "max_output_tokens",
        "max_response_output_tokens",
        {"max_output_tokens": "max_output_tokens"},
        lambda draft, _dialect, _secrets: limit_of(draft),
        _BOTH,
    ),
    Leaf(
        "truncation",
        "",
        {
            "type": "context_truncation",
            "retention_ratio": "retention_ratio",
            "token_limits": "context_tokens",
            "post_instructions": "context_tokens",
        },
        lambda draft, _dialect, _secrets: truncation_of(draft),
    ),
    Leaf(
        "prompt",
        "",
        {"id": "prompt_id", "version": "prompt_version", "variables": "prompt_variables"},
        lambda draft, _dialect, _secrets: prompt_of(draft),
        atomic=True,
    ),
    Leaf(
        "tracing",
        "tracing",
        {
            "tracing": "tracing",
            "workflow_name": "tracing_workflow",
            "group_id": "tracing_group",
            "metadata": "tracing_metadata",
        },
        lambda draft, _dialect, _secrets: tracing_of(draft),
        atomic=True,
    ),
    Leaf(
        "include",
        "include",
        {"include": "include_logprobs"},
        lambda draft, _dialect, _secrets: include_of(draft),
    ),
    Leaf(
        "temperature",
        "temperature",
        {"temperature": "temperature"},
        lambda draft, _dialect, _secrets: temperature_of(draft),
    ),
)
"""In the order in which they are asked for one by one: what another refers to comes before it."""

LEAF_OF = {name: leaf for leaf in LEAVES for name in leaf.names}
"""The leaf of each field of the draft; the model has none, it is the connection's."""
