"""A window whose session has lost its connection: what may still be done, what is said, and what is drawn."""

from __future__ import annotations

import stage as on_stage
from PySide6.QtGui import QImage, QPainter

from desktop_app.connection.closing import explain_close
from desktop_app.controller import continuity_words
from desktop_app.controller.phase import Phase
from desktop_app.controller.waveform_source import WaveformSource
from desktop_app.conversation.timeline import Timeline
from desktop_app.ui.look import palette
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.waveform.columns import ColumnCache
from desktop_app.ui.waveform.geometry import WaveformGeometry
from desktop_app.ui.waveform.labels import labels_of
from desktop_app.ui.waveform.painter import WaveformPainter
from desktop_app.ui.waveform.words import said_at


def test_one_may_end_talk_and_write_without_a_connection(
    window: MainWindow, conversation: on_stage.StageConversation
) -> None:
    conversation.set_phase(Phase.LIVE)
    conversation.set_phase(Phase.RECONNECTING)
    workspace = window.workspace
    assert workspace.header.start.text() == "End"
    assert workspace.header.start.isEnabled()
    assert "lost" in workspace.header.connection.accessibleDescription()
    assert workspace.controls.interrupt.isEnabled()
    assert workspace.controls.message.isEnabled()


def test_the_notice_goes_when_the_connection_is_back(
    window: MainWindow, conversation: on_stage.StageConversation
) -> None:
    notices = window.workspace.notices
    conversation.notice_raised.emit(continuity_words.of_loss(explain_close(1006), "contoso"))
    (strip,) = notices.strips
    assert strip.notice.action is not None
    assert strip.notice.action.label == "Now"
    conversation.notice_settled.emit("something.else")
    assert len(notices.strips) == 1
    conversation.notice_settled.emit(continuity_words.LOST)
    assert not notices.strips


def test_a_gap_is_hatched_across_both_lanes_and_named() -> None:
    timeline = Timeline()
    timeline.add_span("assistant", "gap", 2_000, 5_200, "")

    def picture(of: Timeline) -> QImage:
        image = QImage(800, 200, QImage.Format.Format_RGB32)
        image.fill(0)
        painter = QPainter(image)
        geometry = WaveformGeometry(800, 200, 1.0, 0.0, 10_000.0)
        frame = WaveformPainter(painter, geometry, palette.current(), 8_000)
        frame.paint(ColumnCache(WaveformSource()), of, "", lambda _item_id: "")
        painter.end()
        return image

    assert picture(timeline) != picture(Timeline())
    (label,) = labels_of(timeline.spans, [])
    assert "no connection for 3.2 s" in label.texts
    assert any("No connection for" in line for line in said_at(timeline, 3_000, 50, "user", lambda _item_id: ""))


def test_a_planned_change_of_session_is_no_gap() -> None:
    timeline = Timeline()
    timeline.add_span("assistant", "gap", 2_000, 2_000.2, "")
    (label,) = labels_of(timeline.spans, [])
    assert "new session" in label.texts


def test_what_is_said_about_an_end_that_comes() -> None:
    assert continuity_words.of_ending(300_000).headline == "This session ends in 5 min."
    assert continuity_words.of_ending(24_000).headline == "This session ends in 24 s."
    assert "too much to keep" in continuity_words.seam(30_000, planned=False, dropped_ms=4_000)
    assert "too much" not in continuity_words.seam(3_000, planned=False)
