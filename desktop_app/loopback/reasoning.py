"""How long the model thinks before it speaks: `reasoning.effort` of the models that reason.

The practice partner has nothing to think about; it takes the time and the tokens, so that what a client shows of
both can be seen. A model that is known not to reason refuses the field; any other name is taken for one that does.
Source: GA reference, `reasoning`; `output_token_details.reasoning_tokens` as recorded from gpt-realtime-2.
"""

from __future__ import annotations

import re

from msgspec import Struct

from desktop_app.loopback.refusal import unsupported_parameter
from desktop_app.protocol.session_config import Reasoning

_NO_REASONING = re.compile(r"(?:gpt-realtime(?:-mini|-1\.5)?|gpt-audio.*|gpt-4o.*)(?:-\d{4}-\d{2}-\d{2})?")


class Thinking(Struct, frozen=True):
    """What an effort costs before the first word."""

    seconds: float
    tokens: int


NO_THINKING = Thinking(0.0, 0)
EFFORTS = {
    "minimal": Thinking(0.05, 16),
    "low": Thinking(0.15, 64),
    "medium": Thinking(0.4, 192),
    "high": Thinking(0.9, 512),
    "xhigh": Thinking(1.6, 1024),
}


def check_reasoning(model: object, reasoning: object, path: str) -> None:
    """Raises `RequestRefusedError` where the model cannot reason."""
    if isinstance(reasoning, Reasoning) and isinstance(model, str) and _NO_REASONING.fullmatch(model):
        raise unsupported_parameter(f"{path}.reasoning")


def thinking_of(reasoning: object) -> Thinking:
    """What comes before the answer under an effective `reasoning`."""
    effort = reasoning.effort if isinstance(reasoning, Reasoning) else None
    return EFFORTS.get(effort, NO_THINKING) if isinstance(effort, str) else NO_THINKING
