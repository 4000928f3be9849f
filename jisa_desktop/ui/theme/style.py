"""Fusion's palette and the style sheet, from tokens.

Sizes: spacing 4-8-12-16-20-24, card radius 12, control radius 8, control height 36. A focused
control takes a 2 px ring and one pixel less padding, so that nothing jumps.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QColor, QPalette

from jisa_desktop.ui.theme.tokens import Tokens

Tinted = Callable[[str, str], str]
"""``(icon name, colour) -> path``: a style sheet can name a file only."""


def palette(t: Tokens) -> QPalette:
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: t.bg,
        QPalette.ColorRole.WindowText: t.text,
        QPalette.ColorRole.Base: t.surface,
        QPalette.ColorRole.AlternateBase: t.surface2,
        QPalette.ColorRole.Text: t.text,
        QPalette.ColorRole.Button: t.surface,
        QPalette.ColorRole.ButtonText: t.text,
        QPalette.ColorRole.Highlight: t.primary_soft,
        QPalette.ColorRole.HighlightedText: t.text,
        QPalette.ColorRole.ToolTipBase: t.text,
        QPalette.ColorRole.ToolTipText: t.surface,
        QPalette.ColorRole.PlaceholderText: t.text3,
        QPalette.ColorRole.Link: t.primary,
        QPalette.ColorRole.Accent: t.primary,
        QPalette.ColorRole.Mid: t.border,
        QPalette.ColorRole.Midlight: t.border,
        QPalette.ColorRole.Dark: t.border_strong,
        QPalette.ColorRole.Light: t.surface,
    }
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
        QPalette.ColorRole.WindowText,
    ):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(t.text3))
    return made


def style_sheet(t: Tokens, tinted: Tinted) -> str:
    return "\n".join((_text(t), _panels(t), _buttons(t), _inputs(t, tinted), _tables(t), _bars(t)))


def _text(t: Tokens) -> str:
    return f"""
QLabel {{ background:transparent; }}
QLabel#brand {{ font-size:17px; font-weight:700; color:{t.text}; padding:4px 8px; }}
QLabel[role="h1"] {{ font-size:22px; font-weight:700; color:{t.text}; }}
QLabel[role="h2"] {{ font-size:15px; font-weight:600; color:{t.text}; }}
QLabel[role="figure"] {{ font-size:20px; font-weight:700; color:{t.text}; }}
QLabel[role="sub"] {{ color:{t.text2}; font-size:13px; }}
QLabel[role="cap"] {{ color:{t.text3}; font-size:12px; }}
QLabel[role="strong"] {{ color:{t.text}; font-weight:600; }}
QLabel[tone="danger"] {{ color:{t.danger}; }}
QLabel[tone="warning"] {{ color:{t.warning}; }}
QLabel[tone="success"] {{ color:{t.success}; }}
QLabel[chip="neutral"] {{ background:{t.bg}; color:{t.text2}; }}
QLabel[chip="primary"] {{ background:{t.primary_soft}; color:{t.primary}; }}
QLabel[chip="success"] {{ background:{t.success_soft}; color:{t.success}; }}
QLabel[chip="warning"] {{ background:{t.warning_soft}; color:{t.warning}; }}
QLabel[chip="danger"] {{ background:{t.danger_soft}; color:{t.danger}; }}
QLabel[chip] {{ border-radius:10px; padding:3px 10px; font-size:12px; font-weight:600; }}
QToolTip {{ background:{t.text}; color:{t.surface}; border:none; padding:6px 8px; }}
"""


def _panels(t: Tokens) -> str:
    return f"""
QMainWindow, QWidget#page, QWidget#root {{ background:{t.bg}; }}
QDialog, QMessageBox {{ background:{t.surface}; }}
QFrame#sidebar {{ background:{t.surface}; border:none; border-right:1px solid {t.border}; }}
QFrame[card="true"] {{ background:{t.surface}; border:1px solid {t.border}; border-radius:12px; }}
QFrame[inset="true"] {{ background:{t.surface2}; border:1px solid {t.border}; border-radius:8px; }}
QFrame#drop {{ background:{t.surface2}; border:2px dashed {t.border_strong}; border-radius:12px; }}
QFrame#drop[state="active"] {{ background:{t.primary_soft}; border-color:{t.primary}; }}
QFrame#drop[state="reject"] {{ background:{t.danger_soft}; border-color:{t.danger}; }}
QFrame[notice="info"] {{
    background:{t.primary_soft}; border:1px solid {t.primary}; border-radius:8px;
}}
QFrame[notice="success"] {{
    background:{t.success_soft}; border:1px solid {t.success}; border-radius:8px;
}}
QFrame[notice="warning"] {{
    background:{t.warning_soft}; border:1px solid {t.warning}; border-radius:8px;
}}
QFrame[notice="danger"] {{
    background:{t.danger_soft}; border:1px solid {t.danger}; border-radius:8px;
}}
QFrame[rule="true"] {{ background:{t.border}; border:none; max-height:1px; min-height:1px; }}
QSplitter::handle {{ background:transparent; }}
QScrollArea, QScrollArea > QWidget > QWidget#scrolled {{ background:transparent; border:none; }}
QTabWidget::pane {{ border:none; border-top:1px solid {t.border}; }}
QTabBar {{ background:transparent; }}
QTabBar::tab {{
    background:transparent; color:{t.text2}; border:none; border-bottom:2px solid transparent;
    padding:9px 14px; font-weight:500;
}}
QTabWidget[narrow="true"] QTabBar::tab {{ padding:9px 8px; }}
QTabBar QToolButton {{ background:{t.surface}; border:none; }}
QTabBar QToolButton:hover {{ background:{t.surface2}; }}
QTabBar::tab:hover {{ color:{t.text}; }}
QTabBar::tab:selected {{ color:{t.primary}; border-bottom:2px solid {t.primary}; font-weight:600; }}
QTabBar::tab:focus {{ background:{t.primary_soft}; }}
"""


def _buttons(t: Tokens) -> str:
    return f"""
QToolButton[nav="true"] {{
    border:none; border-radius:8px; padding:9px 12px; text-align:left; color:{t.text2};
    font-size:14px; font-weight:500; background:transparent;
}}
QToolButton[nav="true"]:hover {{ background:{t.surface2}; color:{t.text}; }}
QToolButton[nav="true"]:checked {{
    background:{t.primary_soft}; color:{t.primary}; font-weight:600;
}}
QToolButton[nav="true"]:focus {{ border:2px solid {t.primary}; padding:7px 10px; }}
QPushButton {{
    background:{t.surface}; border:1px solid {t.border_strong}; border-radius:8px;
    padding:0 14px; min-height:34px; color:{t.text}; font-weight:500;
}}
QPushButton:hover {{ background:{t.surface2}; }}
QPushButton:pressed {{ background:{t.border}; }}
QPushButton:focus {{ border:2px solid {t.primary}; padding:0 13px; min-height:32px; }}
QPushButton:disabled {{ color:{t.text3}; background:{t.surface2}; border-color:{t.border}; }}
QPushButton:checked {{
    background:{t.primary_soft}; color:{t.primary}; border-color:{t.primary}; font-weight:600;
}}
QPushButton[kind="primary"] {{
    background:{t.primary}; border:1px solid {t.primary}; color:{t.on_primary}; font-weight:600;
}}
QPushButton[kind="primary"]:hover {{ background:{t.primary_hover}; }}
QPushButton[kind="primary"]:pressed {{ background:{t.primary_press}; }}
QPushButton[kind="primary"]:focus {{ border:2px solid {t.text}; }}
QPushButton[kind="primary"]:disabled {{
    background:{t.border}; border-color:{t.border}; color:{t.text3};
}}
QPushButton[kind="danger"] {{ color:{t.danger}; border-color:{t.border_strong}; }}
QPushButton[kind="danger"]:hover {{ background:{t.danger_soft}; border-color:{t.danger}; }}
QPushButton[kind="danger"]:disabled {{ color:{t.text3}; border-color:{t.border}; }}
QPushButton[kind="plain"] {{
    background:transparent; border:1px solid transparent; color:{t.primary}; padding:0 8px;
    font-weight:600;
}}
QPushButton[kind="plain"]:hover {{ background:{t.primary_soft}; }}
QPushButton[kind="plain"]:focus {{ border:2px solid {t.primary}; padding:0 7px; }}
QPushButton[kind="plain"]:disabled {{ color:{t.text3}; background:transparent; }}
QToolButton[small="true"] {{
    background:transparent; border:1px solid transparent; border-radius:6px; padding:4px;
}}
QToolButton[small="true"]:hover {{ background:{t.border}; }}
QToolButton[small="true"]:focus {{ border:2px solid {t.primary}; padding:3px; }}
"""


def _inputs(t: Tokens, tinted: Tinted) -> str:
    return f"""
QComboBox, QLineEdit, QSpinBox {{
    background:{t.surface}; border:1px solid {t.border_input}; border-radius:8px;
    min-height:34px; padding:0 10px; color:{t.text}; selection-background-color:{t.primary};
    selection-color:{t.on_primary}; placeholder-text-color:{t.text3};
}}
QComboBox:focus, QLineEdit:focus, QSpinBox:focus {{
    border:2px solid {t.primary}; padding:0 9px; min-height:32px;
}}
QComboBox[invalid="true"], QLineEdit[invalid="true"] {{ border-color:{t.danger}; }}
QComboBox:disabled, QLineEdit:disabled, QSpinBox:disabled {{
    color:{t.text3}; background:{t.surface2}; border-color:{t.border};
}}
QSpinBox QLineEdit {{ border:none; padding:0; min-height:0; background:transparent; }}
QComboBox::drop-down {{ border:none; width:28px; }}
QComboBox::down-arrow {{ image:url({tinted("caret-down", t.text2)}); width:12px; height:12px; }}
QComboBox QAbstractItemView {{
    background:{t.surface}; border:1px solid {t.border_strong};
    selection-background-color:{t.primary_soft}; selection-color:{t.text}; padding:4px;
    outline:0;
}}
QPlainTextEdit, QTextEdit, QTextBrowser {{
    background:{t.surface}; border:1px solid {t.border_input}; border-radius:8px;
    padding:6px 8px; color:{t.text}; selection-background-color:{t.primary};
    selection-color:{t.on_primary}; placeholder-text-color:{t.text3};
}}
QPlainTextEdit:focus, QTextEdit:focus, QTextBrowser:focus {{
    border:2px solid {t.primary}; padding:5px 7px;
}}
QPlainTextEdit[readOnly="true"], QTextBrowser {{
    background:{t.surface2}; border-color:{t.border};
}}
QRadioButton, QCheckBox {{
    spacing:8px; color:{t.text}; background:transparent; min-height:24px;
    border:2px solid transparent; border-radius:6px; padding:0 4px;
}}
QRadioButton:focus, QCheckBox:focus {{ border-color:{t.primary}; }}
QRadioButton:disabled, QCheckBox:disabled {{ color:{t.text3}; }}
QRadioButton::indicator {{
    width:16px; height:16px; border-radius:9px; border:1px solid {t.border_input};
    background:{t.surface};
}}
QRadioButton::indicator:checked {{
    border:5px solid {t.primary}; width:8px; height:8px; background:{t.on_primary};
}}
QCheckBox::indicator {{
    width:16px; height:16px; border-radius:4px; border:1px solid {t.border_input};
    background:{t.surface};
}}
QCheckBox::indicator:checked {{
    border-color:{t.primary}; background:{t.primary};
    image:url({tinted("check", t.on_primary)});
}}
"""


def _tables(t: Tokens) -> str:
    return f"""
QTableView, QListView, QTreeView {{
    background:{t.surface}; alternate-background-color:{t.surface2}; border:none;
    gridline-color:{t.border}; color:{t.text}; selection-background-color:{t.primary_soft};
    selection-color:{t.text}; outline:0;
}}
QTableView:focus, QListView:focus {{ border:2px solid {t.primary}; border-radius:6px; }}
QTableView, QListView {{ border:2px solid transparent; }}
QHeaderView {{ background:{t.surface2}; border:none; }}
QHeaderView::section {{
    background:{t.surface2}; color:{t.text2}; border:none; border-bottom:1px solid {t.border};
    padding:0 10px; min-height:34px; font-size:12px; font-weight:600;
}}
QTableCornerButton::section {{
    background:{t.surface2}; border:none; border-bottom:1px solid {t.border};
}}
QAbstractScrollArea::corner {{ background:transparent; border:none; }}
QMenu {{ background:{t.surface}; border:1px solid {t.border_strong}; padding:4px; color:{t.text}; }}
QMenu::item {{ padding:7px 20px; border-radius:6px; }}
QMenu::item:selected {{ background:{t.primary_soft}; }}
QMenu::item:disabled {{ color:{t.text3}; }}
"""


def _bars(t: Tokens) -> str:
    return f"""
QScrollBar:vertical {{ background:transparent; width:10px; margin:2px; }}
QScrollBar:horizontal {{ background:transparent; height:10px; margin:2px; }}
QScrollBar::handle {{
    background:{t.border_strong}; border-radius:3px; min-height:32px; min-width:32px;
}}
QScrollBar::handle:hover {{ background:{t.text3}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width:0; height:0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background:transparent; }}
QStatusBar {{
    background:{t.surface}; border-top:1px solid {t.border}; color:{t.text2}; font-size:12px;
}}
QStatusBar::item {{ border:none; }}
QProgressBar {{
    background:{t.border}; border:none; border-radius:3px; min-height:6px; max-height:6px;
}}
QProgressBar::chunk {{ background:{t.primary}; border-radius:3px; }}
QProgressBar[tone="success"]::chunk {{ background:{t.success}; }}
QProgressBar[tone="danger"]::chunk {{ background:{t.danger}; }}
"""
