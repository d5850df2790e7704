"""The commands of dev.py: run, test, bench, screenshot, translate, package; standard library only."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import dev_checks
import dev_display
import dev_environment
import dev_node
import dev_package
import dev_system
from dev_console import ROOT, Problem, say

SAMPLES = ROOT / "resources" / "samples"
_PROGRAM_COMMANDS = ("serve", "converse")
# What the window and `converse` both understand.
_SHARED_OPTIONS = ("--connection", "--dialect", "--api-key-env", "--data-dir", "--speaker")


def command_run(options: argparse.Namespace) -> int:
    """Install, then open the window; without a display hold the sample conversation instead."""
    needs = [*dev_environment.missing_packages(), *dev_system.FOR_RUN]
    complete = dev_system.ensure_packages(needs, purpose="the window and the sound", required=False)
    python = dev_environment.ensure_project([], optional_extras=["offline", "echo"])
    arguments: list[str] = options.arguments
    if arguments and arguments[0] in (*_PROGRAM_COMMANDS, "--version", "--help"):
        return _become([str(python), "-m", "desktop_app", *arguments])
    reason = "you asked for none" if options.headless else dev_display.why_no_display()
    if reason is None and not complete and not _qt_opens_a_window(python):
        reason = "Qt cannot use it without the packages named above"
    if reason is None:
        say("Opening the window")
        return _become([str(python), "-m", "desktop_app", *arguments])
    say(f"No window, because there is no usable display: {reason}. Here is the sample conversation instead.")
    return _sample_conversation(python, arguments)


def command_test(options: argparse.Namespace) -> int:
    """Install what the tests need and run every check."""
    chosen = options.only or dev_checks.STAGE_NAMES
    _ensure_for_tests("the tests", dev_system.CLEAN_SYSTEM if "installed" in chosen else ())
    python = dev_environment.ensure_project(["dev", "offline"], optional_extras=["echo"])
    wanted = dev_checks.stages(dev_environment.VENV, python, options.arguments)
    wanted = [stage for stage in wanted if stage.name in chosen]
    env = {}
    if any(stage.name in ("tests", "integration") for stage in wanted):
        env["DUOLOGUE_SDK_PREVIEW_PYTHON"] = str(dev_environment.ensure_sdk_preview())
        env["DUOLOGUE_TEST_PROVIDER"] = str(dev_node.ensure_provider())
    return dev_checks.run_stages(wanted, env)


def command_bench(options: argparse.Namespace) -> int:
    """Print the table of benchmarks, measured now on this machine."""
    _ensure_for_tests("the benchmarks")
    python = dev_environment.ensure_project(["bench", "offline"])
    return _become([str(python), str(ROOT / "tests" / "benchmarks"), *options.arguments])


def command_screenshot(options: argparse.Namespace) -> int:
    """Make the pictures in resources/ from a real conversation in the real window on a virtual screen."""
    _ensure_for_tests("the screenshots")
    python = dev_environment.ensure_project(["offline"])
    return _become([str(python), str(ROOT / "packaging" / "make_screenshots.py"), *options.arguments])


def command_translate(options: argparse.Namespace) -> int:
    """Bring the translations up to date with the sources and print what a translator has to do."""
    python = dev_environment.ensure_project(["offline"])
    return _become([str(python), str(ROOT / "packaging" / "make_translations.py"), *options.arguments])


def _ensure_for_tests(purpose: str, more: Sequence[dev_system.Need] = ()) -> None:
    needs = [*dev_environment.missing_packages(), *dev_system.FOR_TEST, *more]
    dev_system.ensure_packages(needs, purpose=purpose, required=True)


def _sample_conversation(python: Path, arguments: Sequence[str]) -> int:
    questions = sorted(str(path) for path in SAMPLES.glob("*.wav"))
    if not questions:
        raise Problem(f"No sample questions lie in {SAMPLES}; `python3 packaging/make_samples.py` makes them.")
    passed_on = argparse.ArgumentParser(add_help=False)
    for option in _SHARED_OPTIONS:
        passed_on.add_argument(option)
    # Not the last choice in the window, which may need an account.
    passed_on.set_defaults(connection="builtin")
    chosen, left_out = passed_on.parse_known_args(arguments)
    if left_out:
        say(f"Only the window understands {' '.join(left_out)}; left out.")
    out = ROOT / "build" / "sample-conversations" / time.strftime("%Y-%m-%d_%H-%M-%S")
    command = [str(python), "-m", "desktop_app", "converse", *questions, "--out", str(out)]
    for name, value in vars(chosen).items():
        if value is not None:
            command += [f"--{name.replace('_', '-')}", value]
    return subprocess.run(command, check=False).returncode


def _qt_opens_a_window(python: Path) -> bool:
    # In a process of its own: where a library is missing Qt does not fail, it aborts.
    trial = "from PySide6.QtWidgets import QApplication; QApplication([])"
    return subprocess.run([str(python), "-c", trial], capture_output=True, check=False).returncode == 0


def _become(command: Sequence[str]) -> int:
    """Let this process be the program; on Windows, where that is not possible, run it and pass its exit code on."""
    sys.stdout.flush()
    if os.name == "posix":
        os.execv(command[0], list(command))
    return subprocess.run(list(command), check=False).returncode


def _arguments(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="dev.py", description="Set up Duologue and run it, test it, or measure it.", allow_abbrev=False
    )
    names = "run | test | bench | screenshot | translate | package"
    commands = parser.add_subparsers(dest="command", required=True, metavar=names)
    run = commands.add_parser("run", help="set up and open the window (arguments after -- go to duologue)")
    run.add_argument("--headless", action="store_true", help="no window, even where there is a display")
    run.set_defaults(does=command_run)
    test = commands.add_parser("test", help="set up and run every check (arguments after -- go to pytest)")
    test.add_argument("--only", action="append", choices=dev_checks.STAGE_NAMES, help="this stage alone (repeatable)")
    test.set_defaults(does=command_test)
    bench = commands.add_parser("bench", help="print the table of benchmarks (names after -- choose some)")
    bench.set_defaults(does=command_bench)
    screenshot = commands.add_parser("screenshot", help="make the pictures in resources/ from a real run")
    screenshot.set_defaults(does=command_screenshot)
    translate = commands.add_parser("translate", help="update the translations (a language after -- is begun)")
    translate.set_defaults(does=command_translate)
    package = commands.add_parser("package", help="make the installed program for this platform, in build/package")
    dev_package.add_arguments(package)
    package.set_defaults(does=dev_package.command_package)
    own, passed_on = list(argv), []
    if "--" in own:
        cut = own.index("--")
        own, passed_on = own[:cut], own[cut + 1 :]
    options = parser.parse_args(own)
    options.arguments = passed_on
    return options


def main(argv: Sequence[str]) -> int:
    """Run one command; every foreseeable trouble ends as a sentence and an exit code."""
    options = _arguments(argv)
    try:
        code: int = options.does(options)
        return code
    except Problem as problem:
        print(f"dev.py: {problem}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130
