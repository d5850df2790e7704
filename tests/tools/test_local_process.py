"""Programs run without a shell, within limits, and nothing of them stays."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
from pathlib import Path

import pytest

from desktop_app.tools.local_process import Finished, Program, run_program
from desktop_app.tools.process_environment import tool_environment
from desktop_app.tools.tool_problem import ToolProblem

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the programs here are POSIX's")

FOLDER = os.path.expanduser("~")
ODD = ["a b", "'", '"', "; touch pwned", "$(touch pwned)", "`touch pwned`", "x\ny", "*", "", "ü\u202e日本", "--", "\\"]


async def run(*argv: str, stdin: bytes = b"", timeout_s: float = 20.0, limit_bytes: int = 10_000) -> Finished:
    return await run_program(Program(argv, tool_environment("t"), stdin, FOLDER, timeout_s, limit_bytes))


async def python(source: str, *arguments: str, **limits: float) -> Finished:
    return await run(sys.executable, "-c", source, *arguments, **limits)


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    # A process that nobody has waited for yet is dead all the same.
    return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]


async def gone(pid: int) -> None:
    """A process that was killed needs a moment to be collected by whoever adopted it."""
    until = time.monotonic() + 10
    while alive(pid):
        assert time.monotonic() < until, f"process {pid} is still there"
        await asyncio.sleep(0.01)


async def test_arguments_arrive_as_they_are_and_no_shell_reads_them(tmp_path: Path) -> None:
    said = await python("import json, sys; print(json.dumps(sys.argv[1:]))", *ODD)
    assert json.loads(bytes(said.stdout)) == ODD
    assert "pwned" not in os.listdir(FOLDER)


async def test_the_arguments_come_on_standard_input() -> None:
    assert bytes((await run("cat", stdin='{"ü": 1}'.encode())).stdout).decode() == '{"ü": 1}'


async def test_a_program_need_not_read_what_it_is_told() -> None:
    said = await python("import os; os.close(0); print('fine')", stdin=b"x" * 5_000_000)
    assert bytes(said.stdout) == b"fine\n"


async def test_a_program_that_ends_badly_says_how() -> None:
    said = await python("import sys; print('{}'); print('why', file=sys.stderr); sys.exit(3)")
    assert (said.code, bytes(said.stderr)) == (3, b"why\n")


async def test_a_program_that_kills_itself_has_a_code_too() -> None:
    assert (await python("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)")).code == -11


async def test_a_program_that_hangs_is_ended(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    with pytest.raises(ToolProblem) as caught:
        await python(f"import os, time; open({str(note)!r}, 'w').write(str(os.getpid())); time.sleep(600)", timeout_s=2)
    assert caught.value.code == "time_limit"
    await gone(int(note.read_text()))


async def test_a_program_that_will_not_end_when_asked_is_killed(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    deaf = "import os, signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
    with pytest.raises(ToolProblem):
        await python(f"{deaf} open({str(note)!r}, 'w').write(str(os.getpid())); time.sleep(600)", timeout_s=2)
    await gone(int(note.read_text()))


async def test_a_flood_is_refused_while_it_comes() -> None:
    flood = "import sys\nfor _ in range(800): sys.stdout.write('x' * 65536)"
    with pytest.raises(ToolProblem) as caught:
        await python(flood)
    assert caught.value.code == "too_large"
    assert json.loads(caught.value.output)["begins"].startswith("xxx")


async def test_a_flood_of_complaints_is_thrown_away_but_for_its_end() -> None:
    flood = "import sys\nfor _ in range(300): sys.stderr.write('x' * 65536)\nsys.stderr.write('the end')\nprint(1)"
    said = await python(flood)
    assert bytes(said.stdout) == b"1\n"
    assert len(said.stderr) <= 8_192
    assert said.stderr.endswith(b"the end")


async def test_what_it_left_in_the_background_ends_with_it_and_holds_nobody_up(tmp_path: Path) -> None:
    said = await run("sh", "-c", "sleep 600 & echo $!")
    await gone(int(bytes(said.stdout)))


async def test_a_grandchild_ends_with_a_program_that_is_ended(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    with pytest.raises(ToolProblem):
        await run("sh", "-c", f"sleep 600 & echo $! > {note}; wait", timeout_s=2)
    await gone(int(note.read_text()))


async def test_a_cancelled_run_leaves_no_process(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    work = asyncio.create_task(run("sh", "-c", f"echo $$ > {note}.new; mv {note}.new {note}; sleep 600"))
    while not note.exists():
        await asyncio.sleep(0.01)
    work.cancel()
    with pytest.raises(asyncio.CancelledError):
        await work
    await gone(int(note.read_text()))


async def test_a_program_ends_with_duologue_even_when_that_is_killed(tmp_path: Path) -> None:
    note = tmp_path / "pids"
    here = Path(__file__)
    abandoned = await asyncio.create_subprocess_exec(
        *(sys.executable, str(here.with_name("abandoned_program.py")), str(note)),
        env=os.environ | {"PYTHONPATH": str(here.parents[2])},
    )
    while not note.exists():
        await asyncio.sleep(0.01)
    abandoned.kill()
    await abandoned.wait()
    for pid in note.read_text().split():
        await gone(int(pid))


async def test_a_program_that_cannot_be_started_says_why(tmp_path: Path) -> None:
    script = tmp_path / "script"
    script.write_text("no interpreter line, no machine code")
    script.chmod(0o755)
    with pytest.raises(ToolProblem) as caught:
        await run(str(script))
    assert caught.value.code == "not_started"


def test_no_key_or_token_reaches_a_tool() -> None:
    given = {
        "PATH": "/bin", "HOME": "/h", "LC_ALL": "C", "XDG_DATA_HOME": "/x", "LANG": "de_DE", "SystemRoot": "C:",
        "OPENAI_API_KEY": "S3CRET", "AZURE_CLIENT_SECRET": "S3CRET", "GITHUB_TOKEN": "S3CRET",
        "DUOLOGUE_API_KEY": "S3CRET", "LD_PRELOAD": "/evil.so", "PYTHONPATH": "/p",
        "HTTPS_PROXY": "http://me:S3CRET@proxy", "HTTP_PROXY": "http://proxy",
    }  # fmt: skip
    passed = tool_environment("weather", given)
    assert "S3CRET" not in str(passed)
    assert set(passed) == {
        "PATH", "HOME", "LC_ALL", "XDG_DATA_HOME", "LANG", "SystemRoot", "HTTP_PROXY", "DUOLOGUE_TOOL",
    }  # fmt: skip
    assert passed["DUOLOGUE_TOOL"] == "weather"


async def test_a_program_really_sees_no_more_than_that(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MY_TOKEN", "S3CRET")
    said = await python("import os; print(sorted(os.environ))")
    assert b"MY_TOKEN" not in said.stdout
    assert b"DUOLOGUE_TOOL" in said.stdout


async def test_who_is_cancelled_while_a_program_is_being_ended_waits_until_it_is(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    deaf = f"trap '' TERM; echo $$ > {note}.new; mv {note}.new {note}; sleep 600 & wait; sleep 600"
    work = asyncio.create_task(run("sh", "-c", deaf))
    while not note.exists():
        await asyncio.sleep(0.01)
    work.cancel()
    await asyncio.sleep(0.01)  # it is being asked to end
    work.cancel()
    with pytest.raises(asyncio.CancelledError):
        await work
    assert not alive(int(note.read_text()))
