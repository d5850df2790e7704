"""The one line about an event, fit for a log."""

from __future__ import annotations

from typing import Any

import protocol_samples as samples
import pytest
import shape_samples as shapes

from desktop_app.protocol.codec import summary
from desktop_app.protocol.response_events import ResponseOutputAudioDelta
from desktop_app.protocol.server_events import ErrorEvent, MalformedEvent, UnknownEvent
from desktop_app.protocol.shape import tag_of

EVERYTHING = [
    *samples.SHARED_SERVER_EVENTS,
    *samples.GA_SERVER_EVENTS,
    *samples.PREVIEW_SERVER_EVENTS,
    *samples.NEWER_SERVER_EVENTS,
    *samples.SHARED_CLIENT_EVENTS,
    *samples.GA_CLIENT_EVENTS,
    *samples.PREVIEW_CLIENT_EVENTS,
]
PRIVATE = ("hello", "Hello", "Hi", "Kyoto", "friendly", "ya29", "get_weather", "x-team", "AAEC", "Unclear", "brief")


@pytest.mark.parametrize("event", EVERYTHING, ids=tag_of)
def test_a_summary_says_the_type_and_nothing_private(event: Any) -> None:
    """No words, no audio, no instructions, no tool, no header, no credential."""
    line = summary(event)
    assert line.startswith(tag_of(event))
    assert "\n" not in line
    assert len(line) < 300
    for word in PRIVATE:
        assert word not in line


def test_a_summary_says_ids_sizes_and_states() -> None:
    """What one needs to follow a conversation."""
    delta = ResponseOutputAudioDelta(event_id="e", response_id="r", item_id="i", delta=bytes(4800))
    assert summary(delta) == (
        "response.output_audio.delta event_id=e response_id=r item_id=i output_index=0 content_index=0 delta=4800 B"
    )
    error = ErrorEvent(error=shapes.ErrorDetail(type="t", code="c", message="secret words", param="session.voice"))
    assert summary(error) == "error error(type=t code=c param=session.voice)"


def test_a_summary_of_what_was_not_understood() -> None:
    """The type and the size, or the reason; never the frame."""
    assert summary(UnknownEvent(type_name="a.b", raw="secret")) == "unknown event a.b 6 characters"
    assert summary(MalformedEvent(type_name="a", reason="not JSON", raw="secret")) == "malformed event a: not JSON"


@pytest.mark.parametrize(
    "event",
    [
        UnknownEvent(type_name="a\nb" * 100),
        MalformedEvent(type_name="a\n" * 100, reason="metadata.\n\x1b[31m: expected a string" * 20),
        ResponseOutputAudioDelta(item_id="i\nINFO: forged" * 50, response_id="\x1b[31m"),
        ErrorEvent(error=shapes.ErrorDetail(code="c\n" * 100)),
    ],
    ids=lambda event: type(event).__name__,
)
def test_a_summary_is_one_short_line_whatever_the_wire_said(event: Any) -> None:
    """Nobody writes lines or colours into our log."""
    line = summary(event)
    assert line.isprintable()
    assert len(line) < 400
