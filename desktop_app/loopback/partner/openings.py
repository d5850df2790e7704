"""What is said when nobody has said anything yet, or not for a while."""

from __future__ import annotations

from desktop_app.loopback.partner.sentences import sentences_of
from desktop_app.loopback.partner.small_talk import introduction
from desktop_app.loopback.partner.turn import Answer, Turn, say


def opening(turn: Turn) -> Answer:
    """For a response without a user's turn before it."""
    if turn.manner.greeting:
        return Answer(sentences_of(turn.manner.greeting))
    if turn.dialogue.answer_count == 0:
        hour = turn.now.hour
        hello = "Good morning" if 4 <= hour < 12 else "Good afternoon" if hour < 18 else "Good evening"
        if turn.manner.user_name:
            hello += f", {turn.manner.user_name}"
        return Answer([f"{hello}!", *introduction(turn).sentences])
    return say(
        turn.pick(["Are you still there?", "I am still here.", "Take your time."]),
        turn.pick(
            [
                "You can ask me the time, or for a story.",
                "Say something, and I will answer.",
                "Shall I tell you a story?",
            ]
        ),
    )
