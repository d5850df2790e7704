"""Times, amounts, outcomes and rows in words."""

from __future__ import annotations

import pytest
import stage as on_stage
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.conversation.transcript import ResponseOutcome
from desktop_app.protocol.response import ErrorDetail
from desktop_app.ui import wording
from desktop_app.ui.transcript.passage_limits import CODE_SHOWN, WORDS_SHOWN, WORDS_SHOWN_IN_FULL
from desktop_app.ui.transcript.row import row_of, shown, word_at
from desktop_app.ui.transcript.row_content import EVERYTHING


@pytest.mark.parametrize(
    ("ms", "words"),
    [(0, "00:00"), (-5, "00:00"), (61_999, "01:01"), (3_600_000, "60:00"), (3_601_000, "1:00:01"), (9e6, "2:30:00")],
)
def test_clock(ms: float, words: str) -> None:
    assert wording.clock(ms) == words


def test_amounts() -> None:
    assert wording.milliseconds(3214.4) == "3,214 ms"
    assert wording.seconds(4_100) == "4.1 s"
    assert wording.seconds(59_960) == "1 min 00 s"
    assert wording.dbfs(-18.4) == "−18 dBFS"
    assert wording.dbfs(-120) == "silence"
    assert wording.clock_exact(216_412.4) == "03:36.412"
    assert wording.clock_exact(59_999.7) == "01:00.000"


@given(st.text())
def test_plain_text_has_no_control_characters_but_line_ends(text: str) -> None:
    assert not [ch for ch in wording.plain(text) if ord(ch) < 32 and ch != "\n"]


def test_plain_text_keeps_markup_as_it_is() -> None:
    assert wording.plain("<b>bold</b> &amp; émoji 🎈 עברית") == "<b>bold</b> &amp; émoji 🎈 עברית"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("safe \u202eexe.txt\u202c", "safe \ufffdexe.txt\ufffd"),
        ("\u2067isolated\u2069", "\ufffdisolated\ufffd"),
        ("a\r\nb\rc\u2028d\x85e", "a\nb\nc\nd\ne"),
        ("bell\x07 and \x9b", "bell\ufffd and \ufffd"),
        ("hidden\U000e0041\U000e0042", "hidden\ufffd\ufffd"),
        ("\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", None),
        ("👩\u200d👩\u200d👧 می\u200cخواهم \u200fשלום", None),
        ("half \ud800 pair", "half \ufffd pair"),
    ],
)
def test_what_would_act_unseen_is_shown_and_what_letters_need_is_kept(text: str, shown: str | None) -> None:
    assert wording.plain(text) == (text if shown is None else shown)


def test_a_service_that_says_too_much_is_cut_short() -> None:
    assert len(wording.server_words(ErrorDetail(message="x" * 1_000_000))) < 1_100


@pytest.mark.parametrize("words", ["\u200b\u2060", " \n ", "\ufeff"])
def test_a_message_without_a_visible_character_says_so(words: str) -> None:
    assert row_of(on_stage.user("u", words, 0)).runs[0].style == "faint"


@pytest.mark.parametrize(
    ("outcome", "part"),
    [
        (ResponseOutcome("completed"), ""),
        (ResponseOutcome("cancelled", "turn_detected"), "began to speak"),
        (ResponseOutcome("cancelled", "client_cancelled"), "You stopped"),
        (ResponseOutcome("incomplete", "max_output_tokens"), "token limit"),
        (ResponseOutcome("incomplete", "content_filter"), "content filter"),
        (ResponseOutcome("failed", None, ErrorDetail(message="The server had an error")), "The server had an error"),
        (ResponseOutcome("failed", None, ErrorDetail(code="rate_limit_exceeded")), "rate_limit_exceeded"),
        (ResponseOutcome("failed"), "The response failed."),
    ],
)
def test_outcomes_are_sentences(outcome: ResponseOutcome, part: str) -> None:
    sentence, tone = wording.outcome_sentence(outcome)
    assert part in sentence
    assert bool(sentence) == bool(tone)


@given(st.text(alphabet="ab \n"), st.text(alphabet="ab \n"))
def test_the_word_at_the_boundary_is_whole_and_nothing_is_lost(heard: str, unheard: str) -> None:
    before, now, after = word_at(heard, unheard)
    assert before + now + after == heard + unheard
    assert not any(ch.isspace() for ch in now)
    assert not before or before[-1].isspace()
    assert not after or not now or after[0].isspace()


def test_what_is_heard_now_is_marked_and_the_rest_is_ahead() -> None:
    item = on_stage.assistant("a", "Sunday turns cloudy in the afternoon", 0, heard=16, sounding=True)
    row = row_of(item)
    assert [(run.text, run.style) for run in row.runs] == [
        ("Sunday turns ", "plain"),
        ("cloudy", "now"),
        (" in the afternoon", "ahead"),
    ]
    assert [fact.text for fact in row.facts][-1] == "speaking…"
    assert row.links == []


def test_a_cut_answer_says_where_and_offers_what_was_cut() -> None:
    item = on_stage.assistant("a", "It will be clear and mild", 1_000, heard=11, first_sound_ms=388.0)
    item.truncated_at_ms, item.never_heard_ms = 3_214, 4_100.0
    item.outcome = ResponseOutcome("cancelled", "turn_detected")
    row = row_of(item)
    assert [(run.text, run.style) for run in row.runs] == [
        ("It will be ", "plain"),
        ("clear and mild", "unheard"),
    ]
    said = [fact.text for fact in row.facts]
    assert "cut at 3,214 ms" in said
    assert "never heard 4.1 s" in said
    assert [fact.link for fact in row.links] == ["all", "unheard"]
    assert row.sentence == ""


def test_while_an_item_is_played_again_its_one_link_is_stop() -> None:
    item = on_stage.user("u", "Hello", 0, 900)
    assert [fact.link for fact in row_of(item).links] == ["all"]
    assert [fact.link for fact in row_of(item, replaying=True).links] == ["stop"]


@pytest.mark.parametrize(
    ("fields", "text", "sentence"),
    [
        ({"status": "listening"}, "listening…", ""),
        ({"transcription": "pending"}, "transcribing…", ""),
        ({"transcription": "none"}, "(spoken)", ""),
        ({"transcription": "failed"}, "(spoken, not transcribed)", "Not transcribed."),
    ],
)
def test_speech_without_words_yet_says_why(fields: dict[str, str], text: str, sentence: str) -> None:
    row = row_of(on_stage.user("u", "", 0, 900, **fields))
    assert (row.text, row.sentence) == (text, sentence)


def test_a_failed_transcription_brings_the_services_words() -> None:
    error = ErrorDetail(message="audio too short")
    row = row_of(on_stage.user("u", "", 0, 900, transcription="failed", transcription_error=error))
    assert row.sentence == "Not transcribed: audio too short"


@pytest.mark.parametrize(
    ("state", "fields", "part"),
    [
        ("arguments", {}, "arguments arriving…"),
        ("running", {}, "running…"),
        ("done", {"call_output": '{"high": 18}', "call_duration_ms": 312.0}, "done 312 ms"),
        ("failed", {"call_output": "no such city", "call_duration_ms": 5.0}, "failed 5 ms"),
        ("cancelled", {}, "cancelled"),
    ],
)
def test_tool_cards_say_their_state(state: str, fields: dict[str, object], part: str) -> None:
    row = row_of(on_stage.call("t", "get_weather", '{"location": "Kyoto"}', state, 0, **fields))
    assert row.shape == "card"
    assert row.text.startswith('get_weather\n{"location": "Kyoto"}')
    assert row.text.endswith(fields.get("call_output", '"Kyoto"}'))
    assert row.chip.text == part
    assert row.chip.icon


def test_gigantic_text_is_shortened_on_screen_only() -> None:
    item = on_stage.user("u", "x" * 1_000_000, 0)
    assert len(row_of(item).text) == WORDS_SHOWN
    assert [fact.text for fact in row_of(item).links] == ["show all (1,000,000 characters)"]
    full = row_of(item, expanded=EVERYTHING)
    assert len(full.text) == WORDS_SHOWN_IN_FULL
    assert [fact.text for fact in full.passages[0].facts] == [
        "show less",
        "… and 950,000 more characters; copy to see all.",
    ]
    card = on_stage.call("t", "f", "y" * 1_000_000, "running", 0)
    assert len(row_of(card).text) == CODE_SHOWN + len("f\n")
    assert [fact.link for fact in row_of(card).links] == ["toggle:arguments", "sheet:arguments"]


def test_what_has_no_row() -> None:
    item = on_stage.user("u", "x", 0)
    assert shown(item)
    for change in ({"hidden": True}, {"kind": "function_call_output"}):
        other = on_stage.user("u", "x", 0)
        for name, value in change.items():
            setattr(other, name, value)
        assert not shown(other)


@pytest.mark.parametrize("kind", ["mcp_list_tools", "mcp_approval_response", "unknown"])
def test_other_items_are_a_note(kind: str) -> None:
    item = on_stage.user("u", "", 0)
    item.kind = kind
    assert row_of(item).shape == "note"
    assert row_of(item).text
