"""The functions that Duologue brings along, as they are offered to the assistant; pure data.

A tool made from one of them is a tool like any other: its name, words and parameters can be changed.
"""

from __future__ import annotations

from desktop_app.settings.tool_definition import BuiltInAnswer, BuiltInFunction, ToolDefinition

_TIME = ToolDefinition(
    name="get_time",
    description="The present time, date and weekday, of the user's own place or of another.",
    parameters={
        "type": "object",
        "properties": {
            "time_zone": {
                "type": "string",
                "description": "A city or an IANA time zone. Leave it out for the user's own place.",
                "examples": ["Asia/Tokyo"],
            }
        },
        "additionalProperties": False,
    },
    answer=BuiltInAnswer(function="time"),
)
_CALCULATOR = ToolDefinition(
    name="calculate",
    description="The exact value of an arithmetic expression. Use it for every calculation.",
    parameters={
        "type": "object",
        "properties": {
            "expression": {
                "type": "string",
                "description": "With + - * / ^ % and brackets, sqrt, sin, log, min, max, round, pi and the like.",
                "examples": ["(17 + 4) * 2^3"],
            }
        },
        "required": ["expression"],
        "additionalProperties": False,
    },
    answer=BuiltInAnswer(function="calculator"),
)
_NOTE = ToolDefinition(
    name="note",
    description="Keeps a note for the user, or lists the notes of this conversation.",
    parameters={
        "type": "object",
        "properties": {
            "action": {"type": "string", "enum": ["add", "list"]},
            "text": {"type": "string", "description": "What to note, of action add.", "examples": ["Buy milk"]},
        },
        "required": ["action"],
        "additionalProperties": False,
    },
    answer=BuiltInAnswer(function="note"),
)
_RANDOM = ToolDefinition(
    name="random",
    description="A fair random number, several of them, or one of some choices: dice, coins, lots.",
    parameters={
        "type": "object",
        "properties": {
            "minimum": {"type": "number", "default": 1},
            "maximum": {"type": "number", "default": 6},
            "count": {"type": "integer", "minimum": 1, "maximum": 100, "default": 1},
            "choices": {"type": "array", "items": {"type": "string"}, "description": "One of these, in their place."},
        },
        "additionalProperties": False,
    },
    answer=BuiltInAnswer(function="random"),
)
_TIMER = ToolDefinition(
    name="timer",
    description="Sets a timer that rings in this conversation, lists the timers that run, or cancels them.",
    parameters={
        "type": "object",
        "properties": {
            "action": {"type": "string", "enum": ["set", "list", "cancel"]},
            "seconds": {"type": "number", "minimum": 0, "maximum": 86400},
            "minutes": {"type": "number", "minimum": 0, "maximum": 1440},
            "label": {"type": "string", "description": "What it is for.", "examples": ["tea"]},
        },
        "required": ["action"],
        "additionalProperties": False,
    },
    answer=BuiltInAnswer(function="timer"),
)

BUILT_IN_TOOLS: dict[BuiltInFunction, ToolDefinition] = {
    "time": _TIME,
    "calculator": _CALCULATOR,
    "note": _NOTE,
    "random": _RANDOM,
    "timer": _TIMER,
}
