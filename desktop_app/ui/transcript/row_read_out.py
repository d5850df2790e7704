"""A row as a screen reader says it: who, what, how it stands, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop_app.ui.transcript.row_content import Row, Style

_LONGEST_READ = 2_000


def tr(text: str) -> str:
    """Translate words of the transcript."""
    return QCoreApplication.translate("Transcript", text)


def read_out(row: Row) -> str:
    """Everything a row tells the eye, in one text."""
    pieces = [_said(row)]
    if row.chip is not None:
        pieces += [fact.text + "." for fact in (row.chip, *row.beside_chip)]
    facts = ", ".join(fact.text for fact in row.facts if not fact.link)
    links = ", ".join(fact.text for fact in row.links)
    pieces += [facts + "." if facts else "", row.sentence]
    pieces.append(tr("Enter: write it.") if row.editor else "")
    pieces.append(tr("Enter or arrow right: {0}.").format(links) if links else "")
    return " ".join(piece for piece in pieces if piece)


def _said(row: Row) -> str:
    if row.shape == "card":
        labels = {
            "name": "{0}",
            "arguments": tr("arguments {0}"),
            "asked": tr("would run {0}"),
            "result": tr("result {0}"),
            "words": "{0}",
            "title": "{0}",
        }
        parts = [labels[passage.name].format(_short(passage.text)) for passage in row.passages]
        return f"{row.speaker}: {', '.join(parts)}."
    heard = _of(row, ("plain", "now", "faint", "quiet"))
    unheard, ahead = _of(row, ("unheard",)), _of(row, ("ahead",))
    pieces = [tr("{0} said: {1}.").format(row.speaker, heard) if heard else f"{row.speaker}."]
    if unheard:
        pieces.append(tr("Never heard: {0}.").format(unheard))
    if ahead:
        pieces.append(tr("Not heard yet: {0}.").format(ahead))
    return " ".join(pieces)


def _of(row: Row, styles: tuple[Style, ...]) -> str:
    return _short("".join(run.text for run in row.runs if run.style in styles).strip())


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_READ else text[:_LONGEST_READ] + "…"
