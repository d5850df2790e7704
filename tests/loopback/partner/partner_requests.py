"""Requests for a partner, written as a person would say them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from typing import Any

from desktop_app.loopback.partner.practice_partner import answer_parts
from desktop_app.loopback.ports import CallFunction, PartnerRequest, Say
from desktop_app.loopback.session_defaults import DEFAULT_INSTRUCTIONS
from desktop_app.protocol.items import (
    FunctionCallItem,
    FunctionCallOutputItem,
    InputAudio,
    InputText,
    Item,
    MessageItem,
    OutputAudio,
    OutputText,
)
from desktop_app.protocol.session_config import FunctionTool, ToolChoice

NOW = datetime(2026, 5, 5, 14, 5, tzinfo=timezone(timedelta(hours=2)))  # a Tuesday


def spoken(words: str) -> MessageItem:
    return MessageItem(role="user", content=[InputAudio(transcript=words)])


def typed(words: str) -> MessageItem:
    return MessageItem(role="user", content=[InputText(text=words)])


def answered(words: str) -> MessageItem:
    return MessageItem(role="assistant", content=[OutputAudio(transcript=words)])


def wrote(words: str) -> MessageItem:
    return MessageItem(role="assistant", content=[OutputText(text=words)])


def cut() -> MessageItem:
    """An assistant's speech after it was truncated."""
    return MessageItem(role="assistant", content=[OutputAudio(transcript=None)])


def system(words: str) -> MessageItem:
    return MessageItem(role="system", content=[InputText(text=words)])


def call(name: str, arguments: dict[str, Any], call_id: str = "call_1") -> FunctionCallItem:
    return FunctionCallItem(name=name, call_id=call_id, arguments=json.dumps(arguments))


def output(value: Any, call_id: str = "call_1") -> FunctionCallOutputItem:
    text = value if isinstance(value, str) else json.dumps(value)
    return FunctionCallOutputItem(call_id=call_id, output=text)


def tool(
    name: str, description: str, required: Sequence[str] | None = None, **properties: dict[str, Any]
) -> FunctionTool:
    """All properties are required where it is not said which."""
    names = list(properties if required is None else required)
    schema = {"type": "object", "properties": properties, "required": names}
    return FunctionTool(name=name, description=description, parameters=schema)


def request(
    items: Sequence[Item],
    *,
    instructions: str = DEFAULT_INSTRUCTIONS,
    tools: Sequence[FunctionTool] = (),
    tool_choice: ToolChoice = "auto",
    now: datetime = NOW,
    max_output_tokens: int | None = None,
    temperature: float | None = None,
    one_call_only: bool = False,
) -> PartnerRequest:
    return PartnerRequest(
        instructions=instructions,
        items=list(items),
        tools=list(tools),
        tool_choice=tool_choice,
        now=now,
        max_output_tokens=max_output_tokens,
        temperature=temperature,
        one_call_only=one_call_only,
    )


def sentences(items: Sequence[Item], **options: Any) -> list[str]:
    parts = list(answer_parts(request(items, **options)))
    assert all(isinstance(part, Say) for part in parts), parts
    return [part.text for part in parts if isinstance(part, Say)]


def answer(*items: Item | str, **options: Any) -> str:
    """What is said to the last of these items; a bare string is spoken by the user."""
    return " ".join(sentences([spoken(item) if isinstance(item, str) else item for item in items], **options))


def later_answer(words: str, **options: Any) -> str:
    """The answer when the first greetings are over."""
    return answer("hello", answered("Hello!"), words, **options)


def calls(*items: Item | str, **options: Any) -> list[tuple[str, dict[str, Any]]]:
    made = answer_parts(request([spoken(item) if isinstance(item, str) else item for item in items], **options))
    return [(part.name, json.loads(part.arguments)) for part in made if isinstance(part, CallFunction)]
