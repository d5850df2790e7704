"""What users said: one recognition for each spoken item, and the transcription events of those who asked for them.

Source: both references, `conversation.item.input_audio_transcription.*`.
"""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable, Iterable

import msgspec

from desktop_app.loopback.client_wire import ClientWire
from desktop_app.loopback.ports import Heard
from desktop_app.loopback.service_parts import ServiceParts
from desktop_app.loopback.stored_conversation import StoredItem
from desktop_app.loopback.transcription_events import Transcribing, completed, running_events
from desktop_app.loopback.wire_audio import to_speech_rate
from desktop_app.protocol.items import InputAudio, MessageItem
from desktop_app.protocol.response import ErrorDetail
from desktop_app.protocol.server_events import ConversationItemInputAudioTranscriptionFailed

log = logging.getLogger(__name__)

DELAY_S = (0.01, 0.08)
"""A transcription comes a little later than its words are known, as from the separate model it is."""


class Recognitions:
    """The recognitions of one session."""

    def __init__(
        self,
        wire: ClientWire,
        parts: ServiceParts,
        tasks: asyncio.TaskGroup,
        responses_settled: Callable[[], Awaitable[None]],
    ) -> None:
        """`responses_settled` waits until no response runs (for the fault that holds transcriptions back)."""
        self._wire = wire
        self._workers = parts.workers
        self._recogniser = parts.speech.recogniser
        self._faults = parts.faults
        self._tasks = tasks
        self._responses_settled = responses_settled
        self._understood: dict[str, asyncio.Event] = {}
        self._running: dict[str, asyncio.Task[None]] = {}

    def begin(self, stored: StoredItem, asked: Transcribing | None, *, is_silence: bool = False) -> None:
        """Understand a spoken item; with `asked` the client hears about it too."""
        task = self._tasks.create_task(self._recognise(stored, asked, is_silence))
        self._understood[stored.item_id] = asyncio.Event()
        self._running[stored.item_id] = task
        task.add_done_callback(lambda _: self._ended(stored.item_id))

    def forget(self, item_id: str) -> None:
        """The item was deleted."""
        task = self._running.get(item_id)
        if task is not None:
            task.cancel()

    async def understood(self, items: Iterable[StoredItem]) -> None:
        """Wait until the words of these items are known, as far as they ever will be."""
        context = list(items)
        for stored in context:
            if stored.needs_recognition and stored.words is None and stored.item_id not in self._running:
                self.begin(stored, None)
        for stored in context:
            pending = self._understood.get(stored.item_id)
            if pending is not None:
                await pending.wait()

    def _ended(self, item_id: str) -> None:
        self._understood.pop(item_id).set()
        del self._running[item_id]

    async def _recognise(self, stored: StoredItem, asked: Transcribing | None, is_silence: bool) -> None:
        problem = None
        if is_silence:
            stored.words = ""
        else:
            problem = await self._understand(stored, asked)
        self._understood[stored.item_id].set()
        if asked is None:
            return
        if self._faults.transcription_after_done:
            await self._responses_settled()
        await asyncio.sleep(random.uniform(*DELAY_S) + asked.waits_s)
        if self._faults.transcription_fails:
            problem = self._faults.transcription_fails
        if problem is not None or stored.words is None:
            self._fail(stored, problem)
        else:
            await self._publish(stored, stored.words, asked)

    async def _understand(self, stored: StoredItem, asked: Transcribing | None) -> str | None:
        """Set the item's words, or return the code of what went wrong (``""``: nobody here can hear)."""
        if self._recogniser is None:
            return ""
        recogniser, hints = self._recogniser, [] if asked is None else asked.hints

        def understand() -> list[Heard]:
            utterances = [to_speech_rate(*stored.audio(index)) for index in stored.audio_parts()]
            return [recogniser.hear(utterance, hints) for utterance in utterances]

        try:
            heard = await self._workers.speak(understand)
            stored.words = " ".join(filter(None, (each.words for each in heard)))
            stored.logprobs = [logprob for each in heard for logprob in each.logprobs]
        except (RuntimeError, ValueError, OSError):
            log.exception("recognition of an item failed")
            return "server_error"
        return None

    async def _publish(self, stored: StoredItem, words: str, asked: Transcribing) -> None:
        content_index = next(iter(stored.audio_parts()), 0)
        for event in running_events(stored, words, content_index, asked):
            self._wire.send(event)
            await asyncio.sleep(0)
        stored.replace_part(content_index, InputAudio(transcript=words))
        self._wire.send(completed(stored, words, content_index, asked))

    def _fail(self, stored: StoredItem, problem: str | None) -> None:
        message = f"Input transcription failed for item '{stored.item_id}'."
        if self._recogniser is None and not self._faults.transcription_fails:
            message += " This service has no speech recogniser: install its 'offline' extra."
        code = problem if problem and problem != "server_error" else None
        self._wire.send(
            ConversationItemInputAudioTranscriptionFailed(
                item_id=stored.item_id,
                content_index=next(iter(stored.audio_parts()), 0),
                error=ErrorDetail(type="server_error", code=code, message=message, param=None),
            )
        )


def with_words(stored: StoredItem) -> MessageItem | None:
    """A user's spoken message with what was understood as its transcript; None for every other item."""
    item = stored.item
    if not isinstance(item, MessageItem) or not any(isinstance(part, InputAudio) for part in item.content):
        return None
    words = stored.words or ""
    content = list(item.content)
    for index, part in enumerate(content):
        if isinstance(part, InputAudio) and not part.transcript:
            content[index] = InputAudio(transcript=words)
            words = ""
    return msgspec.structs.replace(item, content=content)
