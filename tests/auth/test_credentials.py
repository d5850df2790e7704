"""Credentials give headers and never show what they hold."""

from __future__ import annotations

import pytest

from desktop_app.auth.credentials import (
    DEFAULT_KEY_ENV,
    ApiKeyCredential,
    BearerTokenCredential,
    Credential,
    MissingKey,
    NoCredential,
    key_from_environment,
)
from desktop_app.connection.endpoint import parse_endpoint

AZURE = parse_endpoint("https://res.openai.azure.com/openai/v1/realtime?model=dep")


def test_headers():
    assert ApiKeyCredential("k1").headers(AZURE) == {"api-key": "k1"}
    assert BearerTokenCredential("t1").headers(AZURE) == {"Authorization": "Bearer t1"}
    assert NoCredential().headers(AZURE) == {}


def test_the_addresses_own_key_without_a_credential():
    endpoint = parse_endpoint("ws://127.0.0.1:1/v1/realtime?api-key=k2")
    assert NoCredential().headers(endpoint) == {"Authorization": "Bearer k2"}


@pytest.mark.parametrize("credential", [ApiKeyCredential("S3CRET"), BearerTokenCredential("S3CRET"), NoCredential()])
def test_nothing_is_shown(credential: Credential):
    assert "S3CRET" not in f"{credential!r} {credential}"


def test_from_the_environment(monkeypatch):
    monkeypatch.setenv("MY_KEY", " k3\n")
    assert key_from_environment("MY_KEY").headers(AZURE) == {"api-key": "k3"}
    assert key_from_environment(environ={DEFAULT_KEY_ENV: "k4"}).headers(AZURE) == {"api-key": "k4"}


@pytest.mark.parametrize("environ", [{}, {"MY_KEY": ""}, {"MY_KEY": "  "}])
def test_not_there(environ):
    with pytest.raises(MissingKey, match="MY_KEY") as caught:
        key_from_environment("MY_KEY", environ)
    assert caught.value.variable == "MY_KEY"
