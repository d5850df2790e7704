import numpy as np

from desktop_app.controller.waveform_source import QUIET, RATE_HZ, WaveformSource


def block(level: int) -> np.ndarray:
    return np.tile(np.array([level, -level], np.int16), RATE_HZ // 100)  # 20 ms


def test_sound_stands_where_it_was_on_the_clock() -> None:
    waveform = WaveformSource()
    waveform.write("user", 1000.0, block(8000))
    columns = waveform.columns("user", 0.0, 2000.0, 100)
    assert columns.shape == (100, 2)
    (loud,) = np.nonzero(np.abs(columns).max(axis=1) > 0.2)
    assert list(loud) == [50]
    assert not waveform.columns("assistant", 0.0, 2000.0, 100).any()


def test_the_noise_of_a_quiet_room_takes_no_memory() -> None:
    waveform = WaveformSource()
    empty = waveform.nbytes
    for index in range(5000):
        waveform.write("user", 20.0 * index, block(QUIET))
    assert waveform.nbytes == empty
    waveform.write("user", 100_000.0, block(QUIET + 1))
    assert waveform.columns("user", 99_990.0, 100_030.0, 4).any()


def test_a_new_session_begins_empty() -> None:
    waveform = WaveformSource()
    waveform.write("never_heard", 10.0, block(9000))
    waveform.clear()
    assert not waveform.columns("never_heard", 0.0, 1000.0, 10).any()


def test_it_tells_where_something_was_written_since() -> None:
    waveform = WaveformSource()
    revision, _ = waveform.changes("user", -1)
    assert waveform.changes("user", revision) == (revision, None)
    waveform.write("assistant", 10.0, block(9000))
    assert waveform.changes("user", revision) == (revision, None)
    waveform.write("user", 900.0, block(9000))
    waveform.write("user", 400.0, block(9000))
    waveform.write("user", 920.0, block(QUIET))  # nobody could see it
    now, changed_ms = waveform.changes("user", revision)
    assert changed_ms == 400.0
    assert waveform.changes("user", now - 1) == (now, 400.0)
    for index in range(2_000):
        waveform.write("user", 1_000.0 + index, block(9000))
    assert waveform.changes("user", now)[1] == 0.0  # so long ago that it is no longer known
    revision, _ = waveform.changes("user", -1)
    waveform.clear()
    assert waveform.changes("user", revision)[1] == 0.0
