"""The one stylesheet of the application, made from the palette's tokens and the text scale.

Grid 4 px, controls 32 px high, corners 8 px. Looks of a button: ``quiet`` (the default), ``primary``, ``danger``,
``live`` (held), ``alert`` (muted), ``ghost``, ``link``, ``tool``, ``float``. Tones of a label: a token, ``strong``.
Levels of a label: ``small``, ``heading``, ``title``.
"""

from __future__ import annotations

from desktop_app.ui.look import sheet_buttons, sheet_images, sheet_views
from desktop_app.ui.look.fonts import CONTROL_PX, HEADING_PX, SMALL_PX, px, tall
from desktop_app.ui.look.palette import Tokens
from desktop_app.ui.look.sheet_buttons import CONTROL_HEIGHT_PX, RADIUS_PX, focus_ring

_TITLE_PX = 20


def build(tokens: Tokens) -> str:
    """The stylesheet of one theme at the text scale of now."""
    parts = [
        _labels(tokens),
        sheet_buttons.build(tokens),
        _fields(tokens),
        _spin_boxes(tokens),
        _ticks(tokens),
        _sliders(tokens),
        sheet_views.build(tokens),
    ]
    if tokens.edges:
        parts.append(_edges(tokens))
    return "\n".join(parts)


def _labels(t: Tokens) -> str:
    tones = "\n".join(
        f'QLabel[tone="{tone}"] {{ color: {getattr(t, tone)}; }}'
        for tone in ("secondary", "tertiary", "cut", "danger", "ok", "user", "assistant")
    )
    return f"""
QLabel {{ color: {t.text}; background: transparent; }}
{tones}
QLabel[tone="strong"] {{ font-weight: 600; }}
QLabel[small="true"] {{ font-size: {px(SMALL_PX)}px; }}
QLabel[level="heading"] {{ font-size: {px(HEADING_PX)}px; font-weight: 600; }}
QLabel[level="title"] {{ font-size: {px(_TITLE_PX)}px; font-weight: 600; }}
QToolTip {{ color: {t.text}; background: {t.raised}; border: 1px solid {t.border}; padding: 4px 6px; }}
QDialog {{ background: {t.surface}; }}
"""


def _fields(t: Tokens) -> str:
    high, line = tall(CONTROL_HEIGHT_PX) - 2, tall(22) - 2
    return f"""
QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox {{
    color: {t.text}; background: {t.field}; border: 1px solid {t.border}; border-radius: {RADIUS_PX}px;
    padding: 0 9px; min-height: {high}px; max-height: {high}px;
    selection-color: {t.on_accent}; selection-background-color: {t.user}; placeholder-text-color: {t.tertiary};
}}
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus {{ {focus_ring(t, 9, high)} }}
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled {{ color: {t.tertiary}; }}
QPlainTextEdit, QTextEdit {{
    color: {t.text}; background: {t.field}; border: 1px solid {t.border}; border-radius: {RADIUS_PX}px;
    padding: 4px 5px; selection-color: {t.on_accent}; selection-background-color: {t.user};
    placeholder-text-color: {t.tertiary};
}}
QPlainTextEdit:focus, QTextEdit:focus {{
    border: {t.ring_px}px solid {t.user}; padding: {5 - t.ring_px}px {6 - t.ring_px}px;
}}
QPlainTextEdit[look="flat"] {{
    background: {t.surface}; border: {t.ring_px}px solid transparent; border-radius: 4px; padding: 2px 10px;
}}
QPlainTextEdit[look="flat"]:focus {{ border-color: {t.user}; }}
*[refused="true"] {{ border-color: {t.danger}; }}
QLineEdit[look="number"] {{
    background: transparent; border-color: transparent; border-radius: 4px; padding: 0 2px 0 4px; font-weight: 600;
    min-height: {line}px; max-height: {line}px;
}}
QLineEdit[look="number"]:hover {{ border-color: {t.border}; }}
QLineEdit[look="number"]:focus {{
    background: {t.field}; {focus_ring(t, 3, line)}
}}
QLineEdit[look="number"][refused="true"] {{ background: {t.field}; border-color: {t.danger}; }}
QComboBox {{ padding-right: 28px; }}
QComboBox QLineEdit, QComboBox QLineEdit:focus {{
    background: transparent; border: 0; padding: 0; min-height: 0; max-height: 1000px;
}}
QComboBox:focus {{ padding-right: {29 - t.ring_px}px; }}
QComboBox:hover {{ border-color: {t.tertiary}; }}
QComboBox::drop-down {{ border: 0; width: 0; }}
QComboBox[place="bar"] {{ background: {t.raised}; }}
QComboBox QAbstractItemView {{
    color: {t.text}; background: {t.raised}; border: 1px solid {t.border}; border-radius: 0; padding: 4px; outline: 0;
    selection-color: {t.text}; selection-background-color: {t.pressed};
}}
QComboBox QAbstractItemView::item {{ min-height: {tall(28)}px; padding: 0 8px; border-radius: 4px; }}
QComboBox QAbstractItemView::item:selected {{ color: {t.text}; background: {t.pressed}; }}
"""


def _spin_boxes(t: Tokens) -> str:
    up, down = sheet_images.url("chevron-up", t.tertiary), sheet_images.url("chevron-down", t.tertiary)
    return f"""
QAbstractSpinBox QLineEdit {{ border: 0; background: transparent; padding: 0; min-height: 0; max-height: 1000px; }}
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button, QDoubleSpinBox::down-button {{
    subcontrol-origin: border; width: {px(20)}px; border: 0; background: transparent;
}}
QSpinBox::up-button, QDoubleSpinBox::up-button {{ subcontrol-position: top right; margin: 3px 3px 0 0; }}
QSpinBox::down-button, QDoubleSpinBox::down-button {{ subcontrol-position: bottom right; margin: 0 3px 3px 0; }}
QSpinBox::up-button:hover, QSpinBox::down-button:hover, QDoubleSpinBox::up-button:hover,
QDoubleSpinBox::down-button:hover {{ background: {t.pressed}; border-radius: 4px; }}
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow {{ image: {up}; width: {px(10)}px; height: {px(10)}px; }}
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow {{ image: {down}; width: {px(10)}px; height: {px(10)}px; }}
"""


def _ticks(t: Tokens) -> str:
    box = px(16)
    inner = box + 2 - 2 * t.ring_px
    ring = f"border-width: {t.ring_px}px; width: {inner}px; height: {inner}px;"
    return f"""
QCheckBox, QRadioButton {{
    color: {t.text}; background: transparent; spacing: 8px; padding: 3px 0; font-size: {px(CONTROL_PX)}px; outline: 0;
}}
QCheckBox:disabled, QRadioButton:disabled {{ color: {t.tertiary}; }}
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator, QGroupBox::indicator {{
    width: {box}px; height: {box}px; border: 1px solid {t.outline}; border-radius: 4px; background: {t.field};
}}
QRadioButton::indicator {{ border-radius: {box // 2 + 1}px; }}
QCheckBox::indicator:hover, QRadioButton::indicator:hover {{ border-color: {t.text}; }}
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked, QGroupBox::indicator:checked {{
    background: {t.user}; border-color: {t.user}; image: {sheet_images.url("tick", t.on_accent)};
}}
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate {{
    background: {t.user}; border-color: {t.user}; image: {sheet_images.url("dash", t.on_accent)};
}}
QRadioButton::indicator:checked {{
    background: {t.user}; border-color: {t.user}; image: {sheet_images.url("dot", t.on_accent)};
}}
QCheckBox:focus, QRadioButton:focus {{ text-decoration: underline; }}
QCheckBox::indicator:focus, QRadioButton::indicator:focus {{ {ring} border-color: {t.user}; }}
QCheckBox::indicator:checked:focus, QCheckBox::indicator:indeterminate:focus, QRadioButton::indicator:checked:focus {{
    {ring} border-color: {t.text};
}}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{
    background: {t.raised}; border-color: {t.border};
}}
QCheckBox::indicator:checked:disabled {{ image: {sheet_images.url("tick", t.tertiary)}; }}
QRadioButton::indicator:checked:disabled {{ image: {sheet_images.url("dot", t.tertiary)}; }}
"""


def _sliders(t: Tokens) -> str:
    return f"""
QSlider {{ min-height: 24px; background: transparent; }}
QSlider::groove:horizontal {{ height: 4px; border-radius: 2px; background: {t.outline}; }}
QSlider::sub-page:horizontal {{ height: 4px; border-radius: 2px; background: {t.user}; }}
QSlider::handle:horizontal {{
    width: 12px; height: 12px; margin: -6px 0; border-radius: 8px; background: {t.text}; border: 2px solid {t.surface};
}}
QSlider::handle:horizontal:hover {{ border-color: {t.pressed}; }}
QSlider:focus {{ outline: 0; }}
QSlider::handle:horizontal:focus {{ border: 4px solid {t.user}; margin: -8px 0; border-radius: 10px; }}
QSlider::handle:horizontal:disabled {{ background: {t.outline}; }}
QSlider::sub-page:horizontal:disabled {{ background: {t.outline}; }}
QProgressBar {{
    background: {t.pressed}; border: 1px solid {t.border}; border-radius: 4px; min-height: 6px; max-height: 6px;
    color: transparent;
}}
QProgressBar::chunk {{ background: {t.user}; border-radius: 3px; }}
"""


def _edges(t: Tokens) -> str:
    """What layers tell in the other themes, told by edges; disabled is told by dashes."""
    return f"""
QPushButton:checked, QPushButton:pressed {{ border: 2px solid {t.text}; }}
QPushButton[look="ghost"] {{ border-color: {t.border}; }}
QPushButton[look="ghost"]:hover, QPushButton[look="tool"]:hover {{ border-color: {t.text}; }}
QPushButton[look="tool-on"] {{ border: 2px solid {t.text}; }}
QPushButton:focus, QPushButton[look="ghost"]:focus {{ border: {t.ring_px}px solid {t.user}; }}
QPushButton:disabled, QLineEdit:disabled, QComboBox:disabled {{ border: 1px dashed {t.border}; }}
QPushButton:hover {{ border-color: {t.text}; text-decoration: underline; }}
QTabBar::tab {{ border: 1px solid {t.border}; }}
QTabBar::tab:selected {{ border: 2px solid {t.text}; font-weight: 700; }}
QTabBar::tab:selected:focus {{ border: {t.ring_px}px solid {t.user}; }}
QMenu::item:selected, QComboBox QAbstractItemView::item:selected {{ border: 2px solid {t.text}; }}
QTableView::item:selected, QTreeView::item:selected, QTreeView::branch:selected {{
    border-top: 1px solid {t.text}; border-bottom: 1px solid {t.text};
}}
QListView::item:selected {{ border: 1px solid {t.text}; }}
QSlider::handle:horizontal:focus {{ border: {t.ring_px}px solid {t.user}; }}
"""
