"""From the service's socket to the speaker's ring, and from a microphone block to the service's socket.

The whole program with its window is between the two ends; the service is a process that only stamps and reads.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from figures import Figure, percentile
from running_app import running_app
from stamped_peer import DELTA_GAP_S, DELTAS, age_ms

_LIMIT_S = 30.0


def measure() -> Iterator[Figure]:
    """Deltas every 30 ms down, microphone blocks every 20 ms up, at the same time."""
    with subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("stamped_peer.py"))], stdout=subprocess.PIPE, text=True
    ) as peer:
        assert peer.stdout is not None
        try:
            port = int(peer.stdout.readline())
            down_ms = _converse(f"ws://127.0.0.1:{port}/v1/realtime?model=stamps")
            up_ms = json.loads(peer.stdout.readline())
        finally:
            peer.terminate()
    if len(down_ms) < DELTAS or len(up_ms) < DELTAS:
        raise RuntimeError(f"{len(down_ms)} deltas and {len(up_ms)} blocks arrived, which is too few")
    for what, ages in (("service's send to speaker's ring", down_ms), ("microphone block to service", up_ms)):
        for share, label in ((0.5, "p50"), (0.99, "p99"), (1.0, "max")):
            yield Figure(f"{what}, {label}", percentile(ages, share), "ms")


def _converse(address: str) -> list[float]:
    """Hold the session; returns how old each delta was when the ring had it."""
    from desktop_app.audio.file_microphone import FileMicrophone
    from desktop_app.audio.silent_speaker import SilentSpeaker

    ages: list[float] = []
    enqueue, take = SilentSpeaker.enqueue, FileMicrophone.take

    def enqueue_and_note(self: SilentSpeaker, *arguments: Any, **options: Any) -> None:
        enqueue(self, *arguments, **options)
        ages.append(age_ms(arguments[2]))

    def take_and_stamp(self: FileMicrophone) -> list[Any]:
        blocks = take(self)
        for block in blocks:
            complete_ns = round((block.captured_at_s + len(block.samples) / self.rate_hz) * 1e9)
            block.samples[:4] = np.frombuffer(complete_ns.to_bytes(8, "little"), dtype="<i2")
        return blocks

    SilentSpeaker.enqueue = enqueue_and_note  # type: ignore[method-assign]
    FileMicrophone.take = take_and_stamp  # type: ignore[method-assign]
    with running_app(address) as app:
        conversation = app.application.conversation

        async def scenario() -> None:
            async with asyncio.timeout(_LIMIT_S):
                conversation.start()
                while str(conversation.phase) != "live":
                    await asyncio.sleep(0.02)
                await asyncio.sleep(0.5)
                conversation.send_text("Go on.")
                while len(ages) < DELTAS:
                    await asyncio.sleep(0.05)
                await asyncio.sleep(DELTA_GAP_S)

        app.run(scenario)
    return ages
