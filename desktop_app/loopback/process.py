"""The built-in service in a process of its own, so that speech never costs the window a frame."""

from __future__ import annotations

import contextlib
import subprocess
import threading
from collections.abc import Sequence

import msgspec

from desktop_app.loopback.address import Address
from desktop_app.loopback.own_processes import command, environment

START_TIMEOUT_S = 20.0
STOP_TIMEOUT_S = 0.8


class ServiceDidNotStartError(Exception):
    """The process ended or said nothing; the text is what it said, or why not."""


class LoopbackProcess:
    """A running service.

    It ends with `stop`, and by itself when this process ends, however it ends.

    Attributes:
        address: `url`, `preview_url` and `api_key`, new for each run.
    """

    def __init__(self, process: subprocess.Popen[bytes], address: Address) -> None:
        self._process = process
        self.address = address

    @classmethod
    def start(cls, arguments: Sequence[str] = (), timeout_s: float = START_TIMEOUT_S) -> LoopbackProcess:
        """Start and wait until it serves. *Blocking*: about a second. Raises `ServiceDidNotStartError`.

        `arguments` are those of `duologue serve`.
        """
        process = subprocess.Popen(
            command("--with-parent", *arguments),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        try:
            return cls(process, _ready_line(process, timeout_s))
        except BaseException:
            _end(process)
            raise

    @property
    def url(self) -> str:
        """GA."""
        return self.address.url

    @property
    def preview_url(self) -> str:
        """Preview dialect."""
        return self.address.preview_url

    @property
    def api_key(self) -> str:
        return self.address.api_key

    @property
    def process_id(self) -> int:
        return self._process.pid

    @property
    def is_running(self) -> bool:
        return self._process.poll() is None

    def stop(self) -> None:
        """End it: asked first, then killed; under a second. *Blocking*."""
        _end(self._process)


def _ready_line(process: subprocess.Popen[bytes], timeout_s: float) -> Address:
    assert process.stdout is not None
    stdout = process.stdout
    lines: list[bytes] = []
    reader = threading.Thread(target=lambda: lines.append(stdout.readline()), name="loopback-ready", daemon=True)
    reader.start()
    reader.join(timeout_s)
    if not lines:
        process.kill()
        reader.join()
        raise ServiceDidNotStartError(f"the built-in service did not answer within {timeout_s:g} seconds")
    stdout.close()
    try:
        return msgspec.json.decode(lines[0], type=Address)
    except msgspec.DecodeError:
        raise ServiceDidNotStartError("the built-in service ended before it served") from None


def _end(process: subprocess.Popen[bytes]) -> None:
    assert process.stdin is not None
    with contextlib.suppress(OSError):
        process.stdin.close()
    try:
        process.wait(STOP_TIMEOUT_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdout is not None:
        process.stdout.close()
