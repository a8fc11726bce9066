"""How people are reached: channels by role, whom nothing reaches, and who tends each channel."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator.domain import digital_reading
from facilitator.domain.deliver_records import Channel
from facilitator.domain.dossier import Dossier
from facilitator.domain.kinds import Side
from facilitator.ui.pages.digital.reach_table import ReachTable
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.card import Card, column, row
from facilitator.ui.widgets.choices import Choice
from facilitator.ui.widgets.field import Field
from facilitator.ui.widgets.inputs import LineEdit
from facilitator.ui.widgets.suggest import SuggestEdit
from facilitator.ui.widgets.text import Muted, Text
from facilitator.ui.widgets.tiles import Tiles

SIDES = {str(Side.INSIDE): "Between members", str(Side.OUTSIDE): "Outside the network"}
NONE_YET = (
    "Write down each way that people are reached: email, a group chat, the notice board. Then say "
    "for each role how many of every hundred it gets to. Whoever is left out shows at once."
)
ALL_REACHED = "Every role is reached by some channel that gets to half of it or more."
KEYS = "Arrows move, a number sets the share in per cent, Delete clears it."


class ChannelsCard(Card):
    """The matrix, and below it the channel in front. Signals carry the channel's id first."""

    added = Signal(str)
    edited = Signal(str, str, object)
    reached = Signal(str, str, str)
    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__("Channels, and whom they reach")
        self._channels: tuple[Channel, ...] = ()
        self._id = ""
        self.new = LineEdit("A new channel", "Such as a group chat")
        self._add = Button("Add channel", "secondary", icon_name="add")
        self._none, self.keys = Muted(NONE_YET), Muted(KEYS)
        self.gaps = Text()
        self.table = ReachTable()
        self.sheet = ChannelSheet()
        line = row(gap=8)
        line.addWidget(self.new, 1)
        line.addWidget(self._add)
        for part in (line, self._none, self.table, self.gaps, self.keys, self.sheet):
            self.add(part)
        self._add.clicked.connect(self._on_add_clicked)
        self.new.returnPressed.connect(self._on_add_clicked)
        self.table.chosen.connect(self.show_channel)
        self.table.reached.connect(self.reached)
        self.sheet.edited.connect(lambda name, value: self.edited.emit(self._id, name, value))
        self.sheet.remove.clicked.connect(lambda: self.removed.emit(self._id))

    def show_channels(self, dossier: Dossier) -> None:
        """Show the channels of a network, those between members first."""
        sides = list(Side)
        self._channels = tuple(sorted(dossier.channels, key=lambda c: sides.index(c.side)))
        self.sheet.set_people([person.name for person in dossier.people])
        some = bool(self._channels)
        self._none.setVisible(not some)
        for part in (self.table, self.keys, self.sheet):
            part.setVisible(some)
        self.table.show_channels(self._channels, digital_reading.roles_here(dossier))
        self._say_gaps(dossier)
        ids = [channel.id for channel in self._channels]
        self.show_channel(self._id if self._id in ids else next(iter(ids), ""))

    def show_channel(self, channel_id: str) -> None:
        """Put one channel in front; text being typed stays with its own."""
        if channel_id != self._id:
            self.sheet.flush()
            self._id = channel_id
        found = next((c for c in self._channels if c.id == channel_id), None)
        if found is not None:
            self.table.go_to(channel_id)
            self.sheet.show_channel(found)

    def _say_gaps(self, dossier: Dossier) -> None:
        gaps = digital_reading.gaps(dossier)
        said = any(channel.reach for channel in self._channels)
        self.gaps.setText("\n".join(gaps) if gaps else ALL_REACHED)
        self.gaps.set_colour("coral_ink" if gaps else "ink_2")
        self.gaps.setVisible(said)

    def _on_add_clicked(self) -> None:
        name = self.new.value()
        if not name:
            self.new.setFocus()
            return
        self.new.clear()
        self.added.emit(name)


class ChannelSheet(QWidget):
    """The fields of one channel. `edited` carries a field's name and value."""

    edited = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._owner = SuggestEdit("Who tends it")
        self.editors: dict[str, Any] = {
            "name": LineEdit("Channel"),
            "side": Choice("Whom it is for", SIDES),
            "purpose": LineEdit("What it is for"),
            "owner": self._owner,
        }
        labels = {"name": "Channel", "side": "Whom it is for"}
        labels |= {"purpose": "What it is for, and what not", "owner": "Who tends it"}
        fields = [Field(labels[name], editor) for name, editor in self.editors.items()]
        self.remove = Button("Remove channel", "quiet", icon_name="delete")
        self.setLayout(column(Tiles(fields, least=250, gap=14), row(None, self.remove), gap=6))
        for name, editor in self.editors.items():
            editor.edited.connect(lambda value, name=name: self.edited.emit(name, value))

    def show_channel(self, channel: Channel) -> None:
        """Show this channel; text being typed is left alone."""
        for name, editor in self.editors.items():
            editor.set_value(getattr(channel, name))

    def set_people(self, names: list[str]) -> None:
        """Suggest these as those who tend it."""
        self._owner.set_suggestions(names)

    def flush(self) -> None:
        """Save now what is being typed."""
        for editor in self.editors.values():
            editor.flush()
