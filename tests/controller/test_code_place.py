"""Of which connection and configuration code is: the running session's, else the next one's."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from msgspec.structs import replace

from desktop_app.connection.endpoint import endpoint_for
from desktop_app.connection.endpoint_problem import EndpointProblem
from desktop_app.controller.code_desk import CodeDesk
from desktop_app.controller.code_place import CodePlace
from desktop_app.controller.connection_book import ConnectionBook
from desktop_app.controller.phase import Phase
from desktop_app.protocol.dialect import Dialect
from desktop_app.protocol.session_config import AudioConfig, AudioOutputConfig, SessionConfig
from desktop_app.settings.connections import ConnectionProfile
from desktop_app.settings.model import SessionDraft

AZURE = ConnectionProfile(id="a", name="Azure", address="https://contoso.openai.azure.com/", model="theirs")
OTHER = ConnectionProfile(id="o", name="Other", address="wss://other.example/v1/realtime?model=m", key_env="OTHER_KEY")


class Room:
    """What a place looks at: an office of connections, a session's life, and its settings."""

    def __init__(self, dialect: Dialect | None = None) -> None:
        self.chosen = "a"
        self.life = SimpleNamespace(phase=Phase.IDLE, endpoint=None, connection_id="")
        self.settings = SimpleNamespace(
            draft=SessionDraft(voice="coral"),
            effective=None,
            facts=SimpleNamespace(default_instructions="Theirs."),
            drafted=lambda dialect: SimpleNamespace(config=SessionConfig(instructions=f"draft {dialect}")),
        )
        book = ConnectionBook([AZURE, OTHER], None, dialect=dialect)  # type: ignore[arg-type] - nobody starts it
        self.place = CodePlace(self.life, book, self.settings, lambda: self.chosen)  # type: ignore[arg-type]
        self.desk = CodeDesk(self.place, list, lambda work, _name: work.close())

    def go_live(self, profile: ConnectionProfile, **session: Any) -> None:
        self.life.phase, self.life.connection_id, self.life.endpoint = Phase.LIVE, profile.id, endpoint_for(profile)
        self.settings.effective = SessionConfig(type="realtime", **session)


def test_before_a_session_it_is_what_start_would_ask_for() -> None:
    room = Room()
    profile, endpoint = room.place.where()
    assert (profile.id, endpoint.model) == ("a", "theirs")
    assert room.place.configuration(Dialect.GA).instructions == "draft ga"


def test_the_model_of_the_draft_is_used() -> None:
    room = Room()
    room.settings.draft = replace(room.settings.draft, model="mine")
    assert room.place.where()[1].model == "mine"


def test_during_a_session_it_is_that_session_whatever_is_chosen_or_edited_since() -> None:
    room = Room()
    voice = AudioConfig(output=AudioOutputConfig(voice="sage"))
    room.go_live(OTHER, instructions="Theirs.", audio=voice)
    room.chosen = "a"
    code = room.desk.write("python", "Hello!")
    assert code.variables == ("OTHER_KEY",)
    assert '"voice": "sage"' in code.text
    assert "Theirs." not in code.text
    room.life.phase = Phase.IDLE
    assert "contoso" in room.desk.write("python", "Hello!").text


@pytest.mark.parametrize("dialect", list(Dialect))
def test_the_built_in_service_is_one_started_alone(dialect: Dialect) -> None:
    room = Room(dialect)
    room.chosen = "builtin"
    code = room.desk.write("javascript", "Hello!")
    path = "/openai/v1/realtime?model=" if dialect is Dialect.GA else "/openai/realtime?api-version="
    assert f"ws://127.0.0.1:8765{path}" in code.text
    assert code.serve == 'duologue serve --port 8765 --api-key "$DUOLOGUE_API_KEY"'


def test_a_connection_that_is_gone_is_a_sentence() -> None:
    room = Room()
    room.chosen = "nobody"
    with pytest.raises(EndpointProblem):
        room.place.where()
    assert "choose another" in room.desk.write("json", "Hello!").problem
