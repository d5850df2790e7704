"""From the draft to the wire's configuration; the way back is `session_reading`, what is wrong `draft_check`; pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from desktop_app.protocol.session_config import SessionConfig
from desktop_app.settings.draft_check import FieldProblem, check
from desktop_app.settings.leaves import LEAF_OF, LEAVES, is_default, with_leaves
from desktop_app.settings.model import SessionDraft
from desktop_app.settings.session_reading import draft_of
from desktop_app.settings.wire_tools import NOTHING
from desktop_app.settings.wire_values import noise_reduction_of, transcription_of, turn_detection_of

__all__ = [
    "FieldProblem",
    "check",
    "draft_of",
    "noise_reduction_of",
    "session_config",
    "transcription_of",
    "turn_detection_of",
    "update_of",
]


def session_config(
    draft: SessionDraft, dialect: str = "ga", authorizations: Mapping[str, str] = NOTHING
) -> SessionConfig:
    """The whole configuration a new session is asked for; what the dialect has no word for is left out.

    So is, of what the oldest services do not know, whatever a fresh session has anyway, and instructions that are
    empty. `draft` has its variables filled in (`template.filled`); `authorizations` are those of its MCP servers, by
    their labels. The model is not part of it, but of the address.
    """
    leaves = [leaf for leaf in LEAVES if dialect in leaf.always or not is_default(leaf, draft)]
    if not draft.instructions:
        leaves = [leaf for leaf in leaves if leaf.path != "instructions"]
    return with_leaves(leaves, draft, dialect, authorizations)


def update_of(
    draft: SessionDraft, fields: Iterable[str], dialect: str = "ga", authorizations: Mapping[str, str] = NOTHING
) -> SessionConfig:
    """An update with the leaves of these fields and no others; the draft's variables are filled in."""
    wanted = {LEAF_OF[name].path for name in fields if name in LEAF_OF}
    return with_leaves([leaf for leaf in LEAVES if leaf.path in wanted], draft, dialect, authorizations)
