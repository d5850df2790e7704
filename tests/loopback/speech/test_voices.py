"""The voice of the built-in service, with every engine this machine has."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from voice_measures import active_dbfs, duration_s, unlikeness

from desktop_app.loopback.ports import Samples, Voice
from desktop_app.loopback.speech.espeak_library import EspeakLibrary
from desktop_app.loopback.speech.espeak_program import EspeakProgram
from desktop_app.loopback.speech.flite_engine import FliteEngine
from desktop_app.loopback.speech.tone_voice import ToneVoice
from desktop_app.loopback.speech.voice_engine import API_VOICES, SpeechEngine, api_voice
from desktop_app.loopback.speech.voices import EngineVoice, available_voice

SENTENCE = "The quick brown fox jumps over the lazy dog."
ENGINES: dict[str, Callable[[], SpeechEngine | None]] = {
    "flite": FliteEngine.found,
    "espeak-ng": EspeakProgram.found,
    "espeak-ng library": EspeakLibrary.found,
    "tone": ToneVoice,
}


@pytest.fixture(scope="module", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> SpeechEngine:
    found = ENGINES[request.param]()
    if found is None:
        pytest.skip(f"{request.param} is not installed")
    return found


@pytest.fixture(scope="module")
def voice(engine: SpeechEngine) -> Voice:
    return EngineVoice(engine)


@pytest.fixture(scope="module")
def in_ten_voices(voice: Voice) -> dict[str, Samples]:
    return {name: voice.synthesise(SENTENCE, name, 1.0) for name in voice.voices()}


def test_all_voices_of_the_api_are_there(voice: Voice) -> None:
    expected = "alloy ash ballad coral echo sage shimmer verse marin cedar".split()  # noqa: SIM905
    assert sorted(voice.voices()) == sorted(expected)


def test_speech_has_the_rate_the_level_and_no_clipping(in_ten_voices: dict[str, Samples]) -> None:
    for name, samples in in_ten_voices.items():
        assert samples.dtype == np.int16, name
        assert samples.ndim == 1, name
        assert 1.8 < duration_s(samples) < 5.0, name
        assert active_dbfs(samples) == pytest.approx(-20.0, abs=1.5), name
        assert np.abs(samples.astype(int)).max() < 32_700, name


def test_the_ends_are_silent_and_short(in_ten_voices: dict[str, Samples]) -> None:
    for name, samples in in_ten_voices.items():
        loud = np.flatnonzero(np.abs(samples.astype(int)) > 600)
        assert loud[0] / 24_000 < 0.1, name
        assert 0.15 < (len(samples) - loud[-1]) / 24_000 < 0.5, name
        assert abs(int(samples[0])) < 40, name
        assert not samples[-2400:].any(), name


def test_the_ten_voices_differ_pairwise(in_ten_voices: dict[str, Samples]) -> None:
    pairs = itertools.combinations(in_ten_voices, 2)
    alike = {pair: unlikeness(in_ten_voices[pair[0]], in_ten_voices[pair[1]]) for pair in pairs}
    assert len(alike) == 45
    assert min(alike.values()) > 1.0, min(alike, key=lambda pair: alike[pair])


def test_a_voice_is_always_the_same(voice: Voice, in_ten_voices: dict[str, Samples]) -> None:
    again = voice.synthesise(SENTENCE, "echo", 1.0)
    assert unlikeness(again, in_ten_voices["echo"]) < 0.2


@pytest.mark.parametrize("speed", [0.25, 0.5, 0.8, 1.25, 1.5])
def test_speed_changes_the_duration_in_proportion(
    voice: Voice, in_ten_voices: dict[str, Samples], speed: float
) -> None:
    said = voice.synthesise(SENTENCE, "alloy", speed)
    assert duration_s(said) * speed == pytest.approx(duration_s(in_ten_voices["alloy"]), rel=0.12)
    assert active_dbfs(said) == pytest.approx(-20.0, abs=1.5)


@pytest.mark.parametrize(("speed", "bound"), [(0.01, 0.25), (99.0, 1.5), (-1.0, 0.25)])
def test_a_speed_out_of_bounds_is_brought_into_them(voice: Voice, speed: float, bound: float) -> None:
    expected = duration_s(voice.synthesise("Yes.", "ash", bound))
    assert duration_s(voice.synthesise("Yes.", "ash", speed)) == pytest.approx(expected, rel=0.05)


@pytest.mark.parametrize("text", ["", "   ", "\n", "...", "😀👍🏽", "\x00\x1b", "?!", "---", "<>", "[[]]"])
def test_nothing_to_say_is_a_pause(voice: Voice, text: str) -> None:
    said = voice.synthesise(text, "alloy", 1.0)
    assert 0.1 < duration_s(said) < 0.5
    assert not said.any()


@pytest.mark.parametrize(
    "text",
    [
        "hello\x00 there\x07 \x1b[0m you\r\nand\tyou",
        "<speak><voice name='x'>hello</voice> &amp; <break time='9s'/> there</speak>",
        "[[rate 20]] hello there [[h@'loU]]",
        "Fish 🐟 & chips 🍟 — “yes”, naïve café…",
        "Price: $3.50 at 3:45 p.m. on 2025-11-20, 50% of 1,234.5 km!",
        "'; touch /tmp/x; $(touch /tmp/y) `touch /tmp/z` | \" \\ %s %n",
    ],
)
def test_odd_text_is_spoken(voice: Voice, text: str) -> None:
    said = voice.synthesise(text, "coral", 1.0)
    assert 0.8 < duration_s(said) < 14.0
    assert active_dbfs(said) == pytest.approx(-20.0, abs=1.5)


def test_text_is_never_taken_for_an_option(engine: SpeechEngine, tmp_path: Path) -> None:
    written = tmp_path / "written.wav"
    for text in (f"-o {written}", f"-w {written}", "--version", "-h", "-f /etc/hostname", "-lv"):
        samples, rate_hz, _ = engine.speak(text, "alloy", 1.0)
        assert len(samples) / rate_hz > 0.2, text
        spoken = EngineVoice(engine).synthesise(text, "alloy", 1.0)
        assert active_dbfs(spoken) == pytest.approx(-20.0, abs=1.5), text
    assert list(tmp_path.iterdir()) == []


def test_a_long_text_is_said_whole(voice: Voice) -> None:
    """Five thousand characters, sentence by sentence, as long as its sentences are."""
    text = "This is one of very many sentences. " * 139
    one = duration_s(voice.synthesise("This is one of very many sentences.", "echo", 1.5))
    assert duration_s(voice.synthesise(text, "echo", 1.5)) == pytest.approx(139 * one, rel=0.02)


def test_one_endless_word_is_said(voice: Voice) -> None:
    assert duration_s(voice.synthesise("ha" * 500, "ash", 1.5)) > 10.0


def test_three_threads_do_not_disturb_each_other(voice: Voice) -> None:
    tasks = [(f"This is number {number}.", API_VOICES[number], 1.0) for number in range(8)]
    alone = [voice.synthesise(*task) for task in tasks]
    with ThreadPoolExecutor(3) as threads:
        together = list(threads.map(lambda task: voice.synthesise(*task), tasks))
    for before, after in zip(alone, together, strict=True):
        # Some variants of espeak-ng are a little random, so samples are not compared.
        assert len(after) == pytest.approx(len(before), rel=0.02)
        assert unlikeness(before, after) < 0.5


def test_an_unknown_voice_always_stands_for_the_same_one() -> None:
    assert [api_voice(name) for name in API_VOICES] == list(API_VOICES)
    assert api_voice("Alloy ") == "alloy"
    assert api_voice("") == "alloy"
    assert api_voice("voice_1234") == api_voice("voice_1234")
    assert {api_voice(f"voice_{number}") for number in range(200)} == set(API_VOICES)


def _words(text: str) -> list[str]:
    return re.sub("[^a-z' ]", " ", text.lower()).split()


@pytest.mark.skipif(find_spec("pocketsphinx") is None, reason="pocketsphinx is not installed")
def test_the_default_voice_is_understood() -> None:
    from desktop_app.loopback.speech.recogniser import PocketsphinxRecogniser

    voice = available_voice()
    if voice.name != FliteEngine.name:
        pytest.skip(f"the recogniser does not understand {voice.name}")
    said = ["What time is it?", "Tell me a story.", "She opened the window because the room was very warm."]
    recogniser = PocketsphinxRecogniser()
    heard = [recogniser.transcribe(voice.synthesise(sentence, "alloy", 1.0)) for sentence in said]
    expected, understood = _words(" ".join(said)), _words(" ".join(heard))
    missed = [word for word in expected if word not in understood]
    assert len(missed) <= 2, heard
