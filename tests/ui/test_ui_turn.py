"""The turn page: where the time went, what it cost, how the session's turns compare, and the way between them."""

from __future__ import annotations

from dataclasses import replace

import pytest
import stage as on_stage
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot
from stage import StageConversation as Conversation

from desktop_app.conversation.transcript_item import ResponseOutcome
from desktop_app.conversation.turn_metrics import Latency, Turn
from desktop_app.conversation.usage import UsageTotals
from desktop_app.protocol.server_events import RateLimit
from desktop_app.protocol.session_config import AudioConfig, AudioInputConfig, SessionConfig, Transcription
from desktop_app.settings.prices import ModelPrices, PriceTable
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.turn.page import TurnPage

USED = UsageTotals(
    responses=1,
    total=1_250,
    input=1_000,
    input_text=400,
    input_audio=600,
    cached=500,
    cached_text=300,
    cached_audio=200,
    output=250,
    output_text=50,
    output_audio=200,
    transcription_seconds=6.0,
)
# 100 x 5 + 400 x 30 + 500 x 0.5 + 50 x 20 + 200 x 60 millionths, and six seconds at a cent the minute: 0.02675
PRICE = "$0.0268 est."


def talk(conversation: Conversation, *first_sounds: float | None) -> None:
    """A turn for each latency of the first sound."""
    conversation.session = SessionConfig(
        model="gpt-realtime", audio=AudioConfig(input=AudioInputConfig(transcription=Transcription(model="whisper-1")))
    )
    for index, first in enumerate(first_sounds):
        at_ms = 10_000.0 * (index + 1)
        conversation.add(on_stage.user(f"u{index}", f"Question {index}", at_ms, at_ms + 1_000))
        conversation.add(on_stage.assistant(f"a{index}", f"Answer {index}", at_ms + 2_000))
        latency = Latency(506.0, 511.0, 530.0, None if first is None else first - 32, first)
        turn = Turn(index, f"u{index}", at_ms + 1_000, [f"r{index}"], [f"a{index}"], latency)
        turn.usage, turn.response_usages = replace(USED), [replace(USED, input=1_000 + 100 * index)]
        turn.outcome = ResponseOutcome("completed")
        conversation.turns.append(turn)
    for name in UsageTotals.__dataclass_fields__:
        setattr(conversation.usage, name, sum(getattr(turn.usage, name) for turn in conversation.turns))
    conversation.turns_changed.emit()
    conversation.usage_changed.emit()


@pytest.fixture
def page(window: MainWindow) -> TurnPage:
    window.workspace.panel.open_page(window.workspace.turn)
    return window.workspace.turn


def rows(page: TurnPage) -> list[tuple[str, str, str]]:
    return [tuple(cell.text() for cell in cells[1:]) for cells in page.usage.rows_shown]


def test_before_the_first_turn_the_page_teaches(page: TurnPage) -> None:
    assert page.empty.isVisible()
    for widget in (page.waterfall, page.usage, page.latency, page.costs.split, page.limits, page.before):
        assert not widget.isVisible()


def test_the_last_turn_is_shown_step_by_step(page: TurnPage, conversation: Conversation) -> None:
    talk(conversation, 902.0)
    conversation.timeline.add_span("user", "vad_silence", 11_000, 11_500, "u0")
    conversation.turns_changed.emit()
    assert page.title.text() == "Turn 1 of 1 · 00:10"
    assert page.words.text() == "Question 0"
    assert [(step, round(start), round(end)) for step, start, end in page.waterfall.steps] == [
        ("speech_stopped", 0, 506),
        ("committed", 506, 511),
        ("response_created", 511, 530),
        ("first_delta", 530, 870),
        ("first_sound", 870, 902),
    ]
    assert "first sound heard 902 ms (your speaker)" in page.waterfall.accessibleDescription()
    assert page.waterfall.silence_ms == 500
    assert "waits for 500 ms of silence" in page.waterfall.row_words(0)
    assert page.waterfall.row_words(3).startswith("first output arrived: 340 ms of 870 ms, the model.")
    assert not page.outcome.isVisible()
    assert not page.waterfall.grab().isNull()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_keyboard_asks_what_a_step_is(page: TurnPage, conversation: Conversation, qtbot: QtBot) -> None:
    talk(conversation, 902.0)
    page.waterfall.setFocus()
    qtbot.keyClick(page.waterfall, Qt.Key.Key_Down)
    assert QToolTip.text() == page.waterfall.row_words(1)
    assert page.waterfall.accessibleDescription().startswith("audio committed: 5 ms of 511 ms, the service.")
    for _ in range(9):
        qtbot.keyClick(page.waterfall, Qt.Key.Key_Down)
    assert page.waterfall.current == 4
    assert not page.waterfall.grab().isNull()
    page.before.setFocus()


def test_the_split_of_a_turn_has_a_price_in_every_row(page: TurnPage, conversation: Conversation) -> None:
    talk(conversation, 902.0)
    assert rows(page) == [
        ("text in", "100", "$0.0005"),
        ("audio in", "400", "$0.0120"),
        ("text in, cached", "300", "$0.0001"),
        ("audio in, cached", "200", "$0.0001"),
        ("text out", "50", "$0.0010"),
        ("audio out", "200", "$0.0120"),
        ("transcription", "6.0 s", "$0.0010"),
    ]
    assert page.cost.text() == PRICE
    shares = dict(page.usage.bar.shares)
    assert shares["input_audio"] == pytest.approx(400 / 1_250)
    assert sum(shares.values()) == pytest.approx(1.0)
    assert "audio out 200" in page.usage.bar.accessibleName()


def test_a_model_without_a_price_says_so_and_asks_for_one(page: TurnPage, conversation: Conversation) -> None:
    talk(conversation, 902.0)
    conversation.session, conversation.model = None, "my-deployment"
    conversation.costs.changed.emit()
    assert page.cost.text() == "no price"
    assert [price.isVisible() for *_others, price in page.usage.rows_shown] == [False] * 7
    assert page.costs.note.text() == "my-deployment has no price."
    assert page.costs.prices.text() == "Enter prices…"
    assert not page.costs.next_turn.isVisible()


def test_a_part_without_a_price_is_named(page: TurnPage, conversation: Conversation) -> None:
    talk(conversation, 902.0)
    row = ModelPrices(model="gpt-realtime", input_text=5.0, input_audio=30.0, output_text=20.0, output_audio=60.0)
    conversation.prices.keep(PriceTable(as_of=on_stage.STAGE_PRICES.as_of, models=[row]))
    assert rows(page)[-1] == ("transcription", "6.0 s", "no price")
    assert page.costs.note.text() == "Without what has no price: transcription."
    assert page.costs.dated.text() == "Prices as of 2026-11-02, an estimate"


def test_what_costs_nothing_shows_no_amounts(page: TurnPage, conversation: Conversation) -> None:
    row = ModelPrices(model="gpt-realtime", input_text=0.0, output_audio=0.0)
    conversation.prices.keep(PriceTable(as_of=on_stage.STAGE_PRICES.as_of, models=[row]))
    talk(conversation, 902.0)
    assert page.cost.text() == ""
    assert not any(price.isVisible() for *_others, price in page.usage.rows_shown)
    assert page.usage._grid.columnMinimumWidth(3) == 0
    assert page.costs.note.text() == "gpt-realtime costs nothing."


def test_the_session_so_far_and_the_next_turn(page: TurnPage, conversation: Conversation) -> None:
    talk(conversation, 902.0, 800.0)
    assert page.costs.amount.text() == "$0.0535 est."  # twice 0.02675
    # 450 text and 800 audio are read, of which 300 and 200 are cached again, and the usual answer and transcription:
    # 150 x 5 + 600 x 30 + 500 x 0.5 + 50 x 20 + 200 x 60 millionths and a tenth of a cent
    assert page.costs.next_turn.text() == "$0.0330"
    assert page.costs.context.text() == "1,100 tokens"
    assert [value for _index, value in page.costs.growth.points] == [1_000, 1_100]


def test_few_turns_are_compared_by_their_longest(page: TurnPage, conversation: Conversation) -> None:
    talk(conversation, 902.0, 700.0)
    words = [tuple(cell.text() for cell in cells) for cells in page.latency.rows]
    assert words[-1] == ("first sound heard", "2", "801 ms", "902 ms")
    assert page.latency._last.text() == "longest"
    assert "A p95 needs 5 turns" in page.latency.note.text()


def test_five_turns_have_a_p95(page: TurnPage, conversation: Conversation) -> None:
    talk(conversation, 500.0, 600.0, 700.0, 800.0, None, 900.0)
    words = [tuple(cell.text() for cell in cells) for cells in page.latency.rows]
    assert words[-1] == ("first sound heard", "5", "700 ms", "880 ms")
    assert page.latency._last.text() == "p95"
    assert "interpolated linearly" in page.latency.note.text()
    assert [index for index, _value in page.latency.trend.points] == [0, 1, 2, 3, 5]


def test_the_turn_of_the_chosen_item_is_shown(page: TurnPage, window: MainWindow, conversation: Conversation) -> None:
    talk(conversation, 902.0, 700.0)
    assert page.title.text().startswith("Turn 2")
    window.workspace.transcript.view.show_item("a0")
    assert page.title.text().startswith("Turn 1")


def test_buttons_and_keys_go_from_turn_to_turn(
    page: TurnPage, window: MainWindow, conversation: Conversation, qtbot: QtBot
) -> None:
    talk(conversation, 902.0, 700.0, 800.0)
    chosen: list[str] = []
    page.item_requested.connect(chosen.append)
    assert not page.after.isEnabled()
    qtbot.mouseClick(page.before, Qt.MouseButton.LeftButton)
    assert page.title.text().startswith("Turn 2 of 3")
    page.before.setFocus()
    qtbot.keyClick(page.before, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page.title.text().startswith("Turn 1 of 3")
    assert not page.before.isEnabled()
    assert chosen == ["u1", "u0"]
    page.after.setFocus()
    qtbot.keyClick(page.after, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    page.step(1)
    page.step(1)
    assert page.title.text().startswith("Turn 3 of 3")
    talk(conversation, 750.0)  # the last turn was chosen: the page follows
    conversation.turns[-1].index = 3
    conversation.turns_changed.emit()
    assert page.title.text().startswith("Turn 4 of 4")


def test_a_point_of_the_trend_leads_to_its_turn(page: TurnPage, conversation: Conversation, qtbot: QtBot) -> None:
    talk(conversation, 902.0, 700.0, 800.0)
    trend = page.latency.trend
    spot = QPoint(round(trend.x_of(0)) + 2, 20)
    qtbot.mouseClick(trend, Qt.MouseButton.LeftButton, pos=spot)
    assert (page.title.text()[:6], trend.chosen) == ("Turn 1", 0)
    trend.setFocus()
    qtbot.keyClick(trend, Qt.Key.Key_Right)
    assert (page.title.text()[:6], trend.chosen) == ("Turn 2", 1)
    assert trend.accessibleDescription() == "3 turns. Turn 2: first sound after 700 ms"
    qtbot.keyClick(trend, Qt.Key.Key_Home)
    qtbot.keyClick(trend, Qt.Key.Key_Left)
    assert trend.chosen == 0
    qtbot.keyClick(trend, Qt.Key.Key_End)
    assert trend.chosen == 2
    assert not trend.grab().isNull()


@pytest.mark.parametrize(
    ("outcome", "words", "tone"),
    [
        (ResponseOutcome("failed"), "The response failed.", "danger"),
        (ResponseOutcome("cancelled", "client_cancelled"), "You stopped this response.", "tertiary"),
        (ResponseOutcome("incomplete", "content_filter"), "content filter stopped it", "cut"),
    ],
)
def test_a_turn_that_did_not_end_well_says_so(
    page: TurnPage, conversation: Conversation, outcome: ResponseOutcome, words: str, tone: str
) -> None:
    talk(conversation, 902.0)
    conversation.turns[0].outcome = outcome
    conversation.turns_changed.emit()
    assert words in page.outcome.text()
    assert (page.outcome.tone, page.outcome.isVisible()) == (tone, True)


def test_an_interrupted_turn_says_where_it_was_cut(page: TurnPage, conversation: Conversation) -> None:
    talk(conversation, 902.0)
    item = conversation.transcript.get("a0")
    item.truncated_at_ms, item.never_heard_ms = 3_214, 4_100.0
    conversation.turns[0].outcome = ResponseOutcome("cancelled", "turn_detected")
    conversation.turns_changed.emit()
    # 82 tokens of 50 ms at 60 a million
    assert page.outcome.text() == "Interrupted: cut at 3,214 ms, 4.1 s never heard, for about $0.0049."
    assert page.outcome.tone == "cut"
    conversation.session, conversation.model = None, "my-deployment"
    conversation.costs.changed.emit()
    assert page.outcome.text() == "Interrupted: cut at 3,214 ms, 4.1 s never heard."


def test_a_turn_that_failed_before_anything_happened_is_shown_too(page: TurnPage, conversation: Conversation) -> None:
    conversation.turns.append(Turn(0, "u", 0.0, ["r"], outcome=ResponseOutcome("failed")))
    conversation.turns_changed.emit()
    assert page.title.text() == "Turn 1 of 1"
    assert page.outcome.text() == "The response failed."


def test_limits_are_counted_down_and_shown_only_when_told(page: TurnPage, conversation: Conversation) -> None:
    assert not page.limits.isVisible()
    conversation.rate_limits = [
        RateLimit(name="requests", limit=5_000, remaining=4_999, reset_seconds=0.0),
        RateLimit(name="tokens", limit=40_000, remaining=900, reset_seconds=12.0),
    ]
    conversation.rate_limits_at_ms = 1_000.0
    conversation.tick(5_000)
    words = [tuple(cell.text() for cell in cells) for cells in page.limits.rows]
    assert words == [("requests", "4,999 of 5,000 left", "full"), ("tokens", "900 of 40,000 left", "full in 8.0 s")]
    assert page.limits.rows[1][1].tone == "cut"
    conversation.tick(60_000)
    assert page.limits.rows[1][2].text() == "full"
    assert page.limits.rows[1][1].tone == ""
    conversation.rate_limits = []
    conversation.session_changed.emit()
    assert not page.limits.isVisible()


@pytest.mark.parametrize("wide", [280, 372, 640])
def test_nothing_is_cut_off_whatever_the_width(
    page: TurnPage, window: MainWindow, conversation: Conversation, wide: int
) -> None:
    talk(conversation, *[902.0 + 300 * n for n in range(6)])
    conversation.rate_limits = [RateLimit(name="tokens", limit=40_000, remaining=39_000, reset_seconds=12.0)]
    conversation.session_changed.emit()
    window.resize(1_900, 1_000)
    window.workspace.division.upper.setSizes([window.width() - wide, wide])
    assert page.width() == wide
    for cells in (*page.usage.rows_shown, *page.latency.rows, *page.limits.rows):
        for cell in cells:
            if cell.isVisible():
                assert cell.mapTo(page, QPoint(cell.width(), 0)).x() <= wide - 12
