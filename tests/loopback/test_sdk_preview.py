"""Conversations of the `openai` SDK 1.58.1 (its beta client) with the preview dialect of the service."""

from __future__ import annotations

import asyncio
import json
import os
from pathlib import Path

import pytest

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


async def test_the_beta_client_holds_every_conversation(serving, sdk_python: str, parts) -> None:
    parts.partner.sentences = ["A sentence that is long enough to be interrupted while it is said."]
    service = await serving()
    process = await asyncio.create_subprocess_exec(
        sdk_python,
        str(SCRIPT),
        service.preview_url,
        service.api_key,
        *CONVERSATIONS,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    output, problem = await process.communicate()
    assert process.returncode == 0, problem.decode()
    received = json.loads(output)
    assert list(received) == CONVERSATIONS
    assert all(events[0] == "session.created" for events in received.values())
