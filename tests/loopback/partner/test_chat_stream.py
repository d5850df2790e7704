"""Server-sent events and chunks, cut anywhere."""

from __future__ import annotations

import itertools
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.loopback.partner.chat_stream import LONGEST_LINE_BYTES, ChatStream, EventDataReader
from desktop_app.loopback.partner.sentences import LONGEST_SENTENCE, SentenceCutter, sentences_of
from desktop_app.loopback.ports import PartnerProblem, Say

STREAM = (
    ": keep-alive\r\n\r\n"
    "event: message\r\nid: 7\r\ndata: first\r\n\r\n"
    "data:second\ndata: line\n\n"
    "data: für Zoë 你好\n\n"
    "retry: 10\n\ndata: [DONE]\n\n"
).encode()
EVENTS = ["first", "second\nline", "für Zoë 你好", "[DONE]"]


@given(cuts=st.lists(st.integers(0, len(STREAM)), max_size=12))
@settings(max_examples=60, deadline=None)
def test_events_are_the_same_wherever_the_bytes_are_cut(cuts: list[int]) -> None:
    places = [0, *sorted(cuts), len(STREAM)]
    reader = EventDataReader()
    events = [event for start, end in itertools.pairwise(places) for event in reader.add(STREAM[start:end])]
    assert events + reader.finish() == EVENTS


def test_servers_that_leave_out_the_empty_line_are_understood() -> None:
    reader = EventDataReader()
    events = reader.add(b'data: {"a": 1}\ndata: {"b": 2}\ndata: [DONE]\n')
    assert events + reader.finish() == ['{"a": 1}', '{"b": 2}', "[DONE]"]


def test_an_event_that_the_stream_ends_in_is_given() -> None:
    reader = EventDataReader()
    assert reader.add(b"data: last") == []
    assert reader.finish() == ["last"]


def test_a_line_without_end_is_refused() -> None:
    reader = EventDataReader()
    assert reader.add(b"x" * LONGEST_LINE_BYTES) == []
    with pytest.raises(PartnerProblem):
        reader.add(b"x")


def said(*contents: str) -> list[str]:
    stream = ChatStream()
    parts = [
        part for content in contents for part in stream.add(json.dumps({"choices": [{"delta": {"content": content}}]}))
    ]
    parts += stream.finish()
    return [part.text for part in parts if isinstance(part, Say)]


@given(cuts=st.lists(st.integers(0, 60), max_size=8))
@settings(max_examples=60, deadline=None)
def test_thoughts_are_not_spoken_wherever_they_are_cut(cuts: list[int]) -> None:
    text = "<think>The user. Says < hi.</think>Hello there. 2 < 3 is true."
    places = [0, *sorted(min(cut, len(text)) for cut in cuts), len(text)]
    pieces = [text[start:end] for start, end in itertools.pairwise(places)]
    assert said(*pieces) == ["Hello there.", "2 < 3 is true."]


def test_thoughts_without_end_are_not_spoken() -> None:
    assert said("<think>Hmm. And so on. ") == []


def test_chunks_without_content_are_passed_over() -> None:
    stream = ChatStream()
    for data in (
        '{"choices": []}',
        "{}",
        '{"choices": [{"delta": null}]}',
        '{"choices": [{"delta": {"content": null}}]}',
    ):
        assert stream.add(data) == []


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Hello. How are you? Fine!", ["Hello.", "How are you?", "Fine!"]),
        ("Dr. Smith met Mr. J. Jones at 3.5 km.", ["Dr. Smith met Mr. J. Jones at 3.5 km."]),
        ('He said: "Go." Then he went.', ['He said: "Go."', "Then he went."]),
        ("**Bold** and `code`.\n\n- one\n- two", ["Bold and code.", "one", "two"]),
        ("# Title\nText with [a link](http://x.y).", ["Title", "Text with a link."]),
        ("1. First thing. 2. Second thing.", ["1. First thing.", "2. Second thing."]),
        ("Wait... what?", ["Wait...", "what?"]),
        ("你好。再见。", ["你好。", "再见。"]),
        ("  ", []),
        ("***", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert sentences_of(text) == sentences


@given(text=st.text("ab .!?\n,", max_size=80), cuts=st.lists(st.integers(0, 80), max_size=6))
@settings(max_examples=100, deadline=None)
def test_sentences_are_the_same_in_pieces(text: str, cuts: list[int]) -> None:
    places = [0, *sorted(min(cut, len(text)) for cut in cuts), len(text)]
    cutter = SentenceCutter()
    found = [part for start, end in itertools.pairwise(places) for part in cutter.add(text[start:end])]
    together = [*found, *cutter.finish()]
    assert "".join(together).replace(" ", "") == "".join(sentences_of(text)).replace(" ", "")


def test_a_sentence_without_end_is_cut_for_the_voice() -> None:
    cutter = SentenceCutter()
    found = cutter.add("and so on, " * 100)
    assert found
    assert all(len(sentence) <= LONGEST_SENTENCE for sentence in found)
