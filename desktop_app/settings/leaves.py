"""The leaves of a session's configuration: what can be asked for by itself, and the fields of the draft in each; pure.

A leaf is the smallest thing an update can carry without changing something else: turn detection, transcription and the
like are sent whole, because a service fills a partial object from its defaults.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import UNSET, UnsetType

from desktop_app.protocol.session_config import (
    AudioConfig,
    AudioInputConfig,
    AudioOutputConfig,
    SessionConfig,
)
from desktop_app.settings.fields import DEFAULTS, FIELDS
from desktop_app.settings.leaf_table import LEAF_OF, LEAVES, Leaf, is_known
from desktop_app.settings.model import SessionDraft
from desktop_app.settings.wire_tools import NOTHING

__all__ = [
    "LEAF_OF",
    "LEAVES",
    "Leaf",
    "field_of_param",
    "is_default",
    "is_known",
    "is_told",
    "leaf_of_param",
    "leaves_asked",
    "told",
    "with_leaves",
]


def is_told(name: str, draft: SessionDraft) -> bool:
    """Whether a leaf holds the field as things are: not where another field of the same leaf leaves it no meaning.

    What depends on another leaf is asked for all the same, so that it is there when it is needed.
    """
    leaf = LEAF_OF.get(name)
    return all(each.holds(draft) or LEAF_OF.get(each.field) is not leaf for each in FIELDS[name].only_with)


def with_leaves(
    leaves: Iterable[Leaf], draft: SessionDraft, dialect: str, authorizations: Mapping[str, str] = NOTHING
) -> SessionConfig:
    """A configuration that asks for these leaves and nothing else."""
    values = {leaf.path: leaf.value(draft, dialect, authorizations) for leaf in leaves if leaf.is_in(dialect)}
    heard = AudioInputConfig(**_below("audio.input.", values))
    spoken = AudioOutputConfig(**_below("audio.output.", values))
    audio = AudioConfig(
        input=UNSET if heard == AudioInputConfig() else heard, output=UNSET if spoken == AudioOutputConfig() else spoken
    )
    plain = {path: value for path, value in values.items() if "." not in path}
    return SessionConfig(type="realtime", audio=UNSET if audio == AudioConfig() else audio, **plain)


def leaves_asked(config: SessionConfig) -> tuple[Leaf, ...]:
    """The leaves that a configuration asks for."""
    return tuple(leaf for leaf in LEAVES if not isinstance(told(config, leaf), UnsetType))


def told(config: SessionConfig, leaf: Leaf) -> Any:
    """What a configuration says of a leaf, or UNSET."""
    value: Any = config
    for name in leaf.path.split("."):
        value = getattr(value, name, UNSET)
    return value


def is_default(leaf: Leaf, draft: SessionDraft) -> bool:
    """Whether the draft leaves it as a fresh session has it."""
    return all(getattr(draft, name) == DEFAULTS[name] for name in leaf.names)


def leaf_of_param(param: str) -> Leaf | None:
    """The leaf a wire path of either dialect belongs to: ``session.audio.output.speed``, ``session.tools[0].name``."""
    if not param.startswith("session."):
        return None
    path = re.sub(r"\[[^\]]*\]", "", param.removeprefix("session."))
    names = {**{leaf.flat: leaf for leaf in LEAVES if leaf.flat}, **{leaf.path: leaf for leaf in LEAVES}}
    names["max_response_output_tokens"] = names["max_output_tokens"]
    while path:
        if path in names:
            return names[path]
        path = path.rpartition(".")[0]
    return None


def field_of_param(param: str) -> str:
    """The field of the form that a wire path belongs to; empty where it names none, or a whole of several fields."""
    if param == "session.model":
        return "model"
    leaf = leaf_of_param(param)
    if leaf is None:
        return ""
    names = (name.partition("[")[0] for name in reversed(param.split(".")))
    inner = next((leaf.fields[name] for name in names if name in leaf.fields), "")
    return inner or (leaf.names[0] if len(leaf.names) == 1 else "")


def _below(start: str, values: Mapping[str, Any]) -> dict[str, Any]:
    return {path.removeprefix(start): value for path, value in values.items() if path.startswith(start)}
