"""The colours of code that is shown: Python, JavaScript and JSON, as far as Duologue writes them."""

from __future__ import annotations

import re

from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextDocument

from desktop_app.ui.look import palette

TONES = {"key": "user", "string": "ok", "comment": "tertiary", "word": "assistant", "number": "cut"}
"""The token of each part of code; everything else is plain text."""

_STRING = r'"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`'
_NUMBER = r"(?P<number>(?<![\w.])-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\b|\b(?:True|False|None|true|false|null)\b)"
_PYTHON_WORDS = (
    "and|as|async|await|break|class|def|elif|else|except|for|from|if|import|in|is|not|or|raise|return|try|with"
)
_JAVASCRIPT_WORDS = (
    "async|await|break|catch|class|const|else|export|for|from|function|if|import|let|new|of|return|throw|try|typeof"
)


def _parts(words: str, comment: str, key: str) -> re.Pattern[str]:
    word = rf"(?P<word>\b(?:{words})\b)"
    return re.compile(rf"(?P<key>{key})(?=\s*:)|(?P<string>f?(?:{_STRING}))|(?P<comment>{comment})|{_NUMBER}|{word}")


_LANGUAGES = {
    "python": _parts(_PYTHON_WORDS, "#.*", _STRING),
    "javascript": _parts(_JAVASCRIPT_WORDS, "//.*", rf"{_STRING}|(?<=[{{,\s])[A-Za-z_$][\w$]*"),
    "json": _parts("null", "(?!)", _STRING),
}
_LONGEST_LINE = 20_000


class CodeColors(QSyntaxHighlighter):
    """Colours the code of a document; call `rehighlight` when the theme changes."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._parts = _LANGUAGES["python"]

    def use(self, language: str) -> None:
        """Read it as ``python``, ``javascript`` or ``json`` from the next text on."""
        self._parts = _LANGUAGES[language]

    # Qt's own names from here on.

    def highlightBlock(self, text: str) -> None:
        if len(text) > _LONGEST_LINE:
            return
        tokens = palette.current()
        for match in self._parts.finditer(text):
            look = QTextCharFormat()
            look.setForeground(tokens.color(TONES[match.lastgroup or "string"]))
            self.setFormat(match.start(), match.end() - match.start(), look)
