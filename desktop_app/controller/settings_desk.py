"""The session's settings while they are edited: the draft, what is asked, and a receipt for each field."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import msgspec
from PySide6.QtCore import QCoreApplication, QObject, Signal

from desktop_app.controller.status import Receipt, ReceiptState
from desktop_app.conversation.changes import SessionChanged, UpdateRefused
from desktop_app.protocol.session_config import SessionConfig
from desktop_app.settings.apply_plan import REASONS, ApplyPlan, Facts, plan
from desktop_app.settings.fields import FIELDS, Effect
from desktop_app.settings.model import SessionDraft
from desktop_app.settings.session_draft import check, draft_of

SAME = Receipt("same")

_FIELD_OF_PARAM = {
    "silence_duration_ms": "silence_ms",
    "output_modalities": "output_modality",
    "modalities": "output_modality",
    "max_response_output_tokens": "max_output_tokens",
    "transcription": "transcription_model",
    "input_audio_transcription": "transcription_model",
    "model": "transcription_model",
    "language": "transcription_language",
    "prompt": "transcription_prompt",
    "input_audio_noise_reduction": "noise_reduction",
} | {name: name for name in FIELDS}


def _tr(text: str) -> str:
    return QCoreApplication.translate("Fields", text)


class SettingsDesk(QObject):
    """Says of every field whether it is as the service has it, changed, asked, accepted, waiting or refused.

    Signals:
        receipts_changed: the draft or a receipt is new.
        draft_kept(SessionDraft): the draft was applied, to be remembered.
    """

    receipts_changed = Signal()
    draft_kept = Signal(object)

    def __init__(self, draft: SessionDraft, configure: Callable[[SessionConfig], str]) -> None:
        super().__init__()
        self.draft = draft
        self.effective: SessionConfig | None = None
        self.facts = Facts(live=False, applied=draft)
        self._configure = configure
        self._asked: dict[str, tuple[str, ...]] = {}
        self._told: dict[str, Receipt] = {}

    @property
    def receipts(self) -> dict[str, Receipt]:
        """A receipt for each field of the draft."""
        problems = {problem.field: problem.sentence_in(_tr) for problem in check(self.draft)}
        changed = {change.field: change for change in self._plan().changes}
        receipts: dict[str, Receipt] = {}
        for name in FIELDS:
            if name in problems:
                receipts[name] = Receipt("refused", problems[name])
            elif (told := self._told.get(name)) is not None and told.state in ("asked", "refused"):
                receipts[name] = told
            elif name in changed:
                state: ReceiptState = "waiting" if changed[name].effect is Effect.RECONNECT else "changed"
                receipts[name] = Receipt(state, _tr(REASONS[changed[name].reason]))
            else:
                receipts[name] = self._told.get(name, SAME)
        return receipts

    @property
    def pending_changes(self) -> int:
        """How many fields Apply would act on."""
        return sum(change.effect is not Effect.RECONNECT for change in self._plan().changes)

    @property
    def in_force(self) -> SessionDraft:
        """What the service has at the moment, without what was only edited."""
        return self.facts.applied if self.effective is None else draft_of(self.effective, self.facts.applied)

    def set_draft(self, **fields: Any) -> None:
        """Change fields of the draft; nothing is sent."""
        self.draft = msgspec.structs.replace(self.draft, **fields)
        for name in fields:
            self._told.pop(name, None)
        self.receipts_changed.emit()

    def revert(self) -> None:
        """Make the draft again what the service has, or what was applied last."""
        self.draft = self.in_force
        self._told.clear()
        self.receipts_changed.emit()

    def apply(self) -> None:
        """Send what changed, as one update; a field that cannot be right stops it and says so."""
        self._apply(self.draft)

    def switch(self, **fields: Any) -> None:
        """Change fields and apply these alone; what else was edited stays as it is."""
        current = self.in_force
        self.draft = msgspec.structs.replace(self.draft, **fields)
        for name in fields:
            self._told.pop(name, None)
        self._apply(msgspec.structs.replace(current, **fields))

    def _apply(self, draft: SessionDraft) -> None:
        if check(draft):
            self.receipts_changed.emit()
            return
        agreed = plan(self.effective or SessionConfig(), draft, self.facts)
        self.draft_kept.emit(draft)
        if agreed.session is not None:
            self._ask(agreed.session, agreed.fields(Effect.SESSION))
        if not self.facts.live:
            self.facts = dataclasses.replace(self.facts, applied=draft)
        self.receipts_changed.emit()

    def opened(self, effective: SessionConfig, facts: Facts) -> None:
        """A session was configured; what it echoes is the truth now."""
        self.effective, self.facts = effective, facts
        self._asked.clear()
        self._told.clear()
        self.receipts_changed.emit()

    def resumed(self, effective: SessionConfig) -> None:
        """The session goes on over another connection, told as text: the voice is free again."""
        self.effective = effective
        self.facts = dataclasses.replace(self.facts, assistant_audio_present=False)
        self.receipts_changed.emit()

    def closed(self) -> None:
        """The session is over; the draft waits for the next one."""
        self.effective = None
        self.facts = Facts(live=False, applied=self.draft)
        self._asked.clear()
        self._told.clear()
        self.receipts_changed.emit()

    def spoken(self) -> None:
        """The assistant has spoken, which locks its voice."""
        if not self.facts.assistant_audio_present:
            self.facts = dataclasses.replace(self.facts, assistant_audio_present=True)
            self.receipts_changed.emit()

    def accepted(self, change: SessionChanged) -> None:
        """The service echoed a configuration."""
        self.effective = change.session
        for name in self._asked.pop(change.event_id or "", ()):
            self._told[name] = Receipt("accepted", self.tr("accepted"))
        self.receipts_changed.emit()

    def refused(self, change: UpdateRefused) -> None:
        """The service refused an update: mark the field it names, ask again for the others without it."""
        asked = self._asked.pop(change.event_id, ())
        words = str(change.error.message or change.error.code or "")
        culprit = field_of_param(str(change.error.param or ""))
        if culprit not in asked:
            self._told |= {name: Receipt("refused", words) for name in asked}
            self.receipts_changed.emit()
            return
        self._told[culprit] = Receipt("refused", words)
        rest = self._rest(asked, culprit)
        if rest.session is not None:
            self._ask(rest.session, rest.fields(Effect.SESSION))
        self.receipts_changed.emit()

    def _ask(self, config: SessionConfig, fields: tuple[str, ...]) -> None:
        self._told |= {name: Receipt("asked", self.tr("asked…")) for name in fields}
        self._asked[self._configure(config)] = fields

    def _plan(self) -> ApplyPlan:
        return plan(self.effective or SessionConfig(), self.draft, self.facts)

    def _rest(self, asked: tuple[str, ...], culprit: str) -> ApplyPlan:
        effective = self.effective or SessionConfig()
        known = draft_of(effective, self.facts.applied)
        others = {name: getattr(self.draft, name) for name in asked if name != culprit}
        return plan(effective, msgspec.structs.replace(known, **others), self.facts)


def field_of_param(param: str) -> str:
    """The field of the form that a wire path such as ``session.audio.output.speed`` belongs to, or empty."""
    names = (name.partition("[")[0] for name in reversed(param.split(".")))
    return next((_FIELD_OF_PARAM[name] for name in names if name in _FIELD_OF_PARAM), "")
