"""One thread that writes, so that a slow disk never stops the window; bounded in memory."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from queue import SimpleQueue

_log = logging.getLogger(__name__)

WAITING_LIMIT_BYTES = 32 * 1024 * 1024


class DiskWriter:
    """Runs jobs in the order they were given, on a thread of its own.

    Attributes:
        refused_jobs: how many were not taken because too much was waiting.

    Thread: `put`, `flush` and `close` from any one thread; jobs run on the writer's.
    """

    def __init__(self, name: str = "disk writer", limit_bytes: int = WAITING_LIMIT_BYTES) -> None:
        self.refused_jobs = 0
        self._limit_bytes = limit_bytes
        self._jobs: SimpleQueue[tuple[Callable[[], None], int] | None] = SimpleQueue()
        self._put_bytes = 0
        self._done_bytes = 0
        self._closed = False
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    @property
    def waiting_bytes(self) -> int:
        """What jobs still hold in memory."""
        return self._put_bytes - self._done_bytes

    def put(self, job: Callable[[], None], size_bytes: int) -> bool:
        """Give it a job; False when it is closed or too much waits, then the job is not taken."""
        if self._closed or (self.waiting_bytes and self.waiting_bytes + size_bytes > self._limit_bytes):
            self.refused_jobs += 1
            return False
        self._put_bytes += size_bytes
        self._jobs.put((job, size_bytes))
        return True

    def flush(self, timeout_s: float = 5.0) -> bool:
        """Wait until everything given so far is written; False when it took too long."""
        if self._closed:
            return not self._thread.is_alive()
        written = threading.Event()
        self._jobs.put((written.set, 0))
        return written.wait(timeout_s)

    def close(self, timeout_s: float = 5.0) -> bool:
        """Write what waits and end the thread; False when the disk did not get there in time."""
        if not self._closed:
            self._closed = True
            self._jobs.put(None)
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while (given := self._jobs.get()) is not None:
            job, size_bytes = given
            try:
                job()
            except Exception as failure:  # noqa: BLE001 - one bad job must not end the thread
                _log.error("a write failed: %s", type(failure).__name__)
            self._done_bytes += size_bytes


class Deadline:
    """Says when something periodic is due again; monotonic."""

    def __init__(self, period_s: float) -> None:
        self._period_s = period_s
        self._next_s = time.monotonic() + period_s

    def is_due(self) -> bool:
        """True once each period."""
        now_s = time.monotonic()
        if now_s < self._next_s:
            return False
        self._next_s = now_s + self._period_s
        return True
