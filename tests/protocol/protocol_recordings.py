"""Reads the recordings beside this file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("recordings")
ALL = sorted(path.name.removesuffix(".jsonl") for path in FOLDER.glob("*.jsonl"))
"""Such as ``text_turn.ga``."""
IN_BOTH_DIALECTS = sorted({name.rpartition(".")[0] for name in ALL if name.endswith(".preview")})


def lines(name: str) -> list[dict[str, Any]]:
    """The lines of one recording, such as ``text_turn.ga``."""
    text = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def events(name: str, side: str) -> list[dict[str, Any]]:
    """The events of one side, ``client`` or ``server``."""
    return [line["event"] for line in lines(name) if line["from"] == side]
