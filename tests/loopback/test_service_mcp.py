"""MCP servers of a session: a real one of the official SDK, asked by the built-in service for its client."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from mcp_server import TEAM, TOKEN
from stranger import Event, Stranger
from test_sdk_ga import EVENT_TYPES

from desktop_app.loopback import mcp_exchange
from desktop_app.loopback.partner import PracticePartner

SERVER = Path(__file__).with_name("mcp_server.py")
Start = Callable[[str], str]


@pytest.fixture(scope="module")
def mcp_server() -> Iterator[Start]:
    """`mcp_server(mode)` gives the address of a server that answers this way."""
    with subprocess.Popen(
        [sys.executable, str(SERVER)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            assert process.stdout is not None
            addresses = json.loads(process.stdout.readline())
            yield lambda mode: addresses[mode]
        finally:
            process.kill()


@pytest.fixture(autouse=True)
def partner(parts: Any) -> None:
    parts.partner = PracticePartner()


def server_tool(url: str, **fields: Any) -> dict[str, Any]:
    return {
        **{"type": "mcp", "server_label": "office", "server_url": url},
        **{"authorization": TOKEN, "headers": {"X-Team": TEAM}, "require_approval": "never"},
        **fields,
    }


async def listed(stranger: Stranger, *tools: dict[str, Any], news: str = "completed", **session: Any) -> Event:
    """Configure, and wait for the list; gives its item."""
    await stranger.send(
        "session.update",
        session={"type": "realtime", "output_modalities": ["text"], "tools": list(tools), **session},
    )
    await stranger.expect(f"mcp_list_tools.{news}")
    return dict((await stranger.expect("conversation.item.done"))["item"])


async def answered(stranger: Stranger, text: str = "", **response: Any) -> list[Event]:
    if text:
        await stranger.say_text(text)
    await stranger.send("response.create", response=response)
    return await stranger.until("response.done")


def types(events: list[Event], *parts: str) -> list[str]:
    return [event["type"] for event in events if any(part in event["type"] for part in parts)]


def validate(stranger: Stranger) -> None:
    """Everything that was said is as the services' own SDK types it."""
    for event in stranger.log:
        read = EVENT_TYPES[event["type"]].model_validate(event)
        assert read.model_extra is None or read.model_extra.keys() <= {"obfuscation"}, read.model_extra


def output(events: list[Event]) -> list[Event]:
    return list(events[-1]["response"]["output"])


@pytest.mark.parametrize("mode", ["stream", "json", "stateless"])
async def test_a_tool_is_listed_called_and_told(mode: str, connecting: Any, mcp_server: Start) -> None:
    stranger = await connecting()
    item = await listed(stranger, server_tool(mcp_server(mode)))
    assert types(stranger.log, "item.added", "mcp_list", "updated") == [
        "session.updated",
        "conversation.item.added",
        "mcp_list_tools.in_progress",
        "mcp_list_tools.completed",
    ]
    weather = next(tool for tool in item["tools"] if tool["name"] == "get_weather")
    assert weather["description"] == "The weather of a city."
    assert weather["input_schema"]["required"] == ["city"]
    assert weather["annotations"]["readOnlyHint"] is True
    events = await answered(stranger, "What is the weather in Kyoto?")
    call, said = output(events)
    assert (call["type"], call["server_label"], call["name"]) == ("mcp_call", "office", "get_weather")
    assert call["output"] == "It is sunny in Kyoto."
    assert "sunny in Kyoto" in said["content"][0]["text"]
    assert types(events, "mcp_call", "output_item.done")[-3:] == [
        "response.mcp_call.completed",
        "response.output_item.done",
        "response.output_item.done",
    ]
    deltas = [event["delta"] for event in events if event["type"] == "response.mcp_call_arguments.delta"]
    assert "".join(deltas) == call["arguments"] == '{"city":"Kyoto"}'
    in_order = types(events, "mcp_call_arguments.done", "mcp_call.in_progress", "mcp_call.completed")
    assert in_order == [
        "response.mcp_call_arguments.done",
        "response.mcp_call.in_progress",
        "response.mcp_call.completed",
    ]
    validate(stranger)


async def test_what_opens_a_server_is_not_told_back(connecting: Any, mcp_server: Start) -> None:
    stranger = await connecting()
    await listed(stranger, server_tool(mcp_server("json")))
    assert TOKEN not in str(stranger.log)
    assert "mcp" in str(stranger.log)


async def test_a_call_is_asked_about_allowed_and_made(connecting: Any, mcp_server: Start) -> None:
    stranger = await connecting()
    await listed(stranger, server_tool(mcp_server("json"), require_approval="always"))
    asked = output(await answered(stranger, "What is the weather in Kyoto?"))
    assert [item["type"] for item in asked] == ["mcp_approval_request"]
    assert (asked[0]["name"], asked[0]["arguments"]) == ("get_weather", '{"city":"Kyoto"}')
    reply = {"type": "mcp_approval_response", "approval_request_id": asked[0]["id"], "approve": True}
    await stranger.send("conversation.item.create", item=reply)
    call, said = output(await answered(stranger))
    assert (call["type"], call["approval_request_id"]) == ("mcp_call", asked[0]["id"])
    assert call["output"] == "It is sunny in Kyoto."
    assert "sunny" in said["content"][0]["text"]
    validate(stranger)
    again = output(await answered(stranger, "Thank you."))
    assert [item["type"] for item in again] == ["message"]


async def test_a_call_that_is_refused_is_not_made(connecting: Any, mcp_server: Start) -> None:
    stranger = await connecting()
    await listed(stranger, server_tool(mcp_server("json"), require_approval="always"))
    (asked,) = output(await answered(stranger, "What is the weather in Kyoto?"))
    reply = {"type": "mcp_approval_response", "approval_request_id": asked["id"], "approve": False, "reason": "Not now"}
    await stranger.send("conversation.item.create", item=reply)
    (said,) = output(await answered(stranger))
    assert "did not allow this call. The reason is: Not now." in said["content"][0]["text"]


async def test_only_some_tools_are_asked_about_and_only_some_offered(connecting: Any, mcp_server: Start) -> None:
    stranger = await connecting()
    rule = {"never": {"read_only": True}}
    tool = server_tool(
        mcp_server("json"), require_approval=rule, allowed_tools=["get_weather", "book_table", "missing"]
    )
    item = await listed(stranger, tool)
    assert [each["name"] for each in item["tools"]] == ["get_weather", "book_table"]
    choice = {"type": "mcp", "server_label": "office", "name": "book_table"}
    (asked,) = output(await answered(stranger, "A table at Luigi's please", tool_choice=choice))
    assert (asked["type"], asked["name"]) == ("mcp_approval_request", "book_table")
    made = output(await answered(stranger, "What is the weather in Kyoto?"))
    assert [each["type"] for each in made] == ["mcp_call", "message"]


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        ("break_something", "tool_execution_error", "Error executing tool break_something"),
        ("flood", "protocol_error", "more than 4 megabytes"),
    ],
)
async def test_a_tool_that_fails_is_told(connecting: Any, mcp_server: Start, name: str, kind: str, words: str) -> None:
    stranger = await connecting()
    await listed(stranger, server_tool(mcp_server("json")))
    choice = {"type": "mcp", "server_label": "office", "name": name}
    events = await answered(stranger, "Do it.", tool_choice=choice)
    call = output(events)[0]
    assert (call["error"]["type"], call.get("output")) == (kind, None)
    assert words in call["error"]["message"]
    assert types(events, "mcp_call.") == ["response.mcp_call.in_progress", "response.mcp_call.failed"]
    assert events[-1]["response"]["status"] == "completed"
    validate(stranger)


async def test_a_tool_that_hangs_is_given_up(
    connecting: Any, mcp_server: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    stranger = await connecting()
    await listed(stranger, server_tool(mcp_server("stream")))
    monkeypatch.setattr(mcp_exchange, "LONGEST_S", 0.5)
    choice = {"type": "mcp", "server_label": "office", "name": "sleep_long"}
    call = output(await answered(stranger, "Sleep.", tool_choice=choice))[0]
    assert call["error"]["type"] == "http_error"
    assert "did not answer" in call["error"]["message"]


async def test_a_response_is_cancelled_in_the_middle_of_a_call(connecting: Any, mcp_server: Start) -> None:
    stranger = await connecting()
    await listed(stranger, server_tool(mcp_server("stream")))
    await stranger.say_text("Sleep.")
    choice = {"type": "mcp", "server_label": "office", "name": "sleep_long"}
    await stranger.send("response.create", response={"tool_choice": choice})
    await stranger.expect("response.mcp_call.in_progress")
    await stranger.send("response.cancel")
    done = await stranger.until("response.done")
    assert done[-1]["response"]["status"] == "cancelled"
    assert [item["name"] for item in output(done)] == ["sleep_long"]
    assert [item["type"] for item in output(await answered(stranger, "Hello."))] == ["message"]


async def test_a_server_that_lets_nobody_in_is_told(connecting: Any, mcp_server: Start) -> None:
    stranger = await connecting()
    item = await listed(stranger, server_tool(mcp_server("json"), authorization="wrong"), news="failed")
    assert item["tools"] == []
    events = await answered(stranger, "What is the weather in Kyoto?")
    assert [each["type"] for each in output(events)] == ["message"]


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/mcp", "file:///etc/passwd"])
async def test_a_server_that_cannot_be_reached_is_told(connecting: Any, url: str) -> None:
    stranger = await connecting()
    assert (await listed(stranger, server_tool(url), news="failed"))["tools"] == []


async def test_a_response_may_bring_a_server_of_its_own(connecting: Any, mcp_server: Start) -> None:
    stranger = await connecting()
    tool = server_tool(mcp_server("json"), server_label="guest")
    events = await answered(stranger, "What is the weather in Kyoto?", tools=[tool], output_modalities=["text"])
    assert [item["type"] for item in output(events)] == ["mcp_call", "message"]


async def test_two_servers_with_the_same_tool_are_told_apart(connecting: Any, mcp_server: Start) -> None:
    stranger = await connecting()
    url = mcp_server("json")
    function = {"type": "function", "name": "get_weather", "description": "Ours."}
    await listed(stranger, function, server_tool(url), server_tool(url, server_label="branch"))
    await stranger.expect("mcp_list_tools.completed")
    choice = {"type": "mcp", "server_label": "branch", "name": "get_weather"}
    call = output(await answered(stranger, "The weather in Kyoto", tool_choice=choice))[0]
    assert (call["server_label"], call["name"]) == ("branch", "get_weather")
    await stranger.send("session.update", session={"type": "realtime", "tool_choice": {**choice, "server_label": "x"}})
    assert (await stranger.error())["param"] == "session.tool_choice"
