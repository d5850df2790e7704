"""Transcripts in states that a short conversation does not come to: every card, strange letters, gigantic texts."""

from __future__ import annotations

import stage as on_stage

from desktop_app.conversation.transcript import ResponseOutcome
from desktop_app.protocol.response import ErrorDetail

_FLIGHTS = (
    '{"from":"KIX","to":"HND","passengers":[{"name":"Aoi","age":34},{"name":"Ren","age":6}],'
    '"options":{"class":"economy","refundable":true},"note":"\\u6771\\u4eac"}'
)
_ARABIC = "مرحبا، كيف سيكون الطقس في كيوتو غدًا؟ أريد أن أعرف إن كنت بحاجة إلى معطف أو مظلة قبل أن أخرج في الصباح."
_HEBREW = "שלום! מחר בקיוטו יהיה נעים, 18 מעלות (sunny), עם קצת רוח בערב. כדאי לקחת מעיל קל, ואולי גם מטרייה קטנה."


def cards(stage: on_stage.StageConversation) -> None:
    """A call in each of its states, one with a megabyte of arguments, and what is out of band."""
    stage.set_phase(on_stage.Phase.LIVE)
    stage.tick(20_000.0)
    stage.add(on_stage.user("u1", "What will the weather be like?", 0, 2_000))
    stage.add(on_stage.call("t1", "get_weather", '{"location": "Ky', "arguments", 3_000))
    stage.add(on_stage.call("t2", "get_weather", '{"location":"Kyoto"}', "running", 4_000, call_started_at_ms=14_900.0))
    done = '{"high": 18, "sky": "clear"}'
    stage.add(
        on_stage.call(
            "t3", "get_weather", '{"location": "Kyoto"}', "done", 5_000, call_output=done, call_duration_ms=312.0
        )
    )
    failed = "The airline did not answer within 10 s."
    stage.add(
        on_stage.call("t4", "search_flights", _FLIGHTS, "failed", 6_000, call_output=failed, call_duration_ms=10_012.0)
    )
    stage.add(on_stage.call("t5", "book_table", '{"at": "19:30"}', "cancelled", 7_000))
    stage.add(on_stage.call("t6", "import_everything", '{"rows": ["' + "abc def " * 131_072, "running", 8_000))
    approval = stage.add(on_stage.call("t7", "delete_calendar", '{"calendar": "work"}', "", 9_000))
    approval.kind = "mcp_approval_request"
    stage.change("t7")
    aside = on_stage.assistant("o1", "In a hurry; wants the weather in Kyoto.", 9_500, out_of_band=True)
    aside.parts[0].kind, aside.parts[0].word_clock = "text", None
    stage.transcript.add(aside)
    stage.change("o1")


def strange(stage: on_stage.StageConversation) -> None:
    """Right to left, emoji, piled-up marks, characters that would act unseen, markup, failures, a million letters."""
    stage.set_phase(on_stage.Phase.LIVE)
    stage.add(on_stage.user("r1", _ARABIC, 0, 4_000))
    cut = stage.add(on_stage.assistant("r2", _HEBREW, 4_000, heard=60))
    cut.truncated_at_ms, cut.never_heard_ms = 3_214, 1_900.0
    stage.add(on_stage.user("r3", "👩‍👩‍👧 🎈 🇯🇵 こんにちは、世界。你好，世界。안녕하세요", 5_000, 7_000))
    piled = "".join(letter + "\u0301\u0323\u0308\u0330\u0306" * 8 for letter in "Marks piled up")
    stage.add(on_stage.user("r4", piled + " and plain again", 8_000, 9_000))
    unseen = "Safe \u202egnirts desrever\u202c and \x07bell \x1b[31mred, <b>bold</b> &amp; <script>alert(1)</script>"
    stage.add(on_stage.assistant("r5", unseen, 9_000, outcome=ResponseOutcome("incomplete", "max_output_tokens")))
    stage.add(on_stage.user("r6", "\u200b\u200b\u2060", 9_500))
    error = ErrorDetail(message="audio \u202etoo short")
    mixed = "first line\nمرحبا بالعالم\nlast line"
    stage.add(on_stage.user("r7", mixed, 9_600, 9_900, transcription="failed", transcription_error=error))
    stage.add(on_stage.user("r8", "word " * 200_000, 9_700))
