"""What each kind of answer makes of a call."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

from desktop_app.settings.built_in_tools import BUILT_IN_TOOLS
from desktop_app.settings.tool_definition import (
    Answer,
    BuiltInAnswer,
    CannedAnswer,
    CommandAnswer,
    PythonAnswer,
    ToolDefinition,
)
from desktop_app.tools.answers import Call, Outcome, run_call
from desktop_app.tools.arguments import read_arguments
from desktop_app.tools.built_in import BuiltIn
from desktop_app.tools.python_file import WORKER_COMMAND, describe_python
from desktop_app.tools.python_worker import Reply, Request
from desktop_app.tools.tool_problem import ToolProblem
from desktop_app.tools.trust import look_at
from desktop_app.tools.wire_text import wire_text

SOURCE = '''
import asyncio, datetime, enum, os, sys, time
from dataclasses import dataclass

print("loading must not be taken for an answer")

class Unit(enum.Enum):
    C = "celsius"
    F = "fahrenheit"

@dataclass
class Stop:
    place: str
    minutes: int = 10

def weather(city: str, days: int = 3, unit: Unit = Unit.C, when: datetime.date | None = None) -> dict:
    """The weather of
    some days.

    Args:
        city: where it is.
        days: how many.

    Returns:
        something: else
    """
    print("talking", city)
    return {"city": city, "days": days, "unit": unit, "late": when is not None and when.year > 2000}

def route(stops: list[Stop]) -> int:
    return sum(stop.minutes for stop in stops)

async def later() -> str:
    await asyncio.sleep(0)
    return "now"

def fails(): raise ValueError("no such city")
def leaves(): sys.exit(4)
def dies(): os._exit(5)
def quits(): os.write(1, b"{not JSON"); os._exit(0)
def odd(): return object()
def big(): return "x" * 100_000
def hangs(): time.sleep(600)
def shouts(): os.write(1, b"not the answer")
def anything(*given): return given
def _private(): return 1
'''


async def answered(answer: Answer, arguments: dict[str, Any] | None = None, built_in: BuiltIn | None = None) -> Outcome:
    call = Call(ToolDefinition(name="t", answer=answer), arguments or {}, look_at(answer))
    return await run_call(call, built_in or BuiltIn())


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "my tool.py"
    path.write_text(SOURCE, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        ('{ "a" : [1, 2.50, "ü"],\n "b": null }', '{"a":[1,2.5,"ü"],"b":null}'),
        (" 18 degrees\n", "18 degrees"),
        ('"18"', '"18"'),
        ("", '{"result":""}'),
        (" \n", '{"result":""}'),
        ('{"a": NaN}', '{"a": NaN}'),
        (b"\xef\xbb\xbf{}", "{}"),
        (b"caf\xe9", "caf\ufffd"),
        ("12345678901234567890123", "12345678901234567890123"),
        ("[" * 100_000, "[" * 100_000),
        (r'"\ud800"', '"?"'),
        ("a\x00b", "a\ufffdb"),
    ],
)
def test_results_become_text(given: str | bytes, sent: str) -> None:
    assert wire_text(given) == sent


async def test_canned() -> None:
    assert await answered(CannedAnswer(output='{ "ok": true }')) == Outcome('{"ok":true}')
    assert await answered(CannedAnswer(output="no such city", fails=True)) == Outcome('{"error":"no such city"}', True)
    whole = '{"error": {"code": 404}}'
    assert (await answered(CannedAnswer(output=whole, fails=True))).output == '{"error":{"code":404}}'


async def test_a_command_gets_json_and_its_output_is_the_result() -> None:
    source = "import json, sys; given = json.load(sys.stdin); print(json.dumps({'seen': given}, indent=4))"
    outcome = await answered(CommandAnswer(argv=(sys.executable, "-c", source)), {"city": "Kyōto"})
    assert outcome == Outcome('{"seen":{"city":"Kyōto"}}')


async def test_a_command_that_says_it_failed_has_failed_whatever_it_printed() -> None:
    source = "import sys; print('{\"fine\": true}'); print('disk full', file=sys.stderr); sys.exit(1)"
    outcome = await answered(CommandAnswer(argv=(sys.executable, "-c", source)))
    told = json.loads(outcome.output)
    assert outcome.failed
    assert told == {"error": "The program ended with exit code 1.", "stderr": "disk full", "stdout": '{"fine": true}'}


@pytest.mark.skipif(sys.platform == "win32", reason="there are no signals")
async def test_a_command_that_crashes_is_told_by_its_name_and_its_last_words() -> None:
    source = "import os, sys; sys.stderr.write('no road'); sys.stderr.flush(); os.kill(os.getpid(), 11)"
    problem = (await answered(CommandAnswer(argv=(sys.executable, "-c", source)))).problem
    assert problem is not None
    assert (problem.code, problem.said) == ("signal", "no road")
    assert "SIGSEGV" in problem.detail


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (CommandAnswer(), "not_found"),
        (CommandAnswer(argv=("no-such-program-anywhere",)), "not_found"),
        (CommandAnswer(argv=(sys.executable,), folder="/no/such/folder"), "folder"),
        (PythonAnswer(path="/no/such/file.py", function="f"), "file"),
    ],
)
def test_what_is_not_there_is_not_even_asked_for(answer: Answer, code: str) -> None:
    with pytest.raises(ToolProblem) as caught:
        look_at(answer)
    assert caught.value.code == code


async def test_python_functions_get_typed_arguments(file: str) -> None:
    arguments = {"city": "Kyoto", "unit": "fahrenheit", "when": "2026-05-01"}
    outcome = await answered(PythonAnswer(path=file, function="weather"), arguments)
    assert json.loads(outcome.output) == {"city": "Kyoto", "days": 3, "unit": "fahrenheit", "late": True}
    stops = {"stops": [{"place": "A"}, {"place": "B", "minutes": 5}]}
    assert await answered(PythonAnswer(path=file, function="route"), stops) == Outcome("15")
    assert await answered(PythonAnswer(path=file, function="later")) == Outcome('"now"')


@pytest.mark.parametrize(
    ("function", "code", "words"),
    [
        ("fails", "function", "ValueError: no such city"),
        ("leaves", "function", "SystemExit: 4"),
        ("dies", "crashed", "exit code 5"),
        ("quits", "no_result", "without a result"),
        ("odd", "result", "not JSON"),
        ("big", "too_large", "64 KiB"),
        ("none_such", "function", "no function none_such"),
        ("anything", "arguments", "cannot be given by name"),
    ],
)
async def test_python_functions_that_go_wrong(file: str, function: str, code: str, words: str) -> None:
    outcome = await answered(PythonAnswer(path=file, function=function))
    assert outcome.problem is not None
    assert outcome.problem.code == code
    assert words in json.loads(outcome.output)["error"]
    assert "my tool.py" not in outcome.output


async def test_what_a_python_function_writes_itself_is_not_its_answer(file: str) -> None:
    assert await answered(PythonAnswer(path=file, function="shouts")) == Outcome("null")


async def test_a_python_function_that_hangs_is_ended(file: str) -> None:
    outcome = await answered(PythonAnswer(path=file, function="hangs", timeout_s=2))
    assert outcome.problem is not None
    assert outcome.problem.code == "time_limit"


async def test_a_python_file_is_described_with_a_schema_for_each_function(file: str) -> None:
    found = {each.name: each for each in await describe_python(file)}
    assert "_private" not in found
    assert found["anything"].problem
    weather = found["weather"]
    assert weather.description == "The weather of some days."
    properties = weather.parameters["properties"]
    assert weather.parameters["required"] == ["city"]
    assert properties["city"] == {"type": "string", "description": "where it is."}
    assert properties["days"] == {"type": "integer", "default": 3, "description": "how many."}
    assert read_arguments('{"city": "Kyoto", "unit": "celsius"}', weather.parameters)
    with pytest.raises(ToolProblem, match="unit"):
        read_arguments('{"city": "Kyoto", "unit": "kelvin"}', weather.parameters)
    with pytest.raises(ToolProblem, match=r"stops\[0\]"):
        read_arguments('{"stops": [{"minutes": 1}]}', found["route"].parameters)


async def test_a_python_file_with_a_mistake_says_so(tmp_path: Path) -> None:
    path = tmp_path / "broken.py"
    path.write_text("def f(:\n")
    with pytest.raises(ToolProblem, match="SyntaxError") as caught:
        await describe_python(str(path))
    assert caught.value.code == "file"


@pytest.mark.parametrize("function", list(BUILT_IN_TOOLS))
def test_the_built_in_tools_have_schemas_that_hold(function: Any) -> None:
    from jsonschema import Draft202012Validator

    tool = BUILT_IN_TOOLS[function]
    Draft202012Validator.check_schema(tool.parameters)
    assert tool.answer == BuiltInAnswer(function=function)


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("(3 + 4) * 2 ^ 10", 7168),
        ("0.1 + 0.2", 0.3),
        ("7 / 2", 3.5),
        ("6 × 7 =", 42),
        ("sqrt(2) * sqrt(2)", 2),
        ("10 % 3", 1),
        ("-2 ** 2", -4),
        ("max(1, 2, 3) + pi * 0", 3),
        ("17 * 365", 6205),
    ],
)
async def test_the_calculator_calculates(expression: str, value: float) -> None:
    outcome = await answered(BuiltInAnswer(function="calculator"), {"expression": expression})
    assert json.loads(outcome.output) == {"result": value}


@pytest.mark.parametrize(
    "expression",
    [
        "__import__('os').system('touch pwned')",
        "().__class__",
        "9**9**9",
        "10**100000",
        "sqrt(-1)",
        "(-8) ** 0.5",
        "1 / 0",
        "",
        "two plus two",
        "[1, 2]",
        "'a' * 1000000000",
        "True + 1",
        "1e308 * 10",
        "(" * 400,
        "x" * 1000,
        "log(0)",
        "round(1, ndigits=2)",
    ],
)
async def test_the_calculator_calculates_nothing_else(expression: str) -> None:
    outcome = await answered(BuiltInAnswer(function="calculator"), {"expression": expression})
    assert outcome.failed
    assert outcome.problem is not None
    assert outcome.problem.code == "value"


async def test_the_time_of_a_city_is_found_by_its_name() -> None:
    time = BuiltInAnswer(function="time")
    for name in ("Asia/Tokyo", "tokyo", " Tokyo, Japan", "Kyoto"):
        told = json.loads((await answered(time, {"time_zone": name})).output)
        assert (told["time_zone"], told["utc_offset"]) == ("Asia/Tokyo", "+09:00")
    assert set(json.loads((await answered(time)).output)) == {"time", "date", "weekday", "time_zone", "utc_offset"}
    unknown = await answered(time, {"time_zone": "Tokio"})
    assert "Asia/Tokyo" in json.loads(unknown.output)["similar"]


async def test_random_numbers_keep_to_their_bounds() -> None:
    random = BuiltInAnswer(function="random")
    dice = json.loads((await answered(random, {"count": 100})).output)["results"]
    assert len(dice) == 100
    assert set(dice) <= {1, 2, 3, 4, 5, 6}
    assert json.loads((await answered(random, {"choices": ["tea"]})).output) == {"result": "tea"}
    assert (await answered(random, {"minimum": 2, "maximum": 1})).failed


async def test_notes_are_kept_and_listed() -> None:
    taken = []
    built_in = BuiltIn(on_note=taken.append)
    note = BuiltInAnswer(function="note")
    await answered(note, {"action": "add", "text": " Buy milk "}, built_in)
    listed = json.loads((await answered(note, {"action": "list"}, built_in)).output)
    assert [each["text"] for each in listed["notes"]] == ["Buy milk"]
    assert [each.text for each in taken] == ["Buy milk"]


async def test_timers_are_set_listed_and_cancelled() -> None:
    began, gone = [], []
    built_in = BuiltIn(on_timer=began.append, on_timer_gone=gone.append)
    timer = BuiltInAnswer(function="timer")
    told = json.loads((await answered(timer, {"action": "set", "minutes": 2, "label": "tea"}, built_in)).output)
    assert told["set"]
    assert [(each.label, each.seconds) for each in began] == [("tea", 120.0)]
    assert len(json.loads((await answered(timer, {"action": "list"}, built_in)).output)["timers"]) == 1
    assert json.loads((await answered(timer, {"action": "cancel", "label": "Tea"}, built_in)).output) == {
        "cancelled": 1
    }
    assert gone == began
    for seconds in (0, -1, 1e9, "5"):
        assert (await answered(timer, {"action": "set", "seconds": seconds}, built_in)).failed


def test_the_frozen_program_runs_python_files_by_its_own_command_line() -> None:
    """It has no interpreter beside it; this is what it starts in its place."""
    source = "def f(a: int) -> dict:\n    print('noise')\n    return {'b': a + 1}\n"
    request = Request("/nowhere/tool.py", source, "f", {"a": 2})
    command = [sys.executable, "-m", "desktop_app", WORKER_COMMAND]
    ran = subprocess.run(command, input=msgspec.json.encode(request), capture_output=True, check=True)
    assert bytes(msgspec.json.decode(ran.stdout, type=Reply).result) == b'{"b":3}'
