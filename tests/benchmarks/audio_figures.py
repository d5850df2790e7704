"""Sound: resampling beside soxr, the ring's two sides, the waveform's data, and cuts as a recording shows them."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import soxr
from figures import Figure, best_us

from desktop_app.audio import devices, g711, pcm
from desktop_app.audio.peaks import PeaksPyramid
from desktop_app.audio.resampler import Resampler
from desktop_app.audio.ring_sink import RingSink
from desktop_app.audio.silent_speaker import SilentSpeaker
from desktop_app.audio.speaker import Speaker

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from virtual_sound import RATE_HZ, VirtualSound, missing_programs

_NOISE = (np.random.default_rng(1).standard_normal(96_000) * 3000).astype(np.int16)


def measure() -> Iterator[Figure]:
    """All figures, one after the other."""
    yield from _resampling()
    yield from _blocks()
    yield from _waveform()
    if missing_programs():
        return
    yield from _cuts()


def _resampling() -> Iterator[Figure]:
    for in_hz, out_hz in ((48_000, 24_000), (24_000, 48_000), (44_100, 24_000), (8_000, 24_000), (24_000, 8_000)):
        block = _NOISE[: in_hz // 50]
        ours = Resampler(in_hz, out_hz)
        theirs = soxr.ResampleStream(in_hz, out_hz, 1, dtype="int16", quality="HQ")
        times = best_us(
            {"ours": lambda r=ours, b=block: r.process(b), "soxr": lambda r=theirs, b=block: r.resample_chunk(b)}
        )
        what = f"resample 20 ms, {in_hz / 1000:g} to {out_hz / 1000:g} kHz ({ours.delay_s * 1000:.1f} ms late)"
        yield Figure(
            what, times["ours"], "us", f"soxr HQ (holds back {_held_back_ms(in_hz, out_hz):.0f} ms)", times["soxr"]
        )


def _held_back_ms(in_hz: int, out_hz: int) -> float:
    """The most that soxr's stream owes after any block."""
    stream = soxr.ResampleStream(in_hz, out_hz, 1, dtype="int16", quality="HQ")
    owed, given, frames = 0.0, 0, in_hz // 50
    for block in range(1, 101):
        given += len(stream.resample_chunk(_NOISE[:frames]))
        owed = max(owed, block * 20 - given * 1000 / out_hz)
    return owed


def _blocks() -> Iterator[Figure]:
    block = _NOISE[:480]
    coded = g711.encode_ulaw(block[:160])
    times = best_us(
        {
            "level": lambda: pcm.level(block),
            "encode": lambda: g711.encode_ulaw(block[:160]),
            "decode": lambda: g711.decode_ulaw(coded),
        }
    )
    yield Figure("level of a 20 ms block", times["level"], "us")
    yield Figure("G.711 encode, 20 ms", times["encode"], "us")
    yield Figure("G.711 decode, 20 ms", times["decode"], "us")
    yield from _ring()


def _ring() -> Iterator[Figure]:
    """100 ms of audio to a 48 kHz device: what the program's thread pays, and what one callback pays."""
    sink = _StandingSpeaker()
    out = np.zeros(480, np.int16)
    enqueue_us, read_us, take_us = [], [], []
    for _ in range(400):
        started = time.perf_counter()
        sink.enqueue("item", 0, _NOISE[:2400])
        enqueued = time.perf_counter()
        for _ in range(10):
            sink.render(out)
        read = time.perf_counter()
        sink.take_played()
        taken = time.perf_counter()
        enqueue_us.append((enqueued - started) * 1e6)
        read_us.append((read - enqueued) * 1e5)
        take_us.append((taken - read) * 1e5)
    yield Figure("100 ms delta into the speaker's ring (resampled to 48 kHz)", float(np.median(enqueue_us)), "us")
    yield Figure("speaker callback, 10 ms block, without PortAudio", float(np.median(read_us)), "us")
    yield Figure("account of a played 10 ms block", float(np.median(take_us)), "us")
    many = np.tile(_NOISE, 8)
    for _ in range(300):
        sink.enqueue("long", 0, many[:2400])
    started = time.perf_counter()
    sink.flush()
    yield Figure("flush of 30 s, the call", (time.perf_counter() - started) * 1e6, "us")


class _StandingSpeaker(SilentSpeaker):
    """A 48 kHz sink whose callbacks this script makes."""

    def __init__(self) -> None:
        RingSink.__init__(self, "standing", 48_000)
        self._rendered = 0

    def render(self, out: np.ndarray) -> None:
        self._rendered += 1
        self._render(out, self._rendered * 0.01)


def _waveform() -> Iterator[Figure]:
    lane = PeaksPyramid(24_000)
    block = _NOISE[:480]
    minute = np.tile(_NOISE, 15)
    for _ in range(60):
        lane.append(minute)
    lane.columns(0, lane.frames, 10)
    yield Figure(
        "append 20 ms to an hour-long waveform", best_us({"append": lambda: lane.append(block)})["append"], "us"
    )
    lane.columns(0, lane.frames, 10)
    for words, seconds in (("1 s", 1), ("1 min", 60), ("1 h", 3600)):
        us = best_us({"columns": lambda s=seconds: lane.columns(0, s * 24_000, 1200)})["columns"]
        yield Figure(f"1200 waveform columns over {words}", us / 1000, "ms", goal="independent of the session's length")
    yield Figure("waveform data of an hour of sound, allocated", lane.nbytes / 1e6, "MB")


def _cuts() -> Iterator[Figure]:
    """Ten barge-ins at random times on a virtual sound card, read off the recording of its speaker."""
    silence_ms, error_ms, latency_ms = [], [], 0.0
    with VirtualSound() as sound, sound.in_this_process():
        devices.refresh()
        speaker = Speaker(devices.speakers()[0])
        speaker.start()
        said = np.where(_NOISE == 0, 1, _NOISE)
        for number in range(10):
            recording = sound.record_speaker()
            item_id = f"item_{number}"
            speaker.enqueue(item_id, 0, said)
            time.sleep(0.2 + 0.037 * number)
            heard_ms = speaker.heard(item_id, 0)
            (position,) = speaker.flush()
            time.sleep(0.2)
            frames = np.flatnonzero(recording.stop())
            sounded_ms = (frames[-1] - frames[0] + 1) * 1000 / RATE_HZ
            silence_ms.append(sounded_ms - heard_ms)
            error_ms.append(abs(sounded_ms - position.heard_ms))
            latency_ms = speaker.latency_s * 1000
        underruns = speaker.underruns
        speaker.stop()
    devices.refresh()
    yield Figure("speaker latency on the virtual card", latency_ms, "ms")
    yield Figure("flush to silence, worst of 10", max(silence_ms), "ms", goal="< 60 ms")
    yield Figure("told cut against recorded cut, worst of 10", max(error_ms), "ms", goal="< 20 ms")
    yield Figure("underruns in those", underruns, "times", goal="0")
