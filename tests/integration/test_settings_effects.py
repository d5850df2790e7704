"""What settings really do when they are changed in the window: heard in sizes, lengths, calls and costs of answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from program import service
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from settings_window import KEY_VARIABLE, SettingsWindow

from desktop_app.settings.model import SessionDraft
from desktop_app.settings.tool_definition import CannedAnswer, ToolDefinition

pytestmark = [
    pytest.mark.integration,
    pytest.mark.beside_others,
    pytest.mark.qt_log_ignore("This plugin does not support"),
]

COUNT = "One two three four five six seven eight nine ten eleven twelve."
SAME_WORDS = f'Always answer with "{COUNT}"'
WEATHER = ToolDefinition(
    name="get_weather",
    description="The weather of a city",
    parameters={"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
    answer=CannedAnswer(output='{"sky": "clear"}'),
)
DRAFT = SessionDraft(voice="alloy", instructions=SAME_WORDS, tools=(WEATHER,), tool_choice="none")


@pytest.fixture(params=["ga", "preview"])
def settings(
    request: pytest.FixtureRequest, qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[SettingsWindow]:
    """The program before a service of either dialect that does not wait while it speaks."""
    with service("--fault", "burst-audio") as address:
        monkeypatch.setenv(KEY_VARIABLE, address["api_key"])
        url = f"{address['url']}?model=m" if request.param == "ga" else f"{address['preview_url']}?deployment=m"
        made = SettingsWindow(tmp_path, url, request.param, DRAFT)
        qtbot.addWidget(made.window)
        yield made


def text_of(response: dict[str, Any]) -> str:
    parts = [part for item in response["output"] for part in item.get("content", ())]
    return " ".join(part.get("transcript") or part.get("text") or "" for part in parts)


def test_answers_follow_their_settings(settings: SettingsWindow, qapp: QApplication) -> None:
    async def whole() -> None:
        await sound(settings)
        await length(settings)
        await calls(settings)
        if settings.dialect == "ga":
            await memory(settings)
            await prompt_and_thought(settings)
        assert settings.refusals == []

    settings.run(qapp, whole)


async def change(settings: SettingsWindow, **fields: Any) -> None:
    for name, value in fields.items():
        settings.edit(name, value)
    assert set(await settings.apply()) == {"session.updated"}


async def sound(settings: SettingsWindow) -> None:
    """Speed changes how long the same words take, a format how many bytes they are, text has no bytes at all."""

    async def spoken_bytes() -> int:
        response = await settings.ask("count")
        assert COUNT.split()[5] in text_of(response)
        return settings.audio_bytes(response["id"])

    usual = await spoken_bytes()
    await change(settings, speed=1.5)
    assert usual / await spoken_bytes() == pytest.approx(1.5, rel=0.12)
    await change(settings, speed=0.75)
    assert usual / await spoken_bytes() == pytest.approx(0.75, rel=0.12)
    await change(settings, speed=1.0)
    for law in ("audio/pcmu", "audio/pcma"):
        await change(settings, output_format=law)
        assert usual / await spoken_bytes() == pytest.approx(6.0, rel=0.01)
    await change(settings, output_format="audio/pcm", output_modality="text")
    assert await spoken_bytes() == 0


async def length(settings: SettingsWindow) -> None:
    """An answer that reaches its limit is cut, and said to be."""
    await change(settings, max_output_tokens=8)
    response = await settings.ask("count")
    assert (response["status"], response["status_details"]["reason"]) == ("incomplete", "max_output_tokens")
    assert 0 < len(text_of(response)) < len(COUNT)
    await change(settings, max_output_tokens=None)
    assert (await settings.ask("count"))["status"] == "completed"


async def calls(settings: SettingsWindow) -> None:
    """Nothing is called where nothing may be, and something where it must be, whatever was said."""
    kinds = [item["type"] for item in (await settings.ask("What is the weather in Paris?"))["output"]]
    assert kinds == ["message"]
    for choice in ("function:get_weather", "required"):
        await change(settings, tool_choice=choice)
        done = len(settings.said("response.done"))
        response = await settings.ask("Tell me a story.")
        first = next(done["response"] for done in settings.said("response.done")[::-1] if calls_of(done["response"]))
        assert [call["name"] for call in calls_of(first)] == ["get_weather"], response
        await settings.until(
            lambda done=done: len(settings.said("response.done")) == done + 2, "the answer with the result"
        )
    await change(settings, tool_choice="none")
    assert not calls_of(await settings.ask("What is the weather in Rome?"))


def calls_of(response: dict[str, Any]) -> list[dict[str, Any]]:
    return [item for item in response["output"] if item["type"] == "function_call"]


async def memory(settings: SettingsWindow) -> None:
    """With a part to keep, a long conversation is read no longer as a whole."""
    before = (await settings.ask("count " * 100))["usage"]["input_token_details"]["text_tokens"]
    await change(settings, context_truncation="retention_ratio", retention_ratio=0.5, context_tokens=400)
    after = (await settings.ask("count"))["usage"]["input_token_details"]["text_tokens"]
    assert after < before / 2


async def prompt_and_thought(settings: SettingsWindow) -> None:
    """A stored prompt speaks where there are no instructions, and effort is told in the usage."""
    await change(settings, instructions="", prompt_id="pmpt_interviewer")
    assert text_of(await settings.ask("I went to the sea")).endswith("What happened then?")
    await change(settings, reasoning_effort="medium")
    details = (await settings.ask("I went home"))["usage"]["output_token_details"]
    assert details["reasoning_tokens"] > 0
