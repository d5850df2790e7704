"""A service without manners, in a process of its own: what somebody writes to it names what it then sends.

Run as ``python nasty_peer.py``: prints its port, serves one GA connection, and tells on standard output, as a line of
JSON each, when a flood begins and ends and which messages came in between.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Iterator
from typing import Any

from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed

Event = dict[str, Any]

ZALGO = "Z" + "".join(map(chr, range(0x300, 0x36F))) * 4 + "algo"
TEXTS = {
    "markup": "<h1>Big</h1><img src='file:///etc/passwd'><b>bold</b> &amp; <script>alert(1)</script> [a](b) **c**",
    "emoji": "\U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466 \U0001f1ef\U0001f1f5 \U0001f44d\U0001f3fd "
    * 30,
    "arabic": "\u0645\u0631\u062d\u0628\u0627 \u0628\u0627\u0644\u0639\u0627\u0644\u0645 123 (abc) " * 20,
    "controls": "".join(map(chr, range(32))) + "\x7f\u0085\u2028\u2029\u202e\u2066abc\u202c\ufeff" + ZALGO,
    "gigantic": "word " * 200_000,
    "oneword": "w" * 1_000_000,
}
FLOOD_S = 10.0
FLOOD_PER_S = 5_000
_BURST = 50
_ARGUMENT_PIECE = 4_096


class Wire:
    """Sends events with ids of their own."""

    def __init__(self, connection: ServerConnection) -> None:
        self._connection = connection
        self._count = 0
        self.last_item: str | None = None

    def next_id(self, stem: str) -> str:
        self._count += 1
        return f"{stem}_{self._count}"

    async def send(self, type_name: str, **fields: Any) -> None:
        event = {"type": type_name, "event_id": self.next_id("event"), **fields}
        await self._connection.send(json.dumps(event, separators=(",", ":")))

    async def add(self, item: Event) -> None:
        """A new item at the end."""
        await self.send("conversation.item.added", previous_item_id=self.last_item, item=item)
        self.last_item = item["id"]

    async def answer(self, deltas: Iterator[str]) -> None:
        """A response in text, piece by piece."""
        response_id, item_id = self.next_id("resp"), self.next_id("item")
        ids = {"response_id": response_id, "item_id": item_id, "output_index": 0, "content_index": 0}
        item = {"id": item_id, "type": "message", "role": "assistant", "status": "in_progress", "content": []}
        await self.send("response.created", response={"id": response_id, "status": "in_progress", "output": []})
        await self.send("response.output_item.added", response_id=response_id, output_index=0, item=item)
        await self.add(item)
        await self.send("response.content_part.added", **ids, part={"type": "text", "text": ""})
        whole = []
        for delta in deltas:
            whole.append(delta)
            await self.send("response.output_text.delta", **ids, delta=delta)
        text = "".join(whole)
        await self.send("response.output_text.done", **ids, text=text)
        done = item | {"status": "completed", "content": [{"type": "output_text", "text": text}]}
        await self.send("response.output_item.done", response_id=response_id, output_index=0, item=done)
        await self.send("response.done", response={"id": response_id, "status": "completed", "output": [done]})

    async def call(self, size: int) -> None:
        """A function call whose arguments are a megabyte."""
        response_id, item_id, call_id = self.next_id("resp"), self.next_id("item"), self.next_id("call")
        ids = {"response_id": response_id, "item_id": item_id, "output_index": 0, "call_id": call_id}
        item = {"id": item_id, "type": "function_call", "name": "swallow", "call_id": call_id, "arguments": ""}
        item["status"] = "in_progress"
        arguments = json.dumps({"much": "x" * size})
        await self.send("response.created", response={"id": response_id, "status": "in_progress", "output": []})
        await self.send("response.output_item.added", response_id=response_id, output_index=0, item=item)
        await self.add(item)
        for start in range(0, len(arguments), _ARGUMENT_PIECE):
            piece = arguments[start : start + _ARGUMENT_PIECE]
            await self.send("response.function_call_arguments.delta", **ids, delta=piece)
        await self.send("response.function_call_arguments.done", **ids, arguments=arguments)
        done = item | {"arguments": arguments, "status": "completed"}
        await self.send("response.output_item.done", response_id=response_id, output_index=0, item=done)
        await self.send("response.done", response={"id": response_id, "status": "completed", "output": [done]})


async def flood(wire: Wire) -> None:
    """So many events a second, of kinds known and unknown."""
    began_s = time.monotonic()
    sent = 0
    while (now_s := time.monotonic() - began_s) < FLOOD_S:
        while sent < now_s * FLOOD_PER_S:
            for number in range(_BURST):
                if number % 5 == 0:
                    await wire.send("rate_limits.updated", rate_limits=[{"name": "tokens", "remaining": sent}])
                else:
                    await wire.send("weather.changed", degrees=number, note="nobody knows this event")
            sent += _BURST
        await asyncio.sleep(0.002)
    tell("flooded", events=sent, seconds=round(time.monotonic() - began_s, 2))


def tell(what: str, **facts: Any) -> None:
    print(json.dumps({"what": what, "at_s": round(time.monotonic(), 4), **facts}), flush=True)


def in_pieces(text: str) -> Iterator[str]:
    for start in range(0, len(text), 1_000):
        yield text[start : start + 1_000]


async def play(wire: Wire, wish: str) -> None:
    """Do what was written."""
    if wish in TEXTS:
        await wire.answer(in_pieces(TEXTS[wish]))
    elif wish == "arguments":
        await wire.call(1_048_576)
    elif wish == "flood":
        tell("flooding")
        await flood(wire)
    else:
        return
    tell("played", wish=wish)


async def wishes(connection: ServerConnection, wire: Wire) -> AsyncIterator[str]:
    """What is written, as items that are added to the conversation at once."""
    async for frame in connection:
        event = json.loads(frame)
        if event["type"] == "session.update":
            await wire.send("session.updated", session={"id": "sess_1", "type": "realtime", **event["session"]})
        elif event["type"] == "conversation.item.create" and event["item"]["type"] == "message":
            item = {"id": wire.next_id("item"), "status": "completed", **event["item"]}
            await wire.add(item)
            await wire.send("conversation.item.done", previous_item_id=None, item=item)
            text = "".join(str(part.get("text", "")) for part in item["content"])
            tell("written", text=text[:40])
            yield text


async def _serve_one(connection: ServerConnection, ended: asyncio.Event) -> None:
    wire = Wire(connection)
    await wire.send("session.created", session={"id": "sess_1", "object": "realtime.session", "type": "realtime"})
    try:
        async with asyncio.TaskGroup() as group:
            async for wish in wishes(connection, wire):
                group.create_task(play(wire, wish))
    except* ConnectionClosed:
        pass
    ended.set()


async def main() -> None:
    """Serve one connection on a free port of this machine."""
    ended = asyncio.Event()
    async with serve(
        lambda connection: _serve_one(connection, ended), "127.0.0.1", 0, compression=None, max_size=None
    ) as server:
        tell("listening", port=server.sockets[0].getsockname()[1])
        await ended.wait()


if __name__ == "__main__":
    asyncio.run(main())
