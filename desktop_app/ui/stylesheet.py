"""The one stylesheet of the application, made from the palette's tokens.

Grid 4 px, controls 32 px high, corners 8 px. Looks of a button: ``quiet`` (the default), ``primary``, ``danger``,
``live`` (held), ``alert`` (muted), ``ghost``, ``link``, ``tool``, ``float``. Tones of a label: a token, ``strong``.
"""

from __future__ import annotations

from desktop_app.ui.fonts import CONTROL_PX, SMALL_PX
from desktop_app.ui.palette import Tokens

RADIUS_PX = 8
CONTROL_HEIGHT_PX = 32


def build(tokens: Tokens) -> str:
    """The stylesheet of one theme."""
    return "\n".join(
        (_labels(tokens), _buttons(tokens), _small_buttons(tokens), _fields(tokens), _sliders(tokens), _lists(tokens))
    )


def _labels(t: Tokens) -> str:
    tones = "\n".join(
        f'QLabel[tone="{tone}"] {{ color: {getattr(t, tone)}; }}'
        for tone in ("secondary", "tertiary", "cut", "danger", "ok", "user", "assistant")
    )
    return f"""
QLabel {{ color: {t.text}; background: transparent; }}
{tones}
QLabel[tone="strong"] {{ font-weight: 600; }}
QLabel[small="true"] {{ font-size: {SMALL_PX}px; }}
QToolTip {{ color: {t.text}; background: {t.raised}; border: 1px solid {t.border}; padding: 4px 6px; }}
QDialog {{ background: {t.surface}; }}
"""


def _buttons(t: Tokens) -> str:
    return f"""
QPushButton {{
    color: {t.secondary}; background: {t.surface}; border: 1px solid {t.border}; border-radius: {RADIUS_PX}px;
    padding: 0 15px; min-height: {CONTROL_HEIGHT_PX - 2}px; max-height: {CONTROL_HEIGHT_PX - 2}px;
    font-size: {CONTROL_PX}px; font-weight: 500;
}}
QPushButton:hover {{ color: {t.text}; background: {t.raised}; }}
QPushButton:pressed, QPushButton:checked {{ color: {t.text}; background: {t.pressed}; }}
QPushButton:disabled {{ color: {t.tertiary}; background: transparent; }}
QPushButton:focus {{ border: 2px solid {t.user}; padding: 0 14px; min-height: 28px; max-height: 28px; }}
QPushButton::menu-indicator {{ width: 0; image: none; }}
QPushButton[look="primary"] {{
    color: {t.on_accent}; background: {t.user}; border: 1px solid {t.user}; font-weight: 600;
}}
QPushButton[look="danger"] {{
    color: {t.on_danger}; background: {t.danger}; border: 1px solid {t.danger}; font-weight: 600;
}}
QPushButton[look="primary"]:focus, QPushButton[look="danger"]:focus {{ border: 2px solid {t.text}; }}
QPushButton[look="primary"]:disabled, QPushButton[look="danger"]:disabled {{
    color: {t.tertiary}; background: {t.raised}; border-color: {t.border};
}}
QPushButton[look="live"] {{ color: {t.on_accent}; background: {t.user}; border-color: {t.user}; }}
QPushButton[look="alert"] {{ color: {t.cut}; border-color: {t.cut}; }}
"""


def _small_buttons(t: Tokens) -> str:
    return f"""
QPushButton[look="ghost"] {{ background: transparent; border-color: transparent; padding: 0 7px; }}
QPushButton[look="ghost"]:hover {{ background: {t.raised}; }}
QPushButton[look="ghost"]:focus {{ border: 2px solid {t.user}; padding: 0 6px; }}
QPushButton[look="link"] {{
    color: {t.user}; background: transparent; border: 0; padding: 0 4px; min-height: 20px; max-height: 20px;
    text-decoration: underline; border-radius: 4px;
}}
QPushButton[look="link"]:hover {{ color: {t.text}; }}
QPushButton[look="link"]:focus {{ border: 2px solid {t.user}; padding: 0 2px; min-height: 16px; max-height: 16px; }}
QPushButton[look="tool"], QPushButton[look="tool-on"] {{
    background: transparent; border: 1px solid transparent; border-radius: 4px; padding: 0; min-height: 18px;
    max-height: 18px; min-width: 16px; max-width: 16px;
}}
QPushButton[look="tool-on"] {{ background: {t.pressed}; }}
QPushButton[look="tool"]:hover, QPushButton[look="tool-on"]:hover {{ background: {t.raised}; }}
QPushButton[look="tool"]:focus, QPushButton[look="tool-on"]:focus {{ border: 1px solid {t.user}; }}
QPushButton[look="float"] {{ color: {t.text}; background: {t.pressed}; border-radius: 16px; }}
QTabBar {{ background: transparent; font-size: {CONTROL_PX}px; font-weight: 500; }}
QTabBar::tab {{
    color: {t.secondary}; background: transparent; border: 1px solid transparent; border-radius: {RADIUS_PX}px;
    padding: 0 12px; min-height: 28px; max-height: 28px; margin-right: 4px;
}}
QTabBar::tab:hover {{ color: {t.text}; background: {t.raised}; }}
QTabBar::tab:selected {{ color: {t.text}; background: {t.pressed}; }}
QTabBar::tab:selected:focus {{ border: 2px solid {t.user}; }}
"""


def _fields(t: Tokens) -> str:
    return f"""
QLineEdit, QComboBox, QDoubleSpinBox {{
    color: {t.text}; background: {t.field}; border: 1px solid {t.border}; border-radius: {RADIUS_PX}px;
    padding: 0 9px; min-height: {CONTROL_HEIGHT_PX - 2}px; max-height: {CONTROL_HEIGHT_PX - 2}px;
    selection-color: {t.on_accent}; selection-background-color: {t.user}; placeholder-text-color: {t.tertiary};
}}
QLineEdit:focus, QComboBox:focus, QDoubleSpinBox:focus {{
    border: 2px solid {t.user}; padding: 0 8px; min-height: 28px; max-height: 28px;
}}
QLineEdit:disabled, QComboBox:disabled {{ color: {t.tertiary}; }}
QPlainTextEdit {{
    color: {t.text}; background: {t.field}; border: 1px solid {t.border}; border-radius: {RADIUS_PX}px;
    padding: 4px 5px; selection-color: {t.on_accent}; selection-background-color: {t.user};
}}
QPlainTextEdit:focus {{ border: 2px solid {t.user}; padding: 3px 4px; }}
*[refused="true"] {{ border-color: {t.danger}; }}
QComboBox {{ padding-right: 28px; }}
QComboBox:focus {{ padding-right: 27px; }}
QComboBox:hover {{ border-color: {t.tertiary}; }}
QComboBox::drop-down {{ border: 0; width: 0; }}
QComboBox[place="bar"] {{ background: {t.raised}; }}
QComboBox QAbstractItemView {{
    color: {t.text}; background: {t.raised}; border: 1px solid {t.border}; border-radius: 0; padding: 4px; outline: 0;
    selection-color: {t.text}; selection-background-color: {t.pressed};
}}
QComboBox QAbstractItemView::item {{ min-height: 28px; padding: 0 8px; border-radius: 4px; }}
QComboBox QAbstractItemView::item:selected {{ color: {t.text}; background: {t.pressed}; }}
"""


def _sliders(t: Tokens) -> str:
    return f"""
QSlider {{ min-height: 24px; background: transparent; }}
QSlider::groove:horizontal {{ height: 4px; border-radius: 2px; background: {t.pressed}; }}
QSlider::sub-page:horizontal {{ height: 4px; border-radius: 2px; background: {t.user}; }}
QSlider::handle:horizontal {{
    width: 12px; height: 12px; margin: -6px 0; border-radius: 8px; background: {t.text}; border: 2px solid {t.surface};
}}
QSlider::handle:horizontal:hover {{ border-color: {t.pressed}; }}
QSlider:focus {{ outline: 0; }}
QSlider::handle:horizontal:focus {{ border-color: {t.user}; }}
"""


def _lists(t: Tokens) -> str:
    return f"""
QMenu {{
    color: {t.text}; background: {t.raised}; border: 1px solid {t.border}; padding: 4px; font-size: {CONTROL_PX}px;
}}
QMenu::item {{ padding: 6px 28px 6px 12px; border-radius: 4px; }}
QMenu::item:selected {{ background: {t.pressed}; }}
QMenu::item:disabled {{ color: {t.tertiary}; }}
QMenu::separator {{ height: 1px; background: {t.border}; margin: 4px 8px; }}
QMenu::icon {{ padding-left: 8px; }}
QScrollArea {{ background: transparent; border: 0; }}
QScrollBar:vertical {{ width: 12px; background: transparent; margin: 0; }}
QScrollBar::handle:vertical {{ background: {t.border}; border-radius: 3px; min-height: 32px; margin: 2px 3px; }}
QScrollBar::handle:vertical:hover {{ background: {t.tertiary}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QScrollBar:horizontal {{ height: 12px; background: transparent; }}
QScrollBar::handle:horizontal {{ background: {t.border}; border-radius: 3px; min-width: 32px; margin: 3px 2px; }}
QSplitter::handle {{ background: {t.border}; }}
QSplitter::handle:hover {{ background: {t.user}; }}
"""
