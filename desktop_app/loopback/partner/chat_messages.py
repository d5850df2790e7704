"""A request for a partner as the body of a chat completion request.

Source: OpenAI API reference, "Create chat completion"; the part of it that Ollama and llama.cpp share.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop_app.loopback.partner.dialogue import words_of
from desktop_app.loopback.ports import PartnerRequest
from desktop_app.protocol.items import FunctionCallItem, FunctionCallOutputItem, InputImage, Item, MessageItem
from desktop_app.protocol.session_config import FunctionChoice, FunctionTool, ToolChoice

SPOKEN_STYLE = (
    "Your answer is read aloud by a voice: use short, plain sentences, no lists, no headings, no emoji and no markup, "
    "unless the user asks for something else."
)
_CUT = "(This answer was interrupted; the user heard only a part of it.)"
_NOT_UNDERSTOOD = "(The user spoke, but no words could be understood.)"

Message = dict[str, Any]


def chat_body(request: PartnerRequest, model: str) -> dict[str, Any]:
    """The JSON body of the POST, streaming switched on."""
    body: dict[str, Any] = {"model": model, "stream": True, "messages": chat_messages(request)}
    if request.tools:
        body["tools"] = [_tool(tool) for tool in request.tools]
        body["tool_choice"] = _choice(request.tool_choice)
        if request.one_call_only:
            body["parallel_tool_calls"] = False
    if request.max_output_tokens is not None:
        body["max_tokens"] = request.max_output_tokens
    if request.temperature is not None:
        body["temperature"] = request.temperature
    return body


def chat_messages(request: PartnerRequest) -> list[Message]:
    """Instructions and conversation items as chat messages; calls of one answer share one assistant message."""
    local_time = request.now.strftime("%A, %d %B %Y, %H:%M")
    messages: list[Message] = [
        {"role": "system", "content": f"{request.instructions}\n\n{SPOKEN_STYLE} Local time: {local_time}."}
    ]
    answered = {item.call_id for item in request.items if isinstance(item, FunctionCallOutputItem)}
    for item in _outputs_after_calls(request.items):
        if isinstance(item, MessageItem):
            messages.append({"role": item.role, "content": _content(item)})
        elif isinstance(item, FunctionCallItem) and item.call_id in answered:
            _add_call(messages, item)
        elif isinstance(item, FunctionCallOutputItem):
            messages.append({"role": "tool", "tool_call_id": item.call_id, "content": item.output})
    return messages


def _outputs_after_calls(items: Sequence[Item]) -> list[Item]:
    """Outputs directly behind their calls: chat endpoints refuse a tool message anywhere else."""
    outputs = {item.call_id: item for item in items if isinstance(item, FunctionCallOutputItem)}
    ordered: list[Item] = []
    waiting: list[Item] = []
    for item in items:
        if not isinstance(item, FunctionCallItem):
            ordered.extend(waiting)
            waiting = []
        if isinstance(item, FunctionCallItem):
            ordered.append(item)
            if item.call_id in outputs:
                waiting.append(outputs[item.call_id])
        elif not isinstance(item, FunctionCallOutputItem):
            ordered.append(item)
    return [*ordered, *waiting]


def _content(item: MessageItem) -> str | list[Message]:
    images = [part.image_url for part in item.content if isinstance(part, InputImage)]
    words = words_of(item)
    if words is None:
        return _CUT
    if images:
        texts: list[Message] = [{"type": "text", "text": words}] if words else []
        return [*texts, *({"type": "image_url", "image_url": {"url": url}} for url in images)]
    return words or (_NOT_UNDERSTOOD if item.role == "user" else "")


def _add_call(messages: list[Message], item: FunctionCallItem) -> None:
    call = {
        "id": item.call_id,
        "type": "function",
        "function": {"name": item.name, "arguments": item.arguments or "{}"},
    }
    if "tool_calls" in messages[-1]:
        messages[-1]["tool_calls"].append(call)
    else:
        messages.append({"role": "assistant", "content": None, "tool_calls": [call]})


def _tool(tool: FunctionTool) -> Message:
    function: Message = {"name": tool.name}
    if isinstance(tool.description, str):
        function["description"] = tool.description
    function["parameters"] = (
        tool.parameters if isinstance(tool.parameters, dict) else {"type": "object", "properties": {}}
    )
    return {"type": "function", "function": function}


def _choice(choice: ToolChoice) -> str | Message:
    if isinstance(choice, FunctionChoice):
        return {"type": "function", "function": {"name": choice.name}}
    return choice if isinstance(choice, str) else "auto"
