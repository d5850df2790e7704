"""What the session costs: its usage by the prices of its model."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop_app.controller.price_desk import PriceDesk
from desktop_app.conversation import forecast
from desktop_app.conversation.cost import Cost, Prices, cost_of
from desktop_app.conversation.session_machine import SessionMachine
from desktop_app.conversation.turn_metrics import Turn
from desktop_app.protocol.session_config import AudioConfig, AudioInputConfig, SessionConfig, Transcription
from desktop_app.settings.prices import PriceTable
from desktop_app.storage.summary import CostSummary


class Costs(QObject):
    """The estimates of the session that runs, or of the last one.

    Args:
        desk: the price table and its file; the sheet edits it.
        machine: the session's core.
        asked_model: the model or deployment that was asked for, or nothing.

    Signals:
        changed: other prices hold.
    """

    changed = Signal()

    def __init__(self, desk: PriceDesk, machine: Callable[[], SessionMachine], asked_model: Callable[[], str]) -> None:
        super().__init__()
        self.desk = desk
        self._machine = machine
        self._asked_model = asked_model
        desk.changed.connect(self.changed)

    @property
    def table(self) -> PriceTable:
        return self.desk.table

    @property
    def model(self) -> str:
        """The model that answers, as the service names it; what was asked for where it says nothing."""
        return model_of(self._machine().session, self._asked_model())

    @property
    def prices(self) -> Prices | None:
        """The prices of the session; None where its model has none."""
        return prices_of(self.table, self._machine().session, self._asked_model())

    @property
    def session(self) -> Cost:
        """What the session has cost so far."""
        return cost_of(self._machine().usage, self.prices)

    @property
    def next_turn(self) -> Cost | None:
        """What the next turn is likely to cost; None before anything is known."""
        expected = forecast.next_turn(self._machine().turns)
        return None if expected is None else cost_of(expected, self.prices)

    def of_turn(self, turn: Turn) -> Cost:
        """What a turn cost."""
        return cost_of(turn.usage, self.prices)


def model_of(session: SessionConfig, asked_model: str) -> str:
    """The model that answers: on Azure a deployment is asked for, and the service says which model it is."""
    return session.model if isinstance(session.model, str) and session.model else asked_model


def prices_of(table: PriceTable, session: SessionConfig, asked_model: str) -> Prices | None:
    """The prices of a session, those of its transcription's model among them."""
    return table.prices(model_of(session, asked_model), _transcription_model(session))


def summary_of(table: PriceTable, machine: SessionMachine, asked_model: str) -> CostSummary | None:
    """The estimate for the session's summary; None where the model has no price."""
    prices = prices_of(table, machine.session, asked_model)
    if prices is None:
        return None
    cost = cost_of(machine.usage, prices)
    return CostSummary(
        model=model_of(machine.session, asked_model),
        estimate=None if cost.amount is None else round(cost.amount, 6),
        currency=table.currency,
        prices_as_of=table.as_of.isoformat(),
        unpriced=list(cost.unpriced),
    )


def _transcription_model(session: SessionConfig) -> str:
    audio = session.audio
    if not isinstance(audio, AudioConfig) or not isinstance(audio.input, AudioInputConfig):
        return ""
    transcription = audio.input.transcription
    model = transcription.model if isinstance(transcription, Transcription) else ""
    return model if isinstance(model, str) else ""
