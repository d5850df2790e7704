"""Reference cycles are collected on the thread of the window and nowhere else.

Python collects them on whichever thread happens to allocate: a widget would then die on the thread of the sound card or
of a tool, which Qt does not allow ("Timers cannot be stopped from another thread", or a crash), and the
thread that plays sound would wait for it.

Source: Python 3.11, `gc` (generations and their thresholds); Qt 6, "Threads and QObjects".
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, Qt, QTimer

_LOOK_EVERY_MS = 500
_OLDEST, _GROWN = 2, 1.25


class Collector:
    """Collects what the interpreter would collect by itself, when it is asked to."""

    def __init__(self) -> None:
        self._old_objects = 0

    def collect_what_is_due(self) -> None:
        """Collect the oldest generation whose threshold is passed; nothing when none is.

        As in the interpreter the oldest is gone through only when it grew by a quarter: otherwise the objects of a long
        conversation would be gone through again every minute.
        """
        ages = enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
        age = max((age for age, (count, threshold) in ages if count > threshold > 0), default=None)
        if age is None:
            return
        if age == _OLDEST and len(gc.get_objects(_OLDEST)) <= self._old_objects * _GROWN:
            age -= 1
        gc.collect(age)
        if age == _OLDEST:
            self._old_objects = len(gc.get_objects(_OLDEST))


class GarbageCollection(QObject):
    """Collects by Python's own thresholds, from a timer of the thread that made this object."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._collector = Collector()
        self._timer.timeout.connect(self._collector.collect_what_is_due)

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
