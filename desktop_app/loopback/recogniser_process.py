"""Recognition in a process of its own.

The offline recogniser holds the interpreter's lock for a tenth of a second and more at a time; in the process of the
service every such moment would hold up all sockets (measured: 200 ms).
"""

from __future__ import annotations

import contextlib
import struct
import subprocess
import threading
from collections.abc import Sequence
from typing import IO

import msgspec
import numpy as np
from msgspec import Struct

from desktop_app.loopback.own_processes import command, environment
from desktop_app.loopback.ports import Heard, Recogniser, Samples

WORKER_SWITCH = "--recogniser-worker"
STOP_TIMEOUT_S = 0.3
_LENGTH = struct.Struct("<I")


class Utterance(Struct, frozen=True):
    """What the worker is asked: little-endian int16 samples at 24 kHz, and words likely to occur."""

    samples: bytes
    hints: list[str]


class Understood(Struct, frozen=True):
    """What the worker answers; `problem` is empty when all went well."""

    heard: Heard = Heard()
    problem: str = ""


class RecogniserProcess:
    """A `Recogniser` that lives in a worker process, started at once and again when it has died.

    Thread: any; utterances are understood one after the other.
    """

    def __init__(self, name: str, worker: Sequence[str] = ()) -> None:
        """`worker` is the command to run, by default this program's own."""
        self.name = name
        self._command = list(worker) or command(WORKER_SWITCH)
        self._turn = threading.Lock()
        self._is_closed = False
        self._process = self._start()

    def hear(self, samples: Samples, hints: Sequence[str] = ()) -> Heard:
        """See `Recogniser`. Raises `RuntimeError` when the worker failed or died."""
        utterance = Utterance(np.ascontiguousarray(samples, dtype="<i2").tobytes(), list(hints))
        with self._turn:
            if self._process.poll() is not None and not self._is_closed:
                self._end()
                self._process = self._start()
            try:
                answer = self._ask(utterance)
            except (OSError, ValueError, msgspec.DecodeError) as problem:
                self._process.kill()
                self._process.wait()
                raise RuntimeError("the recogniser's process has ended") from problem
        if answer.problem:
            raise RuntimeError(answer.problem)
        return answer.heard

    def transcribe(self, samples: Samples, hints: Sequence[str] = ()) -> str:
        """The words alone."""
        return self.hear(samples, hints).words

    def close(self) -> None:
        """End the worker, whatever it is doing. *Blocking*, for a fraction of a second."""
        self._is_closed = True
        if self._turn.locked():
            self._process.kill()
        self._end()

    def _ask(self, utterance: Utterance) -> Understood:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        write_message(self._process.stdin, msgspec.msgpack.encode(utterance))
        return msgspec.msgpack.decode(read_message(self._process.stdout), type=Understood)

    def _start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

    def _end(self) -> None:
        """A transcription that waits for the process gets the end of its output."""
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        with contextlib.suppress(OSError):
            process.stdin.close()
        try:
            process.wait(STOP_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()


def serve_recogniser(recogniser: Recogniser, requests: IO[bytes], answers: IO[bytes]) -> None:
    """The worker's side: answer until the requests end."""
    while True:
        try:
            request = msgspec.msgpack.decode(read_message(requests), type=Utterance)
        except ValueError:
            return
        try:
            samples = np.frombuffer(request.samples, dtype="<i2")
            answer = Understood(recogniser.hear(samples, request.hints))
        except (RuntimeError, ValueError, OSError) as problem:
            answer = Understood(problem=f"{type(problem).__name__}: {problem}")
        write_message(answers, msgspec.msgpack.encode(answer))


def write_message(stream: IO[bytes], message: bytes) -> None:
    stream.write(_LENGTH.pack(len(message)) + message)
    stream.flush()


def read_message(stream: IO[bytes]) -> bytes:
    """One message. Raises `ValueError` when the stream has ended."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise ValueError("the stream has ended")
    length = _LENGTH.unpack(head)[0]
    message = stream.read(length)
    if len(message) < length:
        raise ValueError("the stream has ended in the middle of a message")
    return message
