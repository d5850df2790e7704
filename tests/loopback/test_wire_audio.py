"""PCM and G.711 against the law's own formulas."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from desktop_app.loopback import wire_audio
from desktop_app.loopback.wire_audio import A_LAW, MU_LAW, PCM, EncodedSpeech, OddAudioLengthError


def sine(rate_hz: int, seconds: float = 0.5, hz: float = 440.0) -> np.ndarray:
    return (np.sin(np.arange(int(rate_hz * seconds)) * 2 * np.pi * hz / rate_hz) * 12_000).astype(np.int16)


def mu_law_decoded(code: int) -> int:
    """ITU-T G.711, table 2a: sign, exponent, mantissa of the inverted code, on a 16-bit scale."""
    code = ~code & 0xFF
    magnitude = ((((code & 0x0F) << 3) + 0x84) << ((code & 0x70) >> 4)) - 0x84
    return -magnitude if code & 0x80 else magnitude


def a_law_decoded(code: int) -> int:
    """ITU-T G.711, table 1a: every second bit inverted."""
    code ^= 0x55
    exponent, mantissa = (code & 0x70) >> 4, (code & 0x0F) << 4
    magnitude = mantissa + 8 if exponent == 0 else (mantissa + 0x108) << (exponent - 1)
    return magnitude if code & 0x80 else -magnitude


@pytest.mark.parametrize(("name", "law"), [(MU_LAW, mu_law_decoded), (A_LAW, a_law_decoded)])
def test_every_code_decodes_by_the_law(name: str, law) -> None:
    decoded = wire_audio.decode(bytes(range(256)), name)
    assert decoded.tolist() == [law(code) for code in range(256)]


@pytest.mark.parametrize("name", [MU_LAW, A_LAW])
def test_encoding_is_the_inverse_of_decoding(name: str) -> None:
    samples = wire_audio.decode(bytes(range(256)), name)
    again = wire_audio.decode(wire_audio.encode(samples, 8_000, name), name)
    assert again.tolist() == samples.tolist()


@pytest.mark.parametrize(("name", "worst"), [(MU_LAW, 300), (A_LAW, 300)])
def test_a_tone_survives_the_way_there_and_back(name: str, worst: int) -> None:
    original = sine(8_000)
    coded = wire_audio.encode(original, 8_000, name)
    assert len(coded) == len(original)
    assert int(np.abs(wire_audio.decode(coded, name).astype(int) - original).max()) < worst


def test_pcm_is_little_endian_and_whole_samples() -> None:
    assert wire_audio.decode(b"\x01\x00\x00\x80", PCM).tolist() == [1, -32768]
    assert wire_audio.encode(np.array([1, -32768], dtype=np.int16), 24_000, PCM) == b"\x01\x00\x00\x80"
    with pytest.raises(OddAudioLengthError):
        wire_audio.decode(b"\x01\x00\x00", PCM)


def test_speech_is_resampled_to_the_format() -> None:
    coded = wire_audio.encode(sine(24_000), 24_000, MU_LAW)
    assert len(coded) == 4_000
    heard = wire_audio.to_speech_rate(wire_audio.decode(coded, MU_LAW), 8_000)
    assert len(heard) == 12_000
    error = heard[600:-600].astype(float) - sine(24_000)[600:-600]
    assert np.sqrt(np.mean(error**2)) < 300


def test_rates() -> None:
    assert (wire_audio.bytes_per_second(PCM), wire_audio.bytes_per_second(A_LAW)) == (48_000, 8_000)


@pytest.mark.parametrize("name", [PCM, MU_LAW, A_LAW])
def test_speech_cut_in_pieces_is_the_speech(name: str) -> None:
    samples = sine(24_000)[:11_999]
    speech = EncodedSpeech(samples, name)
    cuts = [0, 2_400, 2_403, 9_000, len(samples)]
    joined = b"".join(speech.wire_bytes(first, end) for first, end in itertools.pairwise(cuts))
    assert joined == wire_audio.encode(samples, 24_000, name)
