"""How this program starts itself again for a part that must not share a process with the rest."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import desktop_app


def command(*arguments: str) -> list[str]:
    """The command that runs the service's command line in another process, frozen or not."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "serve", *arguments]
    return [sys.executable, "-m", "desktop_app.loopback", *arguments]


def environment() -> dict[str, str]:
    """Ours, with the place this package was imported from."""
    root = str(Path(desktop_app.__file__).resolve().parents[1])
    paths = [root, os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
