"""A web address that answers a call."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtWidgets import QLineEdit

from desktop_app.settings.tool_definition import Answer, HttpAnswer
from desktop_app.ui.look import fonts
from desktop_app.ui.tools.answer_fields import AnswerFields, Limits
from desktop_app.ui.tools.secret_rows import SecretRows

if TYPE_CHECKING:
    from desktop_app.controller.tool_desk import ToolDesk


class HttpFields(AnswerFields):
    """Edits an `HttpAnswer`; values of headers go to the secret store when the function is saved."""

    def __init__(self, desk: ToolDesk) -> None:
        super().__init__()
        self._desk = desk
        self.url = QLineEdit()
        self.url.setFont(fonts.mono(fonts.SMALL_PX))
        self.url.setPlaceholderText("https://example.com/weather")
        self.headers = SecretRows(self._is_kept)
        self.rows.add(self.tr("Address"), self.url)
        self.rows.add(
            self.tr("Headers"),
            self.headers,
            tall=True,
            help_words=self.tr("Their values are kept in this system's secret store and are never shown again."),
        )
        self.limits = Limits(self)
        self.say(
            self.tr(
                "The arguments are sent there as JSON with POST; the answer is the result. What the assistant says in "
                "its arguments leaves this computer. Duologue shows you the address before the first call, and "
                "whenever it is another one."
            )
        )
        self.url.textEdited.connect(self.headers.show_kept)
        self.url.textEdited.connect(self.edited)
        self.headers.edited.connect(self.edited)

    @property
    def answer(self) -> Answer:
        """The address."""
        return HttpAnswer(
            url=self.url.text().strip(),
            secret_headers=self.headers.headers,
            timeout_s=self.limits.timeout_s,
            limit_bytes=self.limits.limit_bytes,
        )

    @property
    def problem(self) -> str:
        """Why nothing can be sent there yet, or empty."""
        try:
            parts = urlsplit(self.url.text().strip())
            usable = parts.scheme in ("http", "https") and bool(parts.hostname)
        except ValueError:
            usable = False
        return self.headers.problem if usable else self.tr("The address has to begin with https:// or http://.")

    def show_answer(self, answer: Answer) -> None:
        """Show an address, without the values of its headers."""
        if isinstance(answer, HttpAnswer):
            self.url.setText(answer.url)
            self.headers.show_headers(answer.secret_headers)
            self.limits.show(answer.timeout_s, answer.limit_bytes)

    def _is_kept(self, header: str) -> bool:
        return not self.problem and self._desk.secrets.has_header(self.url.text().strip(), header)

    def keep_secrets(self) -> None:
        """Give the typed values to the secret store."""
        for header, value in self.headers.typed.items():
            self._desk.secrets.keep_header(self.url.text().strip(), header, value)
        self.headers.forget_typed()
