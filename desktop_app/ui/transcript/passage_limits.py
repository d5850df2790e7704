"""How much of a long text a row shows, and the link that shows more of it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop_app.ui import wording
from desktop_app.ui.transcript.row_content import TOGGLE, Fact

WORDS_SHOWN = 6_000
WORDS_SHOWN_IN_FULL = 50_000
CODE_SHOWN = 600
CODE_LINES_SHOWN = 8
CODE_SHOWN_IN_FULL = 50_000
_LINES_SHOWN = 200
_LINES_SHOWN_IN_FULL = 2_000


def tr(text: str) -> str:
    """Translate words of the transcript."""
    return QCoreApplication.translate("Transcript", text)


def within(text: str, most_chars: int, most_lines: int) -> str:
    """The beginning of a text."""
    text = text[:most_chars]
    at = -1
    for _ in range(most_lines):
        at = text.find("\n", at + 1)
        if at < 0:
            return text
    return text[:at]


def words_limits(expanded: bool) -> tuple[int, int]:
    """Characters and lines of a message that are shown."""
    return (WORDS_SHOWN_IN_FULL, _LINES_SHOWN_IN_FULL) if expanded else (WORDS_SHOWN, _LINES_SHOWN)


def code_limits(expanded: bool) -> tuple[int, int]:
    """Characters and lines of arguments and results that are shown."""
    return (CODE_SHOWN_IN_FULL, _LINES_SHOWN_IN_FULL) if expanded else (CODE_SHOWN, CODE_LINES_SHOWN)


def facts_below(name: str, shown_chars: int, whole_chars: int, expanded: bool) -> tuple[Fact, ...]:
    """What stands below a passage of which `shown_chars` are shown: nothing where that is all."""
    rest = whole_chars - shown_chars
    if not expanded:
        words = tr("show all ({0} characters)").format(wording.number(whole_chars))
        return (Fact(words, "secondary", "chevron-down", TOGGLE + name),) if rest > 0 else ()
    facts = (Fact(tr("show less"), "secondary", "chevron-up", TOGGLE + name),)
    if rest > 0:
        more = tr("… and {0} more characters; copy to see all.").format(wording.number(rest))
        facts = (*facts, Fact(more))
    return facts
