"""The built-in service as an endpoint like any other: started in its own process when it is first needed."""

from __future__ import annotations

import asyncio

from desktop_app.controller.connection_book import BuiltinAddress
from desktop_app.loopback.process import LoopbackProcess, ServiceDidNotStartError


class BuiltinProcess:
    """Keeps one process of the service; a dead one is replaced at the next start."""

    def __init__(self) -> None:
        self._process: LoopbackProcess | None = None
        self._starting = asyncio.Lock()

    async def address(self) -> BuiltinAddress:
        """Start the service if it does not run, off this thread.

        Raises:
            OSError: it did not start; the text says why.
        """
        async with self._starting:
            if self._process is None or not self._process.is_running:
                try:
                    self._process = await asyncio.to_thread(LoopbackProcess.start)
                except ServiceDidNotStartError as problem:
                    raise OSError(str(problem)) from problem
            process = self._process
        return BuiltinAddress(process.url, process.preview_url, process.api_key)

    def stop(self) -> None:
        """End it; blocks for less than a second."""
        if self._process is not None:
            self._process.stop()
            self._process = None
