"""Headers that a person adds: which are refused, which hold secrets, and that they arrive."""

from __future__ import annotations

import pytest

from desktop_app.connection.endpoint import endpoint_for
from desktop_app.connection.endpoint_problem import EndpointProblem
from desktop_app.connection.extra_headers import check_headers, holds_secret
from desktop_app.settings.connections import ConnectionProfile


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({"": "x"}, "header_name"),
        ({"Two words": "x"}, "header_name"),
        ({"Host": "elsewhere"}, "header_ours"),
        ({"sec-websocket-protocol": "realtime"}, "header_ours"),
        ({"Proxy-Authorization": "Basic x"}, "header_ours"),
        ({"X-Line": "one\r\nX-Other: two"}, "header_value"),
        ({"X-Name": "Grüße"}, "header_value"),
        ({"X-Same": "1", "x-same": "2"}, "header_twice"),
    ],
)
def test_what_no_header_may_be(headers: dict[str, str], code: str) -> None:
    with pytest.raises(EndpointProblem) as caught:
        check_headers(headers)
    assert caught.value.code == code


def test_space_around_them_is_nobodys() -> None:
    assert check_headers({" X-Team ": " voice "}) == {"X-Team": "voice"}


@pytest.mark.parametrize(
    ("name", "value", "secret"),
    [
        ("X-Team", "voice", False),
        ("OpenAI-Organization", "org-7", False),
        ("Ocp-Apim-Subscription-Key", "", True),
        ("Cookie", "", True),
        ("X-Auth", "", True),
        ("X-Team", "sk-proj-abcdef123456", True),
    ],
)
def test_what_belongs_into_the_secret_store(name: str, value: str, secret: bool) -> None:
    assert holds_secret(name, value) is secret


def test_they_go_along_and_the_key_wins() -> None:
    profile = ConnectionProfile(
        id="own",
        name="Own",
        address="wss://gateway.example/v1/realtime",
        extra_headers={"X-Team": "voice", "authorization": "mine", "X-Kept-Key": ""},
    )
    endpoint = endpoint_for(profile)
    assert endpoint.headers() == {"X-Team": "voice", "authorization": "mine"}
    assert endpoint.headers(key="k3y") == {"X-Team": "voice", "Authorization": "Bearer k3y"}
