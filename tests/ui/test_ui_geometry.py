"""What stands where in the transcript and the waveform."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication

from desktop_app.conversation.timeline import Timeline
from desktop_app.ui.transcript.row_heights import RowHeights
from desktop_app.ui.waveform.geometry import WaveformGeometry
from desktop_app.ui.waveform.labels import Label, labels_of, placed
from desktop_app.ui.waveform.time_window import NOW_AT, SHORTEST_MS, TimeWindow

pytestmark = pytest.mark.usefixtures("qapp")  # the room for the lanes' names is measured

_EDITS = st.lists(
    st.one_of(
        st.tuples(st.just("insert"), st.integers(0, 30), st.integers(1, 4)),
        st.tuples(st.just("remove"), st.integers(0, 30), st.integers(1, 4)),
        st.tuples(st.just("set"), st.integers(0, 30), st.integers(1, 300)),
        st.tuples(st.just("ask"), st.integers(0, 30), st.integers(0, 3_000)),
    )
)


@given(_EDITS)
def test_row_heights_agree_with_a_plain_list(edits: list[tuple[str, int, int]]) -> None:
    heights, plain = RowHeights(50), []
    for what, row, amount in edits:
        row = min(row, len(plain))
        if what == "insert":
            heights.insert(row, amount)
            plain[row:row] = [50] * amount
        elif what == "remove":
            heights.remove(row, amount)
            del plain[row : row + amount]
        elif what == "set" and row < len(plain):
            assert heights.set(row, amount) == amount - plain[row]
            plain[row] = amount
        elif plain:
            tops = [0, *itertools.accumulate(plain)]
            assert heights.row_at(amount) == max(index for index in range(len(plain)) if tops[index] <= amount)
        assert heights.total_px == sum(plain)
        assert heights.top(row) == sum(plain[:row])


def test_an_empty_list_has_no_row() -> None:
    assert RowHeights(50).row_at(0) == -1


_MOVES = st.lists(
    st.one_of(
        st.tuples(st.just("zoom"), st.floats(0.1, 10), st.floats(0, 4e6)),
        st.tuples(st.just("pan"), st.floats(-1e6, 1e6), st.just(0.0)),
        st.tuples(st.just("follow"), st.just(0.0), st.just(0.0)),
        st.tuples(st.just("fit"), st.just(0.0), st.just(0.0)),
        st.tuples(st.just("advance"), st.floats(0, 60_000), st.just(0.0)),
    )
)


@given(_MOVES)
def test_the_time_window_never_leaves_the_session(moves: list[tuple[str, float, float]]) -> None:
    window, now_ms = TimeWindow(), 0.0
    for what, first, second in moves:
        if what == "zoom":
            window.zoom(first, second, now_ms)
        elif what == "pan":
            window.pan(first, now_ms)
        elif what == "advance":
            now_ms += first
            window.advance(now_ms)
        else:
            getattr(window, what)(now_ms)
        assert window.start_ms >= 0
        assert window.span_ms >= SHORTEST_MS
        assert window.start_ms <= now_ms
        if window.following:
            assert window.start_ms <= now_ms <= window.end_ms + 1e-6


def test_zoom_keeps_what_is_under_the_mouse_in_its_place() -> None:
    window = TimeWindow()
    window.pan(1, 600_000)
    window.start_ms = 300_000
    window.zoom(0.5, 305_000, 600_000)
    assert (305_000 - window.start_ms) / window.span_ms == pytest.approx(0.25)
    assert window.span_ms == 10_000


def test_following_keeps_now_at_its_place() -> None:
    window = TimeWindow()
    window.advance(500_000)
    assert (500_000 - window.start_ms) / window.span_ms == pytest.approx(NOW_AT)
    window.zoom(2, 0, 500_000)
    assert (500_000 - window.start_ms) / window.span_ms == pytest.approx(NOW_AT)


@given(st.floats(0, 3.6e6), st.floats(250, 3.6e6), st.sampled_from([1.0, 1.25, 1.5, 2.0, 3.0]))
def test_columns_lie_on_a_grid_fixed_in_time(start_ms: float, span_ms: float, ratio: float) -> None:
    geometry = WaveformGeometry(1280, 176, ratio, start_ms, span_ms)
    grid = geometry.grid()
    assert grid.first * grid.column_ms <= start_ms + 1e-6
    assert grid.left + grid.count * grid.pitch >= geometry.plot.right() - grid.pitch
    assert abs(grid.pitch * ratio - round(grid.pitch * ratio)) < 1e-6
    moved = WaveformGeometry(1280, 176, ratio, start_ms + 2 * grid.column_ms, span_ms).grid()
    assert moved.column_ms == grid.column_ms
    assert moved.first - grid.first in (1, 2, 3)  # the same columns, further to the left


@given(st.floats(0, 3.6e6).map(lambda ms: round(ms, 6)), st.floats(250, 3.6e6))
def test_axis_labels_have_room(start_ms: float, span_ms: float) -> None:
    geometry = WaveformGeometry(1280, 176, 1.0, start_ms, span_ms)
    ticks, step = geometry.ticks()
    assert step / geometry.ms_per_px >= 60
    assert all(start_ms <= at <= start_ms + span_ms for at in ticks)


@given(
    st.lists(
        st.tuples(st.floats(0, 1_200), st.sampled_from(["top", "bottom"]), st.integers(0, 4), st.booleans()),
        max_size=25,
    ),
    st.floats(0, 1_200),
)
def test_labels_never_overlap_nor_leave_the_picture(
    qapp: QApplication, wishes: list[tuple[float, str, int, bool]], now_x: float
) -> None:
    rows = {"top": QRectF(90, 30, 1_100, 16), "bottom": QRectF(90, 150, 1_100, 16)}
    labels = [
        (Label(x, row, ("turn ended (500 ms of silence)", "turn ended"), "cut", rank, tail="more" if tail else ""), x)
        for x, row, rank, tail in wishes
    ]
    result = placed(labels, rows, now_x)
    for one, other in itertools.combinations(result, 2):
        assert one.label.row != other.label.row or not one.rect.intersects(other.rect)
    for label in result:
        assert rows[label.label.row].contains(label.rect)
        assert not label.rect.left() < now_x < label.rect.right()


def test_markers_become_the_words_of_the_picture() -> None:
    timeline = Timeline()
    timeline.add_span("user", "vad_silence", 5_400, 5_900, "u")
    timeline.add_span("assistant", "never_heard", 10_214, 14_314, "a")
    timeline.add_marker("speech_started", 3_000, "user", "u")
    timeline.add_marker("first_audio", 7_000, "assistant", "a", 388.0)
    timeline.add_marker("truncated", 10_214, "assistant", "a", 3_214.0)
    timeline.add_marker("error", 11_000, "user", "")
    timeline.add_marker("response_created", 6_000, "assistant", "a")
    timeline.add_marker("speech_stopped", 5_900, "user", "u")  # says the same as the silence that ended the turn
    timeline.add_marker("speech_stopped", 15_000, "user", "u2")
    timeline.add_marker("committed", 5_910, "user", "u")
    timeline.add_marker("cancelled", 10_300, "assistant", "a")
    labels = labels_of(*timeline.between(0, 20_000))
    assert [label.texts[0] for label in labels] == [
        "cut at 3,214 ms",
        "error",
        "turn ended (500 ms of silence)",
        "first sound 388 ms",
        "speech start",
        "stopped",
        "speech stop",
        "response created",
        "committed",
    ]
    assert labels[0].tail == "never heard 4.1 s"


def test_a_window_that_turns_pages_stands_still_between_them() -> None:
    window = TimeWindow()
    window.by_pages = True
    seen = []
    for now_ms in range(0, 120_000, 50):
        window.advance(float(now_ms))
        assert window.start_ms <= now_ms <= window.end_ms
        if not seen or seen[-1] != window.start_ms:
            seen.append(window.start_ms)
    assert 5 <= len(seen) <= 10
    window.by_pages = False
    window.advance(120_000.0)
    assert window.start_ms == pytest.approx(120_000.0 - NOW_AT * window.span_ms)
