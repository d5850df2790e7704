"""The effective session, and which answer belongs to which update."""

from __future__ import annotations

from conversation_driver import Driver, server_vad, session_config

from desktop_app.conversation.changes import ProblemReported, SessionChanged, SessionOpened, UpdateRefused
from desktop_app.conversation.session_facts import bytes_per_ms, merged
from desktop_app.conversation.session_machine import SessionMachine
from desktop_app.protocol import server_events as se
from desktop_app.protocol.client_events import SessionUpdate
from desktop_app.protocol.session_config import (
    AudioConfig,
    AudioFormat,
    AudioInputConfig,
    AudioOutputConfig,
    SessionConfig,
    TurnDetection,
)


def configure(driver: Driver, config: SessionConfig) -> str:
    event_id = driver.machine.configure(config, at_ms=driver.now_ms)
    driver.took([])
    return event_id


def voice(name: str, **fields) -> SessionConfig:
    return SessionConfig(audio=AudioConfig(output=AudioOutputConfig(voice=name)), **fields)


def test_the_session_opens_with_what_the_service_says() -> None:
    machine = SessionMachine()
    session = session_config(server_vad())
    assert machine.receive(se.SessionCreated(session=session), 0.0) == [SessionOpened(session)]
    assert machine.session == session


def test_each_answer_belongs_to_the_oldest_update() -> None:
    driver = Driver()
    first = configure(driver, SessionConfig(instructions="one"))
    second = configure(driver, SessionConfig(instructions="two"))
    for instructions in ("one", "two"):
        driver.receive(se.SessionUpdated(session=SessionConfig(instructions=instructions)))
    assert [change.event_id for change in driver.all(SessionChanged)] == [first, second]
    assert driver.machine.session.instructions == "two"
    driver.receive(se.SessionUpdated(session=SessionConfig()))
    assert driver.all(SessionChanged)[-1].event_id is None


def test_the_type_is_always_sent() -> None:
    driver = Driver()
    configure(driver, SessionConfig(instructions="x"))
    assert driver.sent_of(SessionUpdate)[0].session == SessionConfig(type="realtime", instructions="x")


def test_an_error_names_the_update_it_refuses() -> None:
    driver = Driver()
    first = configure(driver, SessionConfig(instructions="one"))
    second = configure(driver, SessionConfig(output_modalities=["audio", "text"]))
    driver.error("invalid_value", "Invalid modalities", param="session.output_modalities", event_id=second)
    refused = driver.all(UpdateRefused)
    assert [(change.event_id, change.asked.output_modalities) for change in refused] == [(second, ["audio", "text"])]
    assert driver.all(ProblemReported) == []  # the receipt says it
    driver.receive(se.SessionUpdated(session=SessionConfig(instructions="one")))
    assert driver.all(SessionChanged)[-1].event_id == first


def test_without_an_event_id_the_field_tells() -> None:
    for fields in ({"param": "session.audio.output.speed"}, {"message": "Unknown parameter: 'session.foo'."}):
        driver = Driver()
        first = configure(driver, SessionConfig(instructions="one"))
        configure(driver, SessionConfig(instructions="two"))
        driver.error("invalid_value", fields.pop("message", ""), event_id=None, **fields)
        assert [change.event_id for change in driver.all(UpdateRefused)] == [first]


def test_an_error_about_something_else_refuses_no_update() -> None:
    driver = Driver()
    configure(driver, SessionConfig(instructions="one"))
    driver.error("invalid_value", "Invalid 'audio'.", param="audio.audio", event_id=None)
    driver.error("server_error", "The server had an error", event_id="not_ours")
    assert driver.all(UpdateRefused) == []
    assert len(driver.all(ProblemReported)) == 2


def test_an_update_refused_by_the_other_dialect_is_a_problem_as_well() -> None:
    driver = Driver()
    event_id = configure(driver, SessionConfig(instructions="one"))
    message = "Missing required parameter: 'session.type'."
    driver.error("missing_required_parameter", message, param="session.type", event_id=event_id)
    assert len(driver.all(UpdateRefused)) == 1
    assert [change.problem.kind for change in driver.all(ProblemReported)] == ["dialect"]


class TestVoiceLock:
    def spoken(self) -> Driver:
        driver = Driver()
        driver.say("r1", "a1", None, "Hello.", 500)
        return driver

    def test_before_the_assistant_spoke_the_voice_is_sent(self) -> None:
        driver = Driver()
        configure(driver, voice("marin"))
        assert driver.sent_of(SessionUpdate)[0].session == voice("marin", type="realtime")
        assert not driver.machine.voice_locked

    def test_afterwards_it_is_held_back_and_the_rest_is_sent(self) -> None:
        driver = self.spoken()
        assert driver.machine.voice_locked
        event_id = configure(driver, voice("marin", instructions="be brief"))
        assert driver.sent_of(SessionUpdate)[0].session == SessionConfig(type="realtime", instructions="be brief")
        driver.receive(se.SessionUpdated(session=SessionConfig(instructions="be brief")))
        changed = driver.all(SessionChanged)[-1]
        assert (changed.event_id, changed.held_back) == (event_id, ("audio.output.voice",))
        assert changed.session.audio.output.voice == "alloy"

    def test_other_output_fields_stay(self) -> None:
        driver = self.spoken()
        output = AudioOutputConfig(voice="marin", speed=1.2)
        configure(driver, SessionConfig(audio=AudioConfig(input=AudioInputConfig(), output=output)))
        sent = driver.sent_of(SessionUpdate)[0].session
        assert sent.audio.output == AudioOutputConfig(speed=1.2)

    def test_the_voice_that_is_spoken_anyway_is_not_reported(self) -> None:
        driver = self.spoken()
        configure(driver, voice("alloy"))
        driver.receive(se.SessionUpdated(session=SessionConfig()))
        assert driver.all(SessionChanged)[-1].held_back == ()

    def test_speech_beside_the_conversation_locks_nothing(self) -> None:
        driver = Driver()
        driver.response_created("side", conversation_id=None)
        driver.message_begun("side", "s1", None, out_of_band=True)
        driver.speech("side", "s1", 100)
        assert not driver.machine.voice_locked

    def test_a_refusal_teaches_it(self) -> None:
        driver = Driver()
        configure(driver, voice("marin"))
        driver.error("cannot_update_voice", "Cannot update a conversation's voice if assistant audio is present.")
        assert driver.machine.voice_locked
        assert len(driver.all(UpdateRefused)) == 1
        configure(driver, voice("marin", instructions="x"))
        assert driver.sent_of(SessionUpdate)[1].session == SessionConfig(type="realtime", instructions="x")


def test_what_an_echo_leaves_out_is_kept() -> None:
    old = session_config(server_vad())
    new = merged(old, SessionConfig(instructions="new", audio=AudioConfig(output=AudioOutputConfig(speed=1.5))))
    assert new.instructions == "new"
    assert new.id == "sess_1"
    assert (new.audio.output.speed, new.audio.output.voice) == (1.5, "alloy")
    assert new.audio.input == old.audio.input
    off = merged(old, SessionConfig(audio=AudioConfig(input=AudioInputConfig(turn_detection=None))))
    assert off.audio.input.turn_detection is None


def test_turn_detection_of_type_none_is_push_to_talk() -> None:
    driver = Driver(TurnDetection(type="none"))
    driver.took(driver.machine.press_to_talk(at_ms=0))
    assert len(driver.sent) == 1


def test_formats_have_their_bytes() -> None:
    assert bytes_per_ms(None) == 48.0
    assert bytes_per_ms(AudioFormat(type="audio/pcm")) == 48.0
    assert bytes_per_ms(AudioFormat(type="audio/pcm", rate=16_000)) == 32.0
    assert bytes_per_ms(AudioFormat(type="audio/pcma")) == 8.0
