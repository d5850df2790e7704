"""One connection against real servers: talk, ends, dead peers, bad frames, nothing left behind."""

from __future__ import annotations

import asyncio
import json
import logging
import socket

import pytest
from realtime_peers import CREATED, Heard, Silent, connect, tcp_server, upgrade_by_hand, websocket_server
from websockets.asyncio.server import ServerConnection

from desktop_app.connection.endpoint import parse_endpoint
from desktop_app.connection.realtime_connection import (
    MAX_APPEND_BYTES,
    MAX_SENT_FRAME_BYTES,
    RealtimeConnection,
)
from desktop_app.protocol.client_events import (
    ConversationItemCreate,
    InputAudioBufferAppend,
    InputAudioBufferCommit,
    OutputAudioBufferClear,
    SessionUpdate,
)
from desktop_app.protocol.codec import ClientCodec
from desktop_app.protocol.dialect import Dialect
from desktop_app.protocol.items import InputText, MessageItem
from desktop_app.protocol.server_events import MalformedEvent, SessionCreated, UnknownEvent
from desktop_app.protocol.session_config import SessionConfig


async def echo_types(websocket: ServerConnection) -> None:
    """Greet, then answer every frame with an unknown event that carries it."""
    await websocket.send(CREATED, text=True)
    async for frame in websocket:
        assert isinstance(frame, str)
        await websocket.send('{"type":"echo.heard","frame":' + frame + "}")


async def listen(websocket: ServerConnection) -> None:
    await websocket.send(CREATED, text=True)
    async for _ in websocket:
        pass


class TestTalk:
    async def test_events_go_both_ways_and_the_end_is_told_once(self):
        heard = Heard()
        async with websocket_server(echo_types) as url:
            connection = await connect(url, heard, key="k1")
            assert connection.is_open
            await heard.until(lambda: heard.events)
            assert isinstance(heard.events[0], SessionCreated)
            assert heard.frames[0] == CREATED
            commit = InputAudioBufferCommit(event_id="event_7")
            assert connection.send(commit)
            await heard.until(lambda: len(heard.events) == 2)
            assert isinstance(heard.events[1], UnknownEvent)
            assert '"event_7"' in heard.events[1].raw
            assert [event for event, _ in heard.sent] == [commit]
            assert (connection.sent_events, connection.received_frames) == (1, 2)
            assert connection.sent_bytes == len(heard.sent[0][1])
            assert connection.received_bytes == sum(map(len, heard.frames))
            await connection.close()
            await connection.close()
        assert [closed.sentence_code for closed in heard.closed] == ["asked"]
        assert heard.closed[0].was_asked
        assert connection.closed is heard.closed[0]
        assert not connection.send(commit)
        assert connection.refusal is not None
        assert connection.refusal.code == "closed"

    async def test_what_was_asked_before_the_close_still_leaves(self):
        arrived: list[str | bytes] = []

        async def collect(websocket: ServerConnection) -> None:
            arrived.extend([frame async for frame in websocket])

        heard = Heard()
        async with websocket_server(collect) as url:
            connection = await connect(url, heard)
            for index in range(20):
                connection.send(InputAudioBufferCommit(event_id=f"event_{index}"))
            await connection.close()
        assert len(arrived) == 20

    async def test_headers_arrive(self):
        seen = {}

        async def note(websocket: ServerConnection) -> None:
            assert websocket.request is not None
            seen.update(websocket.request.headers)
            await websocket.close()

        heard = Heard()
        async with websocket_server(note) as url:
            connection = await connect(url, heard, key="k1")
            await heard.until(lambda: heard.closed)
            await connection.close()
        lowered = {name.lower(): value for name, value in seen.items()}
        assert lowered["authorization"] == "Bearer k1"
        assert lowered["user-agent"].startswith("duologue/")
        assert "sec-websocket-extensions" not in lowered
        assert "openai-beta" not in lowered

    async def test_order_is_kept_under_load(self):
        order: list[str] = []

        async def collect(websocket: ServerConnection) -> None:
            async for frame in websocket:
                assert isinstance(frame, str)
                order.append(json.loads(frame)["event_id"])

        heard = Heard()
        async with websocket_server(collect) as url:
            connection = await connect(url, heard)
            for index in range(600):
                connection.send(InputAudioBufferCommit(event_id=f"event_{index}"))
                if index % 50 == 0:
                    await asyncio.sleep(0)
            await heard.until(lambda: len(heard.sent) == 600)
            await connection.close()
        assert order == [f"event_{index}" for index in range(600)]

    async def test_a_burst_lets_others_have_a_turn(self):
        turns = 0
        done = False

        async def flood(websocket: ServerConnection) -> None:
            for _ in range(3000):
                await websocket.send(CREATED, text=True)
            await websocket.send(b'{"type":"the.end"}', text=True)
            await websocket.wait_closed()

        async def count_turns() -> None:
            nonlocal turns
            while not done:
                turns += 1
                await asyncio.sleep(0)

        heard = Heard()
        async with websocket_server(flood) as url:
            connection = await connect(url, heard)
            counting = asyncio.create_task(count_turns())
            await heard.until(lambda: len(heard.events) == 3001)
            done = True
            await counting
            await connection.close()
        assert turns > 10


class TestSendRefusals:
    async def test_more_audio_than_the_service_takes(self):
        heard = Heard()
        async with websocket_server(listen) as url:
            connection = await connect(url, heard)
            assert not connection.send(InputAudioBufferAppend(audio=bytes(MAX_APPEND_BYTES + 1)))
            assert connection.refusal is not None
            assert connection.refusal.code == "too_large"
            text = MessageItem(role="user", content=[InputText(text="x" * 21 * 1024 * 1024)])
            assert not connection.send(ConversationItemCreate(item=text))
            assert connection.refusal.code == "too_large"
            assert connection.send(InputAudioBufferCommit())
            await heard.until(lambda: heard.sent)
            await connection.close()
        assert connection.is_open is False
        assert len(heard.sent) == 1

    async def test_what_the_dialect_cannot_say_is_told(self):
        heard = Heard()
        async with websocket_server(listen) as url:
            connection = await connect(url.replace("/v1/", "/openai/"), heard, dialect="preview")
            update = SessionUpdate(session=SessionConfig(instructions="hi", truncation="auto"))
            assert connection.send(update)
            await connection.close()
        assert [fields for _, fields in heard.losses] == [("session.truncation",)]

    async def test_a_frame_by_hand_goes_out_as_it_is_and_is_told_of(self):
        heard, frames = Heard(), []

        async def take(websocket):
            frames.extend([await websocket.recv()])
            await websocket.wait_closed()

        async with websocket_server(take) as url:
            connection = await connect(url, heard)
            assert connection.send_frame('{"type": "made.up",  "käse": 1}'.encode())
            await heard.until(lambda: heard.sent)
            assert not connection.send_frame(b"x" * (MAX_SENT_FRAME_BYTES + 1))
            assert connection.refusal is not None
            assert connection.refusal.code == "too_large"
            await connection.close()
            assert not connection.send_frame(b"{}")
            assert connection.refusal.code == "closed"
        assert frames == ['{"type": "made.up",  "käse": 1}']
        assert len(heard.sent) == 1

    async def test_an_event_the_dialect_lacks_is_refused(self, monkeypatch):
        heard = Heard()
        async with websocket_server(listen) as url:
            connection = await connect(url, heard)

            def say_nothing(event, losses):
                return b""

            monkeypatch.setattr(connection._codec, "_write", say_nothing)
            assert not connection.send(OutputAudioBufferClear())
            assert connection.refusal is not None
            assert connection.refusal.code == "not_in_dialect"
            await connection.close()


class TestEnds:
    @pytest.mark.parametrize(
        ("code", "reason", "sentence_code", "recoverable"),
        [
            (1000, "", "service_ended", True),
            (1001, "Your session hit the maximum duration of 30 minutes.", "session_expired", True),
            (1001, "going away", "going_away", True),
            (1002, "", "protocol_violation", True),
            (1003, "", "protocol_violation", True),
            (1007, "", "protocol_violation", True),
            (1008, "not here", "policy", False),
            (1009, "", "message_too_big", True),
            (1011, "server error", "service_fault", True),
            (1012, "", "service_restart", True),
            (1013, "", "try_later", True),
            (3000, "invalid_request_error.invalid_api_key", "auth_refused", False),
            (3999, "something", "refused_by_service", False),
            (4000, "invalid_request_error.beta_api_shape_disabled", "dialect_refused", False),
            (4000, "invalid_request_error.missing_model", "model_missing", False),
            (4321, "", "refused_by_service", False),
        ],
    )
    async def test_close_codes(self, code, reason, sentence_code, recoverable):
        async def end(websocket: ServerConnection) -> None:
            await websocket.send(CREATED, text=True)
            await websocket.close(code, reason)

        heard = Heard()
        async with websocket_server(end) as url:
            connection = await connect(url, heard)
            await heard.until(lambda: heard.closed)
            await connection.close()
        assert len(heard.closed) == 1
        closed = heard.closed[0]
        assert (closed.code, closed.reason, closed.sentence_code) == (code, reason, sentence_code)
        assert closed.recoverable is recoverable
        assert not closed.was_asked
        assert closed.from_peer
        assert len(heard.events) == 1, "what came before the end is kept"

    async def test_close_without_a_code(self):
        async def end(reader, writer):
            await upgrade_by_hand(reader, writer)
            writer.write(b"\x88\x00")
            await writer.drain()
            await reader.read()
            writer.close()

        heard = Heard()
        async with tcp_server(end) as port:
            connection = await connect(f"ws://127.0.0.1:{port}/v1/realtime", heard)
            await heard.until(lambda: heard.closed)
            await connection.close()
        assert (heard.closed[0].code, heard.closed[0].sentence_code) == (1005, "service_ended")

    async def test_torn_connection(self):
        async def tear(reader, writer):
            await upgrade_by_hand(reader, writer)
            writer.transport.abort()

        heard = Heard()
        async with tcp_server(tear) as port:
            connection = await connect(f"ws://127.0.0.1:{port}/v1/realtime", heard)
            await heard.until(lambda: heard.closed)
            await connection.close()
        closed = heard.closed[0]
        assert (closed.code, closed.sentence_code, closed.recoverable) == (1006, "connection_lost", True)

    async def test_half_a_frame_then_nothing(self):
        async def tear(reader, writer):
            await upgrade_by_hand(reader, writer)
            writer.write(b"\x81\x7e\x10\x00half")
            await writer.drain()
            writer.close()

        heard = Heard()
        async with tcp_server(tear) as port:
            connection = await connect(f"ws://127.0.0.1:{port}/v1/realtime", heard)
            await heard.until(lambda: heard.closed)
            await connection.close()
        assert heard.closed[0].sentence_code == "connection_lost"
        assert heard.events == []

    async def test_bytes_that_are_no_frames(self):
        async def babble(reader, writer):
            await upgrade_by_hand(reader, writer)
            writer.write(b"\xff" * 64)
            await writer.drain()
            await reader.read()
            writer.close()

        heard = Heard()
        async with tcp_server(babble) as port:
            connection = await connect(f"ws://127.0.0.1:{port}/v1/realtime", heard)
            await heard.until(lambda: heard.closed)
            await connection.close()
        closed = heard.closed[0]
        assert (closed.code, closed.sentence_code, closed.from_peer) == (1002, "protocol_violation", False)


class TestDeadPeers:
    async def test_close_does_not_wait_for_a_dead_peer(self):
        async def never_answer(reader, writer):
            await upgrade_by_hand(reader, writer)
            await asyncio.sleep(3600)

        heard = Heard()
        async with tcp_server(never_answer) as port:
            connection = await connect(f"ws://127.0.0.1:{port}/v1/realtime", heard)
            async with asyncio.timeout(10):
                await connection.close()
        assert [closed.sentence_code for closed in heard.closed] == ["asked"]

    async def test_missing_pongs_are_noticed(self):
        async def never_answer(reader, writer):
            await upgrade_by_hand(reader, writer)
            await asyncio.sleep(3600)

        heard = Heard()
        async with tcp_server(never_answer) as port:
            url = f"ws://127.0.0.1:{port}/v1/realtime"
            connection = await connect(url, heard, ping_interval_s=0.02, pong_timeout_s=0.05)
            await heard.until(lambda: heard.closed)
            await connection.close()
        closed = heard.closed[0]
        assert (closed.sentence_code, closed.recoverable, closed.from_peer) == ("no_answer", True, False)

    async def test_pongs_keep_it_open(self):
        heard = Heard()
        async with websocket_server(listen) as url:
            connection = await connect(url, heard, ping_interval_s=0.02, pong_timeout_s=5)
            while connection.round_trip_s == 0:
                await asyncio.sleep(0.01)
            assert connection.is_open
            await connection.close()

    async def test_a_peer_that_takes_nothing_loses_only_audio_and_is_given_up(self):
        peer = Silent()
        heard = Heard()
        async with websocket_server(peer) as url:
            connection = await connect(url, heard, send_stall_s=0.5)
            first = InputAudioBufferCommit(event_id="event_first")
            connection.send(first)
            block = InputAudioBufferAppend(audio=bytes(200_000))
            while not connection.dropped_blocks:
                assert connection.send(block)
                await asyncio.sleep(0)
            assert connection.send(InputAudioBufferCommit(event_id="event_last"))
            waiting = [outgoing.event for outgoing in connection._sender.outbox._waiting]
            assert waiting[-1] == InputAudioBufferCommit(event_id="event_last")
            await heard.until(lambda: heard.closed)
            await connection.close()
            peer.release()
        assert heard.sent[0][0] == first
        closed = heard.closed[0]
        assert (closed.sentence_code, closed.recoverable) == ("no_answer", True)

    async def test_close_while_a_send_is_stuck(self):
        peer = Silent()
        heard = Heard()
        async with websocket_server(peer) as url:
            connection = await connect(url, heard)
            block = InputAudioBufferAppend(audio=bytes(200_000))
            while not connection.dropped_blocks:
                connection.send(block)
                await asyncio.sleep(0)
            async with asyncio.timeout(10):
                await connection.close()
            peer.release()
        assert [closed.sentence_code for closed in heard.closed] == ["asked"]


class TestFrames:
    async def test_thirty_megabytes_arrive(self):
        size = 30_000_000

        async def send_much(websocket: ServerConnection) -> None:
            await websocket.send(b'{"type":"big.one","filling":"' + b"x" * size + b'"}', text=True)
            await websocket.wait_closed()

        heard = Heard()
        async with websocket_server(send_much) as url:
            connection = await connect(url, heard)
            await heard.until(lambda: heard.events)
            assert isinstance(heard.events[0], UnknownEvent)
            assert connection.received_bytes > size
            assert connection.is_open
            await connection.close()

    async def test_more_than_we_take_is_said(self):
        async def send_too_much(websocket: ServerConnection) -> None:
            await websocket.send(b"x" * (33 * 1024 * 1024), text=True)
            await websocket.wait_closed()

        heard = Heard()
        async with websocket_server(send_too_much) as url:
            connection = await connect(url, heard)
            await heard.until(lambda: heard.closed)
            await connection.close()
        closed = heard.closed[0]
        assert (closed.code, closed.sentence_code, closed.from_peer) == (1009, "message_too_big", False)

    async def test_malformed_frames_do_not_end_a_session(self):
        async def babble(websocket: ServerConnection) -> None:
            await websocket.send("not json")
            await websocket.send("[1, 2]")
            await websocket.send("")
            await websocket.send(b"\x00\xff\xfe")
            await websocket.send(b"\xff\xfe", text=True)
            await websocket.send('{"type":"response.output_audio.delta","delta":"%%%"}')
            await websocket.send('{"type":"session.created","session":7}')
            await websocket.send(CREATED)  # binary, but JSON
            await websocket.wait_closed()

        heard = Heard()
        async with websocket_server(babble) as url:
            connection = await connect(url, heard)
            await heard.until(lambda: len(heard.frames) == 8)
            assert connection.is_open
            await connection.close()
        assert [type(event) for event in heard.events] == [MalformedEvent] * 7 + [SessionCreated]
        assert connection.callback_failures == 0

    async def test_a_failing_callback_is_logged_and_the_session_goes_on(self, caplog):
        async def send_three(websocket: ServerConnection) -> None:
            for _ in range(3):
                await websocket.send(CREATED, text=True)
            await websocket.wait_closed()

        heard = Heard()

        def fail_once(events, frame):
            heard.on_events(events, frame)
            if len(heard.frames) == 1:
                raise RuntimeError("what the user said")

        def fail_at_the_end(closed):
            heard.on_closed(closed)
            raise RuntimeError("again")

        async with websocket_server(send_three) as url:
            connection = await connect(url, heard, on_events=fail_once, on_closed=fail_at_the_end)
            await heard.until(lambda: len(heard.frames) == 3)
            await connection.close()
        assert connection.callback_failures == 2
        assert len(heard.closed) == 1
        assert "RuntimeError at fail_once" in caplog.text
        assert "what the user said" not in caplog.text


class TestNothingIsLeft:
    async def _others(self) -> set[str]:
        return {task.get_name() for task in asyncio.all_tasks() if "realtime connection" in task.get_name()}

    async def test_after_a_close(self):
        heard = Heard()
        async with websocket_server(listen) as url:
            connection = await connect(url, heard)
            assert await self._others()
            await connection.close()
            assert not await self._others()

    async def test_when_close_is_cancelled(self):
        async def never_answer(reader, writer):
            await upgrade_by_hand(reader, writer)
            await asyncio.sleep(3600)

        heard = Heard()
        async with tcp_server(never_answer) as port:
            connection = await connect(f"ws://127.0.0.1:{port}/v1/realtime", heard)
            closing = asyncio.create_task(connection.close())
            await asyncio.sleep(0.01)
            closing.cancel()
            with pytest.raises(asyncio.CancelledError):
                await closing
            await heard.until(lambda: heard.closed)
            assert heard.closed[0].was_asked
            await asyncio.wait({connection._task})
            assert not await self._others()

    async def test_when_open_is_cancelled(self):
        reached = asyncio.Event()

        async def never_upgrade(reader, writer):
            await reader.readuntil(b"\r\n\r\n")
            reached.set()
            await asyncio.sleep(3600)

        heard = Heard()
        async with tcp_server(never_upgrade) as port:
            opening = asyncio.create_task(connect(f"ws://127.0.0.1:{port}/v1/realtime", heard))
            await reached.wait()
            opening.cancel()
            with pytest.raises(asyncio.CancelledError):
                await opening
            assert not await self._others()
        assert heard.closed == []

    async def test_when_its_task_is_cancelled(self):
        heard = Heard()
        async with websocket_server(listen) as url:
            connection = await connect(url, heard)
            await heard.until(lambda: heard.events)
            connection._task.cancel()
            await heard.until(lambda: heard.closed)
            await asyncio.wait({connection._task})
            assert not await self._others()
            await connection.close()
        assert len(heard.closed) == 1

    async def test_when_its_task_is_cancelled_before_it_ran(self):
        heard = Heard()
        async with websocket_server(listen) as url:
            connection = await connect(url, heard)
            connection._task.cancel()
            await heard.until(lambda: heard.closed)
            assert not await self._others()
        assert len(heard.closed) == 1

    @pytest.mark.leaves("task", reason="the loop ends on purpose while a connection is open")
    def test_when_the_loop_ends_first(self):
        heard: list[Heard] = []

        async def forget_to_close() -> None:
            heard.append(Heard())
            async with websocket_server(listen) as url:
                await connect(url, heard[0])
                await heard[0].until(lambda: heard[0].events)
                # The server's end is awaited by its own context; ours is cancelled by the runner.
                raise KeyError("the program fails")

        with pytest.raises(KeyError):
            asyncio.run(forget_to_close())
        assert len(heard[0].closed) == 1


class TestLogs:
    async def test_neither_key_nor_voice_nor_words(self, caplog):
        async def answer(websocket: ServerConnection) -> None:
            await websocket.send(CREATED, text=True)
            words = b'{"type":"response.output_audio_transcript.delta","item_id":"item_1","delta":"S3CRET words"}'
            await websocket.send(words, text=True)
            async for _ in websocket:
                pass

        # The server's own library log is not ours.
        logging.getLogger("websockets.server").setLevel(logging.WARNING)
        caplog.set_level(logging.DEBUG)
        heard = Heard()
        async with websocket_server(answer) as url:
            connection = await connect(f"{url}?api-key=S3CRETKEY&token=S3CRETTOKEN", heard, key="S3CRETKEY2")
            connection.send(InputAudioBufferAppend(audio=b"S3CRETVOICE" * 30))
            text = MessageItem(role="user", content=[InputText(text="S3CRETTEXT")])
            connection.send(ConversationItemCreate(item=text))
            await heard.until(lambda: len(heard.sent) == 2 and len(heard.events) == 2)
            await connection.close()
        assert "conversation.item.create" in caplog.text
        assert "S3CRET" not in caplog.text
        assert "UzNDUkVU" not in caplog.text


def test_under_qasync(qapp):
    """The same connection under Qt's loop: talk, drop, close."""
    import qasync

    heard: list[Heard] = []

    async def talk() -> None:
        heard.append(Heard())
        async with websocket_server(echo_types) as url:
            connection = await connect(url, heard[0])
            connection.send(InputAudioBufferAppend(audio=bytes(960)))
            await heard[0].until(lambda: len(heard[0].events) == 2)
            await connection.close()

        async def never_answer(reader, writer):
            await upgrade_by_hand(reader, writer)
            await asyncio.sleep(3600)

        async with tcp_server(never_answer) as port:
            second = await connect(f"ws://127.0.0.1:{port}/v1/realtime", heard[0])
            await second.close()

    loop = qasync.QEventLoop(qapp)
    with loop:
        loop.run_until_complete(talk())
    assert [closed.sentence_code for closed in heard[0].closed] == ["asked", "asked"]


async def test_a_socket_that_dies_while_speaking(monkeypatch):
    """The network goes away under our feet: an error of the system, not of the protocol."""
    heard = Heard()
    async with websocket_server(listen) as url:
        connection = await connect(url, heard)
        await heard.until(lambda: heard.events)
        raw = connection._websocket.transport.get_extra_info("socket")
        raw.shutdown(socket.SHUT_RDWR)
        connection.send(InputAudioBufferCommit())
        await heard.until(lambda: heard.closed)
        await connection.close()
    assert heard.closed[0].sentence_code == "connection_lost"


async def test_callbacks_may_send_at_once():
    heard = Heard()
    holder: list[RealtimeConnection] = []

    def answer(events, frame):
        heard.on_events(events, frame)
        if isinstance(events[0], SessionCreated):
            holder[0].send(InputAudioBufferCommit(event_id="event_answer"))

    async with websocket_server(echo_types) as url:
        endpoint = parse_endpoint(url)
        holder.append(
            await RealtimeConnection.open(
                endpoint,
                headers={},
                codec=ClientCodec(Dialect.GA),
                on_events=answer,
                on_closed=heard.on_closed,
            )
        )
        await heard.until(lambda: len(heard.events) == 2)
        await holder[0].close()
    assert "event_answer" in heard.frames[1].decode()
