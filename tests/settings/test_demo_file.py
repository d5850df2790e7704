"""Demos are read as they are written, and every mistake is named with its line."""

from __future__ import annotations

import pytest

from desktop_app.settings.demo import Demo, DemoProblem, DemoStep, read_demo

_DEMO = """\ufeff# A barge-in
title: A cut
Preset: Travel guide
voice: ash

start
say: Please tell me: a story.
after 2.5 s say: Stop.
AFTER 1 s Interrupt
after 3s play: question.wav
after 2 s screenshot: middle
wait for  the answer
wait 1.5 s
set speed to 1.2
set voice to ash
set instructions to Be brief: always.
press apply
type: What did I ask for?  # this is typed too
caption:
screenshot: the end
end
"""


def test_every_step() -> None:
    assert read_demo(_DEMO) == Demo(
        title="A cut",
        preset="Travel guide",
        voice="ash",
        steps=(
            DemoStep("start", 6),
            DemoStep("say", 7, "Please tell me: a story."),
            DemoStep("say", 8, "Stop.", 2.5),
            DemoStep("interrupt", 9, "", 1.0),
            DemoStep("play", 10, "question.wav", 3.0),
            DemoStep("screenshot", 11, "middle", 2.0),
            DemoStep("wait_answer", 12),
            DemoStep("wait", 13, seconds=1.5),
            DemoStep("set", 14, "speed", value=1.2),
            DemoStep("set", 15, "voice", value="ash"),
            DemoStep("set", 16, "instructions", value="Be brief: always."),
            DemoStep("press", 17, "apply"),
            DemoStep("type", 18, "What did I ask for?  # this is typed too"),
            DemoStep("caption", 19),
            DemoStep("screenshot", 20, "the end"),
            DemoStep("end", 21),
        ),
    )


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("dance", "dance"),
        ("say:", "say"),
        ("say", "say"),
        ("wait 601 s", "601"),
        ("wait 1.2.3 s", "1.2.3"),
        ("after x s say: hello", "after x s say"),
        ("after 1 s wait 2 s", ""),
        ("set colour to red", "colour"),
        ("set speed to fast", "fast"),
        ("set eagerness to 3", "3"),
        ("title: too late", "title: too late"),
    ],
)
def test_mistakes_are_told_with_their_lines(line: str, part: str) -> None:
    with pytest.raises(DemoProblem) as caught:
        read_demo(f"start\n\n{line}\nend\njump")
    first, second = caught.value.mistakes
    assert (first.line, second.line) == (3, 5)
    assert part in first.part
    assert second.part == "jump"


def test_an_empty_file_says_so() -> None:
    with pytest.raises(DemoProblem):
        read_demo("# nothing\ntitle: Nothing\n")
