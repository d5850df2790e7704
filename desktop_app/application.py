"""Everything behind the window: every object built once, and joined."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Coroutine
from typing import Any

from desktop_app.builtin_service import BuiltinProcess
from desktop_app.controller import problem_sentences
from desktop_app.controller.account_desk import AccountDesk
from desktop_app.controller.audio_desk import DEFAULT_ID, AudioDesk
from desktop_app.controller.connection_book import ConnectionBook
from desktop_app.controller.connection_desk import ConnectionDesk
from desktop_app.controller.connection_keys import ConnectionKeys
from desktop_app.controller.conversation_controller import ConversationController
from desktop_app.controller.costs import summary_of
from desktop_app.controller.demo_player import DemoPlayer
from desktop_app.controller.heartbeat import Heartbeat
from desktop_app.controller.preferences import Preferences
from desktop_app.controller.present_desk import PresentDesk
from desktop_app.controller.preset_desk import PresetDesk
from desktop_app.controller.price_desk import PriceDesk
from desktop_app.controller.report_desk import ReportDesk
from desktop_app.controller.session_life import SessionLife
from desktop_app.controller.settings_desk import SettingsDesk
from desktop_app.controller.talk_gate import TalkGate
from desktop_app.controller.template_values import values_now
from desktop_app.controller.tool_desk import ToolDesk
from desktop_app.controller.tool_secrets import ToolSecrets
from desktop_app.controller.waveform_source import WaveformSource
from desktop_app.protocol.dialect import Dialect
from desktop_app.protocol.session_config import SessionConfig
from desktop_app.resources import resource_folder
from desktop_app.settings.prices import DEFAULT_PRICES
from desktop_app.storage.library import Library, SessionFolder
from desktop_app.storage.preset_folder import PresetFolder
from desktop_app.storage.price_file import PriceFile


class Application:
    """The conversation with all that belongs to it; `converse` uses it without a window.

    Args:
        preferences: the choices kept between runs.
        heartbeat: how soon a dead connection is noticed; None: as the product does.
        folder: where the session is recorded; None: a new folder in the library for each session.

    Raises:
        EndpointProblem: the connection named on the command line cannot be used.
    """

    def __init__(
        self,
        options: argparse.Namespace,
        preferences: Preferences,
        *,
        microphone: str | None,
        speaker: str | None,
        folder: SessionFolder | None = None,
        heartbeat: Heartbeat | None = None,
    ) -> None:
        self.library = Library(options.data_dir)
        self.preferences = preferences
        self.builtin = BuiltinProcess()
        self.gate = TalkGate()
        self.waveform = WaveformSource()
        self.desk = AudioDesk(
            microphone or self.preferences.microphone or DEFAULT_ID,
            speaker or self.preferences.speaker or DEFAULT_ID,
            dict(self.preferences.kept.device_labels),
        )
        keys = ConnectionKeys()
        self.accounts = AccountDesk(
            keys.opened,
            lambda: self.book.profiles,
            lambda: self.conversation.connection_id,
            lambda profile: self.book.endpoint_of(profile),  # noqa: PLW0108 - the book comes after
        )
        self.book = ConnectionBook(
            self.preferences.connections,
            self.builtin,
            dialect=Dialect(options.dialect) if options.dialect else None,
            key_variable=options.api_key_env,
            keys=keys,
            tokens=self.accounts.tokens,
        )
        self.connections = ConnectionDesk(self.book, preferences, keys)
        self.desk.set_volume(preferences.volume)
        self.desk.set_echo_cancellation(preferences.echo_cancellation)
        preferences.echo_cancellation_changed.connect(self.desk.set_echo_cancellation)
        connection_id = self.book.find(options.connection or self.preferences.connection_id)
        self.prices = PriceDesk(PriceFile(self.library.prices_path, DEFAULT_PRICES), self._in_background)
        secrets = ToolSecrets(keys, self.connections.secrets, lambda: self.preferences.kept.secret_names)
        self.settings = SettingsDesk(
            self.preferences.session,
            self._configure,
            values=self._template_values,
            authorizations=secrets.authorizations,
        )
        self.life = SessionLife(
            desk=self.desk,
            book=self.book,
            library=self.library,
            gate=self.gate,
            waveform=self.waveform,
            settings=self.settings,
            ready=lambda: secrets.load(self.settings.draft.mcp_servers),
            cost=lambda machine, model: summary_of(self.prices.table, machine, model),
            folder=folder,
            heartbeat=heartbeat,
        )
        self.presets = PresetDesk(
            self.settings,
            preferences,
            PresetFolder(self.library.presets_path, resource_folder() / "presets"),
            self._in_background,
        )
        self.tools = ToolDesk(self.life, self.settings, self.preferences, secrets)
        self.conversation = ConversationController(
            life=self.life,
            desk=self.desk,
            book=self.book,
            gate=self.gate,
            settings=self.settings,
            prices=self.prices,
            tools=self.tools,
            connection_id=connection_id,
        )
        self.present = self._make_present()  # before the window hears of what is new
        self.conversation.present = self.present
        self.connections.changed.connect(self.conversation.connections_edited)
        self.connections.notice_raised.connect(self.conversation.notice_raised)
        self.connections.changed.connect(self.accounts.look)
        self.connections.secrets.everything_forgotten.connect(self.accounts.forget_everything)
        self.accounts.notice_raised.connect(self.conversation.notice_raised)
        self.accounts.notice_settled.connect(self.conversation.settle)
        self.conversation.accounts = self.accounts
        self.conversation.presets = self.presets
        self.presets.notice_raised.connect(self.conversation.notice_raised)
        self.presets.notice_settled.connect(self.conversation.notice_settled)
        self.conversation.connection_changed.connect(self.accounts.changed)
        self.demos = DemoPlayer(self.conversation, self.desk, self.book, self._in_background)
        self.conversation.demos = self.demos
        self.demos.caption_changed.connect(self.present.show_caption)
        self.reports = ReportDesk(self.library, self._in_background)
        self.conversation.reports = self.reports
        self.reports.notice_raised.connect(self.life.say)

    def remember_choices(self) -> None:
        """Write choices into the settings file from now on."""
        self.settings.draft_kept.connect(self.preferences.set_session)
        self.conversation.connection_changed.connect(
            lambda: self.preferences.set_connection_id(self.conversation.connection_id)
        )
        self.desk.selection_changed.connect(self._remember_devices)
        self.preferences.changed.connect(self._use_preference)
        self.presets.remember()

    def _remember_devices(self) -> None:
        if not self.demos.playing:  # its microphone is a file, and only its own
            self.preferences.change(
                microphone=self.desk.microphone_id,
                speaker=self.desk.speaker_id,
                device_labels=self.desk.chosen_labels,
            )

    def tell_of_settings(self) -> None:
        """Say what was odd about the settings file, and from now on when it cannot be written."""
        self.preferences.not_kept.connect(lambda problem: self.life.say(problem_sentences.of_storage(problem)))
        if self.preferences.notice is not None:
            self.life.say(problem_sentences.of_settings(self.preferences.notice))

    async def shut_down(self) -> None:
        """End the session with everything written, then the built-in service."""
        self.conversation.stop_playing()
        await self.presets.shut_down()
        await self.life.shut_down()
        self.conversation.stop_playing()  # what came with the end of the session may have begun to play
        await self.tools.shut_down()
        await self.connections.shut_down()
        await self.accounts.shut_down()
        self.desk.shut_down()
        await asyncio.to_thread(self.builtin.stop)

    def _make_present(self) -> PresentDesk:
        desk = PresentDesk(
            self.preferences,
            lambda: self.book.profiles,
            lambda: self.accounts.accounts,
            lambda: self.settings.draft,
        )
        for told in (self.connections.changed, self.accounts.changed, self.settings.receipts_changed):
            told.connect(desk.look)
        return desk

    def _template_values(self) -> dict[str, str]:
        account = self.accounts.account
        return values_now("" if account is None else account.name)

    def _in_background(self, work: Coroutine[Any, Any, None], name: str) -> None:
        self.life.tasks.start(work, name)

    def _use_preference(self, name: str) -> None:
        if name == "volume":
            self.desk.set_volume(self.preferences.volume)

    def _configure(self, config: SessionConfig) -> str:
        run = self.life.run
        return "" if run is None else run.live.configure(config)
