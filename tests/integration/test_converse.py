"""`duologue converse` with the built-in service: it hears flite and speaks so that a recogniser understands it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import numpy as np
import pytest
import soxr
from program import Run, converse, duologue, environment, last_sound_before, read_wav, stretches, words
from spoken_words import Spoken

from desktop_app.loopback.speech import available_recogniser

pytestmark = pytest.mark.integration

DIALECTS = ("ga", "preview")
PRICES = {
    **{"input_text": 4.0, "input_audio": 32.0, "cached_text": 0.5, "cached_audio": 0.5},
    **{"output_text": 16.0, "output_audio": 64.0},
}


def understood(samples: np.ndarray, rate_hz: int) -> set[str]:
    """The words that the recogniser hears in a recording."""
    recogniser = available_recogniser()
    if recogniser is None:
        pytest.skip("pocketsphinx is not installed, so nothing can be recognised")
    return words(recogniser.transcribe(soxr.resample(samples, rate_hz, 24_000).astype(np.int16)))


def cost_by_hand(usage: dict[str, float]) -> float:
    """The estimate from the sums of the summary; the preview does not split what is cached, so it counts as text."""
    audio = usage["input_audio"] - usage["cached_audio"]
    text = usage["input_text"] + usage["cached_audio"] - usage["cached"]
    millionths = text * 4 + audio * 32 + usage["cached"] * 0.5 + usage["output_text"] * 16 + usage["output_audio"] * 64
    return millionths / 1_000_000


def files_are_whole(run: Run) -> None:
    """Everything that the command promises is there and agrees with itself."""
    for name in ("events.jsonl", "user.wav", "assistant.wav", "transcript.md", "summary.json"):
        assert (run.folder / name).stat().st_size > 0, name
    for line in (run.folder / "events.jsonl").read_text("utf-8").splitlines():
        assert json.loads(line)["direction"] in ("sent", "received")
    assert run.summary["errors"] == []
    assert run.summary["dropped"]["blocks"] == 0


@pytest.mark.parametrize("dialect", DIALECTS)
def test_spoken_questions_get_spoken_answers(tmp_path: Path, spoken: Spoken, dialect: str) -> None:
    prices = {"as_of": "2026-03-01", "currency": "EUR", "models": [{"model": "practice-partner", **PRICES}]}
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "prices.json").write_text(json.dumps(prices))
    run = converse(
        tmp_path,
        spoken("What is seven plus five?"),
        spoken("Please count to five."),
        "--connection",
        "builtin",
        "--dialect",
        dialect,
    )
    assert run.exit_code == 0, run.complained
    files_are_whole(run)
    summary = run.summary
    assert summary["dialect"] == dialect
    assert summary["cost"] == {
        "model": "practice-partner",
        "estimate": pytest.approx(cost_by_hand(summary["usage"]), abs=1e-6),
        "currency": "EUR",
        "prices_as_of": "2026-03-01",
        "unpriced": ["transcription"],
    }
    first, second = summary["turns"]
    assert "seven" in first["user_text"].lower()
    assert "twelve" in first["assistant_text"].lower() or "12" in first["assistant_text"]
    assert "count" in second["user_text"].lower()
    for turn in (first, second):
        assert turn["status"] == "completed"
        assert turn["heard_text"] == turn["assistant_text"]
        steps = [
            turn["latency_ms"][name] for name in ("speech_stopped", "committed", "response_created", "first_delta")
        ]
        assert steps == sorted(steps)
        assert turn["latency_ms"]["first_sound"] >= turn["latency_ms"]["first_delta"]
        assert turn["assistant_text"].split()[0] in run.said
    assistant, rate_hz = read_wav(run.folder / "assistant.wav")
    answer = stretches(assistant, rate_hz, gap_ms=1500)[0]
    heard = understood(assistant[round(answer.start_ms * 24) : round(answer.end_ms * 24)], rate_hz)
    said = words(first["assistant_text"])
    assert len(heard & said) >= 0.6 * len(said)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_barge_in_cuts_recording_and_text_where_the_service_was_told(
    tmp_path: Path, spoken: Spoken, dialect: str
) -> None:
    run = converse(
        tmp_path,
        spoken("Please tell me a story."),
        spoken("What is seven plus five?"),
        "--connection",
        "builtin",
        "--dialect",
        dialect,
        "--barge-in-at",
        "2.5",
    )
    assert run.exit_code == 0, run.complained
    files_are_whole(run)
    (cut,) = run.summary["truncations"]
    story, answer = run.summary["turns"]
    assert cut["item_id"] == story["item_id"]
    assert cut["audio_end_ms"] <= cut["received_ms"]
    assistant, rate_hz = read_wav(run.folder / "assistant.wav")
    first = stretches(assistant, rate_hz, floor=0, gap_ms=1500)[0]
    silent_at_ms = last_sound_before(assistant, rate_hz, cut["at_ms"] + 300)
    assert silent_at_ms - first.start_ms == pytest.approx(cut["audio_end_ms"], abs=20)
    assert 2_500 <= cut["audio_end_ms"] < 6_000

    assert story["assistant_text"].startswith(story["heard_text"])
    assert 0 < len(story["heard_text"]) < len(story["assistant_text"])
    spoken_share = cut["audio_end_ms"] / cut["received_ms"]
    text_share = len(story["heard_text"]) / len(story["assistant_text"])
    assert text_share <= spoken_share + 0.25
    heard = understood(assistant[round(first.start_ms * 24) : round(silent_at_ms * 24)], rate_hz)
    assert len(heard & words(story["heard_text"])) >= len(words(story["heard_text"])) / 3
    assert "twelve" in answer["heard_text"].lower() or "12" in answer["heard_text"]
    assert f"cut at {cut['audio_end_ms']:,} ms" in (run.folder / "transcript.md").read_text("utf-8")
    assert f"cut at {cut['audio_end_ms']} ms" in run.said


@pytest.mark.seldom
def test_one_question_interrupts_its_own_answer(tmp_path: Path, spoken: Spoken) -> None:
    run = converse(tmp_path, spoken("Please count to twenty."), "--connection", "builtin", "--barge-in-at", "1")
    assert run.exit_code == 0, run.complained
    assert len(run.summary["truncations"]) == 1
    assert len(run.summary["turns"]) == 2


@pytest.mark.seldom
def test_without_a_place_named_the_recording_goes_into_the_library(tmp_path: Path, spoken: Spoken) -> None:
    state = tmp_path / "state"
    command = duologue("converse", spoken("Hello, who are you?"), "--connection", "builtin", "--data-dir", state)
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, timeout=100, check=False)
    assert done.returncode == 0, done.stderr
    (session,) = (state / "sessions").iterdir()
    assert f"Recording: {session}" in done.stdout
    assert (session / "summary.json").exists()
