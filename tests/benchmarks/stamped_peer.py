"""A service that only measures: its deltas carry the time they left, and it reads that time in what it receives.

Runs in a process of its own (`python stamped_peer.py`), prints its port, serves one GA connection, and prints the
ages of the microphone blocks it received as one JSON line when the connection ends. The stamp is the monotonic
clock in nanoseconds, in the first four 16-bit samples of a block.
"""

from __future__ import annotations

import asyncio
import base64
import json
import time

import numpy as np
import numpy.typing as npt
from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed

DELTAS = 120
DELTA_FRAMES = 2_400
DELTA_GAP_S = 0.03
_IDS = {"response_id": "resp_1", "item_id": "item_1", "output_index": 0, "content_index": 0}


def stamp(samples: npt.NDArray[np.int16]) -> None:
    """Write the present time over the first four samples."""
    samples[:4] = np.frombuffer(time.monotonic_ns().to_bytes(8, "little"), dtype="<i2")


def age_ms(samples: npt.NDArray[np.int16]) -> float:
    """How long ago these samples were stamped; the clock is one for all processes of the machine."""
    return (time.monotonic_ns() - int.from_bytes(samples[:4].astype("<i2").tobytes(), "little")) / 1e6


async def _speak(connection: ServerConnection) -> None:
    item = {"id": "item_1", "type": "message", "role": "assistant", "status": "in_progress", "content": []}
    response = {"id": "resp_1", "object": "realtime.response", "status": "in_progress", "output": []}
    part = {"type": "audio", "transcript": ""}
    await _send(connection, {"type": "response.created", "response": response})
    await _send(connection, {"type": "response.output_item.added", "response_id": "resp_1", "item": item})
    await _send(connection, {"type": "conversation.item.added", "previous_item_id": None, "item": item})
    await _send(connection, {"type": "response.content_part.added", **_IDS, "part": part})
    samples = np.random.default_rng(1).integers(-3000, 3000, DELTA_FRAMES).astype(np.int16)
    for _ in range(DELTAS):
        stamp(samples)
        delta = base64.b64encode(samples.astype("<i2").tobytes()).decode()
        await _send(connection, {"type": "response.output_audio.delta", **_IDS, "delta": delta})
        await asyncio.sleep(DELTA_GAP_S)
    await _send(connection, {"type": "response.output_audio.done", **_IDS})


async def _send(connection: ServerConnection, event: dict[str, object]) -> None:
    await connection.send(json.dumps({"event_id": "event_1", **event}, separators=(",", ":")))


async def _serve_one(connection: ServerConnection, ended: asyncio.Event) -> None:
    session = {"id": "sess_1", "object": "realtime.session", "type": "realtime"}
    ages: list[float] = []
    await _send(connection, {"type": "session.created", "session": session})
    try:
        async with asyncio.TaskGroup() as group:
            async for frame in connection:
                event = json.loads(frame)
                if event["type"] == "input_audio_buffer.append":
                    ages.append(age_ms(np.frombuffer(base64.b64decode(event["audio"]), dtype="<i2")))
                elif event["type"] == "session.update":
                    await _send(connection, {"type": "session.updated", "session": {**session, **event["session"]}})
                elif event["type"] == "response.create":
                    group.create_task(_speak(connection))
    except* ConnectionClosed:
        pass
    print(json.dumps(ages), flush=True)
    ended.set()


async def main() -> None:
    """Serve one connection on a free port of this machine."""
    ended = asyncio.Event()
    async with serve(lambda connection: _serve_one(connection, ended), "127.0.0.1", 0, compression=None) as server:
        print(server.sockets[0].getsockname()[1], flush=True)
        await ended.wait()


if __name__ == "__main__":
    asyncio.run(main())
