"""The service as a process of its own, with the ears, voice and mind that this machine has."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator

import numpy as np
import pytest
import soundfile
import soxr
from stand_ins import silence
from stranger import Stranger, audio_of, text_of, types
from websockets.asyncio.client import connect

from desktop_app.loopback.own_processes import command, environment
from desktop_app.loopback.process import LoopbackProcess, ServiceDidNotStartError

pytestmark = pytest.mark.integration


@pytest.fixture(scope="module")
def running() -> Iterator[LoopbackProcess]:
    process = LoopbackProcess.start()
    yield process
    process.stop()


@pytest.fixture
async def client(running: LoopbackProcess) -> AsyncIterator[Stranger]:
    async with connect(f"{running.url}?model=m", additional_headers={"api-key": running.api_key}) as websocket:
        stranger = Stranger(websocket)
        await stranger.receive()
        yield stranger


def speech_of(path) -> bytes:
    samples, rate_hz = soundfile.read(path, dtype="int16")
    return soxr.resample(samples, rate_hz, 24_000).astype("<i2").tobytes()


def is_alive(process_id: int) -> bool:
    try:
        with open(f"/proc/{process_id}/stat") as stat:
            return stat.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def children_of(process_id: int) -> list[int]:
    with open(f"/proc/{process_id}/task/{process_id}/children") as children:
        return [int(child) for child in children.read().split()]


def wait_until_gone(process_ids: list[int]) -> None:
    deadline = time.monotonic() + 10
    while any(is_alive(process_id) for process_id in process_ids):
        assert time.monotonic() < deadline, "still there"
        time.sleep(0.01)


def test_addresses(running: LoopbackProcess) -> None:
    assert running.is_running
    assert running.url.startswith("ws://127.0.0.1:")
    assert running.url.endswith("/v1/realtime")
    assert running.preview_url == running.url.replace("/v1/realtime", "/openai/realtime")
    assert len(running.api_key) >= 24


async def test_it_hears_and_answers_aloud(client: Stranger, spoken) -> None:
    await client.update(audio={"input": {"transcription": {"model": "gpt-4o-transcribe"}}})
    await client.append(silence(500) + speech_of(spoken("what time is it")) + silence(800))
    events = await client.until("response.done")
    completed = "conversation.item.input_audio_transcription.completed"
    if completed not in types(events):
        events += await client.until(completed)
    [heard] = [event["transcript"] for event in events if event["type"] == completed]
    assert "what time is it" in heard.lower()
    said = text_of(events, "response.output_audio_transcript.delta")
    assert " in the " in said
    samples = np.frombuffer(audio_of(events), dtype="<i2")
    assert len(samples) > 24_000
    assert np.abs(samples.astype(int)).max() > 1000


async def test_speech_interrupts_a_long_answer(client: Stranger, spoken) -> None:
    await client.say_text("tell me a story")
    await client.send("response.create")
    await client.expect("response.output_audio.delta")
    await client.append(silence(300) + speech_of(spoken("stop")) + silence(800))
    events = await client.until("response.done")
    assert events[-1]["response"]["status_details"]["reason"] == "turn_detected"


async def test_a_tool_is_called_and_its_result_used(client: Stranger) -> None:
    schema = {"type": "object", "properties": {"location": {"type": "string"}}, "required": ["location"]}
    tool = {"type": "function", "name": "get_weather", "description": "The weather in a city", "parameters": schema}
    await client.update(tools=[tool])
    await client.say_text("What is the weather in Kyoto?")
    await client.send("response.create")
    [call] = (await client.until("response.done"))[-1]["response"]["output"]
    assert "kyoto" in json.loads(call["arguments"])["location"].lower()
    output = {"type": "function_call_output", "call_id": call["call_id"], "output": '{"high": 18}'}
    await client.send("conversation.item.create", item=output)
    await client.send("response.create")
    events = await client.until("response.done")
    said = text_of(events, "response.output_audio_transcript.delta").lower()
    assert "18" in said or "eighteen" in said


def test_a_clean_stop() -> None:
    process = LoopbackProcess.start()
    family = [process.process_id, *children_of(process.process_id)]
    process.stop()
    assert not process.is_running
    wait_until_gone(family)
    process.stop()


async def test_stopping_in_the_middle_of_an_answer() -> None:
    process = await asyncio.to_thread(LoopbackProcess.start)
    async with connect(f"{process.url}?model=m", additional_headers={"api-key": process.api_key}) as websocket:
        client = Stranger(websocket)
        await client.receive()
        await client.say_text("tell me a story")
        await client.send("response.create")
        await client.expect("response.output_audio.delta")
        await asyncio.to_thread(process.stop)
        await websocket.wait_closed()
        assert websocket.close_code in (1001, 1006)


@pytest.mark.skipif(sys.platform == "win32", reason="kills with a POSIX signal")
def test_it_ends_when_its_parent_is_killed() -> None:
    script = (
        "import time\n"
        "from desktop_app.loopback.process import LoopbackProcess\n"
        "print(LoopbackProcess.start().process_id, flush=True)\n"
        "time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, env=environment()) as parent:
        assert parent.stdout is not None
        service_id = int(parent.stdout.readline())
        family = [service_id, *children_of(service_id)]
        assert is_alive(service_id)
        parent.kill()
    wait_until_gone(family)


def test_what_hinders_the_start_is_said(running: LoopbackProcess, capfd: pytest.CaptureFixture[str]) -> None:
    taken = running.url.split(":")[2].partition("/")[0]
    with pytest.raises(ServiceDidNotStartError, match="ended before it served"):
        LoopbackProcess.start(["--port", taken])
    assert f"Cannot serve on port {taken}" in capfd.readouterr().err


class Serving:
    """`duologue serve` as a person starts it."""

    def __init__(self, *arguments: str) -> None:
        self.process = subprocess.Popen(
            command(*arguments),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(),
            text=True,
        )

    def first_line(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline()

    def end(self, sent: int | None = None) -> tuple[int, str, str]:
        """Exit code and what was still said."""
        if sent is not None:
            self.process.send_signal(sent)
        output, problems = self.process.communicate(timeout=20)
        return self.process.returncode, output, problems


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
def test_serve_prints_one_json_line_and_ends_on_a_signal(sent: int) -> None:
    serving = Serving("--api-key", "my-key")
    address = json.loads(serving.first_line())
    assert address == {
        "url": address["url"],
        "preview_url": address["url"].replace("/v1/realtime", "/openai/realtime"),
        "api_key": "my-key",
    }
    code, output, problems = serving.end(sent)
    assert (code, output) == (0, "")
    assert "Traceback" not in problems


def test_a_fault_that_is_none() -> None:
    code, output, problems = Serving("--fault", "explode").end()
    assert (code, output) == (2, "")
    assert problems.startswith("Unknown fault 'explode'. Known are: late-cancelled-done")


async def test_faults_and_limit_from_the_command_line() -> None:
    serving = Serving("--fault", "refuse-update=invalid_value", "--session-limit", "120")
    address = json.loads(await asyncio.to_thread(serving.first_line))
    try:
        async with connect(f"{address['url']}?model=m&api-key={address['api_key']}") as websocket:
            client = Stranger(websocket)
            session = (await client.receive())["session"]
            assert abs(session["expires_at"] - time.time() - 120) < 10
            await client.send("session.update", session={"type": "realtime"})
            assert (await client.error())["code"] == "invalid_value"
    finally:
        await asyncio.to_thread(serving.end, signal.SIGTERM)


def test_the_key_is_not_on_the_command_line(running: LoopbackProcess) -> None:
    with contextlib.suppress(FileNotFoundError), open(f"/proc/{running.process_id}/cmdline") as words:
        assert running.api_key not in words.read()
    assert running.api_key not in os.environ.values()
