"""The ears, the voice and the mind a service has on this machine, when it is not given others."""

from __future__ import annotations

from desktop_app.loopback.ports import Partner, Speech


def available_speech() -> Speech:
    """What is installed: recogniser, voice and voice activity."""
    from desktop_app.loopback.speech import available_recogniser, available_voice, new_voice_activity

    return Speech(recogniser=available_recogniser(), voice=available_voice(), new_voice_activity=new_voice_activity)


def missing_speech() -> list[str]:
    """What to install to hear and speak better, one sentence each."""
    from desktop_app.loopback.speech import missing

    return missing()


def practice_partner() -> Partner:
    """The partner that works offline."""
    from desktop_app.loopback.partner import PracticePartner

    return PracticePartner()


def chat_partner(base_url: str, model: str, key: str) -> Partner:
    """A partner at an OpenAI-compatible chat endpoint."""
    from desktop_app.loopback.partner import ChatCompletionsPartner

    return ChatCompletionsPartner(base_url, model, key)
