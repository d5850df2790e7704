"""Items put in, changed and shown by hand: texts of any role at any place, and pictures."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QObject, Signal

from desktop_app.controller.phase import Phase
from desktop_app.controller.picture import Picture, PictureProblem
from desktop_app.controller.ready_made import is_context
from desktop_app.controller.response_desk import Act
from desktop_app.controller.session_life import SessionLife
from desktop_app.conversation.changes import Change
from desktop_app.conversation.session_machine import SessionMachine
from desktop_app.conversation.transcript import Transcript, TranscriptItem
from desktop_app.protocol.items import ContentPart, InputImage, InputText, MessageItem, OutputText

ROOT = "root"
"""The place before everything."""

WrittenRole = Literal["system", "user", "assistant"]


class ItemDesk(QObject):
    """Takes wishes about single items; what the service refuses becomes a notice in its own words.

    Signals:
        picture_ready(Picture): a picture asked for with `load_picture` can be sent.
        picture_failed(str): it cannot; a sentence says why.
        picture_unpacked(str, object): what `unpack` made of a data URL.
    """

    picture_ready = Signal(object)
    picture_failed = Signal(str)
    picture_unpacked = Signal(str, object)

    def __init__(self, life: SessionLife, act: Act) -> None:
        super().__init__()
        self._life = life
        self._act = act

    @property
    def available(self) -> bool:
        """Whether the service can be told of items now."""
        return self._life.phase is Phase.LIVE and self._life.run is not None

    @property
    def takes_pictures(self) -> bool:
        """Whether the protocol of the session knows pictures: the preview's does not."""
        endpoint = self._life.endpoint
        return endpoint is None or endpoint.dialect.value != "preview"

    # Wishes

    def insert(self, role: WrittenRole, text: str, after: str | None = None, picture: Picture | None = None) -> None:
        """Put a text, of the user also a picture, in after an item (``root``: first; None: last); nobody answers it."""
        if not self.available or not (text.strip() or picture):
            return
        item, place = _message(role, text, picture), None if after is None else self._place(after)
        self._act(lambda machine, at_ms: machine.add_item(item, place, at_ms=at_ms))

    def show(self, picture: Picture, text: str) -> None:
        """Show the assistant a picture, with words or without, and want it answered."""
        if self.available and self.takes_pictures:
            content = _message("user", text, picture).content
            self._act(lambda machine, at_ms: machine.send_message(content, at_ms=at_ms))

    def can_edit(self, item_id: str) -> bool:
        """Whether the text of an item can be changed: a message of the user's or of the system's."""
        item = self._transcript.get(item_id)
        return self.available and item is not None and _editable(item)

    def later_than(self, item_id: str) -> list[str]:
        """The ids of what came after an item, as far as the service can forget it."""
        transcript = self._transcript
        place = transcript.index_of(item_id)
        if place is None:
            return []
        return [item.item_id for item in transcript.items[place + 1 :] if is_context(item)]

    def edit(self, item_id: str, text: str, *, forget_later: bool = False, answer: bool = False) -> None:
        """Let other words stand where a message stands; its pictures stay, its sound is forgotten.

        Args:
            forget_later: delete what came after it from the conversation, too.
            answer: ask for an answer then.
        """
        item = self._transcript.get(item_id)
        if item is None or not self.can_edit(item_id) or not text.strip():
            return
        changed, later = _edited(item, text), self.later_than(item_id) if forget_later else []

        def wish(machine: SessionMachine, at_ms: float) -> list[Change]:
            told = machine.replace_item(item_id, changed, at_ms=at_ms)
            for each in later:
                told += machine.delete_item(each, at_ms=at_ms)
            return told + machine.create_response(at_ms=at_ms) if answer else told

        if later or answer:  # what is being said may be what is to be forgotten
            self._act(lambda machine, at_ms: machine.interrupt(at_ms=at_ms))
        self._act(wish)

    def load_picture(self, load: Callable[[], Picture]) -> None:
        """Read and shrink a picture off this thread; `picture_ready` or `picture_failed` tells of it."""
        self._life.tasks.start(self._load(load), "load picture")

    def unpack(self, data_url: str, read: Callable[[], object]) -> None:
        """Read a picture to be looked at off this thread; `picture_unpacked` gives it back."""
        self._life.tasks.start(self._unpack(data_url, read), "unpack picture")

    async def _unpack(self, data_url: str, read: Callable[[], object]) -> None:
        self.picture_unpacked.emit(data_url, await asyncio.to_thread(read))

    async def _load(self, load: Callable[[], Picture]) -> None:
        try:
            picture = await asyncio.to_thread(load)
        except PictureProblem as problem:
            self.picture_failed.emit(self._sentence(problem))
        except OSError as problem:
            self.picture_failed.emit(self._sentence(PictureProblem("unreadable", problem.strerror or "")))
        else:
            self.picture_ready.emit(picture)

    def _sentence(self, problem: PictureProblem) -> str:
        sentences = {
            "empty": self.tr("There is no picture on the clipboard."),
            "large": self.tr("This picture is too large to be sent, even shrunk."),
        }
        unreadable = self.tr("This is not a picture that can be read. PNG and JPEG always can.")
        return sentences.get(problem.code, unreadable)

    def _place(self, after: str) -> str:
        """The item of the conversation at or before a row: what is beside it, or being said, is no place of its own."""
        transcript = self._transcript
        item = transcript.get(after)
        if item is None or (transcript.index_of(after) is not None and item.status != "listening"):
            return after
        before = [each for each in transcript.items if each.at_ms <= item.at_ms and each.status != "listening"]
        return before[-1].item_id if before else ROOT

    @property
    def _transcript(self) -> Transcript:
        run = self._life.run
        return Transcript() if run is None else run.machine.transcript


def _message(role: WrittenRole, text: str, picture: Picture | None = None) -> MessageItem:
    if role == "assistant":
        return MessageItem(role=role, content=[OutputText(text=text)])
    content: list[ContentPart] = [] if picture is None else [InputImage(image_url=picture.data_url)]
    if text.strip():
        content.append(InputText(text=text))
    return MessageItem(role=role, content=content)


def _edited(item: TranscriptItem, text: str) -> MessageItem:
    pictures: list[ContentPart] = [InputImage(image_url=part.image_url) for part in item.parts if part.image_url]
    return MessageItem(role=item.role or "user", content=[*pictures, InputText(text=text)])


def _editable(item: TranscriptItem) -> bool:
    written = item.kind == "message" and item.role in ("user", "system") and item.seam_ms is None
    return written and item.status != "listening" and not item.out_of_band
