import dataclasses

import pytest

from desktop_app.controller.phase import Phase
from desktop_app.controller.status import DeviceChoice
from desktop_app.controller.status_sentences import Situation, sentence

LIVE = Situation(phase=Phase.LIVE, connection="Built-in service", microphone="Headset")


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"phase": Phase.IDLE}, "ready"),
        ({"phase": Phase.IDLE, "ended": "The connection was lost."}, "ended"),
        ({"phase": Phase.CONNECTING}, "connecting"),
        ({"phase": Phase.ENDING}, "ending"),
        ({"phase": Phase.RECONNECTING, "retry_in_s": 2.2}, "reconnecting"),
        ({"phase": Phase.RECONNECTING, "muted": True}, "reconnecting"),
        ({}, "listening"),
        ({"muted": True}, "muted"),
        ({"has_microphone": False}, "no_microphone"),
        ({"silent_for_s": 3.5}, "digital_silence"),
        ({"push_to_talk": True}, "hold_to_talk"),
        ({"push_to_talk": True, "talk_toggles": True}, "press_to_talk"),
        ({"push_to_talk": True, "talking": True}, "recording"),
        ({"push_to_talk": True, "talking": True, "muted": True}, "muted"),
        ({"push_to_talk": True, "talking": True, "has_microphone": False}, "no_microphone"),
        ({"user_speaking": True}, "hearing"),
        ({"user_speaking": True, "muted": True}, "muted"),
        ({"awaiting": True}, "waiting"),
        ({"awaiting": True, "tool": "get_weather"}, "tool"),
        ({"awaiting": True, "tool": "get_weather", "tool_waiting": "rate"}, "tool_waiting"),
        ({"speaking": True, "tool_waiting": "rate"}, "speaking"),
        ({"speaking": True, "awaiting": True}, "speaking"),
        ({"speaking": True, "has_speaker": False}, "speaking_unheard"),
    ],
)
def test_each_situation_has_its_sentence(facts: dict[str, object], code: str) -> None:
    status = sentence(dataclasses.replace(LIVE, **facts))
    assert status.code == code
    assert status.headline.endswith(".")


def test_the_sentence_names_connection_microphone_and_reason() -> None:
    assert "Built-in service" in sentence(dataclasses.replace(LIVE, phase=Phase.CONNECTING)).detail
    assert "Headset" in sentence(LIVE).detail
    assert "Headset" in sentence(dataclasses.replace(LIVE, silent_for_s=4)).detail
    ended = sentence(Situation(phase=Phase.IDLE, ended="The connection was lost."))
    assert "lost" in ended.detail


def test_a_muted_person_is_offered_the_fix() -> None:
    action = sentence(dataclasses.replace(LIVE, muted=True)).action
    assert action is not None
    assert action.id == "unmute"


def test_the_talk_key_is_called_by_its_name() -> None:
    talk = dataclasses.replace(LIVE, push_to_talk=True, talk_key="F9")
    assert sentence(talk).detail == "Hold F9 or the button while you speak."
    assert sentence(dataclasses.replace(talk, speaking=True)).detail == "Hold F9 to interrupt, or press Esc."
    toggled = dataclasses.replace(talk, talk_toggles=True)
    assert sentence(toggled).detail == "Press F9, speak, and press it again."
    assert sentence(dataclasses.replace(toggled, talking=True)).detail == "Press F9 again to send what you said."


def test_the_way_out_of_digital_silence_is_another_microphone_or_the_preferences() -> None:
    silent = dataclasses.replace(LIVE, silent_for_s=3.5)
    other = DeviceChoice("usb", "USB Microphone")

    offered = sentence(dataclasses.replace(silent, other_microphone=other)).action
    assert offered is not None
    assert (offered.id, offered.label) == ("use-microphone:usb", "Use USB Microphone")
    alone = sentence(silent).action
    assert alone is not None
    assert (alone.id, alone.label) == ("check-microphone", "Check the microphone")


def test_the_wait_for_another_connection_is_counted_down_and_can_be_cut_short() -> None:
    waiting = dataclasses.replace(LIVE, phase=Phase.RECONNECTING, retry_in_s=2.2)
    status = sentence(waiting)
    assert status.detail == "Trying again in 3 s."
    assert status.action is not None
    assert status.action.label == "Now"
    trying = sentence(dataclasses.replace(waiting, retry_in_s=None))
    assert trying.action is None
    assert "again" in trying.detail
