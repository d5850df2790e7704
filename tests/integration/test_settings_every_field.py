"""Every setting of both dialects, changed by its editor while a session runs: what is sent, echoed and told of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from program import service
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from settings_window import KEY_VARIABLE, SettingsWindow, leaf

from desktop_app.settings.fields import FIELDS

pytestmark = [
    pytest.mark.integration,
    pytest.mark.beside_others,
    pytest.mark.qt_log_ignore("This plugin does not support"),
]

VAD = "audio.input.turn_detection"
SCRIBE = "audio.input.transcription"
OLD_SCRIBE = "input_audio_transcription"


class Step(NamedTuple):
    """Fields that are edited and applied together, and where that is seen: by path, in either dialect's session.

    `preview` is None where the dialect has no such setting.
    """

    edits: dict[str, Any]
    ga: dict[str, Any] | None
    preview: dict[str, Any] | None = None


def same(name: str, path: str, value: Any, old_path: str = "", edited: Any = None) -> Step:
    """One field with the same value in both dialects."""
    old = {old_path or path: value}
    return Step({name: value if edited is None else edited}, {path: value}, old)


LAW = {"type": "audio/pcmu"}
STEPS = (
    Step({"voice": "voice_of_mine"}, {"audio.output.voice": {"id": "voice_of_mine"}}),
    same("voice", "audio.output.voice", "coral", "voice"),
    same("speed", "audio.output.speed", 1.3, "speed"),
    Step({"output_modality": "text"}, {"output_modalities": ["text"]}, {"modalities": ["text"]}),
    Step({"output_modality": "audio"}, {"output_modalities": ["audio"]}, {"modalities": ["audio", "text"]}),
    Step({"output_format": "audio/pcmu"}, {"audio.output.format": LAW}, {"output_audio_format": "g711_ulaw"}),
    Step(
        {"input_format": "audio/pcma"}, {"audio.input.format.type": "audio/pcma"}, {"input_audio_format": "g711_alaw"}
    ),
    Step({"temperature": 0.9}, None, {"temperature": 0.9}),
    Step({"reasoning_effort": "low"}, {"reasoning.effort": "low"}),
    same("instructions", "instructions", "Be brief."),
    Step(
        {"instructions": "Greet {{who}}.", "variables": {"who": "Ada"}},
        {"instructions": "Greet Ada."},
        {"instructions": "Greet Ada."},
    ),
    same("threshold", f"{VAD}.threshold", 0.7, "turn_detection.threshold"),
    same("prefix_padding_ms", f"{VAD}.prefix_padding_ms", 450, "turn_detection.prefix_padding_ms"),
    same("silence_ms", f"{VAD}.silence_duration_ms", 900, "turn_detection.silence_duration_ms"),
    Step({"idle_timeout_ms": 6000}, {f"{VAD}.idle_timeout_ms": 6000, f"{VAD}.threshold": 0.7}),
    same("create_response", f"{VAD}.create_response", False, "turn_detection.create_response"),
    same("interrupt_response", f"{VAD}.interrupt_response", False, "turn_detection.interrupt_response"),
    same("turn_detection", f"{VAD}.type", "semantic_vad", "turn_detection.type"),
    same("eagerness", f"{VAD}.eagerness", "high", "turn_detection.eagerness"),
    Step({"turn_detection": "none"}, {VAD: None}, {"turn_detection": None}),
    same("transcription_model", f"{SCRIBE}.model", "gpt-transcribe", f"{OLD_SCRIBE}.model"),
    same("transcription_language", f"{SCRIBE}.language", "de", f"{OLD_SCRIBE}.language"),
    same("transcription_prompt", f"{SCRIBE}.prompt", "Kyoto, Nara", f"{OLD_SCRIBE}.prompt"),
    Step({"transcription_languages": ("en", "de")}, {f"{SCRIBE}.languages": ["en", "de"]}),
    Step({"transcription_keywords": ("Kyoto", "Nara")}, {f"{SCRIBE}.keywords": ["Kyoto", "Nara"]}),
    Step({"transcription_delay": "low"}, {f"{SCRIBE}.delay": "low"}),
    same("include_logprobs", "include", ["item.input_audio_transcription.logprobs"], edited=True),
    same("noise_reduction", "audio.input.noise_reduction.type", "far_field", "input_audio_noise_reduction.type"),
    Step({"noise_reduction_strength": 0.5}, {"audio.input.noise_reduction.strength": 0.5}),
    same("tool_choice", "tool_choice", "none"),
    Step({"parallel_tool_calls": False}, {"parallel_tool_calls": False}),
    same("max_output_tokens", "max_output_tokens", 300, "max_response_output_tokens"),
    Step({"context_truncation": "disabled"}, {"truncation": "disabled"}),
    Step({"context_truncation": "retention_ratio"}, {"truncation.type": "retention_ratio"}),
    Step({"retention_ratio": 0.5}, {"truncation.retention_ratio": 0.5}),
    Step({"context_tokens": 4000}, {"truncation.token_limits.post_instructions": 4000}),
    Step({"prompt_id": "pmpt_interviewer"}, {"prompt.id": "pmpt_interviewer"}),
    Step({"prompt_version": "1"}, {"prompt.version": "1"}),
    Step({"prompt_variables": {"topic": "the sea"}}, {"prompt.variables": {"topic": "the sea"}}),
    Step(
        {"tracing": "custom", "tracing_workflow": "w", "tracing_group": "g", "tracing_metadata": {"a": "b"}},
        {"tracing": {"workflow_name": "w", "group_id": "g", "metadata": {"a": "b"}}},
        {"tracing": {"workflow_name": "w", "group_id": "g", "metadata": {"a": "b"}}},
    ),
)
AT_ONCE = {
    *("context_truncation", "retention_ratio", "context_tokens"),
    *("tracing", "tracing_workflow", "tracing_group", "tracing_metadata"),
}
TAKEN = {
    "now": [("accepted", "accepted")],
    "answer": [("waiting", "Heard from the next answer on.")],
    "turn": [("waiting", "Felt from your next turn on.")],
}
"""What a receipt says of a setting that the service took."""
ELSEWHERE = {"model", "tools", "mcp_servers"}
"""The model needs a new session; tools have editors of their own."""


@pytest.fixture(params=["ga", "preview"])
def settings(
    request: pytest.FixtureRequest, qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[SettingsWindow]:
    """The program before a service of either dialect."""
    with service() as address:
        monkeypatch.setenv(KEY_VARIABLE, address["api_key"])
        url = f"{address['url']}?model=m" if request.param == "ga" else f"{address['preview_url']}?deployment=m"
        made = SettingsWindow(tmp_path, url, request.param)
        qtbot.addWidget(made.window)
        yield made


def test_the_steps_name_every_field() -> None:
    assert {name for step in STEPS for name in step.edits} == set(FIELDS) - ELSEWHERE


def test_every_field(settings: SettingsWindow, qapp: QApplication) -> None:
    async def edit_everything() -> None:
        for step in STEPS:
            expected = step.ga if settings.dialect == "ga" else step.preview
            await (take(settings, step, expected) if expected is not None else leave_out(settings, step))
        await settings.ask("Hello.")
        states = {name: receipt.state for name, receipt in settings.conversation.receipts.items()}
        assert not [name for name, state in states.items() if state not in ("accepted", "same")], states
        known = {name for name in states if settings.dialect in FIELDS[name].dialects}
        assert {name for name, state in states.items() if state == "accepted"} == known - ELSEWHERE
        only_in_a_new_session(settings)
        assert settings.refusals == []

    settings.run(qapp, edit_everything)


def only_in_a_new_session(settings: SettingsWindow) -> None:
    """Voice, model and tracing are fixed by now: a change waits, can be had with a new session, and be taken back."""
    before = settings.conversation.draft
    for name, value in (("voice", "echo"), ("model", "gpt-realtime-2"), ("tracing", "auto")):
        settings.edit(name, value)
        assert settings.receipt(name).state == "waiting", settings.receipt(name)
        assert settings.field(name).receipt.way is not None
    assert "3 wait for a new session" in settings.page.footer.waiting.text()
    assert not settings.page.apply.isEnabled()
    settings.page.revert.click()
    assert settings.conversation.draft == before


async def take(settings: SettingsWindow, step: Step, expected: dict[str, Any]) -> None:
    """Edit, apply, and compare wire, echo and receipt."""
    for name, value in step.edits.items():
        settings.edit(name, value)
    wanted = [name for name in step.edits if name != "variables"]
    for name in wanted:
        assert settings.receipt(name).state == "changed", (name, settings.receipt(name))
    assert await settings.apply() == ["session.updated"], (step, settings.refusals)
    asked, echoed = settings.updates[-1], settings.echoes[-1]
    for path, value in expected.items():
        assert norm(leaf(asked, path)) == norm(value), (step, asked)
        assert norm(leaf(echoed, path)) == norm(value), (step, echoed)
    roots = {path.partition(".")[0] for path in expected} | ({"type"} if settings.dialect == "ga" else set())
    assert set(asked) == roots, f"only what changed is sent, not {asked}"
    for name in wanted:
        receipt = settings.receipt(name)
        assert (receipt.state, receipt.text) in TAKEN[when_felt(name)], (name, receipt)
        assert settings.shown(name).startswith(receipt.state), settings.shown(name)


async def leave_out(settings: SettingsWindow, step: Step) -> None:
    """A setting the dialect lacks can be chosen, is said not to be sent, and is not."""
    asked = len(settings.updates)
    for name, value in step.edits.items():
        settings.edit(name, value)
        assert settings.shown(name).startswith("not_sent"), settings.shown(name)
        assert "not sent" in settings.shown(name)
    assert len(settings.updates) == asked


def when_felt(name: str) -> str:
    """Of a setting that the service took: with the next turn of the user, with the next answer, or at once."""
    if name in AT_ONCE:
        return "now"
    return "turn" if FIELDS[name].section in ("turns", "listening") else "answer"


def norm(value: Any) -> Any:
    return sorted(value) if isinstance(value, list) and all(isinstance(each, str) for each in value) else value
