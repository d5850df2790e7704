"""The two dialects of the Realtime protocol."""

from __future__ import annotations

import enum


class Dialect(enum.StrEnum):
    """GA is what today's services speak; PREVIEW is what they spoke from October 2024 to spring 2026."""

    GA = "ga"
    PREVIEW = "preview"
