"""Takes what the wire says about an item into the transcript's item; never makes the transcript forget.

The service deletes its own transcript of an item that was truncated and reports such items without text. What was
said stays ours: an empty text never replaces one, and what was heard never changes after a cut.
"""

from __future__ import annotations

from typing import cast, get_args

from msgspec import UNSET

from desktop_app.conversation.heard_text import SpeechRate, WordClock
from desktop_app.conversation.transcript import ItemKind, ItemStatus, Role, TranscriptItem, TranscriptPart
from desktop_app.protocol.items import (
    ContentPart,
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
)

_KINDS: dict[type, ItemKind] = {
    MessageItem: "message",
    FunctionCallItem: "function_call",
    FunctionCallOutputItem: "function_call_output",
    McpListToolsItem: "mcp_list_tools",
    McpCallItem: "mcp_call",
    McpApprovalRequestItem: "mcp_approval_request",
    McpApprovalResponseItem: "mcp_approval_response",
}
_STATUSES = ("in_progress", "completed", "incomplete")


def wire_id(item: Item) -> str:
    """The id of an item, or an empty text."""
    return item.id if isinstance(item.id, str) else ""


def new_item(wire: Item, at_ms: float, response_id: str | None, out_of_band: bool) -> TranscriptItem:
    """An item of the transcript for one of the wire, without content yet."""
    role = wire.role if isinstance(wire, MessageItem) and wire.role in get_args(Role) else ""
    item = TranscriptItem(
        item_id=wire_id(wire),
        kind=_KINDS.get(type(wire), "unknown"),
        role=cast(Role, role),
        status="completed" if response_id is None else "in_progress",
        response_id=response_id,
        at_ms=at_ms,
        out_of_band=out_of_band,
    )
    if response_id is not None and item.kind in ("function_call", "mcp_call"):
        item.call_state = "arguments"
    return item


def take_item(item: TranscriptItem, wire: Item, rate: SpeechRate) -> None:
    """Take in status, content and call fields of an item as the wire reports it."""
    if item.kind != "unknown" and item.kind != _KINDS.get(type(wire), "unknown"):
        return
    status = getattr(wire, "status", UNSET)
    if status in _STATUSES:
        item.status = cast(ItemStatus, status)
    elif item.status == "listening":
        item.status = "completed"
    if isinstance(wire, MessageItem):
        item.role = cast(Role, wire.role) if wire.role in get_args(Role) else item.role
        for content_index, part in enumerate(wire.content):
            take_part(item, content_index, part, rate)
    elif isinstance(wire, FunctionCallItem | McpCallItem | McpApprovalRequestItem):
        _take_call(item, wire)
    elif isinstance(wire, McpListToolsItem):
        item.server_label = wire.server_label or item.server_label
        names = (tool.get("name") for tool in wire.tools)
        item.offered_tools = tuple(name for name in names if isinstance(name, str)) or item.offered_tools
    elif isinstance(wire, FunctionCallOutputItem):
        item.call_id = wire.call_id or item.call_id
        item.call_output = wire.output


def _take_call(item: TranscriptItem, wire: FunctionCallItem | McpCallItem | McpApprovalRequestItem) -> None:
    item.call_name = wire.name or item.call_name
    item.call_arguments = wire.arguments or item.call_arguments
    if not isinstance(wire, FunctionCallItem):
        item.server_label = wire.server_label or item.server_label
    if isinstance(wire, FunctionCallItem):
        item.call_id = wire.call_id or item.call_id
    elif isinstance(wire, McpCallItem):
        if isinstance(wire.output, str):
            item.call_output = wire.output
            item.call_state = "done"
        if isinstance(wire.error, dict):
            item.call_output = str(wire.error.get("message") or "")
            item.call_state = "failed"


def take_part(item: TranscriptItem, content_index: int, wire: ContentPart, rate: SpeechRate) -> None:
    """Take in a content part, as announced or as finished."""
    if isinstance(wire, InputImage):
        part = ensure_part(item, content_index, "image", rate)
        part.image_url = wire.image_url or part.image_url
    elif isinstance(wire, InputText | OutputText):
        settle_text(ensure_part(item, content_index, "text", rate), wire.text)
    elif isinstance(wire, InputAudio | OutputAudio):
        part = ensure_part(item, content_index, "audio", rate)
        if isinstance(wire.transcript, str):
            settle_text(part, wire.transcript)


def ensure_part(item: TranscriptItem, content_index: int, kind: str, rate: SpeechRate) -> TranscriptPart:
    """The part with this index; made where there is none, and made speech where sound comes for text."""
    part = item.part(content_index)
    if part is None:
        part = TranscriptPart(content_index, "image" if kind == "image" else "text")
        item.add_part(part)
    if kind == "audio" and part.kind != "audio":
        part.kind = "audio"
        if item.role == "assistant" and not item.out_of_band:
            part.word_clock = WordClock(rate)
            part.word_clock.add_text(part.text)
            part.heard_chars = 0
    return part


def add_text(part: TranscriptPart, delta: str) -> None:
    """More text of a part; after a cut it is text that was not heard."""
    part.append_text(delta)
    if part.word_clock is None or part.cut:
        return
    part.word_clock.add_text(delta)
    if part.played_out and part.audio_done:
        part.heard_chars = len(part.text)


def settle_text(part: TranscriptPart, text: str) -> None:
    """The whole text of a part, as the service now knows it."""
    if not text or text == part.text:
        return
    if part.cut:
        heard = part.heard_text
        if text.startswith(heard) and len(text) > len(part.text):
            part.text = text
        return
    part.text = text
    part.heard_chars = min(part.heard_chars, len(text))
    if part.word_clock is not None:
        part.word_clock.finish_text(text)
        if part.played_out and part.audio_done:
            part.heard_chars = len(text)


def finish_text(part: TranscriptPart, text: str) -> None:
    """The transcript of a part is complete."""
    settle_text(part, text)
    if part.word_clock is not None and not part.cut:
        part.word_clock.finish_text(part.text)
