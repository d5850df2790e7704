"""What can be wrong, or worth a word, about a pasted address."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable


class EndpointProblem(ValueError):  # noqa: N818 - the project says problem
    """An address no session can be opened with; the text is one plain sentence and never holds a key.

    Attributes:
        code: ``empty``, ``looks_like_key``, ``placeholder``, ``scheme``, ``host``, ``port``, ``plain_text``,
            ``portal_page``, ``other_api``, ``deployment_missing``, ``key_characters``, ``proxy``, ``header_name``,
            ``header_ours``, ``header_value`` or ``header_twice``.
        words: of the translation context ``Address``, with ``{0}`` where a name comes in; `values`: these names.
    """

    def __init__(self, code: str, words: str, *values: str) -> None:
        super().__init__(words.format(*values))
        self.code = code
        self.words = words
        self.values = values

    @property
    def sentence(self) -> str:
        """The words, filled in, untranslated."""
        return str(self)

    def sentence_in(self, translate: Callable[[str], str]) -> str:
        """The sentence in the language of a function that translates a text of the context ``Address``."""
        return translate(self.words).format(*self.values)


@dataclasses.dataclass(frozen=True, slots=True)
class EndpointWarning:
    """Something that was understood differently from how it was written.

    Attributes:
        code: ``api_version_dropped``, ``key_moved``, ``user_info_moved``, ``path_changed``, ``path_replaced``,
            ``query_dropped``, ``host_changed``, ``model_assumed``, ``model_differs`` or ``preview_path``.
        words: of the translation context ``Address``, with ``{0}`` where a name comes in; `values`: these names.
    """

    code: str
    words: str
    values: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """The words, filled in, untranslated."""
        return self.words.format(*self.values)

    def sentence_in(self, translate: Callable[[str], str]) -> str:
        """The sentence in the language of a function that translates a text of the context ``Address``."""
        return translate(self.words).format(*self.values)
