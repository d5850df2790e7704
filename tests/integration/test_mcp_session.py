"""Tools of an MCP server in a session of the program: listed, asked about, allowed or not, called, and shown."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from copied_code import run_python
from held_session import KEY_VARIABLE, HeldSession
from program import service
from PySide6.QtCore import QCoreApplication

from desktop_app.controller.heartbeat import Heartbeat
from desktop_app.conversation.transcript import TranscriptItem
from desktop_app.settings.tool_definition import McpServer

KEY = "key-for-mcp-0123456789"
SERVER = Path(__file__).resolve().parents[1] / "loopback" / "mcp_server.py"


@pytest.fixture
def mcp_url() -> Iterator[str]:
    with subprocess.Popen(
        [sys.executable, str(SERVER)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            assert process.stdout is not None
            yield json.loads(process.stdout.readline())["open"]
        finally:
            process.kill()


def test_a_call_is_asked_about_and_made(
    mcp_url: str, tmp_path: Path, qapp: QCoreApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(KEY_VARIABLE, KEY)
    with service("--api-key", KEY) as address:
        held = HeldSession(tmp_path, address["url"] + "?model=m", heartbeat=Heartbeat())
        held.run(qapp, lambda: _converse(held, mcp_url, tmp_path))


async def _converse(held: HeldSession, mcp_url: str, folder: Path) -> None:
    asked: list[str] = []
    tools = held.conversation.tools
    tools.attended = True
    tools.asked.connect(asked.append)
    server = McpServer(label="office", url=mcp_url, approval="always")
    await held.live(mcp_servers=(server,), output_modality="text")
    await held.until(
        lambda: _of(held, "mcp_list_tools") and _of(held, "mcp_list_tools")[0].call_state == "done", "list"
    )
    held.conversation.send_text("What is the weather in Kyoto?")
    await held.until(lambda: asked, "the question")
    (request,) = _of(held, "mcp_approval_request")
    assert (request.item_id, request.call_name) == (asked[0], "get_weather")
    assert json.loads(request.call_arguments) == {"city": "Kyoto"}
    tools.approve_mcp(asked[0], True)
    await held.until(lambda: any("sunny in Kyoto" in answer for answer in held.answers), "the answer")
    (call,) = _of(held, "mcp_call")
    assert (call.call_name, call.call_state, call.call_output) == ("get_weather", "done", "It is sunny in Kyoto.")
    held.conversation.send_text("And what is the weather in Osaka?")
    await held.until(lambda: len(asked) == 2, "another question")
    tools.approve_mcp(asked[1], False, "not today")
    await held.until(lambda: "not allow" in held.answers[-1], "words about what was not allowed")
    assert len(_of(held, "mcp_call")) == 1
    code = held.conversation.code.write("python", "What is the weather in Kyoto?")
    await asyncio.to_thread(_run_code, code.text, folder)


def _run_code(code: str, folder: Path) -> None:
    """The program waits for the list, is asked, and as it stands allows nothing."""
    ran = run_python(code, folder, {KEY_VARIABLE: KEY})
    assert ran.exit_code == 0, ran.complained
    assert "did not allow" in ran.said
    allowing = run_python(code.replace("return False", "return True"), folder, {KEY_VARIABLE: KEY})
    assert "sunny in Kyoto" in allowing.said


def _of(held: HeldSession, kind: str) -> list[TranscriptItem]:
    return [item for item in held.conversation.transcript.items if item.kind == kind]
