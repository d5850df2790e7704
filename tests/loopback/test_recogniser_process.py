"""Recognition in another process: answers, failures, death and the end."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator

import numpy as np
import pytest

from desktop_app.loopback.own_processes import environment
from desktop_app.loopback.recogniser_process import RecogniserProcess

pytestmark = pytest.mark.integration

WORKER = """
import os, sys, time
from desktop_app.loopback.ports import Heard
from desktop_app.loopback.recogniser_process import serve_recogniser

class Counting:
    name = "counting"

    def hear(self, samples, hints=()):
        if "fail" in hints:
            raise ValueError("cannot hear that")
        if "die" in hints:
            os._exit(3)
        if "wait" in hints:
            time.sleep(60)
        return Heard(f"{len(samples)} samples, first {samples[0]}, {os.getpid()}", [-0.5])

serve_recogniser(Counting(), sys.stdin.buffer, sys.stdout.buffer)
"""
SAMPLES = np.arange(7, 100_007, dtype=np.int32).astype(np.int16)


@pytest.fixture
def recogniser(monkeypatch: pytest.MonkeyPatch) -> Iterator[RecogniserProcess]:
    monkeypatch.setenv("PYTHONPATH", environment()["PYTHONPATH"])
    started = RecogniserProcess("counting", [sys.executable, "-c", WORKER])
    yield started
    started.close()


def test_words_come_back(recogniser: RecogniserProcess) -> None:
    answers = [recogniser.transcribe(SAMPLES) for _ in range(3)]
    assert len(set(answers)) == 1, "one process for all"
    assert answers[0].startswith("100000 samples, first 7, ")
    assert recogniser.hear(SAMPLES).logprobs == [-0.5]


def test_a_failure_is_told_and_the_next_one_works(recogniser: RecogniserProcess) -> None:
    with pytest.raises(RuntimeError, match="cannot hear that"):
        recogniser.transcribe(SAMPLES, ["fail"])
    assert recogniser.transcribe(SAMPLES).startswith("100000")


def test_a_dead_worker_is_replaced(recogniser: RecogniserProcess) -> None:
    before = recogniser.transcribe(SAMPLES)
    with pytest.raises(RuntimeError, match="has ended"):
        recogniser.transcribe(SAMPLES, ["die"])
    assert recogniser.transcribe(SAMPLES) != before


def test_closing_ends_a_recognition_that_runs(recogniser: RecogniserProcess) -> None:
    recogniser.transcribe(SAMPLES)
    problems: list[RuntimeError] = []

    def wait_long() -> None:
        try:
            recogniser.transcribe(SAMPLES, ["wait"])
        except RuntimeError as problem:
            problems.append(problem)

    waiting = threading.Thread(target=wait_long)
    waiting.start()
    recogniser.close()
    waiting.join(10)
    assert not waiting.is_alive()
    assert problems


def test_many_threads_take_turns(recogniser: RecogniserProcess) -> None:
    answers: list[str] = []
    threads = [
        threading.Thread(target=lambda n=n: answers.append(recogniser.transcribe(SAMPLES[: 100 + n]))) for n in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {answer.split()[0] for answer in answers} == {str(100 + n) for n in range(8)}
