"""What can be wrong, or worth a word, about a pasted address."""

from __future__ import annotations

import dataclasses


class EndpointProblem(ValueError):  # noqa: N818 - the project says problem
    """An address no session can be opened with; the text is one plain sentence and never holds a key.

    Attributes:
        code: ``empty``, ``looks_like_key``, ``placeholder``, ``scheme``, ``host``, ``port``, ``plain_text``,
            ``portal_page``, ``other_api``, ``deployment_missing`` or ``key_characters``.
    """

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code

    @property
    def sentence(self) -> str:
        return str(self)


@dataclasses.dataclass(frozen=True, slots=True)
class EndpointWarning:
    """Something that was understood differently from how it was written.

    Attributes:
        code: ``api_version_dropped``, ``key_moved``, ``user_info_moved``, ``path_changed``, ``path_replaced``,
            ``query_dropped``, ``host_changed``, ``model_assumed``, ``model_differs`` or ``preview_path``.
    """

    code: str
    sentence: str
