"""What is taken out of texts while somebody presents, and what stays."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.controller.preferences import Preferences
from desktop_app.controller.present_desk import PresentDesk, is_public_model
from desktop_app.controller.present_mask import MARK, PresentMask
from desktop_app.controller.sign_in_state import AccountChoice
from desktop_app.settings.connections import ConnectionProfile
from desktop_app.settings.model import Preferences as Kept
from desktop_app.settings.model import SessionDraft
from desktop_app.settings.tool_definition import CommandAnswer, HttpAnswer, McpServer, PythonAnswer, ToolDefinition
from desktop_app.storage.settings_file import SettingsFile

CONTOSO = ConnectionProfile(
    id="contoso",
    name="Contoso travel",
    address="https://contoso-secret.openai.azure.com/openai/v1",
    model="rt-prod-seven",
    tenant="contoso.example",
    client_id="2b1f3f1e-6a60-4a8b-9a57-1f7e2a1c9d10",
    extra_headers={"X-Contoso-Project": "apollo-eleven"},
)
ALICE = AccountChoice("1", "alice@contoso.example", "Alice Example", "contoso.example", True)
TOOLS = (
    ToolDefinition(name="weather", answer=CommandAnswer(argv=("python3", "weather-contoso.py"), folder="/srv/contoso")),
    ToolDefinition(name="book", answer=HttpAnswer(url="https://t.contoso.example/book", secret_headers=("X-Key",))),
    ToolDefinition(name="rate", answer=PythonAnswer(path="~/contoso/rates.py", function="rate")),
)
DRAFT = SessionDraft(
    tools=TOOLS,
    mcp_servers=(McpServer(label="docs", url="https://mcp.contoso.example/x"),),
    prompt_id="pmpt_contoso7",
    instructions="You are a travel guide for Japan.",
)


@pytest.fixture
def desk(qapp: object, tmp_path: Path) -> PresentDesk:
    preferences = Preferences(SettingsFile(tmp_path / "settings.json", Kept()))
    desk = PresentDesk(preferences, lambda: [CONTOSO], lambda: [ALICE], lambda: DRAFT)
    desk.toggle()
    return desk


@pytest.mark.parametrize(
    "text",
    [
        "item_BnUgrYzr5vkAAu5YjqHXX",
        "resp_BnUgrYzr5vkAAu5YjqHXX",
        "sess_BnUgrYzr5vkAAu5YjqHXX",
        "event_BnUgrYzr5vkAAu5YjqHXX",
        "call_Zr5vkAAu5YjqHXXa",
        "anna@contoso.com",
        "wss://contoso.openai.azure.com/openai/v1/realtime?model=x",
        "contoso.services.ai.azure.com",
        "127.0.0.1:43211",
        "/srv/anna/tools/run.sh",
        r"D:\anna\tools\run.exe",
        "sk-proj-1234567890abcdef",
        "8f0e1d2c3b4a59687766554433221100",
        "2b1f3f1e-6a60-4a8b-9a57-1f7e2a1c9d10",
    ],
)
def test_what_looks_private_is_hidden(text: str) -> None:
    mask = PresentMask()
    for around in ("{0}", "It said: {0}.", '{{"x": "{0}"}}', "({0})"):
        assert text not in mask(around.format(text))


@pytest.mark.parametrize(
    "text",
    [
        "Tomorrow in Kyoto it will be clear and mild, with a high of 18.5 degrees.",
        "conversation.item.input_audio_transcription.completed",
        "item_reference, response_format and session_update",
        '{"location": "Kyoto", "day": "tomorrow"}',
        "3,214 ms and 24 kHz, and/or 1/2, 12:30",
        "audio/pcm",
        "gpt-realtime-2025-08-28",
        "prices.json",
        "Listening. Your microphone is live: Built-in Microphone.",
        "",
    ],
)
def test_what_one_says_and_works_with_stays(text: str) -> None:
    assert PresentMask()(text) == text


def test_an_id_is_called_the_same_everywhere() -> None:
    mask = PresentMask()
    first, second = "item_BnUgrYzr5vkAAu5YjqHXX", "item_CnUgrYzr5vkAAu5YjqHXX"
    assert mask(f"{first} after {second}") == "item·1 after item·2"
    assert mask(second) == "item·2"
    assert mask(f'{{"item_id": "{first}", "id": "u1"}}') == '{"item_id": "item·1", "id": "id·1"}'
    assert mask.member("item_id", first) == "item·1"
    assert mask.member("previous_item_id", "root") == "previous_item·1"
    assert mask.member("text", "root") == "root"


def test_everyday_words_are_no_secret_even_as_names() -> None:
    mask = PresentMask()
    mask.know([("Test", "Realtime service"), ("voice", "deployment"), ("true", MARK), ("Fabrikam", "Realtime service")])
    for text in ("Test", "Your voice is clear.", '{"x": true}'):
        assert mask(text) == text
    assert mask("Test of Fabrikam") == "Test of Realtime service"


@given(st.text(max_size=80))
def test_a_masked_text_has_nothing_more_to_hide(text: str) -> None:
    mask = PresentMask()
    mask.know([("Contoso", "Azure OpenAI")])
    once = mask(text)
    assert mask(once) == once


def test_the_desk_knows_what_is_private_of_everything(desk: PresentDesk) -> None:
    private = [
        "Contoso travel", "contoso-secret.openai.azure.com", "contoso-secret", "rt-prod-seven", "contoso.example",
        "X-Contoso-Project", "apollo-eleven", "alice@contoso.example", "Alice Example", "weather-contoso.py",
        "/srv/contoso", "https://t.contoso.example/book", "X-Key", "~/contoso/rates.py", "mcp.contoso.example",
        "pmpt_contoso7", CONTOSO.client_id,
    ]  # fmt: skip
    for secret in private:
        for text in (secret, f"About {secret}, they said.", secret.upper()):
            assert secret.casefold() not in desk.mask(text).casefold(), secret
    assert desk.mask("Contoso travel · rt-prod-seven") == "Azure OpenAI · deployment"
    assert desk.mask("python3") == "python3"
    assert desk.mask(DRAFT.instructions) == DRAFT.instructions


def test_it_learns_of_what_is_new(desk: PresentDesk, tmp_path: Path) -> None:
    other = msgspec.structs.replace(CONTOSO, id="b", name="Fabrikam bank")
    preferences = Preferences(SettingsFile(tmp_path / "other.json", Kept()))
    profiles = [CONTOSO]
    desk = PresentDesk(preferences, lambda: profiles, lambda: [], lambda: DRAFT)
    assert desk.mask("Fabrikam bank") == "Fabrikam bank"
    profiles.append(other)
    desk.look()
    assert desk.mask("Contoso travel, Fabrikam bank") == "Azure OpenAI, Azure OpenAI 2"


@pytest.mark.parametrize(
    ("name", "public"),
    [
        ("gpt-realtime", True),
        ("gpt-realtime-2025-08-28", True),
        ("gpt-realtime-mini", True),
        ("gpt-4o-realtime-preview-2024-12-17", True),
        ("gpt-realtime-contoso", False),
        ("travel", False),
    ],
)
def test_a_deployment_that_is_called_as_its_model_tells_nothing(name: str, public: bool) -> None:
    assert is_public_model(name) is public


def test_how_one_presents_is_remembered_and_that_one_does_is_not(tmp_path: Path, qapp: object) -> None:
    path = tmp_path / "settings.json"
    first = PresentDesk(Preferences(SettingsFile(path, Kept())), list, list, SessionDraft)
    first.toggle()
    first.set_size("1920x1080", device_pixels=True)
    first.set_hints(False)
    first.set_captions(True)
    first.set_background("green")
    again = PresentDesk(Preferences(SettingsFile(path, Kept())), list, list, SessionDraft)
    assert not again.on
    assert (again.size_name, again.in_device_pixels) == ("1920x1080", True)
    assert (again.hints, again.captions, again.background) == (False, True, "green")
    assert MARK not in path.read_text("utf-8")
