"""`duologue serve`: the service alone, for any client of the Realtime API."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import logging
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence

import msgspec

from desktop_app.loopback.equipment import (
    chat_partner,
    missing_speech,
    practice_partner,
    run_recogniser_worker,
)
from desktop_app.loopback.faults import Faults, FaultSyntaxError, fault_names, parse_faults
from desktop_app.loopback.ports import Partner
from desktop_app.loopback.recogniser_process import WORKER_SWITCH
from desktop_app.loopback.service import serve

SWITCH_INTERVAL_S = 0.001
"""Working threads give way to the sockets after a millisecond instead of five."""
STANDARD_OUTPUT, STANDARD_ERROR = 1, 2
"""By number: a windowed program has no `sys.stdout`, but its parent may still listen."""
SERVICE_NICENESS = 10
"""Beside the window, recognition and synthesis must not take the sound card's time."""
COULD_NOT_START = 1
WRONG_USE = 2


def add_serve_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `serve`, on any parser."""
    parser.add_argument("--port", type=int, default=0, help="port on 127.0.0.1 (default: a free one)")
    parser.add_argument("--api-key", default=None, help="the key clients must send (default: a random one)")
    parser.add_argument("--session-limit", type=float, default=None, metavar="SECONDS", help="how long a session lasts")
    parser.add_argument(
        "--fault",
        action="append",
        default=[],
        metavar="NAME[=VALUE]",
        help="misbehave, to test a client; may be given several times: " + ", ".join(fault_names()),
    )
    parser.add_argument(
        "--chat-url", default=None, metavar="URL", help="answer from this OpenAI-compatible chat endpoint"
    )
    parser.add_argument("--chat-model", default="", metavar="NAME", help="the model at the chat endpoint")
    parser.add_argument(
        "--chat-key-env", default="DUOLOGUE_CHAT_KEY", metavar="VARIABLE", help="environment variable with its key"
    )
    parser.add_argument("--with-parent", action="store_true", help="end when standard input ends")
    parser.add_argument(WORKER_SWITCH, action="store_true", help=argparse.SUPPRESS)


def run_service(arguments: Sequence[str]) -> int:
    """Run `serve` with command-line arguments until it is told to stop; returns the exit code."""
    parser = argparse.ArgumentParser(prog="duologue serve", description=__doc__)
    add_serve_arguments(parser)
    return run_serve_command(parser.parse_args(arguments))


def run_serve_command(options: argparse.Namespace) -> int:
    """Run `serve` with parsed options; prints one JSON line when it serves, problems on standard error."""
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING)
    if options.recogniser_worker:
        run_recogniser_worker()
        return 0
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    if options.with_parent and hasattr(os, "nice"):
        os.nice(SERVICE_NICENESS)
    try:
        asyncio.run(_serve(options, parse_faults(options.fault)))
    except FaultSyntaxError as problem:
        _say(STANDARD_ERROR, str(problem))
        return WRONG_USE
    except OSError as problem:
        _say(STANDARD_ERROR, f"Cannot serve on port {options.port}: {problem.strerror or problem}.")
        return COULD_NOT_START
    except KeyboardInterrupt:
        return 0
    return 0


async def _serve(options: argparse.Namespace, faults: Faults) -> None:
    service = await serve(
        options.port,
        options.api_key,
        partner=_partner(options),
        faults=faults,
        session_limit_s=options.session_limit,
    )
    try:
        told_to_stop = asyncio.Event()
        _stop_on_signal(told_to_stop.set)
        if options.with_parent:
            _stop_with_parent(asyncio.get_running_loop(), told_to_stop.set)
        for sentence in missing_speech():
            _say(STANDARD_ERROR, sentence)
        _say(STANDARD_OUTPUT, msgspec.json.encode(service.address).decode())
        await told_to_stop.wait()
    finally:
        await service.close()


def _partner(options: argparse.Namespace) -> Partner:
    if options.chat_url is None:
        return practice_partner()
    return chat_partner(options.chat_url, options.chat_model, os.environ.get(options.chat_key_env, ""))


def _stop_on_signal(stop: Callable[[], None]) -> None:
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows: Ctrl+C cancels the main task instead
            loop.add_signal_handler(name, stop)


def _stop_with_parent(loop: asyncio.AbstractEventLoop, stop: Callable[[], None]) -> None:
    """The parent holds the other end of standard input; when the parent ends, however it ends, so do we."""

    def watch() -> None:
        while os.read(0, 4096):
            continue
        with contextlib.suppress(RuntimeError):  # the loop has ended meanwhile
            loop.call_soon_threadsafe(stop)

    threading.Thread(target=watch, name="loopback-parent-watch", daemon=True).start()


def _say(descriptor: int, line: str) -> None:
    """Write a whole line at once, past all buffers: another process waits for it."""
    os.write(descriptor, f"{line}\n".encode())
