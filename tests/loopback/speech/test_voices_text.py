"""What is written, as it is said."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop_app.loopback.speech.voice_text import MAX_CHARACTERS, spoken_text

PIECES = st.one_of(
    st.sampled_from(
        ["3:45 p.m.", "$3.50", "1,234", "-5", "21st", "[[", "]]", "<b>", "&amp;", "https://a.b/c", "x@y.z", "1/2", "%"]
    ),
    st.text(max_size=10),
    st.integers(0, 10**20).map(str),
)  # fmt: skip


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Hello there.", "Hello there."),
        ("It's 3:45 p.m. now.", "It's three forty five P M now."),
        ("At 10:00, 9:05 am, 15:30.", "At ten o'clock, nine oh five A M, fifteen thirty."),
        ("$3.50 or £1, €2 million", "three dollars and fifty cents or one pound, two million euros"),
        ("On 2025-11-20.", "On November twentieth, twenty twenty five."),
        ("In 1999; 1500 metres.", "In nineteen ninety nine; one thousand five hundred metres."),
        ("-5 degrees, 21.5°C", "minus five degrees, twenty one point five degrees Celsius"),
        ("3.14159 and 007", "three point one four one five nine and zero zero seven"),
        ("1,234,567", "one million two hundred and thirty four thousand five hundred and sixty seven"),
        ("12 + 30 = 42", "twelve plus thirty equals forty two"),
        ("7 - 5, 6 x 7, 8 / 2", "seven minus five, six times seven, eight divided by two"),
        ("3/4 cup, 1/2, 24/7", "three quarters cup, one half, twenty four seven"),
        ("-o /tmp/x", "dash o slash tmp slash x"),
        ("--version", "dash version"),
        ("<b>bold</b> &amp; <speak>x</speak>", "bold and x"),
        ("[[rate 300]] hi", "rate three hundred hi"),
        ("[link](http://x.y/z) **bold** `code`", "link bold code"),
        ("Mail me@x.org!", "Mail me at x dot org!"),
        ("See https://example.com/a.", "See example dot com slash a."),
        ("Dr. Smith vs. Mr. Jones, e.g. here", "Doctor Smith versus Mister Jones, for example here"),
        ("Room A4, No. 5, #7, the 21st", "Room A four, number five, number seven, the twenty first"),
        ("Call 555-1234-777", "Call five five five, one two three four, seven seven seven"),
        ("10–20 or 10-20", "ten to twenty or ten to twenty"),
        ("50%, 5 km/h, 1 kg", "fifty percent, five kilometres per hour, one kilogram"),
        ("and/or he/she", "and or he or she"),
        ("a well-known fact — really", "a well-known fact, really"),
        ("“Yes”, it’s fine…", '"Yes", it\'s fine...'),
        ("ok\x00\x07 \u200bred\u2028end 😀", "ok red end"),
        ("99999999999999", " ".join(["nine"] * 14)),
        ("٣ items, ⅓ cup", "three items, one third cup"),
        ("25:99 and 2025-99-99 stay sane", None),
        ("", ""),
        ("😀 — …", ""),
    ],
)
def test_how_it_is_said(written: str, said: str | None) -> None:
    spoken = spoken_text(written)
    if said is None:
        assert spoken.endswith("stay sane")
    else:
        assert spoken == said


@given(st.lists(PIECES, max_size=10).map(" ".join) | st.lists(PIECES, max_size=10).map("".join))
@example("1" * 5000)
@example("9" * 5000 + "st")
@example("$" + "1" * 5000 + ".99")
def test_no_engine_can_be_commanded(text: str) -> None:
    spoken = spoken_text(text)
    assert not any(unicodedata.category(character)[0] == "C" for character in spoken)
    assert not set("<>[]{}|\\`*_#\n\t").intersection(spoken)
    assert not spoken.startswith("-")
    assert spoken == spoken.strip()
    assert not any(character in "0123456789" for character in spoken)


@pytest.mark.parametrize("piece", [*"a1-/<[@&$\t", "a.", "1,", "a-", "1.", "w/", "a@", "http://", "::"])
def test_long_text_is_bounded(piece: str) -> None:
    """Each of these would take minutes with a pattern that tries every start against every end."""
    spoken_text(piece * (2 * MAX_CHARACTERS))


def test_what_is_too_long_is_cut_at_a_word() -> None:
    assert set(spoken_text("word " * MAX_CHARACTERS).split()) == {"word"}
