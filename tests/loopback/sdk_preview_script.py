"""Conversations of the `openai` SDK's beta client with the preview dialect; runs under that SDK's own interpreter.

    python sdk_preview_script.py URL KEY CONVERSATION

Every event is validated against the SDK's types. Prints what was received as JSON; fails with a traceback.
"""

from __future__ import annotations

import asyncio
import base64
import json
import math
import struct
import sys
from typing import Any, get_args

from openai import AsyncOpenAI
from openai.types.beta.realtime import RealtimeServerEvent

EVENT_TYPES = {
    get_args(event.model_fields["type"].annotation)[0]: event for event in get_args(get_args(RealtimeServerEvent)[0])
}
LATER_THAN_THIS_SDK = {
    "conversation.item.input_audio_transcription.delta",
    "conversation.item.retrieved",
}
RATE_HZ = 24_000


def tone(duration_ms: int) -> bytes:
    frames = duration_ms * RATE_HZ // 1000
    samples = (round(math.sin(n * 2 * math.pi * 440 / RATE_HZ) * 8000) for n in range(frames))
    return struct.pack(f"<{frames}h", *samples)


def silence(duration_ms: int) -> bytes:
    return bytes(2 * duration_ms * RATE_HZ // 1000)


def as_this_sdk_types_it(data: dict[str, Any]) -> dict[str, Any]:
    """The event without what the wire always had and this SDK's types left out.

    That is: no item before the first one (null), the status ``in_progress``, and `audio` parts of finished items.
    """
    typed: dict[str, Any] = in_its_types(data)
    if typed.get("previous_item_id", "") is None:
        typed["previous_item_id"] = ""
    return typed


def in_its_types(value: Any) -> Any:
    if isinstance(value, list):
        return [in_its_types(part) for part in value]
    if not isinstance(value, dict):
        return value
    kept = {name: in_its_types(part) for name, part in value.items()}
    if kept.get("status") == "in_progress":
        del kept["status"]
    if isinstance(kept.get("content"), list):
        kept["content"] = [part for part in kept["content"] if part["type"] != "audio"]
    return kept


class Conversation:
    def __init__(self, connection: Any) -> None:
        self.connection = connection
        self.log: list[Any] = []

    async def receive(self) -> Any:
        data = json.loads(await asyncio.wait_for(self.connection.recv_bytes(), 20))
        if data["type"] not in LATER_THAN_THIS_SDK:
            EVENT_TYPES[data["type"]].model_validate(as_this_sdk_types_it(data))
        event = self.connection.parse_event(json.dumps(data))
        self.log.append(event)
        return event

    async def until(self, event_type: str) -> Any:
        while True:
            event = await self.receive()
            assert event.type != "error" or event_type == "error", event
            if event.type == event_type:
                return event

    async def update(self, **session: Any) -> Any:
        # This SDK's type demands a model, which the service does not change.
        await self.connection.session.update(session={"model": "gpt-4o-realtime-preview", **session})
        return (await self.until("session.updated")).session

    async def append(self, audio: bytes) -> None:
        for start in range(0, len(audio), 4800):
            await self.connection.input_audio_buffer.append(
                audio=base64.b64encode(audio[start : start + 4800]).decode()
            )

    async def ask(self, text: str) -> None:
        content = [{"type": "input_text", "text": text}]
        await self.connection.conversation.item.create(item={"type": "message", "role": "user", "content": content})


async def text(talk: Conversation) -> None:
    session = await talk.update(modalities=["text"], instructions="Be brief.")
    assert session.modalities == ["text"], session
    await talk.ask("hello")
    await talk.connection.response.create()
    assert (await talk.until("response.text.done")).text
    response = (await talk.until("response.done")).response
    assert response.status == "completed", response
    assert response.usage.total_tokens == response.usage.input_tokens + response.usage.output_tokens
    await talk.until("rate_limits.updated")


async def audio(talk: Conversation) -> None:
    await talk.ask("hello")
    await talk.connection.response.create()
    response = (await talk.until("response.done")).response
    transcript = "".join(event.delta for event in talk.log if event.type == "response.audio_transcript.delta")
    assert transcript == response.output[0].content[0].transcript
    assert sum(len(base64.b64decode(event.delta)) for event in talk.log if event.type == "response.audio.delta") > 9600


async def manual_commit(talk: Conversation) -> None:
    session = await talk.update(turn_detection=None, input_audio_transcription={"model": "whisper-1"})
    assert session.turn_detection is None
    await talk.append(tone(1000))
    await talk.connection.input_audio_buffer.commit()
    item = (await talk.until("conversation.item.created")).item
    await talk.connection.response.create()
    await talk.until("response.done")
    kind = "conversation.item.input_audio_transcription.completed"
    heard = [event for event in talk.log if event.type == kind] or [await talk.until(kind)]
    assert heard[0].item_id == item.id
    await talk.connection.input_audio_buffer.clear()
    await talk.until("input_audio_buffer.cleared")
    await talk.connection.input_audio_buffer.commit()
    assert (await talk.until("error")).error.code == "input_audio_buffer_commit_empty"


async def server_vad(talk: Conversation) -> None:
    await talk.append(silence(500) + tone(640) + silence(600))
    started = await talk.until("input_audio_buffer.speech_started")
    stopped = await talk.until("input_audio_buffer.speech_stopped")
    assert started.item_id == stopped.item_id
    assert (await talk.until("input_audio_buffer.committed")).item_id == started.item_id
    await talk.until("response.audio.delta")
    await talk.append(tone(640))
    await talk.until("input_audio_buffer.speech_started")
    response = (await talk.until("response.done")).response
    assert (response.status, response.status_details.reason) == ("cancelled", "turn_detected"), response


async def tool(talk: Conversation) -> None:
    schema = {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}
    function = {"type": "function", "name": "get_weather", "description": "The weather", "parameters": schema}
    await talk.update(tools=[function], tool_choice="required")
    await talk.ask("the weather in Kyoto please")
    await talk.connection.response.create()
    call = await talk.until("response.function_call_arguments.done")
    json.loads(call.arguments)
    assert (await talk.until("response.done")).response.output[0].name == "get_weather"
    output = {"type": "function_call_output", "call_id": call.call_id, "output": '{"high": 18}'}
    await talk.connection.conversation.item.create(item=output)
    assert (await talk.until("conversation.item.created")).item.output == '{"high": 18}'
    await talk.connection.response.create(response={"tool_choice": "none"})
    assert (await talk.until("response.done")).response.output[0].type == "message"


async def cancel(talk: Conversation) -> None:
    await talk.ask("tell me a story")
    await talk.connection.response.create()
    await talk.until("response.audio.delta")
    await talk.connection.response.cancel()
    response = (await talk.until("response.done")).response
    assert (response.status, response.status_details.reason) == ("cancelled", "client_cancelled"), response
    await talk.connection.response.cancel()
    assert (await talk.until("error")).error.code == "response_cancel_not_active"


async def truncate(talk: Conversation) -> None:
    await talk.ask("hello")
    await talk.connection.response.create()
    item_id = (await talk.until("response.done")).response.output[0].id
    items = talk.connection.conversation.item
    await items.truncate(item_id=item_id, content_index=0, audio_end_ms=100)
    assert (await talk.until("conversation.item.truncated")).audio_end_ms == 100
    await items.delete(item_id=item_id)
    assert (await talk.until("conversation.item.deleted")).item_id == item_id
    await items.truncate(item_id=item_id, content_index=0, audio_end_ms=100)
    assert (await talk.until("error")).error.code == "item_truncate_invalid_item_id"


async def out_of_band(talk: Conversation) -> None:
    # This SDK knows the feature only from its server's answers: the event is sent as it is.
    options = {
        "conversation": "none",
        "metadata": {"purpose": "title"},
        "modalities": ["text"],
        "input": [{"type": "message", "role": "user", "content": [{"type": "input_text", "text": "Title this"}]}],
    }
    await talk.connection.send({"type": "response.create", "response": options})
    response = (await talk.until("response.done")).response
    assert response.metadata == {"purpose": "title"}
    assert response.status == "completed"
    assert not [event for event in talk.log if event.type == "conversation.item.created"]


CONVERSATIONS = {
    function.__name__: function
    for function in (text, audio, manual_commit, server_vad, tool, cancel, truncate, out_of_band)
}


async def main(url: str, key: str, names: list[str]) -> None:
    received = {}
    for name in names:
        async with AsyncOpenAI(api_key=key, websocket_base_url=url.removesuffix("/realtime")) as client:
            connecting = client.beta.realtime.connect(model="gpt-4o-realtime-preview")
            async with connecting as connection:
                talk = Conversation(connection)
                await talk.until("session.created")
                await CONVERSATIONS[name](talk)
                received[name] = [event.type for event in talk.log]
    print(json.dumps(received))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], sys.argv[3:] or list(CONVERSATIONS)))
