import pytest
from msgspec import UNSET

from desktop_app.controller.settings_desk import SettingsDesk
from desktop_app.controller.status import Receipt
from desktop_app.conversation.changes import SessionChanged, UpdateRefused
from desktop_app.protocol.response import ErrorDetail
from desktop_app.protocol.session_config import SessionConfig
from desktop_app.settings.apply_plan import Facts
from desktop_app.settings.leaves import field_of_param
from desktop_app.settings.model import SessionDraft
from desktop_app.settings.session_draft import session_config


class Asked:
    """Takes the updates that are asked for."""

    def __init__(self) -> None:
        self.updates: list[SessionConfig] = []

    def __call__(self, config: SessionConfig) -> str:
        self.updates.append(config)
        return f"update_{len(self.updates)}"


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def desk(qtbot: object, asked: Asked) -> SettingsDesk:
    draft = SessionDraft()
    desk = SettingsDesk(draft, asked)
    desk.opened(session_config(draft), Facts(applied=draft))
    return desk


def test_only_changed_leaves_are_asked_and_the_echo_is_the_receipt(desk: SettingsDesk, asked: Asked) -> None:
    desk.set_draft(speed=1.25)
    assert desk.receipts["speed"].state == "changed"
    assert desk.pending_changes == 1
    desk.apply()
    assert desk.receipts["speed"].state == "asked"
    (update,) = asked.updates
    assert update.audio is not UNSET
    assert update.audio.output is not UNSET
    assert update.audio.output.speed == 1.25
    assert update.audio.output.voice is UNSET
    assert update.instructions is UNSET
    desk.accepted(SessionChanged(session_config(desk.draft), "update_1"))
    assert desk.receipts["speed"].state == "waiting"
    assert "next answer" in desk.receipts["speed"].text
    assert desk.pending_changes == 0
    desk.response_started()
    assert desk.receipts["speed"].state == "accepted"


def test_a_refused_field_is_named_and_the_rest_is_asked_for_again(desk: SettingsDesk, asked: Asked) -> None:
    desk.set_draft(speed=1.25, silence_ms=800)
    desk.apply()
    error = ErrorDetail(code="invalid_value", message="Bad speed.", param="session.audio.output.speed")
    desk.refused(UpdateRefused("update_1", error, asked.updates[0]))
    assert desk.receipts["speed"].state == "refused"
    assert desk.receipts["speed"].text == "Bad speed."
    assert len(asked.updates) == 2
    again = asked.updates[1]
    assert again.audio is not UNSET
    assert again.audio.output is UNSET
    assert again.audio.input is not UNSET
    assert desk.receipts["silence_ms"].state == "asked"


def test_a_refusal_without_a_field_leads_to_questions_one_by_one(desk: SettingsDesk, asked: Asked) -> None:
    desk.set_draft(speed=1.25, instructions="Be brief.")
    desk.apply()
    desk.refused(UpdateRefused("update_1", ErrorDetail(message="No."), asked.updates[0]))
    assert {name for name, receipt in desk.receipts.items() if receipt.state == "asked"} == {"speed", "instructions"}
    instructions, speed = asked.updates[1:]
    assert (instructions.instructions, instructions.audio) == ("Be brief.", UNSET)
    desk.accepted(SessionChanged(session_config(SessionDraft(instructions="Be brief.")), "update_2"))
    desk.refused(UpdateRefused("update_3", ErrorDetail(message="Too fast."), speed))
    assert desk.receipts["speed"] == Receipt("refused", "Too fast.")
    assert desk.receipts["instructions"].state == "waiting"
    assert len(asked.updates) == 3


def test_what_cannot_be_right_is_said_before_anything_is_sent(desk: SettingsDesk, asked: Asked) -> None:
    desk.set_draft(speed=1.8)
    desk.apply()
    assert asked.updates == []
    assert desk.receipts["speed"].state == "refused"
    assert "1.5" in desk.receipts["speed"].text


def test_a_voice_that_has_spoken_waits_for_a_new_session(desk: SettingsDesk, asked: Asked) -> None:
    desk.spoken()
    desk.set_draft(voice="verse")
    assert desk.receipts["voice"].state == "waiting"
    desk.apply()
    assert asked.updates == []


def test_revert_takes_the_draft_back_to_what_the_service_has(desk: SettingsDesk) -> None:
    desk.set_draft(speed=1.25, instructions="Be brief.")
    desk.revert()
    assert desk.draft.speed == 1.0
    assert desk.pending_changes == 0


def test_without_a_session_a_change_is_kept_for_the_next_one(desk: SettingsDesk, asked: Asked) -> None:
    desk.closed()
    kept = []
    desk.draft_kept.connect(kept.append)
    desk.set_draft(voice="verse")
    desk.apply()
    assert asked.updates == []
    assert [draft.voice for draft in kept] == ["verse"]
    assert desk.pending_changes == 0


@pytest.mark.parametrize(
    ("param", "field"),
    [
        ("session.audio.output.speed", "speed"),
        ("session.audio.input.turn_detection.silence_duration_ms", "silence_ms"),
        ("session.turn_detection.threshold", "threshold"),
        ("session.max_response_output_tokens", "max_output_tokens"),
        ("session.audio.input.transcription.model", "transcription_model"),
        ("session.modalities", "output_modality"),
        ("session.tools[0].name", "tools"),
        ("session.tools[1].server_url", "mcp_servers"),
        ("session.tool_choice.name", "tool_choice"),
        ("session.model", "model"),
        ("session.prompt.version", "prompt_version"),
        ("session.truncation.token_limits.post_instructions", "context_tokens"),
        ("session.audio.input.format.rate", "input_format"),
        ("session.output_audio_format", "output_format"),
        ("session.input_audio_transcription.prompt", "transcription_prompt"),
        ("session.audio.output.voice.id", "voice"),
        ("session.audio.input.turn_detection", ""),
        ("response.instructions", ""),
        ("", ""),
    ],
)
def test_wire_paths_lead_to_fields_of_the_form(param: str, field: str) -> None:
    assert field_of_param(param) == field


def test_a_field_is_switched_alone_and_other_edits_wait(desk: SettingsDesk, asked: Asked) -> None:
    kept: list[SessionDraft] = []
    desk.draft_kept.connect(kept.append)
    desk.set_draft(instructions="Half a senten")
    desk.switch(turn_detection="none")
    (update,) = asked.updates
    assert update.instructions is UNSET
    assert update.audio is not UNSET
    assert update.audio.input is not UNSET
    assert update.audio.input.turn_detection is None
    assert desk.draft.instructions == "Half a senten"
    assert kept == [SessionDraft(turn_detection="none")]
    error = ErrorDetail(code="invalid_value", message="No.", param="session.audio.input.turn_detection")
    desk.refused(UpdateRefused("update_1", error, update))
    assert len(asked.updates) == 1
    assert desk.receipts["turn_detection"].state == "refused"
    assert desk.receipts["instructions"].state == "changed"
