"""Responses asked for by hand: in the conversation or beside it, several at once, each followed to its end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, cast

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desktop_app.controller.asked_response import AskedResponse, AskedState, Purpose
from desktop_app.controller.phase import Phase
from desktop_app.controller.ready_made import (
    answered_again,
    conversation_title,
    say_this,
    summary_so_far,
    whole_calls,
)
from desktop_app.controller.replay import Replay
from desktop_app.controller.session_life import SessionLife
from desktop_app.conversation.changes import Change, RequestDropped, ResponseFinished, ResponseStarted
from desktop_app.conversation.session_machine import SessionMachine
from desktop_app.conversation.transcript import TranscriptItem
from desktop_app.protocol.items import MessageItem, OutputText
from desktop_app.protocol.session_config import Tool
from desktop_app.settings.response_draft import ResponseDraft, ResponseProblem, check, response_options, tool_names

LONGEST_TITLE = 80

Intent = Callable[[SessionMachine, float], list[Change]]
Act = Callable[[Intent], None]


class ResponseDesk(QObject):
    """Asks for single responses and knows what became of each.

    A response in the conversation waits for its turn in the core's queue, the one owner of `response.create`; one
    beside it goes out at once, and its speech is kept until somebody plays it.

    Attributes:
        asked: every response asked for in this session, by its request id.
        session_title: what the session is about, as far as anybody asked; empty: nobody did.

    Signals:
        changed(str): the response with this request id stands otherwise.
        title_changed: `session_title` is another.
    """

    changed = Signal(str)
    title_changed = Signal()

    def __init__(self, life: SessionLife, replay: Replay, act: Act) -> None:
        super().__init__()
        self.asked: dict[str, AskedResponse] = {}
        self.session_title = ""
        self._life = life
        self._replay = replay
        self._act = act
        self._made = 0
        self._to_speak: list[str] = []
        life.began.connect(self._begin)
        life.conversation_changed.connect(self._follow)
        life.devices_visited.connect(self._speak_next)

    @property
    def available(self) -> bool:
        """Whether a response can be asked for now."""
        return self._life.phase is Phase.LIVE and self._life.run is not None

    @property
    def dialect(self) -> Literal["ga", "preview"]:
        """The protocol of the session that runs, or of the last one."""
        endpoint = self._life.endpoint
        return "preview" if endpoint is not None and endpoint.dialect.value == "preview" else "ga"

    @property
    def tool_names(self) -> list[str]:
        """The functions the session has, to choose from."""
        return tool_names(self._tools)

    def of_item(self, item: TranscriptItem) -> AskedResponse | None:
        """The response that made an item; None for what nobody asked for by hand."""
        return self.asked.get(item.request_id) if item.request_id else None

    def problems(self, draft: ResponseDraft) -> list[ResponseProblem]:
        """What is wrong with a draft, before anything is sent."""
        return check(draft, self.dialect)

    # Wishes

    def ask(self, draft: ResponseDraft, purpose: Purpose = "composed", *, answer_id: str = "") -> str:
        """Ask for a response; returns its request id, or empty where nothing can be asked or the draft is wrong."""
        if not self.available or self.problems(draft):
            return ""
        self._made += 1
        request_id = f"wish{self._made}"
        self.asked[request_id] = AskedResponse(request_id, purpose, draft, answer_id=answer_id)
        dialect, tools = self.dialect, self._tools

        def wish(machine: SessionMachine, at_ms: float) -> list[Change]:
            read = machine.context_of(whole_calls(machine.transcript, draft.item_ids))
            options = response_options(draft, dialect, tools=tools, items=read)
            return machine.create_response(options, request_id=request_id, at_ms=at_ms)

        self._act(wish)
        self.changed.emit(request_id)
        return request_id

    def say(self, text: str) -> str:
        """Have the assistant say a text, in the conversation."""
        return self.ask(say_this(text, self.tr("Say this")), "say") if text.strip() else ""

    def summarise(self) -> str:
        """Have the conversation so far summarised, beside it."""
        return self.ask(summary_so_far(self.tr("Summary")), "summary")

    def find_title(self) -> str:
        """Have a title found for the session."""
        return self.ask(conversation_title(self.tr("Title")), "title")

    def again(self, item_id: str) -> ResponseDraft | None:
        """What would answer once more, beside the conversation, what an answer was given to; to be changed first."""
        item = self._machine.transcript.get(item_id) if self._life.run is not None else None
        if item is None or item.role != "assistant" or item.out_of_band or item.kind != "message":
            return None
        return answered_again(self._machine.transcript, item, self.tr("Answered again"))

    @property
    def last_answer_id(self) -> str:
        """The newest answer in the conversation, or empty."""
        items = () if self._life.run is None else self._machine.transcript.items
        answers = (item for item in reversed(items) if item.role == "assistant" and item.kind == "message")
        return next((item.item_id for item in answers), "")

    def cancel(self, request_id: str) -> None:
        """Stop one, wherever it stands; what it has made stays."""
        asked = self.asked.get(request_id)
        if asked is None or asked.over:
            return
        asked.unwanted = True
        if asked.response_id:
            self._act(lambda machine, at_ms: machine.cancel_response(asked.response_id, at_ms=at_ms))
        else:
            self._act(lambda machine, at_ms: machine.withdraw_response(request_id, at_ms=at_ms))

    def remove(self, item_id: str) -> None:
        """Take a card away; one that is being made is stopped first."""
        item = self._machine.transcript.get(item_id)
        if item is None or not item.out_of_band:
            return
        if self._replay.item_id == item_id:
            self._replay.stop()
        self.cancel(item.request_id)
        run = self._life.run
        if run is not None:  # also when the session is over: the card is ours alone
            run.live.act(lambda machine, at_ms: machine.delete_item(item_id, at_ms=at_ms))

    def put_in(self, item_id: str) -> None:
        """Put what a card says into the conversation, as the assistant's words, at its end."""
        if (said := self._words(item_id)) is not None:
            self._act(lambda machine, at_ms: machine.add_item(said, at_ms=at_ms))

    def put_in_place(self, item_id: str) -> None:
        """Put what a card says where the answer stands that was given again; the service forgets that one."""
        item = self._machine.transcript.get(item_id)
        asked = None if item is None else self.of_item(item)
        said = self._words(item_id)
        if asked is not None and asked.answer_id and said is not None:
            answer_id = asked.answer_id
            self._act(lambda machine, at_ms: machine.replace_item(answer_id, said, at_ms=at_ms))

    def can_put_in_place(self, item: TranscriptItem) -> bool:
        """Whether a card answers again what still stands in the conversation."""
        asked = self.of_item(item)
        return asked is not None and self._machine.transcript.index_of(asked.answer_id) is not None

    # What becomes of them

    def _begin(self) -> None:
        self.asked.clear()
        self._to_speak.clear()
        if self.session_title:
            self.session_title = ""
            self.title_changed.emit()

    def _follow(self, change: Change) -> None:
        match change:
            case ResponseStarted(response_id, _, request_id) if (asked := self.asked.get(request_id)) is not None:
                asked.response_id, asked.state = response_id, "running"
                if asked.unwanted:
                    self.cancel(request_id)
            case ResponseFinished() if (asked := self.asked.get(change.request_id)) is not None:
                self._finish(asked, change)
            case RequestDropped(request_id) if (asked := self.asked.get(request_id)) is not None:
                asked.state = change.reason
                asked.words = "" if change.error is None else str(change.error.message or change.error.code or "")
            case _:
                return
        self.changed.emit(asked.request_id)

    def _finish(self, asked: AskedResponse, change: ResponseFinished) -> None:
        asked.state = cast(AskedState, change.status)
        asked.usage = change.usage
        if change.error is not None:
            asked.words = str(change.error.message or change.error.code or "")
        made = [item for item in self._machine.transcript.out_of_band if item.request_id == asked.request_id]
        asked.item_ids = [item.item_id for item in made]
        text = " ".join(item.text for item in made).strip()
        if asked.purpose == "title" and asked.state == "completed" and text:
            self._use_title(text)
        if asked.draft.speaks:
            self._to_speak += [item.item_id for item in made if item.received_ms]

    def _use_title(self, text: str) -> None:
        title = " ".join(text.split()).strip(" \"'“”„«».")[:LONGEST_TITLE]
        if title and self._life.run is not None:
            self.session_title = title
            self._life.run.recording.title = title
            self.title_changed.emit()

    def _speak_next(self) -> None:
        """Speech that was to be heard waits until nobody else speaks."""
        run = self._life.run
        if self._to_speak and run is not None and not run.live.playout.sounding and not self._replay.playing:
            item = run.machine.transcript.get(self._to_speak.pop(0))
            if item is not None:
                self._replay.play(item, "all")

    def _words(self, item_id: str) -> MessageItem | None:
        item = self._machine.transcript.get(item_id)
        if item is None or not item.out_of_band or not item.text.strip():
            return None
        return MessageItem(role="assistant", content=[OutputText(text=item.text)])

    @property
    def _machine(self) -> SessionMachine:
        run = self._life.run
        return SessionMachine() if run is None else run.machine

    @property
    def _tools(self) -> list[Tool]:
        tools = self._machine.session.tools
        return tools if isinstance(tools, list) else []


def tr_problem(problem: ResponseProblem) -> str:
    """A problem as a sentence in the window's language."""
    return problem.sentence_in(lambda text: QCoreApplication.translate("Responses", text))
