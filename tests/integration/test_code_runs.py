"""Code copied out of a running session opens the very same session at `duologue serve`, and gets an answer."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from copied_code import no_javascript, run_javascript, run_python, send_lines
from held_session import KEY_VARIABLE, HeldSession
from program import service
from PySide6.QtCore import QCoreApplication
from recording_road import Passage, RecordingRoad

from desktop_app.connection.endpoint import endpoint_for
from desktop_app.controller.code_desk import CodeDesk, WrittenCode
from desktop_app.controller.heartbeat import Heartbeat
from desktop_app.controller.session_code_javascript import javascript_code
from desktop_app.controller.session_code_python import python_code
from desktop_app.controller.session_code_source import session_code_of
from desktop_app.settings.connections import ConnectionProfile
from desktop_app.settings.model import SessionDraft
from desktop_app.settings.session_draft import session_config
from desktop_app.settings.tool_definition import ToolDefinition

KEY = "key-for-copied-code-0123456789"
NASTY = 'A "guide", who\'s `fine` ${HOME} {{}} \\n {0}\n\tこんにちは 👋🏽 \u202e#{x} %s $1 */ """ \'\'\' </script>'
WEATHER = ToolDefinition(
    name="get-weather",
    description=f"The weather of a city. {NASTY}",
    parameters={
        "type": "object",
        "properties": {"city": {"type": "string", "description": NASTY}, "__proto__": {"type": "number"}},
        "required": ["city"],
    },
)
DRAFT: dict[str, Any] = {
    "instructions": NASTY,
    "voice": "shimmer",
    "turn_detection": "server_vad",
    "silence_ms": 640,
    "threshold": 0.42,
    "speed": 1.25,
    "max_output_tokens": 900,
    "transcription_language": "en",
    "tools": (WEATHER,),
}


@pytest.fixture(scope="module")
def address() -> Iterator[dict[str, str]]:
    """What `duologue serve` says of itself."""
    with service("--api-key", KEY) as said:
        yield said


@pytest.mark.parametrize("dialect", ["ga", "preview"])
def test_copied_code_holds_the_same_session(
    dialect: str, address: dict[str, str], tmp_path: Path, qapp: QCoreApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(KEY_VARIABLE, KEY)
    with _recording(address, dialect) as road:
        held = HeldSession(tmp_path, road.url + "?model=practice", heartbeat=Heartbeat(), dialect=dialect)
        held.run(qapp, lambda: _copy_and_run(held, road, tmp_path))
    if reason := no_javascript():
        pytest.skip(f"all but the JavaScript was run: {reason}")


PYTHON_IDENTITY = """
class DefaultAzureCredential:
    def __init__(self, **options): self.options = options
    def get_token(self, scope): return Token(scope)
    async def __aenter__(self): return self
    async def __aexit__(self, *_): pass


class Token:
    def __init__(self, scope):
        assert scope == "https://cognitive.example/.default", scope
        self.token = "{0}"


def get_bearer_token_provider(credential, scope):
    async def provide(): return Token(scope).token
    return provide
"""
JAVASCRIPT_IDENTITY = """
export class DefaultAzureCredential {
  async getToken(scope) { return { token: scope === "https://cognitive.example/.default" ? "{0}" : "" }; }
}
"""


@pytest.mark.parametrize("dialect", ["ga", "preview"])
def test_a_signed_in_connection_sends_a_token(dialect: str, address: dict[str, str], tmp_path: Path) -> None:
    """The real packages would ask Microsoft; theirs is only the way from a scope to a token."""
    for path, text in {
        "azure/identity/__init__.py": PYTHON_IDENTITY,
        "azure/identity/aio.py": PYTHON_IDENTITY,
        "node_modules/@azure/identity/index.mjs": JAVASCRIPT_IDENTITY,
        "node_modules/@azure/identity/package.json": '{"main": "index.mjs"}',
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text.replace("{0}", KEY), encoding="utf-8")
    with _recording(address, dialect) as road:
        profile = ConnectionProfile(
            **{"id": "x", "name": "x", "address": road.url, "model": "practice", "auth": "entra"},
            scope="https://cognitive.example/.default",
            extra_headers={"X-Team": "travel", "X-Secret": ""},
        )
        config = session_config(SessionDraft(output_modality="text"), dialect)
        code = session_code_of(profile, endpoint_for(profile), config, said="hello")
        ran = [run_python(python_code(code), tmp_path, {"X_SECRET": "s"})]
        if not no_javascript():
            ran.append(run_javascript(javascript_code(code), tmp_path, {"X_SECRET": "s"}))
    assert [(each.exit_code, each.complained) for each in ran] == [(0, "")] * len(ran)
    assert len(road.passages) == len(ran)
    for passage in road.passages:
        sent = [passage.headers[name] for name in ("authorization", "x-team", "x-secret")]
        assert sent == [f"Bearer {KEY}", "travel", "s"]


def test_a_key_travels_in_the_header_that_the_connection_names(address: dict[str, str], tmp_path: Path) -> None:
    with _recording(address, "ga") as road:
        for header in ("api-key", "bearer"):
            profile = ConnectionProfile(
                id="x", name="x", address=road.url, model="practice", key_header=header, key_env="MY_KEY"
            )
            config = session_config(SessionDraft(output_modality="text"), "ga")
            code = session_code_of(profile, endpoint_for(profile), config, said="hello")
            assert run_python(python_code(code), tmp_path, {"MY_KEY": KEY}).exit_code == 0
    sent = [
        {name: each.headers[name] for name in ("authorization", "api-key") if name in each.headers}
        for each in road.passages
    ]
    assert sent == [{"api-key": KEY}, {"authorization": f"Bearer {KEY}"}]


def _recording(address: dict[str, str], dialect: str) -> AbstractContextManager[RecordingRoad]:
    return RecordingRoad(address["url" if dialect == "ga" else "preview_url"]).open()


async def _copy_and_run(held: HeldSession, road: RecordingRoad, folder: Path) -> None:
    await held.live(**DRAFT)
    await held.ask("My name is Ada.")
    window = road.passages[0]
    desk = held.conversation.code
    said = "What is the weather in Kyoto?"
    python = desk.write("python", said)
    await asyncio.to_thread(_run_python, python, folder, road, window)
    if not no_javascript():
        await asyncio.to_thread(_run_javascript, desk.write("javascript", said), folder, road, window)
    lines = desk.write("json", "Count to three.", with_conversation=True)
    await asyncio.to_thread(_send_lines, lines, road, window)
    _never_a_key(desk)


def _run_python(code: WrittenCode, folder: Path, road: RecordingRoad, window: Passage) -> None:
    assert code.variables == (KEY_VARIABLE,)
    ran = run_python(code.text, folder, {KEY_VARIABLE: KEY})
    assert ran.exit_code == 0, ran.complained
    _same_session(road.passages[-1], window)
    _called_and_answered(road.passages[-1], ran.said, ran.complained)


def _run_javascript(code: WrittenCode, folder: Path, road: RecordingRoad, window: Passage) -> None:
    ran = run_javascript(code.text, folder, {KEY_VARIABLE: KEY})
    assert ran.exit_code == 0, ran.complained
    _same_session(road.passages[-1], window)
    _called_and_answered(road.passages[-1], ran.said, ran.complained)


def _send_lines(code: WrittenCode, road: RecordingRoad, window: Passage) -> None:
    assert "My name is Ada." in code.text
    send_lines(code.text, code.address, {"api-key": KEY})
    passage = road.passages[-1]
    _same_session(passage, window)
    assert [event["type"] for event in passage.sent] == [json.loads(line)["type"] for line in code.text.splitlines()]
    assert "three" in passage.answers[-1]


def _same_session(passage: Passage, window: Passage) -> None:
    """What the service has is what the window's session had; what was asked is what the window asked."""
    assert [tool["name"] for tool in passage.echoed["tools"]] == [WEATHER.name]
    assert road_path(passage) == road_path(window)
    assert passage.echoed == window.echoed
    asked, wanted = passage.of_type("session.update")[0]["session"], window.of_type("session.update")[0]["session"]
    assert wanted.items() <= asked.items() or _leaves(wanted) <= _leaves(asked)


def road_path(passage: Passage) -> str:
    """The path and the query, its pairs in any order."""
    path, _, query = passage.path.partition("?")
    return path + "?" + "&".join(sorted(query.split("&")))


def _leaves(value: Any, path: str = "") -> set[str]:
    if isinstance(value, dict):
        return {leaf for name, child in value.items() for leaf in _leaves(child, f"{path}.{name}")}
    return {f"{path}={json.dumps(value, sort_keys=True)}"}


def _called_and_answered(passage: Passage, said: str, complained: str) -> None:
    """The function was called; its stub says what is to be done; an answer followed."""
    outputs = [event["item"] for event in passage.of_type("conversation.item.create")]
    told = [item["output"] for item in outputs if item["type"] == "function_call_output"]
    assert len(told) == 1
    assert "To do: " in told[0]
    assert "To do: " in complained
    assert passage.answers[-1] in said.replace("\n", "")


def _never_a_key(desk: CodeDesk) -> None:
    for language in ("python", "javascript", "json"):
        assert KEY not in desk.write(language, f"my key is {KEY}", with_conversation=True).text
