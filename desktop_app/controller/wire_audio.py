"""Between the program's samples (int16, 24 kHz) and the bytes of the session's audio formats."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from msgspec import UNSET

from desktop_app.audio import g711
from desktop_app.audio.resampler import Resampler
from desktop_app.protocol.session_config import G711_RATE_HZ, PCM_RATE_HZ, AudioFormat, SessionConfig

Samples = npt.NDArray[np.int16]

RATE_HZ = PCM_RATE_HZ
PCM = "audio/pcm"
ULAW = "audio/pcmu"
ALAW = "audio/pcma"


class WireEncoder:
    """A stream of 24 kHz samples as bytes of one format; keeps the resampler's state between blocks."""

    def __init__(self, format_type: str) -> None:
        self.format_type = format_type
        self._to_8_khz = None if format_type == PCM else Resampler(PCM_RATE_HZ, G711_RATE_HZ)

    def encode(self, samples: Samples) -> bytes:
        """Return the bytes that stand for these samples."""
        if self._to_8_khz is None:
            return samples.astype("<i2", copy=False).tobytes()
        narrow = self._to_8_khz.process(samples)
        return g711.encode_ulaw(narrow) if self.format_type == ULAW else g711.encode_alaw(narrow)


class WireDecoder:
    """The bytes of one item's audio as 24 kHz samples; a sample split between two deltas is put together."""

    def __init__(self, format_type: str) -> None:
        self.format_type = format_type
        self._from_8_khz = None if format_type == PCM else Resampler(G711_RATE_HZ, PCM_RATE_HZ)
        self._half_sample = b""

    def decode(self, data: bytes) -> Samples:
        """Return the samples that these bytes complete."""
        if self._from_8_khz is None:
            data = self._half_sample + data
            whole = len(data) - len(data) % 2
            self._half_sample = data[whole:]
            return np.frombuffer(data[:whole], dtype="<i2").astype(np.int16)
        wide = g711.decode_ulaw(data) if self.format_type == ULAW else g711.decode_alaw(data)
        return self._from_8_khz.process(wide)


def input_format(session: SessionConfig) -> str:
    """The format a session takes audio in."""
    return asked_input_format(session) or PCM


def asked_input_format(update: SessionConfig) -> str | None:
    """The format an update asks to send audio in, if it does."""
    audio = update.audio
    if audio is UNSET or audio.input is UNSET or not isinstance(audio.input.format, AudioFormat):
        return None
    return audio.input.format.type or None
