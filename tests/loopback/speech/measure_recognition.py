"""Prints how well and how fast the offline recogniser understands flite, and the scores its decision rests on.

Run it by hand, for about a minute: ``PYTHONPATH=.:tests/loopback/speech python
tests/loopback/speech/measure_recognition.py``.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import soundfile as sf
import soxr
from word_errors import word_errors, words_of

from desktop_app.loopback.ports import SPEECH_RATE_HZ, Samples
from desktop_app.loopback.speech.recogniser import PocketsphinxRecogniser

VOICES = ("slt", "rms", "awb", "kal16")
SENTENCES = {
    "in the grammar": (
        "hello, who are you",
        "what time is it",
        "what is the weather in kyoto tomorrow",
        "will it rain in seattle on friday",
        "count from five to fifteen",
        "tell me a story about the lighthouse",
        "how much is twelve times eleven",
        "how do you spell necessary",
        "my name is anna",
        "turn on the kitchen lights",
        "book a table for four people tomorrow",
        "convert fifty dollars to euros",
    ),
    "outside": (
        "i went to the market yesterday and bought a new bicycle",
        "she has been learning to play the violin for three years",
        "why do birds fly south in the winter",
        "he forgot his keys and had to wait outside",
        "the film was much better than i expected",
        "can we move the meeting to the afternoon",
    ),
}


def said(text: str, voice: str, folder: Path) -> Samples:
    """The sentence in one of flite's voices, at 24 kHz."""
    path = folder / "said.wav"
    subprocess.run(["flite", "-voice", voice, "-t", f"{text}.", "-o", str(path)], check=True)
    audio, rate_hz = sf.read(path, dtype="int16")
    return np.asarray(soxr.resample(audio, rate_hz, SPEECH_RATE_HZ), np.int16)


def measure(recogniser: PocketsphinxRecogniser, voice: str, kind: str, folder: Path) -> str:
    """One line of the table."""
    words = grammar_errors = free_errors = errors = 0
    audio_s = took_s = 0.0
    differences: list[float] = []
    scores: list[float] = []
    for sentence in SENTENCES[kind]:
        audio = said(sentence, voice, folder)
        started_s = time.process_time()
        grammar, free = recogniser.hypotheses(audio, always_both=True)
        took_s += time.process_time() - started_s
        audio_s += len(audio) / SPEECH_RATE_HZ
        assert free is not None
        words += len(words_of(sentence))
        grammar_errors += word_errors(sentence, grammar.words)
        free_errors += word_errors(sentence, free.words)
        errors += word_errors(sentence, recogniser.transcribe(audio))
        scores.append(grammar.score)
        differences.append(grammar.score - free.score)
    rates = "  ".join(f"{100 * count / words:5.1f} %" for count in (grammar_errors, free_errors, errors))
    ranges = f"{min(scores):6.1f} to {max(scores):6.1f}  {min(differences):6.1f} to {max(differences):6.1f}"
    return f"{voice:6} {kind:15} {rates}   {ranges}   {took_s / audio_s:.2f}"


def main() -> int:
    """Print the table."""
    started_s = time.perf_counter()
    recogniser = PocketsphinxRecogniser()
    recogniser.load()
    print(f"loaded in {time.perf_counter() - started_s:.2f} s")
    print("voice  sentences       grammar    free   taken   grammar's score    minus free         both, of real time")
    with tempfile.TemporaryDirectory() as folder:
        for voice in VOICES:
            for kind in SENTENCES:
                print(measure(recogniser, voice, kind, Path(folder)), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
