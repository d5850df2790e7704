"""G.711 mu-law and A-law by lookup tables: 8 bits for each sample, at 8 kHz on the wire.

Source: ITU-T Recommendation G.711 (11/88), tables 1 and 2. Codes equal those of the C reference that Python's former
`audioop` carried, for all 65,536 samples: 16-bit input loses its lowest bits before it is coded, it is not rounded.
"""

import numpy as np
from numpy.typing import NDArray

from desktop_app.audio.ports import Samples

G711_RATE_HZ = 8_000

_MU_BIAS = 33
_MU_CLIP = 8159


def encode_ulaw(samples: Samples) -> bytes:
    """int16 (n,) to n bytes of mu-law (`audio/pcmu`, `g711_ulaw`)."""
    return _MU_CODES[samples.view(np.uint16)].tobytes()


def decode_ulaw(data: bytes) -> Samples:
    """n bytes of mu-law to int16 (n,)."""
    return _MU_SAMPLES[np.frombuffer(data, np.uint8)]


def encode_alaw(samples: Samples) -> bytes:
    """int16 (n,) to n bytes of A-law (`audio/pcma`, `g711_alaw`)."""
    return _A_CODES[samples.view(np.uint16)].tobytes()


def decode_alaw(data: bytes) -> Samples:
    """n bytes of A-law to int16 (n,)."""
    return _A_SAMPLES[np.frombuffer(data, np.uint8)]


def _every_sample() -> NDArray[np.int32]:
    """All int16 values in the order of their bit patterns read as uint16, which is how the tables are indexed."""
    return np.arange(65536, dtype=np.uint16).view(np.int16).astype(np.int32)


def _highest_bit(values: NDArray[np.int32]) -> NDArray[np.int32]:
    """floor(log2(v)), exact for the 13 bits met here."""
    _, exponent = np.frexp(values.astype(np.float64))
    return exponent.astype(np.int32) - 1


def _mu_law_codes() -> NDArray[np.uint8]:
    uniform = _every_sample() >> 2  # 14 bits
    magnitude = np.minimum(np.abs(uniform), _MU_CLIP) + _MU_BIAS
    segment = _highest_bit(magnitude) - 5
    step = (magnitude >> (segment + 1)) & 0x0F
    code = np.where(segment > 7, 0x7F, segment << 4 | step)
    return (code ^ np.where(uniform < 0, 0x7F, 0xFF)).astype(np.uint8)


def _mu_law_samples() -> Samples:
    code = np.arange(256) ^ 0xFF
    segment, step = code >> 4 & 0x07, code & 0x0F
    magnitude = ((2 * step + _MU_BIAS) << segment) - _MU_BIAS
    samples: Samples = (4 * np.where(code & 0x80, -magnitude, magnitude)).astype(np.int16)
    return samples


def _a_law_codes() -> NDArray[np.uint8]:
    uniform = _every_sample() >> 3  # 13 bits
    magnitude = np.where(uniform < 0, ~uniform, uniform)
    segment = np.maximum(_highest_bit(np.maximum(magnitude, 1)) - 4, 0)
    step = (magnitude >> np.maximum(segment, 1)) & 0x0F
    return ((segment << 4 | step) ^ np.where(uniform < 0, 0x55, 0xD5)).astype(np.uint8)


def _a_law_samples() -> Samples:
    code = np.arange(256) ^ 0x55
    segment, step = code >> 4 & 0x07, code & 0x0F
    half_steps = 2 * step + 1 + np.where(segment > 0, 32, 0)
    magnitude = (half_steps << np.maximum(segment - 1, 0)) * 8
    samples: Samples = np.where(code & 0x80, magnitude, -magnitude).astype(np.int16)
    return samples


_MU_CODES = _mu_law_codes()
_MU_SAMPLES = _mu_law_samples()
_A_CODES = _a_law_codes()
_A_SAMPLES = _a_law_samples()
