"""What the markers of the waveform say, and where there is room to say it."""

from __future__ import annotations

import bisect
import dataclasses
from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from desktop_app.ui import wording
from desktop_app.ui.look import fonts

if TYPE_CHECKING:
    from desktop_app.conversation.timeline import Marker, Span

_ICON_PX = 15
_GAP_PX = 6.0
_STAYS_RIGHT_FROM = 4
"""From this rank on a label has no line of its own, so it stands after its moment or not at all."""


@dataclasses.dataclass(frozen=True, slots=True)
class Label:
    """Words at a moment; `texts` from the longest to the shortest that still says it.

    Attributes:
        row: ``top`` (over the user's lane) or ``bottom`` (under the assistant's).
        rank: who gets the room first; 0 before 1.
        tail: what may follow it in another tone, where there is room.
    """

    at_ms: float
    row: str
    texts: tuple[str, ...]
    tone: str
    rank: int
    icon: str = ""
    tail: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class PlacedLabel:
    """A label in the room it was given."""

    label: Label
    text: str
    tail: str
    rect: QRectF


def tr(text: str) -> str:
    """Translate a word of the waveform."""
    return QCoreApplication.translate("Waveform", text)


def labels_of(spans: Iterable[Span], markers: Iterable[Marker]) -> list[Label]:
    """Say what happened in a stretch, the most important first."""
    found: list[Label] = []
    never_heard = {s.item_id: s.end_ms - s.start_ms for s in spans if s.kind == "never_heard" and s.end_ms is not None}
    for span in spans:
        if span.kind == "vad_silence" and span.end_ms is not None:
            silence = wording.milliseconds(span.end_ms - span.start_ms)
            words = (tr("turn ended ({0} of silence)").format(silence), tr("turn ended"))
            found.append(Label(span.end_ms, "top", words, "secondary", 2))
        elif span.kind == "gap":
            long = None if span.end_ms is None else wording.seconds(span.end_ms - span.start_ms)
            lasting = tr("no connection") if long is None else tr("no connection for {0}").format(long)
            planned = span.end_ms is not None and span.end_ms - span.start_ms < 1
            words = (tr("new session"), tr("new session")) if planned else (lasting, tr("no connection"))
            found.append(Label(span.start_ms, "top", words, "secondary", 1))
    ended = {label.at_ms for label in found if label.rank == 2}
    told = (marker for marker in markers if marker.kind != "speech_stopped" or marker.at_ms not in ended)
    said = (_marker_label(marker, never_heard.get(marker.item_id)) for marker in told)
    found += [label for label in said if label is not None]
    return sorted(found, key=lambda label: (label.rank, label.at_ms))


def _marker_label(marker: Marker, never_heard_ms: float | None) -> Label | None:
    at, value = marker.at_ms, marker.value_ms
    if marker.kind == "speech_started":
        return Label(at, "top", (tr("speech start"), tr("start")), "secondary", 3)
    if marker.kind == "speech_stopped":
        return Label(at, "top", (tr("speech stop"), tr("stop")), "secondary", 4)
    if marker.kind == "committed":
        return Label(at, "top", (tr("committed"),), "tertiary", 6)
    if marker.kind == "response_created":
        return Label(at, "bottom", (tr("response created"),), "tertiary", 5)
    if marker.kind == "first_audio":
        amount = wording.milliseconds(value) if value is not None else ""
        return Label(at, "bottom", (tr("first sound {0}").format(amount).strip(), amount), "assistant", 2)
    if marker.kind == "truncated":
        amount = wording.milliseconds(value or 0.0)
        tail = tr("never heard {0}").format(wording.seconds(never_heard_ms)) if never_heard_ms else ""
        return Label(at, "bottom", (tr("cut at {0}").format(amount), amount), "cut", 0, "scissors", tail)
    if marker.kind == "cancelled":
        return Label(at, "bottom", (tr("stopped"),), "secondary", 3)
    if marker.kind == "error":
        return Label(at, "bottom", (tr("error"),), "danger", 1, "warning")
    return None


def label_font(tone: str) -> QFont:
    """The font of a label; what matters most is heavier."""
    return fonts.sans(fonts.SMALL_PX, QFont.Weight.DemiBold if tone in ("cut", "danger") else QFont.Weight.Normal)


def placed(
    labels: Iterable[tuple[Label, float]], rows: dict[str, QRectF], now_x: float | None = None
) -> list[PlacedLabel]:
    """Give each label room beside its line; shorten it, turn it to the other side, or leave it out, but never overlap.

    Args:
        labels: with the place of their line, the most important first.
        rows: the room of each row of labels.
        now_x: where the playhead crosses the rows.
    """
    taken = {row: _Taken(now_x) for row in rows}
    result: list[PlacedLabel] = []
    for label, x in labels:
        row = rows[label.row]
        for text, tail in _variants(label):
            wide = _width(text, label.tone) + (fonts.px(_ICON_PX) if label.icon else 0.0)
            wide += _width(tail, "") + 2 * _GAP_PX if tail else 0.0
            left = _room(row, x, wide, taken[label.row], turns=label.rank < _STAYS_RIGHT_FROM)
            if left is not None:
                taken[label.row].take(left, left + wide)
                result.append(PlacedLabel(label, text, tail, QRectF(left, row.top(), wide, row.height())))
                break
    return result


class _Taken:
    """The stretches of a row that are given away, from left to right."""

    def __init__(self, now_x: float | None) -> None:
        self._edges: list[float] = [] if now_x is None else [now_x, now_x + 1]

    def is_free(self, left: float, right: float) -> bool:
        """Whether nobody is there: both ends fall into the same gap between two stretches."""
        index = bisect.bisect_right(self._edges, left)
        return index % 2 == 0 and (index == len(self._edges) or self._edges[index] >= right)

    def take(self, left: float, right: float) -> None:
        """Give a free stretch away."""
        index = bisect.bisect_right(self._edges, left)
        self._edges[index:index] = [left, right]


@fonts.measured
def _width(text: str, tone: str) -> float:
    return QFontMetricsF(label_font(tone)).horizontalAdvance(text)


def _variants(label: Label) -> Iterable[tuple[str, str]]:
    if label.tail:
        yield label.texts[0], label.tail
    for text in label.texts:
        if text:
            yield text, ""


def _room(row: QRectF, x: float, wide: float, taken: _Taken, *, turns: bool) -> float | None:
    for left in (x + _GAP_PX - 1, *((x - _GAP_PX + 1 - wide,) if turns else ())):
        inside = left >= row.left() and left + wide <= row.right()
        if inside and taken.is_free(left - _GAP_PX, left + wide + _GAP_PX):
            return left
    return None
