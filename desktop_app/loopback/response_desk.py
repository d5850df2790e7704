"""All responses of one session: at most one writes the conversation, any number runs beside it.

Source: both references, `response.create` and `response.cancel`; GA reference, barge-in.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

import msgspec

from desktop_app.loopback.client_wire import ClientWire
from desktop_app.loopback.mcp_servers import McpServers
from desktop_app.loopback.recognitions import Recognitions
from desktop_app.loopback.refusal import active_response, nothing_to_cancel
from desktop_app.loopback.response_plan import ResponsePlan
from desktop_app.loopback.response_run import ResponseRun
from desktop_app.loopback.service_parts import ServiceParts
from desktop_app.loopback.stored_conversation import StoredConversation
from desktop_app.loopback.usage_count import UsageCount
from desktop_app.protocol.server_events import RateLimit, RateLimitsUpdated, TypedServerEvent

TOKENS_A_MINUTE = 400_000
LATE_DONE_AT_MOST_S = 1.0


class ResponseDesk:
    """Starts, cancels and forgets the responses of one session."""

    def __init__(
        self,
        conversation: StoredConversation,
        parts: ServiceParts,
        wire: ClientWire,
        tasks: asyncio.TaskGroup,
        servers: McpServers,
        spoken: Callable[[float], None],
    ) -> None:
        """`spoken` hears, when a response of the conversation is done, how many ms of audio it had."""
        self._conversation = conversation
        self._parts = parts
        self._wire = wire
        self._tasks = tasks
        self._servers = servers
        self._spoken = spoken
        self._usage = UsageCount()
        self._active: ResponseRun | None = None
        self._runs: dict[str, ResponseRun] = {}
        self._settled = asyncio.Event()
        self._settled.set()
        self._late_done: list[TypedServerEvent] = []
        self._full_again_at_s = 0.0

    def refuse_if_active(self) -> None:
        """Raises `RequestRefusedError` when a response is writing the conversation."""
        if self._active is not None:
            raise active_response(self._active.script.response_id)

    def create(self, plan: ResponsePlan, recognitions: Recognitions) -> None:
        """Begin a response. Raises `RequestRefusedError` when another one is writing the conversation."""
        if not plan.out_of_band:
            self.refuse_if_active()
        if self._parts.speech.voice is None:
            plan = msgspec.structs.replace(plan, is_spoken=False)
        usage, ended = self._usage, self._run_ended
        run = ResponseRun(plan, self._conversation, self._parts, self._wire, recognitions, self._servers, usage, ended)
        if not plan.out_of_band:
            self._active = run
        self._runs[run.script.response_id] = run
        self._settled.clear()
        run.begin()
        self._send_late_done()
        run.task = self._tasks.create_task(run.run())

    def cancel(self, response_id: str | None) -> None:
        """By the client; without an id the response that writes the conversation. Raises `RequestRefusedError`."""
        run = self._active if response_id is None else self._runs.get(response_id)
        if run is None:
            raise nothing_to_cancel()
        run.cancel("client_cancelled")

    def interrupt(self) -> None:
        """The user speaks: what writes the conversation stops, what runs beside it goes on."""
        if self._active is not None:
            self._active.cancel("turn_detected")

    async def settled(self) -> None:
        """Wait a moment for a response to begin, and then until none runs."""
        await asyncio.sleep(0.2)
        await self._settled.wait()

    def _run_ended(self, run: ResponseRun, last_events: list[TypedServerEvent]) -> None:
        del self._runs[run.script.response_id]
        if self._active is run:
            self._active = None
            self._spoken(run.script.audio_ms)
        if not self._runs:
            self._settled.set()
        if self._parts.faults.late_cancelled_done and run.is_cancelled:
            self._wire.send(*last_events[:-1])
            self._late_done.append(last_events[-1])
            self._tasks.create_task(self._send_late_done_at_last())
        else:
            self._wire.send(*last_events, self._rate_limits())

    def _send_late_done(self) -> None:
        late, self._late_done = self._late_done, []
        for done in late:
            self._wire.send(done, self._rate_limits())

    async def _send_late_done_at_last(self) -> None:
        await asyncio.sleep(LATE_DONE_AT_MOST_S)
        self._send_late_done()

    def _rate_limits(self) -> RateLimitsUpdated:
        """A bucket of tokens that fills up again at a steady rate."""
        now_s = time.monotonic()
        rate = TOKENS_A_MINUTE / 60
        drained = max(self._full_again_at_s - now_s, 0.0) + self._usage.take_new_tokens() / rate
        drained = min(drained, 60.0)
        self._full_again_at_s = now_s + drained
        remaining = int(TOKENS_A_MINUTE - drained * rate)
        limit = RateLimit(name="tokens", limit=TOKENS_A_MINUTE, remaining=remaining, reset_seconds=round(drained, 3))
        return RateLimitsUpdated(rate_limits=[limit])
