"""Items, responses and usage in the preview's words.

Source: preview reference, `RealtimeConversationRequestItem`, `RealtimeConversationResponseItem`, `RealtimeResponse`.
"""

from __future__ import annotations

from typing import Any

from msgspec import UNSET, UnsetType

from desktop_app.protocol.items import (
    FunctionCallItem,
    FunctionCallOutputItem,
    InputImage,
    Item,
    ItemReference,
    MessageItem,
    UnknownItem,
)
from desktop_app.protocol.legacy_parts import legacy_part, served_part
from desktop_app.protocol.losses import Losses
from desktop_app.protocol.preview_session import (
    format_from_preview,
    format_to_preview,
    modalities_from_preview,
    modalities_to_preview,
)
from desktop_app.protocol.preview_shapes import PreviewResponse
from desktop_app.protocol.response import ErrorDetail, Response, StatusDetails, Usage
from desktop_app.protocol.session_config import AudioConfig, AudioOutputConfig
from desktop_app.protocol.writing import as_it_came, fields_set, wire_fields


def item_to_preview(item: Item, path: str, losses: Losses) -> dict[str, Any] | None:
    """`item` as the preview's JSON object; None where the preview has no such item."""
    if isinstance(item, UnknownItem):
        return as_it_came(item)
    if not isinstance(item, MessageItem | FunctionCallItem | FunctionCallOutputItem | ItemReference):
        losses.note(path)
        return None
    wire = wire_fields(item)
    if isinstance(item, MessageItem):
        losses.note(f"{path}.phase", wire.pop("phase", UNSET))
        wire["content"] = _content(item, path, losses)
    return wire


def _content(item: MessageItem, path: str, losses: Losses) -> list[object]:
    content: list[object] = []
    for at, part in enumerate(item.content):
        if isinstance(part, InputImage):
            losses.note(f"{path}.content[{at}]")
        else:
            content.append(legacy_part(part))
    return content


def served_item_to_preview(item: Item) -> dict[str, Any] | None:
    """`item` as the service tells it: with `object`, a status, and a transcript that may be null."""
    wire = item_to_preview(item, "item", Losses())
    if wire is None or isinstance(item, UnknownItem):
        return wire
    wire["object"] = "realtime.item"
    if isinstance(item, MessageItem):
        wire["content"] = [legacy_part(served_part(part)) for part in item.content if not isinstance(part, InputImage)]
    if isinstance(item, FunctionCallOutputItem):
        wire.pop("status", None)
    else:
        wire.setdefault("status", "completed")
    return wire


def response_from_preview(flat: PreviewResponse) -> Response:
    """A flat response in GA's nesting."""
    spoken = AudioOutputConfig(format=format_from_preview(flat.output_audio_format), voice=flat.voice)
    return Response(
        id=flat.id,
        object=flat.object,
        status=flat.status,
        status_details=flat.status_details,
        output=flat.output,
        conversation_id=flat.conversation_id,
        output_modalities=modalities_from_preview(flat.modalities),
        max_output_tokens=flat.max_output_tokens,
        audio=AudioConfig(output=spoken) if fields_set(spoken) else UNSET,
        usage=flat.usage,
        metadata=flat.metadata,
        temperature=flat.temperature,
    )


def response_to_preview(response: Response) -> dict[str, Any]:
    """A response as the preview service tells it."""
    spoken = (response.audio or AudioConfig()).output or AudioOutputConfig()
    wire = {
        "object": "realtime.response",
        "id": response.id,
        "status": response.status,
        "status_details": _status_details(response.status_details),
        "output": [wire for item in response.output if (wire := served_item_to_preview(item)) is not None],
        "conversation_id": response.conversation_id or None,
        "modalities": modalities_to_preview(response.output_modalities),
        "voice": spoken.voice if isinstance(spoken.voice, str) else UNSET,
        "output_audio_format": format_to_preview(spoken.format, "", Losses()),
        "temperature": response.temperature,
        "max_output_tokens": response.max_output_tokens,
        "usage": _usage(response.usage),
        "metadata": response.metadata or None,
    }
    return {name: value for name, value in wire.items() if value is not UNSET}


def _status_details(details: StatusDetails | UnsetType | None) -> dict[str, Any] | None:
    if not details:
        return None
    wire = fields_set(details)
    if isinstance(details.error, ErrorDetail):
        wire["error"] = {name: value for name, value in fields_set(details.error).items() if name in ("type", "code")}
    return wire


def _usage(usage: Usage | UnsetType | None) -> dict[str, Any] | None:
    if not usage:
        return None
    wire = fields_set(usage)
    for details, names in (
        ("input_token_details", ("cached_tokens", "text_tokens", "audio_tokens")),
        ("output_token_details", ("text_tokens", "audio_tokens")),
    ):
        if wire.get(details) is not None:
            wire[details] = {name: value for name, value in fields_set(wire[details]).items() if name in names}
    return wire
