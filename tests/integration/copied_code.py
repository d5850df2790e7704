"""Code that a user copied out of the window, run as a user would: in a folder of its own, with its variables set."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from oidc_provider import MODULES
from websockets.sync.client import connect

LONGEST_S = 60.0
_OLDEST_NODE = 18


class Ran(NamedTuple):
    """What a program said."""

    exit_code: int
    said: str
    complained: str


def no_javascript() -> str:
    """Why copied JavaScript cannot run on this machine; empty when it can."""
    if shutil.which("node") is None:
        return "node is not installed; `python3 packaging/dev.py test` installs it where it may"
    version = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False).stdout
    if not version.startswith("v") or int(version[1:].partition(".")[0]) < _OLDEST_NODE:
        return f"node {version.strip()} is too old; {_OLDEST_NODE} is needed"
    if not (MODULES / "node_modules" / "ws").is_dir():
        return "the npm package ws is not installed; `python3 packaging/dev.py test` installs it"
    return ""


def run_python(code: str, folder: Path, variables: Mapping[str, str]) -> Ran:
    """Run Python code, strict about warnings."""
    (folder / "session.py").write_text(code, encoding="utf-8")
    return _run([sys.executable, "-W", "error", "session.py"], folder, variables)


def run_javascript(code: str, folder: Path, variables: Mapping[str, str]) -> Ran:
    """Run JavaScript code beside the npm packages it needs."""
    modules = folder / "node_modules"
    modules.mkdir(exist_ok=True)
    if not (modules / "ws").exists():
        (modules / "ws").symlink_to(MODULES / "node_modules" / "ws", target_is_directory=True)
    (folder / "session.mjs").write_text(code, encoding="utf-8")
    return _run(["node", "session.mjs"], folder, variables)


def send_lines(lines: str, url: str, headers: Mapping[str, str]) -> list[dict[str, Any]]:
    """Send JSON lines as they are, and receive until a response is done that calls nothing."""
    received: list[dict[str, Any]] = []
    with connect(url, additional_headers=dict(headers), max_size=None, proxy=None) as connection:
        for line in lines.splitlines():
            connection.send(line)
        while True:
            received.append(json.loads(connection.recv(timeout=LONGEST_S)))
            assert received[-1]["type"] != "error", received[-1]
            if received[-1]["type"] == "response.done":
                return received


def _run(command: list[str], folder: Path, variables: Mapping[str, str]) -> Ran:
    environment = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment | {"PYTHONUTF8": "1"} | dict(variables),
        capture_output=True,
        encoding="utf-8",
        timeout=LONGEST_S,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)
