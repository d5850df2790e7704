"""Secrets are taken out; prose is left alone."""

from __future__ import annotations

import json
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.auth import redact
from desktop_app.auth.redact import (
    HIDDEN,
    SECRET_NAMES,
    hide_exactly,
    hide_from_now_on,
    may_hold_secret,
    redact_json,
    redact_text,
)


@pytest.mark.parametrize(
    "text",
    [
        "Incorrect API key provided: sk-proj-S3CRETabc123.",
        "sk-S3CRET********4567",
        "ek_S3CRET0123456789abc",
        "Authorization: Bearer S3CRETabcdefg",
        "authorization: Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJTM0NSRVQifQ.S3CRETsig",
        "'Authorization': 'Bearer S3CRETabcdefg'",
        '{"api-key": "S3CRETabcdef"}',
        "api-key: S3CRETabcdef",
        "AZURE_OPENAI_API_KEY=S3CRETabcdef",
        "wss://h/v1/realtime?model=m&api-key=S3CRETabcdef&x=1",
        "wss://h/v1/realtime?api_key%3DS3CRETabcdef",
        "wss://user:S3CRET@host/path",
        "https://S3CRET@host",
        "?sig=S3CRET%2Babc%3D&se=2026",
        "access_token=S3CRETabcdef",
        "client_secret: S3CRETabcdef",
        "Ocp-Apim-Subscription-Key: S3CRETabcdef",
        "password=S3CRET123",
        'token: "S3CRET123"',
        "openai-insecure-api-key.S3CRETabc",
        "Proxy-Authorization: Basic S3CRETdXNlcjpwYXNz",
    ],
)
def test_hidden(text):
    redacted = redact_text(text)
    assert "S3CRET" not in redacted
    assert HIDDEN in redacted


def test_what_an_mcp_server_is_sent_along_is_hidden_whatever_it_is_called() -> None:
    tool = {"type": "mcp", "server_label": "docs", "authorization": "Zoe", "headers": {"X-Team": "abc", "X-Empty": ""}}
    event = {"type": "session.update", "session": {"tools": [tool]}}
    assert may_hold_secret(json.dumps(event))
    shown = redact_json(event)["session"]["tools"][0]
    assert shown == {**tool, "authorization": HIDDEN, "headers": {"X-Team": HIDDEN, "X-Empty": HIDDEN}}
    parameter = {"type": "object", "properties": {"headers": {"type": "object"}}}
    assert redact_json(parameter) == parameter


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The key to a good life is patience.",
        "The secret: be kind.",
        "My password is in the token drawer, basic stuff.",
        "a skill, a risk-free task, the ask-me-anything",
        "He is the bearer of good news.",
        "key: C major, tempo 120",
        "Basic Instinct",
        "wss://res.openai.azure.com/openai/v1/realtime?model=gpt-realtime",
        "https://example.org/a@b",
        "max_output_tokens: 4096",
        '"cached_tokens": 12345678',
        "usage.total_tokens=1234567",
        "eyJ",
    ],
)
def test_left_alone(text):
    assert redact_text(text) == text


keys = st.text(string.ascii_letters + string.digits, min_size=10, max_size=60).filter(
    lambda key: any(character.isdigit() for character in key)
)
words = st.text(string.ascii_letters + " .,\n", max_size=40)


@given(keys, words, words, st.sampled_from(
    ["sk-{}", "sk-proj-{}", "ek_{}", "api-key: {}", "Authorization: Bearer {}", "Bearer {}", "?api-key={}&x=1",
     '"api_key": "{}"', "https://{}@host/", "https://u:{}@host/", "access_token={}", "X_API_KEY='{}'", "key={}"]
))  # fmt: skip
def test_a_key_is_hidden_wherever_it_stands(key, before, after, form):
    text = f"{before} {form.format(key)} {after}"
    assert key not in redact_text(text)


@given(keys, words)
def test_twice_is_once(key, before):
    once = redact_text(f"{before} api-key={key}")
    assert redact_text(once) == once


@given(st.text(max_size=200))
def test_any_text(text):
    assert isinstance(redact_text(text), str)


@given(st.text(max_size=60) | keys.map("sk-{}".format))
def test_the_quick_look_misses_nothing(text):
    assert may_hold_secret(text) or redact_text(text) == text


@pytest.mark.parametrize("name", sorted(SECRET_NAMES))
def test_the_quick_look_sees_every_name(name):
    assert may_hold_secret(json.dumps({name: "x"}))


class TestJson:
    @pytest.mark.parametrize("name", sorted(SECRET_NAMES))
    def test_members_by_name(self, name):
        assert redact_json({name: "x", name.upper(): "y"}) == {name: HIDDEN, name.upper(): HIDDEN}

    def test_nothing_there_stays_nothing(self):
        value = {"client_secret": None, "authorization": "", "password": [], "secret": False}
        assert redact_json(value) == value

    def test_inside(self):
        value = {"a": [{"headers": {"Api-Key": "S3CRET"}}, "Bearer S3CRET123", 7, None, True]}
        assert redact_json(value) == {"a": [{"headers": {"Api-Key": HIDDEN}}, f"Bearer {HIDDEN}", 7, None, True]}

    def test_a_preview_client_secret_keeps_its_date(self):
        value = {"client_secret": {"value": "ek_1", "expires_at": 12}}
        assert redact_json(value) == {"client_secret": {"value": HIDDEN, "expires_at": 12}}

    def test_the_original_is_not_touched(self):
        value = {"api_key": "S3CRET", "list": ["sk-S3CRET1234"]}
        redact_json(value)
        assert value == {"api_key": "S3CRET", "list": ["sk-S3CRET1234"]}

    @given(keys, st.integers(0, 4))
    def test_however_deep(self, key, depth):
        value: object = {"api_key": key, "note": f"the key: {key}", "list": [f"sk-{key}"]}
        for _ in range(depth):
            value = [{"inner": value}]
        assert key not in json.dumps(redact_json(value))


def test_the_very_secret():
    assert hide_exactly("my horse battery", ("horse", "horse battery", "my", "")) == f"my {HIDDEN}"


class TestSecretsInUse:
    @pytest.fixture(autouse=True)
    def forgotten(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(redact, "_known", ())

    @pytest.mark.parametrize("secret", ["horse staple", "QuiteOrdinary", "a+b/c==\\x", 'quo"te-it'])
    def test_they_are_hidden_whatever_they_look_like(self, secret: str) -> None:
        said = f"You sent {secret} and that is wrong."
        assert redact_text(said) == said
        hide_from_now_on(f" {secret} ")
        assert redact_text(said) == f"You sent {HIDDEN} and that is wrong."
        frame = json.dumps({"message": said, "list": [secret]})
        assert may_hold_secret(frame)
        assert redact_json(json.loads(frame)) == {"message": f"You sent {HIDDEN} and that is wrong.", "list": [HIDDEN]}
        assert secret not in redact_text(frame)

    def test_also_in_a_url(self) -> None:
        hide_from_now_on("a+b/c=d efg")
        assert redact_text("wss://host/?x=a%2Bb%2Fc%3Dd%20efg&y=1") == f"wss://host/?x={HIDDEN}&y=1"

    def test_a_word_of_every_day_is_none(self) -> None:
        for word in ("key", "realtime", "not-needed"):
            hide_from_now_on(word)
        said = "the key of C is not-needed in realtime"
        assert redact_text(said) == said
