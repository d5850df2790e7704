"""The offline recogniser on flite's speech: grammar, free model, hints, nothing said, several threads."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
import soundfile as sf
import soxr
from spoken_words import Spoken
from word_errors import word_error_rate

from desktop_app.loopback.ports import SPEECH_RATE_HZ, Samples
from desktop_app.loopback.speech.recogniser import PocketsphinxRecogniser

pytestmark = pytest.mark.skipif(find_spec("pocketsphinx") is None, reason="pocketsphinx is not installed")

TO_THE_PARTNER = (
    "Hello, what is your name?",
    "What time is it?",
    "What is the weather in Kyoto tomorrow?",
    "What is seven plus five?",
    "Please tell me a story.",
    "Please count to twenty.",
    "Turn on the lights in the kitchen.",
    "Are you a language model?",
    "Set a timer for five minutes.",
    "Goodbye.",
)
TO_ANYBODY = (
    "My sister works as a nurse in a large hospital.",
    "The train was late because of the heavy snow.",
    "The children are playing football in the park.",
)


@pytest.fixture(scope="module")
def recogniser() -> PocketsphinxRecogniser:
    loaded = PocketsphinxRecogniser()
    loaded.load()
    return loaded


def samples(path: Path) -> Samples:
    """A WAV file as the service hands it over: 24 kHz, 300 ms of padding, half a second of silence at the end."""
    audio, rate_hz = sf.read(path, dtype="int16")
    resampled = soxr.resample(audio, rate_hz, SPEECH_RATE_HZ)
    return np.concatenate([np.zeros(7200, np.int16), resampled, np.zeros(12_000, np.int16)])


@pytest.mark.parametrize(("voice", "sentences"), [("slt", TO_THE_PARTNER), ("rms", TO_THE_PARTNER[:5])])
def test_what_is_said_to_the_partner_is_understood(
    recogniser: PocketsphinxRecogniser, spoken: Spoken, voice: str, sentences: tuple[str, ...]
) -> None:
    heard = [recogniser.transcribe(samples(spoken(sentence, voice))) for sentence in sentences]
    assert word_error_rate(sentences, heard) <= 0.05, heard


def test_other_sentences_are_left_to_the_free_model(recogniser: PocketsphinxRecogniser, spoken: Spoken) -> None:
    heard = [recogniser.transcribe(samples(spoken(sentence, "rms"))) for sentence in TO_ANYBODY]
    assert word_error_rate(TO_ANYBODY, heard) <= 0.15, heard


def test_questions_are_written_as_questions(recogniser: PocketsphinxRecogniser, spoken: Spoken) -> None:
    heard = recogniser.transcribe(samples(spoken("What is the weather in New York?")))
    assert heard == "What is the weather in New York?"


def test_the_result_does_not_depend_on_what_was_heard_before(
    recogniser: PocketsphinxRecogniser, spoken: Spoken
) -> None:
    question = samples(spoken("What is seven plus five?"))
    first = recogniser.hypotheses(question, always_both=True)
    recogniser.transcribe((samples(spoken("Goodbye.", "rms")) // 20).astype(np.int16))
    assert recogniser.hypotheses(question, always_both=True) == first


def test_threads_wait_for_each_other(recogniser: PocketsphinxRecogniser, spoken: Spoken) -> None:
    with ThreadPoolExecutor(2) as threads:
        heard = list(threads.map(recogniser.transcribe, [samples(spoken("Please tell me a story."))] * 3))
    assert heard == ["Please tell me a story."] * 3


def test_a_hint_is_understood_where_it_was_not(recogniser: PocketsphinxRecogniser, spoken: Spoken) -> None:
    audio = samples(spoken("Open the pod bay doors please.", "rms"))
    hints = ["Open the pod bay doors, Xyzzyx!", "Größe; <NULL> | (", ""]
    assert "pod bay doors" in recogniser.transcribe(audio, hints)
    for other in ("one", "two", "three", "four", "five"):  # more grammars than are kept
        recogniser.transcribe(audio[:12_000], [other])
    assert "pod bay doors" in recogniser.transcribe(audio, hints)


@pytest.mark.parametrize(
    "audio",
    [
        np.zeros(0, np.int16),
        np.zeros(48_000, np.int16),
        np.full(24_000, 700, np.int16),
        np.ones(100, np.int16),
        np.random.default_rng(0).normal(0.0, 300.0, 48_000).astype(np.int16),
        (8000 * np.sin(2 * np.pi * 440 * np.arange(24_000) / 24_000)).astype(np.int16),
    ],
    ids=["nothing", "silence", "offset", "4 ms", "noise", "tone"],
)
def test_where_nothing_is_said_nothing_is_understood(recogniser: PocketsphinxRecogniser, audio: Samples) -> None:
    assert recogniser.transcribe(audio) == ""
