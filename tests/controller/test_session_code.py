"""Code of a session: what every language reads out of it is what was put in, and nothing in it is secret."""

from __future__ import annotations

import ast
import json
import shutil
import subprocess
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec import UNSET

from desktop_app.auth import redact
from desktop_app.connection.endpoint import Endpoint, endpoint_for
from desktop_app.controller.session_code import SessionCode, Variable
from desktop_app.controller.session_code_javascript import JAVASCRIPT, javascript_code, javascript_install
from desktop_app.controller.session_code_json import json_lines
from desktop_app.controller.session_code_literals import identifiers, literal, variable_name
from desktop_app.controller.session_code_python import python_code, python_install
from desktop_app.controller.session_code_python_wire import PYTHON
from desktop_app.controller.session_code_source import askable, session_code_of
from desktop_app.conversation.transcript import TranscriptItem, TranscriptPart
from desktop_app.protocol.dialect import Dialect
from desktop_app.protocol.session_config import (
    AudioConfig,
    AudioInputConfig,
    FunctionTool,
    McpTool,
    SessionConfig,
    Transcription,
    TurnDetection,
)
from desktop_app.settings.connections import ConnectionProfile
from desktop_app.settings.model import SessionDraft
from desktop_app.settings.session_draft import session_config

HARD = (
    "a \"b\" 'c' `d` ${e} $f {g} {{h}} \\ \\n \\u0041 \r\n\t\v\f\0\x1b\x7f\x85\xa0\u2028\u202e\ufeff"
    ' #{i} */ //k """ <!-- 👩‍🚀'
)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=200) | st.just(HARD) | st.just("__proto__")
numbers = st.integers(-(2**53) + 1, 2**53 - 1) | st.floats(-1e15, 1e15).filter(bool)
values = st.recursive(
    st.none() | st.booleans() | numbers | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)
batches = st.lists(values, min_size=30, max_size=60)
few = settings(
    max_examples=8,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@given(values)
def test_python_reads_what_was_written(value: Any) -> None:
    written = literal(value, PYTHON)
    assert ast.literal_eval(written) == value
    assert all(character.isprintable() or character in "\n\u3000" for character in written)


@few
@given(batches)
def test_javascript_reads_what_was_written(batch: list[Any]) -> None:
    if shutil.which("node") is None:
        pytest.skip("node is not installed; `python3 packaging/dev.py test` installs it where it may")
    written = literal(batch, JAVASCRIPT)
    assert all(character.isprintable() or character in "\n\u3000" for character in written)
    script = f"process.stdout.write(JSON.stringify({written}));"
    ran = subprocess.run(["node", "-"], input=script, capture_output=True, encoding="utf-8", check=True)
    assert json.loads(ran.stdout) == batch


@given(st.dictionaries(texts, values, max_size=4), texts)
def test_a_line_of_json_is_an_event(session: dict[str, Any], said: str) -> None:
    code = SessionCode(dialect=Dialect.GA, address="wss://x/v1/realtime", session=session, said=said)
    lines = json_lines(code).splitlines()
    assert [json.loads(line) for line in lines] == code.events


@given(st.lists(texts, unique=True, max_size=8))
def test_every_function_has_a_name_of_its_own(names: list[str]) -> None:
    made = identifiers(names, {"class", "json"})
    assert len(set(made.values())) == len(names)
    assert all(each.isidentifier() and each.isascii() and each not in ("class", "json") for each in made.values())


@given(texts, st.lists(texts.filter(bool), unique=True, max_size=3), texts)
def test_any_session_is_a_program(instructions: str, tools: list[str], said: str) -> None:
    functions = [{"type": "function", "name": name, "description": instructions} for name in tools]
    session = {"type": "realtime", "instructions": instructions, "tools": functions}
    for dialect in Dialect:
        code = SessionCode(dialect=dialect, address="wss://x/v1/realtime", session=session, said=said)
        assigned = {
            target.id: ast.literal_eval(node.value)
            for node in ast.parse(python_code(code)).body
            if isinstance(node, ast.Assign) and isinstance(target := node.targets[0], ast.Name) and target.id != "TOOLS"
        }
        assert assigned == {"SESSION": session, "MESSAGE": said}


# What is asked for again


def test_an_echo_is_asked_for_without_what_only_a_service_says() -> None:
    heard = AudioInputConfig(
        transcription=Transcription(model="whisper-1", language=None, prompt=None),
        noise_reduction=None,
        turn_detection=TurnDetection(type="server_vad", idle_timeout_ms=None),
    )
    echo = SessionConfig(
        type="realtime",
        model="gpt-realtime",
        instructions="The service's own.",
        tracing=None,
        include=None,
        tools=[],
        audio=AudioConfig(input=heard),
    )
    asked = askable(echo, "The service's own.")
    assert (asked.model, asked.instructions, asked.tracing, asked.include, asked.tools) == (UNSET,) * 5
    assert asked.audio.input.transcription == Transcription(model="whisper-1")
    assert asked.audio.input.noise_reduction is None
    assert asked.audio.input.turn_detection == heard.turn_detection
    assert askable(echo, "Another.").instructions == "The service's own."


def test_the_conversation_so_far_is_told_as_text_and_the_modality_said_again() -> None:
    told = [
        TranscriptItem("u1", "message", "user", parts=[TranscriptPart(0, "audio", "Good morning")], status="completed"),
        TranscriptItem("a1", "message", "assistant", parts=[TranscriptPart(0, "text", "Hello!")], status="completed"),
    ]
    for dialect, kind in ((Dialect.GA, "output_text"), (Dialect.PREVIEW, "text")):
        profile = ConnectionProfile(id="x", name="x", address="wss://x.example/realtime?model=m", dialect=dialect.value)
        config = session_config(SessionDraft(), dialect.value)
        code = session_code_of(profile, endpoint_for(profile), config, said="Go on.", transcript=told)
        assert [item["content"][0]["type"] for item in code.conversation] == ["input_text", kind]
        assert all("id" not in item for item in code.conversation)
        kinds = [event["type"] for event in code.events]
        create = "conversation.item.create"
        assert kinds == ["session.update", create, create, "session.update", create, "response.create"]


def test_a_picture_is_not_spelt_out() -> None:
    part = TranscriptPart(0, "image", image_url="data:image/png;base64," + "A" * 1_000_000)
    told = [TranscriptItem("u1", "message", "user", parts=[part], status="completed")]
    profile = ConnectionProfile(id="x", name="x", address="wss://x.example/realtime?model=m")
    code = session_code_of(profile, endpoint_for(profile), SessionConfig(), said="What is it?", transcript=told)
    assert code.conversation[0]["content"] == [{"type": "input_text", "text": "[A picture was shown here.]"}]


# What is not secret, and what is


def _place(**fields: Any) -> tuple[ConnectionProfile, Endpoint]:
    profile = ConnectionProfile(id="x", name="x", **fields)
    return profile, endpoint_for(profile)


def _code(*, config: SessionConfig | None = None, authorized: tuple[str, ...] = (), **fields: Any) -> SessionCode:
    profile, endpoint = _place(**fields)
    config = config or session_config(SessionDraft(), endpoint.dialect.value)
    return session_code_of(profile, endpoint, config, said="Hello!", authorized=authorized)


def _all(code: SessionCode) -> str:
    return python_code(code) + javascript_code(code) + json_lines(code)


def test_azure_with_a_key() -> None:
    code = _code(address="https://contoso.openai.azure.com/", model="my-deployment")
    python = python_code(code)
    assert 'api_key=os.environ["AZURE_OPENAI_API_KEY"]' in python
    assert 'websocket_base_url="wss://contoso.openai.azure.com/openai/v1"' in python
    assert 'client.realtime.connect(model="my-deployment")' in python
    assert "api-version" not in _all(code)
    assert '"api-key": environment("AZURE_OPENAI_API_KEY")' in javascript_code(code)
    assert python_install(code) == 'pip install "openai[realtime]>=3"'
    assert python.startswith(f"# {python_install(code)}\n# export AZURE_OPENAI_API_KEY=…\n")


def test_azure_in_the_preview_dialect_names_deployment_and_version() -> None:
    code = _code(
        address="https://contoso.openai.azure.com/", model="d 1", dialect="preview", api_version="2025-04-01-preview"
    )
    url = "wss://contoso.openai.azure.com/openai/realtime?api-version=2025-04-01-preview&deployment=d%201"
    assert url in python_code(code)
    assert url in javascript_code(code)
    assert python_install(code) == 'pip install "websockets>=15"'


def test_openai_in_both_dialects() -> None:
    code = _code(service="openai", model="gpt-realtime")
    assert 'websocket_base_url="wss://api.openai.com/v1"' in python_code(code)
    assert "Bearer ${environment(" in javascript_code(code)
    assert code.variables == ("OPENAI_API_KEY",)
    preview = _code(service="openai", model="gpt-4o-realtime-preview", dialect="preview")
    assert '"OpenAI-Beta": "realtime=v1"' in python_code(preview)
    assert '"OpenAI-Beta": "realtime=v1"' in javascript_code(preview)


@pytest.mark.parametrize("cloud", ["public", "usgov"])
def test_a_sign_in_sends_a_token_of_its_scope_and_cloud(cloud: Any) -> None:
    code = _code(
        address="https://contoso.openai.azure.com/", model="d", auth="entra", cloud=cloud, tenant="contoso.com"
    )
    written = _all(code)
    scope, host = ("https://ai.azure.com", "") if cloud == "public" else ("https://ai.azure.us", "microsoftonline.us")
    assert written.count(f"{scope}/.default") == 2
    assert written.count("login.") == (2 if host else 0)
    assert host in written
    assert (code.key, code.sign_in.tenant) == (None, "contoso.com")
    assert "os.environ" not in written
    assert javascript_install(code) == "npm install ws @azure/identity"
    assert code.preparations == ["az login --tenant contoso.com"]
    compile(python_code(code), "session.py", "exec")


def test_what_is_secret_comes_from_the_environment() -> None:
    headers = {"X-Team": "travel", "X-Stored": "", "Ocp-Apim-Subscription-Key": "abcdef0123456789"}
    tools = [
        McpTool(server_label="my docs", server_url="https://x.example/", authorization="top-secret-1"),
        McpTool(server_label="two", server_url="https://x.example/?token=top5secret2", headers={"X-K": "top-secret-3"}),
        McpTool(server_label="three", server_url="https://x.example/", require_approval="never"),
    ]
    code = _code(
        address="wss://gate.example/v1/realtime?model=m&team=a1&route=top-secret-4-and-long",
        key_env="MY_KEY",
        extra_headers=headers,
        config=SessionConfig(type="realtime", tools=tools),
        authorized=("three",),
    )
    written = _all(code)
    assert "secret" not in written
    assert "abcdef" not in written
    assert set(code.variables) == {
        *("MY_KEY", "REALTIME_ROUTE", "X_STORED", "OCP_APIM_SUBSCRIPTION_KEY", "MCP_MY_DOCS_AUTHORIZATION"),
        *("MCP_TWO_X_K", "MCP_TWO_URL", "MCP_THREE_AUTHORIZATION"),
    }
    assert "travel" in written
    assert "team=" in written or '"team"' in written
    assert "${MCP_THREE_AUTHORIZATION}" in json_lines(code)
    compile(python_code(code), "session.py", "exec")


def test_a_key_that_is_in_use_is_not_copied_though_somebody_wrote_it_down(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(redact, "_known", ())
    redact.hide_from_now_on("correct-horse-battery-1")
    draft = SessionDraft(instructions="The key is correct-horse-battery-1.")
    code = _code(address="wss://x.example/realtime?model=m", config=session_config(draft))
    assert "correct-horse" not in _all(code)


def test_a_key_pasted_with_the_address_is_not_copied() -> None:
    code = _code(address="wss://x.openai.azure.com/openai/v1/realtime?model=m&api-key=0123456789abcdef")
    assert "0123456789abcdef" not in _all(code)


def test_the_built_in_service_is_started_alone() -> None:
    code = _code(service="builtin", address="ws://127.0.0.1:40001/openai/v1/realtime", model="practice-partner")
    assert "127.0.0.1:8765/openai/v1" in python_code(code)
    assert code.local_port == 8765


def test_no_key_is_no_header() -> None:
    code = _code(address="ws://127.0.0.1:9/v1/realtime?model=m", auth="none")
    assert '"Authorization": Omit()' in python_code(code)
    assert "headers" not in javascript_code(code)
    assert code.variables == ()


def test_a_forced_call_is_not_forced_again() -> None:
    tool = FunctionTool(name="look", parameters={"type": "object"})
    config = SessionConfig(type="realtime", tools=[tool], tool_choice="required")
    code = _code(address="ws://127.0.0.1:9/v1/realtime?model=m", config=config)
    assert 'response={"tool_choice": "none"}' in python_code(code)
    assert 'response: { tool_choice: "none" }' in javascript_code(code)


def test_variables_have_names_a_shell_takes() -> None:
    assert variable_name("MCP", "Meine Büche r", "x-api-key") == "MCP_MEINE_B_CHE_R_X_API_KEY"
    assert literal({"a": Variable("B")}, PYTHON) == '{"a": os.environ["B"]}'
