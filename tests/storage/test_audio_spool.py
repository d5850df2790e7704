import numpy as np

from desktop_app.storage.audio_spool import AudioSpool


def ramp(start: int, frames: int) -> np.ndarray:
    return np.arange(start, start + frames, dtype=np.int16)


def test_interleaved_parts_come_back_whole_and_in_order() -> None:
    spool = AudioSpool()
    spool.append("a", 0, ramp(0, 240))
    spool.append("b", 0, ramp(5000, 100))
    spool.append("a", 0, ramp(240, 240))
    spool.append("a", 0, ramp(480, 24))
    assert np.array_equal(spool.read("a", 0), ramp(0, 504))
    assert np.array_equal(spool.read("b", 0), ramp(5000, 100))
    assert spool.duration_ms("a", 0) == 21.0
    spool.close()


def test_reading_from_a_position_crosses_pieces() -> None:
    spool = AudioSpool()
    spool.append("a", 0, ramp(0, 240))
    spool.append("b", 0, ramp(9000, 10))
    spool.append("a", 0, ramp(240, 240))
    assert np.array_equal(spool.read("a", 0, start_ms=12.5), ramp(300, 180))
    assert np.array_equal(spool.read("a", 0, start_ms=5.0), ramp(120, 360))
    assert spool.read("a", 0, start_ms=99.0).size == 0
    assert spool.read("nobody", 0).size == 0
    spool.close()
