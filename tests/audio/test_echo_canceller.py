"""The echo goes, the person stays; and how played and captured sound are brought together in time."""

import sys

import numpy as np
import pytest

from desktop_app.audio.echo_canceller import EchoCanceller, open_echo_canceller
from desktop_app.audio.heard_beside import HeardBeside
from desktop_app.audio.ports import PlayedBlock, PlayedSegment

RATE = 24_000


def babble(seconds: float, seed: int) -> np.ndarray:
    """Noise with the rhythm and the spectrum of speech, at about -20 dBFS."""
    generator = np.random.default_rng(seed)
    frames = round(seconds * RATE)
    coloured = np.convolve(generator.standard_normal(frames + 40), np.hanning(41), "valid")
    syllables = np.interp(
        np.arange(frames), np.arange(0, frames + RATE, RATE // 5), generator.uniform(0, 1, frames * 5 // RATE + 5)
    )
    return np.clip(coloured / coloured.std() * 3500 * syllables, -32768, 32767).astype(np.int16)


def echo_of(played: np.ndarray, delay_ms: int, gain: float = 0.5) -> np.ndarray:
    """The speaker's sound at the microphone: late, softer, with some reflections."""
    generator = np.random.default_rng(9)
    room = generator.standard_normal(1200) * np.exp(-np.arange(1200) / 200)
    room[0] = 3
    direct = np.convolve(played, room / np.abs(room).sum(), "full")[: len(played)] * gain * 3
    delayed = np.concatenate((np.zeros(delay_ms * RATE // 1000), direct))[: len(played)]
    return np.clip(delayed, -32768, 32767).astype(np.int16)


def run(canceller: EchoCanceller, played: np.ndarray, captured: np.ndarray, ahead_s: float = 0.1) -> np.ndarray:
    """Both streams in blocks of 20 ms; playback is known `ahead_s` before it is heard, as from a sink."""
    blocks = round(ahead_s / 0.02)
    cleaned = []
    for first in range(-blocks * 480, len(captured), 480):
        known = first + blocks * 480
        if known < len(played):
            canceller.feed_reference(PlayedBlock(played[known : known + 480], 50 + known / RATE, ()))
        if first >= 0:
            cleaned.append(canceller.process(captured[first : first + 480], 50 + first / RATE))
    return np.concatenate(cleaned)


def level_db(samples: np.ndarray) -> float:
    return float(10 * np.log10(np.mean(samples.astype(float) ** 2) + 1e-9))


@pytest.fixture(scope="session")
def engine_started() -> None:
    """Its first use starts an engine with sockets and threads of its own, which stays until the process ends."""
    if open_echo_canceller() is None:
        pytest.skip("needs the livekit package")


@pytest.fixture
def canceller(engine_started: None) -> EchoCanceller:
    opened = open_echo_canceller()
    assert opened is not None
    return opened


@pytest.mark.parametrize("delay_ms", [0, 40, 200])
def test_an_echo_is_gone_within_seconds(canceller: EchoCanceller, delay_ms: int) -> None:
    played = babble(10, seed=1)
    captured = echo_of(played, delay_ms)

    cleaned = run(canceller, played, captured)

    assert len(cleaned) == len(captured)
    assert level_db(captured[4 * RATE :]) - level_db(cleaned[4 * RATE :]) > 30


def test_a_person_is_heard_while_nothing_plays(canceller: EchoCanceller) -> None:
    person = babble(6, seed=2)

    cleaned = run(canceller, np.zeros_like(person), person)

    assert abs(level_db(person[2 * RATE :]) - level_db(cleaned[2 * RATE :])) < 6


class Engine:
    """Stands for the engine and notes with what each captured frame was paired."""

    def __init__(self) -> None:
        self.pairs: list[tuple[int, int]] = []
        self._played = 0

    def process_reverse_stream(self, frame: "Frame") -> None:
        self._played = int(np.frombuffer(frame.data, np.int16)[0])

    def process_stream(self, frame: "Frame") -> None:
        self.pairs.append((int(np.frombuffer(frame.data, np.int16)[0]), self._played))


class Frame:
    def __init__(self, data: bytearray, rate_hz: int, channels: int, frames: int) -> None:
        assert (rate_hz, channels, frames, len(data)) == (RATE, 1, 240, 480)
        self.data = data


def counted(first: int, frames: int) -> np.ndarray:
    """Samples that hold their own time in units of 10 ms."""
    return ((np.arange(first, first + frames) // 240) % 30_000).astype(np.int16)


def test_frames_are_paired_by_time_40_ms_ahead() -> None:
    engine = Engine()
    run(EchoCanceller(engine, Frame), counted(0, RATE), counted(0, RATE))

    assert all(played - captured == 4 for captured, played in engine.pairs[:-10])


def test_blocks_of_any_length_lose_nothing() -> None:
    engine = Engine()
    canceller = EchoCanceller(engine, Frame)
    captured = np.arange(1, 2401).astype(np.int16)
    pieces = [canceller.process(piece, 10.0) for piece in np.split(captured, [7, 500, 501, 1300])]

    assert np.array_equal(np.concatenate(pieces), captured)


def test_a_sink_that_starts_later_or_again_is_followed() -> None:
    engine = Engine()
    canceller = EchoCanceller(engine, Frame)
    for block in range(20):
        canceller.process(counted(block * 480, 480), 50 + block * 0.02)
    for block in range(30, 60):  # it starts 0.6 s in, and its time axis says so
        canceller.feed_reference(PlayedBlock(counted(block * 480, 480), 50 + block * 0.02, ()))
    for block in range(20, 40):
        canceller.process(counted(block * 480, 480), 50 + block * 0.02)

    pairs = dict(engine.pairs)
    assert not any(pairs[captured] for captured in range(40))
    assert pairs[54] == 0
    assert all(pairs[captured] - captured == 4 for captured in range(60, 80))


def test_a_sink_that_stops_is_silence() -> None:
    engine = Engine()
    canceller = EchoCanceller(engine, Frame)
    canceller.feed_reference(PlayedBlock(np.full(480, 9, np.int16), 50.0, ()))
    for block in range(5):
        canceller.process(np.zeros(480, np.int16), 50 + block * 0.02)

    assert engine.pairs[-1] == (0, 0)


def test_ducking_is_part_of_the_reference() -> None:
    engine = Engine()
    canceller = EchoCanceller(engine, Frame)
    canceller.feed_reference(PlayedBlock(np.full(4800, 8000, np.int16), 50.0, (), gain=0.25))
    canceller.process(np.zeros(240, np.int16), 50.0)

    assert engine.pairs == [(0, 2000)]


def test_what_nobody_captures_is_bounded() -> None:
    canceller = EchoCanceller(Engine(), Frame)
    for block in range(1000):
        canceller.feed_reference(PlayedBlock(np.ones(480, np.int16), 50 + block * 0.02, ()))

    assert canceller._reference_frames <= 3 * RATE + 480


def test_without_the_engine_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "livekit", None)

    assert open_echo_canceller() is None


def test_the_echo_of_what_is_played_beside_the_session_goes_too(canceller: EchoCanceller) -> None:
    replayed = babble(8.0, 11)
    echo = echo_of(replayed, 60)
    starts = range(0, len(replayed), 480)
    segments = (PlayedSegment("replay", 0, 0, 0, 480),)
    others = iter([PlayedBlock(replayed[first : first + 480], 50 + first / RATE, segments) for first in starts])
    beside = HeardBeside()
    beside.begin(lambda: [next(others)])
    silence, cleaned = np.zeros(480, np.int16), []
    for known in starts:
        beside.refresh()
        canceller.feed_reference(beside.mixed_into(PlayedBlock(silence, 50 + known / RATE, ())))
        if (first := known - 2_400) >= 0:
            cleaned.append(canceller.process(echo[first : first + 480], 50 + first / RATE))
    heard = np.concatenate(cleaned)
    assert level_db(heard[-2 * RATE :]) < level_db(echo[len(heard) - 2 * RATE : len(heard)]) - 20
