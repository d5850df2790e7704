"""Sizes, delays and names of events in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_app.ui import wording

if TYPE_CHECKING:
    from desktop_app.controller.event_table import EventRow

LONGEST_TEXT = 200_000
_LONGEST_LINE = 4_000


def tr(text: str) -> str:
    """Translate a word of this module's context."""
    return QCoreApplication.translate("Events", text)


def size(size_bytes: int) -> str:
    """``812 B``, ``6.4 KB``, ``1.2 MB``."""
    if size_bytes < 1000:
        return tr("{0} B").format(size_bytes)
    if size_bytes < 999_950:
        return tr("{0} KB").format(f"{size_bytes / 1000:.1f}")
    return tr("{0} MB").format(f"{size_bytes / 1_000_000:.1f}")


def delta(delta_ms: float) -> str:
    """``+12 ms`` after the event above; ``+3.4 s``, ``+2 min 05 s`` where that is long."""
    if delta_ms < 9_999.5:
        return "+" + wording.milliseconds(delta_ms)
    return "+" + wording.seconds(delta_ms)


def name(event: EventRow) -> str:
    """What an event is called: its type on the wire, or what is wrong with the frame."""
    if event.type_name:
        return one_line(event.type_name)
    return tr("not an event") if event.kind == "malformed" else tr("no type")


def times(count: int) -> str:
    """`` × 50`` for a row that stands for several."""
    return f" × {count:,}" if count > 1 else ""


def way(event: EventRow) -> str:
    """Which way it went."""
    return tr("sent") if event.sent else tr("received")


def one_line(text: str) -> str:
    """Text from the wire in one line, safe to paint."""
    return wording.plain(text).replace("\n", " ")


def shortened(text: str) -> str:
    """Text that an editor shows at once: not too long, and without endless lines."""
    if len(text) > LONGEST_TEXT:
        text = text[:LONGEST_TEXT] + "…"
    if max(map(len, text.split("\n")), default=0) <= _LONGEST_LINE:
        return text
    return "\n".join(line if len(line) <= _LONGEST_LINE else line[:_LONGEST_LINE] + "…" for line in text.split("\n"))
