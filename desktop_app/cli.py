"""The `duologue` command: the window, `serve` and `converse`.

What a command needs is imported when it is chosen, so `--version` and `--help` answer at once.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from desktop_app import __version__

DEFAULT_KEY_VARIABLE = "DUOLOGUE_API_KEY"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words[:1] == ["serve"]:
        from desktop_app.loopback.serve_command import run_service

        return run_service(words[1:])
    if words[:1] == ["converse"]:
        from desktop_app.app import run_converse

        return run_converse(_converse_parser().parse_args(words[1:]))
    if words[:1] == ["run-tool"]:
        # Not for people: how the frozen program, which has no interpreter beside it, runs a tool's Python file.
        from desktop_app.tools.python_worker import main as run_tool

        return run_tool()
    options = _demo_options(words[1:]) if words[:1] == ["demo"] else _window_parser().parse_args(words)
    from desktop_app.app import run_window

    return run_window(options)


def _window_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="duologue",
        description="Talk with a realtime speech model.",
        epilog="Other commands: 'duologue serve' runs the built-in service alone, 'duologue converse' holds a "
        "conversation without a window, 'duologue demo' plays a scripted one in it; each has its own --help.",
    )
    parser.add_argument("--version", action="version", version=f"duologue {__version__}")
    _add_connection(parser)
    parser.add_argument("--start", action="store_true", help="start the session at once")
    parser.add_argument("--microphone", metavar="NAME|file:PATH|none", help="what to hear (default: the last choice)")
    parser.add_argument("--speaker", metavar="NAME|none", help="where to speak (default: the last choice)")
    parser.set_defaults(demo=None, screenshots=None, stay=False)
    return parser


def _demo_options(words: Sequence[str]) -> argparse.Namespace:
    from desktop_app.settings.demo import STEPS

    parser = argparse.ArgumentParser(
        prog="duologue demo",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="Steps:\n" + "\n".join(f"  {step:24} {does}" for step, does in STEPS),
        description="Play a scripted demo in the window: lines are spoken, answers awaited and interrupted, settings "
        "changed, the same on every take.",
    )
    parser.add_argument("demo", type=Path, metavar="FILE", help="one step a line; see the examples that come along")
    parser.add_argument("--screenshots", type=Path, metavar="DIR", help="keep the pictures its steps ask for there")
    parser.add_argument("--stay", action="store_true", help="leave the window open afterwards")
    parser.add_argument("--speaker", metavar="NAME|none", help="where to speak (default: the last choice)")
    _add_connection(parser)
    parser.set_defaults(start=False, microphone=None)
    return parser.parse_args(words)


def _converse_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="duologue converse",
        description="Hold a conversation without a window: each file is played as the microphone, the next one when "
        "the answer has been heard.",
    )
    parser.add_argument("questions", nargs="+", type=Path, metavar="QUESTION.wav", help="WAV, FLAC or OGG files")
    _add_connection(parser)
    parser.add_argument("--out", type=Path, metavar="DIR", help="where to write the recording (default: a new folder)")
    parser.add_argument(
        "--barge-in-at",
        type=_seconds,
        metavar="SECONDS",
        help="interrupt each answer so many seconds in, with the next file or the same again",
    )
    parser.add_argument("--speaker", metavar="NAME|none", default="none", help="also play the answers there")
    return parser


def _add_connection(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--connection",
        metavar="NAME|URL",
        help="a saved name, 'builtin', or a ws, wss or https URL (default: the last choice)",
    )
    parser.add_argument(
        "--dialect", choices=("ga", "preview"), help="the protocol to speak where the URL leaves it open"
    )
    parser.add_argument(
        "--api-key-env",
        metavar="NAME",
        default=DEFAULT_KEY_VARIABLE,
        help="the environment variable with the key for a URL (default: %(default)s)",
    )
    parser.add_argument("--data-dir", type=_data_dir, metavar="DIR", help="keep all state under DIR")
    parser.add_argument(
        "--preset",
        metavar="NAME|FILE",
        help="begin with the settings of a preset, yours or one that comes with the program, or import one from a file",
    )


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds") from None
    if not 0.0 <= value <= 3600.0:
        raise argparse.ArgumentTypeError(f"{text} is not between 0 and 3600 seconds")
    return value


def _data_dir(text: str) -> Path:
    path = Path(os.path.expanduser(text)).absolute()
    if path.exists() and not path.is_dir():
        raise argparse.ArgumentTypeError(f"{text} is a file, not a folder")
    return path
