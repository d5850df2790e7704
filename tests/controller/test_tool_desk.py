"""Function calls of the real built-in service, answered by the real controller."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from held_window import HeldProgram
from PySide6.QtCore import QCoreApplication

from desktop_app.controller.tool_desk import ToolDesk
from desktop_app.controller.waiting_call import Trial, WaitingCall
from desktop_app.conversation.transcript import TranscriptItem
from desktop_app.settings.tool_definition import (
    Answer,
    AnsweredByHand,
    BuiltInAnswer,
    CannedAnswer,
    CommandAnswer,
    PythonAnswer,
    ToolDefinition,
)

CITY = {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}
NOTHING = {"type": "object", "properties": {}}
CITIES = ("Kyoto", "Oslo", "Rome", "Lisbon", "Paris", "Madrid", "Vienna")
HANGING = CommandAnswer(argv=(sys.executable, "-c", "import time; time.sleep(600)"), timeout_s=600)


def weather(answer: Answer, **more: Any) -> ToolDefinition:
    return ToolDefinition(
        name="get_weather", description="The weather in a city.", parameters=CITY, answer=answer, **more
    )


def python_source(source: str, **limits: Any) -> CommandAnswer:
    return CommandAnswer(argv=(sys.executable, "-c", source), **limits)


@pytest.fixture
def program(qapp: QCoreApplication, tmp_path: Path) -> HeldProgram:
    return HeldProgram(tmp_path, "ga")


@pytest.fixture
def preview(qapp: QCoreApplication, tmp_path: Path) -> HeldProgram:
    return HeldProgram(tmp_path, "preview")


class Calls:
    """The calls of a program's conversation."""

    def __init__(self, program: HeldProgram) -> None:
        self._program = program
        self.tools: ToolDesk = program.conversation.tools
        self._cities = iter(CITIES)
        self._expected = 1

    @property
    def question(self) -> str:
        """Another one each time: what it was told the assistant need not look up again."""
        return f"What is the weather in {next(self._cities)}?"

    def ask(self) -> None:
        self._expected = len(self.all) + 1
        self._program.conversation.send_text(self.question)

    @property
    def all(self) -> list[TranscriptItem]:
        return [item for item in self._program.conversation.transcript.items if item.kind == "function_call"]

    async def asked(self, why: str) -> WaitingCall:
        """Wait until the user is asked something."""
        await self._program.until(lambda: self.tools.waiting, f"a question about {why}")
        (waiting,) = self.tools.waiting.values()
        assert waiting.why == why
        return waiting

    async def runs(self) -> str:
        await self._program.until(lambda: self.tools.running_names, "a running call")
        return self.all[-1].call_id

    async def trusted(self) -> None:
        """Confirm what would run, whatever it is."""
        self.tools.allow((await self.asked("trust")).call_id)

    async def over(self) -> TranscriptItem:
        """Wait until the assistant has answered after the calls."""
        items = self._program.conversation.transcript.items

        def answered() -> bool:
            told = all(item.call_output is not None for item in self.all)
            return told and items[-1].role == "assistant" and items[-1].status == "completed" and self._program.quiet

        await self._program.until(lambda: len(self.all) >= self._expected and answered(), "an answer after the calls")
        return self.all[-1]


def sent(program: HeldProgram, type_name: str) -> int:
    return sum(json.loads(line)["direction"] == "sent" for line in program.sent(f'"type":"{type_name}"'))


def test_each_kind_is_called_and_answered(program: HeldProgram, qapp: QCoreApplication, tmp_path: Path) -> None:
    calls = Calls(program)
    file = tmp_path / "tools.py"
    file.write_text("def look(city: str) -> dict:\n    return {'high': 18, 'where': city.upper()}\n")
    python = PythonAnswer(path=str(file), function="look")
    command = python_source("import json, sys; print(json.dumps({'high': 18, 'of': json.load(sys.stdin)['city']}))")

    async def scenario() -> None:
        await program.live(output_modality="text", tools=(weather(CannedAnswer(output='{"high": 18}', delay_ms=20)),))
        assert "18" in (await program.ask(calls.question)).text
        assert calls.all[-1].call_output == '{"high":18}'
        for answer, output in ((command, '{"high":18,"of":"Oslo"}'), (python, '{"high":18,"where":"ROME"}')):
            # How a tool is answered is ours alone; the service need not be told.
            program.conversation.set_draft(tools=(weather(answer),))
            calls.ask()
            await calls.trusted()
            await calls.over()
            assert calls.all[-1].call_output == output
            assert calls.all[-1].call_state == "done"
        program.conversation.set_draft(tools=(weather(AnsweredByHand()),))
        calls.ask()
        waiting = await calls.asked("by_hand")
        assert json.loads(waiting.arguments) == {"city": "Lisbon"}
        assert program.conversation.status.code == "tool_waiting"
        assert "get_weather" in program.conversation.status.detail
        calls.tools.answer(waiting.call_id, '{ "high": 21 }')
        assert (await calls.over()).call_output == '{"high":21}'
        assert "21" in program.answers[-1].text
        # Trusted once, what runs is not asked for again.
        program.conversation.set_draft(tools=(weather(command),))
        await program.ask(calls.question)
        assert not calls.tools.waiting
        assert len(calls.all) == 5

    program.run(qapp, scenario)
    assert len(program.application.preferences.kept.trusted_tools) == 2


def test_a_script_that_was_rewritten_is_asked_about_and_the_user_is_told_why(
    program: HeldProgram, qapp: QCoreApplication, tmp_path: Path
) -> None:
    calls = Calls(program)
    script = tmp_path / "weather.py"
    script.write_text("print(18)")
    command = CommandAnswer(argv=(sys.executable, "weather.py"), folder=str(tmp_path))

    async def scenario() -> None:
        await program.live(output_modality="text", tools=(weather(command),))
        for source, known, rewritten in (("print(18)", False, False), ("print(19)", True, True)):
            script.write_text(source)
            calls.ask()
            waiting = await calls.asked("trust")
            assert (waiting.known, waiting.rewritten) == (known, rewritten)
            calls.tools.allow(waiting.call_id)
            assert (await calls.over()).call_output == source[6:8]

    program.run(qapp, scenario)


WRONG = {
    "hanging": (python_source("import time; time.sleep(600)", timeout_s=0.5), "within 0.5 s"),
    "crashing": (python_source("import os; os.abort()"), "SIGABRT"),
    "flooding": (python_source("import sys\nfor _ in range(800): sys.stdout.write('x' * 65536)"), "larger than 64 KiB"),
    "lying": (python_source("print('{\"fine\": true}'); raise SystemExit(1)"), "exit code 1"),
    "closing": (python_source("import os; os.close(0); os.close(1); raise SystemExit(2)"), "exit code 2"),
    "leaving a grandchild": (CommandAnswer(argv=("sh", "-c", "sleep 600 & exit 1")), "exit code 1"),
}


def test_a_tool_that_goes_wrong_is_told_and_the_conversation_goes_on(
    program: HeldProgram, qapp: QCoreApplication
) -> None:
    calls = Calls(program)

    async def scenario() -> None:
        await program.live(output_modality="text", tools=(weather(CannedAnswer()),))
        for what, (answer, words) in WRONG.items():
            program.conversation.set_draft(tools=(weather(answer),))
            calls.ask()
            await calls.trusted()
            call = await calls.over()
            assert call.call_state == "failed", what
            assert words in json.loads(call.call_output or "")["error"], what
            assert calls.tools.words_of(call.call_id), what
        assert "seven" in (await program.ask("what is 3 plus 4?")).text

    program.run(qapp, scenario)


def test_text_that_is_no_json_is_told_as_it_is(preview: HeldProgram, qapp: QCoreApplication) -> None:
    calls = Calls(preview)

    async def scenario() -> None:
        tool = weather(python_source("print('mild, 18 degrees')"))
        await preview.live(output_modality="text", tools=(tool,))
        calls.ask()
        await calls.trusted()
        assert (await calls.over()).call_output == "mild, 18 degrees"
        await preview.until(lambda: preview.answers, "an answer")
        assert "18 degrees" in preview.answers[-1].text

    preview.run(qapp, scenario)


def test_trust_is_asked_for_with_all_that_would_run_and_again_when_it_changes(
    program: HeldProgram, qapp: QCoreApplication, tmp_path: Path
) -> None:
    calls = Calls(program)
    touched = tmp_path / "touched"
    odd = ("; touch pwned", "$(touch pwned)", "a\nb")
    answer = CommandAnswer(argv=(sys.executable, "-c", f"open({str(touched)!r}, 'a').write('x')", *odd))

    async def scenario() -> None:
        await program.live(output_modality="text", tools=(weather(answer),))
        calls.ask()
        waiting = await calls.asked("trust")
        assert waiting.words[1:] == answer.argv[1:]
        assert os.path.isabs(waiting.words[0])
        assert not waiting.known
        calls.tools.refuse(waiting.call_id, "not on my computer")
        call = await calls.over()
        told = json.loads(call.call_output or "")
        assert told == {"error": "The user refused this call.", "reason": "not on my computer"}
        assert not touched.exists()
        calls.ask()
        await calls.trusted()
        await program.until(touched.exists, "the program's work")
        await calls.over()
        changed = CommandAnswer(argv=(*answer.argv, "one more"))
        program.conversation.set_draft(tools=(weather(changed),))
        calls.ask()
        waiting = await calls.asked("trust")
        assert waiting.known
        assert waiting.words[-1] == "one more"
        assert touched.read_text() == "x"
        calls.tools.refuse(waiting.call_id)
        await calls.over()

    program.run(qapp, scenario)


def test_approval_is_asked_for_as_the_tool_says(program: HeldProgram, qapp: QCoreApplication) -> None:
    calls = Calls(program)

    async def scenario() -> None:
        await program.live(output_modality="text", tools=(weather(CannedAnswer(output="18"), approval="always"),))
        for _ in range(2):
            calls.ask()
            calls.tools.allow((await calls.asked("approval")).call_id)
            assert (await calls.over()).call_output == "18"
        program.conversation.set_draft(tools=(weather(CannedAnswer(output="19"), approval="once"),))
        await program.ask(calls.question)
        assert calls.all[-1].call_output == "19"

    program.run(qapp, scenario)


def test_wrong_arguments_and_tools_that_are_gone_or_off_are_answered_so(
    program: HeldProgram, qapp: QCoreApplication
) -> None:
    calls = Calls(program)
    tool = weather(CannedAnswer(output="18"))
    strict = {"type": "object", "properties": {"city": {"type": "string", "enum": ["Bonn"]}}, "required": ["city"]}

    async def scenario() -> None:
        await program.live(output_modality="text", tools=(tool,))
        errors = []
        for tools in (
            (ToolDefinition(name="get_weather", parameters=strict, answer=CannedAnswer()),),
            (ToolDefinition(name="get_weather", parameters=CITY, answer=CannedAnswer(), enabled=False),),
        ):
            program.conversation.set_draft(tools=tools)
            calls.ask()
            await calls.over()
            errors.append(json.loads(calls.all[-1].call_output or "")["error"])
        assert "city: 'Kyoto' is not one of ['Bonn']" in errors[0]
        assert "switched this function off" in errors[1]

    program.run(qapp, scenario)


def test_a_tool_that_would_call_for_ever_is_stopped_and_the_model_answers(
    program: HeldProgram, qapp: QCoreApplication
) -> None:
    """`tool_choice` required forces a call in each response; what goes on is asked for without."""
    calls = Calls(program)

    async def scenario() -> None:
        tool = weather(CannedAnswer(output='{"high": 18}'))
        await program.live(output_modality="text", tools=(tool,), tool_choice="required")
        assert "18" in (await program.ask(calls.question)).text
        assert len(calls.all) == 1
        program.application.preferences.change(calls_per_turn=2)

        async def call_again(count: int) -> None:
            """As a model does that calls and calls within one turn of the user's."""
            program.conversation._act(lambda machine, at_ms: machine.create_response(at_ms=at_ms))
            await program.until(lambda: len(calls.all) == count, "another call")

        await call_again(2)
        assert (await calls.over()).call_state == "done"
        await call_again(3)
        waiting = await calls.asked("loop")
        calls.tools.refuse(waiting.call_id)
        call = await calls.over()
        assert "too many calls" in json.loads(call.call_output or "")["error"]
        assert len(calls.all) == 3
        await call_again(4)
        calls.tools.allow((await calls.asked("loop")).call_id)
        assert (await calls.over()).call_state == "done"
        calls.ask()
        await program.until(lambda: len(calls.all) == 5, "a call in a new turn")
        assert (await calls.over()).call_state == "done"

    program.run(qapp, scenario)
    creates = [json.loads(line)["event"] for line in program.sent('"type":"response.create"')]
    choices = [event.get("response", {}).get("tool_choice") for event in creates]
    assert choices == [None, "auto", None, "auto", None, "none", None, "auto", None, "auto"]


def test_a_running_call_is_stopped_by_hand_by_silence_wanted_and_by_the_end(
    program: HeldProgram, qapp: QCoreApplication
) -> None:
    calls = Calls(program)

    async def scenario() -> None:
        await program.live(output_modality="text", tools=(weather(HANGING),))
        calls.ask()
        await calls.trusted()
        call_id = await calls.runs()
        assert program.conversation.status.code == "tool"
        assert calls.tools.started_at_ms(call_id) is not None
        calls.tools.stop(call_id)
        assert "stopped" in json.loads((await calls.over()).call_output or "")["error"]
        responses = sent(program, "response.create")
        calls.ask()
        await calls.runs()
        program.conversation.interrupt()
        call = calls.all[-1]
        await program.until(lambda: call.call_output, "an output")
        assert call.call_state == "cancelled"
        await asyncio.sleep(0.3)
        assert program.quiet
        assert sent(program, "response.create") == responses + 1  # the question's, and none for the stopped call
        calls.ask()
        await calls.runs()
        program.conversation.delete_item(calls.all[-1].item_id)
        await program.until(lambda: not calls.tools.running_names, "the end of a deleted call")
        calls.ask()
        await calls.runs()
        program.conversation.end()
        await program.until(lambda: not calls.tools.running_names, "the end of the call")

    program.run(qapp, scenario)


def test_a_call_whose_connection_is_lost_is_told_so_to_the_next_one(
    program: HeldProgram, qapp: QCoreApplication
) -> None:
    calls = Calls(program)

    async def scenario() -> None:
        await program.live(output_modality="text", tools=(weather(HANGING),))
        calls.ask()
        await calls.trusted()
        call_id = await calls.runs()
        run = program.application.life.run
        assert run is not None
        run.live.abandon()
        await program.until(lambda: not calls.tools.running_names, "the end of the program")
        await program.until(lambda: program.answers and program.quiet, "an answer over the next connection")
        (call,) = calls.all
        assert (call.call_id, call.call_state) == (call_id, "cancelled")
        assert "connection was lost" in (call.call_output or "")
        program.conversation.set_draft(tools=(weather(CannedAnswer(output='{"high": 18}')),))
        assert "18" in (await program.ask(calls.question)).text

    program.run(qapp, scenario)


def test_a_timer_rings_in_the_session(program: HeldProgram, qapp: QCoreApplication) -> None:
    from desktop_app.settings.built_in_tools import BUILT_IN_TOOLS

    calls = Calls(program)
    arguments = {"action": "set", "seconds": 1, "label": "tea"}

    async def scenario() -> None:
        await program.live(output_modality="text", tools=(BUILT_IN_TOOLS["timer"], BUILT_IN_TOOLS["note"]))
        trials: list[Trial] = []
        calls.tools.tried.connect(trials.append)
        calls.tools.try_out(BUILT_IN_TOOLS["timer"], json.dumps(arguments))
        note = json.dumps({"action": "add", "text": "Buy milk"})
        calls.tools.try_out(BUILT_IN_TOOLS["note"], note)
        await program.until(lambda: len(trials) == 2, "both trials")
        assert not any(trial.failed for trial in trials)
        await program.until(lambda: any("tea" in text for role, text in program.texts if role == "system"), "the bell")
        await program.until(lambda: program.answers and program.quiet, "the assistant's words")
        assert [each.text for each in calls.tools.notes.notes] == ["Buy milk"]

    program.run(qapp, scenario)
    run = program.application.life.run
    assert run is not None
    assert run.recording.folder.notes.read_text("utf-8").endswith("Buy milk\n")


def test_trials_need_the_same_trust_and_no_session(
    program: HeldProgram, qapp: QCoreApplication, tmp_path: Path
) -> None:
    calls = Calls(program)
    touched = tmp_path / "touched"
    tool = weather(python_source(f"open({str(touched)!r}, 'a').write('x'); print(18)"), approval="always")
    trials: list[Trial] = []
    calls.tools.tried.connect(trials.append)

    async def tried(tool: ToolDefinition, arguments: str, act: Callable[[str], None] | None = None) -> Trial:
        count = len(trials) + 1
        call_id = calls.tools.try_out(tool, arguments)
        if act is not None:
            assert (await calls.asked("trust")).is_trial
            act(call_id)
        await program.until(lambda: len(trials) == count, "a trial")
        assert trials[-1].call_id == call_id
        return trials[-1]

    async def scenario() -> None:
        refused = await tried(tool, '{"city": "Kyoto"}', calls.tools.refuse)
        assert refused.failed
        assert not touched.exists()
        assert (await tried(tool, '{"town": "Kyoto"}')).words.startswith("The assistant's arguments")
        done = await tried(tool, '{"city": "Kyoto"}', calls.tools.allow)
        assert (done.output, done.failed) == ("18", False)
        assert done.duration_ms > 0
        assert (await tried(tool, '{"city": "Kyoto"}')).output == "18"
        assert (await tried(weather(AnsweredByHand()), '{"city": "Kyoto"}')).words
        call_id = calls.tools.try_out(weather(CannedAnswer(delay_ms=600_000)), '{"city": "Kyoto"}')
        await program.until(lambda: calls.tools.started_at_ms(call_id) is not None, "a running trial")
        calls.tools.stop(call_id)
        assert trials[-1].failed
        assert (await tried(weather(BuiltInAnswer(function="random")), '{"city": "Kyoto"}')).output

    program.run(qapp, scenario)


def test_where_nobody_is_there_nothing_waits(program: HeldProgram, qapp: QCoreApplication) -> None:
    calls = Calls(program)

    async def scenario() -> None:
        calls.tools.attended = False
        await program.live(output_modality="text", tools=(weather(AnsweredByHand()),))
        await program.ask(calls.question)
        assert "Nobody is there" in json.loads(calls.all[-1].call_output or "")["error"]

    program.run(qapp, scenario)
