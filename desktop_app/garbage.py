"""Reference cycles are collected on the thread of the window and nowhere else.

Python collects them on whichever thread happens to allocate: a widget would then die on the thread of the sound card or
of the built-in service, which Qt does not allow ("Timers cannot be stopped from another thread", or a crash), and the
thread that plays sound would wait for it.

Source: Python 3.11, `gc` (generations and their thresholds); Qt 6, "Threads and QObjects".
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, Qt, QTimer

_LOOK_EVERY_MS = 500


class GarbageCollection(QObject):
    """Collects by Python's own thresholds, from a timer of the thread that made this object."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(collect_what_is_due)

    def begin(self) -> None:
        """Take over from the interpreter."""
        gc.disable()
        self._timer.start()

    def end(self) -> None:
        """Give it back to the interpreter."""
        self._timer.stop()
        gc.enable()


def keep_what_is_there() -> None:
    """What lives now stays to the end: later collections pass over it and take a fraction of the time."""
    gc.collect()
    gc.freeze()


def collect_what_is_due() -> None:
    """Collect the oldest generation whose threshold is passed, as the interpreter would have; nothing when none is."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    due = [age for age, (count, threshold) in enumerate(zip(counts, thresholds, strict=True)) if count > threshold > 0]
    if due:
        gc.collect(max(due))
