"""Events by hand: checked like the service does, and sent without anybody losing account of them."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from desktop_app.controller.event_composer import EventComposer
from desktop_app.controller.event_templates import client_types, template
from desktop_app.conversation.changes import Change, ItemAdded
from desktop_app.conversation.dialect_facts import facts_of
from desktop_app.conversation.session_machine import SessionMachine
from desktop_app.protocol.client_events import ClientEvent
from desktop_app.protocol.codec import ClientCodec, RequestProblem, ServiceCodec
from desktop_app.protocol.dialect import Dialect
from desktop_app.protocol.session_config import SessionConfig

_TRUNCATE = json.dumps(
    {"type": "conversation.item.truncate", "event_id": "mine", "item_id": "i", "content_index": 0, "audio_end_ms": 1}
)


class RecordedSession:
    """The ways out of a session, with the real machine behind them; the wire is a list."""

    def __init__(self, dialect: Dialect) -> None:
        self.machine = SessionMachine(facts_of(dialect))
        self.codec = ClientCodec(dialect)
        self.wire: list[dict] = []
        self.frames: list[bytes] = []
        self.changes: list[Change] = []
        self.refusal = ""

    def act(self, wish: Callable[[SessionMachine, float], list[Change]]) -> None:
        self.changes += wish(self.machine, 0.0)
        self._send()

    def configure(self, config: SessionConfig) -> str:
        event_id = self.machine.configure(config, at_ms=0.0)
        self._send()
        return event_id

    def send_as_it_is(self, event: ClientEvent) -> str:
        if not self.refusal:
            self.wire.append(json.loads(self.codec.encode(event).data))
        return self.refusal

    def send_frame(self, frame: bytes) -> str:
        self.frames.append(frame)
        return self.refusal

    def _send(self) -> None:
        self.wire += [json.loads(self.codec.encode(event).data) for event in self.machine.events_to_send()]


@pytest.fixture(params=list(Dialect))
def dialect(request: pytest.FixtureRequest) -> Dialect:
    return request.param


@pytest.fixture
def session(dialect: Dialect) -> RecordedSession:
    return RecordedSession(dialect)


@pytest.fixture
def composer(dialect: Dialect, session: RecordedSession) -> EventComposer:
    return EventComposer(lambda: dialect, lambda: session)


def test_every_type_has_a_template_that_the_service_takes(dialect: Dialect) -> None:
    for type_name in client_types(dialect):
        text = template(dialect, type_name, item_id="item_7", response_id="resp_7")
        assert not isinstance(ServiceCodec(dialect).decode(text), RequestProblem), type_name
        assert json.loads(text)["type"] == type_name
    assert json.loads(template(dialect, "conversation.item.delete", item_id="item_7"))["item_id"] == "item_7"


def test_every_template_reaches_the_wire_as_its_type(
    composer: EventComposer, session: RecordedSession, dialect: Dialect
) -> None:
    for type_name in composer.types:
        assert composer.problem(composer.template(type_name)) is None
        assert composer.send(composer.template(type_name)) == ""
        assert session.wire[-1]["type"] == type_name, type_name
        assert not isinstance(ServiceCodec(dialect).decode(json.dumps(session.wire[-1])), RequestProblem)


def test_a_second_response_waits_for_the_first(composer: EventComposer, session: RecordedSession) -> None:
    composer.send('{"type": "response.create"}')
    composer.send('{"type": "response.create"}')
    assert [event["type"] for event in session.wire] == ["response.create"]
    assert session.machine.responses_waiting == 1


def test_an_item_by_hand_is_one_of_the_conversation(composer: EventComposer, session: RecordedSession) -> None:
    composer.send(composer.template("conversation.item.create"))
    (sent,) = session.wire
    assert sent["item"]["id"]
    from desktop_app.protocol.server_frames import read_server_frame

    kind = "conversation.item.created" if session.codec.dialect is Dialect.PREVIEW else "conversation.item.added"
    frame = {"type": kind, "event_id": "e", "previous_item_id": None, "item": sent["item"] | {"status": "completed"}}
    changes = session.machine.receive(read_server_frame(json.dumps(frame)), 1.0)
    assert any(isinstance(change, ItemAdded) for change in changes)
    assert session.machine.transcript.items[0].text == "Hello"


@pytest.mark.parametrize(
    ("text", "param", "words"),
    [
        ('{"type": "session.update", "session": {"type": "realtime", "speeed": 2}}', "session.speeed", "Unknown"),
        ('{"type": "conversation.item.delete"}', "item_id", "Missing"),
        ('{"type": "conversation.item.truncate", "item_id": "i", "content_index": "0", "audio_end_ms": 1}',
         "content_index", "Invalid type"),
        ('{"type": "conversation.item.destroy"}', "type", "Supported values"),
        ("[1]", "", "not a JSON object"),
    ],
)  # fmt: skip
def test_what_the_service_refuses_is_said_with_its_place(text: str, param: str, words: str) -> None:
    composer = EventComposer(lambda: Dialect.GA, lambda: None)
    problem = composer.problem(text)
    assert problem is not None
    assert problem.refused
    assert (problem.param, words in problem.sentence) == (param, True), problem


def test_bad_json_has_a_line_and_a_column(composer: EventComposer) -> None:
    problem = composer.problem('{"type": "response.create",\n  "response": }')
    assert problem is not None
    assert (problem.line, problem.column) == (2, 15)


def test_an_own_event_id_is_worth_a_remark_where_it_is_replaced(composer: EventComposer) -> None:
    remark = composer.problem('{"type": "response.create", "event_id": "mine"}')
    assert remark is not None
    assert not remark.refused
    assert composer.problem(_TRUNCATE) is None


def test_an_own_event_id_is_kept_where_nobody_replaces_it(composer: EventComposer, session: RecordedSession) -> None:
    composer.send(_TRUNCATE)
    assert session.wire[0]["event_id"] == "mine"


def test_refused_text_is_sent_only_anyway_and_to_the_letter(composer: EventComposer, session: RecordedSession) -> None:
    text = '{"type": "made.up",  "käse": 1}'
    assert "made.up" in composer.send(text)
    assert session.frames == session.wire == []
    assert composer.send(text, anyway=True) == ""
    assert session.frames == [text.encode()]


def test_why_nothing_was_sent(composer: EventComposer, session: RecordedSession) -> None:
    assert "Start" in EventComposer(lambda: Dialect.GA, lambda: None).send('{"type": "response.create"}')
    assert composer.send("", anyway=True)
    session.refusal = "closed"
    assert "ended" in composer.send("{}", anyway=True)


def test_a_cancel_without_a_response_goes_to_the_service_all_the_same(
    composer: EventComposer, session: RecordedSession
) -> None:
    composer.send('{"type": "response.cancel", "response_id": "resp_unknown"}')
    assert session.wire == [{"type": "response.cancel", "response_id": "resp_unknown"}]
