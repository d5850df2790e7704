"""Conversations of the newest `openai` SDK with the service; every event validates against the SDK's types."""

from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, get_args

import pytest
import soundfile
import soxr
from openai import AsyncOpenAI
from openai.resources.realtime.realtime import AsyncRealtimeConnection
from openai.types.realtime import RealtimeServerEvent
from pydantic import BaseModel
from stand_ins import silence, tone

from desktop_app.loopback.faults import Faults
from desktop_app.loopback.process import LoopbackProcess
from desktop_app.loopback.service import Service

pytestmark = pytest.mark.integration

EVENT_TYPES: dict[str, type[BaseModel]] = {
    get_args(event.model_fields["type"].annotation)[0]: event for event in get_args(get_args(RealtimeServerEvent)[0])
}


class Conversation:
    """The SDK's connection; `log` keeps every event, each one validated, not only constructed."""

    def __init__(self, connection: AsyncRealtimeConnection) -> None:
        self.connection = connection
        self.log: list[Any] = []

    async def receive(self) -> Any:
        async with asyncio.timeout(20):
            data = json.loads(await self.connection.recv_bytes())
        event = EVENT_TYPES[data["type"]].model_validate(data)
        assert event.model_extra is None or event.model_extra.keys() <= {"obfuscation"}, event.model_extra
        self.log.append(event)
        return event

    async def until(self, event_type: str) -> Any:
        while True:
            event = await self.receive()
            assert event.type != "error" or event_type == "error", event
            if event.type == event_type:
                return event

    async def append(self, audio: bytes) -> None:
        for start in range(0, len(audio), 4800):
            piece = base64.b64encode(audio[start : start + 4800]).decode()
            await self.connection.input_audio_buffer.append(audio=piece)

    async def ask(self, text: str) -> None:
        content = [{"type": "input_text", "text": text}]
        await self.connection.conversation.item.create(item={"type": "message", "role": "user", "content": content})

    def audio(self) -> bytes:
        return b"".join(base64.b64decode(e.delta) for e in self.log if e.type == "response.output_audio.delta")

    def transcript(self) -> str:
        return "".join(e.delta for e in self.log if e.type == "response.output_audio_transcript.delta")


@asynccontextmanager
async def conversing(service: Service | LoopbackProcess) -> AsyncIterator[Conversation]:
    base_url = service.url.removesuffix("/realtime")
    async with (
        AsyncOpenAI(api_key=service.api_key, websocket_base_url=base_url) as client,
        client.realtime.connect(model="gpt-realtime") as connection,
    ):
        conversation = Conversation(connection)
        await conversation.until("session.created")
        yield conversation


@pytest.fixture
async def conversation(serving) -> AsyncIterator[Conversation]:
    async with conversing(await serving()) as connected:
        yield connected


async def test_text(conversation: Conversation) -> None:
    await conversation.connection.session.update(session={"type": "realtime", "output_modalities": ["text"]})
    updated = await conversation.until("session.updated")
    assert updated.session.output_modalities == ["text"]
    assert updated.session.audio.input.turn_detection.type == "server_vad"
    await conversation.ask("hello")
    await conversation.connection.response.create()
    done = await conversation.until("response.output_text.done")
    assert done.text == "You said hello."
    response = (await conversation.until("response.done")).response
    assert response.status == "completed"
    assert response.usage.total_tokens == response.usage.input_tokens + response.usage.output_tokens
    assert (await conversation.until("rate_limits.updated")).rate_limits[0].name == "tokens"


async def test_audio(conversation: Conversation) -> None:
    await conversation.ask("hello")
    await conversation.connection.response.create()
    response = (await conversation.until("response.done")).response
    assert conversation.transcript() == response.output[0].content[0].transcript == "You said hello."
    assert conversation.audio() == tone(50 * len("You said hello."))


async def test_manual_commit(conversation: Conversation) -> None:
    session = {
        "type": "realtime",
        "audio": {"input": {"turn_detection": None, "transcription": {"model": "whisper-1"}}},
    }
    await conversation.connection.session.update(session=session)
    await conversation.until("session.updated")
    await conversation.append(tone(1000))
    await conversation.connection.input_audio_buffer.commit()
    committed = await conversation.until("input_audio_buffer.committed")
    await conversation.connection.response.create()
    await conversation.until("response.done")
    kind = "conversation.item.input_audio_transcription.completed"
    heard = [event for event in conversation.log if event.type == kind] or [await conversation.until(kind)]
    assert (heard[0].item_id, heard[0].transcript) == (committed.item_id, "hello there")
    assert heard[0].usage.type == "duration"
    await conversation.connection.input_audio_buffer.clear()
    await conversation.until("input_audio_buffer.cleared")
    await conversation.connection.input_audio_buffer.commit()
    assert (await conversation.until("error")).error.code == "input_audio_buffer_commit_empty"


async def test_server_vad_and_barge_in(conversation: Conversation, parts) -> None:
    parts.partner.sentences = ["A long sentence that can be interrupted while it is being said aloud.", "More."]
    transcription = {"transcription": {"model": "gpt-4o-transcribe"}}
    await conversation.connection.session.update(session={"type": "realtime", "audio": {"input": transcription}})
    await conversation.until("session.updated")
    await conversation.append(silence(500) + tone(640) + silence(600))
    started = await conversation.until("input_audio_buffer.speech_started")
    stopped = await conversation.until("input_audio_buffer.speech_stopped")
    assert started.item_id == stopped.item_id
    assert started.audio_start_ms < stopped.audio_end_ms
    first = await conversation.until("response.output_audio.delta")
    await conversation.append(tone(640))
    await conversation.until("input_audio_buffer.speech_started")
    response = (await conversation.until("response.done")).response
    assert (response.status, response.status_details.reason) == ("cancelled", "turn_detected")
    heard_ms = len(base64.b64decode(first.delta)) // 48
    await conversation.connection.conversation.item.truncate(
        item_id=first.item_id, content_index=0, audio_end_ms=heard_ms
    )
    assert (await conversation.until("conversation.item.truncated")).audio_end_ms == heard_ms


async def test_tool(conversation: Conversation) -> None:
    schema = {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}
    tool = {"type": "function", "name": "get_weather", "description": "The weather", "parameters": schema}
    await conversation.connection.session.update(session={"type": "realtime", "tools": [tool]})
    assert (await conversation.until("session.updated")).session.tools[0].name == "get_weather"
    await conversation.ask("the weather please")
    await conversation.connection.response.create()
    call = await conversation.until("response.function_call_arguments.done")
    assert (call.name, json.loads(call.arguments)) == ("get_weather", {"city": "Kyoto"})
    await conversation.until("response.done")
    output = {"type": "function_call_output", "call_id": call.call_id, "output": '{"high": 18}'}
    await conversation.connection.conversation.item.create(item=output)
    assert (await conversation.until("conversation.item.added")).item.output == '{"high": 18}'
    await conversation.connection.response.create(response={"tool_choice": "none"})
    assert (await conversation.until("response.done")).response.output[0].type == "message"


async def test_cancel(conversation: Conversation, parts) -> None:
    parts.partner.sentences = ["A long sentence that can be interrupted while it is being said aloud."]
    await conversation.connection.response.create()
    delta = await conversation.until("response.output_audio.delta")
    await conversation.connection.response.cancel(response_id=delta.response_id)
    response = (await conversation.until("response.done")).response
    assert (response.status, response.status_details.reason) == ("cancelled", "client_cancelled")
    await conversation.connection.response.cancel()
    assert (await conversation.until("error")).error.code == "response_cancel_not_active"


async def test_truncate_retrieve_and_delete(conversation: Conversation) -> None:
    await conversation.connection.response.create()
    item_id = (await conversation.until("response.done")).response.output[0].id
    items = conversation.connection.conversation.item
    await items.truncate(item_id=item_id, content_index=0, audio_end_ms=100)
    await conversation.until("conversation.item.truncated")
    await items.retrieve(item_id=item_id)
    part = (await conversation.until("conversation.item.retrieved")).item.content[0]
    assert base64.b64decode(part.audio) == conversation.audio()[:4800]
    assert part.transcript is None
    await items.delete(item_id=item_id)
    assert (await conversation.until("conversation.item.deleted")).item_id == item_id


async def test_out_of_band(conversation: Conversation) -> None:
    await conversation.ask("hello")
    added = await conversation.until("conversation.item.added")
    await conversation.connection.response.create(
        response={
            "conversation": "none",
            "metadata": {"purpose": "title"},
            "output_modalities": ["text"],
            "input": [{"type": "item_reference", "id": added.item.id}],
            "instructions": "A title.",
        }
    )
    response = (await conversation.until("response.done")).response
    assert (response.metadata, response.conversation_id) == ({"purpose": "title"}, None)
    assert response.output[0].content[0].text == "You said hello."


async def test_everything_else_the_service_says_validates(serving, parts) -> None:
    parts.partner.sentences = ["Hm."]
    async with conversing(await serving(faults=Faults(burst_audio=True))) as conversation:
        tool = {"type": "mcp", "server_label": "docs", "server_url": "https://mcp.example/"}
        detection = {"type": "server_vad", "idle_timeout_ms": 5000}
        transcription = {"model": "gpt-4o-transcribe"}
        audio = {"input": {"turn_detection": detection, "transcription": transcription}}
        await conversation.connection.session.update(session={"type": "realtime", "tools": [tool], "audio": audio})
        await conversation.until("mcp_list_tools.in_progress")
        await conversation.until("mcp_list_tools.failed")
        await conversation.connection.response.create(response={"tool_choice": "none", "max_output_tokens": 1})
        response = (await conversation.until("response.done")).response
        assert (response.status, response.status_details.reason) == ("incomplete", "max_output_tokens")
        for _ in range(7):
            await conversation.append(silence(1000))
        await conversation.until("input_audio_buffer.timeout_triggered")
        await conversation.until("response.done")
    failing = Faults(transcription_fails="DeploymentNotFound", response_fails="server_error")
    async with conversing(await serving(faults=failing)) as conversation:
        session = {"type": "realtime", "audio": {"input": {"transcription": transcription}}}
        await conversation.connection.session.update(session=session)
        await conversation.append(tone(640) + silence(600))
        await conversation.until("response.done")
        await conversation.until("conversation.item.input_audio_transcription.failed")
    async with conversing(await serving()) as conversation:
        audio = {"input": {"turn_detection": None, "transcription": {"model": "gpt-4o-transcribe-diarize"}}}
        await conversation.connection.session.update(session={"type": "realtime", "audio": audio})
        await conversation.append(tone(640))
        await conversation.connection.input_audio_buffer.commit()
        await conversation.until("conversation.item.input_audio_transcription.segment")


async def test_a_conversation_with_the_service_as_it_is_installed(spoken) -> None:
    process = await asyncio.to_thread(LoopbackProcess.start)
    try:
        async with conversing(process) as conversation:
            transcription = {"transcription": {"model": "gpt-4o-transcribe"}}
            await conversation.connection.session.update(
                session={"type": "realtime", "audio": {"input": transcription}}
            )
            samples, rate_hz = soundfile.read(spoken("what time is it"), dtype="int16")
            speech = soxr.resample(samples, rate_hz, 24_000).astype("<i2").tobytes()
            await conversation.append(silence(500) + speech + silence(800))
            stopped = await conversation.until("input_audio_buffer.speech_stopped")
            response = (await conversation.until("response.done")).response
            assert response.status == "completed"
            assert " in the " in conversation.transcript()
            heard = [event for event in conversation.log if event.type.endswith("input_audio_transcription.completed")]
            heard = heard or [await conversation.until("conversation.item.input_audio_transcription.completed")]
            assert heard[0].item_id == stopped.item_id
            assert "what time is it" in heard[0].transcript.lower()
    finally:
        await asyncio.to_thread(process.stop)
