"""Parts to begin instructions with, each a few lines to fill in."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def _tr(text: str) -> str:
    return QCoreApplication.translate("InstructionParts", text)


def instruction_parts() -> list[tuple[str, str]]:
    """What each part is called, and its text."""
    return [
        (_tr("Role and aim"), _tr("You are … for …. Your aim is to ….")),
        (
            _tr("Way of speaking"),
            _tr("Speak warmly and calmly, at an even pace. Use everyday words. Never sound like a text read aloud."),
        ),
        (
            _tr("Short answers"),
            _tr("Answer in two or three sentences. Give details only when you are asked for them."),
        ),
        (
            _tr("Language"),
            _tr("Always answer in {{language}}, unless I ask for another language. An accent is no reason to change."),
        ),
        (
            _tr("When words are unclear"),
            _tr(
                "Answer only to clear speech. When something is noisy, cut off or ambiguous, say so and ask for it "
                "again; do not guess."
            ),
        ),
        (
            _tr("Names and numbers"),
            _tr("Repeat names, numbers and addresses slowly and ask whether they are right before you use them."),
        ),
        (
            _tr("Before a tool is called"),
            _tr(
                "Before you call a tool, say in a few words what you are about to do. Ask first if it changes or costs "
                "something. If it fails, say so plainly and offer another way."
            ),
        ),
        (
            _tr("Limits"),
            _tr("If you do not know something, say so. Do not talk about …. Offer to fetch a person when …."),
        ),
        (_tr("Today"), _tr("Today is {{weekday}}, {{date}}; it is {{time}}. You are talking with {{name}}.")),
    ]
