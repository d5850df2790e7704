"""What fills the window: arranges the parts and joins their wishes to the conversation, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from desktop_app.ui.about.about_sheet import AboutSheet
from desktop_app.ui.about.report_sheet import ReportSheet
from desktop_app.ui.access import roles as accessible_roles
from desktop_app.ui.access import shortcuts
from desktop_app.ui.access.announcer import Announcer
from desktop_app.ui.access.regions import Regions
from desktop_app.ui.access.shortcuts_sheet import ShortcutsSheet
from desktop_app.ui.access.talk_key import TalkKey
from desktop_app.ui.account.sign_in_sheet import SignInSheet
from desktop_app.ui.connections.connect_sheet import ConnectSheet
from desktop_app.ui.connections.sheet import ConnectionsSheet
from desktop_app.ui.connections.words import kind_of
from desktop_app.ui.control_bar import ControlBar
from desktop_app.ui.division import Division
from desktop_app.ui.events.page import EventsPage
from desktop_app.ui.header import Header
from desktop_app.ui.notice_bar import NoticeBar
from desktop_app.ui.preferences.allowed_page import AllowedPage
from desktop_app.ui.preferences.appearance_page import AppearancePage
from desktop_app.ui.preferences.sheet import PreferencesSheet
from desktop_app.ui.preferences.sound_page import SoundPage
from desktop_app.ui.preferences.talking_page import TalkingPage
from desktop_app.ui.presets.files import PresetDrop
from desktop_app.ui.responses.actions import ResponseActions
from desktop_app.ui.settings.page import SettingsPage
from desktop_app.ui.side_panel import SidePanel
from desktop_app.ui.transcript.pane import TranscriptPane
from desktop_app.ui.turn.page import TurnPage
from desktop_app.ui.waveform.pane import WaveformPane
from desktop_app.ui.window_title import WindowTitle

if TYPE_CHECKING:
    from desktop_app.controller.audio_desk import AudioDesk
    from desktop_app.controller.connection_desk import ConnectionDesk
    from desktop_app.controller.conversation_controller import ConversationController
    from desktop_app.controller.preferences import Preferences
    from desktop_app.controller.waveform_source import WaveformSource


class Workspace(QWidget):
    """Header, notices, transcript beside the panel, waveform, and the control bar."""

    def __init__(
        self,
        window: QMainWindow,
        conversation: ConversationController,
        desk: AudioDesk,
        waveform: WaveformSource,
        preferences: Preferences,
        connections: ConnectionDesk,
    ) -> None:
        super().__init__(window)
        accessible_roles.install()
        self._window = window
        self._conversation = conversation
        self._desk = desk
        self._preferences = preferences
        self._connections = connections
        self.presents = conversation.present is not None and conversation.present.on
        self.sizes_kept = False
        self.header = Header(conversation)
        self.notices = NoticeBar(conversation)
        self.transcript = TranscriptPane(conversation)
        self.settings = SettingsPage(conversation, preferences)
        self.events = EventsPage(conversation)
        self.turn = TurnPage(conversation)
        self.panel = SidePanel()
        self.waveform = WaveformPane(conversation, waveform)
        self.controls = ControlBar(conversation, desk)
        self._talk_key = TalkKey(window, conversation, preferences, self)
        self._title = WindowTitle(window, conversation, self)
        self._title.setParent(self)
        self._regions = Regions(
            (
                (self.tr("Session"), self.header),
                (self.tr("Notices"), self.notices),
                (self.tr("Conversation"), self.transcript),
                (self.tr("Side panel"), self.panel),
                (self.tr("Timeline"), self.waveform),
                (self.tr("Talking and writing"), self.controls),
            ),
            self,
        )
        self.announcer = Announcer(window, conversation, self)
        if conversation.presets is not None:
            self._drop = PresetDrop(window, conversation.presets.import_file, self)
        self.hands = ResponseActions(conversation, window, self)
        self._arrange()
        self._join()
        self.transcript.empty.ways.offer([found.variables[0] for found in self._connections.found])
        self.division.restore(self._preferences, self._window.size())
        self.panel.setVisible(self._preferences.kept.panel_open and not self.presents)
        self.panel.tabs.setCurrentIndex(self._preferences.kept.panel_page)
        self.transcript.view.setFocus()

    def _arrange(self) -> None:
        self.panel.add_page(self.tr("Settings"), self.settings)
        self.panel.add_page(self.tr("Events"), self.events)
        self.panel.add_page(self.tr("Turn"), self.turn)
        self.division = Division(self.transcript, self.panel, self.waveform)  # after the pages: Tab follows this order
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.notices)
        column.addWidget(self.division, 1)
        column.addWidget(self.controls)

    def _join(self) -> None:
        self.actions_by_key = self._actions()
        self.header.panel_requested.connect(lambda: self.panel.setVisible(self.panel.isHidden()))
        if self.header.present is not None:
            self.notices.waiting_changed.connect(self.header.present.show_waiting)
        self.header.entries.connect_requested.connect(self.show_connect)
        self.header.entries.connections_requested.connect(self.show_connections)
        self.header.connection.manage_requested.connect(self.show_connections)
        self.transcript.empty.connect_requested.connect(self.show_connect)
        self.transcript.empty.ways.found_requested.connect(self._connect_found)
        self.header.entries.preferences_requested.connect(self.show_preferences)
        self._desk.settings_requested.connect(self._show_sound)
        self._conversation.sign_in_requested.connect(self._sign_in_anew)
        self._conversation.call_requested.connect(self.transcript.show_waiting_call)
        if self.header.account is not None:
            self.header.account.sign_in_requested.connect(self.show_sign_in)
        self.header.entries.shortcuts_requested.connect(self.show_shortcuts)
        self.header.entries.about_requested.connect(self.show_about)
        self.header.entries.report_requested.connect(self.show_report)
        if self._conversation.reports is not None:
            self._conversation.reports.requested.connect(self.show_report)
        self.transcript.view.item_chosen.connect(self.waveform.view.choose_item)
        self.transcript.view.item_chosen.connect(self.turn.choose_item)
        self.transcript.view.item_chosen.connect(self.events.choose_item)
        self.events.item_requested.connect(self.transcript.view.show_item)
        self.events.widen_requested.connect(self.division.widen_panel)
        self.waveform.view.item_requested.connect(self.transcript.view.show_item)
        self.waveform.view.item_requested.connect(self.turn.choose_item)
        self.turn.item_requested.connect(self.transcript.view.show_item)
        self.settings.wanted.connect(self._show_settings)
        self.settings.said.connect(self.announcer.say)
        self.controls.talk.preferences_requested.connect(lambda: self.show_preferences(2))
        self.controls.message_entered.connect(self._conversation.send_text)
        self.hands.said.connect(self.announcer.say)
        self.hands.join(self.controls.more, self.transcript.view, self.controls.message)
        shortcuts.bind(self, self.actions_by_key)
        if self._conversation.demos is not None:
            self._conversation.demos.keys = tuple(self.actions_by_key)
            self._conversation.demos.pressed.connect(self._press)

    def _press(self, key_id: str) -> None:
        """What a demo presses; its names were looked up before."""
        self.actions_by_key[key_id]()

    def _actions(self) -> dict[str, Callable[[], object]]:
        """What each key of the window does, by the key's id."""
        return {
            "start": self.header.start_or_end,
            "interrupt": self._conversation.interrupt,
            "mute": lambda: self._conversation.set_muted(not self._conversation.muted),
            "message": self.controls.message.setFocus,
            "more": self.controls.more.open_menu,
            "settings": lambda: self.panel.open_page(self.settings),
            "events": lambda: self.panel.open_page(self.events),
            "find_events": self._find_events,
            "turn": lambda: self.panel.open_page(self.turn),
            "transcript": lambda: self.transcript.view.setFocus(Qt.FocusReason.ShortcutFocusReason),
            "waiting_call": self.transcript.show_waiting_call,
            "find": self.transcript.find,
            "find_next": lambda: self.transcript.find_next(1),
            "find_previous": lambda: self.transcript.find_next(-1),
            "apply": self.settings.apply_now,
            "undo": self._conversation.settings.undo,
            "redo": self._conversation.settings.redo,
            "about": self.settings.toggle_about,
            "next_region": lambda: self._regions.go(1),
            "previous_region": lambda: self._regions.go(-1),
            "waveform": lambda: self.waveform.view.setFocus(Qt.FocusReason.TabFocusReason),
            "present": lambda: self._present("toggle"),
            "captions": lambda: self._present("captions"),
            "connections": self.show_connections,
            "preferences": self.show_preferences,
            "shortcuts": self.show_shortcuts,
            "quit": self._window.close,
        }

    def show_about(self) -> None:
        """Open the sheet that says what this program is."""
        sheet = AboutSheet(self._window)
        sheet.report_requested.connect(self.show_report)
        sheet.open()

    def show_report(self) -> None:
        """Open the sheet that gathers what helps to mend a problem."""
        if self._conversation.reports is not None:
            ReportSheet(self._conversation.reports, self._window).open()

    def show_connect(self, kind: str) -> None:
        """Open the sheet that adds a connection of a kind, or with ``change`` changes the chosen one."""
        desk, chosen = self._connections, self._conversation.connection_id
        profile = desk.profile(chosen) if kind == "change" else None
        if kind == "change" and profile is None:
            return
        sheet = ConnectSheet(desk, kind_of(profile) if profile is not None else kind, self._window, profile)
        sheet.saved.connect(self._conversation.select_connection)
        sheet.open()

    def show_sign_in(
        self, with_code: bool = False, *, connection_id: str = "", over: QWidget | None = None, anew: bool = False
    ) -> None:
        """Sign somebody in for a connection, or for the chosen one, on a sheet that shows how it goes.

        `anew`: who is signed in already, where that is what was missing.
        """
        accounts = self._conversation.accounts
        if accounts is None:
            return
        accounts.window_handle = int(self._window.winId())
        sheet = SignInSheet(
            accounts,
            over or self._window,
            connection_id,
            may_start=lambda: over is None and self._conversation.phase == "idle",
        )
        sheet.said.connect(self.announcer.say)
        sheet.start_requested.connect(self._conversation.start)
        sheet.open()
        accounts.sign_in(connection_id, with_code=with_code, anew=anew)

    def _connect_found(self, index: int) -> None:
        profile = self._connections.found[index].profile
        sheet = ConnectSheet(self._connections, kind_of(profile), self._window, profile)
        sheet.saved.connect(self._conversation.select_connection)
        sheet.open()

    def show_connections(self) -> None:
        """Open the sheet of connections."""
        sheet = ConnectionsSheet(self._connections, self._conversation, self._window)
        sheet.said.connect(self.announcer.say)
        sheet.use_requested.connect(self._conversation.select_connection)
        sheet.sign_in_requested.connect(lambda wanted: self.show_sign_in(connection_id=wanted, over=sheet))
        sheet.open()

    def show_preferences(self, page: int = 0) -> PreferencesSheet:
        """Open the sheet of preferences at a page."""
        pages: list[tuple[str, QWidget]] = [
            (self.tr("Appearance"), AppearancePage(self._preferences)),
            (self.tr("Sound"), SoundPage(self._desk, self._preferences)),
            (self.tr("Talking"), TalkingPage(self._conversation, self._preferences)),
            (self.tr("Allowed to run"), AllowedPage(self._conversation.tools.gates.trust)),
        ]
        sheet = PreferencesSheet(pages, self._window)
        sheet.open_page(page)
        return sheet

    def _show_settings(self) -> None:
        self.panel.show()
        self.panel.tabs.setCurrentIndex(self.panel.pages.indexOf(self.settings))

    def _show_sound(self) -> None:
        self.show_preferences(1)

    def show_shortcuts(self) -> None:
        """Open the sheet of shortcuts."""
        ShortcutsSheet(self._conversation.talk.key_name, self._window).open()

    def keep_sizes(self) -> None:
        """Remember how the room is divided, unless that is Present mode's and not the user's."""
        if self.presents or self.sizes_kept:
            return
        self.division.keep(self._preferences)
        self._preferences.change(panel_open=not self.panel.isHidden(), panel_page=self.panel.tabs.currentIndex())

    def _sign_in_anew(self) -> None:
        self.show_sign_in(anew=True)

    def _present(self, wish: str) -> None:
        present = self._conversation.present
        if present is None:
            return
        if wish == "toggle":
            present.toggle()
        else:
            present.set_captions(not present.captions)

    def _find_events(self) -> None:
        self.panel.open_page(self.events)
        self.events.focus_words()
