"""Bring the translations up to date with the sources: ``python3 packaging/dev.py translate``.

Every word for people is collected from the sources, merged into ``resources/translations/duologue_*.ts`` by Qt's
`lupdate`, and compiled to the ``.qm`` files the program reads by Qt's `lrelease`. What still needs a translator is
printed. Both kinds of file are kept with the sources; a test holds that they belong together and nothing is missing.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from pathlib import Path

import translatable_words
from translatable_words import Word

ROOT = Path(__file__).resolve().parents[1]
TRANSLATIONS = ROOT / "resources" / "translations"
PACKAGE = "desktop_app"
_PLACEHOLDER = re.compile(r"\{[^{}]*\}|%n|%\d|&(?=\w)")


def main(arguments: Sequence[str] | None = None) -> int:
    """Update all translations; returns 1 when one has something to be done by hand."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("language", nargs="*", help="two letters of a language to begin")
    options = parser.parse_args(arguments)
    found = translatable_words.read(ROOT, PACKAGE)
    wanted = sorted({*TRANSLATIONS.glob("duologue_*.ts"), *(source_file(code) for code in options.language)})
    TRANSLATIONS.mkdir(parents=True, exist_ok=True)
    open_ends = list(found.problems)
    for path in wanted:
        update(path, found.words)
        compile_file(path, path.with_suffix(".qm"))
        open_ends += shortcomings(path, found.words)
    print("\n".join(open_ends) or f"{len(set(found.words))} texts, all of them translated.")
    return 1 if open_ends else 0


def source_file(language: str) -> Path:
    """The file a translator edits."""
    return TRANSLATIONS / f"duologue_{language}.ts"


def update(path: Path, words: Sequence[Word]) -> None:
    """Merge what the sources say into a translation; words that are gone are dropped."""
    with tempfile.TemporaryDirectory() as folder:
        listing = Path(folder) / "words.py"
        listing.write_text(_listing(words), encoding="utf-8")
        _qt_tool(
            "lupdate",
            *("-silent", "-no-obsolete", "-locations", "none", "-source-language", "en"),
            *("-target-language", path.stem.rpartition("_")[2]),
            *(str(listing), "-ts", str(path)),
        )


def compile_file(path: Path, target: Path) -> None:
    """Make the file the program reads."""
    _qt_tool("lrelease", "-silent", "-nounfinished", str(path), "-qm", str(target))


def shortcomings(path: Path, words: Sequence[Word]) -> list[str]:
    """What is wrong with a translation: a text it lacks, has not finished, or whose placeholders differ."""
    translated = read(path)
    result = [f"{path.name}: not there: {key[0]}: {key[1]}" for key in _keys(words) if key not in translated]
    result += [f"{path.name}: no longer said: {key[0]}: {key[1]}" for key in translated if key not in _keys(words)]
    for (context, text, _), translation in translated.items():
        if not translation:
            result.append(f"{path.name}: unfinished: {context}: {text}")
        elif _placeholders(text) != _placeholders(translation):
            result.append(f"{path.name}: placeholders differ: {context}: {text} / {translation}")
    return result


def read(path: Path) -> dict[tuple[str, str, str], str]:
    """Translations by context, text and comment; empty where one is unfinished."""
    result = {}
    for context in ET.parse(path).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            done = translation is not None and translation.get("type") is None
            key = (name, message.findtext("source", ""), message.findtext("comment", ""))
            result[key] = (translation.text or "") if translation is not None and done else ""
    return result


def _keys(words: Sequence[Word]) -> dict[tuple[str, str, str], None]:
    return dict.fromkeys((word.context, word.text, word.comment) for word in words)


def _placeholders(text: str) -> list[str]:
    return sorted(_PLACEHOLDER.findall(text))


def _listing(words: Sequence[Word]) -> str:
    """A source file with one call a line, which `lupdate` cannot misread."""
    lines = (
        f"QCoreApplication.translate({', '.join(_quoted(part) for part in key if part)})\n" for key in _keys(words)
    )
    return "".join(lines)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def _qt_tool(name: str, *arguments: str) -> None:
    import PySide6

    program = Path(PySide6.__file__).parent / (f"{name}.exe" if sys.platform == "win32" else name)
    if sys.platform == "darwin" and not program.exists():
        program = Path(PySide6.__file__).parent / "Qt" / "libexec" / name
    subprocess.run([str(program), *arguments], check=True)


if __name__ == "__main__":
    sys.exit(main())
