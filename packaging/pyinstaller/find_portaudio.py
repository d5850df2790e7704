"""Run-time hook: let sounddevice find the PortAudio that lies in the bundle.

It asks `ctypes.util.find_library`, which on Linux knows the loader's cache only and never a folder of ours.
"""

import ctypes.util
import os
import sys

_search = ctypes.util.find_library


def _find_library(name: str) -> "str | None":
    own = os.path.join(sys._MEIPASS, "libportaudio.so.2")  # type: ignore[attr-defined]
    return own if name == "portaudio" and os.path.exists(own) else _search(name)


ctypes.util.find_library = _find_library
