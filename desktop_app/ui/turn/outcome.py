"""How a turn ended, in a sentence, where it did not simply end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_app.conversation.cost import cost_of_speech
from desktop_app.ui import wording
from desktop_app.ui.money import money_exact

if TYPE_CHECKING:
    from desktop_app.controller.conversation_controller import ConversationController
    from desktop_app.controller.costs import Costs
    from desktop_app.conversation.transcript_item import TranscriptItem
    from desktop_app.conversation.turn_metrics import Turn


def tr(text: str) -> str:
    """Translate words of the turn page."""
    return QCoreApplication.translate("Turn", text)


def outcome_words(turn: Turn, conversation: ConversationController) -> tuple[str, str]:
    """What is to be said of how a turn ended, and its tone; a cut comes first, for it is what was heard."""
    for item_id in turn.assistant_item_ids:
        item = conversation.transcript.get(item_id)
        if item is not None and item.truncated_at_ms is not None:
            return _cut_words(item, item.truncated_at_ms, conversation.costs), "cut"
    return wording.outcome_sentence(turn.outcome) if turn.outcome is not None else ("", "")


def _cut_words(item: TranscriptItem, cut_at_ms: float, costs: Costs) -> str:
    cut, unheard = wording.milliseconds(cut_at_ms), wording.seconds(item.never_heard_ms)
    paid = cost_of_speech(item.never_heard_ms, costs.prices)
    if not paid:
        return tr("Interrupted: cut at {0}, {1} never heard.").format(cut, unheard)
    # What was never heard was made all the same, and is on the bill.
    words = tr("Interrupted: cut at {0}, {1} never heard, for about {2}.")
    return words.format(cut, unheard, money_exact(paid, costs.table.currency))
