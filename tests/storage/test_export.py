"""A conversation as Markdown and as a summary."""

from __future__ import annotations

import json
from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.conversation.changes import ItemTruncated, Problem
from desktop_app.conversation.heard_text import SpeechRate, WordClock
from desktop_app.conversation.transcript import ResponseOutcome, Transcript, TranscriptItem, TranscriptPart
from desktop_app.conversation.turn_metrics import Latency, Turn
from desktop_app.conversation.usage import UsageTotals
from desktop_app.storage.export import escape, transcript_markdown, write_transcript
from desktop_app.storage.summary import CostSummary, Dropped, ErrorSummary, summarise, summary_json, write_summary


def _user(item_id: str, text: str, at_ms: float = 12_300.0) -> TranscriptItem:
    part = TranscriptPart(0, "audio", text=text)
    return TranscriptItem(item_id, "message", "user", "completed", at_ms=at_ms, parts=[part], transcription="done")


def _cut_answer() -> TranscriptItem:
    text = "Tomorrow in Kyoto it will be mild, with rain."
    part = TranscriptPart(
        0, "audio", text=text, word_clock=WordClock(SpeechRate()), received_ms=5300, heard_ms=3200, heard_chars=17
    )
    return TranscriptItem(
        "item_a",
        "message",
        "assistant",
        "incomplete",
        at_ms=14_000.0,
        parts=[part],
        truncated_at_ms=3200,
        never_heard_ms=2100.0,
        first_sound_ms=412.4,
        outcome=ResponseOutcome("cancelled", "turn_detected"),
    )


def _call() -> TranscriptItem:
    return TranscriptItem(
        "item_c",
        "function_call",
        status="completed",
        at_ms=3_700_000.0,
        call_name="get_weather",
        call_arguments='{"location": "Kyoto", "api_key": "S3CRET123"}',
        call_output='{"high": 18, "note": "```"}',
        call_state="done",
        call_duration_ms=312.0,
    )


class TestMarkdown:
    def test_a_conversation(self):
        markdown = transcript_markdown(
            [_user("item_u", "What is the weather?"), _cut_answer(), _call()],
            started=datetime(2026, 3, 4, 5, 6, 7),
            connection="Built-in service",
        )
        assert markdown == (
            "# Conversation\n\n2026-03-04 05:06:07 · Built-in service\n\n"
            "**You** · 00:12\n\nWhat is the weather?\n\n"
            "**Assistant** · 00:14 · first sound 412 ms\n\nTomorrow in Kyoto ~~it will be mild, with rain.~~\n\n"
            "*cut at 3,200 ms; never heard: 2.1 s*\n\n"
            "**Function** get\\_weather · 1:01:40 · 312 ms · done\n\n"
            '```\n{"location": "Kyoto", "api_key": "[hidden]"}\n```\n\n'
            '````\n{"high": 18, "note": "```"}\n````\n'
        )

    def test_what_was_not_transcribed_is_said(self):
        item = _user("item_u", "")
        item.transcription = "failed"
        assert "*(not transcribed)*\n\n*transcription failed*" in transcript_markdown([item])

    def test_failed_answers_say_so(self):
        item = TranscriptItem(
            "item_a", "message", "assistant", outcome=ResponseOutcome("incomplete", "max_output_tokens")
        )
        assert "*incomplete (max\\_output\\_tokens)*" in transcript_markdown([item])

    def test_hidden_items_are_left_out(self):
        item = _user("item_u", "silence")
        item.hidden = True
        assert transcript_markdown([item]) == "# Conversation\n"

    def test_typed_text_is_not_struck(self):
        part = TranscriptPart(0, "text", text="Two\nlines")
        item = TranscriptItem("item_a", "message", "assistant", parts=[part])
        assert "Two  \nlines" in transcript_markdown([item])

    def test_the_wire_cannot_inject_markup(self):
        nasty = (
            "# Big\n<script>alert(1)</script> **bold** [a](javascript:x) `code` ~~gone~~\n1. one\n- two\n> three | &lt;"
        )
        escaped = escape(nasty)
        assert escaped == (
            "\\# Big\n\\<script\\>alert(1)\\</script\\> \\*\\*bold\\*\\* \\[a\\](javascript:x) \\`code\\` "
            "\\~\\~gone\\~\\~\n1\\. one\n\\- two\n\\> three \\| \\&lt;"
        )

    @given(st.text(max_size=80))
    def test_any_words_survive_without_their_backslashes(self, text):
        assert escape(text).replace("\\", "") == text.replace("\\", "") or "[hidden]" in escape(text).replace("\\", "")

    def test_written(self, tmp_path):
        write_transcript(tmp_path / "transcript.md", "# A\ud800\n")
        assert (tmp_path / "transcript.md").read_text() == "# A?\n"


class TestSummary:
    def test_everything_in_its_place(self, tmp_path):
        transcript = Transcript()
        for item in (_user("item_u", "What is the weather?"), _cut_answer()):
            transcript.add(item)
            transcript.place_last(item.item_id)
        turn = Turn(0, "item_u", 12_900.0, ["resp_1"], ["item_a"], Latency(500.04, 510.0, 520.0, 700.0, 912.44))
        empty = Turn(1, "item_gone", None)
        usage = UsageTotals(responses=1, total=30, input=10, output=20)
        summary = summarise(
            title="Kyoto",
            connection="Built-in service",
            dialect="ga",
            transcript=transcript,
            turns=[turn, empty],
            truncations=[ItemTruncated("item_a", 0, 3200, 3200.4567, 5300.0, 17_200.0)],
            usage=usage,
            cost=CostSummary(
                model="gpt-realtime",
                estimate=0.0123,
                currency="USD",
                prices_as_of="2026-03-01",
                unpriced=["input_image"],
            ),
            errors=[
                Problem("account", "insufficient_quota", "You exceeded your quota, key sk-abcd1234efgh."),
                ErrorSummary(kind="storage", code="disk_full"),
            ],
            dropped=Dropped(blocks=2, underruns=1),
        )
        write_summary(tmp_path / "summary.json", summary)
        raw = json.loads((tmp_path / "summary.json").read_bytes())
        assert list(raw) == [
            "title",
            "connection",
            "dialect",
            "turns",
            "truncations",
            "usage",
            "cost",
            "errors",
            "dropped",
        ]

        assert raw["turns"][0] == {
            "item_id": "item_a",
            "user_item_id": "item_u",
            "user_text": "What is the weather?",
            "assistant_text": "Tomorrow in Kyoto it will be mild, with rain.",
            "heard_text": "Tomorrow in Kyoto",
            "status": "cancelled",
            "latency_ms": {
                "speech_stopped": 500.0,
                "committed": 510.0,
                "response_created": 520.0,
                "first_delta": 700.0,
                "first_sound": 912.4,
            },
        }
        assert raw["turns"][1]["status"] == "no_response"
        assert raw["turns"][1]["latency_ms"]["first_sound"] is None
        assert raw["truncations"] == [
            {"item_id": "item_a", "audio_end_ms": 3200, "heard_ms": 3200.457, "received_ms": 5300.0, "at_ms": 17200.0}
        ]
        assert raw["usage"]["total"] == 30
        assert raw["cost"] == {
            "model": "gpt-realtime",
            "estimate": 0.0123,
            "currency": "USD",
            "prices_as_of": "2026-03-01",
            "unpriced": ["input_image"],
        }
        assert raw["errors"][0]["message"] == "You exceeded your quota, key [hidden]"
        assert raw["errors"][1] == {"kind": "storage", "code": "disk_full", "message": ""}
        assert raw["dropped"] == {"blocks": 2, "underruns": 1}

    def test_nothing_happened(self):
        summary = summarise(
            connection="x", dialect="preview", transcript=Transcript(), turns=[], truncations=[], usage=UsageTotals()
        )
        assert json.loads(summary_json(summary))["turns"] == []
        assert json.loads(summary_json(summary))["cost"] is None

    def test_an_answer_that_is_still_coming(self):
        transcript = Transcript()
        summary = summarise(
            connection="x",
            dialect="ga",
            transcript=transcript,
            turns=[Turn(0, "item_u", 1.0, ["resp_1"])],
            truncations=[],
            usage=UsageTotals(),
        )
        assert summary.turns[0].status == "in_progress"
        assert summary.turns[0].item_id == "item_u"


def test_without_a_title_there_is_no_heading() -> None:
    assert transcript_markdown([_user("u", "Hello")], title="") == "**You** · 00:12\n\nHello\n"


def test_what_asks_for_permission_and_what_is_out_of_band_are_named() -> None:
    request = TranscriptItem("m", "mcp_approval_request", call_name="erase", call_arguments='{"all": true}')
    aside = TranscriptItem(
        "o", "message", "assistant", out_of_band=True, parts=[TranscriptPart(0, "text", "A thought")]
    )
    markdown = transcript_markdown([request, aside], title="")
    assert '**Function** erase · 00:00\n\n```\n{"all": true}\n```' in markdown
    assert "**Out of band** · 00:00\n\nA thought" in markdown


def test_what_was_deleted_is_marked_and_not_lost() -> None:
    transcript = Transcript()
    for item in (_user("a", "Stays."), _user("b", "Goes.", 20_000.0)):
        transcript.add(item)
        transcript.place_last(item.item_id)
    transcript.delete("b")
    markdown = transcript_markdown(transcript.everything_said)
    assert "Stays." in markdown
    assert "Goes.\n\n*deleted from the conversation*" in markdown
