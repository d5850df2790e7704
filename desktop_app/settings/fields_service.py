"""Fields of tools, of limits, and of what the service keeps: stored prompts and traces.

Source: GA reference 2.1 "Realtime session", 7 "Tools"; preview reference 5.1, 5.8 and 9.
"""

from __future__ import annotations

from desktop_app.settings.field_info import GA_ONLY, FieldInfo, OnlyWith
from desktop_app.translatable import translatable

_BY_RATIO = (OnlyWith("context_truncation", ("retention_ratio",)),)
_STORED = (OnlyWith("prompt_id"),)
_TRACED = (OnlyWith("tracing", ("custom",)),)

TOOL_FIELDS = (
    FieldInfo(
        "tools",
        "Functions",
        "What the assistant may call, and how each call is answered.",
        "The next answer may call what is switched on.",
        section="tools",
        kind="tools",
        empty="None",
    ),
    FieldInfo(
        "mcp_servers",
        "MCP servers",
        "Servers whose tools the service itself lists and calls.",
        "Their tools are listed before the next answer.",
        section="tools",
        kind="servers",
        empty="None",
        dialects=GA_ONLY,
    ),
    FieldInfo(
        "tool_choice",
        "Use of tools",
        "Whether the assistant may, must or must not call something, or one certain thing.",
        "A forced call is made with every answer until this is changed.",
        section="tools",
        kind="tool_choice",
        suggestions=("auto", "none", "required"),
    ),
    FieldInfo(
        "parallel_tool_calls",
        "Several calls at once",
        "Whether one answer may call several tools; for reasoning models.",
        "Off: one call, its result, then the next.",
        section="tools",
        kind="switch",
        empty="The model's own",
        dialects=GA_ONLY,
    ),
)

LIMIT_FIELDS = (
    FieldInfo(
        "max_output_tokens",
        "Longest answer",
        "At most so many tokens an answer; about 20 tokens are a second of speech.",
        "An answer that reaches the limit is cut off in mid-word.",
        section="limits",
        kind="whole",
        unit="tokens",
        empty="No limit",
        minimum=1,
        maximum=4_096,
        step=64,
    ),
    FieldInfo(
        "context_truncation",
        "When the context is full",
        "What the service forgets of a long conversation.",
        "Automatic drops the oldest; keeping a part drops more at once, less often; never ends in an error.",
        section="limits",
        kind="choice",
        choices=("auto", "disabled", "retention_ratio"),
        choice_labels=(
            translatable("Fields", "Forget the oldest"),
            translatable("Fields", "Never forget: fail"),
            translatable("Fields", "Keep a part"),
        ),
        dialects=GA_ONLY,
    ),
    FieldInfo(
        "retention_ratio",
        "Part to keep",
        "How much of the context is kept when it is full; 0.8 is four fifths.",
        "Smaller forgets more at once, so that less often all is read anew.",
        section="limits",
        kind="number",
        minimum=0.0,
        maximum=1.0,
        step=0.05,
        only_with=_BY_RATIO,
        dialects=GA_ONLY,
    ),
    FieldInfo(
        "context_tokens",
        "Context after the instructions",
        "How many tokens of conversation fit before something is forgotten.",
        "Smaller costs less and remembers less.",
        section="limits",
        kind="whole",
        unit="tokens",
        empty="The model's own",
        minimum=0,
        maximum=128_000,
        step=500,
        only_with=_BY_RATIO,
        dialects=GA_ONLY,
    ),
)

SERVICE_FIELDS = (
    FieldInfo(
        "prompt_id",
        "Stored prompt",
        "The id of a prompt that is kept at the service (pmpt_…).",
        "Its text and settings count from the next answer on; what is set here wins.",
        section="service",
        kind="text",
        empty="None",
        dialects=GA_ONLY,
    ),
    FieldInfo(
        "prompt_version",
        "Version of the prompt",
        "Which version of it.",
        "Empty: always the current one.",
        section="service",
        kind="text",
        empty="The current one",
        only_with=_STORED,
        dialects=GA_ONLY,
    ),
    FieldInfo(
        "prompt_variables",
        "Variables of the prompt",
        "Values for the places in the stored prompt.",
        "The service fills them in, from the next answer on.",
        section="service",
        kind="pairs",
        empty="None",
        only_with=_STORED,
        dialects=GA_ONLY,
    ),
    FieldInfo(
        "tracing",
        "Tracing",
        "Whether the service keeps a trace of the session, to be looked at in its own console.",
        "Once on it stays as it is; another way needs a new session.",
        section="service",
        kind="choice",
        choices=("off", "auto", "custom"),
        choice_labels=(
            translatable("Fields", "Off"),
            translatable("Fields", "On, named by the service"),
            translatable("Fields", "On, named by you"),
        ),
    ),
    FieldInfo(
        "tracing_workflow",
        "Workflow",
        "The name the trace is filed under.",
        "Cannot be changed once tracing is on.",
        section="service",
        kind="text",
        empty="The service's own",
        only_with=_TRACED,
    ),
    FieldInfo(
        "tracing_group",
        "Group",
        "Traces of one group belong together.",
        "Cannot be changed once tracing is on.",
        section="service",
        kind="text",
        empty="None",
        only_with=_TRACED,
    ),
    FieldInfo(
        "tracing_metadata",
        "Notes in the trace",
        "Names and values to find the trace by.",
        "Cannot be changed once tracing is on.",
        section="service",
        kind="pairs",
        empty="None",
        only_with=_TRACED,
    ),
)
