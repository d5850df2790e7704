"""What is marked in the waveform: signs that differ in shape, tails that do not lie, words that say it exactly."""

from __future__ import annotations

import itertools
from typing import get_args

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from desktop_app.controller.waveform_source import WaveformSource
from desktop_app.conversation.timeline import Marker, MarkerKind, Timeline
from desktop_app.ui.look import palette
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.waveform.columns import ColumnCache
from desktop_app.ui.waveform.geometry import WaveformGeometry
from desktop_app.ui.waveform.marks import STYLES, paint_lines, paint_signs
from desktop_app.ui.waveform.painter import WaveformPainter
from desktop_app.ui.waveform.tails import tail_at, tails_of
from desktop_app.ui.waveform.words import marker_words, said_at

KINDS: tuple[MarkerKind, ...] = get_args(MarkerKind)
WIDE, HIGH = 400, 200


def silhouette(marker: Marker) -> bytes:
    """What a marker looks like to somebody who sees no colour: which pixels it covers."""
    picture = QImage(WIDE, HIGH, QImage.Format.Format_ARGB32)
    picture.fill(QColor("white"))
    geometry = WaveformGeometry(WIDE, HIGH, 1.0, 0.0, 1_000.0)
    black = palette.DARK.__class__(
        **{name: "#000000" for name in palette.DARK.__slots__ if name != "name"} | {"name": "black"}
    )
    painter = QPainter(picture)
    paint_lines(painter, geometry, black, [marker], set())
    paint_signs(painter, geometry, black, [marker])
    painter.end()
    return bytes(picture.constBits())


def test_every_kind_is_drawn_and_differs_from_every_other_without_colour(qapp: object) -> None:
    assert set(STYLES) == set(KINDS)
    nothing = silhouette(Marker("committed", -5_000.0, "user", ""))
    looks = {kind: silhouette(Marker(kind, 500.0, "assistant", "")) for kind in KINDS}
    assert all(look != nothing for look in looks.values())
    for one, other in itertools.combinations(KINDS, 2):
        assert looks[one] != looks[other], (one, other)


def test_every_kind_says_what_and_when_and_the_number_the_service_gave() -> None:
    for kind in KINDS:
        assert "00:03.214" in marker_words(Marker(kind, 3_214.0, "user", ""))
    assert "audio_start_ms 3100" in marker_words(Marker("speech_started", 3_214.0, "user", "", 3_100.0))
    assert "audio_end_ms 900" in marker_words(Marker("truncated", 3_214.0, "assistant", "a", 900.0))
    assert (
        marker_words(Marker("first_audio", 3_214.0, "assistant", "a", 388.2)) == "First sound 00:03.214, after 388 ms"
    )


def cut_and_answered() -> Timeline:
    timeline = Timeline()
    timeline.add_span("assistant", "playback", 1_000.0, 4_000.0, "a1")
    timeline.add_span("assistant", "never_heard", 4_000.0, 8_000.0, "a1")
    timeline.add_span("assistant", "playback", 6_500.0, 9_000.0, "a2")
    return timeline


def test_a_tail_ends_where_something_was_heard_again_and_says_how_much_is_hidden() -> None:
    timeline = cut_and_answered()
    (tail,) = tails_of(timeline.spans, timeline)
    assert (tail.item_id, tail.start_ms, tail.end_ms, tail.drawn_end_ms) == ("a1", 4_000.0, 8_000.0, 6_500.0)
    assert tail.hidden_ms == 1_500.0
    assert tail_at(timeline, 6_400.0) == tail
    assert tail_at(timeline, 6_500.0) is None
    (words,) = said_at(timeline, 5_000.0, 10.0, "assistant", lambda item_id: "")
    assert words == "Never heard: 4.0 s, the last 1.5 s hidden by the next answer. A click plays it."


def test_a_tail_with_room_hides_nothing() -> None:
    timeline = Timeline()
    timeline.add_span("assistant", "never_heard", 4_000.0, 8_000.0, "a1")
    timeline.add_span("assistant", "playback", 8_000.0, 9_000.0, "a2")
    (tail,) = tails_of(timeline.spans, timeline)
    assert (tail.drawn_end_ms, tail.hidden_ms) == (8_000.0, 0.0)
    assert said_at(timeline, 5_000.0, 10.0, "assistant", str) == ["Never heard: 4.0 s. A click plays it."]


def test_the_end_of_a_tail_is_seen_even_when_the_next_answer_is_out_of_sight() -> None:
    timeline = cut_and_answered()
    in_sight = timeline.spans_between(4_500.0, 5_000.0)
    assert tails_of(in_sight, timeline)[0].drawn_end_ms == 6_500.0


def test_functions_and_silences_are_told_where_they_are() -> None:
    timeline = Timeline()
    timeline.add_span("assistant", "tool", 1_000.0, 1_312.0, "t1")
    timeline.add_span("user", "vad_silence", 500.0, 1_000.0, "u1")
    assert said_at(timeline, 1_100.0, 1.0, "assistant", {"t1": "get_weather"}.__getitem__) == ["get_weather ran 312 ms"]
    assert said_at(timeline, 700.0, 1.0, "user", str) == ["500 ms of silence: here the service ended the turn"]
    assert said_at(timeline, 700.0, 1.0, "assistant", str) == []
    timeline.add_span("assistant", "tool", 5_000.0, None, "t2")
    assert said_at(timeline, 5_100.0, 1.0, "assistant", {"t2": "search"}.__getitem__) == ["search is running"]


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_a_function_is_named_where_its_bar_has_room(dressed: Theme, ratio: float) -> None:
    timeline = Timeline()
    timeline.add_span("assistant", "tool", 100.0, 900.0, "t1")
    asked: list[str] = []

    def name_of(item_id: str) -> str:
        asked.append(item_id)
        return "get_weather"

    def painted(name: bool) -> bytes:
        picture = QImage(round(WIDE * ratio), round(HIGH * ratio), QImage.Format.Format_RGB32)
        picture.setDevicePixelRatio(ratio)
        picture.fill(0)
        painter = QPainter(picture)
        geometry = WaveformGeometry(WIDE, HIGH, ratio, 0.0, 1_000.0)
        frame = WaveformPainter(painter, geometry, palette.current(), 1_000.0)
        frame.paint(ColumnCache(WaveformSource()), timeline, "", name_of if name else lambda item_id: "")
        painter.end()
        return bytes(picture.constBits())

    assert painted(name=True) != painted(name=False)
    assert asked == ["t1"]
