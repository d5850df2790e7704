"""Runs the real window and does with it what a person does who has secrets: ``secret_typist.py PLAN.json``.

What was to be read on the screen goes to standard output, so that it can be searched too.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from desktop_app import app
from desktop_app.cli import _window_parser

STEP_MS = 20
PATIENCE_S = 40.0

Step = Callable[[], object]


def script(window: Any, plan: dict[str, str], shown: list[str]) -> Iterator[Step]:
    """Add two connections with secrets, test them, talk, and leave; each yield waits for something."""
    workspace = window.workspace
    conversation, desk = workspace._conversation, workspace._connections
    workspace.show_connections()
    sheet = next(each for each in window.children() if type(each).__name__ == "ConnectionsSheet")
    yield lambda: "only until" in sheet.side.store.text()
    sheet.begin("other")
    sheet.form.address.setText(f"{plan['url']}?model=parrot&api-key={plan['in_url']}")
    sheet.form.name.setText("Behind a proxy")
    sheet.form.details.proxy.setText(f"http://ann:{plan['proxy_password']}@{plan['proxy']}")
    sheet.form.look()
    sheet.test.click()
    yield lambda: not desk.test.running
    shown += [desk.test.as_text, repr(desk.test.steps)]
    sheet.save.click()
    sheet.begin("other")
    sheet.form.address.setText(f"{plan['url']}?model=parrot")
    sheet.form.name.setText("Parrot")
    sheet.form.key.setText(plan["typed"])
    sheet.form.details.headers.setPlainText(f"X-Gate-Key: {plan['header']}")
    sheet.form.details.proxy.setText("none")
    sheet.form.look()
    sheet.test.click()
    yield lambda: not desk.test.running
    assert not desk.test.passed
    shown += [desk.test.as_text, repr(desk.test.steps)]
    sheet.save.click()
    sheet.use.click()
    sheet.close_button.click()
    workspace.panel.open_page(workspace.events)
    for _ in range(2):  # the one is let in, the next is not
        conversation.start()
        yield lambda: conversation.phase == "idle" and workspace.notices.strips
        shown += [label.text() for label in window.findChildren(QLabel)]
        shown += [repr(strip.notice) for strip in workspace.notices.strips]
        shown.append(conversation.markdown())
        shown += [str(conversation.events.line(int(number))) for number in workspace.events.model.numbers]
    shown += [field.text() for field in window.findChildren(QLineEdit)]
    ended: list[bool] = []
    desk.secrets.forgetting_ended.connect(ended.append)
    kept = list(desk._preferences.kept.secret_names)
    desk.forget_everything(connections_too=plan["forget"] == "all")
    yield lambda: ended
    assert (len(kept), ended) == (4, [True]), kept


def main() -> int:
    """Run the window until the script has ended."""
    plan = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    shown: list[str] = []
    failures: list[str] = []
    steps: list[Iterator[Step]] = []
    waiting: list[Step] = []
    began_s = time.monotonic()

    def tick() -> None:
        window = next((each for each in QApplication.topLevelWidgets() if hasattr(each, "workspace")), None)
        if window is None or window.workspace is None:
            return
        if not steps:
            steps.append(script(window, plan, shown))
        try:
            if time.monotonic() - began_s > PATIENCE_S:
                raise TimeoutError("the script waited in vain")
            if not waiting or waiting[-1]():
                waiting.append(next(steps[0]))
        except StopIteration:
            timer.stop()
            window.close()
        except Exception as failure:  # noqa: BLE001 - told to whoever started this
            failures.append(repr(failure))
            timer.stop()
            window.close()

    timer = QTimer(interval=STEP_MS)
    timer.timeout.connect(tick)
    options = _window_parser().parse_args(["--data-dir", plan["data_dir"], "--microphone", "none", "--speaker", "none"])
    QTimer.singleShot(0, timer.start) if QApplication.instance() else _start_with_the_application(timer)
    code = app.run_window(options)
    print(json.dumps({"shown": shown, "failures": failures}))
    return code


def _start_with_the_application(timer: QTimer) -> None:
    """The application makes itself in `run_window`; the timer starts once it is prepared."""
    prepare = app._prepare

    def prepared(data_dir: Path | None) -> None:
        prepare(data_dir)
        timer.start()

    app._prepare = prepared


if __name__ == "__main__":
    raise SystemExit(main())
