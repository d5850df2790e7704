"""What was said about each setting: asked, accepted, waiting, refused, or made something else; pure but for words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from desktop_app.controller.field_words import tr_field, value_words
from desktop_app.controller.status import Receipt, ReceiptState
from desktop_app.settings.apply_plan import REASONS, Facts, FieldChange, Reason
from desktop_app.settings.draft_check import FieldProblem
from desktop_app.settings.fields import FIELDS, Effect
from desktop_app.settings.in_force import is_same
from desktop_app.settings.leaves import is_known
from desktop_app.settings.model import SessionDraft
from desktop_app.settings.update_requests import Acceptance, Refusal

SAME = Receipt("same")
_ABSENT: Reason = "not_in_dialect"
_ANSWERED: tuple[ReceiptState, ...] = ("refused", "differs")


class _Told(NamedTuple):
    """A receipt, the value it is about, and what must happen for a waiting one to be accepted."""

    receipt: Receipt
    value: Any
    until: Reason = ""


class SettingReceipts:
    """Keeps what the service said of each field, as long as the field is as it was then."""

    def __init__(self) -> None:
        self._told: dict[str, _Told] = {}
        self._reasons: dict[str, Reason] = {}

    def receipts(
        self, draft: SessionDraft, changes: Sequence[FieldChange], problems: Sequence[FieldProblem], facts: Facts
    ) -> dict[str, Receipt]:
        """A receipt for each field: what cannot be right comes first, then an answer, then what was only edited."""
        wrong = {problem.field: problem for problem in reversed(problems)}
        changed = {change.field: change for change in changes}
        receipts: dict[str, Receipt] = {}
        for name in FIELDS:
            told = self._told.get(name)
            if name in wrong:
                receipts[name] = Receipt("refused", wrong[name].sentence_in(tr_field))
            elif told is not None and told.receipt.state in ("asked", *_ANSWERED) and _is_about(told, draft, name):
                receipts[name] = told.receipt
            elif name in changed:
                state: ReceiptState = "waiting" if changed[name].effect is Effect.RECONNECT else "changed"
                receipts[name] = Receipt(state, tr_field(REASONS[changed[name].reason]))
            elif not is_known(name, draft, facts.dialect):
                receipts[name] = Receipt("same", tr_field(REASONS[_ABSENT]))
            else:
                receipts[name] = SAME if told is None else told.receipt
        return receipts

    def is_answered(self, name: str, draft: SessionDraft) -> bool:
        """Whether the service would not have the field as the draft has it."""
        return self._is(name, draft, _ANSWERED)

    def is_asked(self, name: str, draft: SessionDraft) -> bool:
        """Whether the field is asked for as the draft has it, and the answer not there yet."""
        return self._is(name, draft, ("asked",))

    def asked(self, names: Iterable[str], draft: SessionDraft, changes: Mapping[str, FieldChange]) -> None:
        """These fields were asked for."""
        for name in names:
            self._reasons[name] = changes[name].reason
            self._told[name] = _Told(Receipt("asked", tr_field("asked…")), getattr(draft, name))

    def accepted(self, taken: Acceptance, now: SessionDraft) -> None:
        """The service took some fields; `now` is what it has since."""
        for name in taken.fields:
            wanted, made = getattr(taken.draft, name), getattr(now, name)
            reason = self._reasons.pop(name, "")
            if not is_same(made, wanted):
                self.made_otherwise(name, made, wanted)
            elif reason in ("next_response", "next_turn"):
                self._told[name] = _Told(Receipt("waiting", tr_field(REASONS[reason])), wanted, reason)
            else:
                self._told[name] = _Told(Receipt("accepted", tr_field("accepted")), wanted)

    def felt(self, reason: Reason) -> bool:
        """What waited for this is felt now; whether anything did."""
        felt = [name for name, told in self._told.items() if told.receipt.state == "waiting" and told.until == reason]
        for name in felt:
            self._told[name] = _Told(Receipt("accepted", tr_field("accepted")), self._told[name].value)
        return bool(felt)

    def refused(self, refusal: Refusal) -> None:
        """The service will not have a field; its words say why."""
        self._reasons.pop(refusal.field, None)
        words = str(refusal.error.message or refusal.error.code or "") or tr_field("refused")
        self._told[refusal.field] = _Told(Receipt("refused", words), refusal.value)

    def made_otherwise(self, name: str, made: Any, wanted: Any) -> None:
        """The service took a field and made it something else."""
        words = tr_field("The service made it: {0}").format(value_words(name, made))
        self._told[name] = _Told(Receipt("differs", words), wanted)

    def began_with(self, names: Iterable[str], draft: SessionDraft) -> None:
        """A new session has these fields as the draft had them."""
        for name in names:
            self._told[name] = _Told(Receipt("accepted", tr_field("accepted")), getattr(draft, name))

    def forget(self, names: Iterable[str]) -> None:
        """These fields were edited."""
        for name in names:
            self._told.pop(name, None)

    def clear(self) -> None:
        """Nothing was said yet."""
        self._told.clear()
        self._reasons.clear()

    def _is(self, name: str, draft: SessionDraft, states: Sequence[ReceiptState]) -> bool:
        told = self._told.get(name)
        return told is not None and told.receipt.state in states and _is_about(told, draft, name)


def _is_about(told: _Told, draft: SessionDraft, name: str) -> bool:
    return is_same(told.value, getattr(draft, name))
