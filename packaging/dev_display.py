"""Is there a screen to open a window on? Standard library only."""

from __future__ import annotations

import os
import re
import socket
import sys
from pathlib import Path

_ANSWER_S = 2.0


def why_no_display() -> str | None:
    """None where a window can open; else the reason, as the middle of a sentence."""
    if not sys.platform.startswith("linux"):
        return None
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if platform and not platform.startswith(("xcb", "wayland")):
        return None  # somebody chose offscreen, vnc or the like on purpose
    wayland, x11 = os.environ.get("WAYLAND_DISPLAY"), os.environ.get("DISPLAY")
    if not wayland and not x11:
        return "neither DISPLAY nor WAYLAND_DISPLAY is set"
    if wayland and _answers(socket.AF_UNIX, str(Path(os.environ.get("XDG_RUNTIME_DIR", "/")) / wayland)):
        return None
    if x11 and _x11_answers(x11):
        return None
    return f"nothing answers at the display {x11 or wayland}"


def _x11_answers(display: str) -> bool:
    """Whether an X server listens at e.g. `:0`, `:1.1`, `localhost:10.0` (X11 forwarded by ssh)."""
    match = re.fullmatch(r"(?:unix|([^:/]*)):(\d+)(?:\.\d+)?", display)
    if match is None:
        return True  # a form we do not know: let Qt try
    host, number = match[1], int(match[2])
    if host:
        return _answers(socket.AF_INET, (host, 6000 + number))
    path = f"/tmp/.X11-unix/X{number}"
    # Linux's abstract sockets serve where /tmp is not shared with the X server.
    return _answers(socket.AF_UNIX, path) or _answers(socket.AF_UNIX, f"\0{path}")


def _answers(family: socket.AddressFamily, address: str | tuple[str, int]) -> bool:
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.settimeout(_ANSWER_S)
            probe.connect(address)
    except OSError:
        return False
    return True
