"""What the model no longer reads when the conversation outgrows its context: the session's `truncation`.

The oldest items go first, and a call's output goes with its call. What is forgotten stays in the conversation (it can
be retrieved and deleted), but no later response reads it and no output can answer a forgotten call.
Source: GA reference, `truncation`; errors reference, `invalid_tool_call_id`.
"""

from __future__ import annotations

from collections.abc import Iterable

from desktop_app.loopback.refusal import context_too_long
from desktop_app.loopback.stored_conversation import StoredConversation, StoredItem
from desktop_app.loopback.usage_count import input_tokens, item_tokens
from desktop_app.protocol.items import FunctionCallItem, FunctionCallOutputItem
from desktop_app.protocol.session_config import ContextTruncation, SessionConfig, TokenLimits, Tool

MODEL_INPUT_TOKENS = 28_224
"""A context of 32,768 tokens less the longest answer, as the services count."""


def remembered(
    config: SessionConfig, instructions: str, tools: Iterable[Tool], conversation: StoredConversation
) -> list[StoredItem]:
    """What a response reads of the conversation, after forgetting what does not fit.

    Raises `RequestRefusedError` where it does not fit and truncation is disabled.
    """
    kept = conversation.remembered()
    limit = _conversation_limit(config.truncation, input_tokens(instructions, tools, ()).total)
    costs = {stored.item_id: item_tokens(stored).total for stored in kept}
    total = sum(costs.values())
    if total <= limit:
        return kept
    if config.truncation == "disabled":
        raise context_too_long(limit, total)
    goal = limit * _retention_ratio(config.truncation)
    for stored in kept[:-1]:  # what was just said is never forgotten
        if total <= goal:
            break
        if not stored.is_forgotten:
            total -= sum(costs[gone.item_id] for gone in _forget(stored, kept))
    return conversation.remembered()


def _forget(oldest: StoredItem, kept: list[StoredItem]) -> list[StoredItem]:
    gone = [oldest]
    if isinstance(oldest.item, FunctionCallItem):
        call_id = oldest.item.call_id
        gone += [
            stored
            for stored in kept
            if isinstance(stored.item, FunctionCallOutputItem) and stored.item.call_id == call_id
        ]
    for stored in gone:
        stored.is_forgotten = True
    return gone


def _conversation_limit(truncation: object, instruction_tokens: int) -> int:
    """The most tokens the conversation may have beside the instructions and tools."""
    limit = max(MODEL_INPUT_TOKENS - instruction_tokens, 0)
    if isinstance(truncation, ContextTruncation) and isinstance(truncation.token_limits, TokenLimits):
        own = truncation.token_limits.post_instructions
        return min(own, limit) if isinstance(own, int) else limit
    return limit


def _retention_ratio(truncation: object) -> float:
    ratio = truncation.retention_ratio if isinstance(truncation, ContextTruncation) else 1.0
    return float(ratio) if isinstance(ratio, int | float) else 1.0
