"""The window speaks another language, or in larger text, from one moment to the next."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable, Iterator

import pytest
import stage as on_stage
from PySide6.QtCore import QLocale, QObject, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QTabBar, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop_app.controller.phase import Phase
from desktop_app.controller.preferences import Preferences
from desktop_app.controller.waveform_source import WaveformSource
from desktop_app.ui.caption import ElidedCaption
from desktop_app.ui.look import fonts, language, motion
from desktop_app.ui.look.language import Language, apply_language
from desktop_app.ui.look.theme import Theme, apply_theme
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.preferences.sheet import PreferencesSheet

UNTRANSLATED = {
    "Duologue",
    "Azure OpenAI",
    "OpenAI",
    "Space",
    "Esc",
    "Enter",
    "Ctrl+Enter",
    "M",
    "?",
    "n",
    "p50",
    "p95",
}
"""Names, keys and signs."""
FROM_THE_STAGE = ("Built-in", "System default", "Ready.", "alloy", "whisper-1")
"""What the controller says is translated in the controller; this one only stands on a stage."""


@pytest.fixture
def speaking(qapp: QApplication, preferences: Preferences) -> Iterator[Language]:
    preferences.change(language="en")
    spoken = apply_language(qapp, preferences)
    yield spoken
    preferences.change(language="en")
    spoken.deleteLater()
    QLocale.setDefault(QLocale.system())
    fonts.set_language("")
    fonts.set_scale(1.0)


@pytest.fixture
def window(speaking: Language, make_window: Callable[[], MainWindow]) -> MainWindow:
    return make_window()


def words_of(widget: QWidget) -> set[str]:
    """Everything a person or a screen reader is told by a widget and those in it."""
    found: set[str] = set()
    for each in (widget, *widget.findChildren(QWidget)):
        found |= {each.accessibleName(), each.accessibleDescription(), each.toolTip()}
        if isinstance(each, QLabel | QAbstractButton):
            found.add(each.text())
        elif isinstance(each, QLineEdit):
            found.add(each.placeholderText())
        elif isinstance(each, QTabBar):
            found |= {each.tabText(index) for index in range(each.count())}
    return found - {""}


def choose(qtbot: QtBot, window: MainWindow, preferences: Preferences, **chosen: object) -> None:
    """Change a preference that furnishes the window anew, and wait until it is."""
    before = window.workspace
    preferences.change(**chosen)
    qtbot.waitUntil(lambda: window.workspace is not before and not isValid(before))


def test_the_language_changes_while_the_window_is_open(
    qtbot: QtBot, window: MainWindow, preferences: Preferences
) -> None:
    english = words_of(window.workspace)
    choose(qtbot, window, preferences, language="ja")
    japanese = words_of(window.workspace)
    assert "開始" in japanese
    still_english = {words for words in english & japanese if words.isascii() and any(c.isalpha() for c in words)}
    assert {
        words for words in still_english if words not in UNTRANSLATED and not _is_the_same_everywhere(words)
    } == set()
    choose(qtbot, window, preferences, language="en")
    assert words_of(window.workspace) == english


def _is_the_same_everywhere(words: str) -> bool:
    """Figures with their units, and what the stage says."""
    return any(each in words for each in FROM_THE_STAGE) or words.split(" ")[-1] == "ms"


def test_qts_own_words_change_too(qapp: QApplication, speaking: Language, preferences: Preferences) -> None:
    assert qapp.translate("QPlatformTheme", "Cancel") == "Cancel"
    preferences.change(language="ja")
    assert qapp.translate("QPlatformTheme", "Cancel") == "キャンセル"


def test_a_window_furnished_anew_works_like_the_first(
    qtbot: QtBot,
    window: MainWindow,
    preferences: Preferences,
    conversation: on_stage.StageConversation,
    waveform: WaveformSource,
) -> None:
    window.workspace.controls.message.setText("not sent yet")
    window.workspace.panel.tabs.setCurrentIndex(1)
    choose(qtbot, window, preferences, language="ja")
    choose(qtbot, window, preferences, text_scale=1.3)
    assert window.workspace.controls.message.text() == "not sent yet"
    assert window.workspace.panel.tabs.currentIndex() == 1
    # What the conversation tells reaches the new parts and nothing of the old ones.
    conversation.set_phase(Phase.LIVE)
    on_stage.play(conversation, waveform)
    conversation.muted_changed.emit(True)
    conversation.talking_changed.emit(True)
    conversation.conversation_cleared.emit()
    conversation.set_phase(Phase.IDLE)
    assert window.isActiveWindow()  # nothing came up in between
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(window.workspace.controls.message.hasFocus)


def test_the_preferences_stay_open_in_the_new_language(
    qtbot: QtBot, window: MainWindow, preferences: Preferences
) -> None:
    sheet = window.workspace.show_preferences(0)
    page = sheet.pages.currentWidget().widget()
    page.language.setFocus()
    page.language.chosen.emit("ja")
    qtbot.waitUntil(lambda: not isValid(sheet))
    (again,) = (each for each in window.findChildren(PreferencesSheet) if each.isVisible())
    assert again.windowTitle() == "環境設定"
    qtbot.waitUntil(again.pages.currentWidget().widget().language.hasFocus)
    again.close()


def test_text_grows_and_its_boxes_with_it(qtbot: QtBot, window: MainWindow, preferences: Preferences) -> None:
    before = window.workspace.header.start.height()
    choose(qtbot, window, preferences, text_scale=1.5)
    assert fonts.sans(fonts.CONTROL_PX).pixelSize() == round(1.5 * fonts.CONTROL_PX)
    assert window.workspace.header.start.height() == fonts.tall(32) > before


def test_the_system_decides_where_nothing_is_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    for names, expected in ((["ja-JP", "en-US"], "ja"), (["de-DE", "ja"], "ja"), (["fr"], "en"), ([], "en")):
        monkeypatch.setattr(QLocale, "uiLanguages", lambda self, *_, names=names: names)
        assert language.of_system() == expected


def test_reduced_motion_stills_the_cursor_and_gives_it_back(
    qapp: QApplication, dressed: Theme, preferences: Preferences
) -> None:
    blinking = qapp.cursorFlashTime()
    preferences.change(reduced_motion=True)
    assert motion.reduced()
    assert qapp.cursorFlashTime() == 0
    preferences.change(reduced_motion=False)
    assert not motion.reduced()
    assert qapp.cursorFlashTime() == blinking


@pytest.mark.parametrize("code", ["en", "ja"])
@pytest.mark.parametrize(("scale", "size"), [(1.0, (900, 600)), (1.5, (1280, 800)), (2.0, (1600, 1000))])
def test_no_word_is_cut_off(
    qtbot: QtBot,
    speaking: Language,
    make_window: Callable[[], MainWindow],
    preferences: Preferences,
    conversation: on_stage.StageConversation,
    waveform: WaveformSource,
    code: str,
    scale: float,
    size: tuple[int, int],
) -> None:
    preferences.change(language=code, text_scale=scale)
    window = make_window()
    window.resize(*size)
    qtbot.wait(50)
    assert cut_off(window) == []
    conversation.set_phase(Phase.LIVE)
    on_stage.play(conversation, waveform)
    qtbot.wait(50)
    assert cut_off(window) == []
    for page in range(window.workspace.panel.tabs.count()):
        window.workspace.panel.tabs.setCurrentIndex(page)
        qtbot.wait(50)
        assert cut_off(window) == []
    sheet = window.workspace.show_preferences(0)
    for page in range(sheet.tabs.count()):
        sheet.tabs.setCurrentIndex(page)
        qtbot.wait(50)
        assert cut_off(sheet) == []
    sheet.close()


def cut_off(window: QWidget) -> list[str]:
    """Texts whose widget is smaller than they are; those that shorten themselves say the rest in their tool tip."""
    shown = [
        each
        for kind in (QAbstractButton, QLabel)
        for each in window.findChildren(kind)
        if each.isVisible() and each.text() and not isinstance(each, ElidedCaption)
    ]
    found = []
    for each in shown:
        wraps = isinstance(each, QLabel) and each.wordWrap()
        needed = QSize(each.width(), each.heightForWidth(each.width())) if wraps else each.sizeHint()
        if each.width() < needed.width() or each.height() < needed.height():
            found.append(f"{each.text()}: {each.size().toTuple()} < {needed.toTuple()}")
    return found


def test_nothing_holds_the_parts_that_went(qtbot: QtBot, window: MainWindow, preferences: Preferences) -> None:
    """A signal of the conversation joined to a lambda would: it kept the old part alive, and called it."""
    parts = [window.workspace, *window.workspace.findChildren(QObject)]
    ours = [part for part in parts if type(part).__module__.startswith("desktop_app.")]
    went = {f"{type(part).__name__} {number}": weakref.ref(part) for number, part in enumerate(ours)}
    assert len(went) > 50
    del parts, ours
    choose(qtbot, window, preferences, language="ja")
    gc.collect()
    assert [name for name, part in went.items() if part() is not None] == []


@pytest.mark.parametrize("dressed_first", [True, False])
def test_japanese_is_written_in_a_japanese_font(
    qapp: QApplication, preferences: Preferences, monkeypatch: pytest.MonkeyPatch, dressed_first: bool
) -> None:
    monkeypatch.setattr(fonts.QFontDatabase, "hasFamily", lambda name: name in ("Inter", "Meiryo"))
    preferences.change(language="en")
    order = [apply_theme, apply_language] if dressed_first else [apply_language, apply_theme]
    made = [each(qapp, preferences) for each in order]
    assert "Meiryo" not in qapp.font().families()
    preferences.change(language="ja")
    assert qapp.font().families()[-1] == "Meiryo"
    assert fonts.mono().families()[-1] == "Meiryo"
    preferences.change(language="en")
    assert "Meiryo" not in qapp.font().families()
    for each in made:
        each.deleteLater()
    fonts.set_language("")
