"""The network at a glance: who leads, how many in each role, and from which organisations."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Organisation, Person
from facilitator.domain.scale import Role
from facilitator.ui.pages.people.rows import PILLS, ROLES, joined_since
from facilitator.ui.widgets.buttons import Button, IconButton
from facilitator.ui.widgets.card import Card, clear, column, row
from facilitator.ui.widgets.dates import date_words
from facilitator.ui.widgets.elided_button import ElidedButton
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.widgets.inputs import LineEdit
from facilitator.ui.widgets.text import SEMIBOLD, Elided, Muted, Pill, Text

HELD_BY_ONE = (Role.LEADER, Role.COORDINATOR, Role.SPONSOR)
AROUND = 14
"""What a quiet button has at each side of its words."""
_COUNTED = {
    Role.MEMBER: ("member", "members"),
    Role.PATIENT_PARTNER: ("patient partner", "patient partners"),
    Role.LEADER: ("leader", "leaders"),
    Role.COORDINATOR: ("coordinator", "coordinators"),
    Role.SPONSOR: ("sponsor", "sponsors"),
}


class CoreCard(Card):
    """Leader, coordinator and sponsor, and how many belong."""

    person_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__("Who carries it")
        self._roles = column(gap=4)
        self.add(self._roles)
        self.box.addSpacing(4)
        self._pills = QWidget()
        self._flow = FlowLayout(self._pills)
        self.add(self._pills)
        self._joined = Muted()
        self.add(self._joined)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show this network."""
        here = [person for person in dossier.people if person.left_on is None]
        clear(self._roles)
        for role in HELD_BY_ONE:
            self._roles.addLayout(self._role_line(role, [p for p in here if p.role == role]))
        clear(self._flow)
        counts = Counter(person.role for person in here)
        for role, (one, many) in _COUNTED.items():
            number = counts[role]
            if number > 1 or (number and role not in HELD_BY_ONE):
                words = f"{number} {one if number == 1 else many}"
                self._flow.addWidget(Pill(words, PILLS.get(role, "plain")))
        self._joined.setText(_joined_words(dossier, here))

    def _role_line(self, role: str, holders: list[Person]):  # type: ignore[no-untyped-def]
        label = Muted(ROLES[role], wrap=False)
        label.setFixedWidth(88)
        line = row(label, gap=8)
        if not holders:
            nobody = Text("Nobody yet", colour="quiet", wrap=False)
            nobody.setContentsMargins(AROUND, 0, 0, 0)
            line.addWidget(nobody)
        for person in holders[:2]:
            name = ElidedButton(person.name, "quiet")
            name.setAccessibleName(f"{ROLES[role]}: {person.name}")
            name.clicked.connect(lambda _=False, id=person.id: self.person_chosen.emit(id))
            line.addWidget(name)
        line.addStretch(1)
        return line


def _joined_words(dossier: Dossier, here: list[Person]) -> str:
    since, start = len(joined_since(here, dossier)), date_words(dossier.network.start)
    left = len(dossier.people) - len(here)
    words = f"{since or 'Nobody has'} joined since the start on {start}."
    return f"{words} {left} left." if left else words


class OrganisationsCard(Card):
    """Each organisation with how many come from it; its name can be changed here."""

    renamed = Signal(str, str)
    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__("Organisations")
        self._lines = column(gap=2)
        self.add(self._lines)
        self._shown: tuple[tuple[Organisation, int], ...] = ()

    def show_dossier(self, dossier: Dossier) -> None:
        """Show this network's organisations, the largest first."""
        self.setVisible(bool(dossier.organisations))
        counts = Counter(p.organisation_id for p in dossier.people if p.left_on is None)
        shown = sorted(((o, counts[o.id]) for o in dossier.organisations), key=lambda e: -e[1])
        if tuple(shown) == self._shown:
            return
        self._shown = tuple(shown)
        clear(self._lines)
        for place, number in shown:
            line = _OrganisationLine(place, number)
            line.renamed.connect(self.renamed)
            line.chosen.connect(self.chosen)
            self._lines.addWidget(line)


class _OrganisationLine(QWidget):
    renamed = Signal(str, str)
    chosen = Signal(str)

    def __init__(self, place: Organisation, number: int) -> None:
        super().__init__()
        self._id = place.id
        self._name = Elided(place.name, weight=SEMIBOLD)
        self._edit = LineEdit(f"Name of {place.name}")
        self._edit.setText(place.name)
        self._edit.hide()
        self._edit.editingFinished.connect(self._on_finished)
        count = "1 person" if number == 1 else f"{number} people"
        show = Button(count, "quiet")
        show.setAccessibleName(f"Show the {count} from {place.name}")
        show.clicked.connect(lambda: self.chosen.emit(self._id))
        self._rename = IconButton("edit", f"Rename {place.name}", size=16)
        self._rename.clicked.connect(self._on_rename_clicked)
        line = row(gap=4)
        line.addWidget(self._name, 1)
        line.addWidget(self._edit, 1)
        line.addWidget(show)
        line.addWidget(self._rename)
        self.setLayout(line)

    def _on_rename_clicked(self) -> None:
        self._name.hide()
        self._edit.show()
        self._edit.setFocus()
        self._edit.selectAll()

    def _on_finished(self) -> None:
        name = self._edit.value()
        self._edit.hide()
        self._name.show()
        if name != self._name.text():
            self.renamed.emit(self._id, name)
