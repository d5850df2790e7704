"""A sound card's heartbeat without a sound card: one call per block, on a schedule that never drifts."""

import threading
import time
from collections.abc import Callable

_REANCHOR_AFTER_S = 2.0


class BlockClock:
    """Calls `on_block(due_s)` every `block_s` from a thread of its own, call k at start + lead_s + k * block_s.

    The schedule is absolute on `time.monotonic()`: a late call is followed by earlier ones until it has caught up, so
    the mean rate is exact and `due_s` is always a point of the schedule. After more than 2 s without the processor (a
    laptop asleep, a debugger) the schedule begins anew instead of replaying the time away.

    Thread: `on_block` runs in the clock's thread, `start` and `stop` belong to the owner's.
    """

    def __init__(self, name: str, block_s: float, on_block: Callable[[float], None], *, lead_s: float = 0.0) -> None:
        self._name = name
        self._lead_s = lead_s
        self._block_s = block_s
        self._on_block = on_block
        self._thread: threading.Thread | None = None
        self._stopping = threading.Event()

    @property
    def running(self) -> bool:
        return self._thread is not None

    def start(self) -> None:
        """Begin with a first call after `lead_s`; nothing if it runs already."""
        if self._thread is None:
            self._stopping.clear()
            self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """No call happens after this returned."""
        if self._thread is not None:
            self._stopping.set()
            self._thread.join()
            self._thread = None

    def _run(self) -> None:
        anchor_s = time.monotonic() + self._lead_s
        blocks = 0
        while True:
            due_s = anchor_s + blocks * self._block_s
            wait_s = due_s - time.monotonic()
            if wait_s < -_REANCHOR_AFTER_S:
                anchor_s, blocks = time.monotonic(), 0
                continue
            if self._stopping.wait(wait_s) if wait_s > 0 else self._stopping.is_set():
                return
            self._on_block(due_s)
            blocks += 1
