"""Functions called by voice: through the microphone and the recogniser to a program of this machine and back."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path

import pytest
from held_session import HeldSession
from PySide6.QtCore import QCoreApplication
from spoken_words import Spoken

from desktop_app.controller.heartbeat import Heartbeat
from desktop_app.conversation.transcript import TranscriptItem
from desktop_app.settings.tool_definition import CommandAnswer, ToolDefinition

pytestmark = [pytest.mark.integration, pytest.mark.beside_others]

CITY = {"type": "object", "properties": {"city": {"type": "string"}}}
FLOOD = "import sys\nfor _ in range(800): sys.stdout.write('x' * 65536)"
HANG = "import time; time.sleep(600)"


def weather(source: str) -> ToolDefinition:
    answer = CommandAnswer(argv=(sys.executable, "-c", source), timeout_s=60)
    return ToolDefinition(name="get_weather", description="The weather.", parameters=CITY, answer=answer)


def calls(held: HeldSession) -> list[TranscriptItem]:
    return [item for item in held.machine.transcript.items if item.kind == "function_call"]


def requests(held: HeldSession) -> int:
    """How often a response was asked for."""
    lines = held.run_of.recording.folder.events.read_text("utf-8").splitlines()
    return sum('"response.create"' in line and json.loads(line)["direction"] == "sent" for line in lines)


def test_tools_are_called_by_voice_flood_hang_and_are_broken_off_by_voice(
    qapp: QCoreApplication, tmp_path: Path, spoken: Spoken
) -> None:
    held = HeldSession(tmp_path, "builtin", heartbeat=Heartbeat())
    tools = held.conversation.tools

    async def scenario() -> None:
        await held.live(tools=(weather(FLOOD),), output_modality="text")
        held.speak(spoken("What is the weather in Rome?"))
        await held.until(lambda: tools.waiting, "a question whether the program may run")
        (waiting,) = tools.waiting.values()
        assert waiting.why == "trust"
        tools.allow(waiting.call_id)
        await held.answered(1)
        assert "larger than" in json.loads(calls(held)[-1].call_output or "")["error"]
        held.conversation.set_draft(tools=(weather(HANG),))
        held.speak(spoken("What is the weather in London?"))
        await held.until(lambda: tools.waiting, "a question whether the other program may run")
        tools.allow(next(iter(tools.waiting)))
        await held.until(lambda: tools.running_names, "a running program")
        asked = requests(held)
        held.speak(spoken("How much is three plus four?"))
        await held.until(lambda: calls(held)[-1].call_state == "cancelled", "the end of the call")
        assert not tools.running_names
        assert "user spoke" in json.loads(calls(held)[-1].call_output or "")["error"]
        await held.until(lambda: "seven" in " ".join(held.answers), "the answer to the other question")
        await asyncio.sleep(0.2)
        assert requests(held) == asked, "a request raced the user's turn"

    held.run(qapp, scenario)
