"""Settings of a real session with the built-in service, over a real WebSocket: all of them, and new sessions."""

from __future__ import annotations

from pathlib import Path

import pytest
from held_window import HeldProgram
from PySide6.QtCore import QCoreApplication

from desktop_app.controller.phase import Phase
from desktop_app.loopback.process import LoopbackProcess
from desktop_app.settings.fields import FIELDS
from desktop_app.settings.tool_definition import CannedAnswer, McpServer, ToolDefinition

WEATHER = ToolDefinition(name="get_weather", description="The weather.", answer=CannedAnswer(output='{"high": 18}'))
EVERYTHING = {
    "voice": "coral",
    "speed": 1.25,
    "temperature": 0.9,
    "output_format": "audio/pcmu",
    "instructions": "Be brief, {{who}}.",
    "variables": {"who": "Ada"},
    "threshold": 0.6,
    "prefix_padding_ms": 250,
    "silence_ms": 700,
    "idle_timeout_ms": 30_000,
    "create_response": True,
    "interrupt_response": False,
    "transcription_model": "gpt-4o-transcribe",
    "transcription_language": "en",
    "transcription_prompt": "Kyoto",
    "transcription_keywords": ("Kyoto",),
    "include_logprobs": True,
    "noise_reduction": "far_field",
    "noise_reduction_strength": 0.5,
    "input_format": "audio/pcma",
    "tools": (WEATHER,),
    "mcp_servers": (McpServer(label="docs", url="https://docs.example/mcp", enabled=False),),
    "tool_choice": "none",
    "parallel_tool_calls": False,
    "max_output_tokens": 2_000,
    "context_truncation": "retention_ratio",
    "retention_ratio": 0.7,
    "context_tokens": 9_000,
    "prompt_id": "pmpt_interviewer",
    "prompt_version": "1",
    "tracing": "custom",
    "tracing_workflow": "tests",
    "tracing_group": "all",
    "tracing_metadata": {"take": "1"},
}
GA_ONLY = {name for name, info in FIELDS.items() if info.dialects == ("ga",)}


@pytest.fixture(params=["ga", "preview"])
def program(request: pytest.FixtureRequest, qapp: QCoreApplication, tmp_path: Path) -> HeldProgram:
    return HeldProgram(tmp_path, request.param)


@pytest.fixture
def ga_program(qapp: QCoreApplication, tmp_path: Path) -> HeldProgram:
    return HeldProgram(tmp_path, "ga")


def seams(program: HeldProgram) -> list[str]:
    return [item.text for item in program.conversation.transcript.items if item.seam_ms is not None]


def test_everything_at_once_is_accepted_and_felt(program: HeldProgram, qapp: QCoreApplication) -> None:
    conversation, settings = program.conversation, program.conversation.settings

    async def scenario() -> None:
        await program.live()
        dialect = settings.facts.dialect
        lacks = GA_ONLY if dialect == "preview" else {"temperature"}
        conversation.set_draft(**EVERYTHING)
        conversation.apply()
        await program.until(lambda: settings.settled, "the answer")
        receipts = settings.receipts
        for name in EVERYTHING:
            state = receipts[name].state
            assert state == "same" if name in lacks else state in ("accepted", "waiting", "same"), (
                name,
                receipts[name],
            )
            assert ("protocol does not know it" in receipts[name].text) == (name in lacks)
        assert settings.differences() == ()
        assert settings.pending_changes == 0
        for name in set(EVERYTHING) - lacks:
            assert getattr(settings.in_force, name) == EVERYTHING[name]
        assert receipts["voice"].state == "waiting"
        await program.ask("what is two plus two")
        assert settings.receipts["voice"].state == "accepted"
        assert program.notices == []

    program.run(qapp, scenario)


def test_a_reconnect_takes_everything_along(program: HeldProgram, qapp: QCoreApplication) -> None:
    conversation, settings = program.conversation, program.conversation.settings

    async def scenario() -> None:
        await program.live(**EVERYTHING)
        before = settings.in_force
        assert settings.differences() == ()
        conversation.set_draft(silence_ms=4_321)
        program.application.life.run.live.abandon()
        await program.until(lambda: conversation.phase is Phase.RECONNECTING, "the loss")
        await program.until(lambda: conversation.phase is Phase.LIVE, "another connection")
        assert settings.in_force == before
        assert settings.pending_fields == ("silence_ms",)

    program.run(qapp, scenario)


def test_a_new_session_has_another_voice_and_keeps_the_conversation(
    program: HeldProgram, qapp: QCoreApplication
) -> None:
    conversation, settings = program.conversation, program.conversation.settings

    async def scenario() -> None:
        await program.live(voice="alloy", tracing="auto")
        await program.ask("my name is Ada")
        first = conversation.transcript.items[0].item_id
        conversation.set_draft(voice="verse", tracing="custom", tracing_workflow="tests", model="another-model")
        assert settings.new_session_fields == {"voice", "tracing", "tracing_workflow", "model"}
        conversation.renew()
        assert conversation.renewing
        await program.until(lambda: not conversation.renewing, "the new session")
        assert len(seams(program)) == 1
        assert "new session" in seams(program)[0]
        for name in ("voice", "tracing", "tracing_workflow", "model"):
            assert settings.receipts[name].state == "accepted", settings.receipts[name]
        assert settings.new_session_fields == frozenset()
        assert conversation.transcript.items[0].item_id == first
        assert conversation.session.model == "another-model"
        assert "Ada" in (await program.ask("what is my name")).text
        program.application.life.run.live.abandon()
        await program.until(lambda: conversation.phase is Phase.RECONNECTING, "the loss")
        await program.until(lambda: conversation.phase is Phase.LIVE, "another connection")
        assert conversation.session.model == "another-model"
        assert settings.in_force.voice == "verse"

    program.run(qapp, scenario)


def test_a_new_session_waits_for_the_answer_to_be_complete(ga_program: HeldProgram, qapp: QCoreApplication) -> None:
    program, conversation = ga_program, ga_program.conversation

    async def scenario() -> None:
        await program.live()
        conversation.send_text("tell me a story")
        await program.until(lambda: conversation.machine.active_response_id, "a response")
        conversation.set_draft(turn_detection="none")
        conversation.renew()
        await program.until(lambda: not conversation.renewing, "the new session")
        (answer,) = program.answers
        assert answer.outcome != "cancelled"
        assert [item.seam_ms is not None for item in conversation.transcript.items] == [False, False, True]
        assert conversation.push_to_talk
        assert conversation.phase is Phase.LIVE

    program.run(qapp, scenario)


def test_a_new_session_waits_for_what_is_asked_beside_the_conversation(
    ga_program: HeldProgram, qapp: QCoreApplication
) -> None:
    program, conversation = ga_program, ga_program.conversation

    async def scenario() -> None:
        await program.live(output_modality="text")
        await program.ask("my name is Ada")
        request_id = program.responses.summarise()
        conversation.renew()
        await program.until(lambda: not conversation.renewing, "the new session")
        assert program.responses.asked[request_id].over
        assert program.card(request_id).text

    program.run(qapp, scenario)


def test_without_a_session_it_is_a_plain_start(ga_program: HeldProgram, qapp: QCoreApplication) -> None:
    program, conversation = ga_program, ga_program.conversation

    async def scenario() -> None:
        conversation.renew()
        await program.until(lambda: conversation.phase is Phase.LIVE, "the session")
        conversation.set_draft(speed=7.0)
        conversation.renew()
        assert not conversation.renewing
        assert conversation.receipts["speed"].state == "refused"

    program.run(qapp, scenario)


def test_a_connection_that_cannot_be_had_leaves_the_session_as_it_is(
    ga_program: HeldProgram, qapp: QCoreApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, conversation = ga_program, ga_program.conversation

    async def scenario() -> None:
        await program.live()
        monkeypatch.setattr(conversation, "connection_id", "gone")
        conversation.renew()
        await program.until(lambda: not conversation.renewing, "the end of the attempt")
        assert program.notices == ["This connection cannot be used."]
        assert seams(program) == []
        assert (await program.ask("what is two plus two")).text

    program.run(qapp, scenario)


@pytest.mark.parametrize("naming", ["refuse-field", "refuse-field-unnamed"])
def test_what_a_service_refuses_costs_nothing_else_in_any_session(
    ga_program: HeldProgram, qapp: QCoreApplication, naming: str
) -> None:
    """At the start, in a running session and in the one that takes its place; no error says which event it is about."""
    program, conversation, settings = ga_program, ga_program.conversation, ga_program.conversation.settings
    faults = (f"{naming}=audio.output.speed", f"{naming}=audio.input.turn_detection.idle_timeout_ms")
    arguments = [word for fault in (*faults, "null-error-event-id") for word in ("--fault", fault)]
    program.application.builtin._process = LoopbackProcess.start(arguments)

    def refused() -> set[str]:
        return {name for name, receipt in settings.receipts.items() if receipt.state == "refused"}

    async def scenario() -> None:
        await program.live(
            speed=1.3, instructions="Be kind.", max_output_tokens=900, idle_timeout_ms=6_000, silence_ms=750
        )
        assert refused() == {"speed", "idle_timeout_ms"}
        assert settings.in_force.silence_ms == 750
        assert (settings.in_force.instructions, settings.in_force.max_output_tokens) == ("Be kind.", 900)
        assert len(program.notices) == 1
        assert {"Speed", "Speak up after silence"} == set(program.notices[0].partition(": ")[2].strip(".").split(", "))
        conversation.set_draft(speed=1.4, max_output_tokens=800, silence_ms=760)
        conversation.apply()
        await program.until(lambda: settings.settled, "the answer")
        assert refused() == {"speed", "idle_timeout_ms"}
        assert (settings.in_force.max_output_tokens, settings.in_force.silence_ms) == (800, 760)
        conversation.set_draft(max_output_tokens=700, output_modality="text")
        conversation.renew()
        await program.until(lambda: not conversation.renewing, "the new session")
        assert refused() == {"speed", "idle_timeout_ms"}
        assert (settings.in_force.instructions, settings.in_force.max_output_tokens) == ("Be kind.", 700)
        assert settings.receipts["max_output_tokens"].state == "accepted"
        assert (await program.ask("what is two plus two")).text

    program.run(qapp, scenario)
