"""Functions in a Python file, found by running it in a process of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from desktop_app.controller.function_finder import FoundFunctions, FunctionFinder
from desktop_app.controller.tool_runs import ToolRuns
from desktop_app.settings.tool_definition import PythonAnswer

RATES = '''
def rate(to: str, amount: float = 1.0) -> float:
    """Today's rate."""
    return amount

def _hidden(to: str) -> str:
    return to
'''


def found_in(*steps: Callable[[FunctionFinder], Awaitable[None] | None]) -> list[FoundFunctions]:
    """What was told after these steps."""
    told: list[FoundFunctions] = []

    async def look() -> None:
        runs = ToolRuns()
        finder = FunctionFinder(runs)
        finder.found.connect(told.append)
        try:
            for step in steps:
                step(finder)
            async with asyncio.timeout(60):
                while not told:
                    await asyncio.sleep(0.02)
            await asyncio.sleep(0.3)
        finally:
            await finder.close()
            await runs.shut_down()

    asyncio.run(look())
    return told


def test_functions_with_type_hints_are_tools(tmp_path: Path) -> None:
    path = tmp_path / "rates.py"
    path.write_text(RATES, "utf-8")
    (found,) = found_in(lambda finder: finder.look_into(str(path)))
    (tool,) = found.tools
    assert (tool.name, tool.description) == ("rate", "Today's rate.")
    assert tool.answer == PythonAnswer(path=str(path), function="rate")
    assert tool.parameters["required"] == ["to"]
    assert found.words == ""


def test_a_file_that_fails_is_said_in_plain_words(tmp_path: Path) -> None:
    path = tmp_path / "broken.py"
    path.write_text("1 / 0", "utf-8")
    (found,) = found_in(lambda finder: finder.look_into(str(path)))
    assert found.tools == ()
    assert found.words
    assert "Traceback" not in found.words


def test_only_the_file_asked_for_last_is_told(tmp_path: Path) -> None:
    path = tmp_path / "rates.py"
    path.write_text(RATES, "utf-8")
    told = found_in(
        lambda finder: finder.look_into(str(tmp_path / "nowhere.py")),
        lambda finder: finder.look_into(str(path)),
    )
    assert [found.path for found in told] == [str(path)]
