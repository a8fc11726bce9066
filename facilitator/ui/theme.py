"""How the window looks: the tokens of light and dark, the palette, the fonts, one style sheet."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from functools import cache

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPainter, QPalette
from PySide6.QtWidgets import QApplication

from facilitator import assets
from facilitator.documents.palette import DARK as DARK_FIGURES
from facilitator.documents.palette import LIGHT as LIGHT_FIGURES
from facilitator.documents.palette import Palette
from facilitator.domain.value import value

FAMILY = "Facilitator Sans"
_FACES = ("Regular", "SemiBold")
_LATER_FACES = ("Bold", "Italic")


class Choice(StrEnum):
    """What the setting "theme" may hold."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Size(IntEnum):
    """Type sizes in pixels."""

    TITLE = 21
    HEADING = 19
    BODY = 15
    SMALL = 13


@value
class Tokens(Palette):
    """The palette's roles and those only the window needs.

    A colour that ends in `_ink` is for words on that colour's soft ground.
    """

    quiet: str = "#566866"
    guide: str = "#fbfaf6"
    field: str = "#ffffff"
    edge: str = "#7f908d"
    hover: str = "#eeede6"
    on_teal: str = "#ffffff"
    teal_hover: str = "#095757"
    teal_ink: str = "#0a5c5c"
    amber_ink: str = "#855000"
    coral_ink: str = "#a33a27"
    green_ink: str = "#256a41"
    violet_ink: str = "#54447f"
    nav_card: str = "#1a4a4b"
    nav_hover: str = "#174647"
    nav_ink: str = "#eef4f2"
    nav_quiet: str = "#a9c1be"
    nav_front: str = "#f6f5f0"
    nav_front_ink: str = "#16302f"
    nav_full: str = "#7fcb9c"
    nav_half: str = "#f0bd62"
    nav_empty: str = "#7f9f9d"


LIGHT = Tokens(**vars(LIGHT_FIGURES))
DARK = Tokens(
    **vars(DARK_FIGURES),
    quiet="#a3b5b2",
    guide="#162829",
    field="#142526",
    edge="#6f8785",
    hover="#24393a",
    on_teal="#08211f",
    teal_hover="#7ad0c9",
    teal_ink="#8fd6d0",
    amber_ink="#f0bd6c",
    coral_ink="#f3a594",
    green_ink="#94d3aa",
    violet_ink="#c4b8ea",
    nav_card="#1c3536",
    nav_hover="#162a2b",
    nav_front="#2c4a4b",
    nav_front_ink="#f3f7f6",
)


_shown = LIGHT


def tokens() -> Tokens:
    """The tokens the application is painted with now."""
    return _shown


@cache
def font(size: int = Size.BODY, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The window's font at a size in pixels, never below 12; shared, so not to be changed."""
    made = QFont(FAMILY)
    made.setPixelSize(max(12, size))
    made.setWeight(weight)
    return made


def fill(painter: QPainter, area: QRect, colour: str) -> None:
    """Paint a whole rectangle; QPainter.fillRect takes PySide6 some milliseconds to describe."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRect(area)


def apply(application: QApplication, choice: str) -> None:
    """Paint the application light or dark, now and for what is opened later."""
    global _shown
    _shown = _chosen(choice)
    application.setPalette(_palette(_shown))
    application.setStyleSheet(style_sheet(_shown))


def install_fonts(application: QApplication) -> None:
    """Register the two faces that the frame is written in, and make them the default."""
    _register(_FACES)
    application.setFont(font())


def install_later_fonts() -> None:
    """Register the faces that nothing needs before the first paint."""
    _register(_LATER_FACES)


def _register(faces: tuple[str, ...]) -> None:
    for face in faces:
        file = assets.path("resources", "fonts", f"FacilitatorSans-{face}.ttf")
        QFontDatabase.addApplicationFont(str(file))


def _chosen(choice: str) -> Tokens:
    if choice == Choice.SYSTEM:
        scheme = QGuiApplication.styleHints().colorScheme()
        return DARK if scheme is Qt.ColorScheme.Dark else LIGHT
    return DARK if choice == Choice.DARK else LIGHT


def _palette(t: Tokens) -> QPalette:
    role = QPalette.ColorRole
    made = QPalette()
    for name, colour in {
        role.Window: t.paper,
        role.WindowText: t.ink,
        role.Base: t.field,
        role.AlternateBase: t.guide,
        role.Text: t.ink,
        role.PlaceholderText: t.quiet,
        role.Button: t.card,
        role.ButtonText: t.ink,
        role.BrightText: t.on_teal,
        role.Highlight: t.teal,
        role.HighlightedText: t.on_teal,
        role.Link: t.teal_ink,
        role.LinkVisited: t.violet_ink,
        role.ToolTipBase: t.ink,
        role.ToolTipText: t.card,
        role.Light: t.card,
        role.Midlight: t.line,
        role.Mid: t.line,
        role.Dark: t.edge,
        role.Shadow: t.edge,
        role.Accent: t.teal,
    }.items():
        made.setColor(name, QColor(colour))
    for name in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(t.edge))
    return made


def style_sheet(t: Tokens) -> str:
    """The one style sheet, kept small: it is parsed before the window is painted."""
    return f"""
QToolTip {{ background: {t.ink}; color: {t.card}; border: 0; padding: 5px 8px; }}
QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox, QTimeEdit {{
  background: {t.field}; color: {t.ink}; border: 1px solid {t.edge}; border-radius: 6px;
  padding: 5px 8px; selection-background-color: {t.teal}; selection-color: {t.on_teal};
  placeholder-text-color: {t.quiet}; }}
QPlainTextEdit {{ padding: 4px 9px; }}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {{
  border: 2px solid {t.teal}; padding: 4px 7px; }}
QPlainTextEdit:focus {{ padding: 3px 8px; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{
  background: {t.paper}; color: {t.quiet}; border-color: {t.line}; }}
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] {{ border: 2px solid {t.coral}; }}
QComboBox {{ combobox-popup: 0; }}
QComboBox::drop-down {{ border: 0; width: 24px; }}
QComboBox QAbstractItemView, QMenu, QListView[popup="true"] {{
  background: {t.card}; color: {t.ink}; border: 1px solid {t.edge}; padding: 4px;
  selection-background-color: {t.teal_soft}; selection-color: {t.ink}; outline: 0; }}
QMenu::item {{ padding: 6px 24px 6px 12px; border-radius: 4px; }}
QMenu::item:selected {{ background: {t.teal_soft}; }}
QMenu::item:disabled {{ color: {t.edge}; }}
QPushButton {{ border: 2px solid transparent; border-radius: 7px; padding: 5px 12px; outline: 0;
  min-height: 20px; font-weight: 600; }}
QPushButton[look="primary"] {{ background: {t.teal}; color: {t.on_teal}; }}
QPushButton[look="primary"]:hover, QPushButton[look="primary"]:pressed {{
  background: {t.teal_hover}; }}
QPushButton[look="primary"]:focus {{ border-color: {t.ink}; }}
QPushButton, QPushButton[look="secondary"] {{ background: {t.card}; color: {t.teal_ink};
  border: 1px solid {t.edge}; padding: 6px 13px; }}
QPushButton[look="primary"], QPushButton[look="quiet"] {{ border: 2px solid transparent;
  padding: 5px 12px; }}
QPushButton[look="secondary"]:focus {{ border: 2px solid {t.teal}; padding: 5px 12px; }}
QPushButton[look="quiet"] {{ background: transparent; color: {t.teal_ink}; }}
QPushButton[look="secondary"]:hover, QPushButton[look="quiet"]:hover {{
  background: {t.teal_soft}; }}
QPushButton[look="quiet"]:focus {{ border-color: {t.teal}; }}
QPushButton:disabled, QPushButton[look]:disabled {{ background: transparent; color: {t.quiet};
  border: 1px solid {t.line}; padding: 6px 13px; }}
QToolButton {{ background: transparent; border: 2px solid transparent; border-radius: 6px;
  padding: 4px; }}
QToolButton:hover {{ background: {t.hover}; }}
QToolButton:focus {{ border-color: {t.teal}; }}
QCheckBox, QRadioButton {{ spacing: 8px; border: 2px solid transparent; border-radius: 4px; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {t.teal}; }}
QScrollArea, QAbstractScrollArea[plain="true"] {{ background: transparent; border: 0; }}
QScrollBar {{ background: transparent; border: 0; margin: 0; }}
QScrollBar:vertical {{ width: 12px; }}
QScrollBar:horizontal {{ height: 12px; }}
QScrollBar::handle {{ background: {t.edge}; border: 3px solid transparent; border-radius: 6px;
  background-clip: padding; }}
QScrollBar::handle:vertical {{ min-height: 40px; }}
QScrollBar::handle:horizontal {{ min-width: 40px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QTableView, QTreeView, QListView {{ background: {t.card}; alternate-background-color: {t.guide};
  color: {t.ink}; border: 0; gridline-color: {t.line}; outline: 0;
  selection-background-color: {t.teal_soft}; selection-color: {t.ink}; }}
QListView[plain="true"], QListView[plain="true"]:focus {{ background: transparent; border: 0; }}
QTableView::item, QListView::item {{ padding: 6px 8px; }}
QTableView:focus, QListView:focus {{ border: 2px solid {t.teal}; }}
QComboBox QListView, QComboBox QListView:focus {{ border: 1px solid {t.edge}; padding: 0; }}
QCalendarWidget QTableView::item {{ padding: 0; }}
QCalendarWidget QTableView:focus {{ border: 0; }}
QHeaderView {{ background: {t.card}; }}
QHeaderView::section {{ background: {t.card}; color: {t.quiet}; border: 0;
  border-bottom: 1px solid {t.line}; padding: 6px 8px; font-weight: 600; font-size: 13px; }}
QTabBar::tab {{ background: transparent; color: {t.quiet}; padding: 8px 14px; border: 0;
  border-bottom: 3px solid transparent; font-weight: 600; }}
QTabBar::tab:selected {{ color: {t.teal_ink}; border-bottom-color: {t.teal}; }}
QTabBar::tab:focus {{ background: {t.teal_soft}; }}
QTabWidget::pane {{ border: 0; border-top: 1px solid {t.line}; }}
QProgressBar {{ background: {t.teal_soft}; border: 0; border-radius: 5px; height: 10px;
  color: transparent; }}
QProgressBar::chunk {{ background: {t.teal}; border-radius: 5px; }}
"""
