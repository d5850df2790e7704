"""The responses of a session, each known by its id: the only "current" one is the conversation's active one."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class ResponseRecord:
    """One response.

    Attributes:
        out_of_band: it does not write to the conversation.
        item_ids: what it made, in order.
        audio_format: of its speech, as on the wire.
        bytes_per_ms: of its speech.
        turn_index: the turn it answers; None out of band.
        started: `response.created` came.
        finished: `response.done` came.
        cut: it was interrupted; none of its audio is played any more.
        cancel_asked: we sent `response.cancel` for it.
        unplayed_item_ids: items whose first audio came only after the cut.
        request_id: of the wish it answers, where the wish had one.
    """

    response_id: str
    out_of_band: bool = False
    item_ids: list[str] = field(default_factory=list)
    audio_format: str = "audio/pcm"
    bytes_per_ms: float = 48.0
    turn_index: int | None = None
    started: bool = False
    finished: bool = False
    cut: bool = False
    cancel_asked: bool = False
    unplayed_item_ids: list[str] = field(default_factory=list)
    request_id: str = ""


class Responses:
    """All responses by id, late ones included.

    The conversation has one active response at a time. A service may report the end of a cancelled response after the
    start of the next one, so the active one is the newest that was started and has not ended.
    """

    def __init__(self) -> None:
        self._by_id: dict[str, ResponseRecord] = {}
        self._active_id: str | None = None

    @property
    def active(self) -> ResponseRecord | None:
        """The response that writes to the conversation now."""
        return None if self._active_id is None else self._by_id[self._active_id]

    def get(self, response_id: str | None) -> ResponseRecord | None:
        """A response by id."""
        return None if response_id is None else self._by_id.get(response_id)

    def known(self, response_id: str) -> ResponseRecord:
        """A response by id; one whose start was never reported is taken to write to the conversation."""
        record = self._by_id.get(response_id)
        if record is None:
            record = self._by_id[response_id] = ResponseRecord(response_id)
        return record

    def start(self, response_id: str, out_of_band: bool) -> ResponseRecord:
        """`response.created` came."""
        record = self.known(response_id)
        record.started = True
        record.out_of_band = out_of_band
        if not out_of_band and not record.finished:
            self._active_id = response_id
        return record

    def finish(self, record: ResponseRecord) -> None:
        """`response.done` came."""
        record.finished = True
        if self._active_id == record.response_id:
            self._active_id = None

    def forget_active(self) -> list[ResponseRecord]:
        """The connection ended: nothing is active any more; returns what was cut short."""
        self._active_id = None
        unfinished = [record for record in self._by_id.values() if not record.finished]
        for record in unfinished:
            record.finished = True
        return unfinished
