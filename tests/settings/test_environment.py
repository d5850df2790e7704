"""Connections that the environment names: what is understood, and that no key is taken along."""

from __future__ import annotations

import msgspec

from desktop_app.settings.connections import ConnectionProfile
from desktop_app.settings.environment import connections_in, not_yet_saved

AZURE = {
    "AZURE_OPENAI_ENDPOINT": "https://contoso.openai.azure.com/",
    "AZURE_OPENAI_API_KEY": "a2ure-key-0123",
    "AZURE_OPENAI_DEPLOYMENT": "voice",
}


def test_nothing_is_found_where_nothing_is() -> None:
    assert connections_in({}) == []
    assert connections_in({"AZURE_OPENAI_API_KEY": "alone", "OPENAI_API_KEY": "  "}) == []


def test_azure() -> None:
    (found,) = connections_in(AZURE)
    profile = found.profile
    assert (profile.service, profile.address, profile.model) == ("azure", "https://contoso.openai.azure.com/", "voice")
    assert (profile.auth, profile.key_env, profile.api_version) == ("key", "AZURE_OPENAI_API_KEY", "")
    assert found.variables == ("AZURE_OPENAI_ENDPOINT", "AZURE_OPENAI_DEPLOYMENT", "AZURE_OPENAI_API_KEY")
    assert "a2ure-key" not in msgspec.json.encode(profile).decode()


def test_azure_without_a_key_is_signed_in_to() -> None:
    (found,) = connections_in({"AZURE_OPENAI_ENDPOINT": "https://contoso.openai.azure.com"})
    assert (found.profile.auth, found.profile.key_env) == ("entra", "")


def test_an_api_version_matters_only_for_the_preview_path() -> None:
    (found,) = connections_in(AZURE | {"AZURE_OPENAI_API_VERSION": "2024-06-01"})
    assert found.profile.api_version == ""
    preview = {"AZURE_OPENAI_ENDPOINT": "https://contoso.openai.azure.com/openai/realtime"}
    (found,) = connections_in(AZURE | preview | {"OPENAI_API_VERSION": "2025-04-01-preview"})
    assert found.profile.api_version == "2025-04-01-preview"


def test_openai() -> None:
    (found,) = connections_in({"OPENAI_API_KEY": "sk-proj-0123456789", "OPENAI_MODEL": "gpt-realtime"})
    profile = found.profile
    assert (profile.service, profile.address, profile.model) == ("openai", "", "gpt-realtime")
    assert profile.key_env == "OPENAI_API_KEY"
    assert found.variables == ("OPENAI_API_KEY", "OPENAI_MODEL")


def test_a_chat_models_name_is_left_out() -> None:
    (found,) = connections_in({"OPENAI_API_KEY": "sk-proj-0123456789", "OPENAI_MODEL": "gpt-4o"})
    assert found.profile.model == ""


def test_a_server_of_ones_own() -> None:
    (found,) = connections_in({"OPENAI_BASE_URL": "http://localhost:8000/v1"})
    assert (found.profile.service, found.profile.address, found.profile.auth) == (
        None,
        "http://localhost:8000/v1",
        "none",
    )


def test_both_and_what_is_saved_already() -> None:
    found = connections_in(AZURE | {"OPENAI_API_KEY": "sk-proj-0123456789"})
    assert [each.profile.service for each in found] == ["azure", "openai"]
    saved = ConnectionProfile(
        id="mine",
        name="Mine",
        address="https://contoso.openai.azure.com",
        model="voice",
        key_env="AZURE_OPENAI_API_KEY",
    )
    assert [each.profile.service for each in not_yet_saved(found, [saved])] == ["openai"]
