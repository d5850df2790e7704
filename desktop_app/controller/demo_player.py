"""Plays a scripted demo in the window: the same on every take, and everything as it was afterwards."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop_app.audio.file_microphone import FileMicrophone
from desktop_app.controller.answer_watch import ANSWER_TIMEOUT_S, LOOK_S, AnswerWatch, Outcome
from desktop_app.controller.audio_desk import AudioDesk
from desktop_app.controller.connection_book import ConnectionBook
from desktop_app.controller.conversation_controller import ConversationController
from desktop_app.controller.demo_preparation import DemoCannotPlay, Prepared, prepare
from desktop_app.controller.phase import Phase
from desktop_app.controller.price_desk import Start
from desktop_app.settings.demo import DemoStep
from desktop_app.settings.model import SessionDraft

FILE_MICROPHONE = "file:"
_RECEIPTS_WITHIN_S = 5.0
_NOTHING = -1
_AFTER_SPEAKING = ("say", "play", "type", "wait_answer", "end", "set")
"""What would otherwise happen while the line before is still being spoken."""


class DemoPlayer(QObject):
    """One demo at a time, in a session of its own.

    Attributes:
        playing: a demo is being prepared or played.
        keys: the names that the step `press` knows; the window says them.

    Signals:
        changed: `playing` is another.
        pressed(str): the step `press` was reached, with the name of its key.
        picture_wanted(str): the step `screenshot`, with the picture's name; it is taken before the signal returns.
        caption_changed(str): words to show over the window; empty: none.
        ended(str): it is over; a sentence why it broke off, or empty.
    """

    changed = Signal()
    pressed = Signal(str)
    picture_wanted = Signal(str)
    caption_changed = Signal(str)
    ended = Signal(str)

    def __init__(
        self, conversation: ConversationController, desk: AudioDesk, book: ConnectionBook, start: Start
    ) -> None:
        super().__init__()
        self.playing = False
        self.keys: Collection[str] = ()
        self._conversation = conversation
        self._desk = desk
        self._book = book
        self._start = start
        self._watch = AnswerWatch(conversation)
        self._stopped = asyncio.Event()
        self._before = _NOTHING

    def play(self, path: Path) -> None:
        """Play a demo from its file; `ended` tells how it went."""
        if self.playing:
            return
        if self._conversation.phase is not Phase.IDLE:
            self.ended.emit(self.tr("A demo needs a session of its own: end this one first."))
            return
        self._enter(True)
        self._stopped.clear()
        self._start(self._play(path), "demo")

    def stop(self) -> None:
        """Break the demo off; the session it began ends."""
        self._stopped.set()

    async def _play(self, path: Path) -> None:
        failure = ""
        kept = _Kept(self._conversation, self._desk)
        try:
            prepared = await prepare(path, self._book, self._conversation.presets, self.keys)
            self._set_up(prepared)
            failure = await self._steps(prepared)
        except DemoCannotPlay as reason:
            failure = str(reason)
        finally:
            self.caption_changed.emit("")
            await self._wind_up(kept)
        self._enter(False)
        self.ended.emit(failure)

    def _set_up(self, prepared: Prepared) -> None:
        self._desk.select_microphone(FILE_MICROPHONE)
        self._conversation.set_muted(False)
        if prepared.connection_id:
            self._conversation.select_connection(prepared.connection_id)
        if prepared.preset_id and self._conversation.presets is not None:
            self._conversation.presets.use(prepared.preset_id)
            self._conversation.apply()
        self._before = _NOTHING

    async def _wind_up(self, kept: _Kept) -> None:
        """End the session, and give back what was chosen before."""
        self._conversation.end()
        while self._conversation.phase is not Phase.IDLE:
            await asyncio.sleep(LOOK_S)
        kept.give_back()

    async def _steps(self, prepared: Prepared) -> str:
        for step in prepared.demo.steps:
            if self._stopped.is_set():
                return ""
            failure = await self._step(step, prepared)
            if failure:
                return self.tr("Line {0}: {1}").format(step.line, failure)
        return ""

    async def _step(self, step: DemoStep, prepared: Prepared) -> str:
        """Do one step; returns a sentence if it failed."""
        if step.kind in _AFTER_SPEAKING and step.after_s is None:
            await self._spoken()
        if step.after_s is not None:
            failure = self._verdict(await self._heard(step.after_s))
            if failure:
                return failure
        match step.kind:
            case "start":
                return await self._begin()
            case "end":
                self._conversation.end()
                await self._until(lambda: self._conversation.phase is Phase.IDLE)
            case "say" | "play":
                return self._say(step, prepared)
            case "type":
                self._before = self._watch.answers
                self._conversation.send_text(step.words)
            case "wait_answer":
                return self._verdict(await self._heard(None))
            case "wait":
                await self._until(lambda: False, step.seconds)
            case "interrupt":
                self._conversation.interrupt()
            case "set":
                await self._set(step)
            case "press":
                self.pressed.emit(step.words)
            case "screenshot":
                self.picture_wanted.emit(step.words)
            case "caption":
                self.caption_changed.emit(step.words)
        return ""

    async def _begin(self) -> str:
        self._conversation.start()
        await self._until(lambda: self._conversation.phase is not Phase.CONNECTING)
        if self._conversation.phase is Phase.LIVE or self._stopped.is_set():
            return ""
        return self.tr("The session could not be started.")

    def _say(self, step: DemoStep, prepared: Prepared) -> str:
        source = self._desk.source
        if self._watch.over or not isinstance(source, FileMicrophone):
            return self.tr("There is no session to speak in.")
        self._before = self._watch.answers
        source.queue_samples(prepared.voices[step.line], f"line {step.line}")
        return ""

    async def _set(self, step: DemoStep) -> None:
        self._conversation.set_draft(**{step.words: step.value})
        self._conversation.apply()
        await self._until(self._told_of_settings, _RECEIPTS_WITHIN_S)

    def _told_of_settings(self) -> bool:
        return all(each.state != "asked" for each in self._conversation.receipts.values())

    async def _spoken(self) -> None:
        """Wait until what is being said has been said."""
        source = self._desk.source
        if isinstance(source, FileMicrophone) and not self._watch.over:
            await self._until(lambda: self._watch.over or not source.playing)

    async def _heard(self, cut_at_s: float | None) -> Outcome:
        source = self._desk.source
        speaking = source if isinstance(source, FileMicrophone) else None
        before = self._watch.answers - 1 if self._before == _NOTHING else self._before
        answer = asyncio.ensure_future(self._watch.answered(before, speaking, cut_at_s=cut_at_s))
        stop = asyncio.ensure_future(self._stopped.wait())
        await asyncio.wait([answer, stop], return_when=asyncio.FIRST_COMPLETED)
        stop.cancel()
        if not answer.done():
            answer.cancel()
            return "heard"
        return answer.result()

    def _verdict(self, outcome: Outcome) -> str:
        if self._stopped.is_set():
            return ""
        if outcome == "none":
            return self.tr("No answer came within {0:.0f} seconds.").format(ANSWER_TIMEOUT_S)
        return self.tr("The session is over.") if outcome == "over" else ""

    async def _until(self, done: Callable[[], bool], within_s: float = ANSWER_TIMEOUT_S) -> None:
        loop = asyncio.get_running_loop()
        end_s = loop.time() + within_s
        while not done() and not self._stopped.is_set() and loop.time() < end_s:
            await asyncio.sleep(LOOK_S)

    def _enter(self, playing: bool) -> None:
        self.playing = playing
        self.changed.emit()


class _Kept:
    """What was chosen before a demo."""

    def __init__(self, conversation: ConversationController, desk: AudioDesk) -> None:
        self._conversation = conversation
        self._desk = desk
        self._microphone = desk.microphone_id
        self._muted = conversation.muted
        self._connection_id = conversation.connection_id
        self._draft: SessionDraft = conversation.draft
        current = None if conversation.presets is None else conversation.presets.current
        self._preset_id = "" if current is None else current.id

    def give_back(self) -> None:
        """Choose it again."""
        if self._conversation.presets is not None:
            self._conversation.presets.use(self._preset_id)
        fields = {name: getattr(self._draft, name) for name in self._draft.__struct_fields__}
        self._conversation.set_draft(**fields)
        self._conversation.apply()
        self._conversation.select_connection(self._connection_id)
        self._conversation.set_muted(self._muted)
        self._desk.select_microphone(self._microphone)
