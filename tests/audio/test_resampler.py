"""Exact counts, exact delay, no state lost between blocks, and the quality of the filter."""

import numpy as np
import pytest
import soxr
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.audio.resampler import Resampler

RATES = (8_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 96_000)
RATIOS = [(rate, 24_000) for rate in RATES] + [(24_000, rate) for rate in RATES if rate != 24_000]
noise = np.random.default_rng(7)


def tone(frequency_hz: float, rate_hz: int, seconds: float = 0.6) -> np.ndarray:
    return (0.5 * np.sin(2 * np.pi * frequency_hz * np.arange(round(rate_hz * seconds)) / rate_hz)).astype(np.float32)


def gain_and_snr_db(samples: np.ndarray, frequency_hz: float, rate_hz: int) -> tuple[float, float]:
    """Of the best-fitting sine against the -6 dB tone, and of the sine against everything else."""
    phase = 2 * np.pi * frequency_hz * np.arange(len(samples)) / rate_hz
    basis = np.stack((np.sin(phase), np.cos(phase)), axis=1)
    weights, *_ = np.linalg.lstsq(basis, samples.astype(np.float64), rcond=None)
    rest = samples - basis @ weights
    amplitude = float(np.hypot(*weights))
    return 20 * np.log10(amplitude / 0.5), 20 * np.log10(amplitude / np.sqrt(2) / (rest.std() + 1e-12))


@pytest.mark.parametrize(("in_hz", "out_hz"), RATIOS)
def test_every_20_ms_block_gives_exactly_20_ms(in_hz: int, out_hz: int) -> None:
    resampler = Resampler(in_hz, out_hz)
    blocks = [noise.integers(-3000, 3000, in_hz // 50).astype(np.int16) for _ in range(60)]

    assert {len(resampler.process(block)) for block in blocks} == {out_hz // 50}


@pytest.mark.parametrize(("in_hz", "out_hz"), RATIOS)
@pytest.mark.parametrize("aligned", [False, True])
def test_how_the_input_is_cut_into_blocks_changes_no_sample(in_hz: int, out_hz: int, aligned: bool) -> None:
    samples = noise.integers(-20000, 20000, in_hz // 4).astype(np.int16)
    whole = Resampler(in_hz, out_hz, aligned=aligned).process(samples)
    cuts = np.sort(noise.integers(0, len(samples), 40))

    resampler = Resampler(in_hz, out_hz, aligned=aligned)
    pieces = [resampler.process(piece) for piece in np.split(samples, cuts)]

    assert np.abs(np.concatenate(pieces).astype(int) - whole).max() <= 1  # float32 sums in another order


@given(
    in_hz=st.sampled_from(RATES),
    out_hz=st.sampled_from(RATES),
    lengths=st.lists(st.integers(0, 700), max_size=12),
)
def test_count_is_exact_after_any_blocks(in_hz: int, out_hz: int, lengths: list[int]) -> None:
    live, aligned = Resampler(in_hz, out_hz), Resampler(in_hz, out_hz, aligned=True)
    live_frames = aligned_frames = total = 0
    for length in lengths:
        block = np.ones(length, np.int16)
        live_frames += len(live.process(block))
        aligned_frames += len(aligned.process(block))
        total += length
        assert live_frames == -(-total * out_hz // in_hz)

    assert aligned_frames + len(aligned.finish()) == -(-total * out_hz // in_hz)


@pytest.mark.parametrize(("in_hz", "out_hz"), RATIOS)
def test_delay_is_what_it_says(in_hz: int, out_hz: int) -> None:
    frequency_hz = 900.0
    resampler = Resampler(in_hz, out_hz)
    delayed = resampler.process(tone(frequency_hz, in_hz))[out_hz // 5 :]

    times_s = (np.arange(len(delayed)) + out_hz // 5) / out_hz - resampler.delay_s
    expected = 0.5 * np.sin(2 * np.pi * frequency_hz * times_s)

    assert np.abs(delayed - expected).max() < 2e-4
    assert resampler.delay_s <= 0.0041


@pytest.mark.parametrize(("in_hz", "out_hz"), RATIOS)
def test_aligned_output_lies_at_its_own_time_from_the_first_sample_on(in_hz: int, out_hz: int) -> None:
    seconds = 0.3
    samples = (np.sin(2 * np.pi * 700 * np.arange(round(in_hz * seconds)) / in_hz) * 16000).astype(np.int16)
    samples[: in_hz // 100] = 0  # 10 ms of silence, so that the filter rings inside the item
    samples[-in_hz // 100 :] = 0
    resampler = Resampler(in_hz, out_hz, aligned=True)

    aligned = np.concatenate((resampler.process(samples), resampler.finish()))

    middle = slice(out_hz // 50, len(aligned) - out_hz // 50)
    expected = 16000 * np.sin(2 * np.pi * 700 * np.arange(len(aligned)) / out_hz)
    assert resampler.delay_s == 0
    assert len(aligned) == -(-len(samples) * out_hz // in_hz)
    assert np.abs(aligned - expected)[middle].max() < 3


@pytest.mark.parametrize(("in_hz", "out_hz"), RATIOS)
def test_pass_band_is_flat_and_clean(in_hz: int, out_hz: int) -> None:
    if in_hz == out_hz:
        return
    lower_nyquist = min(in_hz, out_hz) / 2
    for share in (0.02, 0.4, 0.79):
        resampled = Resampler(in_hz, out_hz).process(tone(share * lower_nyquist, in_hz))[out_hz // 10 :]
        gain_db, snr_db = gain_and_snr_db(resampled, share * lower_nyquist, out_hz)
        assert abs(gain_db) < 0.05
        assert snr_db > 100


@pytest.mark.parametrize("in_hz", [rate for rate in RATES if rate > 24_000])
def test_what_would_alias_is_gone(in_hz: int) -> None:
    for share in (1.0, 1.02, 1.1, 1.3):
        resampled = Resampler(in_hz, 24_000).process(tone(share * 12_000 + 1, in_hz))[2400:]
        assert 20 * np.log10(resampled.std() * np.sqrt(2) / 0.5 + 1e-12) < -95


def test_agrees_with_soxr_on_speech_band_noise() -> None:
    band = soxr.resample(noise.standard_normal(8_000) * 3000, 8_000, 48_000, quality="VHQ").astype(np.int16)
    ours = Resampler(48_000, 24_000, aligned=True)
    theirs = soxr.resample(band, 48_000, 24_000, quality="VHQ")

    converted = np.concatenate((ours.process(band), ours.finish()))[: len(theirs)]

    assert np.abs(converted.astype(int) - theirs)[100:-100].max() <= 2


def test_loud_input_is_clipped_not_wrapped() -> None:
    square = np.tile(np.repeat(np.array([32767, -32768], np.int16), 50), 40)

    resampled = Resampler(48_000, 24_000, aligned=True).process(square)

    # Overshoot at the edges would wrap to the other sign.
    assert (np.sign(resampled[5:20]) == 1).all()
    assert resampled.max() == 32767
    assert resampled.min() == -32768


def test_equal_rates_pass_through() -> None:
    samples = noise.integers(-9, 9, 480).astype(np.int16)
    resampler = Resampler(24_000, 24_000, aligned=True)

    assert np.array_equal(resampler.process(samples), samples)
    assert resampler.delay_s == 0
    assert len(resampler.finish()) == 0


def test_reset_forgets() -> None:
    samples = noise.integers(-3000, 3000, 960).astype(np.int16)
    resampler = Resampler(48_000, 24_000)
    first = resampler.process(samples)
    resampler.process(samples)
    resampler.reset()

    assert np.array_equal(resampler.process(samples), first)


def test_float_stays_float() -> None:
    assert Resampler(48_000, 24_000).process(np.zeros(960, np.float32)).dtype == np.float32


@pytest.mark.parametrize("rates", [(0, 24_000), (24_000, -1)])
def test_impossible_rates_are_refused(rates: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="must be positive"):
        Resampler(*rates)
