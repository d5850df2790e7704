"""Fault switches as they are written on a command line."""

from __future__ import annotations

import json

import pytest

from desktop_app.loopback.faults import (
    CloseAt,
    Faults,
    FaultSyntaxError,
    FrameDistortion,
    Moment,
    UpgradeRefusal,
    fault_names,
    parse_faults,
)


def test_every_switch_can_be_written() -> None:
    values = {
        "transcription-fails": "DeploymentNotFound",
        "response-fails": "rate_limit_exceeded",
        "refuse-update": "invalid_value",
        "refuse-field": "audio.output.speed",
        "refuse-field-unnamed": "tool_choice",
        "ignore-field": "session.instructions",
        "slow-network": "20000",
        "drop-at": "response.output_audio.delta:3",
        "close-at": "1011:response.created",
        "refuse-upgrade": '429:{"error":{}}',
    }
    faults = parse_faults([f"{name}={values[name]}" if name in values else name for name in fault_names()])
    assert all(getattr(faults, name) for name in Faults.__struct_fields__)
    assert faults.drop_at == Moment("response.output_audio.delta", 3)
    assert faults.close_at == CloseAt(1011, Moment("response.created", 1))
    assert faults.refuse_upgrade == UpgradeRefusal(429, '{"error":{}}')
    assert faults.slow_network == 20_000


def test_no_switch_is_no_fault() -> None:
    assert parse_faults([]) == Faults()


@pytest.mark.parametrize(
    "switch", ["explode", "slow-network=fast", "drop-at=", "close-at=x:y", "refuse-upgrade=no", "ignore-field"]
)
def test_what_cannot_be_read_is_said(switch: str) -> None:
    with pytest.raises(FaultSyntaxError, match=switch.partition("=")[0]):
        parse_faults([switch])


def test_faults_of_fields_are_given_one_by_one() -> None:
    faults = parse_faults(["refuse-field=speed", "refuse-field=session.voice"])
    assert faults.refuse_field == ("speed", "session.voice")


def test_split_audio_joined_is_the_audio_and_cuts_samples_in_half() -> None:
    data = bytes(range(256)) * 40
    pieces = FrameDistortion(Faults(split_audio=True)).audio_pieces(data)
    assert b"".join(pieces) == data
    assert any(len(piece) % 2 for piece in pieces)


def test_unknown_fields_leave_the_rest_alone() -> None:
    event = {"type": "response.content_part.added", "event_id": "e", "part": {"type": "text", "text": ""}}
    [frame] = FrameDistortion(Faults(unknown_fields=True)).frames(json.dumps(event).encode())
    assert {name: value for name, value in json.loads(frame).items() if name in event} == event
    assert "content" not in json.loads(frame)
