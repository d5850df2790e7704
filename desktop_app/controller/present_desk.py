"""Present mode: whether it is on, what is hidden while it is, and what of it is remembered."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desktop_app.controller.preferences import Preferences
from desktop_app.controller.present_mask import MARK, PresentMask
from desktop_app.controller.sign_in_state import AccountChoice
from desktop_app.settings.connections import ConnectionProfile
from desktop_app.settings.model import SessionDraft
from desktop_app.settings.tool_definition import CommandAnswer, HttpAnswer, PythonAnswer

_PUBLIC_MODELS = ("gpt-realtime", "gpt-4o-realtime-preview", "gpt-4o-mini-realtime-preview", "gpt-audio")
"""Deployments that are called as these tell nothing; so do their dated and their mini forms."""
_TELLING = "/\\.=:@"
"""A word of a command with one of these is more than an option or a program's name."""
_PUBLIC_ENDINGS = ("mini", "preview", "realtime", "whisper", "1", "1.5", "2")


def tr(text: str) -> str:
    """Translate a word of this module's context."""
    return QCoreApplication.translate("Present", text)


class PresentDesk(QObject):
    """Turns the mode on and off; knows what is private of connections, accounts, tools and prompts.

    Whether one is presenting is not kept between runs; how one presents is, with the preferences.

    Signals:
        changed: the mode is on, or off.
        captions_changed: the captions are to be shown, hidden or dressed differently.
        caption_shown(str): words of a demo to show; empty: none.
    """

    changed = Signal()
    captions_changed = Signal()
    caption_shown = Signal(str)

    def __init__(
        self,
        preferences: Preferences,
        profiles: Callable[[], Sequence[ConnectionProfile]],
        people: Callable[[], Sequence[AccountChoice]],
        draft: Callable[[], SessionDraft],
    ) -> None:
        super().__init__()
        self.on = False
        self.caption = ""
        self.mask = PresentMask()
        self._preferences = preferences
        self._profiles = profiles
        self._people = people
        self._draft = draft
        preferences.changed.connect(self._follow)
        self.look()  # captions are masked at any time

    @property
    def size_name(self) -> str:
        """The window's size while presenting, ``1280x720`` or ``1920x1080``."""
        return self._preferences.kept.present_size

    @property
    def in_device_pixels(self) -> bool:
        """Whether the size is the screen's own pixels, where a pixel of the window is more than one of them."""
        return self._preferences.kept.present_device_pixels

    @property
    def hints(self) -> bool:
        """Whether keys and buttons that are used are named on the screen."""
        return self._preferences.kept.present_hints

    @property
    def captions(self) -> bool:
        """Whether the window of captions is open."""
        return self._preferences.kept.present_captions

    @property
    def background(self) -> str:
        """Of the captions: ``transparent``, ``black``, ``green`` or ``magenta``."""
        return self._preferences.kept.captions_background

    # Wishes

    def toggle(self) -> None:
        """Begin to present, or stop."""
        self.on = not self.on
        self.look()
        self.changed.emit()

    def set_size(self, size: str, *, device_pixels: bool = False) -> None:
        """Present in a window of ``1280x720`` or ``1920x1080``."""
        self._preferences.change(present_size=size, present_device_pixels=device_pixels)

    def set_hints(self, shown: bool) -> None:
        self._preferences.change(present_hints=shown)

    def set_captions(self, shown: bool) -> None:
        self._preferences.change(present_captions=shown)

    def set_background(self, background: str) -> None:
        self._preferences.change(captions_background=background)

    def show_caption(self, text: str) -> None:
        """Show words of a demo, in place of what is being said, until others come; empty: none."""
        self.caption = text
        self.caption_shown.emit(text)

    def look(self) -> None:
        """Find out anew what is private; connect it before the widgets that show it."""
        self.mask.know(self._private())

    def _follow(self, name: str) -> None:
        if name in ("present_captions", "captions_background"):
            self.captions_changed.emit()

    def _private(self) -> Iterator[tuple[str, str]]:
        yield from _of_connections(self._profiles())
        for person in self._people():
            for name in (person.label, person.username, person.name):
                yield name, tr("account")
            yield person.where, MARK
        yield from _of_draft(self._draft())


def _of_connections(profiles: Sequence[ConnectionProfile]) -> Iterator[tuple[str, str]]:
    taken: dict[str, int] = {}
    for profile in profiles:
        neutral = _neutral_name(profile)
        taken[neutral] = taken.get(neutral, 0) + 1
        yield profile.name, neutral if taken[neutral] == 1 else f"{neutral} {taken[neutral]}"
        yield profile.address, MARK
        place = urlsplit(profile.address if "://" in profile.address else f"https://{profile.address}")
        for part in (place.netloc, place.hostname or "", (place.hostname or "").partition(".")[0]):
            yield part, MARK
        if not is_public_model(profile.model):
            yield profile.model, tr("deployment")
        for value in (profile.tenant, profile.client_id, profile.proxy, profile.ca_file, profile.key_env):
            yield value, MARK
        for name, value in profile.extra_headers.items():
            yield name, MARK
            yield value, MARK


def _neutral_name(profile: ConnectionProfile) -> str:
    service = profile.service
    if service == "azure" or (service is None and ".azure." in profile.address):
        return "Azure OpenAI"
    if service == "openai" or (service is None and "api.openai.com" in profile.address):
        return "OpenAI"
    return tr("Realtime service")


def is_public_model(name: str) -> bool:
    """Whether a model's or deployment's name is the public one, with or without its date."""
    stem = next((each for each in _PUBLIC_MODELS if name == each or name.startswith(f"{each}-")), None)
    if stem is None:
        return not name
    return all(part in _PUBLIC_ENDINGS or part.isdigit() for part in name.removeprefix(stem).split("-") if part)


def _of_draft(draft: SessionDraft) -> Iterator[tuple[str, str]]:
    yield draft.prompt_id, tr("prompt")
    for server in draft.mcp_servers:
        yield server.url, MARK
        yield urlsplit(server.url).netloc, MARK
    for tool in draft.tools:
        match tool.answer:
            case CommandAnswer(argv=argv, folder=folder):
                yield folder, MARK
                for word in argv:
                    yield word if any(sign in word for sign in _TELLING) else "", MARK
            case HttpAnswer(url=url, secret_headers=names):
                yield url, MARK
                yield urlsplit(url).netloc, MARK
                for name in names:
                    yield name, MARK
            case PythonAnswer(path=path):
                yield path, MARK
            case _:
                pass
