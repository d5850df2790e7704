"""A setting found, changed and applied with keys alone in the real window, and heard at the loudspeaker."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from program import stretches
from virtual_screens import VirtualScreens
from virtual_sound import RATE_HZ, VirtualSound, missing_programs
from window import Window

pytestmark = pytest.mark.integration

DRAFT = {"voice": "alloy", "instructions": 'Always answer with "One two three four five six seven eight."'}


@pytest.fixture
def sound() -> Iterator[VirtualSound]:
    if missing := missing_programs():
        pytest.skip(f"no virtual sound card: {', '.join(missing)} is not installed")
    with VirtualSound() as sound:
        yield sound


def test_a_slower_voice_is_heard_longer(tmp_path: Path, sound: VirtualSound, xvfb_display: VirtualScreens) -> None:
    settings = tmp_path / "state" / "settings.json"
    settings.parent.mkdir()
    settings.write_text(json.dumps({"session": DRAFT}), "utf-8")
    extra = {**xvfb_display.environment(), **sound.environment}
    with Window(tmp_path, "--connection", "builtin", "--start", extra=extra) as window:
        window.until_event("session.updated")
        window.until_shown()
        usual = heard_ms(window, sound, 1)
        window.find_setting("how fast the voice")
        window.press(*["Left"] * 4, "ctrl+s")
        window.until_event("session.updated", 2)
        update = window.events("session.update")[-1]["event"]["session"]
        assert list(update) == ["type", "audio"]
        speed = update["audio"]["output"]["speed"]
        assert 0.25 <= speed < 1.0
        slower = heard_ms(window, sound, 2)
        print(f"{usual:.0f} ms at the usual speed, {slower:.0f} ms at {speed:g}")
        assert slower / usual == pytest.approx(1 / speed, rel=0.12)
        window.quit()


def heard_ms(window: Window, sound: VirtualSound, answers: int) -> float:
    """Ask by keyboard, and measure the answer at the loudspeaker."""
    recording = sound.record_speaker()
    window.press("ctrl+l")
    window.write("count")
    window.press("Return")
    window.until_event("response.done", answers)
    time.sleep(window.received_s(answers) + 1.0)
    return sum(stretch.length_ms for stretch in stretches(recording.stop(), RATE_HZ))
