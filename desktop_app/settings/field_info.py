"""What is known about one field of the session's draft: how it is shown, edited and checked, and what it depends on."""

from __future__ import annotations

import dataclasses
import enum
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from desktop_app.settings.model import SessionDraft

FieldKind = Literal[
    "text",
    "long_text",
    "whole",
    "number",
    "switch",
    "choice",
    "names",
    "pairs",
    "tools",
    "servers",
    "tool_choice",
]
SectionName = Literal["voice", "instructions", "turns", "listening", "tools", "limits", "service"]


class Effect(enum.StrEnum):
    """When a change is felt: at once here; by one update of the running session; by reopening a sound device; or
    only in a new session."""

    NOW = "now"
    SESSION = "session"
    AUDIO = "audio"
    RECONNECT = "reconnect"


@dataclasses.dataclass(frozen=True, slots=True)
class OnlyWith:
    """What another field must be for a field to count: one of `values`, or, without any, not empty."""

    field: str
    values: tuple[Any, ...] = ()

    def holds(self, draft: SessionDraft) -> bool:
        """Whether the draft is so."""
        value = getattr(draft, self.field)
        return value in self.values if self.values else bool(value)


@dataclasses.dataclass(frozen=True, slots=True)
class Section:
    """Fields that belong together; `label` and `help` are of the translation context ``Fields``."""

    name: SectionName
    label: str
    help: str


@dataclasses.dataclass(frozen=True, slots=True)
class FieldInfo:
    """How one field is shown and checked; words are of the translation context ``Fields``.

    Attributes:
        label: what it is called.
        help: one line, what it is.
        does: one line, what changing it does.
        kind: what one edits it with. ``names`` is a tuple of words, ``pairs`` a dict of words, ``tool_choice`` is
            ``auto``, ``none``, ``required``, ``function:NAME`` or ``mcp:LABEL``.
        unit: shown behind the value; empty for none.
        empty: what an empty value (None, no text, no entries) means; empty: it may not be empty.
        minimum, maximum: inclusive; None where there is none.
        step: of a spin box or slider.
        choices: allowed values; empty: free within the range.
        choice_labels: words for them, in their order; empty: they speak for themselves.
        suggestions: values to offer where others are allowed too.
        effect: when a change of a running session is felt, as a rule; `apply_plan` knows the exceptions.
        only_with: what must hold for it to be used; all of them.
        dialects: where the service knows it.
    """

    name: str
    label: str
    help: str
    does: str
    section: SectionName
    kind: FieldKind
    effect: Effect = Effect.SESSION
    unit: str = ""
    empty: str = ""
    minimum: float | None = None
    maximum: float | None = None
    step: float | None = None
    choices: tuple[str, ...] = ()
    choice_labels: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    only_with: tuple[OnlyWith, ...] = ()
    dialects: tuple[str, ...] = ("ga", "preview")

    def is_used(self, draft: SessionDraft) -> bool:
        """Whether the draft's other fields leave this one a meaning."""
        return all(each.holds(draft) for each in self.only_with)

    def choice_label(self, value: str) -> str:
        """Words for a choice; the value itself where there are none."""
        labels = dict(zip(self.choices, self.choice_labels, strict=False))
        return labels.get(value, value)


GA_ONLY = ("ga",)
EFFORTS = ("", "minimal", "low", "medium", "high", "xhigh")
