"""A session that expires while somebody talks: no word of either is lost, and the seam is short.

Run with ``-s`` to see the figures; ``DUOLOGUE_SESSION_LIMIT_S=60`` talks over the end of a minute.
"""

from __future__ import annotations

import asyncio
import itertools
import os
from pathlib import Path

import pytest
from held_session import KEY_VARIABLE, HeldSession
from program import service, words
from PySide6.QtCore import QCoreApplication
from spoken_words import Spoken

from desktop_app.controller.heartbeat import Heartbeat
from desktop_app.controller.phase import Phase

pytestmark = pytest.mark.integration

LIMIT_S = int(os.environ.get("DUOLOGUE_SESSION_LIMIT_S", "8"))
ASKED = {
    "What is seven plus five?": "twelve",
    "Please count to five.": "one, two, three, four, five",
    "What is nine plus four?": "thirteen",
    "What is two plus six?": "eight",
}


@pytest.mark.parametrize("dialect", ["ga", "preview"])
def test_nothing_is_lost_when_a_session_expires(
    tmp_path: Path, qapp: QCoreApplication, spoken: Spoken, monkeypatch: pytest.MonkeyPatch, dialect: str
) -> None:
    with service("--session-limit", str(LIMIT_S)) as address:
        monkeypatch.setenv(KEY_VARIABLE, address["api_key"])
        url = address["url"] if dialect == "ga" else address["preview_url"]
        held = HeldSession(tmp_path, url, heartbeat=Heartbeat(), dialect=dialect)
        asked: list[str] = []

        async def scenario() -> None:
            await held.live()
            for text in itertools.cycle(ASKED):
                asked.append(text)
                held.speak(spoken(text))
                await held.answered(len(asked))
                if held.conversation.elapsed_ms > LIMIT_S * 1_200 and held.seams:
                    break

        held.run(qapp, scenario)
    report(held, f"conversation over {LIMIT_S} s, {dialect}")
    assert not held.lost_words(*asked)
    assert [phase for phase, _ in held.phases if phase is Phase.RECONNECTING] == []
    said = [item.text for item in held.conversation.transcript.items if item.role == "user"]
    # A row for each question, in its place; the recogniser may mishear a word of one, which is not a loss.
    assert all(2 * len(words(text) & words(row)) >= len(words(text)) for text, row in zip(asked, said, strict=True)), (
        said
    )
    for text, answer in zip(asked, held.answers, strict=True):
        assert ASKED[text] in answer.lower()


@pytest.mark.seldom
def test_nobody_is_interrupted_in_mid_sentence(
    tmp_path: Path, qapp: QCoreApplication, spoken: Spoken, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody talks over the end without a pause: the whole turn is said to the next session."""
    sentence = "Please count to ten and then from ten to one and please be very slow and very clear while you do it."
    with service("--session-limit", "7") as address:
        monkeypatch.setenv(KEY_VARIABLE, address["api_key"])
        held = HeldSession(tmp_path, address["url"], heartbeat=Heartbeat())

        async def scenario() -> None:
            await held.live()
            left_s = (held.conversation.limit_ms or 0.0) / 1000 - held.conversation.elapsed_ms / 1000
            await asyncio.sleep(max(0.0, left_s - 2.5))
            held.speak(spoken(sentence))
            await held.until(lambda: held.seams, "the roll-over")
            await held.until(lambda: held.user_text and held.answers, "what was said and an answer to it")

        held.run(qapp, scenario)
    report(held, "one sentence over the end")
    understood, said = words(held.user_text), words(sentence)
    assert len(said - understood) <= len(said) // 3  # the recogniser is small
    assert len([item for item in held.conversation.transcript.items if item.role == "user"]) == 1


def report(held: HeldSession, what: str) -> None:
    gaps = [item.seam_ms or 0.0 for item in held.seams]
    assert gaps, "no roll-over happened"
    print(f"\n{what}: {len(gaps)} roll-overs, seams of {', '.join(f'{gap:.1f}' for gap in gaps)} ms")
    print(f"  {held.said}\n  user: {held.user_text}\n  assistant: {held.answers}")
