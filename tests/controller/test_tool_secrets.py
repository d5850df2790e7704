"""What tools send along secretly, kept by where it goes."""

from __future__ import annotations

import pytest
from connection_office import Office

from desktop_app.auth.redact import HIDDEN, redact_text
from desktop_app.controller.tool_secrets import ToolSecrets
from desktop_app.settings.tool_definition import HttpAnswer, McpServer
from desktop_app.settings.tool_secrets import header_secret
from desktop_app.tools.tool_problem import ToolProblem

ANSWER = HttpAnswer(url="https://weather.example/v1/now", secret_headers=("X-Key",))
SERVER = McpServer(label="docs", url="https://mcp.example/sse", has_authorization=True)


@pytest.fixture
def secrets(office: Office) -> ToolSecrets:
    return ToolSecrets(office.keys, office.desk.secrets, lambda: office.preferences.kept.secret_names)


async def problem_of(secrets: ToolSecrets, answer: HttpAnswer) -> str:
    with pytest.raises(ToolProblem) as caught:
        await secrets.headers(answer)
    return caught.value.code


async def test_a_header_is_kept_and_sent_to_its_own_server_only(office: Office, secrets: ToolSecrets) -> None:
    assert await problem_of(secrets, ANSWER) == "secret"
    secrets.keep_header(ANSWER.url, "X-Key", "opensesame42")
    assert secrets.has_header("https://WEATHER.example/other", "x-key")
    assert await secrets.headers(ANSWER) == {"X-Key": "opensesame42"}
    # The same tool, from a preset, with another address: there is nothing to send.
    elsewhere = HttpAnswer(url="https://evil.example/v1/now", secret_headers=("X-Key",))
    assert await problem_of(secrets, elsewhere) == "secret"
    assert redact_text("it said opensesame42") == f"it said {HIDDEN}"
    await office.settled()
    assert "opensesame42" not in str(office.preferences.kept)
    secrets.keep_header(ANSWER.url, "X-Key", "")
    await office.settled()
    assert not secrets.has_header(ANSWER.url, "X-Key")


@pytest.mark.parametrize("url", ["http://weather.example/", "http://10.0.0.5/", "http://[::"])
async def test_no_secret_is_sent_in_the_clear(secrets: ToolSecrets, url: str) -> None:
    secrets.keep_header(url, "X-Key", "opensesame42")
    assert await problem_of(secrets, HttpAnswer(url=url, secret_headers=("X-Key",))) == "clear_text"


async def test_within_this_machine_it_may(secrets: ToolSecrets) -> None:
    answer = HttpAnswer(url="http://127.0.0.1:8080/", secret_headers=("X-Key",))
    secrets.keep_header(answer.url, "X-Key", "opensesame42")
    assert await secrets.headers(answer) == {"X-Key": "opensesame42"}
    assert header_secret(answer.url, "X-Key") != header_secret("http://127.0.0.1:8081/", "X-Key")


async def test_authorizations_are_there_when_a_session_is_configured(office: Office, secrets: ToolSecrets) -> None:
    assert secrets.authorizations([SERVER]) == {}
    secrets.keep_authorization(SERVER, "opensesame42")
    assert secrets.authorizations([SERVER]) == {"docs": "opensesame42"}
    await office.settled()
    later = ToolSecrets(office.keys, office.desk.secrets, lambda: office.preferences.kept.secret_names)
    assert later.has_authorization(SERVER)
    await later.load([SERVER, McpServer(label="open", url="https://open.example")])
    assert later.authorizations([SERVER]) == {"docs": "opensesame42"}
    elsewhere = McpServer(label="docs", url="https://evil.example/sse", has_authorization=True)
    await later.load([elsewhere])
    assert later.authorizations([elsewhere]) == {}
    office.desk.secrets.forget_everything()
    await office.settled()
    assert later.authorizations([SERVER]) == {}
