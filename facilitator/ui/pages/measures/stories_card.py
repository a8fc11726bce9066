"""Value stories: what changed for somebody, and how well it is borne out."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator.domain.dossier import Dossier
from facilitator.domain.lanes import Lane
from facilitator.domain.records import Story
from facilitator.ui.lane_words import LANES
from facilitator.ui.widgets.buttons import Button, IconButton
from facilitator.ui.widgets.card import Card, column, row
from facilitator.ui.widgets.choices import Choice
from facilitator.ui.widgets.dates import DateEdit, date_words
from facilitator.ui.widgets.field import Field
from facilitator.ui.widgets.inputs import LineEdit, TextEdit
from facilitator.ui.widgets.record_list import Line, RecordList
from facilitator.ui.widgets.text import Muted, SectionTitle
from facilitator.ui.widgets.tiles import Tiles

EVIDENCE = {"0": "None", "1": "Told", "2": "Seen", "3": "Corroborated"}
EVIDENCE_HINT = "Told by one person, seen by us or in a record, or borne out by a second source."
PILLS = ("plain", "amber", "teal", "green")


class StoriesCard(Card):
    """The list with the chosen story below it. `edited` carries id, field and value."""

    edited = Signal(str, str, object)
    told = Signal(str)
    remove_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__("Stories")
        self._story_id = ""
        self._dossier: Dossier | None = None
        self.add(
            Muted(
                "What changed, for whom, and who else can confirm it. "
                "A number says how much; a story says what it was like."
            )
        )
        self._list = RecordList("Stories", lead_width=100)
        self._list.chosen.connect(lambda line: self.choose(line.id))
        self.new = LineEdit("Title of a new story", "Write down a story, then Enter")
        add = Button("Add story")
        add.clicked.connect(self._on_entered)
        self.new.returnPressed.connect(self._on_entered)
        box = row(gap=8)
        box.addWidget(self.new, 1)
        box.addWidget(add)
        self.add(self._list)
        self.add(box)
        self.add(self._build_editor())

    def _build_editor(self) -> QWidget:
        close = IconButton("close", "Close this story", size=16)
        close.clicked.connect(lambda: self.choose(""))
        self._editors: dict[str, Any] = {
            "title": LineEdit("What changed"),
            "text": TextEdit("The story", "What happened, in their words", lines=4, most=14),
            "told_on": DateEdit("Told on"),
            "goal_id": Choice("Goal it speaks to", {}, optional=True, as_list=True),
            "evidence": Choice("How well it is borne out", EVIDENCE),
            "lane": Choice("Who may read it", LANES),
        }
        for name, editor in self._editors.items():
            editor.edited.connect(lambda value, name=name: self._on_edited(name, value))
        remove = Button("Remove", "quiet", icon_name="delete")
        remove.clicked.connect(lambda: self.remove_requested.emit(self._story_id))
        e = self._editors
        head = row(gap=8)
        head.addWidget(SectionTitle("This story"), 1)
        head.addWidget(close)
        pair = [Field("Goal it speaks to", e["goal_id"]), Field("Told on", e["told_on"])]
        self._editor = QWidget()
        self._editor.setLayout(
            column(
                8,
                head,
                Field("What changed", e["title"]),
                Field("The story", e["text"]),
                Field("How well it is borne out", e["evidence"], EVIDENCE_HINT),
                Tiles(pair, least=190, gap=12, shares=(3, 1)),
                Field("Who may read it", e["lane"]),
                row(None, remove),
                gap=10,
            )
        )
        self._editor.hide()
        return self._editor

    def show_dossier(self, dossier: Dossier) -> None:
        """Show every story, the newest first, and the chosen one below."""
        self._dossier = dossier
        newest = sorted(dossier.stories, key=lambda s: (s.told_on is None, s.told_on), reverse=True)
        self._list.set_lines([_line(story) for story in newest])
        self._list.setVisible(bool(newest))
        self._editors["goal_id"].set_options({goal.id: goal.title for goal in dossier.goals})
        self._fill_editor()

    def choose(self, story_id: str) -> None:
        """Open one story below the list; choosing it again closes it."""
        self.flush_all()
        self._story_id = "" if story_id == self._story_id else story_id
        self._fill_editor()

    def open(self, story_id: str) -> None:
        """Open this story, whether or not it is open already."""
        if story_id != self._story_id:
            self.choose(story_id)

    def flush_all(self) -> None:
        """Save now what is being typed."""
        for editor in self._editors.values():
            editor.flush()

    def editor(self, name: str) -> QWidget:
        """The editor of one field."""
        found: QWidget = self._editors[name]
        return found

    def _fill_editor(self) -> None:
        told = self._dossier.stories if self._dossier else ()
        story = next((story for story in told if story.id == self._story_id), None)
        self._editor.setVisible(story is not None)
        if story is None:
            self._story_id = ""
            return
        for name, editor in self._editors.items():
            value = getattr(story, name)
            editor.set_value(str(value) if name == "evidence" else value)

    def _on_edited(self, name: str, value: object) -> None:
        known = int(str(value)) if name == "evidence" else value
        self.edited.emit(self._story_id, name, known)

    def _on_entered(self) -> None:
        title = self.new.value()
        if title:
            self.new.flush()
            self.new.clear()
            self.told.emit(title)


def _line(story: Story) -> Line:
    if story.lane is Lane.PRIVATE:
        trail, kind = "Only you", "violet"
    else:
        trail, kind = _evidence_words(story.evidence), PILLS[story.evidence]
    when = date_words(story.told_on) if story.told_on else "no date"
    return Line(story.id, story.title, lead=when, trail=trail, kind=kind)


def _evidence_words(level: int) -> str:
    return "No evidence yet" if level == 0 else EVIDENCE[str(level)]
