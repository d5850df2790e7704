"""Tells a fresh session, which knows nothing, what was said so far: as text, in order, with the function calls.

- Of an answer that was cut only what was *heard* is told: the assistant must not remember words nobody heard.
- Speech of the assistant can only be told as text (`output_text`); afterwards the audio modality has to be asserted
  again, because a model that finds its own words as text goes on in text.
- A function call is told with its output or not at all: an output without its call is refused. Of a call that was
  lost with the connection the output is ours, and says so.
- Ids of ours are used again where the wire takes them (32 characters of ``A-Za-z0-9_-``), so that a row stays a row.
- Out-of-band and hidden items, and the notes about a seam, are not part of the conversation. MCP items belong to the
  service that made them; a fresh session lists and calls by itself.
- Of a long conversation the end is told, and that its beginning is missing.

Source: GA reference "conversation item" objects (client may seed output_text only) and "resume"; protocol errors 2.2.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from desktop_app.conversation.transcript import TranscriptItem, TranscriptPart
from desktop_app.protocol.items import (
    ContentPart,
    FunctionCallItem,
    FunctionCallOutputItem,
    InputImage,
    InputText,
    Item,
    MessageItem,
    OutputText,
)

MOST_ITEMS = 100
MOST_CHARACTERS = 20_000
MOST_PICTURES = 3
LONGEST_ID = 32

# For the model, not for a person; so not translated.
_LEFT_OUT = "The connection was lost and is back. {0} earlier messages of this conversation are left out here."
_NOT_WRITTEN_DOWN = "[The user said something here that was not written down.]"
_PICTURE = "[A picture was shown here.]"
_FOREIGN = re.compile(r"[^A-Za-z0-9_-]")


@dataclass(slots=True, frozen=True)
class Reseeding:
    """What to tell a fresh session.

    Attributes:
        items: to be created in this order, each with its id.
        own_ids: the transcript's id of each id on the wire; empty for a note that stands for what is left out.
        left_out: how many older items are not told.
    """

    items: tuple[Item, ...] = ()
    own_ids: dict[str, str] = field(default_factory=dict)
    left_out: int = 0


def reseeding_of(
    transcript: Sequence[TranscriptItem], *, except_ids: Iterable[str] = (), answered: Collection[str] = ()
) -> Reseeding:
    """What a fresh session must be told of a conversation, `except_ids` left out.

    `answered`: ids of calls whose outputs are on their way, and follow by themselves.
    """
    unwanted = set(except_ids)
    outputs = {item.call_id: item for item in transcript if item.kind == "function_call_output" and item.call_id}
    calls = {item.call_id for item in transcript if item.kind == "function_call" and item.call_id}
    told: list[TranscriptItem] = []
    room = MOST_CHARACTERS
    left_out = 0
    for item in reversed(transcript):
        if item.item_id in unwanted or not _belongs(item, outputs.keys(), calls):
            continue
        room -= _length(item)
        if left_out or len(told) >= MOST_ITEMS or (room < 0 and told):
            left_out += 1
        else:
            told.append(item)
    told.reverse()
    told = _whole_calls(told)
    return _as_items(told, left_out, answered)


def _belongs(item: TranscriptItem, outputs: Iterable[str], calls: Iterable[str]) -> bool:
    if item.out_of_band or item.hidden or item.seam_ms is not None or item.status == "listening":
        return False
    if item.kind == "function_call":
        return item.call_id in outputs or item.call_output is not None
    if item.kind == "function_call_output":
        return item.call_id in calls
    return item.kind == "message" and bool(_content(item, pictures=True))


def _whole_calls(told: list[TranscriptItem]) -> list[TranscriptItem]:
    """Without the output of a call that is left out."""
    calls = {item.call_id for item in told if item.kind == "function_call"}
    return [item for item in told if item.kind != "function_call_output" or item.call_id in calls]


def _as_items(told: list[TranscriptItem], left_out: int, answered: Collection[str]) -> Reseeding:
    items: list[Item] = []
    own_ids: dict[str, str] = {}
    if left_out:
        note = MessageItem(id="duologue_left_out", role="system", content=[InputText(text=_LEFT_OUT.format(left_out))])
        items.append(note)
        own_ids["duologue_left_out"] = ""
    with_picture = [item.item_id for item in told if any(part.kind == "image" for part in item.parts)]
    call_ids: dict[str, str] = {}
    answered = {*answered, *(item.call_id for item in told if item.kind == "function_call_output")}
    for index, item in enumerate(told):
        wire_id = item.item_id if _fits(item.item_id) else f"duologue_seed_{index}"
        lost_id = f"duologue_lost_{index}" if item.kind == "function_call" and item.call_id not in answered else ""
        if lost_id:
            own_ids[lost_id] = item.item_id  # before the call's own: what is deleted is the call
        own_ids[wire_id] = item.item_id
        items.append(_wire_item(item, wire_id, call_ids, pictures=item.item_id in with_picture[-MOST_PICTURES:]))
        if lost_id:
            output = item.call_output or ""
            items.append(FunctionCallOutputItem(id=lost_id, call_id=call_ids[item.call_id], output=output))
    return Reseeding(tuple(items), own_ids, left_out)


def _wire_item(item: TranscriptItem, wire_id: str, call_ids: dict[str, str], *, pictures: bool) -> Item:
    if item.kind == "message":
        return MessageItem(id=wire_id, role=item.role or "user", content=_content(item, pictures=pictures))
    call_id = call_ids.setdefault(item.call_id, _call_id(item.call_id, len(call_ids), call_ids))
    if item.kind == "function_call":
        return FunctionCallItem(id=wire_id, name=item.call_name, call_id=call_id, arguments=item.call_arguments)
    return FunctionCallOutputItem(id=wire_id, call_id=call_id, output=item.call_output or "")


def _content(item: TranscriptItem, *, pictures: bool) -> list[ContentPart]:
    """The parts of a message as a client may write them; empty where there is nothing to tell."""
    if item.role == "assistant":
        said = said_text(item)
        return [OutputText(text=said)] if said.strip() else []
    content: list[ContentPart] = []
    for part in item.parts:
        if part.kind == "image":
            content.append(InputImage(image_url=part.image_url) if pictures else InputText(text=_PICTURE))
        elif part.text:
            content.append(InputText(text=part.text))
        elif part.kind == "audio" and item.status != "listening":
            content.append(InputText(text=_NOT_WRITTEN_DOWN))
    return content


def said_text(item: TranscriptItem) -> str:
    """What the assistant said as far as it was, or is still going to be, heard."""
    return "\n".join(text for text in map(_said, item.parts) if text)


def _said(part: TranscriptPart) -> str:
    return part.heard_text if part.cut else part.text


def _length(item: TranscriptItem) -> int:
    return sum(len(part.text) for part in item.parts) + len(item.call_arguments) + len(item.call_output or "")


def _fits(wire_id: str) -> bool:
    return 0 < len(wire_id) <= LONGEST_ID and not _FOREIGN.search(wire_id)


def _call_id(call_id: str, index: int, taken: dict[str, str]) -> str:
    """A call id the wire takes: the same where it does already, else what is left of it, told apart by a number."""
    if _fits(call_id):
        return call_id
    plain = _FOREIGN.sub("_", call_id)[:LONGEST_ID]
    return plain if plain not in taken.values() else f"{plain[: LONGEST_ID - 6]}_{index}"
