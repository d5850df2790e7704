import pytest

from desktop_app.connection.endpoint_problem import EndpointProblem
from desktop_app.controller.connection_book import BuiltinAddress, ConnectionBook
from desktop_app.protocol.dialect import Dialect
from desktop_app.settings.connections import ConnectionProfile

CONTOSO = ConnectionProfile(
    id="contoso",
    name="Contoso travel",
    address="https://contoso.openai.azure.com",
    model="voice",
    key_env="CONTOSO_KEY",
)


class Builtin:
    """Stands for the built-in service's process."""

    async def address(self) -> BuiltinAddress:
        return BuiltinAddress("ws://127.0.0.1:5/v1/realtime", "ws://127.0.0.1:5/openai/realtime", "k3y")


def book(**options: object) -> ConnectionBook:
    return ConnectionBook([CONTOSO], Builtin(), environment={"CONTOSO_KEY": "s3cret", "TYPED": "typed-key"}, **options)


async def test_the_builtin_service_is_first_and_reached_with_its_key() -> None:
    assert book().choices[0].id == "builtin"
    endpoint, headers = await book().resolve("builtin")
    assert endpoint.url.startswith("ws://127.0.0.1:5/v1/realtime")
    assert headers == {"api-key": "k3y"}


async def test_the_dialect_of_the_command_line_chooses_the_path() -> None:
    endpoint, _ = await book(dialect=Dialect.PREVIEW).resolve("builtin")
    assert endpoint.dialect is Dialect.PREVIEW
    endpoint, headers = await book(dialect=Dialect.PREVIEW).resolve("contoso")
    assert "/openai/realtime?" in endpoint.url
    assert headers["api-key"] == "s3cret"


async def test_a_typed_url_takes_its_key_from_the_named_variable() -> None:
    typed = book(key_variable="TYPED")
    connection_id = typed.find("wss://voice.example.com/v1/realtime?model=m")
    endpoint, headers = await typed.resolve(connection_id)
    assert endpoint.service == "custom"
    assert headers == {"Authorization": "Bearer typed-key"}


def test_names_are_found_whatever_their_case() -> None:
    assert book().find("contoso TRAVEL") == "contoso"


def test_an_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(EndpointProblem, match="Contoso travel"):
        book().find("nowhere")


async def test_a_deleted_connection_is_said() -> None:
    with pytest.raises(EndpointProblem, match="gone"):
        await book().resolve("nowhere")


async def test_what_is_in_the_secret_store_joins_the_endpoint_only_when_it_is_used() -> None:
    kept = {"connection.gate.proxy": "p4ss", "connection.gate.header.x-gate-key": "g4te", "connection.gate.key": "k3y"}

    class Keys:
        async def get(self, name: str) -> str:
            return kept.get(name, "")

    profile = ConnectionProfile(
        id="gate",
        name="Gate",
        address="wss://gate.example/v1/realtime",
        proxy="http://ann@proxy.example:8080",
        extra_headers={"X-Gate-Key": "", "X-Team": "voice"},
    )
    book = ConnectionBook([profile], Builtin(), keys=Keys())
    endpoint, headers = await book.resolve("gate")
    assert endpoint.route.proxy == "http://ann:p4ss@proxy.example:8080"
    assert headers == {"X-Gate-Key": "g4te", "X-Team": "voice", "Authorization": "Bearer k3y"}
    assert "p4ss" not in repr(endpoint)
    typed = {profile.key_ref: "other", profile.header_ref("X-Gate-Key"): "new"}
    endpoint = await book.endpoint_of(profile, typed)
    assert await book.headers_of(profile, endpoint, typed) == {
        "X-Gate-Key": "new",
        "X-Team": "voice",
        "Authorization": "Bearer other",
    }
