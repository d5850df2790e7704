"""The header's figures: what each says, which give way, and the countdown."""

from __future__ import annotations

import stage as on_stage
from pytestqt.qtbot import QtBot

from desktop_app.controller.phase import Phase
from desktop_app.conversation.cost import Prices
from desktop_app.settings.prices import ModelPrices, PriceTable
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.money import money, money_exact
from desktop_app.ui.session_figures import SessionFigures


def figures_of(window: MainWindow) -> SessionFigures:
    return window.workspace.header.figures


def used(conversation: on_stage.StageConversation) -> None:
    """A minute of question and two of answer: 600 and 2,400 tokens, at 30 and 60 a million."""
    usage = conversation.usage
    usage.total, usage.input, usage.output = 3_000, 600, 2_400
    usage.input_audio, usage.output_audio = 600, 2_400
    conversation.median_first_sound_ms = 412.3
    conversation.set_phase(Phase.LIVE)
    conversation.tick(60_000)
    conversation.usage_changed.emit()


def priced(conversation: on_stage.StageConversation, **prices: float) -> None:
    row = ModelPrices(model="gpt-realtime", **prices)
    conversation.prices.keep(PriceTable(as_of=on_stage.STAGE_PRICES.as_of, currency="EUR", models=[row]))


def test_cost_tokens_and_latency(window: MainWindow, conversation: on_stage.StageConversation) -> None:
    window.resize(1280, 800)
    figures = figures_of(window)
    assert not any(figure.isVisible() for figure in (figures.clock, figures.cost, figures.tokens, figures.latency))
    used(conversation)
    assert figures.cost.text == "$0.16 est."  # 0.018 + 0.144
    assert figures.tokens.text == "3,000 tokens"
    assert figures.latency.text == "412 ms first sound, median"
    assert all(figure.isVisible() for figure in (figures.clock, figures.cost, figures.tokens, figures.latency))
    assert "prices of gpt-realtime as of 2026-11-02" in figures.cost.toolTip()
    assert figures.cost.accessibleName() == "$0.16 est."
    assert figures.cost.accessibleDescription() == figures.cost.toolTip()


def test_other_prices_count_at_once(window: MainWindow, conversation: on_stage.StageConversation) -> None:
    used(conversation)
    priced(conversation, output_audio=100.0)
    assert figures_of(window).cost.text == "€0.24 est."
    assert "Part of what was used has no price" in figures_of(window).cost.toolTip()


def test_no_price_is_said_in_a_tool_tip_only(window: MainWindow, conversation: on_stage.StageConversation) -> None:
    conversation.model = "my-deployment"
    used(conversation)
    assert not figures_of(window).cost.isVisible()
    assert "my-deployment has no price" in figures_of(window).tokens.toolTip()


def test_what_is_free_shows_no_cost(window: MainWindow, conversation: on_stage.StageConversation) -> None:
    priced(conversation, **dict.fromkeys(Prices.__struct_fields__, 0.0))
    used(conversation)
    assert not figures_of(window).cost.isVisible()
    assert "They cost nothing." in figures_of(window).tokens.toolTip()


def test_the_clock_stays_and_the_others_give_way_in_their_order(
    window: MainWindow, conversation: on_stage.StageConversation, qtbot: QtBot
) -> None:
    used(conversation)
    figures = figures_of(window)
    shown = []
    for width in range(900, 0, -4):
        figures.resize(width, 32)
        visible = [not each.isHidden() for each in (figures.clock, figures.cost, figures.tokens, figures.latency)]
        if not shown or shown[-1] != visible:
            shown.append(visible)
    assert shown == [
        [True, True, True, True],
        [True, True, True, False],
        [True, True, False, False],
        [True, False, False, False],
    ]


def test_in_the_smallest_window_nothing_is_cut_off(
    window: MainWindow, conversation: on_stage.StageConversation, qtbot: QtBot
) -> None:
    window.resize(880, 600)
    used(conversation)
    figures = figures_of(window)
    qtbot.waitUntil(figures.clock.isVisible)
    for figure in (figures.clock, figures.cost, figures.tokens, figures.latency):
        if figure.isVisible():
            assert figure.geometry().right() <= figures.width()
            assert figure.width() >= figure.sizeHint().width()
    assert window.width() == 880


def test_the_last_five_minutes_are_counted_down(window: MainWindow, conversation: on_stage.StageConversation) -> None:
    figures = figures_of(window)
    conversation.limit_ms = 3_599_400.0
    conversation.set_phase(Phase.CONNECTING)
    conversation.set_phase(Phase.LIVE)
    conversation.tick(3_299_000)
    assert (figures.clock.text, figures.clock.warns) == ("54:59 / 60:00", False)
    assert "ends it at 60:00" in figures.clock.toolTip()
    conversation.tick(3_300_000)
    assert (figures.clock.text, figures.clock.warns) == ("55:00 ends in 5:00", True)
    conversation.tick(3_348_000)
    assert figures.clock.text == "55:48 ends in 4:12"
    assert figures.clock.meaning.tone == "cut"
    assert figures.clock.icon.isVisible()
    assert figures.clock.accessibleName() == "55:48 ends in 4:12"
    conversation.tick(3_700_000)
    assert figures.clock.text.endswith("ends in 0:00")
    conversation.set_phase(Phase.IDLE)
    assert not figures.clock.warns


def test_money() -> None:
    assert [money(each, "USD") for each in (0.0, 0.001, 0.005, 0.144, 12.0, 1234.5)] == [
        "$0.00",
        "< $0.01",
        "$0.01",
        "$0.14",
        "$12.00",
        "$1,234.50",
    ]
    assert [money_exact(each, "USD") for each in (0.0, 0.00001, 0.01234)] == ["$0.0000", "< $0.0001", "$0.0123"]
    assert (money(21.4, "JPY"), money(0.4, "CHF"), money_exact(0.4, "JPY")) == ("¥21", "CHF\xa00.40", "¥0.40")
