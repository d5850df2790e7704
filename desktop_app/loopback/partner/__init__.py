"""The built-in service's mind: the practice partner, or a chat endpoint of the user's choice."""

from __future__ import annotations

from desktop_app.loopback.partner.chat_completions import ChatCompletionsPartner
from desktop_app.loopback.partner.practice_partner import PracticePartner

__all__ = ["ChatCompletionsPartner", "PracticePartner"]
