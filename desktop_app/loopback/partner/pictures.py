"""Pictures: the practice partner cannot look at them, and says honestly what it can tell without."""

from __future__ import annotations

import base64
import binascii
import re
import struct
from typing import NamedTuple

from desktop_app.loopback.partner.turn import Answer, Turn, say

_ABOUT_IT = re.compile(
    r"\b(?:pictures?|photos?|images?|drawings?|screenshots?)\b"
    r"|\b(?:what|who|where|which)\b.*\b(?:this|that|it|here|see|shown?)\b|\b(?:look|describe|read)\b"
)
_HEADER_CHARS = 400_000
"""Of the base64 text: a JPEG may carry a long preview before its size."""
_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


class PictureFacts(NamedTuple):
    """What a picture's header tells: ``PNG`` or ``JPEG``, width and height in pixels, and its size."""

    kind: str
    width_px: int
    height_px: int
    size_bytes: int


def pictures(turn: Turn) -> Answer | None:
    """Words about a picture, or a picture without words."""
    newest = turn.dialogue.exchanges[-1] if turn.dialogue.exchanges else None
    shown = next((each.pictures for each in reversed(turn.dialogue.exchanges) if each.pictures), ())
    if newest is None or not shown or not (_ABOUT_IT.search(turn.text) or (newest.pictures and not turn.heard.words)):
        return None
    facts = [facts for url in shown if (facts := facts_of(url)) is not None]
    cannot = "I cannot look at it: I only work with words." if len(shown) == 1 else "I only work with words."
    if not facts:
        return say("You showed me a picture, but I can't see pictures: I only work with words.")
    sizes = [f"a {each.kind} picture of {each.width_px} by {each.height_px} pixels" for each in facts]
    return say(f"You showed me {' and '.join(sizes)}.", cannot)


def facts_of(url: str) -> PictureFacts | None:
    """What the header of a data URL's picture tells; None where there is none to read."""
    scheme, _, text = url.partition(",")
    if not scheme.startswith("data:image/") or "base64" not in scheme:
        return None
    try:
        data = base64.b64decode(text[: _HEADER_CHARS - _HEADER_CHARS % 4])
    except (binascii.Error, ValueError):
        return None
    size = _png_size(data) or _jpeg_size(data)
    if size is None:
        return None
    return PictureFacts("PNG" if data.startswith(b"\x89PNG") else "JPEG", *size, len(text) * 3 // 4)


def _png_size(data: bytes) -> tuple[int, int] | None:
    if not data.startswith(b"\x89PNG\r\n\x1a\n") or len(data) < 24:
        return None
    width_px, height_px = struct.unpack(">II", data[16:24])
    return width_px, height_px


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    if not data.startswith(b"\xff\xd8"):
        return None
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker in _JPEG_FRAMES:
            height_px, width_px = struct.unpack(">HH", data[at + 5 : at + 9])
            return width_px, height_px
        at += 2 + int(struct.unpack(">H", data[at + 2 : at + 4])[0])
    return None
