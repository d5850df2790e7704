"""The service's conversation: items in order, with the audio and the words the wire does not show.

Source: both references, `conversation.item.*`.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import numpy as np

from desktop_app.loopback.identifiers import new_id
from desktop_app.loopback.ports import SPEECH_RATE_HZ, Samples
from desktop_app.loopback.refusal import (
    invalid_value,
    not_truncatable,
    truncate_beyond_end,
    unknown_item,
    unknown_previous_item,
)
from desktop_app.loopback.wire_audio import encode
from desktop_app.protocol.items import (
    FunctionCallItem,
    InputAudio,
    Item,
    MessageItem,
    OutputAudio,
)

ROOT = "root"


class StoredItem:
    """One item.

    Attributes:
        item: as the wire shows it, without audio.
        item_id: of `item`.
        words: what was understood of the user's audio, whether or not the client asked for transcription;
            None: not (yet) understood.
        logprobs: how sure the recogniser is of each of `words`, where it can say.
        is_truncated: the assistant's speech was cut; nothing more is added to it.
        is_forgotten: fell out of the context: no response reads it any more.
    """

    def __init__(self, item: Item, item_id: str) -> None:
        self.item = item
        self.item_id = item_id
        self.words: str | None = None
        self.logprobs: list[float] = []
        self.is_truncated = False
        self.is_forgotten = False
        self._audio: dict[int, list[Samples]] = {}
        self._audio_rate_hz: dict[int, int] = {}

    def set_audio(self, content_index: int, samples: Samples, rate_hz: int) -> None:
        self._audio[content_index] = [samples]
        self._audio_rate_hz[content_index] = rate_hz

    def add_speech(self, samples: Samples) -> None:
        """More of the assistant's speech, at 24 kHz; ignored once the item is truncated."""
        if not self.is_truncated:
            self._audio.setdefault(0, []).append(samples)
            self._audio_rate_hz[0] = SPEECH_RATE_HZ

    def audio(self, content_index: int) -> tuple[Samples, int]:
        """Samples and their rate in Hz; no samples where the part has no audio."""
        pieces = self._audio.get(content_index, [])
        samples = np.concatenate(pieces) if pieces else np.empty(0, dtype=np.int16)
        return samples, self._audio_rate_hz.get(content_index, SPEECH_RATE_HZ)

    def audio_ms(self, content_index: int = 0) -> float:
        frames = sum(len(piece) for piece in self._audio.get(content_index, ()))
        return frames * 1000 / self._audio_rate_hz.get(content_index, SPEECH_RATE_HZ)

    def audio_parts(self) -> list[int]:
        """The content indexes that have audio."""
        return sorted(index for index, pieces in self._audio.items() if any(len(piece) for piece in pieces))

    @property
    def needs_recognition(self) -> bool:
        """Whether the user's audio came without its words."""
        parts = self.item.content if isinstance(self.item, MessageItem) else []
        return any(isinstance(part, InputAudio) and not part.transcript for part in parts)

    @property
    def is_assistant(self) -> bool:
        return isinstance(self.item, MessageItem) and self.item.role == "assistant"

    @property
    def is_spoken_by_assistant(self) -> bool:
        return self.is_assistant and bool(self._audio)

    def cut(self, audio_end_ms: int) -> None:
        """Keep `audio_end_ms` of the speech and forget its transcript."""
        samples, rate = self.audio(0)
        self.set_audio(0, samples[: audio_end_ms * rate // 1000], rate)
        self.is_truncated = True
        self.replace_part(0, OutputAudio(transcript=None))

    def replace_part(self, content_index: int, part: OutputAudio | InputAudio) -> None:
        """Exchange one content part of a message."""
        if isinstance(self.item, MessageItem) and content_index < len(self.item.content):
            content = list(self.item.content)
            content[content_index] = part
            self.item = msgspec.structs.replace(self.item, content=content)

    def with_audio(self, input_format: str, output_format: str) -> Item:
        """The item as `conversation.item.retrieved` shows it: audio in the session's formats."""
        if not isinstance(self.item, MessageItem) or not self._audio:
            return self.item
        content = list(self.item.content)
        for index in self.audio_parts():
            samples, rate = self.audio(index)
            part = content[index]
            if isinstance(part, InputAudio):
                content[index] = msgspec.structs.replace(part, audio=encode(samples, rate, input_format))
            elif isinstance(part, OutputAudio):
                content[index] = msgspec.structs.replace(part, audio=encode(samples, rate, output_format))
        return msgspec.structs.replace(self.item, content=content)


class StoredConversation:
    """The ordered items of one session."""

    def __init__(self) -> None:
        self.conversation_id = new_id("conv")
        self._items: list[StoredItem] = []
        self._by_id: dict[str, StoredItem] = {}

    def __iter__(self) -> Iterator[StoredItem]:
        return iter(self._items)

    def __contains__(self, item_id: object) -> bool:
        return item_id in self._by_id

    def __len__(self) -> int:
        return len(self._items)

    @property
    def last_id(self) -> str | None:
        return self._items[-1].item_id if self._items else None

    @property
    def has_assistant_audio(self) -> bool:
        return any(stored.is_spoken_by_assistant for stored in self._items)

    def remembered(self) -> list[StoredItem]:
        """What the model still reads, oldest first."""
        return [stored for stored in self._items if not stored.is_forgotten]

    def get(self, item_id: str) -> StoredItem | None:
        return self._by_id.get(item_id)

    def previous_id(self, item_id: str) -> str | None:
        """The item before, or None for the first."""
        index = self._items.index(self._by_id[item_id])
        return self._items[index - 1].item_id if index else None

    def add(self, stored: StoredItem, after: str | None = None) -> str | None:
        """Insert after an item, at the ``root``, or (None) at the end; returns the previous item's id.

        Raises `RequestRefusedError` when `after` is unknown; then nothing was added.
        """
        if after is None:
            index = len(self._items)
        elif after == ROOT:
            index = 0
        elif after in self._by_id:
            index = self._items.index(self._by_id[after]) + 1
        else:
            raise unknown_previous_item(after)
        self._items.insert(index, stored)
        self._by_id[stored.item_id] = stored
        return self._items[index - 1].item_id if index else None

    def retrieve(self, item_id: str) -> StoredItem:
        return self._existing("retrieve", item_id)

    def delete(self, item_id: str) -> StoredItem:
        stored = self._existing("delete", item_id)
        self._items.remove(stored)
        del self._by_id[item_id]
        return stored

    def truncate(self, item_id: str, content_index: int, audio_end_ms: int) -> None:
        """Cut the assistant's speech to `audio_end_ms`. Raises `RequestRefusedError` for each thing that forbids it."""
        stored = self._existing("truncate", item_id)
        if not stored.is_spoken_by_assistant:
            raise not_truncatable()
        if content_index != 0:
            raise invalid_value("Invalid value: 'content_index' must be 0.", "content_index")
        length_ms = int(stored.audio_ms())
        if audio_end_ms > length_ms:
            raise truncate_beyond_end(length_ms, audio_end_ms)
        stored.cut(audio_end_ms)

    def has_call(self, call_id: str) -> bool:
        """Whether a function call of that id is in the conversation and not forgotten."""
        calls = (stored.item for stored in self.remembered() if isinstance(stored.item, FunctionCallItem))
        return any(call.call_id == call_id for call in calls)

    def _existing(self, action: str, item_id: str) -> StoredItem:
        stored = self._by_id.get(item_id)
        if stored is None:
            raise unknown_item(action, item_id)
        return stored
