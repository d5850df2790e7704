"""The practice partner behind the service: a tool call and its result over a real WebSocket."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from desktop_app.loopback.partner import PracticePartner

pytestmark = pytest.mark.integration

WEATHER = {
    "type": "function",
    "name": "get_weather",
    "description": "Current weather of a city",
    "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
}


@pytest.mark.parametrize("dialect", ["ga", "preview"])
async def test_a_function_is_called_and_its_result_spoken(
    connecting: Callable[..., Awaitable[Any]], parts: Any, burst: Any, dialect: str
) -> None:
    parts.partner = PracticePartner()
    client = await connecting(dialect, faults=burst)
    session: dict[str, Any] = {"type": "realtime"} if dialect == "ga" else {}
    await client.send("session.update", session={**session, "tools": [WEATHER], "instructions": "Be brief."})
    await client.expect("session.updated")
    await client.say_text("What is the weather in Kyoto?")
    await client.send("response.create")
    called = (await client.expect("response.done"))["response"]["output"][0]
    assert called["type"] == "function_call"
    assert called["name"] == "get_weather"
    assert json.loads(called["arguments"]) == {"city": "Kyoto"}
    result = {"type": "function_call_output", "call_id": called["call_id"], "output": '{"high": 18}'}
    await client.send("conversation.item.create", item=result)
    await client.send("response.create")
    said = (await client.expect("response.done"))["response"]["output"][0]
    assert said["content"][0]["transcript"] == "Kyoto: the high is 18."


async def test_a_story_is_gone_on_with_after_a_truncation(
    connecting: Callable[..., Awaitable[Any]], parts: Any, burst: Any
) -> None:
    parts.partner = PracticePartner()
    client = await connecting(faults=burst)
    await client.say_text("Tell me a story about a lighthouse.")
    await client.send("response.create")
    story = (await client.expect("response.done"))["response"]["output"][0]
    await client.send("conversation.item.truncate", item_id=story["id"], content_index=0, audio_end_ms=1500)
    await client.expect("conversation.item.truncated")
    await client.say_text("continue")
    await client.send("response.create")
    rest = (await client.expect("response.done"))["response"]["output"][0]["content"][0]["transcript"]
    assert rest.startswith("Back to the lighthouse that was afraid of the dark")
    assert rest.endswith("exactly on time.")
