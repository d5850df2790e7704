"""Where each setting stands, and what of it a screen reader should say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_app.settings.fields import FIELDS
from desktop_app.ui import wording
from desktop_app.ui.settings import words
from desktop_app.ui.settings.field_receipt import Standing

if TYPE_CHECKING:
    from desktop_app.controller.conversation_controller import ConversationController


_BAD_NEWS = ("refused", "differs")


def tr(text: str) -> str:
    """Translate words of this module's context."""
    return QCoreApplication.translate("SettingStandings", text)


def standings_of(conversation: ConversationController) -> dict[str, Standing]:
    """Where every field stands now."""
    desk, draft, receipts = conversation.settings, conversation.draft, conversation.receipts
    anew, refused = desk.new_session_fields, desk.refused_fields
    standings = {}
    for name, info in FIELDS.items():
        receipt = receipts[name]
        if desk.facts.dialect not in info.dialects:
            only = tr("GA only") if info.dialects == ("ga",) else tr("preview only")
            standings[name] = Standing(receipt, "", only, tr("{0}: not sent on this connection").format(only))
        elif not info.is_used(draft):
            standings[name] = Standing(receipt, "", tr("not used"), tr("not used as things are"))
        elif receipt.state != "refused" and not desk.is_known(name):
            standings[name] = Standing(receipt, "", tr("not sent"), tr("not sent: this connection does not know it"))
        else:
            way = "renew" if name in anew else "again" if name in refused else ""
            standings[name] = Standing(receipt, way)
    return standings


class ReceiptsTold:
    """Remembers what was said of the receipts, so that only news are said."""

    def __init__(self) -> None:
        self._states: dict[str, str] = {}

    def news(self, standings: Mapping[str, Standing]) -> str:
        """What is new since the last time: each refusal, and how many settings the service accepted; or empty."""
        states = {name: standing.receipt.state for name, standing in standings.items()}
        before, self._states = self._states, states
        if not before:
            return ""
        refused = [
            (tr("{0} refused: {1}") if state == "refused" else tr("{0}: {1}")).format(
                _label(name), wording.plain(standings[name].receipt.text)
            )
            for name, state in states.items()
            if state in _BAD_NEWS and state != before[name] and before[name] in ("asked", "accepted", "waiting")
        ]
        taken = sum(state in ("accepted", "waiting") and before[name] == "asked" for name, state in states.items())
        if taken and "asked" not in states.values():
            refused.append(tr("1 setting accepted.") if taken == 1 else tr("{0} settings accepted.").format(taken))
        return " ".join(refused)


def _label(name: str) -> str:
    return words.field_words(FIELDS[name].label)
