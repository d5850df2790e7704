"""Level, conversion, fades and digital silence on signals whose values are known."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from desktop_app.audio import pcm


def sine(amplitude: float, frames: int = 4800) -> np.ndarray:
    return np.round(amplitude * np.sin(2 * np.pi * np.arange(frames) / 48)).astype(np.int16)


class TestLevel:
    def test_half_scale_sine(self) -> None:
        level = pcm.level(sine(16384))

        assert level.peak_dbfs == pytest.approx(-6.02, abs=0.01)
        assert level.rms_dbfs == pytest.approx(-9.03, abs=0.01)
        assert not level.clipped

    def test_full_scale_square_is_0_dbfs_both_ways_and_clipped(self) -> None:
        level = pcm.level(np.tile(np.repeat(np.array([32767, -32768], np.int16), 10), 10))

        assert level.peak_dbfs == pytest.approx(0, abs=0.001)
        assert level.rms_dbfs == pytest.approx(0, abs=0.001)
        assert level.clipped

    @pytest.mark.parametrize("extreme", [32767, -32768])
    def test_clipping_needs_three_samples_in_a_row(self, extreme: int) -> None:
        samples = np.zeros(480, np.int16)
        samples[100:102] = extreme
        samples[300:302] = extreme
        assert not pcm.level(samples).clipped

        samples[102] = extreme
        assert pcm.level(samples).clipped

    @pytest.mark.parametrize("frames", [1, 2])
    def test_a_block_shorter_than_a_clipped_run_is_not_clipped(self, frames: int) -> None:
        assert not pcm.level(np.full(frames, 32767, np.int16)).clipped

    def test_most_negative_sample_does_not_overflow(self) -> None:
        assert pcm.level(np.array([-32768], np.int16)).peak_dbfs == 0

    @pytest.mark.parametrize("samples", [np.zeros(0, np.int16), np.zeros(480, np.int16)])
    def test_silence_has_a_finite_level(self, samples: np.ndarray) -> None:
        assert pcm.level(samples) == (pcm.SILENCE_DBFS, pcm.SILENCE_DBFS, False)

    def test_the_smallest_sound_is_above_silence(self) -> None:
        samples = np.zeros(480, np.int16)
        samples[7] = 1

        level = pcm.level(samples)

        assert level.peak_dbfs == pytest.approx(-90.3, abs=0.01)
        assert pcm.SILENCE_DBFS < level.rms_dbfs < level.peak_dbfs


class TestConversion:
    def test_there_and_back_changes_no_sample(self) -> None:
        every = np.arange(-32768, 32768).astype(np.int16)

        assert np.array_equal(pcm.to_int16(pcm.to_float(every)), every)

    def test_too_loud_is_clipped_and_not_wrapped(self) -> None:
        assert pcm.to_int16(np.array([1.0, 1.5, -1.0, -7.0])).tolist() == [32767, 32767, -32768, -32768]

    def test_mono_is_the_mean_of_the_first_two_channels(self) -> None:
        frames = np.array([[100, 200, 9], [-32768, -32768, 9], [32767, 32767, 9], [5, 0, 9]], np.int16)

        assert pcm.to_mono(frames.reshape(-1), 3).tolist() == [150, -32768, 32767, 2]

    def test_one_channel_is_left_alone(self) -> None:
        samples = sine(1000)

        assert pcm.to_mono(samples, 1) is samples


class TestFade:
    @given(st.integers(1, 2000))
    def test_falls_from_near_one_to_exactly_zero_without_a_corner(self, frames: int) -> None:
        curve = pcm.fade_out_curve(frames)

        assert len(curve) == frames
        assert curve[-1] == pytest.approx(0, abs=1e-7)
        assert (np.diff(curve) <= 0).all()
        assert (curve <= 1).all()
        steps = np.abs(np.diff(np.concatenate(([1.0], curve))))
        assert steps.max() <= np.pi / 2 / frames + 1e-6

    def test_no_frames(self) -> None:
        assert len(pcm.fade_out_curve(0)) == 0


class TestDigitalSilence:
    def test_counts_while_there_is_nothing_and_starts_again_after_sound(self) -> None:
        silence = pcm.DigitalSilence(24_000)
        for _ in range(100):
            silence.feed(np.zeros(480, np.int16))
        assert silence.silent_s == pytest.approx(2.0)

        silence.feed(sine(2))
        assert silence.silent_s == 0

    def test_dither_of_one_step_is_still_silence(self) -> None:
        silence = pcm.DigitalSilence(48_000)
        silence.feed(np.tile(np.array([0, 1, 0, -1], np.int16), 12_000))

        assert silence.silent_s == 1.0

    @given(hnp.arrays(np.int16, st.integers(1, 50)))
    def test_any_real_sound_ends_it(self, samples: np.ndarray) -> None:
        silence = pcm.DigitalSilence(1000)
        silence.feed(np.zeros(10, np.int16))
        silence.feed(samples)

        is_sound = bool((np.abs(samples.astype(int)) > 1).any())
        assert (silence.silent_s == 0) == is_sound
