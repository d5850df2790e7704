"""What moments, stretches and selections of the waveform are, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication

from desktop_app.ui import wording
from desktop_app.ui.waveform.labels import tr
from desktop_app.ui.waveform.tails import tails_of

if TYPE_CHECKING:
    from desktop_app.controller.sound_measure import Loudness
    from desktop_app.controller.waveform_source import Lane, WaveformSource
    from desktop_app.conversation.timeline import Marker, Timeline

_AROUND_MS = 10.0
_FLOOR = 1e-5
_MOST_LINES = 4
_LEVEL_COLUMNS = 64


def level_dbfs(source: WaveformSource, lane: Lane, start_ms: float, end_ms: float) -> float:
    """The peak level between two times, in dBFS; -100 for silence."""
    columns = source.columns(lane, max(0.0, start_ms), end_ms, _LEVEL_COLUMNS)
    peak = float(np.abs(columns).max()) if len(columns) else 0.0
    return 20 * float(np.log10(peak)) if peak > _FLOOR else -100.0


def levels_at(source: WaveformSource, at_ms: float) -> str:
    """Time and both levels (the peak of 20 ms) in words."""
    user, assistant = (
        wording.dbfs(level_dbfs(source, lane, at_ms - _AROUND_MS, at_ms + _AROUND_MS)) for lane in ("user", "assistant")
    )
    words = QCoreApplication.translate("Waveform", "{0}   You {1}   Assistant {2}")
    return words.format(wording.clock_exact(at_ms), user, assistant)


def levels_of(source: WaveformSource, start_ms: float, end_ms: float, loudness: Loudness | None = None) -> str:
    """Both peak levels of a stretch in words, and where it was measured how loud it was on the whole."""
    rms_dbfs = (None, None) if loudness is None else (loudness.user_rms_dbfs, loudness.assistant_rms_dbfs)
    lanes: tuple[Lane, Lane] = ("user", "assistant")
    sides = [
        _peak_and_rms(level_dbfs(source, lane, start_ms, end_ms), rms)
        for lane, rms in zip(lanes, rms_dbfs, strict=True)
    ]
    return tr("You {0}   Assistant {1}").format(*sides)


def _peak_and_rms(peak_dbfs: float, rms_dbfs: float | None) -> str:
    peak = wording.dbfs(peak_dbfs)
    if rms_dbfs is None or peak_dbfs <= -100:
        return peak
    return tr("{0}, RMS {1}").format(peak, f"{rms_dbfs:.0f}".replace("-", "−"))


def duration(ms: float) -> str:
    """``1.284 s``, from a minute on ``1 min 05 s``."""
    return tr("{0} s").format(f"{ms / 1000:.3f}") if ms < 60_000 else wording.seconds(ms)


def marker_words(marker: Marker) -> str:
    """What happened at a moment, exactly when, and the number that goes with it."""
    at, value = wording.clock_exact(marker.at_ms), marker.value_ms
    number = "" if value is None else f"{round(value)}"
    plain = {
        "speech_started": tr("Speech start {0}"),
        "speech_stopped": tr("Speech stop {0}, after the silence"),
        "committed": tr("Audio committed {0}"),
        "response_created": tr("Response created {0}"),
        "first_audio": tr("First sound {0}"),
        "truncated": tr("Cut {0}"),
        "cancelled": tr("Response stopped {0}"),
        "error": tr("Error {0}"),
    }
    with_number = {
        "speech_started": tr("Speech start {0}, by the service: audio_start_ms {1}"),
        "speech_stopped": tr("Speech stop {0}, after the silence, by the service: audio_end_ms {1}"),
        "first_audio": tr("First sound {0}, after {1} ms"),
        "truncated": tr("Cut {0}: audio_end_ms {1} of the answer was heard"),
    }
    words = with_number.get(marker.kind, plain[marker.kind]) if number else plain[marker.kind]
    return words.format(at, number)


def said_at(timeline: Timeline, at_ms: float, slack_ms: float, lane: str, name_of: Callable[[str], str]) -> list[str]:
    """What there is to say about a time: moments within reach, and the stretches of a lane it lies in."""
    near = sorted(timeline.markers_between(at_ms - slack_ms, at_ms + slack_ms), key=lambda m: abs(m.at_ms - at_ms))
    lines = [marker_words(marker) for marker in near]
    spans = timeline.spans_between(at_ms - slack_ms, at_ms + slack_ms)
    for span in spans:
        ran = None if span.end_ms is None else wording.milliseconds(span.end_ms - span.start_ms)
        if span.kind == "tool":
            words = tr("{0} is running") if ran is None else tr("{0} ran {1}")
            lines.append(words.format(name_of(span.item_id) or tr("Function"), ran))
        elif span.kind == "gap":
            words = tr("No connection") if ran is None else tr("No connection for {0}")
            planned = span.end_ms is not None and span.end_ms - span.start_ms < 1
            lines.append(tr("A new session took over") if planned else words.format(ran))
        elif span.kind == "vad_silence" and lane == "user" and ran is not None:
            lines.append(tr("{0} of silence: here the service ended the turn").format(ran))
    if lane == "assistant":
        lines += _of_tails(timeline, at_ms)
    return lines[:_MOST_LINES]


def _of_tails(timeline: Timeline, at_ms: float) -> Iterable[str]:
    for tail in tails_of(timeline.spans_between(at_ms, at_ms), timeline):
        if tail.start_ms <= at_ms < tail.drawn_end_ms:
            whole, hidden = wording.seconds(tail.end_ms - tail.start_ms), wording.seconds(tail.hidden_ms)
            if tail.hidden_ms:
                yield tr("Never heard: {0}, the last {1} hidden by the next answer. A click plays it.").format(
                    whole, hidden
                )
            else:
                yield tr("Never heard: {0}. A click plays it.").format(whole)


def description(
    window: tuple[float, float], cursor_ms: float | None, stretch: tuple[float, float] | None, *, playing: bool
) -> str:
    """What is shown, selected and played, for screen readers."""
    parts = [tr("{0} to {1}").format(*(wording.clock(at_ms) for at_ms in window))]
    if stretch is not None:
        start, end = (wording.clock_exact(at_ms) for at_ms in stretch)
        parts.append(tr("selected {0} to {1}, {2}").format(start, end, duration(stretch[1] - stretch[0])))
    elif cursor_ms is not None:
        parts.append(tr("cursor at {0}").format(wording.clock_exact(cursor_ms)))
    if playing:
        parts.append(tr("playing"))
    return ", ".join(parts)
