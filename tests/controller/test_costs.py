"""What the session costs, by the prices of the model that answers."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from desktop_app.controller.costs import Costs, prices_of, summary_of
from desktop_app.controller.price_desk import PriceDesk
from desktop_app.conversation.turn_metrics import Turn
from desktop_app.conversation.usage import UsageTotals
from desktop_app.protocol.session_config import AudioConfig, AudioInputConfig, SessionConfig, Transcription
from desktop_app.settings.prices import ModelPrices, PriceTable
from desktop_app.storage.price_file import PriceFile

TABLE = PriceTable(
    as_of=date(2026, 3, 1),
    currency="EUR",
    models=[
        ModelPrices(model="gpt-realtime", input_audio=30.0, cached_audio=0.5, output_audio=60.0),
        ModelPrices(model="whisper-1", transcription_minute=0.006),
    ],
)
ECHOED = SessionConfig(
    model="gpt-realtime-2025-08-28",
    audio=AudioConfig(input=AudioInputConfig(transcription=Transcription(model="whisper-1"))),
)
TURN = UsageTotals(
    responses=1,
    input=1_000,
    input_audio=1_000,
    cached=400,
    cached_audio=400,
    output=200,
    output_audio=200,
    transcription_seconds=30.0,
)
# 600 x 30 + 400 x 0.5 + 200 x 60 millionths, and half a minute of transcription
PRICE = 0.018 + 0.0002 + 0.012 + 0.003


class Session:
    """A machine with a session and one turn, and its costs."""

    def __init__(self, tmp_path: Path) -> None:
        self.session, self.asked = ECHOED, "my-deployment"
        self.usage = TURN
        self.turns = [Turn(0, "u1", 0.0, usage=TURN, response_usages=[TURN])]
        self.desk = PriceDesk(PriceFile(tmp_path / "prices.json", TABLE), lambda work, _name: work.close())
        self.costs = Costs(self.desk, lambda: self, lambda: self.asked)  # type: ignore[arg-type, return-value]


@pytest.fixture
def session(qtbot: object, tmp_path: Path) -> Session:
    return Session(tmp_path)


def test_the_model_is_what_the_service_echoes_else_what_was_asked_for(session: Session) -> None:
    assert session.costs.model == "gpt-realtime-2025-08-28"
    session.session = SessionConfig()
    assert session.costs.model == "my-deployment"
    assert session.costs.prices is None
    session.asked = "gpt-realtime"
    assert session.costs.prices is not None


def test_a_turn_and_the_session_have_their_price(session: Session) -> None:
    assert session.costs.of_turn(session.turns[0]).amount == pytest.approx(PRICE)
    assert session.costs.session.amount == pytest.approx(PRICE)
    assert session.costs.session.unpriced == []


def test_the_next_turn_reads_everything_again(session: Session) -> None:
    # what was read and written (1,200), none of it known to be cached, the same answer, the same half minute
    assert session.costs.next_turn.amount == pytest.approx(0.036 + 0.012 + 0.003)
    session.turns.clear()
    assert session.costs.next_turn is None


def test_edited_prices_count_at_once(session: Session, qtbot: object) -> None:
    told = []
    session.costs.changed.connect(lambda: told.append(session.costs.session.amount))
    session.desk.keep(PriceTable(as_of=date(2026, 5, 1), models=[ModelPrices(model="gpt-realtime")]))
    assert told == [None]


def test_the_summary_names_model_date_and_currency(session: Session) -> None:
    machine = SimpleNamespace(session=ECHOED, usage=TURN)
    summary = summary_of(TABLE, machine, "my-deployment")
    assert (summary.model, summary.currency, summary.prices_as_of) == ("gpt-realtime-2025-08-28", "EUR", "2026-03-01")
    assert (summary.estimate, summary.unpriced) == (pytest.approx(PRICE), [])
    assert summary_of(TABLE, SimpleNamespace(session=SessionConfig(), usage=TURN), "my-deployment") is None


@pytest.mark.parametrize(
    "audio",
    [AudioConfig(), AudioConfig(input=AudioInputConfig(transcription=None)), AudioConfig(input=AudioInputConfig())],
)
def test_a_session_without_transcription_has_no_price_for_it(audio: AudioConfig) -> None:
    prices = prices_of(TABLE, SessionConfig(model="gpt-realtime", audio=audio), "")
    assert prices is not None
    assert prices.transcription_minute is None
