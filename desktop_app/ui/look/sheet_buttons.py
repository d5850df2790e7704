"""The stylesheet's rules for what one presses: buttons and tabs."""

from __future__ import annotations

from desktop_app.ui.look.fonts import CONTROL_PX, SMALL_PX, px, tall
from desktop_app.ui.look.palette import Tokens

RADIUS_PX = 8
CONTROL_HEIGHT_PX = 32


def build(tokens: Tokens) -> str:
    """The rules of one theme at the text scale of now."""
    return "\n".join((_buttons(tokens), _ghosts(tokens), _chips(tokens), _tools(tokens), _tabs(tokens)))


def focus_ring(t: Tokens, padding_px: int, height_px: int) -> str:
    """A thicker border that takes its room from the padding, so that nothing moves when the focus comes."""
    thicker = t.ring_px - 1
    high = height_px - 2 * thicker
    return (
        f"border: {t.ring_px}px solid {t.user}; padding: 0 {max(0, padding_px - thicker)}px; "
        f"min-height: {high}px; max-height: {high}px;"
    )


def _buttons(t: Tokens) -> str:
    high = tall(CONTROL_HEIGHT_PX) - 2
    return f"""
QPushButton {{
    color: {t.secondary}; background: {t.surface}; border: 1px solid {t.border}; border-radius: {RADIUS_PX}px;
    padding: 0 15px; min-height: {high}px; max-height: {high}px;
    font-size: {px(CONTROL_PX)}px; font-weight: 500;
}}
QPushButton:hover {{ color: {t.text}; background: {t.raised}; }}
QPushButton:pressed, QPushButton:checked {{ color: {t.text}; background: {t.pressed}; }}
QPushButton:disabled {{ color: {t.tertiary}; background: transparent; }}
QPushButton:focus {{ {focus_ring(t, 15, high)} outline: 0; }}
QPushButton[place="account"] {{ text-align: left; padding: 0 {px(16) + 14}px 0 9px; }}
QPushButton[place="account"]:focus {{ padding: 0 {px(16) + 15 - t.ring_px}px 0 {10 - t.ring_px}px; }}
QPushButton::menu-indicator {{ width: 0; image: none; }}
QPushButton[look="primary"] {{
    color: {t.on_accent}; background: {t.user}; border: 1px solid {t.user}; font-weight: 600;
}}
QPushButton[look="danger"] {{
    color: {t.on_danger}; background: {t.danger}; border: 1px solid {t.danger}; font-weight: 600;
}}
QPushButton[look="primary"]:focus, QPushButton[look="danger"]:focus, QPushButton[look="live"]:focus {{
    border: {t.ring_px}px solid {t.text};
}}
QPushButton[look="primary"]:disabled, QPushButton[look="danger"]:disabled {{
    color: {t.tertiary}; background: {t.raised}; border-color: {t.border};
}}
QPushButton[look="live"] {{ color: {t.on_accent}; background: {t.user}; border-color: {t.user}; }}
QPushButton[look="alert"] {{ color: {t.cut}; border-color: {t.cut}; }}
QPushButton[look="float"] {{
    color: {t.text}; background: {t.pressed}; border-radius: {tall(CONTROL_HEIGHT_PX) // 2}px;
}}
"""


def _ghosts(t: Tokens) -> str:
    high, link = tall(CONTROL_HEIGHT_PX) - 2, tall(20)
    return f"""
QPushButton[look="ghost"] {{ background: transparent; border-color: transparent; padding: 0 7px; }}
QPushButton[look="ghost"]:hover {{ background: {t.raised}; }}
QPushButton[look="ghost"]:focus {{ {focus_ring(t, 7, high)} }}
QPushButton[look="link"] {{
    color: {t.user}; background: transparent; border: 0; padding: 0 4px; min-height: {link}px; max-height: {link}px;
    text-decoration: underline; border-radius: 4px;
}}
QPushButton[look="link"][flush="true"] {{ padding: 0 4px 0 0; text-align: left; }}
QPushButton[look="link"]:hover {{ color: {t.text}; }}
QPushButton[look="link"]:focus {{
    border: {t.ring_px}px solid {t.user}; padding: 0 {4 - t.ring_px}px; min-height: {link - 2 * t.ring_px}px;
    max-height: {link - 2 * t.ring_px}px;
}}
QPushButton[look="link"][flush="true"]:focus {{
    border: 0; border-bottom: {t.ring_px}px solid {t.user}; border-radius: 0; padding: 0 4px 0 0; text-decoration: none;
    min-height: {link - t.ring_px}px; max-height: {link - t.ring_px}px;
}}
"""


def _chips(t: Tokens) -> str:
    high = tall(24) - 2
    return f"""
QPushButton[look="chip"] {{
    color: {t.tertiary}; background: transparent; border: 1px solid {t.border}; border-radius: {tall(24) // 2}px;
    padding: 0 9px; min-height: {high}px; max-height: {high}px; font-size: {px(SMALL_PX)}px;
}}
QPushButton[look="chip"]:hover {{ color: {t.text}; background: {t.raised}; }}
QPushButton[look="chip"]:checked {{ color: {t.text}; background: {t.pressed}; border-color: {t.tertiary}; }}
QPushButton[look="chip"]:focus {{ {focus_ring(t, 9, high)} }}
"""


def _tools(t: Tokens) -> str:
    side = px(16)
    return f"""
QPushButton[look="tool"], QPushButton[look="tool-on"] {{
    background: transparent; border: 1px solid transparent; border-radius: 4px; padding: 0;
    min-height: {side + 2}px; max-height: {side + 2}px; min-width: {side}px; max-width: {side}px;
}}
QPushButton[look="tool-on"] {{ background: {t.pressed}; }}
QPushButton[look="tool"]:hover, QPushButton[look="tool-on"]:hover {{ background: {t.raised}; }}
QPushButton[look="tool"]:focus, QPushButton[look="tool-on"]:focus {{
    border: {t.ring_px}px solid {t.user}; min-height: {side + 4 - 2 * t.ring_px}px;
    max-height: {side + 4 - 2 * t.ring_px}px; min-width: {side + 2 - 2 * t.ring_px}px;
    max-width: {side + 2 - 2 * t.ring_px}px;
}}
"""


def _tabs(t: Tokens) -> str:
    high = tall(28)
    return f"""
QTabBar {{ background: transparent; font-size: {px(CONTROL_PX)}px; font-weight: 500; }}
QTabBar::tab {{
    color: {t.secondary}; background: transparent; border: 1px solid transparent; border-radius: {RADIUS_PX}px;
    padding: 0 12px; min-height: {high}px; max-height: {high}px; margin-right: 4px;
}}
QTabBar::tab:hover {{ color: {t.text}; background: {t.raised}; }}
QTabBar::tab:selected {{ color: {t.text}; background: {t.pressed}; }}
QTabBar::tab:selected:focus {{ border: {t.ring_px}px solid {t.user}; }}
QTabBar:focus {{ outline: 0; }}
"""
