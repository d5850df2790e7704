"""Whatever goes wrong becomes one plain sentence, and what was said so far is kept."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from program import Run, converse, read_wav, service
from spoken_words import Spoken
from websockets.asyncio.server import Request, Response, ServerConnection, serve
from websockets.datastructures import Headers

pytestmark = pytest.mark.integration

CREATED = '{"type":"session.created","event_id":"event_1","session":{"type":"realtime","id":"sess_1"}}'
UPDATED = '{"type":"session.updated","event_id":"event_2","session":{"type":"realtime","id":"sess_1"}}'

Talk = Callable[[ServerConnection], Awaitable[None]]
Refuse = Callable[[ServerConnection, Request], Response | None]


@contextlib.contextmanager
def peer(talk: Talk, refuse: Refuse | None = None) -> Iterator[str]:
    """A server with manners of its own, in a thread; yields its URL."""
    ready: asyncio.Queue[str] | threading.Event = threading.Event()
    address: list[str] = []
    stops: list[Callable[[], None]] = []

    async def run() -> None:
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        stops.append(lambda: loop.call_soon_threadsafe(stop.set))
        async with serve(talk, "127.0.0.1", 0, process_request=refuse, compression=None, max_size=None) as server:
            port = server.sockets[0].getsockname()[1]
            address.append(f"ws://127.0.0.1:{port}/v1/realtime?model=m")
            ready.set()
            await stop.wait()

    thread = threading.Thread(target=lambda: asyncio.run(run()), name="peer")
    thread.start()
    assert ready.wait(10)
    try:
        yield address[0]
    finally:
        stops[0]()
        thread.join(10)


async def silent(connection: ServerConnection) -> None:
    """Begins a session properly and says nothing more."""
    await connection.send(CREATED)
    async for message in connection:
        if '"session.update"' in str(message):
            await connection.send(UPDATED)


def said_plainly(run: Run, *expected: str) -> None:
    """One sentence on standard error, no traceback anywhere, and a code that is not zero."""
    assert run.exit_code == 1, run.complained
    assert "Traceback" not in run.complained + run.said
    assert len(run.complained.strip().splitlines()) == 1, run.complained
    for words in expected:
        assert words in run.complained


@pytest.fixture
def question(spoken: Spoken) -> Path:
    return spoken("Hello, who are you?")


def test_a_refused_upgrade_shows_status_and_the_bodys_words(tmp_path: Path, question: Path) -> None:
    def refuse(_connection: ServerConnection, _request: Request) -> Response:
        body = b'{"error":{"code":"DeploymentNotFound","message":"The API deployment does not exist."}}'
        return Response(404, "Not Found", Headers([("Content-Type", "application/json")]), body)

    with peer(silent, refuse) as url:
        run = converse(tmp_path, question, "--connection", url)
    said_plainly(run, "deployment", "404", "The API deployment does not exist.")


def test_a_wrong_key_is_said(tmp_path: Path, question: Path) -> None:
    def refuse(_connection: ServerConnection, request: Request) -> Response | None:
        assert request.headers["Authorization"] == "Bearer wr0ng-k3y"
        body = b'{"error":{"code":"401","message":"Access denied due to invalid subscription key."}}'
        return Response(401, "Unauthorized", Headers([("Content-Type", "application/json")]), body)

    with peer(silent, refuse) as url:
        run = converse(tmp_path, question, "--connection", url, extra={"DUOLOGUE_API_KEY": "wr0ng-k3y"})
    said_plainly(run, "did not accept the key", "401", "invalid subscription key")
    for path in tmp_path.rglob("*"):
        assert path.is_dir() or b"wr0ng-k3y" not in path.read_bytes(), path
    assert "wr0ng-k3y" not in run.said + run.complained


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("wss://nowhere.invalid/v1/realtime?model=m", "was not found"),
        ("ws://127.0.0.1:9/v1/realtime?model=m", "refused the connection"),
        ("ftp://example.com/x", "begins with wss://"),
        ("no-such-name", "no connection"),
    ],
)
def test_a_wrong_address_is_said(tmp_path: Path, question: Path, address: str, expected: str) -> None:
    said_plainly(converse(tmp_path, question, "--connection", address), expected)


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("notes.wav", b"these are my notes, not sound", "is not a sound file"),
        ("empty.wav", b"", "sound"),
        ("missing.wav", None, "cannot be read"),
    ],
)
def test_a_file_that_is_not_audio_is_said_before_anything_starts(
    tmp_path: Path, name: str, content: bytes | None, expected: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    said_plainly(converse(tmp_path, path, "--connection", "builtin"), name, expected)


def test_a_missing_speaker_is_said_and_the_session_goes_on_silently(tmp_path: Path, question: Path) -> None:
    async def answer(connection: ServerConnection) -> None:
        await connection.send(CREATED)
        async for message in connection:
            if '"session.update"' in str(message):
                await connection.send(UPDATED)
                await connection.close(1000)

    with peer(answer) as url:
        run = converse(tmp_path, question, "--connection", url, "--speaker", "Grandmother's radio")
    assert "Grandmother's radio" in run.said
    assert "not connected" in run.said
    said_plainly(run, "ended the session")


def test_malformed_frames_are_survived_and_an_end_is_told(tmp_path: Path, question: Path) -> None:
    async def babble(connection: ServerConnection) -> None:
        await connection.send(CREATED)
        async for message in connection:
            if '"session.update"' not in str(message):
                continue
            await connection.send(UPDATED)
            for frame in (
                "not json",
                "[]",
                '{"type":7}',
                '{"no":"type"}',
                '{"type":"response.output_audio.delta","delta":"%%"}',
            ):
                await connection.send(frame)
            await connection.send(b"\x00\xff binary")
            await connection.send(
                '{"type":"conversation.item.added","event_id":"e","item":{"type":"mystery","id":"item_1"}}'
            )
            await connection.close(1011, "over and out")

    with peer(babble) as url:
        run = converse(tmp_path, question, "--connection", url)
    assert run.said.count("cannot be read") == 1
    said_plainly(run, "failed and closed the session", "1011 over and out", "kept")
    assert (run.folder / "events.jsonl").read_text("utf-8").count("\n") >= 9


def test_a_frame_of_30_mb_does_not_end_a_session(tmp_path: Path, question: Path) -> None:
    said_after_it: list[str | bytes] = []

    async def shout(connection: ServerConnection) -> None:
        await connection.send(CREATED)
        async for message in connection:
            if '"session.update"' in str(message):
                await connection.send(UPDATED)
                await connection.send('{"type":"some.event","padding":"' + "x" * 30_000_000 + '"}')
                await connection.send('{"type":"error","error":{"type":"server_error","message":"still here"}}')
            elif said_after_it:
                await connection.close(1000)
            elif "input_audio_buffer.append" in str(message):
                said_after_it.append(message)

    with peer(shout) as url:
        run = converse(tmp_path, question, "--connection", url)
    assert "still here" in run.said
    said_plainly(run, "ended the session")
    assert (run.folder / "events.jsonl").stat().st_size < 200_000


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        ("drop-at=response.output_audio.delta:4", "was lost"),
        ("close-at=1011:response.output_audio.delta:4", "failed and closed"),
    ],
)
def test_a_service_that_goes_away_in_mid_answer_leaves_what_was_said(
    tmp_path: Path, spoken: Spoken, fault: str, expected: str
) -> None:
    with service("--fault", fault) as address:
        run = converse(
            tmp_path,
            spoken("Please tell me a story."),
            "--connection",
            f"{address['url']}?model=m",
            extra={"DUOLOGUE_API_KEY": address["api_key"]},
        )
    said_plainly(run, expected, "kept")
    (turn,) = run.summary["turns"]
    assert turn["assistant_text"]
    assert run.summary["errors"]
    heard, _ = read_wav(run.folder / "assistant.wav")
    spoken_by_user, _ = read_wav(run.folder / "user.wav")
    assert heard.any()
    assert spoken_by_user.any()
    assert turn["assistant_text"].split()[0] in (run.folder / "transcript.md").read_text("utf-8")


def test_a_refused_configuration_is_said_and_the_session_goes_on(tmp_path: Path, spoken: Spoken) -> None:
    with service("--fault", "refuse-update=invalid_value") as address:
        run = converse(
            tmp_path,
            spoken("What is seven plus five?"),
            "--connection",
            f"{address['url']}?model=m",
            extra={"DUOLOGUE_API_KEY": address["api_key"]},
        )
    assert run.exit_code == 0, run.complained
    assert "refused a setting" in run.said
    assert run.summary["turns"][0]["assistant_text"]
