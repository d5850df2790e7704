"""Where a session stands."""

from __future__ import annotations

import enum


class Phase(enum.StrEnum):
    """The life of a session, as the window shows it."""

    IDLE = "idle"
    CONNECTING = "connecting"
    LIVE = "live"
    RECONNECTING = "reconnecting"
    ENDING = "ending"
