"""A partner at an OpenAI-compatible chat endpoint (Ollama, llama.cpp, any other)."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator

from desktop_app.loopback.partner.chat_messages import chat_body
from desktop_app.loopback.partner.chat_transfer import ChatTransfer, Ended
from desktop_app.loopback.ports import CallFunction, PartnerProblem, PartnerRequest, Say

log = logging.getLogger(__name__)

CONNECT_TIMEOUT_S = 10.0
READ_TIMEOUT_S = 120.0
"""A model on a slow machine may take its time before the first word, and between two."""


class ChatCompletionsPartner:
    """Streams the answers of a chat model, sentence by sentence."""

    def __init__(
        self,
        base_url: str,
        model: str,
        key: str = "",
        *,
        connect_timeout_s: float = CONNECT_TIMEOUT_S,
        read_timeout_s: float = READ_TIMEOUT_S,
    ) -> None:
        """`base_url` ends before ``/chat/completions``, e.g. ``http://localhost:11434/v1``; `key` may be empty."""
        self._base_url = base_url
        self._model = model
        self._key = key
        self._timeout_s = (connect_timeout_s, read_timeout_s)

    @property
    def name(self) -> str:
        return self._model

    def __repr__(self) -> str:
        return f"ChatCompletionsPartner(model={self._model!r})"

    async def respond(self, request: PartnerRequest) -> AsyncIterator[Say | CallFunction]:
        """Stream the answer. Closing the generator closes the HTTP response. Raises `PartnerProblem`."""
        url = completions_url(self._base_url)
        transfer = ChatTransfer(url, self._key, chat_body(request, self._model), self._timeout_s)
        transfer.start()
        try:
            while not isinstance(part := await transfer.next(), Ended):
                yield part
            if part.problem is not None:
                log.warning("the chat endpoint failed: %s", part.problem.code)
                raise part.problem
        finally:
            transfer.cancel()


def completions_url(base_url: str) -> str:
    """The URL to post to, from whatever a person wrote. Raises `PartnerProblem` where it cannot be one."""
    url = base_url.strip().rstrip("/")
    if url and ":/" not in url and not url.startswith(("http:", "https:")):
        url = f"http://{url}"
    if not url.startswith(("http://", "https://")) or not url.partition("://")[2].strip("/"):
        raise PartnerProblem(
            "invalid_request_error", "The chat endpoint needs an address that begins with http:// or https://."
        )
    return url if url.endswith("/chat/completions") else f"{url}/chat/completions"
