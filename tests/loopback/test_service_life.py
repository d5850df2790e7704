"""Sessions end: by age, by the client, by the service; nothing of them stays, and none harms another."""

from __future__ import annotations

import asyncio
import base64
import time

import pytest
from stand_ins import silence, tone
from stranger import Stranger, closed_with, types
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosedOK

from desktop_app.loopback.faults import Faults

pytestmark = pytest.mark.integration


def session_tasks() -> list[str]:
    names = [repr(task.get_coro()) for task in asyncio.all_tasks()]
    return [name for name in names if "ServiceSession" in name or "ResponseRun" in name or "Recognitions" in name]


async def gone(condition, timeout_s: float = 5.0) -> None:
    async with asyncio.timeout(timeout_s):
        while condition():
            await asyncio.sleep(0.01)


@pytest.mark.parametrize("dialect", ["ga", "preview"])
async def test_a_session_expires(connecting, parts, dialect: str) -> None:
    parts.partner.pause_s = 5.0
    client = await connecting(dialect, session_limit_s=0.3)
    assert abs(client.log[0]["session"]["expires_at"] - time.time()) < 30
    await client.send("response.create")
    code, reason = await closed_with(client)
    error = client.log[-1]["error"]
    assert error["code"] == "session_expired"
    assert error["message"] == reason == "Your session hit the maximum duration of 0.3 seconds."
    assert code == 1001


async def test_the_limit_is_told_in_minutes(connecting) -> None:
    client = await connecting(session_limit_s=120)
    assert abs(client.log[0]["session"]["expires_at"] - time.time() - 120) < 30


async def test_closing_the_service_closes_the_sessions(serving, connecting, parts) -> None:
    parts.partner.pause_s = 5.0
    service = await serving()
    clients = [await connecting(service=service) for _ in range(3)]
    for client in clients:
        await client.send("response.create")
        await client.expect("response.created")
    await service.close()
    for client in clients:
        assert (await closed_with(client))[0] == 1001
    await gone(session_tasks)
    assert parts.partner.ended == 3


async def test_a_client_that_says_goodbye(connecting, parts) -> None:
    parts.partner.pause_s = 5.0
    client = await connecting()
    await client.send("response.create")
    await client.expect("response.created")
    assert session_tasks()
    await client.websocket.close()
    await gone(session_tasks)
    assert parts.partner.ended == 1
    with pytest.raises(ConnectionClosedOK):
        await client.receive()


async def test_a_client_that_vanishes_in_the_middle_of_an_answer(connecting, parts) -> None:
    parts.partner.sentences = ["x" * 200]
    client = await connecting()
    await client.update(audio={"input": {"transcription": {"model": "m"}}})
    await client.append(tone(640) + silence(600))
    await client.expect("response.output_audio.delta")
    client.websocket.transport.abort()
    await gone(session_tasks)
    assert parts.partner.ended == 1


async def test_a_client_that_does_not_read_does_not_fill_the_memory(connecting, parts) -> None:
    parts.partner.sentences = ["x" * 100] * 1000
    client = await connecting(faults=Faults(burst_audio=True))
    client.websocket.transport.pause_reading()
    await client.send("response.create")
    await asyncio.sleep(0.5)
    made = len(parts.voice.said)
    await asyncio.sleep(0.3)
    assert len(parts.voice.said) == made < 200, "nothing is made for somebody who does not take it"
    client.websocket.transport.resume_reading()
    await client.send("response.cancel")
    response = (await client.expect("response.done"))["response"]
    assert response["status"] == "cancelled"


async def test_a_slow_client_slows_nobody_else(serving, connecting, parts) -> None:
    parts.partner.sentences = ["x" * 100] * 200
    service = await serving(faults=Faults(burst_audio=True))
    slow = await connecting(service=service)
    slow.websocket.transport.pause_reading()
    await slow.send("response.create")
    parts.partner.sentences = None
    other = await connecting(service=service)
    await other.say_text("hello")
    await other.send("response.create")
    assert (await other.until("response.done"))[-1]["response"]["status"] == "completed"
    slow.websocket.transport.resume_reading()


async def test_sessions_do_not_mix(serving, connecting, parts) -> None:
    service = await serving(faults=Faults(burst_audio=True))
    clients = [await connecting("ga" if n % 2 else "preview", service=service) for n in range(6)]
    for number, client in enumerate(clients):
        await client.say_text(f"number {number}")
        await client.send("response.create")
    for number, client in enumerate(clients):
        [item] = (await client.until("response.done"))[-1]["response"]["output"]
        assert item["content"][0]["transcript"] == f"You said number {number}."


async def test_a_flood_of_commands_is_answered_one_by_one(connecting) -> None:
    client = await connecting()
    for number in range(500):
        await client.say_text("x", id=f"item{number}")
        await client.send("conversation.item.delete", item_id=f"item{number}")
    events = await client.until("conversation.item.deleted", 500)
    deleted = [event["item_id"] for event in events if event["type"] == "conversation.item.deleted"]
    assert deleted == [f"item{number}" for number in range(500)]


async def test_the_largest_frame_does_not_hold_up_the_others(serving, connecting) -> None:
    service = await serving()
    big, small = [await connecting(service=service) for _ in range(2)]
    await big.update(audio={"input": {"turn_detection": None}})
    audio = base64.b64encode(bytes(15 * 1024 * 1024 - 2)).decode()
    await big.send("input_audio_buffer.append", audio=audio)
    await small.update(instructions="quick")
    await big.send("input_audio_buffer.commit")
    item_id = (await big.expect("input_audio_buffer.committed"))["item_id"]
    await big.send("conversation.item.retrieve", item_id=item_id)
    item = (await big.expect("conversation.item.retrieved"))["item"]
    assert len(item["content"][0]["audio"]) == len(audio)


async def test_a_frame_that_is_too_big_ends_the_connection_only(serving, connecting) -> None:
    service = await serving()
    websocket = await connect(f"{service.url}?model=m&api-key={service.api_key}")
    await websocket.send("x" * (33 * 1024 * 1024))
    assert (await closed_with(Stranger(websocket)))[0] == 1009
    await websocket.wait_closed()
    other = await connecting(service=service)
    assert types(other.log) == ["session.created"]


async def test_many_connections_come_and_go(serving, connecting) -> None:
    service = await serving()
    for _ in range(30):
        client = await connecting(service=service)
        await client.websocket.close()
    await gone(session_tasks)
