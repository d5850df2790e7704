"""Which items the conversation takes from a client, and what the service makes of them.

The codec has already refused what is wrong by itself; here is what depends on the conversation.
Source: both references, `conversation.item.create`; errors as recorded from the live services.
"""

from __future__ import annotations

import msgspec
from msgspec import UNSET

from desktop_app.loopback.identifiers import new_id
from desktop_app.loopback.refusal import bad_audio, duplicate_item, invalid_value, unknown_call
from desktop_app.loopback.stored_conversation import StoredConversation, StoredItem
from desktop_app.loopback.wire_audio import OddAudioLengthError, decode, rate_hz
from desktop_app.protocol.items import (
    ContentPart,
    FunctionCallItem,
    FunctionCallOutputItem,
    InputAudio,
    Item,
    ItemReference,
    McpApprovalRequestItem,
    McpApprovalResponseItem,
    MessageItem,
)


def stored_item(
    item: Item,
    conversation: StoredConversation,
    input_format: str,
    path: str = "item",
    calls_from: StoredConversation | None = None,
) -> StoredItem:
    """A client's item ready to be stored: id given, status settled, audio taken out.

    `path` is the item's place in the client's event; a call's output may answer a call of `conversation` or of
    `calls_from`. Raises `RequestRefusedError`.
    """
    if isinstance(item, ItemReference):
        raise invalid_value("Invalid value: 'item_reference'.", f"{path}.type")
    item_id = item.id or new_id("item")
    if item_id in conversation:
        raise duplicate_item(item_id, path)
    _check_answers(item, conversation, calls_from, path)
    if isinstance(item, MessageItem):
        return _stored_message(item, item_id, input_format, path)
    if isinstance(item, FunctionCallItem):
        return StoredItem(msgspec.structs.replace(item, id=item_id, status="completed"), item_id)
    return StoredItem(msgspec.structs.replace(item, id=item_id), item_id)


def user_speech(item_id: str) -> MessageItem:
    """The item a committed buffer becomes; its transcript is null until it is transcribed."""
    return MessageItem(id=item_id, status="completed", role="user", content=[InputAudio(transcript=None)])


def _check_answers(
    item: Item, conversation: StoredConversation, calls_from: StoredConversation | None, path: str
) -> None:
    """What answers something must answer something that was asked."""
    if isinstance(item, FunctionCallOutputItem):
        known = [conversation] if calls_from is None else [conversation, calls_from]
        if not any(each.has_call(item.call_id) for each in known):
            raise unknown_call(item.call_id)
    if isinstance(item, McpApprovalResponseItem):
        request = conversation.get(item.approval_request_id)
        if request is None or not isinstance(request.item, McpApprovalRequestItem):
            message = f"MCP approval request '{item.approval_request_id}' not found in conversation."
            raise invalid_value(message, f"{path}.approval_request_id")


def _stored_message(item: MessageItem, item_id: str, input_format: str, path: str) -> StoredItem:
    shown: list[ContentPart] = []
    stored = StoredItem(item, item_id)
    for index, part in enumerate(item.content):
        if isinstance(part, InputAudio):
            try:
                samples = decode(part.audio or b"", input_format)
            except OddAudioLengthError:
                raise bad_audio(f"{path}.content[{index}].audio") from None
            stored.set_audio(index, samples, rate_hz(input_format))
            part = InputAudio(transcript=None if part.transcript is UNSET else part.transcript)
        shown.append(part)
    stored.item = MessageItem(id=item_id, status="completed", role=item.role, content=shown)
    return stored
