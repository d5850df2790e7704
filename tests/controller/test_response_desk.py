"""Responses asked for by hand, against the real built-in service over a real WebSocket."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import soundfile
from held_window import HeldProgram
from PySide6.QtCore import QCoreApplication

from desktop_app.conversation.changes import AudioArrived, ItemTruncated
from desktop_app.protocol.session_config import FunctionTool, SessionConfig
from desktop_app.settings.response_draft import ResponseDraft


@pytest.fixture(params=["ga", "preview"])
def program(request: pytest.FixtureRequest, qapp: QCoreApplication, tmp_path: Path) -> HeldProgram:
    return HeldProgram(tmp_path, request.param)


def heard(program: HeldProgram, item_id: str) -> list[bool]:
    """Whether the speech of an item went beside the loudspeaker, delta by delta."""
    return [change.beside for change in program.told if isinstance(change, AudioArrived) and change.item_id == item_id]


def test_ready_made_responses_stand_beside_and_say_this_in_the_conversation(
    program: HeldProgram, qapp: QCoreApplication
) -> None:
    desk = program.responses

    async def scenario() -> None:
        assert desk.say("Too early.") == ""
        await program.live(output_modality="text")
        await program.ask("my favourite mountain is Fuji")
        summary, title = desk.summarise(), desk.find_title()
        await program.over(summary, title)
        assert "Fuji" in program.card(summary).text
        assert "Fuji" in desk.session_title
        assert desk.session_title == program.card(title).text
        assert program.application.life.run.recording.title == desk.session_title
        assert [desk.asked[each].state for each in (summary, title)] == ["completed", "completed"]
        assert desk.asked[summary].usage.total_tokens > 0
        said = desk.say("Seven swans swim")
        await program.over(said)
        assert program.texts[-1] == ("assistant", "Seven swans swim")
        assert len(program.cards) == 2

    program.run(qapp, scenario)
    folder = program.application.life.run.recording.folder
    assert "Fuji" in json.loads(folder.summary.read_text("utf-8"))["title"]
    assert "Fuji" in folder.transcript.read_text("utf-8").splitlines()[0]


def test_several_at_once_each_with_its_own_settings(program: HeldProgram, qapp: QCoreApplication) -> None:
    desk = program.responses
    tool = FunctionTool(name="get_weather", description="Weather", parameters={"type": "object", "properties": {}})

    async def scenario() -> None:
        await program.live()
        program.application.life.run.live.configure(SessionConfig(tools=[tool], tool_choice="none"))
        await program.until(lambda: desk.tool_names == ["get_weather"], "the tool")
        words = [f"Say exactly: number {number}" for number in ("one", "two", "three")]
        asked = [desk.ask(ResponseDraft(instructions=each, metadata=(("topic", "same"),))) for each in words]
        written = desk.ask(
            ResponseDraft(
                instructions="Be brief.",
                output_modality="text",
                context="text",
                text="what is two plus three",
                metadata=tuple((f"key{number}", "x" * 512) for number in range(16)),
            )
        )
        empty = desk.ask(ResponseDraft(context="empty", output_modality="text"))
        forced = desk.ask(
            ResponseDraft(tool_names=("get_weather",), tool_choice="function:get_weather", context="empty")
        )
        cut = desk.ask(ResponseDraft(instructions="Say exactly: " + "far too long " * 40, max_output_tokens=30))
        telephone = desk.ask(
            ResponseDraft(instructions="Say exactly: ring ring", voice="verse", output_format="audio/pcmu")
        )
        everything = (*asked, written, empty, forced, cut, telephone)
        await program.over(*everything)
        assert [program.card(each).text for each in asked] == ["number one", "number two", "number three"]
        assert "5" in program.card(written).text or "five" in program.card(written).text
        assert not program.card(written).spoken
        assert program.card(asked[0]).spoken
        assert program.card(empty).text
        assert program.card(forced).call_name == "get_weather"
        assert desk.asked[cut].state == "incomplete"
        assert program.card(telephone).received_ms > 300
        assert program.texts == []
        return everything

    program.run(qapp, scenario)
    # Nothing of all this was for the loudspeaker, and nothing was cut.
    assert all(all(heard(program, item.item_id)) for item in program.cards)
    assert not any(isinstance(change, ItemTruncated) for change in program.told)
    assert not program.application.settings.facts.assistant_audio_present
    sound, _ = soundfile.read(program.application.life.run.recording.folder.assistant_wav, dtype="int16")
    assert not sound.any()


@pytest.mark.parametrize("program", ["ga"], indirect=True)
def test_speech_beside_can_be_played_and_is_spoken_where_wanted(
    program: HeldProgram, qapp: QCoreApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, conversation = program.responses, program.conversation
    played: list[str] = []
    conversation.replay_changed.connect(lambda: played.append(conversation.replay.item_id))

    async def scenario() -> None:
        await program.live()
        request_id = desk.ask(ResponseDraft(instructions="Say exactly: good morning", speaks=True))
        await program.over(request_id)
        item_id = program.card(request_id).item_id
        await program.until(lambda: played[:1] == [item_id], "the speech")
        sound = program.application.life.run.live.spool.read(item_id, 0)
        assert len(sound) / 24 == pytest.approx(program.card(request_id).received_ms, abs=1.0)
        assert int(abs(sound).max()) > 1_000
        conversation.stop_playing()
        conversation.play_item(item_id)
        assert played[-1] == item_id
        desk.remove(item_id)
        assert program.cards == []
        assert not conversation.replay.playing

    program.run(qapp, scenario)


def test_what_the_service_refuses_is_told_on_its_card(program: HeldProgram, qapp: QCoreApplication) -> None:
    desk = program.responses

    async def scenario() -> None:
        await program.live(output_modality="text")
        assert desk.problems(ResponseDraft(max_output_tokens=0))
        assert not desk.ask(ResponseDraft(max_output_tokens=0))
        beside = desk.ask(ResponseDraft(tool_choice="function:nobody"))
        inside = desk.ask(ResponseDraft(tool_choice="function:nobody", beside=False))
        await program.over(beside, inside)
        for request_id in (beside, inside):
            assert desk.asked[request_id].state == "refused"
            assert "nobody" in desk.asked[request_id].words
            assert program.card(request_id).outcome.error.message == desk.asked[request_id].words
        assert (await program.ask("hello")).text  # the session goes on

    program.run(qapp, scenario)


@pytest.mark.parametrize("program", ["ga"], indirect=True)
def test_one_is_cancelled_by_its_id_and_one_that_waits_is_never_asked_for(
    program: HeldProgram, qapp: QCoreApplication
) -> None:
    desk = program.responses
    long = "Say exactly: " + "this goes on and on " * 30

    async def scenario() -> None:
        await program.live(output_modality="text")
        first, second = desk.ask(ResponseDraft(instructions=long)), desk.ask(ResponseDraft(instructions=long))
        inside = desk.ask(ResponseDraft(instructions=long, beside=False))
        waiting = desk.ask(ResponseDraft(instructions="Say exactly: never", beside=False))
        await program.until(lambda: all(desk.asked[each].response_id for each in (first, second, inside)), "ids")
        await program.until(lambda: program.card(first).text, "words")
        desk.cancel(waiting)
        assert desk.asked[waiting].state == "withdrawn"
        desk.cancel(first)
        await program.over(first)
        assert desk.asked[first].state == "cancelled"
        assert desk.asked[second].state == desk.asked[inside].state == "running"
        at_once = desk.ask(ResponseDraft(instructions=long))
        for request_id in (second, at_once):
            desk.remove(program.card(request_id).item_id)
        desk.cancel(inside)
        await program.over(second, at_once, inside)
        assert [item.request_id for item in program.cards] == [first]

    program.run(qapp, scenario)


@pytest.mark.parametrize("program", ["ga"], indirect=True)
def test_an_answer_is_given_again_beside_and_may_take_its_place(program: HeldProgram, qapp: QCoreApplication) -> None:
    desk = program.responses

    async def scenario() -> None:
        await program.live(output_modality="text")
        await program.ask("what is two plus three")
        answer = await program.ask("what is four plus four")
        draft = desk.again(answer.item_id)
        assert len(draft.item_ids) == 3
        assert desk.last_answer_id == answer.item_id
        request_id = desk.ask(draft, "again", answer_id=answer.item_id)
        await program.over(request_id)
        card = program.card(request_id)
        assert card.text == answer.text  # the practice partner answers the same question the same
        assert desk.can_put_in_place(card)
        desk.put_in_place(card.item_id)
        await program.until(lambda: program.conversation.transcript.get(answer.item_id) is None, "the exchange")
        assert program.texts[-1] == ("assistant", card.text)
        assert len(program.texts) == 4
        desk.put_in(card.item_id)
        await program.until(lambda: len(program.texts) == 5, "the copy")
        assert not desk.can_put_in_place(card)

    program.run(qapp, scenario)


def test_a_lost_connection_is_told_and_what_was_said_before_can_still_be_read(
    qapp: QCoreApplication, tmp_path: Path
) -> None:
    program = HeldProgram(tmp_path, "ga")
    desk = program.responses

    async def scenario() -> None:
        await program.live(output_modality="text")
        await program.ask("my favourite mountain is Fuji")
        question = program.conversation.transcript.items[0].item_id
        lost = desk.ask(ResponseDraft(instructions="Say exactly: " + "this goes on and on " * 60))
        await program.until(lambda: desk.asked[lost].state == "running", "the response")
        program.application.life.run.live.abandon()
        await program.over(lost)
        assert desk.asked[lost].state == "lost"
        await program.until(lambda: desk.available, "another connection")
        draft = ResponseDraft(instructions="Summarise this.", context="items", item_ids=(question,))
        again = desk.ask(draft)
        await program.over(again)
        assert desk.asked[again].state == "completed"
        assert "Fuji" in program.card(again).text

    program.run(qapp, scenario)
