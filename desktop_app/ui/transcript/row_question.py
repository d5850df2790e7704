"""A row that asks, in place, whether its item is to be deleted."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QCoreApplication

from desktop_app.ui.transcript.row_content import DELETE, KEEP, Fact, Row


def tr(text: str) -> str:
    """Translate words of the transcript."""
    return QCoreApplication.translate("Transcript", text)


def asking(row: Row, *, can_delete: bool) -> Row:
    """The row with the question, and what answers it; without a session it says why there is nothing to answer."""
    if not can_delete:
        sentence = tr("Only the service can forget an item, and no session is open.")
        return dataclasses.replace(
            row, sentence=sentence, sentence_tone="cut", answers=(Fact(tr("all right"), "secondary", "check", KEEP),)
        )
    sentence = tr("Delete this? The service forgets it, which cannot be undone. The recording keeps it.")
    answers = (
        Fact(tr("delete it (press Delete again)"), "danger", "trash", DELETE),
        Fact(tr("keep it (Esc)"), "secondary", "cross", KEEP),
    )
    return dataclasses.replace(row, sentence=sentence, sentence_tone="cut", answers=answers)
