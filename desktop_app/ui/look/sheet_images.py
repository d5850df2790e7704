"""Icons for the stylesheet, which can only name files: each recoloured one is a file in a Qt resource in memory.

Source of the layout: the output of Qt's own resource compiler, format 1 (tree, names and data; integers big-endian).
"""

from __future__ import annotations

import functools
import struct

from PySide6.QtCore import qRegisterResourceData

from desktop_app.ui.look import icons

_FORMAT = 1
_DIRECTORY = 2
_kept: list[bytes] = []  # Qt reads from these for as long as the program runs


@functools.cache
def url(name: str, color: str) -> str:
    """A stylesheet's ``url(...)`` of an icon in a colour ``#RRGGBB``."""
    file_name = f"{name}-{color.lstrip('#')}.svg"
    tree, names, data = _resource(file_name, icons.source(name, color))
    _kept.extend((tree, names, data))
    qRegisterResourceData(_FORMAT, tree, names, data)
    return f"url(:/{file_name})"


def _resource(file_name: str, content: bytes) -> tuple[bytes, bytes, bytes]:
    """A root folder with one file in it."""
    root = struct.pack(">IHII", 0, _DIRECTORY, 1, 1)
    file = struct.pack(">IHHHI", 0, 0, 0, 1, 0)
    names = struct.pack(">HI", len(file_name), _hash(file_name)) + file_name.encode("utf-16-be")
    return root + file, names, struct.pack(">I", len(content)) + content


def _hash(text: str) -> int:
    result = 0
    for character in text:
        result = (result << 4) + ord(character)
        result ^= (result & 0xF0000000) >> 23
        result &= 0x0FFFFFFF
    return result
