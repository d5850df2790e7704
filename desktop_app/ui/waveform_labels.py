"""What the markers of the waveform say, and where there is room to say it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from desktop_app.ui import fonts, wording

if TYPE_CHECKING:
    from desktop_app.conversation.timeline import Marker, Span

_ICON_PX = 15.0
_GAP_PX = 6.0


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
    said = (_marker_label(marker, never_heard.get(marker.item_id)) for marker in markers)
    found += [label for label in said if label is not None]
    return sorted(found, key=lambda label: (label.rank, label.at_ms))


def _marker_label(marker: Marker, never_heard_ms: float | None) -> Label | None:
    at, value = marker.at_ms, marker.value_ms
    if marker.kind == "speech_started":
        return Label(at, "top", (tr("speech start"), tr("start")), "secondary", 3)
    if marker.kind == "first_audio":
        amount = wording.milliseconds(value) if value is not None else ""
        return Label(at, "bottom", (tr("first sound {0}").format(amount).strip(), amount), "assistant", 2)
    if marker.kind == "truncated":
        amount = wording.milliseconds(value or 0.0)
        tail = tr("never heard {0}").format(wording.seconds(never_heard_ms)) if never_heard_ms else ""
        return Label(at, "bottom", (tr("cut at {0}").format(amount), amount), "cut", 0, "scissors", tail)
    if marker.kind == "cancelled":
        return Label(at, "bottom", (tr("stopped"),), "tertiary", 4)
    if marker.kind == "error":
        return Label(at, "top", (tr("error"),), "danger", 1, "warning")
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
    crossing = {} if now_x is None else {row: QRectF(now_x, room.top(), 1, room.height()) for row, room in rows.items()}
    taken: dict[str, list[QRectF]] = {row: [crossing[row]] if row in crossing else [] for row in rows}
    result: list[PlacedLabel] = []
    plain = QFontMetricsF(label_font(""))
    for label, x in labels:
        metrics = QFontMetricsF(label_font(label.tone))
        for text, tail in _variants(label):
            wide = metrics.horizontalAdvance(text) + (_ICON_PX if label.icon else 0.0)
            wide += plain.horizontalAdvance(tail) + 2 * _GAP_PX if tail else 0.0
            rect = _room(rows[label.row], x, wide, taken[label.row])
            if rect is not None:
                taken[label.row].append(rect)
                result.append(PlacedLabel(label, text, tail, rect))
                break
    return result


def _variants(label: Label) -> Iterable[tuple[str, str]]:
    if label.tail:
        yield label.texts[0], label.tail
    for text in label.texts:
        if text:
            yield text, ""


def _room(row: QRectF, x: float, wide: float, taken: list[QRectF]) -> QRectF | None:
    for left in (x + _GAP_PX - 1, x - _GAP_PX + 1 - wide):
        rect = QRectF(left, row.top(), wide, row.height())
        inside = rect.left() >= row.left() and rect.right() <= row.right()
        if inside and not any(rect.adjusted(-_GAP_PX, 0, _GAP_PX, 0).intersects(other) for other in taken):
            return rect
    return None
