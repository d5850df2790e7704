"""An hour of a session in seconds: the real program's session on a clock that is pushed, with a scripted service."""

from __future__ import annotations

import base64
import enum
import json
from collections.abc import Iterator
from typing import Any

import numpy as np

BLOCK_MS = 20
RATE_HZ = 24_000
TURN_MS = 20_000
_SPEECH_MS = 4_000
_DELTAS = 100
_DELTA_MS = 100
_DELTA_GAP_MS = 30
_WORDS = "Once upon a time there was a lighthouse keeper who counted the ships that passed in the night. "

Timed = Iterator[tuple[float, dict[str, Any]]]


class Scene(enum.Enum):
    """What happens in the hour."""

    MUTED = "muted"
    """A live session in which the microphone gives digital silence."""
    QUIET = "quiet"
    """A live session in which the microphone gives the noise of a quiet room, and nobody speaks."""
    TALKING = "talking"
    """A turn every 20 s: 4 s of question, 10 s of answer."""


class FastClock:
    """Stands for the session's clock; its time is pushed, and device times are session times already."""

    def __init__(self) -> None:
        self.time_ms = 0.0

    def restart(self) -> None:
        """Begin at 0 ms."""
        self.time_ms = 0.0

    def stop(self) -> None:
        """It stands still by itself."""

    def now_ms(self) -> float:
        return self.time_ms

    def at_ms(self, monotonic_s: float) -> float:
        return monotonic_s * 1000.0


class Swallow:
    """Stands for the open connection: everything can be sent and nothing is kept."""

    closed = None
    refusal = None
    dropped_blocks = 0

    def send(self, _event: object) -> bool:
        return True

    async def close(self) -> None:
        """Nothing is open."""


class FastSession:
    """The session of a running program, driven by hand."""

    def __init__(self, application: Any, qt: Any) -> None:
        from desktop_app.audio.ring_sink import RingSink
        from desktop_app.connection.endpoint import parse_endpoint
        from desktop_app.controller.phase import Phase
        from desktop_app.protocol.codec import ClientCodec, Dialect

        class PushedSpeaker(RingSink):
            """Plays what it is told to, when it is told to."""

            problem = None
            latency_s = 0.0

            def start(self) -> None:
                """Nothing to open."""

            def stop(self) -> None:
                """Nothing to close."""

        self._qt = qt
        self._clock = FastClock()
        self._codec = ClientCodec(Dialect.GA)
        self._speaker = PushedSpeaker("pushed", RATE_HZ, clock=lambda: self._clock.time_ms / 1000.0)
        self._life = application.life
        self._life.clock = self._clock
        run = self._life._new_run(parse_endpoint("ws://127.0.0.1:9/v1/realtime?model=hour"))
        run.live._connection = Swallow()
        self._run = run
        frames = RATE_HZ * BLOCK_MS // 1000
        self._voice = np.random.default_rng(2).integers(-4000, 4000, frames).astype(np.int16)
        self._zeros = np.zeros(frames, np.int16)
        self._noise = np.random.default_rng(3).integers(-3, 3, frames).astype(np.int16)
        self._played = np.zeros(frames, np.int16)
        self._receive({"type": "session.created", "session": _SESSION})
        self._receive({"type": "session.updated", "session": _SESSION})
        run.live.use_sink(self._speaker)
        self._life._enter(Phase.LIVE)

    rate_hz = RATE_HZ
    """What the session asks of its source."""

    def pass_time(self, minutes: float, scene: Scene) -> None:
        """Let session time pass: captured and played block by block, the script's events as they fall due."""
        from desktop_app.audio.ports import CapturedBlock

        began_ms = self._clock.time_ms
        talking = scene is Scene.TALKING
        quiet = self._zeros if scene is Scene.MUTED else self._noise
        script = _conversation(began_ms, began_ms + minutes * 60_000) if talking else iter(())
        due = next(script, None)
        for step in range(int(minutes * 60_000 / BLOCK_MS)):
            now_ms = self._clock.time_ms = began_ms + (step + 1) * BLOCK_MS
            speaking = talking and (now_ms - began_ms) % TURN_MS < _SPEECH_MS
            block = CapturedBlock(self._voice if speaking else quiet, (now_ms - BLOCK_MS) / 1000.0, False)
            self._run.live.captured(self, [block])
            while due is not None and due[0] <= now_ms:
                self._receive(due[1])
                due = next(script, None)
            self._speaker._render(self._played, now_ms / 1000.0)
            self._run.live.played(self._speaker.take_played())
            self._run.live.progress()
            if step % (1000 // BLOCK_MS) == 0:
                self._life.visited()
                self._qt.processEvents()
                # The disk has a second for each second, as it has when time is not pushed.
                self._run.recording._recorder.flush()
                self._run.recording._journal.flush()

    async def end(self) -> None:
        """End the session with everything written."""
        await self._life.shut_down()

    def _receive(self, event: dict[str, Any]) -> None:
        frame = json.dumps({"event_id": "event_1", **event}, separators=(",", ":")).encode()
        self._run.live._received(self._codec.decode(frame), frame)


_SESSION = {
    "id": "sess_1",
    "object": "realtime.session",
    "type": "realtime",
    "model": "hour",
    "output_modalities": ["audio"],
    "audio": {
        "input": {"format": {"type": "audio/pcm", "rate": 24000}, "turn_detection": {"type": "server_vad"}},
        "output": {"format": {"type": "audio/pcm", "rate": 24000}, "voice": "alloy"},
    },
}


def _conversation(began_ms: float, ends_ms: float) -> Timed:
    samples = np.random.default_rng(1).integers(-3000, 3000, RATE_HZ * _DELTA_MS // 1000).astype("<i2")
    delta = base64.b64encode(samples.tobytes()).decode()
    turns = int((ends_ms - began_ms) // TURN_MS)
    for turn in range(turns):
        start_ms = began_ms + turn * TURN_MS
        name = f"{round(began_ms)}_{turn}"
        yield from _question(start_ms, f"user_{name}")
        yield from _answer(start_ms + _SPEECH_MS + 300, name, delta)


def _question(at_ms: float, item_id: str) -> Timed:
    stop_ms = at_ms + _SPEECH_MS
    item = {"id": item_id, "type": "message", "role": "user", "status": "completed"}
    content = [{"type": "input_audio", "transcript": None}]
    of_item = {"item_id": item_id, "content_index": 0}
    yield at_ms, {"type": "input_audio_buffer.speech_started", "audio_start_ms": round(at_ms), "item_id": item_id}
    yield stop_ms, {"type": "input_audio_buffer.speech_stopped", "audio_end_ms": round(stop_ms), "item_id": item_id}
    yield stop_ms, {"type": "input_audio_buffer.committed", "previous_item_id": None, "item_id": item_id}
    yield stop_ms, {"type": "conversation.item.added", "item": {**item, "content": content}}
    yield stop_ms, {"type": "conversation.item.done", "item": {**item, "content": content}}
    transcription = "conversation.item.input_audio_transcription"
    yield stop_ms + 200, {"type": f"{transcription}.completed", **of_item, "transcript": "Please tell me a story."}


def _answer(at_ms: float, name: str, delta: str) -> Timed:
    response_id, item_id = f"resp_{name}", f"item_{name}"
    ids = {"response_id": response_id, "item_id": item_id, "output_index": 0, "content_index": 0}
    item: dict[str, Any] = {"id": item_id, "type": "message", "role": "assistant", "status": "in_progress"}
    response: dict[str, Any] = {"id": response_id, "object": "realtime.response", "status": "in_progress", "output": []}
    part = {"type": "audio", "transcript": ""}
    yield at_ms, {"type": "response.created", "response": response}
    added = {"response_id": response_id, "output_index": 0, "item": {**item, "content": []}}
    yield at_ms, {"type": "response.output_item.added", **added}
    yield at_ms, {"type": "conversation.item.added", "item": {**item, "content": []}}
    yield at_ms, {"type": "response.content_part.added", **ids, "part": part}
    for number in range(_DELTAS):
        at_ms += _DELTA_GAP_MS
        if number % 5 == 0:
            words = {"type": "response.output_audio_transcript.delta", **ids, "delta": _WORDS[number % 60 :][:20]}
            yield at_ms, words
        yield at_ms, {"type": "response.output_audio.delta", **ids, "delta": delta}
    said = _WORDS * 3
    done = {**item, "status": "completed", "content": [{"type": "output_audio", "transcript": said}]}
    yield at_ms, {"type": "response.output_audio.done", **ids}
    yield at_ms, {"type": "response.output_audio_transcript.done", **ids, "transcript": said}
    yield at_ms, {"type": "response.content_part.done", **ids, "part": {**part, "transcript": said}}
    yield at_ms, {"type": "response.output_item.done", "response_id": response_id, "output_index": 0, "item": done}
    yield at_ms, {"type": "conversation.item.done", "item": done}
    usage = {"total_tokens": 300, "input_tokens": 100, "output_tokens": 200}
    yield (
        at_ms,
        {"type": "response.done", "response": {**response, "status": "completed", "output": [done], "usage": usage}},
    )
