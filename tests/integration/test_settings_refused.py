"""Updates a service refuses, or takes and does not follow: which field it was, in whose words, and what of the rest."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from program import service
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from settings_window import KEY_VARIABLE, SettingsWindow, leaf

from desktop_app.settings.model import SessionDraft

pytestmark = [
    pytest.mark.integration,
    pytest.mark.beside_others,
    pytest.mark.qt_log_ignore("This plugin does not support"),
]

PATHS = {
    "ga": {
        "speed": "audio.output.speed",
        "max_output_tokens": "max_output_tokens",
        "noise_reduction": "audio.input.noise_reduction.type",
        "threshold": "audio.input.turn_detection.threshold",
    },
    "preview": {
        "speed": "speed",
        "max_output_tokens": "max_response_output_tokens",
        "noise_reduction": "input_audio_noise_reduction.type",
        "threshold": "turn_detection.threshold",
    },
}


@pytest.fixture(params=["ga", "preview"])
def settings(
    request: pytest.FixtureRequest, qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[SettingsWindow]:
    """The program before a service that refuses the speed by name, the token limit without a word, and takes no
    noise reduction though it says it does."""
    paths = PATHS[request.param]
    faults = (
        f"refuse-field={paths['speed']}",
        f"refuse-field-unnamed={paths['max_output_tokens']}",
        f"ignore-field={paths['noise_reduction'].removesuffix('.type')}",
    )
    with service(*(word for fault in faults for word in ("--fault", fault))) as address:
        monkeypatch.setenv(KEY_VARIABLE, address["api_key"])
        url = f"{address['url']}?model=m" if request.param == "ga" else f"{address['preview_url']}?deployment=m"
        draft = SessionDraft(voice="alloy", instructions="Be quick.", threshold=0.35, max_output_tokens=100, speed=1.2)
        made = SettingsWindow(tmp_path, url, request.param, draft)
        qtbot.addWidget(made.window)
        yield made


def edit(settings: SettingsWindow, **fields: Any) -> None:
    for name, value in fields.items():
        settings.edit(name, value)


def test_what_is_refused_is_told_and_the_rest_is_applied(settings: SettingsWindow, qapp: QApplication) -> None:
    async def whole() -> None:
        await from_the_start(settings)
        await by_name(settings)
        await without_a_name(settings)
        await really_bad(settings)
        await not_followed(settings)
        await several_at_once(settings)

    settings.run(qapp, whole)


async def from_the_start(settings: SettingsWindow) -> None:
    """The session begins with all the service will have, and the window says what it will not."""
    for name, refusal in (("speed", settings.refusals[0]), ("max_output_tokens", settings.refusals[1])):
        assert settings.receipt(name).state == "refused", settings.receipt(name)
        assert refusal["message"] in settings.shown(name)
    assert settings.receipt("noise_reduction").state == "same"
    echo = settings.echoes[-1]
    assert leaf(echo, PATHS[settings.dialect]["threshold"]) == 0.35
    assert leaf(echo, "instructions") == "Be quick."


async def by_name(settings: SettingsWindow) -> None:
    paths = PATHS[settings.dialect]
    edit(settings, speed=1.3, threshold=0.7, instructions="Be kind.")
    assert await settings.apply() == ["error", "session.updated"]
    words = settings.refusals[-1]["message"]
    assert settings.receipt("speed").state == "refused"
    assert words in settings.shown("speed")
    assert [settings.receipt(name).state for name in ("threshold", "instructions")] == ["waiting", "waiting"]
    echo = settings.echoes[-1]
    assert (leaf(echo, paths["threshold"]), leaf(echo, "instructions")) == (0.7, "Be kind.")
    assert leaf(settings.updates[-1], paths["speed"]) == "(absent)"
    assert settings.conversation.draft.speed == 1.3, "what was chosen is still there"
    settings.edit("speed", 1.0)
    assert settings.receipt("speed").state in ("same", "accepted")


async def without_a_name(settings: SettingsWindow) -> None:
    """The field is found though the service does not say which it was."""
    paths = PATHS[settings.dialect]
    edit(settings, max_output_tokens=200, threshold=0.6, instructions="Be brief.", silence_ms=700)
    answers = await settings.apply()
    assert "error" in answers
    assert settings.refusals[-1]["param"] is None
    await settings.until(lambda: settings.receipt("max_output_tokens").state == "refused", "the field that was refused")
    assert settings.refusals[-1]["message"] in settings.shown("max_output_tokens")
    states = [settings.receipt(name).state for name in ("threshold", "instructions", "silence_ms")]
    assert states == ["waiting"] * 3
    echo = settings.echoes[-1]
    assert (leaf(echo, paths["threshold"]), leaf(echo, "instructions")) == (0.6, "Be brief.")
    assert leaf(echo, paths["max_output_tokens"]) == "inf"
    settings.edit("max_output_tokens", None)


async def really_bad(settings: SettingsWindow) -> None:
    """A value no fault is needed for; the preview has a list of voices, and no other is sent there."""
    edit(settings, voice="nobody", threshold=0.55)
    if settings.dialect == "preview":
        assert settings.shown("voice").startswith("not_sent"), settings.shown("voice")
        assert await settings.apply() == ["session.updated"]
        assert leaf(settings.updates[-1], "voice") == "(absent)"
        settings.edit("voice", "alloy")
        return
    assert await settings.apply() == ["error", "session.updated"]
    refusal = settings.refusals[-1]
    assert (refusal["code"], refusal["param"]) == ("invalid_value", "session.audio.output.voice")
    assert settings.receipt("voice").state == "refused"
    assert refusal["message"] in settings.shown("voice")
    assert settings.receipt("threshold").state == "waiting"
    settings.edit("voice", "alloy")


async def not_followed(settings: SettingsWindow) -> None:
    """Taken without a word against it, and not done: the receipt says what the service has instead."""
    edit(settings, noise_reduction="far_field", threshold=0.5)
    assert await settings.apply() == ["session.updated"]
    receipt = settings.receipt("noise_reduction")
    assert receipt.state == "differs", receipt
    assert settings.shown("noise_reduction").startswith("differs")
    assert "off" in settings.shown("noise_reduction").lower(), settings.shown("noise_reduction")
    assert settings.receipt("threshold").state == "waiting"


async def several_at_once(settings: SettingsWindow) -> None:
    """Two fields are refused, one with and one without its name; what is left is applied."""
    paths = PATHS[settings.dialect]
    edit(settings, speed=0.9, max_output_tokens=300, threshold=0.45)
    await settings.apply()
    await settings.until(lambda: settings.receipt("threshold").state == "waiting", "the rest")
    assert [settings.receipt(name).state for name in ("speed", "max_output_tokens")] == ["refused", "refused"]
    assert leaf(settings.echoes[-1], paths["threshold"]) == 0.45
