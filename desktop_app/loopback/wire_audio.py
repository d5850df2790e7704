"""Samples to and from the three wire formats: 16-bit PCM at 24 kHz and G.711 mu-law and A-law at 8 kHz.

The G.711 tables are libsndfile's: it is asked once for all 256 codes and all 65,536 samples.
Source: GA reference, "audio formats"; ITU-T G.711.
"""

from __future__ import annotations

import functools
import io

import numpy as np
import numpy.typing as npt
import soundfile
import soxr

from desktop_app.loopback.ports import SPEECH_RATE_HZ, Samples
from desktop_app.protocol.session_config import G711_RATE_HZ, PCM_RATE_HZ, AudioFormat

PCM = "audio/pcm"
MU_LAW = "audio/pcmu"
A_LAW = "audio/pcma"
FORMATS = (PCM, MU_LAW, A_LAW)
SUBTYPES = {MU_LAW: "ULAW", A_LAW: "ALAW"}
BYTES_PER_PCM_FRAME = 2


class OddAudioLengthError(ValueError):
    """PCM bytes that are not whole 16-bit samples."""


def format_name(audio_format: AudioFormat) -> str:
    """``audio/pcm``, ``audio/pcmu`` or ``audio/pcma``."""
    return audio_format.type if isinstance(audio_format.type, str) else PCM


def rate_hz(format_type: str) -> int:
    return PCM_RATE_HZ if format_type == PCM else G711_RATE_HZ


def bytes_per_second(format_type: str) -> int:
    return PCM_RATE_HZ * BYTES_PER_PCM_FRAME if format_type == PCM else G711_RATE_HZ


def decode(data: bytes, format_type: str) -> Samples:
    """Wire bytes as samples at the format's own rate. Raises `OddAudioLengthError`."""
    if format_type != PCM:
        decoded: Samples = _decoding_table(format_type)[np.frombuffer(data, dtype=np.uint8)]
        return decoded
    if len(data) % BYTES_PER_PCM_FRAME:
        raise OddAudioLengthError(len(data))
    return np.frombuffer(data, dtype="<i2")


def encode(samples: Samples, from_rate_hz: int, format_type: str) -> bytes:
    """Samples as wire bytes, resampled to the format's rate where it differs."""
    at_rate = resample(samples, from_rate_hz, rate_hz(format_type))
    if format_type == PCM:
        return at_rate.astype("<i2", copy=False).tobytes()
    return _encoding_table(format_type)[at_rate.view(np.uint16)].tobytes()


class EncodedSpeech:
    """A sentence as samples and, resampled in one go, as wire bytes that can be cut at the same places.

    Attributes:
        samples: at 24 kHz.
    """

    GRID_FRAMES = SPEECH_RATE_HZ // G711_RATE_HZ

    def __init__(self, samples: Samples, format_type: str) -> None:
        self.samples = samples
        self._encoded = encode(samples, SPEECH_RATE_HZ, format_type)
        self._is_pcm = format_type == PCM

    def wire_bytes(self, first_frame: int, end_frame: int) -> bytes:
        """The bytes of some of the samples; `first_frame` lies on the grid, and `end_frame` too or at the end."""
        if end_frame >= len(self.samples):
            return self._encoded[self._offset(first_frame) :]
        return self._encoded[self._offset(first_frame) : self._offset(end_frame)]

    def _offset(self, frame: int) -> int:
        return frame * BYTES_PER_PCM_FRAME if self._is_pcm else frame // self.GRID_FRAMES


def to_speech_rate(samples: Samples, from_rate_hz: int) -> Samples:
    """Samples at 24 kHz, for a recogniser."""
    return resample(samples, from_rate_hz, SPEECH_RATE_HZ)


def resample(samples: Samples, from_rate_hz: int, to_rate_hz: int) -> Samples:
    """A whole utterance at another rate."""
    if from_rate_hz == to_rate_hz or not len(samples):
        return samples
    converted: Samples = soxr.resample(samples, from_rate_hz, to_rate_hz, quality="HQ")
    return np.ascontiguousarray(converted)


@functools.cache
def _decoding_table(format_type: str) -> Samples:
    codes = io.BytesIO(bytes(range(256)))
    samples, _ = soundfile.read(
        codes, samplerate=G711_RATE_HZ, channels=1, subtype=SUBTYPES[format_type], format="RAW", dtype="int16"
    )
    table: Samples = samples
    return table


@functools.cache
def _encoding_table(format_type: str) -> npt.NDArray[np.uint8]:
    """One code for each sample, indexed by the sample's bits read as unsigned."""
    every_sample = np.arange(65_536, dtype=np.uint16).view(np.int16)
    encoded = io.BytesIO()
    soundfile.write(encoded, every_sample, G711_RATE_HZ, subtype=SUBTYPES[format_type], format="RAW")
    return np.frombuffer(encoded.getvalue(), dtype=np.uint8)
