"""Whatever a client sends in whatever order: the session lives, and every response keeps its promises."""

from __future__ import annotations

import base64
import random
from collections import defaultdict
from typing import Any

import pytest
from stand_ins import silence, tone
from stranger import Event, Stranger

pytestmark = pytest.mark.integration

COMMANDS_EACH = 120
LAST = "the_last_command"


def random_commands(dice: random.Random, dialect: str) -> list[dict[str, Any]]:
    ids = [f"item{number}" for number in range(8)]

    def audio(data: bytes) -> dict[str, Any]:
        return {"type": "input_audio_buffer.append", "audio": base64.b64encode(data).decode()}

    def message() -> dict[str, Any]:
        part = {"type": "input_text", "text": "hello weather" if dice.random() < 0.3 else "hello"}
        item = {"type": "message", "role": "user", "id": dice.choice(ids), "content": [part]}
        previous = dice.choice([None, "root", *ids])
        return {"type": "conversation.item.create", "item": item, "previous_item_id": previous}

    def update() -> dict[str, Any]:
        detection = dice.choice([None, {"type": "server_vad", "silence_duration_ms": 100}])
        if dialect == "preview":
            session: dict[str, Any] = {"turn_detection": detection}
        else:
            formats = [{"type": "audio/pcm", "rate": 24000}, {"type": "audio/pcmu"}]
            audio_input = {"turn_detection": detection, "format": dice.choice(formats)}
            session = {"type": "realtime", "audio": {"input": audio_input}}
        session["tools"] = dice.choice([[], [{"type": "function", "name": "f"}]])
        return {"type": "session.update", "session": session}

    def truncate() -> dict[str, Any]:
        where = {"item_id": dice.choice(ids), "content_index": 0, "audio_end_ms": 10}
        return {"type": "conversation.item.truncate", **where}

    makers = [
        lambda: audio(tone(200)),
        lambda: audio(silence(200)),
        lambda: audio(b"odd"),
        message,
        update,
        truncate,
        lambda: {"type": "input_audio_buffer.commit"},
        lambda: {"type": "input_audio_buffer.clear"},
        lambda: {"type": "conversation.item.delete", "item_id": dice.choice(ids)},
        lambda: {"type": "conversation.item.retrieve", "item_id": dice.choice(ids)},
        lambda: {"type": "response.create"},
        lambda: {"type": "response.create", "response": {"conversation": "none"}},
        lambda: {"type": "response.cancel"},
        lambda: {"type": "nonsense"},
    ]
    return [dice.choice(makers)() for _ in range(COMMANDS_EACH)]


async def everything_said(client: Stranger) -> list[Event]:
    """All events up to the answer to a last command, and to the end of the responses that still run."""
    await client.send("conversation.item.retrieve", event_id=LAST, item_id="nobody")
    running: set[str] = set()
    asked_last = False
    while running or not asked_last:
        event = await client.receive()
        if event["type"] == "response.created":
            running.add(event["response"]["id"])
        elif event["type"] == "response.done":
            running.remove(event["response"]["id"])
        elif event["type"] == "error" and event["error"]["event_id"] == LAST:
            asked_last = True
    return client.log


def check_responses(log: list[Event]) -> None:
    of_response = defaultdict(list)
    for event in log:
        response_id = event.get("response_id") or event.get("response", {}).get("id")
        if response_id:
            of_response[response_id].append(event)
    for events in of_response.values():
        kinds = [event["type"] for event in events]
        assert (kinds[0], kinds[-1]) == ("response.created", "response.done")
        assert kinds.count("response.created") == kinds.count("response.done") == 1
        assert kinds.count("response.output_item.added") == kinds.count("response.output_item.done")
        assert kinds.count("response.content_part.added") == kinds.count("response.content_part.done")
        output = [event["item"] for event in events if event["type"] == "response.output_item.done"]
        assert events[-1]["response"]["output"] == output


def check_active(log: list[Event]) -> None:
    """At most one response at a time belongs to the conversation."""
    active: set[str] = set()
    for event in log:
        response = event.get("response", {})
        if event["type"] == "response.created" and response["conversation_id"]:
            active.add(response["id"])
            assert len(active) == 1
        elif event["type"] == "response.done":
            active.discard(response["id"])


def check_turns(log: list[Event]) -> None:
    """The audio clock goes forward, and an item is announced before it is stopped or committed."""
    clock_ms = 0
    announced: set[str] = set()
    for event in log:
        if event["type"] == "input_audio_buffer.speech_started":
            announced.add(event["item_id"])
        if event["type"] == "input_audio_buffer.speech_stopped":
            assert event["item_id"] in announced
        if event["type"].startswith("input_audio_buffer.speech"):
            at_ms = event.get("audio_start_ms", event.get("audio_end_ms"))
            assert at_ms >= clock_ms
            clock_ms = at_ms


@pytest.mark.parametrize("dialect", ["ga", "preview"])
@pytest.mark.parametrize("seed", range(6))
async def test_any_order_of_commands(connecting, burst, dialect: str, seed: int) -> None:
    client = await connecting(dialect, faults=burst)
    for command in random_commands(random.Random(f"{dialect}{seed}"), dialect):
        await client.send(command.pop("type"), **command)
    log = await everything_said(client)
    check_responses(log)
    check_active(log)
    check_turns(log)
    assert len({event["event_id"] for event in log}) == len(log)
