"""How the window looks, where the casebook is, and what the program is made of."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication

from facilitator import __version__, paths
from facilitator.log import Log
from facilitator.ui import theme
from facilitator.ui.backups.card import BackupsCard
from facilitator.ui.lock.card import PassphraseCard
from facilitator.ui.pages.page import Page
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.card import Card, ScrollPage, row
from facilitator.ui.widgets.choices import CheckRow, Choice
from facilitator.ui.widgets.field import Field
from facilitator.ui.widgets.inputs import LineEdit
from facilitator.ui.widgets.text import Muted, Text

THEMES = {
    theme.Choice.SYSTEM: "Like the system",
    theme.Choice.LIGHT: "Light",
    theme.Choice.DARK: "Dark",
}
GUIDE = "guide"
WRONG = {
    "cipher": "pages of the file are damaged",
    "integrity": "its records are torn",
    "foreign_keys": "records point to others that are gone",
    "search_index": "its search index is broken",
}


class SettingsPage(Page):
    """Settings; every choice holds at once."""

    step_id = "settings"
    title = "Settings"
    icon = "settings"
    watches = frozenset()

    def _build(self) -> None:
        scroll = ScrollPage()
        self.fill(scroll)
        self._theme = Choice("Colours", {str(key): words for key, words in THEMES.items()})
        self._passphrase = PassphraseCard(self.session)
        self._backups = BackupsCard(self.session)
        self._guide = CheckRow("Show the guide beside each page (F1)")
        look = Card("Look")
        look.add(Field("Colours", self._theme))
        look.add(self._guide)
        scroll.add(self._yourself_card())
        scroll.add(look)
        scroll.add(self._casebook_card())
        scroll.add(self._passphrase)
        scroll.add(self._backups)
        scroll.add(self._about_card())
        scroll.finish()

    def _yourself_card(self) -> Card:
        card = Card("You, on paper")
        self._name, self._contact = LineEdit("Your name"), LineEdit("How to reach you")
        card.add(Field("Your name", self._name, "For signatures and the foot of letters."))
        card.add(Field("How to reach you", self._contact, "A phone number or an e-mail address."))
        return card

    def _casebook_card(self) -> Card:
        card = Card("Casebook")
        self._where = Text()
        self._check_words = Muted()
        self._check_words.hide()
        self._folder = Button("Open its folder", "secondary", icon_name="folder")
        self._check = Button("Check it now", "secondary", icon_name="check")
        card.add(self._where)
        card.add(
            Muted(
                "Everything is kept in one encrypted file on this computer. Its key lies beside "
                "it, readable by your account only, and under your passphrase where there is one."
            )
        )
        self._report = Button("Save report", "secondary", icon_name="save")
        card.add(row(self._folder, self._check, self._report, None, gap=8))
        card.add(self._check_words)
        return card

    def _about_card(self) -> Card:
        card = Card("About")
        card.add(Text(f"Facilitator {__version__}"))
        card.add(
            Muted(
                f"Python {platform.python_version()}, Qt {qVersion()}. It works without a "
                "network and sends nothing. MIT licence; the fonts are under the SIL Open Font "
                "License."
            )
        )
        return card

    def _connect(self) -> None:
        self._theme.edited.connect(lambda value: self.session.remember("theme", value))
        self._guide.edited.connect(
            lambda shown: self.session.remember(GUIDE, "open" if shown else "folded")
        )
        self._name.edited.connect(lambda name: self.session.remember("facilitator", name))
        self._contact.edited.connect(lambda words: self.session.remember("contact", words))
        self._folder.clicked.connect(self._on_folder_clicked)
        self._check.clicked.connect(self._on_check_clicked)
        self._report.clicked.connect(self._on_report_clicked)

    def refresh(self) -> None:
        casebook = self.session.casebook
        self._theme.set_value(casebook.setting("theme", theme.Choice.SYSTEM))
        self._guide.set_value(casebook.setting(GUIDE) != "folded")
        self._name.set_value(casebook.setting("facilitator"))
        self._contact.set_value(casebook.setting("contact"))
        self._where.setText(str(casebook.folder))
        self._passphrase.refresh()
        self._backups.refresh()

    def _on_folder_clicked(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.session.casebook.folder)))

    def _on_check_clicked(self) -> None:
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            found = self.session.casebook.check()
        finally:
            QGuiApplication.restoreOverrideCursor()
        self._check_words.show()
        self._check_words.setText(check_words(found))

    def _on_report_clicked(self) -> None:
        from facilitator.ui.dialogs import save_report

        log = Log(paths.log_folder())
        if said := save_report.save(self, log, self.session.casebook.check()):
            self.session.notice.emit(said, "")


def check_words(found: Mapping[str, Any]) -> str:
    """What a check found, in words: that all is well, or what is wrong and what to do."""
    wrong = [words for name, words in WRONG.items() if found.get(name)]
    if wrong:
        return f"Not all is well: {', and '.join(wrong)}. Restore the newest backup below."
    records = sum(found["counts"].values())
    return f"All is well: {records} records, {found['steps']} steps that can be undone."
