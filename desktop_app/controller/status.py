"""What the controller tells the window: the one sentence, notices, levels, receipts and choices."""

from __future__ import annotations

import dataclasses
from typing import Literal, Protocol

Severity = Literal["calm", "busy", "warning", "problem"]
ReceiptState = Literal["same", "changed", "asked", "accepted", "waiting", "refused", "differs"]

SILENCE_DBFS = -120.0
"""What a level reads when there is no signal at all."""


@dataclasses.dataclass(frozen=True, slots=True)
class Action:
    """The one thing a person can do about a state; `id` goes back into `run_action`."""

    id: str
    label: str


@dataclasses.dataclass(frozen=True, slots=True)
class Status:
    """The one always-true sentence: what is going on and, when it is silent, why.

    Attributes:
        code: stable name of the state, for tests and styling.
        headline: a word or two with a full stop ("Listening.").
        detail: the rest of the sentence.
    """

    code: str
    headline: str
    detail: str = ""
    severity: Severity = "calm"
    action: Action | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Notice:
    """Something that went wrong, in plain words.

    Attributes:
        server_words: what the service, or else the system, said, verbatim.
        from_service: the words are the service's.
    """

    id: str
    severity: Severity
    headline: str
    detail: str = ""
    server_words: str = ""
    action: Action | None = None
    from_service: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Levels:
    """Both sides' levels over the last pump interval, in dBFS.

    Attributes:
        hearing_mark_dbfs: the user's peak when the service last began to hear speech.
    """

    user_peak_dbfs: float = SILENCE_DBFS
    user_rms_dbfs: float = SILENCE_DBFS
    user_clipped: bool = False
    assistant_peak_dbfs: float = SILENCE_DBFS
    assistant_rms_dbfs: float = SILENCE_DBFS
    hearing_mark_dbfs: float | None = None


class MeasuredLevel(Protocol):
    """How loud something is, in dBFS."""

    @property
    def peak_dbfs(self) -> float: ...
    @property
    def rms_dbfs(self) -> float: ...
    @property
    def clipped(self) -> bool: ...


@dataclasses.dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one setting.

    Attributes:
        state: ``same`` as the service has it; ``changed`` here and not sent; ``asked``; ``accepted``;
            ``waiting`` for the next response, turn or session (those of `SettingsDesk.new_session_fields`);
            ``refused``; ``differs``: the service made it something else than was asked.
        text: one short line for a person, with the server's words when refused.
    """

    state: ReceiptState
    text: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class ConnectionChoice:
    """One entry of the connection chooser."""

    id: str
    label: str
    detail: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class DeviceChoice:
    """One microphone or speaker to choose: a device, ``file:PATH`` or ``none``."""

    id: str
    label: str
    is_default: bool = False
