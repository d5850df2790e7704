"""Everything the program says can be said in another language, and is."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import make_translations
import pytest
import translatable_words
from make_translations import ROOT, TRANSLATIONS, compile_file, shortcomings, update
from translatable_words import Found, Word

SOURCES = sorted(TRANSLATIONS.glob("duologue_*.ts"))
SENTENCE = re.compile(r"[A-Za-z]{2,} [a-z]{2,}")
SHOWN_BY = {
    *("setText", "setToolTip", "setAccessibleName", "setAccessibleDescription", "setWindowTitle", "setPlaceholderText"),
    *("addAction", "addTab", "addMenu", "setTitle", "Button", "Caption", "ElidedCaption", "QCheckBox", "QLabel"),
}
NOT_FOR_PEOPLE = {
    *("debug", "info", "warning", "error", "exception", "getLogger", "compile", "setObjectName", "setStyleSheet"),
    *("tr", "_tr", "translate", "QT_TRANSLATE_NOOP", "translatable", "ValueError", "KeyError", "TypeError"),
    *("RuntimeError", "AssertionError", "create", "start", "thread", "Thread", "DiskWriter", "run_in_order"),
}
"""Calls whose texts are translated already, or go to the log, to a programmer, or to Qt."""
STYLES = {"stylesheet.py", "sheet_buttons.py", "sheet_views.py"}
ALLOWED = {
    "Duologue": "the program's name",
    "Authorization": "a header",
    'python3 weather.py --city "San José"': "a command line",
    "\tShift+F5": "a key",
}


@pytest.fixture(scope="module")
def found() -> Found:
    return translatable_words.read(ROOT, make_translations.PACKAGE)


def test_every_text_can_be_found_by_the_translation(found: Found) -> None:
    assert found.problems == []
    assert len(found.words) > 400


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_a_translation_lacks_nothing(path: Path, found: Found) -> None:
    """`python3 packaging/dev.py translate` brings new texts in; then the translator's work is what is listed here."""
    assert shortcomings(path, found.words) == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_the_program_reads_what_the_translator_wrote(path: Path, tmp_path: Path) -> None:
    compile_file(path, tmp_path / "now.qm")
    assert (tmp_path / "now.qm").read_bytes() == path.with_suffix(".qm").read_bytes()


def test_there_is_a_translation() -> None:
    assert [path.stem for path in SOURCES] == ["duologue_ja"]


def test_a_missing_an_unfinished_and_a_wrong_translation_are_noticed(tmp_path: Path) -> None:
    path = tmp_path / "duologue_ja.ts"
    words = [Word("Part", "Open {0}", "", "a.py:1"), Word("Part", "Close", "", "a.py:2")]
    update(path, words)
    assert shortcomings(path, words) == [
        "duologue_ja.ts: unfinished: Part: Open {0}",
        "duologue_ja.ts: unfinished: Part: Close",
    ]
    text = path.read_text()
    for translation in ("{1} を開く", "閉じる"):
        text = text.replace(
            '<translation type="unfinished"></translation>', f"<translation>{translation}</translation>", 1
        )
    path.write_text(text)
    assert shortcomings(path, words) == ["duologue_ja.ts: placeholders differ: Part: Open {0} / {1} を開く"]
    new = Word("Part", "Save", "", "a.py:3")
    assert "duologue_ja.ts: not there: Part: Save" in shortcomings(path, [*words, new])
    assert "duologue_ja.ts: no longer said: Part: Close" in shortcomings(path, words[:1])
    # An update keeps what is translated, takes in what is new, and drops what is gone.
    update(path, [words[1], new])
    assert make_translations.read(path) == {("Part", "Close", ""): "閉じる", ("Part", "Save", ""): ""}


def test_words_are_found_with_the_context_they_are_looked_up_in(tmp_path: Path) -> None:
    package = tmp_path / "sample"
    package.mkdir()
    (package / "words.py").write_text(
        "def tr(text):\n    return QCoreApplication.translate('Words', text)\n\ndef one():\n    return tr('one')\n"
    )
    (package / "window.py").write_text(
        "from sample import words\nfrom sample.words import tr\n"
        "class Window(QWidget):\n"
        "    def show(self):\n"
        "        QCoreApplication.translate('Other', 'two')\n"
        "        self.tr('three\\n' 'lines', 'on a button')\n"
        "        return tr('four') + words.tr('five') + str(lambda: self.tr('six'))\n"
        "MARKED = translatable('Pure', 'seven')\n"
        "def menu(view: Window):\n    return view.tr('eight')\n"
    )
    found = translatable_words.read(tmp_path, "sample")
    assert [word[:3] for word in found.words] == [
        ("Other", "two", ""),
        ("Window", "three\nlines", "on a button"),
        ("Words", "four", ""),
        ("Words", "five", ""),
        ("Window", "six", ""),
        ("Pure", "seven", ""),
        ("Window", "eight", ""),
        ("Words", "one", ""),
    ]
    assert found.problems == []


@pytest.mark.parametrize(
    "line",
    ["self.tr(f'{count} items')", "self.tr('a' + name)", "self.tr('a' if x else 'b')", "self.tr('{0}'.format(name))"],
)
def test_what_no_translation_can_find_is_noticed(tmp_path: Path, line: str) -> None:
    package = tmp_path / "sample"
    package.mkdir()
    (package / "window.py").write_text(f"class Window:\n    def show(self):\n        {line}\n")
    found = translatable_words.read(tmp_path, "sample")
    assert found.words == []
    assert found.problems == [
        "sample/window.py:3: what is to be translated must be one literal text, and perhaps a comment"
    ]


def untranslated(path: Path) -> list[str]:
    """Texts of a module that look as if a person should read them, outside of every translation."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    handled = {id(node) for call in _calls(tree, NOT_FOR_PEOPLE) for node in ast.walk(call)}
    handled |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}  # docstrings
    handled |= {id(node) for raised in ast.walk(tree) if isinstance(raised, ast.Raise) for node in ast.walk(raised)}
    shown = {id(node) for call in _calls(tree, SHOWN_BY) for node in ast.walk(call)}
    return [
        f"{path.name}:{node.lineno}: {node.value}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in handled
        and node.value not in ALLOWED
        and (SENTENCE.search(node.value) or (id(node) in shown and re.search(r"[A-Z][a-z]+|[a-z]{2,} ", node.value)))
    ]


def _calls(tree: ast.AST, names: set[str]) -> list[ast.Call]:
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [call for call in calls if getattr(call.func, "attr", getattr(call.func, "id", "")) in names]


@pytest.mark.parametrize(
    "path",
    [path for path in sorted((ROOT / "desktop_app" / "ui").rglob("*.py")) if path.name not in STYLES],
    ids=lambda path: path.stem,
)
def test_the_window_says_nothing_in_english_only(path: Path) -> None:
    assert untranslated(path) == []


def test_english_in_the_window_is_noticed(tmp_path: Path) -> None:
    source = (ROOT / "desktop_app" / "ui" / "sheet.py").read_text(encoding="utf-8")
    spoiled = tmp_path / "sheet.py"
    spoiled.write_text(source.replace('self.tr("Close")', '"Close"'), encoding="utf-8")
    (line,) = untranslated(spoiled)
    assert line.endswith(": Close")
