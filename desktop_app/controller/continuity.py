"""Staying connected: what follows a lost connection, and what comes before the end of an expiring session."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.connection.closing import Closed
from desktop_app.connection.realtime_connection import RealtimeConnection
from desktop_app.controller import continuity_words
from desktop_app.controller.background import BackgroundTasks
from desktop_app.controller.fresh_connection import FreshConnection
from desktop_app.controller.heartbeat import Heartbeat
from desktop_app.controller.network_watch import NetworkWatch
from desktop_app.controller.reconnecting import Ground, Hindrance, Reconnecting
from desktop_app.controller.renewal import Renewal
from desktop_app.controller.roll_over import RollOver, Urgency
from desktop_app.controller.session_run import SessionRun

LOOK_MS = 100
PREPARE_AGAIN_MS = 5_000.0
SLEPT_S = 5.0

log = logging.getLogger(__name__)


class Continuity(QObject):
    """Keeps one session connected; `begin` it when the session is live, `stop` it when it ends.

    Signals:
        raised(Notice): something a person should know.
        settled(str): a notice has nothing to say any more.
        resumed: the conversation goes on over another connection.
        gave_up(Notice): it cannot go on.
        renewal_changed: a new session is wished for, or is no longer waited for.
    """

    raised = Signal(object)
    settled = Signal(str)
    resumed = Signal()
    gave_up = Signal(object)
    renewal_changed = Signal()

    def __init__(self, times: Heartbeat, tasks: BackgroundTasks, now_ms: Callable[[], float]) -> None:
        super().__init__()
        self._times = times
        self._tasks = tasks
        self._now_ms = now_ms
        self.ground: Ground | None = None
        self._run: SessionRun | None = None
        self._renewal: Renewal | None = None
        self._reconnecting: Reconnecting | None = None
        self._told = ""
        self._plan: RollOver | None = None
        self._limit_ms = 0.0
        self._warned = False
        self._next: FreshConnection | None = None
        self._preparing = False
        self._lost_at_ms = 0.0
        self._looked_at_s = (time.time(), time.monotonic())
        self._prepare_from_ms = 0.0
        self._far_away = False
        self._network = NetworkWatch()
        self._network.changed.connect(self.network_changed)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    @property
    def wait_left_s(self) -> float | None:
        """Until the next attempt to connect again; None while one is being made."""
        return None if self._reconnecting is None else self._reconnecting.wait_left_s

    @property
    def renewing(self) -> bool:
        """Whether a new session is to take over."""
        return self._renewal is not None

    def begin(self, run: SessionRun, ground: Ground, *, far_away: bool) -> None:
        """A session is live; with a service `far_away` it depends on the computer's network."""
        self._run, self.ground, self._far_away = run, ground, far_away
        if far_away:
            self._network.start()
        self._reconnecting = Reconnecting(self._times, self._hindered)
        self._looked_at_s = (time.time(), time.monotonic())
        self._timer.start()

    def expires(self, opened_ms: float, limit_ms: float) -> None:
        """The service says how long the present session may last, on the session's clock."""
        self._plan, self._limit_ms = RollOver.of(opened_ms, limit_ms), limit_ms
        self._warned = False
        self._prepare_from_ms = 0.0

    def now(self) -> None:
        """Try to connect at once."""
        if self._reconnecting is not None:
            self._reconnecting.now()

    def lost(self, closed: Closed) -> None:
        """The connection of a live session is gone, and another one may hold."""
        self._lost_at_ms = self._now_ms()
        self._told = f"closed.{closed.sentence_code}"
        self._plan = None
        if self.ground is not None:
            self.raised.emit(continuity_words.of_loss(closed, self.ground.label))
            self._tasks.start(self._connect_again(), "connect again")

    def renew(self, renewal: Renewal) -> None:
        """Go over to a new session in the next pause; another wish takes the place of an earlier one."""
        if self._run is not None:
            self._drop_renewal()
            self._renewal = renewal
            self.renewal_changed.emit()

    async def stop(self) -> None:
        """The session ends."""
        self._timer.stop()
        self._run = self.ground = self._plan = self._reconnecting = None
        self._drop_renewal()
        if (unused := self._take_next()) is not None:
            await unused.close()

    async def _connect_again(self) -> None:
        reconnecting, ground = self._reconnecting, self.ground
        if reconnecting is None or ground is None:
            return
        fresh = self._take_next()
        if fresh is None or fresh.closed is not None:
            fresh = await reconnecting.connect(ground)
        if fresh is None:
            return
        if self._run is None or self._reconnecting is not reconnecting:
            await fresh.close()
            return
        self._take_over(self._run, fresh, planned=False)
        self.settled.emit(continuity_words.LOST)

    def _hindered(self, hindrance: Hindrance) -> None:
        if hindrance.final:
            self.settled.emit(continuity_words.LOST)
            self.gave_up.emit(continuity_words.of_end(hindrance.notice))
        elif hindrance.notice.id != self._told:
            # The same words again would only be read aloud again.
            self._told = hindrance.notice.id
            self.raised.emit(continuity_words.of_hindrance(hindrance.notice))

    # Looking ahead

    def look(self) -> None:
        """Notice that the computer slept, or that the session is about to expire."""
        run = self._run
        if run is None:
            return
        self._notice_sleep(run)
        if self._renewal is not None and run.connected:
            self._look_at(self._renewal, run)
        if self._plan is None or not run.connected:
            return
        now_ms = self._now_ms()
        urgency = self._plan.urgency(now_ms)
        if now_ms >= self._plan.warn_ms and not self._warned:
            self._warned = True
            self.raised.emit(continuity_words.of_ending(self._limit_ms - now_ms))
        if urgency == "none":
            return
        if self._next is None and not self._preparing and now_ms >= self._prepare_from_ms:
            self._preparing = True
            self._prepare_from_ms = now_ms + PREPARE_AGAIN_MS
            self._tasks.start(self._prepare(), "prepare roll-over")
        elif self._next is not None and _quiet_enough(run, urgency):
            self._roll_over(run)

    def network_changed(self) -> None:
        """The computer is on another network, or on one again: what is open is dead, and what waits need not wait."""
        if self._run is not None and self._far_away:
            self._run.live.abandon()
            self.now()

    def _notice_sleep(self, run: SessionRun) -> None:
        wall_s, monotonic_s = time.time(), time.monotonic()
        was_wall_s, was_monotonic_s = self._looked_at_s
        self._looked_at_s = (wall_s, monotonic_s)
        # Where the monotonic clock stands still in sleep only the difference tells; on Windows it goes on.
        awake_s = 0.0 if sys.platform == "win32" else monotonic_s - was_monotonic_s
        if wall_s - was_wall_s - awake_s > SLEPT_S:
            log.info("the computer slept")
            run.live.abandon()
            self.now()

    async def _prepare(self) -> None:
        """Open the next connection beside the present one; failures leave the matter to the end of this one."""
        try:
            if self._reconnecting is None or self.ground is None:
                return
            outcome = await self._reconnecting.attempt(self.ground)
            if not isinstance(outcome, FreshConnection):
                log.warning("no connection to roll over to: %s", outcome.notice.id)
            elif self._plan is None or self._run is None:
                await outcome.close()
            else:
                self._next = outcome
        finally:
            self._preparing = False

    def _roll_over(self, run: SessionRun) -> None:
        fresh = self._take_next()
        if fresh is None or fresh.closed is not None:
            return
        self._lost_at_ms = self._now_ms()
        old = self._take_over(run, fresh, planned=True)
        if old is not None:
            self._tasks.start(old.close(), "close the expiring connection")

    def _look_at(self, renewal: Renewal, run: SessionRun) -> None:
        """Open the new session, and take it as soon as nobody speaks and nothing is being made."""
        now_ms = self._now_ms()
        if renewal.hindrance is not None:
            self._drop_renewal()
            self.raised.emit(continuity_words.of_no_renewal(renewal.hindrance.notice))
        elif renewal.wants_opening(now_ms) and self._reconnecting is not None:
            self._tasks.start(renewal.open(self._reconnecting, now_ms), "open a new session")
        elif renewal.is_ready and _quiet_enough(run, "silence"):
            self._begin_renewed(renewal, run)
        elif renewal.is_ready and not renewal.told:
            renewal.told = True
            self.raised.emit(continuity_words.of_renewal())

    def _begin_renewed(self, renewal: Renewal, run: SessionRun) -> None:
        fresh = renewal.take()
        if fresh is None:
            return
        self._lost_at_ms, self.ground = self._now_ms(), renewal.then
        for stale in (self._take_next(), self._take_over(run, fresh, planned=True, note=continuity_words.renewed())):
            if stale is not None:
                self._tasks.start(stale.close(), "close the session before")
        self._drop_renewal()

    def _drop_renewal(self) -> None:
        renewal, self._renewal = self._renewal, None
        if renewal is not None:
            if (unused := renewal.give_up()) is not None:
                self._tasks.start(unused.close(), "close an unused session")
            self.settled.emit(continuity_words.RENEWAL)
            self.renewal_changed.emit()

    def _take_next(self) -> FreshConnection | None:
        fresh, self._next = self._next, None
        return fresh

    def _take_over(
        self, run: SessionRun, fresh: FreshConnection, *, planned: bool, note: str = ""
    ) -> RealtimeConnection | None:
        """Go on over a fresh connection, at once: one that closes must be noticed by its user."""
        self._plan = None
        speaking = run.machine.unsettled_from_ms is not None
        old = run.take_over(fresh, lambda: note or self._seam(run, planned))
        if planned and not speaking:
            # Nobody interrupted and nothing was lost, so an answer that was being made must not end here.
            run.live.act(lambda machine, at_ms: machine.go_on(at_ms=at_ms))
        self.settled.emit(continuity_words.ENDING)
        self.resumed.emit()
        return old

    def _seam(self, run: SessionRun, planned: bool) -> str:
        gap_ms = self._now_ms() - self._lost_at_ms
        return continuity_words.seam(gap_ms, planned=planned, dropped_ms=run.live.kept.dropped_ms)


def _quiet_enough(run: SessionRun, urgency: Urgency) -> bool:
    """Whether the conversation rests enough to change the connection under it."""
    machine = run.machine
    generating = machine.active_response_id is not None or machine.responses_waiting > 0
    speaking = machine.unsettled_from_ms is not None
    sounding = run.live.playout.sounding
    return {
        "none": False,
        "pause": not (generating or speaking or sounding),
        "silence": not (generating or speaking),
        "turn": not generating,
        "now": True,
    }[urgency]
