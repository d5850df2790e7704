"""Devices that come and go in the middle of a conversation, before the real window: what a person hears and says.

The headset of these tests sounds at the same place as the loudspeaker, so one recording has everything that was heard,
gaps included. Times are printed, not asserted: they are the machine's.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest
from program import read_wav, stretches
from virtual_screens import VirtualScreens
from virtual_sound import RATE_HZ, VirtualSound, missing_programs
from window import Window

from desktop_app.audio.resampler import Resampler

pytestmark = pytest.mark.integration

PER_MS = RATE_HZ // 1000
MISSING_MS = 500.0
"""Of an answer of eight seconds: what two devices took along, and drop-outs of a busy machine's sound server."""


class Break(NamedTuple):
    """Where what was heard departs from what was played; ms.

    at_ms: since the first sound of the answer.  lost_ms: handed to the device that went, and never heard.
    gap_ms: silence heard instead of what follows.
    """

    at_ms: float
    lost_ms: float
    gap_ms: float


def place_of(needle: np.ndarray, hay: np.ndarray) -> int:
    """Where `needle` lies in `hay`, or -1: the place with the least squared difference, if that is small."""
    hay, needle = hay.astype(np.float64), needle.astype(np.float64)
    places = len(hay) - len(needle) + 1
    if places <= 0:
        return -1
    size = 1 << (len(hay) + len(needle)).bit_length()
    product = np.fft.irfft(np.fft.rfft(hay, size) * np.conj(np.fft.rfft(needle, size)), size)[:places]
    energy = np.concatenate(([0.0], np.cumsum(hay**2)))
    difference = energy[len(needle) :] - energy[:places] - 2 * product + float(np.dot(needle, needle))
    best = int(np.argmin(difference))
    return best if difference[best] < 0.01 * float(np.dot(needle, needle)) else -1


def breaks_in(played: np.ndarray, heard: np.ndarray) -> list[Break]:
    """Follow an answer, as it was handed to the devices, through what was heard; both 48 kHz, ms by ms."""
    first = position = int(np.flatnonzero(np.abs(played) > 300)[0])
    # A busy machine may spoil the very beginning.
    while (place := place_of(played[position : position + 100 * PER_MS], heard)) < 0:
        position += 100 * PER_MS
        assert position < first + RATE_HZ, "the answer was never heard"
    offset = place - position
    found: list[Break] = []
    while position + PER_MS <= len(played):
        piece = played[position : position + PER_MS].astype(np.int32)
        there = heard[position + offset : position + offset + PER_MS]
        if len(there) == PER_MS and np.abs(there - piece).max() <= 2:
            position += PER_MS
            continue
        skipped, resumes_at = _resume(played, heard, position, position + offset)
        lost = np.count_nonzero(played[position : position + skipped])  # zeros are the recording's own gap
        gap = resumes_at - (position + offset)
        if gap:
            found.append(Break((position - first) / PER_MS, lost / PER_MS, gap / PER_MS))
        position += skipped
        offset = resumes_at - position
        if not skipped and not gap:
            position += PER_MS  # a scratch and no gap
    return found


def _resume(played: np.ndarray, heard: np.ndarray, position: int, heard_position: int) -> tuple[int, int]:
    """After a break: how many frames are skipped, and where in what was heard it goes on."""
    for skipped in range(0, RATE_HZ, PER_MS):
        needle = played[position + skipped : position + skipped + 40 * PER_MS]
        if len(needle) < 40 * PER_MS:
            break
        if np.abs(needle).max() < 300:
            continue
        start = max(0, heard_position - 50 * PER_MS)
        place = place_of(needle, heard[start : heard_position + 2 * RATE_HZ])
        if place >= 0:
            return skipped, start + place
    return len(played) - position, heard_position


@contextlib.contextmanager
def session(folder: Path, sound: VirtualSound, screens: VirtualScreens, *arguments: str) -> Iterator[Window]:
    extra = {**screens.environment(), **sound.environment}
    with Window(folder, "--connection", "builtin", "--start", *arguments, extra=extra) as window:
        window.until_event("session.updated")
        window.until_event("input_audio_buffer.append", 10)
        window.until_shown()
        yield window


@pytest.fixture
def sound() -> Iterator[VirtualSound]:
    if missing := missing_programs():
        pytest.skip(f"no virtual sound card: {', '.join(missing)} is not installed")
    with VirtualSound() as sound:
        yield sound


class Listener:
    """Asks again and again, and keeps what is heard of each answer."""

    def __init__(self, window: Window, sound: VirtualSound) -> None:
        self._window = window
        self._tape = sound.record_speaker()
        self.answers: list[tuple[str, np.ndarray]] = []

    def answer(self, what: str, *disturb: Callable[[], None]) -> None:
        """Ask, do these things two seconds after one another while it answers, and wait until all is quiet."""
        begins = len(self._tape.samples)
        self._window.press("ctrl+l")
        self._window.write("Please count to ten.")
        self._window.press("Return")
        self._window.until(lambda: np.any(np.abs(self._tape.samples[begins:]) > 300), "the answer")
        for each in disturb:
            time.sleep(2.0)
            each()
        self._window.until_event("response.done", len(self.answers) + 1)
        self._window.until(lambda: not np.any(self._tape.samples[-2 * RATE_HZ :]), "silence after the answer")
        self.answers.append((what, self._tape.samples[begins:].copy()))

    def rows(self, session: Path) -> list[tuple[str, list[Break]]]:
        """Compare with the session's own recording, when it is over."""
        self._tape.stop()
        samples, rate_hz = read_wav(session / "assistant.wav")
        played = Resampler(rate_hz, RATE_HZ).process(samples)
        found = stretches(played, RATE_HZ, floor=0, gap_ms=1_500)
        assert len(found) == len(self.answers)
        return [
            (what, breaks_in(played[round(each.start_ms * PER_MS) : round(each.end_ms * PER_MS)], heard))
            for each, (what, heard) in zip(found, self.answers, strict=True)
        ]


def check(title: str, rows: list[tuple[str, list[Break]]], summary: dict[str, Any]) -> None:
    """Print the figures; nothing but what a device took along may be missing, and it is one session."""
    print(f"\n{title:44}{'lost ms':>10}{'gap ms':>10}")
    for what, breaks in rows:
        if not breaks:
            print(f"  {what:42}{0:>10}{0:>10}")
        for each in breaks:
            print(f"  {what:42}{each.lost_ms:>10.1f}{each.gap_ms:>10.1f}   at {each.at_ms / 1000:.1f} s")
    print(f"  underruns: {summary['dropped']['underruns']}")
    for what, breaks in rows:
        assert sum(each.lost_ms for each in breaks) <= MISSING_MS, what
    assert {error["code"] for error in summary["errors"]} <= {"audio.speaker.moved"}
    assert [turn["heard_text"] for turn in summary["turns"]] == [turn["assistant_text"] for turn in summary["turns"]]
    assert len(summary["turns"]) == len(rows)


def test_loudspeakers_come_and_go_during_an_answer(
    tmp_path: Path, sound: VirtualSound, xvfb_display: VirtualScreens
) -> None:
    def plug() -> None:
        sound.add_speaker("headset", "Headset", heard_at="speaker")

    def end_and_unplug() -> None:
        sound.end_streams("headset")
        sound.remove("headset")

    def at_headset() -> bool:
        return sound.stream_devices(speaker=True).count("headset") > 0

    plug()
    with session(tmp_path, sound, xvfb_display, "--speaker", "headset") as window:
        assert at_headset()
        listener = Listener(window, sound)
        listener.answer("unplugged, then plugged in again", lambda: sound.remove("headset"), plug)
        window.until(at_headset, "the way back")
        listener.answer("stream ended and unplugged, plugged in", end_and_unplug, plug)
        window.until(at_headset, "the way back")
        folder = window.session
        summary = window.quit()
    assert folder is not None
    check("a headset goes during an answer", listener.rows(folder), summary)


@pytest.mark.seldom
def test_another_default_is_followed_during_an_answer(
    tmp_path: Path, sound: VirtualSound, xvfb_display: VirtualScreens
) -> None:
    sound.add_speaker("headset", "Headset", heard_at="speaker")
    places: list[list[str]] = []
    with session(tmp_path, sound, xvfb_display) as window:
        listener = Listener(window, sound)
        listener.answer(
            "another default, then that one unplugged",
            lambda: sound.make_default("headset", speaker=True),
            lambda: places.append(sound.stream_devices(speaker=True)),
            lambda: sound.remove("headset"),
        )
        folder = window.session
        summary = window.quit()
    assert folder is not None
    check("the system's default changes", listener.rows(folder), summary)
    assert "headset" in places[0]


def tone(hz: float, seconds: float) -> np.ndarray:
    return (8_000 * np.sin(2 * np.pi * hz * np.arange(int(seconds * RATE_HZ)) / RATE_HZ)).astype(np.int16)


def pitch_hz(samples: np.ndarray, rate_hz: int) -> float:
    """The strongest frequency of a stretch."""
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return float(np.argmax(spectrum) * rate_hz / len(samples))


def test_a_microphone_goes_while_somebody_speaks_and_comes_back(
    tmp_path: Path, sound: VirtualSound, xvfb_display: VirtualScreens
) -> None:
    """Each microphone hears a tone of its own, so the recording tells which one was heard when."""
    sound.add_microphone("headset_mic", "Headset microphone")
    with session(tmp_path, sound, xvfb_display, "--speaker", "none", "--microphone", "headset_mic") as window:
        sound.play(tone(500, 12), wait=False)
        sound.play(tone(900, 4), wait=False, feed="headset_mic_feed")
        time.sleep(2)
        sound.remove("headset_mic")
        time.sleep(2)
        sound.add_microphone("headset_mic", "Headset microphone")
        sound.play(tone(1300, 4), wait=False, feed="headset_mic_feed")
        time.sleep(3)
        folder = window.session
        assert folder is not None
        window.quit()
    samples, rate_hz = read_wav(folder / "user.wav")
    size = rate_hz // 20
    loud = [
        (start, pitch_hz(piece, rate_hz))
        for start in range(0, len(samples) - size, size)
        if np.abs(piece := samples[start : start + size]).max() > 2_000
    ]
    heard = [round(hz, -2) for _, hz in loud]
    order = [hz for hz, before in zip(heard, [0.0, *heard], strict=False) if hz != before]
    print(f"\nwhat the microphones heard, in Hz: {order}")
    for before, after in ((900, 500), (500, 1300)):
        last = max(start for start, hz in loud if round(hz, -2) == before)
        first = min(start for start, hz in loud if round(hz, -2) == after and start > last)
        print(f"  from {before} to {after} Hz: {(first - last - size) * 1000 / rate_hz:.0f} ms of neither")
    assert [hz for hz in order if hz in (500, 900, 1300)] == [900, 500, 1300]
