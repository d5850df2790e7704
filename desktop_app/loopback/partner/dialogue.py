"""The conversation as the partner sees it: who said what last, and what the tools answered."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from desktop_app.protocol.items import (
    FunctionCallItem,
    FunctionCallOutputItem,
    InputAudio,
    InputImage,
    InputText,
    Item,
    McpCallItem,
    MessageItem,
    OutputAudio,
    OutputText,
)


class ToolResult(Struct, frozen=True):
    """What a function gave back; name and arguments are empty where its call is not in the context."""

    name: str
    arguments: str
    output: str


class Exchange(Struct, frozen=True):
    """One user message with what was answered to it.

    Attributes:
        said: the user's words, ``""`` where nothing was understood, None where the assistant began by itself.
        index: of the user message in the items; the items before it are what was known when it was answered.
        answers: the assistant's words; None for an answer whose words are gone because it was cut.
        results: of the functions that were called on the way.
        pictures: the data URLs of the pictures in the message.
        is_spoken: the message has audio in it.
    """

    said: str | None
    index: int
    answers: list[str | None]
    results: list[ToolResult]
    pictures: tuple[str, ...] = ()
    is_spoken: bool = False


class Dialogue(Struct, frozen=True):
    """The items of a request, read.

    Attributes:
        exchanges: oldest first.
        new_results: results that have not been spoken of: they are the newest items.
        is_users_turn_open: the newest message of the user has no complete answer.
        system_text: the words of all system messages.
    """

    items: list[Item]
    exchanges: list[Exchange]
    new_results: list[ToolResult]
    is_users_turn_open: bool
    system_text: str

    @property
    def said(self) -> str | None:
        """The newest words of the user, None if there are none."""
        users = [exchange for exchange in self.exchanges if exchange.said is not None]
        return users[-1].said if users else None

    @property
    def answer_count(self) -> int:
        return sum(len(exchange.answers) for exchange in self.exchanges)

    @property
    def earlier(self) -> list[Exchange]:
        """The exchanges before the open one; all of them if none is open."""
        return self.exchanges[:-1] if self.is_users_turn_open else self.exchanges

    @property
    def last_answer(self) -> str | None:
        """The newest words of the assistant; None if there are none or they are gone."""
        for exchange in reversed(self.exchanges):
            if exchange.answers:
                return exchange.answers[-1]
        return None


def read_dialogue(items: Sequence[Item]) -> Dialogue:
    """Sort the items of a request into exchanges."""
    exchanges: list[Exchange] = []
    new_results: list[ToolResult] = []
    system: list[str] = []
    calls: dict[str, FunctionCallItem] = {}
    users_turn = False
    for index, item in enumerate(items):
        if isinstance(item, MessageItem) and item.role == "system":
            system.append(words_of(item) or "")
        elif isinstance(item, MessageItem) and item.role == "user":
            exchanges.append(_opened(item, index))
            new_results, users_turn = [], True
        elif isinstance(item, MessageItem):
            words = words_of(item)
            if words != "":
                _open_if_none(exchanges, index).answers.append(words)
            if item.status != "incomplete":  # a cancelled answer leaves open what it was given to
                new_results, users_turn = [], False
        elif isinstance(item, FunctionCallItem):
            calls[item.call_id] = item
        elif (result := _result(item, calls)) is not None:
            _open_if_none(exchanges, index).results.append(result)
            new_results, users_turn = [*new_results, result], False
    return Dialogue(
        items=list(items),
        exchanges=exchanges,
        new_results=new_results,
        is_users_turn_open=users_turn,
        system_text=" ".join(system).strip(),
    )


def words_of(item: MessageItem) -> str | None:
    """All words of a message; None where an assistant's speech has lost its transcript."""
    texts: list[str] = []
    for part in item.content:
        if isinstance(part, InputText | OutputText):
            texts.append(part.text)
        elif isinstance(part, InputAudio | OutputAudio):
            if isinstance(part.transcript, str):
                texts.append(part.transcript)
            elif item.role == "assistant":
                return None
    return " ".join(text.strip() for text in texts if text.strip())


def _opened(item: MessageItem, index: int) -> Exchange:
    return Exchange(
        said=words_of(item) or "",
        index=index,
        answers=[],
        results=[],
        pictures=tuple(part.image_url for part in item.content if isinstance(part, InputImage)),
        is_spoken=any(isinstance(part, InputAudio) for part in item.content),
    )


def _open_if_none(exchanges: list[Exchange], index: int) -> Exchange:
    if not exchanges:
        exchanges.append(Exchange(said=None, index=index, answers=[], results=[]))
    return exchanges[-1]


def _result(item: Item, calls: dict[str, FunctionCallItem]) -> ToolResult | None:
    if isinstance(item, FunctionCallOutputItem):
        call = calls.get(item.call_id)
        return ToolResult(call.name if call else "", call.arguments if call else "", item.output)
    if isinstance(item, McpCallItem) and isinstance(item.output, str):
        return ToolResult(item.name, item.arguments, item.output)
    return None
