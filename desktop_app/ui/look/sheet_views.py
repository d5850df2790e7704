"""The stylesheet's rules for what one reads in rows: tables, trees, lists, menus, and what scrolls and divides them."""

from __future__ import annotations

from desktop_app.ui.look import sheet_images
from desktop_app.ui.look.fonts import CONTROL_PX, SMALL_PX, px, tall
from desktop_app.ui.look.palette import Tokens


def build(tokens: Tokens) -> str:
    """The rules of one theme at the text scale of now."""
    return "\n".join((_tables(tokens), _trees(tokens), _headers(tokens), _menus(tokens), _scrolling(tokens)))


def _tables(t: Tokens) -> str:
    return f"""
QTableView, QTreeView, QListView {{
    color: {t.text}; background: {t.surface}; alternate-background-color: {t.raised}; gridline-color: {t.border};
    border: {t.ring_px}px solid transparent; border-radius: 4px; outline: 0; font-size: {px(CONTROL_PX)}px;
    selection-color: {t.text}; selection-background-color: {t.pressed};
}}
QTableView:focus, QTreeView:focus, QListView:focus {{ border-color: {t.user}; }}
QListView[look="field"] {{ background: {t.field}; border: 1px solid {t.border}; border-radius: 8px; padding: 4px; }}
QListView[look="field"]:focus {{ border: {t.ring_px}px solid {t.user}; padding: {5 - t.ring_px}px; }}
QTableView::item, QTreeView::item, QListView::item {{
    padding: 0 8px; min-height: {tall(24)}px; border: 1px solid transparent;
}}
QTableView::item:hover, QTreeView::item:hover, QListView::item:hover {{ background: {t.raised}; }}
QTableView::item:selected, QTreeView::item:selected, QListView::item:selected {{
    color: {t.text}; background: {t.pressed};
}}
QTableView::item:focus {{ border: 1px solid {t.user}; }}
QTableView::item:disabled, QTreeView::item:disabled, QListView::item:disabled {{ color: {t.tertiary}; }}
QTableView QLineEdit, QTreeView QLineEdit {{ border-radius: 0; padding: 0 6px; min-height: 0; max-height: 1000px; }}
"""


def _trees(t: Tokens) -> str:
    closed, opened = sheet_images.url("chevron-right", t.secondary), sheet_images.url("chevron-down", t.secondary)
    return f"""
QTreeView::branch {{ background: transparent; border-image: none; image: none; }}
QTreeView::branch:selected {{ background: {t.pressed}; }}
QTreeView::branch:has-children:closed {{ image: {closed}; padding: 4px; }}
QTreeView::branch:has-children:open {{ image: {opened}; padding: 4px; }}
"""


def _headers(t: Tokens) -> str:
    up, down = sheet_images.url("chevron-up", t.tertiary), sheet_images.url("chevron-down", t.tertiary)
    return f"""
QHeaderView {{ background: transparent; border: 0; }}
QHeaderView::section {{
    color: {t.tertiary}; background: {t.surface}; border: 0; border-bottom: 1px solid {t.border}; padding: 0 8px;
    min-height: {tall(26)}px; font-size: {px(SMALL_PX)}px; font-weight: 500;
}}
QHeaderView::section:hover, QHeaderView::section:pressed {{ color: {t.text}; background: {t.raised}; }}
QHeaderView::up-arrow {{ image: {up}; width: {px(12)}px; height: {px(12)}px; }}
QHeaderView::down-arrow {{ image: {down}; width: {px(12)}px; height: {px(12)}px; }}
QTableCornerButton::section {{ background: {t.surface}; border: 0; border-bottom: 1px solid {t.border}; }}
"""


def _menus(t: Tokens) -> str:
    return f"""
QMenu {{
    color: {t.text}; background: {t.raised}; border: 1px solid {t.border}; padding: 4px; font-size: {px(CONTROL_PX)}px;
}}
QMenu::item {{ padding: 6px 28px 6px 12px; border-radius: 4px; border: 1px solid transparent; }}
QMenu::item:selected {{ background: {t.pressed}; }}
QMenu::item:disabled {{ color: {t.tertiary}; }}
QMenu::separator {{ height: 1px; background: {t.border}; margin: 4px 8px; }}
QMenu::icon {{ padding-left: 8px; }}
QMenu::indicator {{ width: {px(16)}px; height: {px(16)}px; margin-left: 6px; }}
QMenu::indicator:non-exclusive:checked {{ image: {sheet_images.url("check", t.user)}; }}
QMenu::indicator:exclusive:checked {{ image: {sheet_images.url("dot", t.user)}; }}
QMenu::right-arrow {{
    image: {sheet_images.url("chevron-right", t.tertiary)}; width: {px(12)}px; height: {px(12)}px; margin-right: 6px;
}}
"""


def _scrolling(t: Tokens) -> str:
    handle = t.outline if t.edges else t.border
    return f"""
QScrollArea {{ background: transparent; border: 0; }}
QAbstractScrollArea::corner {{ background: transparent; border: 0; }}
QScrollBar:vertical {{ width: 12px; background: transparent; margin: 0; }}
QScrollBar::handle:vertical {{ background: {handle}; border-radius: 3px; min-height: 32px; margin: 2px 3px; }}
QScrollBar::handle:vertical:hover {{ background: {t.tertiary}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QScrollBar:horizontal {{ height: 12px; background: transparent; }}
QScrollBar::handle:horizontal {{ background: {handle}; border-radius: 3px; min-width: 32px; margin: 3px 2px; }}
QScrollBar::handle:horizontal:hover {{ background: {t.tertiary}; }}
QSplitter::handle {{ background: {t.border}; }}
QSplitter::handle:hover {{ background: {t.user}; }}
"""
