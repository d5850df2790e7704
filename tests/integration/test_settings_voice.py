"""Another voice after the assistant has spoken: said to need a new session, had with one click, and heard."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from program import read_wav, service, stretches
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from settings_window import KEY_VARIABLE, SettingsWindow, leaf

from desktop_app.controller.phase import Phase
from desktop_app.settings.model import SessionDraft

pytestmark = [
    pytest.mark.integration,
    pytest.mark.beside_others,
    pytest.mark.qt_log_ignore("This plugin does not support"),
]

SAME_WORDS = 'Always answer with "One two three four five six seven."'


def pitch_hz(samples: np.ndarray, rate_hz: int) -> float:
    """The median pitch of the voiced pieces, by autocorrelation; 70 to 400 Hz."""
    found = []
    size = rate_hz // 20
    for start in range(0, len(samples) - size, size):
        piece = samples[start : start + size].astype(np.float64)
        if np.sqrt(np.mean(piece**2)) < 500:
            continue
        same = np.correlate(piece, piece, "full")[size - 1 :]
        low, high = rate_hz // 400, rate_hz // 70
        lag = low + int(np.argmax(same[low:high]))
        if same[lag] > 0.5 * same[0]:
            found.append(rate_hz / lag)
    return float(np.median(found))


def test_another_voice_is_one_click_away(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with service() as address:
        monkeypatch.setenv(KEY_VARIABLE, address["api_key"])
        draft = SessionDraft(voice="alloy", instructions=SAME_WORDS)
        settings = SettingsWindow(tmp_path, f"{address['url']}?model=m", "ga", draft)
        qtbot.addWidget(settings.window)
        settings.run(qapp, lambda: ask_in_both_voices(settings))
    (path,) = tmp_path.rglob("assistant.wav")
    samples, rate_hz = read_wav(path)
    first, second = stretches(samples, rate_hz, gap_ms=500)
    pitches = [
        pitch_hz(samples[round(at.start_ms * rate_hz / 1000) : round(at.end_ms * rate_hz / 1000)], rate_hz)
        for at in (first, second)
    ]
    print(f"pitch: {pitches[0]:.0f} Hz, then {pitches[1]:.0f} Hz")
    assert abs(np.log2(pitches[1] / pitches[0])) > 0.7


async def ask_in_both_voices(settings: SettingsWindow) -> None:
    conversation = settings.conversation

    async def heard(text: str) -> None:
        await settings.ask(text)
        run = settings.application.life.run
        assert run is not None
        await settings.until(lambda: not run.live.playout.sounding, "the end of the answer")

    await heard("count")
    settings.edit("voice", "shimmer")
    assert settings.receipt("voice").state == "waiting"
    assert "new session" in settings.shown("voice").lower()
    updates = len(settings.updates)
    field = settings.field("voice")
    assert field.receipt.way is not None
    assert field.receipt.way.text() == "New session with this voice"
    QTest.mouseClick(field.receipt.way, Qt.MouseButton.LeftButton)
    await settings.until(lambda: len(settings.updates) > updates, "the new session's settings")
    await settings.until(lambda: conversation.phase is Phase.LIVE, "the new session")
    await settings.until(lambda: leaf(settings.echoes[-1], "audio.output.voice") == "shimmer", "the other voice")
    said = [item.text for item in conversation.transcript.items if item.role in ("user", "assistant") and item.text]
    assert said[0] == "count", said
    await settings.until(lambda: settings.receipt("voice").state in ("same", "accepted"), "the receipt")
    await heard("count again")
    assert len(settings.events("conversation.item.create")) >= 3, "the new session was told what was said"
