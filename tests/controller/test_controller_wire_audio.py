import itertools

import numpy as np
import pytest

from desktop_app.controller.wire_audio import ALAW, PCM, ULAW, WireDecoder, WireEncoder

TONE = (9000 * np.sin(2 * np.pi * 440 * np.arange(24_000) / 24_000)).astype(np.int16)


def test_pcm_survives_deltas_that_split_samples() -> None:
    data = WireEncoder(PCM).encode(TONE)
    decoder = WireDecoder(PCM)
    cuts = [0, 1, 2, 999, 1000, 4801, len(data)]
    parts = [decoder.decode(data[start:end]) for start, end in itertools.pairwise(cuts)]
    assert np.array_equal(np.concatenate(parts), TONE)


@pytest.mark.parametrize("format_type", [ULAW, ALAW])
def test_g711_is_8_khz_and_sounds_the_same(format_type: str) -> None:
    encoder, decoder = WireEncoder(format_type), WireDecoder(format_type)
    wire = b"".join(encoder.encode(block) for block in np.split(TONE, 50))
    assert len(wire) == 8_000
    heard = np.concatenate([decoder.decode(wire[start : start + 160]) for start in range(0, 8_000, 160)])
    assert len(heard) == 24_000
    spectrum = np.abs(np.fft.rfft(heard[2_000:22_000] * np.hanning(20_000)))
    assert abs(np.argmax(spectrum) * 24_000 / 20_000 - 440) < 2
    assert 20 * np.log10(np.std(heard[2_000:22_000]) / np.std(TONE)) == pytest.approx(0, abs=0.5)
