"""One client's session, from `session.created` to the last byte.

Client events are carried out one after the other, in the order they came: audio before a `session.update` is
heard under the old settings. What takes time (recognition, responses) runs beside them.
Source: both references; GA reference, "minimum faithful behaviour" of a server.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterable
from typing import Any

from websockets.exceptions import ConnectionClosed

from desktop_app.loopback.client_wire import ClientWire
from desktop_app.loopback.effective_session import output_config, tools_of, updated_session
from desktop_app.loopback.field_faults import examined
from desktop_app.loopback.item_rules import stored_item
from desktop_app.loopback.listening import Listening
from desktop_app.loopback.mcp_servers import McpServers, shown_session
from desktop_app.loopback.recognitions import Recognitions
from desktop_app.loopback.refusal import INVALID_REQUEST, RequestRefusedError, expiry_sentence, problem_detail
from desktop_app.loopback.response_desk import ResponseDesk
from desktop_app.loopback.response_plan import response_plan
from desktop_app.loopback.service_parts import ServiceParts
from desktop_app.loopback.session_defaults import PCM_FORMAT
from desktop_app.loopback.stored_conversation import StoredConversation
from desktop_app.loopback.turn_taking import TurnTaking
from desktop_app.loopback.wire_audio import format_name
from desktop_app.protocol import client_events as asked
from desktop_app.protocol import server_events as events
from desktop_app.protocol.client_events import ClientEvent
from desktop_app.protocol.codec import RequestProblem, ServiceCodec
from desktop_app.protocol.response import ErrorDetail
from desktop_app.protocol.session_config import ResponseOptions, SessionConfig

LARGE_FRAME = 256 * 1024
"""Larger frames are decoded in a worker: base64 of megabytes would hold up everybody."""
GOING_AWAY = 1001


class SessionEnded(Exception):  # noqa: N818 - not an error: how the session's tasks are told to stop
    """The client is gone, or was sent away."""


class SessionLimit:
    """How long a session may last.

    Attributes:
        seconds: until it expires.
        words: the same for people, e.g. ``60 minutes``.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        whole_minutes = seconds >= 60 and seconds % 60 == 0
        self.words = f"{seconds / 60:g} minutes" if whole_minutes else f"{seconds:g} seconds"


class ServiceSession:
    """The state and the commands of one session; `serve` is its whole life."""

    def __init__(
        self, config: SessionConfig, limit: SessionLimit, parts: ServiceParts, codec: ServiceCodec, wire: ClientWire
    ) -> None:
        self._config = config
        self._limit = limit
        self._parts = parts
        self._codec = codec
        self._wire = wire
        self._conversation = StoredConversation()
        self._listening = Listening(config, parts.workers, parts.speech.new_voice_activity)
        self._tasks = asyncio.TaskGroup()
        self._servers = McpServers(self._conversation, wire, self._tasks)
        self._responses = ResponseDesk(
            self._conversation, parts, wire, self._tasks, self._servers, self._listening.response_spoke
        )
        self._recognitions = Recognitions(wire, parts, self._tasks, self._responses.settled)
        self._turns = TurnTaking(
            self._conversation, self._listening, self._recognitions, self._responses, wire, self._respond_to_turn
        )
        self._commands: dict[type, Any] = {
            asked.SessionUpdate: self._update_session,
            asked.InputAudioBufferAppend: self._append,
            asked.InputAudioBufferCommit: self._commit,
            asked.InputAudioBufferClear: self._clear,
            asked.OutputAudioBufferClear: self._clear_output,
            asked.ConversationItemCreate: self._create_item,
            asked.ConversationItemRetrieve: self._retrieve_item,
            asked.ConversationItemTruncate: self._truncate_item,
            asked.ConversationItemDelete: self._delete_item,
            asked.ResponseCreate: self._create_response,
            asked.ResponseCancel: self._cancel_response,
        }

    async def serve(self, frames: AsyncIterable[str | bytes]) -> None:
        """Serve until the frames end, the session expires or the sender stops; leaves no task behind."""
        try:
            async with self._tasks:
                self._tasks.create_task(self._send())
                self._tasks.create_task(self._expire())
                self._open()
                with contextlib.suppress(ConnectionClosed):
                    async for frame in frames:
                        await self._receive(frame)
                raise SessionEnded
        except* SessionEnded:
            pass
        finally:
            await self._servers.close()

    def _open(self) -> None:
        self._wire.send(events.SessionCreated(session=self._config))
        if self._parts.faults.conversation_created:
            conversation = events.Conversation(id=self._conversation.conversation_id, object="realtime.conversation")
            self._wire.send(events.ConversationCreated(conversation=conversation))

    async def _send(self) -> None:
        await self._wire.run()
        raise SessionEnded

    async def _expire(self) -> None:
        await asyncio.sleep(self._limit.seconds)
        sentence = expiry_sentence(self._limit.words)
        self._send_error(ErrorDetail(type=INVALID_REQUEST, code="session_expired", message=sentence, param=None))
        self._wire.close(GOING_AWAY, sentence)

    async def _receive(self, frame: str | bytes) -> None:
        frame, fault, event_id = examined(frame, self._parts.faults)
        if fault is not None:
            self._send_error(fault.detail(event_id))
            return
        if len(frame) > LARGE_FRAME:
            event = await self._parts.workers.listen(self._codec.decode, frame)
        else:
            event = self._codec.decode(frame)
        if isinstance(event, RequestProblem):
            self._send_error(problem_detail(event))
            return
        try:
            await self._carry_out(event)
        except RequestRefusedError as refusal:
            self._send_error(refusal.detail(event.event_id or None))

    async def _carry_out(self, event: ClientEvent) -> None:
        await self._commands[type(event)](event)

    def _send_error(self, detail: ErrorDetail) -> None:
        self._wire.send(events.ErrorEvent(error=detail))

    async def _update_session(self, event: asked.SessionUpdate) -> None:
        if self._parts.faults.refuse_update:
            raise RequestRefusedError(self._parts.faults.refuse_update, "The update was refused.", "session")
        has_audio = self._conversation.has_assistant_audio
        self._config = updated_session(self._config, event.session, has_assistant_audio=has_audio)
        self._listening.configure(self._config)
        self._wire.send(events.SessionUpdated(session=shown_session(self._config)))
        self._servers.configure(tools_of(self._config))

    async def _append(self, event: asked.InputAudioBufferAppend) -> None:
        for signal in await self._listening.append(event.audio):
            self._turns.follow(signal, self._config)

    async def _commit(self, event: asked.InputAudioBufferCommit) -> None:
        self._turns.commit(self._listening.commit(), self._config)

    async def _clear(self, event: asked.InputAudioBufferClear) -> None:
        self._listening.clear()
        self._turns.forget()
        self._wire.send(events.InputAudioBufferCleared())

    async def _clear_output(self, event: asked.OutputAudioBufferClear) -> None:
        message = "The event 'output_audio_buffer.clear' is available in WebRTC and SIP sessions only."
        raise RequestRefusedError("invalid_value", message, "type")

    async def _create_item(self, event: asked.ConversationItemCreate) -> None:
        stored = stored_item(event.item, self._conversation, self._listening.input_format)
        self._turns.add_item(stored, event.previous_item_id or None)
        if stored.needs_recognition:
            self._recognitions.begin(stored, None)

    async def _retrieve_item(self, event: asked.ConversationItemRetrieve) -> None:
        stored = self._conversation.retrieve(event.item_id)
        output_format = format_name(output_config(self._config).format or PCM_FORMAT)
        item = await self._parts.workers.listen(stored.with_audio, self._listening.input_format, output_format)
        self._wire.send(events.ConversationItemRetrieved(item=item))

    async def _truncate_item(self, event: asked.ConversationItemTruncate) -> None:
        self._conversation.truncate(event.item_id, event.content_index, event.audio_end_ms)
        self._wire.send(
            events.ConversationItemTruncated(
                item_id=event.item_id, content_index=event.content_index, audio_end_ms=event.audio_end_ms
            )
        )

    async def _delete_item(self, event: asked.ConversationItemDelete) -> None:
        self._conversation.delete(event.item_id)
        self._recognitions.forget(event.item_id)
        self._wire.send(events.ConversationItemDeleted(item_id=event.item_id))

    async def _create_response(self, event: asked.ResponseCreate) -> None:
        self._begin_response(event.response or ResponseOptions())

    async def _cancel_response(self, event: asked.ResponseCancel) -> None:
        self._responses.cancel(event.response_id or None)

    def _begin_response(self, options: ResponseOptions) -> None:
        if self._config.type == "transcription":
            message = "Responses cannot be created in a transcription session."
            raise RequestRefusedError("invalid_value", message, "type")
        plan = response_plan(self._config, options, self._conversation, self._listening.input_format)
        self._responses.create(plan, self._recognitions)
        if not plan.out_of_band:
            self._listening.response_began()

    def _respond_to_turn(self) -> None:
        try:
            self._begin_response(ResponseOptions())
        except RequestRefusedError as refusal:
            self._send_error(refusal.detail(None))
