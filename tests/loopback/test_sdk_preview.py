"""Conversations of the `openai` SDK 1.58.1 (its beta client) with the preview dialect of the service."""

from __future__ import annotations

import asyncio
import json
import os
from pathlib import Path

import pytest

from desktop_app.loopback.process import LoopbackProcess

pytestmark = pytest.mark.integration

VARIABLE = "DUOLOGUE_SDK_PREVIEW_PYTHON"
SCRIPT = Path(__file__).with_name("sdk_preview_script.py")
CONVERSATIONS = ["text", "audio", "manual_commit", "server_vad", "tool", "cancel", "truncate", "out_of_band"]


@pytest.fixture
def sdk_python() -> str:
    python = os.environ.get(VARIABLE)
    if not python:
        pytest.skip(f"{VARIABLE} names no Python with openai 1.58.1; 'packaging/dev.py test' installs one")
    return python


async def hold(conversations: list[str], python: str, preview_url: str, api_key: str) -> None:
    process = await asyncio.create_subprocess_exec(
        python,
        str(SCRIPT),
        preview_url,
        api_key,
        *conversations,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    output, problem = await process.communicate()
    assert process.returncode == 0, problem.decode()
    received = json.loads(output)
    assert list(received) == conversations
    assert all(events[0] == "session.created" for events in received.values())


async def test_the_beta_client_holds_every_conversation(serving, sdk_python: str, parts) -> None:
    parts.partner.sentences = ["A sentence that is long enough to be interrupted while it is said."]
    service = await serving()
    await hold(CONVERSATIONS, sdk_python, service.preview_url, service.api_key)


async def test_the_beta_client_with_the_service_as_it_is_installed(sdk_python: str) -> None:
    process = await asyncio.to_thread(LoopbackProcess.start)
    try:
        # Without the one that takes a tone for speech, which the real detector does not.
        conversations = [name for name in CONVERSATIONS if name != "server_vad"]
        await hold(conversations, sdk_python, process.preview_url, process.api_key)
    finally:
        await asyncio.to_thread(process.stop)
