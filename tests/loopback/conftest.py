"""A service with deterministic parts, and strangers to talk with it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from typing import Any

import pytest
from stand_ins import EchoPartner, FixedRecogniser, ToneVoice, speech
from stranger import Stranger
from websockets.asyncio.client import connect

from desktop_app.loopback.faults import Faults
from desktop_app.loopback.service import Service, serve


class Parts:
    """What the service under test hears, speaks and thinks with."""

    def __init__(self) -> None:
        self.partner = EchoPartner()
        self.recogniser: FixedRecogniser | None = FixedRecogniser()
        self.voice: ToneVoice | None = ToneVoice()


@pytest.fixture
def parts() -> Parts:
    return Parts()


Serve = Callable[..., Awaitable[Service]]
Connect = Callable[..., Awaitable[Stranger]]


@pytest.fixture
async def serving(parts: Parts) -> AsyncIterator[Serve]:
    """`await serving(faults=..., session_limit_s=...)` starts a service that ends with the test."""
    started: list[Service] = []

    async def start(**options: Any) -> Service:
        ears_and_voice = speech(parts.recogniser, parts.voice)
        service = await serve(partner=parts.partner, speech=ears_and_voice, **options)
        started.append(service)
        return service

    yield start
    for service in started:
        await service.close()


@pytest.fixture
async def connecting(serving: Serve) -> AsyncIterator[Connect]:
    """`await connecting("ga" | "preview", faults=...)` gives a connected stranger after `session.created`."""
    async with AsyncExitStack() as stack:

        async def open_connection(dialect: str = "ga", service: Service | None = None, **options: Any) -> Stranger:
            served = service or await serving(**options)
            ga = dialect == "ga"
            url = f"{served.url}?model=some-model" if ga else f"{served.preview_url}?deployment=some-deployment"
            websocket = await stack.enter_async_context(
                connect(url, additional_headers={"api-key": served.api_key}, compression=None, max_size=None)
            )
            stranger = Stranger(websocket)
            assert (await stranger.receive())["type"] == "session.created"
            return stranger

        yield open_connection


@pytest.fixture
def burst() -> Faults:
    """Audio at once: for tests that are not about pacing."""
    return Faults(burst_audio=True)
