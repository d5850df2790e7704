"""Pieces of speech: irregular, complete, each word announced before its sound."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.loopback.speech_pacing import Pacing, argument_deltas, pieces_of, words_of


@given(st.text(max_size=200))
def test_deltas_joined_are_the_text(text: str) -> None:
    assert "".join(words_of(text)) == text
    assert "".join(argument_deltas(text)) == text


@given(st.text(alphabet="ab ", min_size=1, max_size=120).filter(str.strip), st.integers(1, 240_000))
def test_pieces_joined_are_the_sentence(text: str, frames: int) -> None:
    pieces = pieces_of(text, frames, 24_000, Pacing(), grid_frames=3)
    ends = [0, *(piece.end_frame for piece in pieces)]
    assert [piece.first_frame for piece in pieces] == ends[:-1]
    assert ends[-1] == frames
    assert all(end % 3 == 0 for end in ends[:-1])
    assert "".join(word for piece in pieces for word in piece.words) == text
    lengths = [piece.end_frame - piece.first_frame for piece in pieces]
    assert max(lengths) <= 12_000
    assert min(lengths[:-1], default=2_400) >= 2_397


def test_words_come_with_the_piece_in_which_they_begin() -> None:
    text = "one two three four five six seven eight nine ten"
    frames = 24_000 * 4
    for piece in pieces_of(text, frames, 24_000, Pacing()):
        for word in piece.words:
            begins = text.index(word) * frames / len(text)
            assert piece.first_frame - frames / len(text) <= begins < piece.end_frame


def test_about_ten_times_faster_than_real_time_unless_in_a_burst() -> None:
    assert Pacing().pause_s(500) == 0.05
    assert Pacing(speed_up=None).pause_s(500) == 0.0
    assert Pacing(speed_up=None).text_pause_s() == 0.0


def test_nothing_to_say_is_no_piece() -> None:
    assert pieces_of("", 0, 24_000, Pacing()) == []
