"""Whatever happens to a connection: what the window says, how soon the conversation goes on, and which words are lost.

Run with ``-s`` to see the table of figures.
"""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import logging
import socket
import time
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fault_peers import FaultyNetwork, elsewhere_than_expected, faulty_network
from held_session import KEY_VARIABLE, HeldSession
from program import service, words
from PySide6.QtCore import QCoreApplication
from spoken_words import Spoken

from desktop_app.connection.endpoint import parse_endpoint
from desktop_app.connection.route import Route
from desktop_app.controller.continuity_words import CUT_OFF, GO_ON, LOST, NOW
from desktop_app.controller.heartbeat import Heartbeat
from desktop_app.controller.phase import Phase

pytestmark = pytest.mark.integration

BRISK = Heartbeat(ping_interval_s=0.5, pong_timeout_s=0.5, open_timeout_s=1.5)
"""The product's back-off; a heart that beats faster, so that a test need not wait for it."""


@pytest.fixture(scope="module")
def table() -> Iterator[list[str]]:
    rows: list[str] = []
    yield rows
    print("\nfault | the window says | seconds to recover | words lost")
    print("\n".join(rows))


@pytest.fixture(scope="module")
def address() -> Iterator[dict[str, str]]:
    with service() as there:
        yield there


@pytest.fixture
def network(address: dict[str, str]) -> Iterator[FaultyNetwork]:
    with faulty_network(address) as between:
        yield between


@pytest.fixture
def held(tmp_path: Path, network: FaultyNetwork, qapp: QCoreApplication) -> HeldSession:
    return HeldSession(tmp_path, network.url, heartbeat=BRISK)


@contextlib.asynccontextmanager
async def running_service(*arguments: str) -> AsyncIterator[None]:
    """`duologue serve`, started and stopped beside the running loop."""
    process = service(*arguments)
    await asyncio.to_thread(process.__enter__)
    try:
        yield
    finally:
        await asyncio.to_thread(process.__exit__, None, None, None)


def note(table: list[str], fault: str, session: HeldSession, *spoken: str) -> None:
    lost = session.lost_words(*spoken)
    table.append(f"{fault} | {session.said} | {session.recovered_s:.2f} | {' '.join(sorted(lost)) or 'none'}")
    assert not lost


async def typed_over_a_fault(session: HeldSession, network: FaultyNetwork, fault: Callable[[], object]) -> None:
    """Something typed before the fault, something in the gap; both are answered, and the second knows the first."""
    await session.live(output_modality="text")
    await session.ask("My name is Berta.")
    fault()
    await session.until(lambda: session.conversation.phase is Phase.RECONNECTING, "the loss")
    session.conversation.send_text("What is my name?")
    await session.again()
    await session.answered(2)
    assert "Berta" in session.answers[-1]
    assert network.told[:1] == ["My name is Berta."]
    assert network.told[-1] == "What is my name?"
    assert LOST in session.settled
    (seam,) = [item for item in session.conversation.transcript.items if item.seam_ms is not None]
    assert "went on as text" in seam.text
    texts = [item.text for item in session.conversation.transcript.items if item.role == "user"]
    assert texts == ["My name is Berta.", "What is my name?"]
    assert any(span.kind == "gap" for span in session.conversation.timeline.spans)


@pytest.mark.parametrize(
    ("code", "reason"),
    [(1000, ""), (1001, "Your session hit the maximum duration"), (1009, ""), (1011, ""), (1012, ""), (1006, "")],
)
def test_a_close_that_is_not_final(
    held: HeldSession, network: FaultyNetwork, qapp: QCoreApplication, table: list[str], code: int, reason: str
) -> None:
    fault = network.cut if code == 1006 else lambda: network.close(code, reason)
    held.run(qapp, lambda: typed_over_a_fault(held, network, fault))
    note(table, f"close {code}", held, "My name is Berta.", "What is my name?")
    (lost,) = [notice for notice in held.notices if notice.id == LOST]
    assert lost.action is not None
    assert lost.action.id == NOW
    assert str(code) in lost.server_words


@pytest.mark.parametrize(
    ("code", "reason", "says"),
    [
        (4000, "invalid_request_error.beta_api_shape_disabled", "preview protocol"),
        (4000, "invalid_request_error.missing_model", "which model"),
        (3000, "invalid_request_error.invalid_api_key", "did not accept the key"),
        (1008, "", "a rule of its own"),
    ],
)
def test_a_close_that_is_final(
    held: HeldSession,
    network: FaultyNetwork,
    qapp: QCoreApplication,
    table: list[str],
    code: int,
    reason: str,
    says: str,
) -> None:
    async def scenario() -> None:
        await held.live(output_modality="text")
        await held.ask("My name is Berta.")
        network.close(code, reason)
        await held.until(lambda: held.conversation.phase is Phase.IDLE, "the end")

    held.run(qapp, scenario)
    assert says in held.notices[-1].headline
    assert len(network.frames) == 1
    assert not held.lost_words("My name is Berta.")
    table.append(f"close {code} {reason} | {held.said} | ended | none")


def test_cut_in_mid_answer(
    held: HeldSession, network: FaultyNetwork, qapp: QCoreApplication, table: list[str], spoken: Spoken
) -> None:
    """What came of the answer is heard; what is said meanwhile is heard by the next session, by voice."""

    async def scenario() -> None:
        await held.live()
        held.conversation.send_text("Please tell me a story.")
        await held.until(lambda: held.conversation.timeline.open_spans, "the answer to sound")
        network.cut()
        held.speak(spoken("What is seven plus five?"))
        await held.again()
        await held.until(lambda: "twelve" in held.answers[-1].lower(), "the answer to what was said in the gap")
        await held.answered(2)

    held.run(qapp, scenario)
    first = next(item for item in held.conversation.transcript.items if item.role == "assistant")
    assert first.heard_text
    assert first.truncated_at_ms is not None or first.text == first.heard_text
    created = [frame["item"] for frame in network.frames[-1] if frame["type"] == "conversation.item.create"]
    told = next(item for item in created if item["role"] == "assistant")
    assert told["content"][0]["type"] == "output_text"
    modalities = [f["session"].get("output_modalities") for f in network.frames[-1] if f["type"] == "session.update"]
    assert modalities[-1] == ["audio"]
    lost = words("What is seven plus five?") - words(held.user_text)
    table.append(f"cut in mid-answer | {held.said} | {held.recovered_s:.2f} | {' '.join(sorted(lost)) or 'none'}")
    assert not lost


def test_an_answer_that_was_cut_off_goes_on_when_asked(
    held: HeldSession, network: FaultyNetwork, qapp: QCoreApplication
) -> None:
    async def scenario() -> None:
        await held.live()
        held.conversation.send_text("Please tell me a story.")
        await held.until(lambda: held.conversation.timeline.open_spans, "the answer to sound")
        network.cut()
        await held.again()
        await held.until(lambda: any(notice.id == CUT_OFF for notice in held.notices), "the offer")
        held.conversation.run_action(GO_ON)
        await held.answered(2)

    held.run(qapp, scenario)
    assert "middle of your last message" in network.told[-1]
    assert CUT_OFF in held.settled


@pytest.mark.seldom
def test_twenty_seconds_without_a_network(
    held: HeldSession, network: FaultyNetwork, qapp: QCoreApplication, table: list[str], spoken: Spoken
) -> None:
    """Nothing says that the network is gone but the heartbeat; what was said before it noticed is not lost either."""
    waited_s: list[float] = []

    async def scenario() -> None:
        await held.live()
        await asyncio.sleep(0.3)
        network.swallow(True)
        held.speak(spoken("What is seven plus five?"))
        await asyncio.sleep(20)
        network.swallow(False)
        back_s = time.monotonic()
        await held.again()
        waited_s.append(time.monotonic() - back_s)
        await held.until(lambda: held.answers and "twelve" in held.answers[-1].lower(), "the answer")
        await held.answered(1)

    held.run(qapp, scenario)
    fault = f"20 s without a network, connected {waited_s[0]:.1f} s after it was back"
    note(table, fault, held, "What is seven plus five?")


def test_a_server_that_restarts(
    tmp_path: Path, qapp: QCoreApplication, table: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    monkeypatch.setenv(KEY_VARIABLE, "k3y-of-the-tests")
    held = HeldSession(tmp_path, f"ws://127.0.0.1:{port}/v1/realtime?model=practice-partner", heartbeat=BRISK)
    arguments = ("--port", str(port), "--api-key", "k3y-of-the-tests")

    async def scenario() -> None:
        async with running_service(*arguments):
            await held.live(output_modality="text")
            await held.ask("My name is Berta.")
        await held.until(lambda: held.conversation.phase is Phase.RECONNECTING, "the loss")
        held.conversation.send_text("What is my name?")
        await held.until(lambda: any("refused" in notice.headline for notice in held.notices), "an attempt in vain")
        async with running_service(*arguments):
            held.conversation.run_action(NOW)
            await held.again()
            await held.answered(2)
        assert "Berta" in held.answers[-1]

    held.run(qapp, scenario)
    note(table, "server restart", held, "My name is Berta.", "What is my name?")


def test_a_token_that_expired_meanwhile(
    held: HeldSession,
    network: FaultyNetwork,
    qapp: QCoreApplication,
    table: list[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    network.token = "t0ken-of-before"
    monkeypatch.setenv(KEY_VARIABLE, "t0ken-of-before")
    refused: list[str] = []

    def fault() -> None:
        network.token = "t0ken-of-now"
        network.cut()

    def renew(notice: Any) -> None:
        if "key" in notice.headline:
            refused.append(notice.headline)
            monkeypatch.setenv(KEY_VARIABLE, "t0ken-of-now")

    held.conversation.notice_raised.connect(renew)
    held.run(qapp, lambda: typed_over_a_fault(held, network, fault))
    assert refused
    note(table, "401 on reconnect", held, "My name is Berta.", "What is my name?")
    ours = [record.getMessage() for record in caplog.records if not record.name.startswith("websockets.")]
    assert any("opened" in line for line in ours)
    assert not [line for line in ours if "t0ken" in line]
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert kept
    assert not [path for path in kept if b"t0ken" in path.read_bytes()]


def test_a_token_that_stays_refused(held: HeldSession, network: FaultyNetwork, qapp: QCoreApplication) -> None:
    async def scenario() -> None:
        await held.live(output_modality="text")
        network.token = "another"
        network.cut()
        await held.until(lambda: held.conversation.phase is Phase.IDLE, "the end")

    held.run(qapp, scenario)
    assert "did not accept the key" in held.notices[-1].headline


def test_a_service_that_asks_for_patience(
    held: HeldSession, network: FaultyNetwork, qapp: QCoreApplication, table: list[str]
) -> None:
    def fault() -> None:
        network.refuse(429, "Too Many Requests", Retry_After="2")
        network.cut()

    held.run(qapp, lambda: typed_over_a_fault(held, network, fault))
    assert any("2 s" in status.detail for status in held.statuses if status.code == "reconnecting")
    note(table, "429, Retry-After: 2", held, "My name is Berta.", "What is my name?")


@pytest.mark.parametrize(
    ("fault", "says"),
    [("dns", "was not found"), ("tls", "not trusted"), ("page", "does not speak"), ("proxy", "proxy did not let us")],
)
def test_a_network_that_changed(
    held: HeldSession,
    network: FaultyNetwork,
    qapp: QCoreApplication,
    table: list[str],
    tmp_path: Path,
    fault: str,
    says: str,
) -> None:
    """Another network leads elsewhere for a while: no name, a hotel's sign-in page, a proxy that refuses."""
    book = held.application.book
    resolve = book.resolve
    elsewhere: list[str] = []

    async def resolve_there(connection_id: str, model: str = "") -> Any:
        endpoint, headers = await resolve(connection_id, model)
        if not elsewhere:
            return endpoint, headers
        url = elsewhere.pop()
        if fault == "proxy":
            return dataclasses.replace(endpoint, route=Route(proxy=url)), headers
        return parse_endpoint(url), headers

    book.resolve = resolve_there  # type: ignore[method-assign]
    with elsewhere_than_expected(fault, tmp_path) as url:

        def change() -> None:
            elsewhere.append(url)
            network.cut()

        held.run(qapp, lambda: typed_over_a_fault(held, network, change))
    assert any(says in notice.headline for notice in held.notices), held.said
    note(table, {"dns": "DNS failure", "tls": "TLS failure"}.get(fault, fault), held, "My name is Berta.")


def test_end_is_obeyed_while_there_is_no_connection(
    held: HeldSession, network: FaultyNetwork, qapp: QCoreApplication
) -> None:
    async def scenario() -> None:
        await held.live(output_modality="text")
        await held.ask("My name is Berta.")
        network.listen(False)
        network.cut()
        await held.until(lambda: held.conversation.phase is Phase.RECONNECTING, "the loss")
        await held.until(lambda: any("refused" in notice.headline for notice in held.notices), "an attempt in vain")
        held.conversation.end()
        await held.until(lambda: held.conversation.phase is Phase.IDLE, "the end")

    held.run(qapp, scenario)
    folder = held.run_of.recording.folder
    assert "My name is Berta." in folder.transcript.read_text("utf-8")


def test_a_talk_key_held_over_a_gap_makes_one_turn(
    held: HeldSession, network: FaultyNetwork, qapp: QCoreApplication, table: list[str], spoken: Spoken
) -> None:
    """Pressed before the loss, released before the next connection: the whole press is one turn of the new session."""

    async def scenario() -> None:
        await held.live(turn_detection="none")
        held.conversation.press_talk()
        await held.until(lambda: held.conversation.talking, "the press to count")
        held.speak(spoken("What is seven plus five?"))
        await asyncio.sleep(0.5)
        network.listen(False)
        network.cut()
        await held.until(lambda: held.conversation.phase is Phase.RECONNECTING, "the loss")
        await asyncio.sleep(1.5)
        held.conversation.release_talk()
        await asyncio.sleep(0.4)
        network.listen(True)
        held.conversation.run_action(NOW)
        await held.again()
        await held.answered(1)

    held.run(qapp, scenario)
    assert "twelve" in held.answers[-1].lower()
    assert [frame["type"] for frame in network.frames[-1]].count("input_audio_buffer.commit") == 1
    note(table, "talk key held over a cut", held, "What is seven plus five?")
