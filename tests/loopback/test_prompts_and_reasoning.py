"""Prompts kept at the service, thinking before an answer, and one call at a time."""

from __future__ import annotations

import pytest
from stranger import Stranger
from websockets.asyncio.client import connect

from desktop_app.loopback.ports import CallFunction

TOOLS = [{"type": "function", "name": name, "parameters": {}} for name in ("first", "second")]
GUIDE = {"id": "pmpt_travel_guide", "variables": {"city": "Kyoto"}}


async def answered(client, **options) -> dict:
    await client.send("response.create", response={"output_modalities": ["text"], **options})
    return dict((await client.expect("response.done"))["response"])


async def test_a_prompt_gives_the_instructions_until_there_are_own_ones(connecting, parts, burst) -> None:
    client = await connecting(faults=burst)
    assert (await client.update(prompt=GUIDE))["prompt"]["id"] == "pmpt_travel_guide"
    await answered(client)
    await answered(client, prompt={**GUIDE, "version": "1"})
    await answered(client, instructions="Be brief.")
    await client.update(instructions="Mine.")
    await answered(client)
    await client.update(instructions="", prompt=None)
    await answered(client)
    newest, first, brief, mine, default = (request.instructions for request in parts.partner.requests)
    assert "Kyoto" in newest
    assert "one sentence" in newest
    assert "two sentences" in first
    assert (brief, mine) == ("Be brief.", "Mine.")
    assert "practice partner" in default


@pytest.mark.parametrize(
    ("prompt", "param"),
    [
        ({"id": "pmpt_nobody_wrote"}, "session.prompt.id"),
        ({**GUIDE, "version": "9"}, "session.prompt.version"),
        ({"id": "pmpt_travel_guide"}, "session.prompt.variables"),
    ],
)
async def test_a_prompt_that_is_not_there_voids_the_update(connecting, prompt: dict, param: str) -> None:
    client = await connecting()
    await client.send("session.update", session={"type": "realtime", "instructions": "Lost.", "prompt": prompt})
    error = await client.error()
    assert (error["code"], error["param"]) == ("invalid_value", param)
    assert (await client.update()) == client.log[0]["session"]


async def test_effort_costs_tokens_and_counts_against_the_limit(connecting, parts, burst) -> None:
    client = await connecting(faults=burst)
    await client.say_text("hi")
    details = (await answered(client))["usage"]["output_token_details"]
    assert details.get("reasoning_tokens", 0) == 0
    await client.update(reasoning={"effort": "low"})
    low = (await answered(client))["usage"]["output_token_details"]["reasoning_tokens"]
    high = (await answered(client, reasoning={"effort": "high"}))["usage"]["output_token_details"]["reasoning_tokens"]
    assert 0 < low < high
    cut = await answered(client, max_output_tokens=10)
    assert (cut["status"], cut["status_details"]["reason"]) == ("incomplete", "max_output_tokens")


async def test_a_model_that_does_not_reason_refuses_it(serving) -> None:
    service = await serving()
    url = f"{service.url}?model=gpt-realtime-2025-08-28"
    async with connect(url, additional_headers={"api-key": service.api_key}) as websocket:
        client = Stranger(websocket)
        await client.receive()
        await client.send("session.update", session={"type": "realtime", "reasoning": {"effort": "low"}})
        error = await client.error()
        assert (error["code"], error["param"]) == ("unsupported_parameter", "session.reasoning")
        assert (await client.update(reasoning=None))["type"] == "realtime"


async def test_one_call_at_a_time(connecting, parts, burst) -> None:
    async def two_calls(request):
        yield CallFunction("first", "{}")
        yield CallFunction("second", "{}")

    parts.partner.respond = two_calls
    client = await connecting(faults=burst)
    await client.update(tools=TOOLS)
    assert [item["name"] for item in (await answered(client))["output"]] == ["first", "second"]
    await client.update(parallel_tool_calls=False)
    assert [item["name"] for item in (await answered(client))["output"]] == ["first"]
    both = await answered(client, parallel_tool_calls=True)
    assert [item["name"] for item in both["output"]] == ["first", "second"]
