"""What a receipt says of a field, from the edit to the moment it is felt."""

from __future__ import annotations

import pytest
from settings_asker import CREATED, Service, replace

from desktop_app.controller.field_words import value_words
from desktop_app.conversation.changes import SessionChanged
from desktop_app.protocol.dialect import Dialect
from desktop_app.protocol.session_config import Tracing
from desktop_app.settings.model import SessionDraft
from desktop_app.settings.tool_definition import CannedAnswer, McpServer, ToolDefinition

WEATHER = ToolDefinition(name="get_weather", description="The weather.")


@pytest.fixture
def service(qapp: object) -> Service:
    service = Service()
    service.begin()
    return service


def test_a_new_session_that_has_all_says_nothing(service: Service) -> None:
    assert {receipt.state for receipt in service.desk.receipts.values()} == {"same"}
    assert service.desk.pending_changes == 0
    assert service.desk.differences() == ()


def test_from_the_edit_to_the_next_turn(service: Service) -> None:
    states = [service.state("silence_ms")]
    service.desk.set_draft(silence_ms=800)
    states.append(service.state("silence_ms"))
    service.desk.apply()
    states.append(service.state("silence_ms"))
    service.take()
    states.append(service.state("silence_ms"))
    service.desk.response_started()
    states.append(service.state("silence_ms"))
    service.desk.turns_counted(1)
    states.append(service.state("silence_ms"))
    assert states == ["same", "changed", "asked", "waiting", "waiting", "accepted"]


def test_a_turn_that_began_before_is_not_the_next_one(service: Service) -> None:
    service.desk.turns_counted(3)
    service.desk.set_draft(silence_ms=800)
    service.desk.apply()
    service.take()
    service.desk.turns_counted(3)
    assert service.state("silence_ms") == "waiting"
    service.desk.turns_counted(4)
    assert service.state("silence_ms") == "accepted"


def test_what_is_felt_at_once_is_accepted_at_once(service: Service) -> None:
    service.desk.set_draft(tracing="auto", context_truncation="disabled")
    service.desk.apply()
    service.take()
    assert (service.state("tracing"), service.state("context_truncation")) == ("accepted", "accepted")


def test_a_service_that_makes_something_else_of_it_is_quoted(service: Service) -> None:
    service.desk.set_draft(max_output_tokens=4_000)
    service.desk.apply()
    service.take(max_output_tokens=1_000)
    assert service.state("max_output_tokens") == "differs"
    assert "1,000 tokens" in service.desk.receipts["max_output_tokens"].text
    (difference,) = service.desk.differences()
    assert (difference.field, difference.before, difference.after) == ("max_output_tokens", 1_000, 4_000)
    assert service.desk.pending_changes == 0
    service.desk.apply()
    assert service.open == 0


def test_a_refused_field_is_not_sent_again_until_it_is_edited_or_asked_for(service: Service) -> None:
    service.desk.set_draft(speed=1.4)
    service.desk.apply()
    assert service.refuse("Too fast.", "session.audio.output.speed")
    assert service.desk.receipts["speed"].text == "Too fast."
    assert service.desk.refused_fields == ("speed",)
    service.desk.set_draft(instructions="Be brief.")
    assert service.desk.pending_fields == ("instructions",)
    service.desk.apply()
    assert service.updates[-1].audio is not CREATED.audio
    service.take()
    assert service.state("speed") == "refused"
    service.desk.ask_again("speed")
    assert service.state("speed") == "asked"
    service.take()
    assert service.state("speed") == "waiting"


def test_a_refused_field_that_is_edited_is_only_changed(service: Service) -> None:
    service.desk.set_draft(speed=1.4)
    service.desk.apply()
    service.refuse("Too fast.", "session.audio.output.speed")
    service.desk.set_draft(speed=1.2)
    assert service.state("speed") == "changed"
    service.desk.set_draft(speed=1.0)
    assert service.state("speed") == "same"


def test_an_edit_made_while_the_answer_is_awaited_stays_an_edit(service: Service) -> None:
    service.desk.set_draft(speed=1.2)
    service.desk.apply()
    service.desk.set_draft(speed=1.4)
    service.take()
    assert service.state("speed") == "changed"
    assert service.desk.in_force.speed == 1.2
    service.desk.apply()
    service.take()
    assert (service.state("speed"), service.desk.in_force.speed) == ("waiting", 1.4)


def test_a_refusal_of_what_was_asked_anew_since_is_no_news(service: Service) -> None:
    service.desk.set_draft(speed=1.2)
    service.desk.apply()
    service.desk.set_draft(speed=1.4)
    service.desk.apply()
    service.refuse("No.", "session.audio.output.speed")
    assert service.state("speed") == "asked"
    service.take()
    assert service.state("speed") == "waiting"


def test_an_update_somebody_wrote_by_hand_is_no_receipt(service: Service) -> None:
    service.desk.accepted(SessionChanged(replace(service.session, max_output_tokens=7), "by_hand"))
    assert service.desk.in_force.max_output_tokens == 7
    assert service.state("max_output_tokens") == "changed"


def test_the_voice_waits_for_a_new_session(service: Service) -> None:
    service.desk.spoken()
    service.desk.set_draft(voice="verse", speed=1.2)
    assert service.desk.new_session_fields == {"voice"}
    assert "spoken" in service.desk.receipts["voice"].text
    service.desk.apply()
    assert service.state("voice") == "waiting"
    service.take()
    assert [each.field for each in service.desk.differences()] == ["voice"]


def test_a_voice_that_the_service_locked_first_is_explained_and_the_rest_asked_for(service: Service) -> None:
    service.desk.set_draft(voice="verse", speed=1.2)
    service.desk.apply()
    service.refuse("Cannot update a conversation's voice.", code="cannot_update_voice")
    assert service.open == 1
    service.take()
    assert service.desk.in_force.speed == 1.2
    assert service.state("voice") == "refused"
    assert service.desk.new_session_fields == {"voice"}


def test_a_voice_held_back_by_the_core_waits(service: Service) -> None:
    service.desk.set_draft(voice="verse")
    service.desk.apply()
    service.answered += 1
    service.desk.accepted(SessionChanged(service.session, "update_1", ("audio.output.voice",)))
    assert service.state("voice") == "waiting"


def test_how_a_tool_is_answered_counts_at_once_and_asks_nobody(service: Service) -> None:
    service.desk.set_draft(tools=(WEATHER,))
    service.desk.apply()
    service.take()
    answered = replace(WEATHER, answer=CannedAnswer(output="1"))
    service.desk.set_draft(tools=(answered,))
    assert service.state("tools") == "changed"
    assert service.desk.in_force.tools == (WEATHER,)
    service.desk.apply()
    assert service.open == 0
    assert service.desk.in_force.tools == (answered,)
    assert service.desk.pending_changes == 0


def test_a_refused_tool_leaves_the_ones_before_in_force(service: Service) -> None:
    service.desk.set_draft(tools=(WEATHER,))
    service.desk.apply()
    service.take()
    bad = ToolDefinition(name="bad", parameters={"type": "object", "properties": {"x": {"type": "nothing"}}})
    service.desk.set_draft(tools=(WEATHER, bad), speed=1.3)
    service.desk.apply()
    service.refuse("Bad schema.", "session.tools[1].parameters")
    service.take()
    assert service.desk.in_force.tools == (WEATHER,)
    assert service.desk.in_force.speed == 1.3
    assert service.desk.draft.tools == (WEATHER, bad)
    assert service.state("tools") == "refused"


class TestOpening:
    def test_what_was_refused_is_told_and_the_rest_is_in_force(self, qapp: object) -> None:
        service = Service(SessionDraft(speed=1.3, instructions="Be kind. It is {{date}}.", threshold=0.7))
        service.begin("audio.output.speed")
        assert service.told == ["speed"]
        assert service.state("speed") == "refused"
        assert service.desk.receipts["speed"].text == "Bad audio.output.speed."
        assert service.desk.in_force.threshold == 0.7
        assert service.session.instructions == "Be kind. It is today."
        assert service.desk.in_force.instructions == "Be kind. It is {{date}}."
        assert [each.field for each in service.desk.differences()] == ["speed"]
        assert service.desk.pending_changes == 0

    def test_the_draft_is_remembered_and_asked_for_whole(self, qapp: object) -> None:
        service = Service()
        kept: list[SessionDraft] = []
        service.desk.draft_kept.connect(kept.append)
        service.desk.set_draft(tools=(WEATHER,), noise_reduction="near_field")
        service.begin()
        assert kept == [service.desk.draft]
        assert service.desk.pending_changes == 0
        assert service.desk.in_force == service.desk.draft

    def test_in_preview_what_it_lacks_says_so(self, qapp: object) -> None:
        server = McpServer(label="docs", url="https://docs.example/mcp")
        service = Service(SessionDraft(mcp_servers=(server,), idle_timeout_ms=6_000, voice="marin"), Dialect.PREVIEW)
        service.begin()
        receipts = service.desk.receipts
        for name in ("mcp_servers", "idle_timeout_ms", "reasoning_effort", "prompt_id", "voice"):
            assert receipts[name].state == "same", name
            assert "protocol does not know it" in receipts[name].text
        assert receipts["temperature"].text == ""
        assert service.desk.pending_changes == 0
        service.desk.set_draft(reasoning_effort="high")
        assert service.desk.pending_fields == ("reasoning_effort",)
        service.desk.apply()
        assert (service.open, service.desk.pending_changes) == (0, 0)


class TestAnotherConnection:
    def test_what_was_in_force_is_asked_for_again(self, service: Service) -> None:
        service.desk.spoken()
        service.desk.set_draft(tools=(WEATHER,), tool_choice="function:get_weather", instructions="Today is {{date}}.")
        service.desk.apply()
        service.take()
        service.desk.set_draft(voice="verse", speed=1.2)
        again = service.desk.same_session(Dialect.GA)
        service.run(again)
        service.desk.resumed(again.effective, again)
        assert service.session.tool_choice == again.config.tool_choice
        assert service.session.instructions == "Today is today."
        assert service.desk.in_force.tools == (WEATHER,)
        assert service.desk.in_force.voice == "alloy"
        assert set(service.desk.pending_fields) == {"voice", "speed"}  # the voice is free again

    def test_renewed_it_has_what_only_a_new_session_can_have(self, service: Service) -> None:
        service.desk.set_draft(tracing="auto")
        service.desk.apply()
        service.take()
        service.desk.spoken()
        service.desk.set_draft(voice="verse", tracing="custom", tracing_workflow="tests", model="gpt-realtime-2")
        assert service.desk.new_session_fields == {"voice", "tracing", "tracing_workflow", "model"}
        service.desk.apply()
        renewed = service.desk.renewed_session(Dialect.GA)
        service.run(renewed)
        service.desk.resumed(renewed.effective, renewed)
        for name in ("voice", "tracing", "tracing_workflow", "model"):
            assert service.state(name) == "accepted", name
        assert service.session.tracing == Tracing(workflow_name="tests")
        assert service.desk.in_force.model == "gpt-realtime-2"
        assert service.desk.differences() == ()
        assert service.desk.new_session_fields == frozenset()

    def test_what_the_new_one_refuses_is_told(self, service: Service) -> None:
        service.desk.spoken()
        service.desk.set_draft(voice="verse", max_output_tokens=9)
        renewed = service.desk.renewed_session(Dialect.GA)
        service.run(renewed, ("audio.output.voice",))
        service.desk.resumed(renewed.effective, renewed)
        assert (service.state("voice"), service.state("max_output_tokens")) == ("refused", "accepted")
        assert service.told == ["voice"]


def test_the_end_of_a_session_leaves_the_draft(service: Service) -> None:
    service.desk.set_draft(speed=1.2)
    service.desk.apply()
    service.desk.closed()
    assert service.desk.draft.speed == 1.2
    assert {receipt.state for receipt in service.desk.receipts.values()} == {"same"}


def test_a_field_that_is_switched_elsewhere_is_refused_aloud(service: Service) -> None:
    service.desk.switch(turn_detection="semantic_vad")
    service.refuse("Not here.", "session.audio.input.turn_detection.type")
    assert service.told == ["turn_detection"]
    service.desk.set_draft(speed=1.4)
    service.desk.apply()
    service.refuse("Too fast.", "session.audio.output.speed")
    assert service.told == ["turn_detection"]


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("noise_reduction", "far_field", "Far: laptop or room"),
        ("silence_ms", 1_500, "1,500 ms"),
        ("idle_timeout_ms", None, "Never"),
        ("speed", 1.25, "1.25 ×"),
        ("create_response", False, "Off"),
        ("tools", (WEATHER, replace(WEATHER, name="other", enabled=False)), "get_weather, (other)"),
        ("prompt_variables", {"city": "Kyoto"}, "city: Kyoto"),
        ("instructions", "word " * 40, "word word word word word word word word word word word word…"),
    ],
)
def test_values_in_words(name: str, value: object, words: str) -> None:
    assert value_words(name, value) == words
