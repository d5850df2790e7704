"""The threads for what would stall the sockets: voice activity, recognition, synthesis."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar, TypeVarTuple

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

LISTENING_THREADS = 2
SPEECH_THREADS = 3


class Workers:
    """Two small pools, so that a long recognition never delays anybody's voice activity.

    Cancelling a caller abandons its result; the thread finishes its one piece of work.
    """

    def __init__(self) -> None:
        self._listening = ThreadPoolExecutor(LISTENING_THREADS, thread_name_prefix="loopback-listening")
        self._speech = ThreadPoolExecutor(SPEECH_THREADS, thread_name_prefix="loopback-speech")
        self._running: set[Future[Any]] = set()

    async def listen(self, work: Callable[[*Ts], T], *arguments: *Ts) -> T:
        """Voice activity: a few milliseconds."""
        return await self._run(self._listening, work, *arguments)

    async def speak(self, work: Callable[[*Ts], T], *arguments: *Ts) -> T:
        """Recognition and synthesis: up to some seconds."""
        return await self._run(self._speech, work, *arguments)

    async def close(self, timeout_s: float = 0.3) -> None:
        """Take no more work, and give what runs a moment to end."""
        self._listening.shutdown(wait=False, cancel_futures=True)
        self._speech.shutdown(wait=False, cancel_futures=True)
        running = [asyncio.wrap_future(job) for job in tuple(self._running)]
        if running:
            await asyncio.wait(running, timeout=timeout_s)

    async def _run(self, pool: ThreadPoolExecutor, work: Callable[[*Ts], T], *arguments: *Ts) -> T:
        job = pool.submit(work, *arguments)
        self._running.add(job)
        job.add_done_callback(self._running.discard)
        return await asyncio.wrap_future(job)
