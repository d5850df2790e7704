"""A response that was asked for by hand, and how it stands."""

from __future__ import annotations

import dataclasses
from typing import Literal

from desktop_app.protocol.response import Usage
from desktop_app.settings.response_draft import ResponseDraft

AskedState = Literal[
    "waiting", "running", "completed", "cancelled", "incomplete", "failed", "refused", "withdrawn", "lost"
]
Purpose = Literal["composed", "say", "summary", "title", "again"]


@dataclasses.dataclass(slots=True)
class AskedResponse:
    """One of them.

    Attributes:
        purpose: what was wanted; a ``title`` becomes that of the session.
        state: ``waiting`` for its turn or for the service, ``running``, or how it ended.
        words: the service's own, where it refused or failed.
        answer_id: for ``again``: the answer it stands beside.
        item_ids: what it made.
        unwanted: somebody wants it stopped, as soon as it can be.
    """

    request_id: str
    purpose: Purpose
    draft: ResponseDraft
    state: AskedState = "waiting"
    response_id: str = ""
    words: str = ""
    usage: Usage | None = None
    answer_id: str = ""
    unwanted: bool = False
    item_ids: list[str] = dataclasses.field(default_factory=list)

    @property
    def over(self) -> bool:
        """Whether nothing more will come of it."""
        return self.state not in ("waiting", "running")
