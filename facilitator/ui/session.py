"""The casebook as the window sees it: runs operations, undoes them, tells what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from facilitator import clock
from facilitator.domain.records import Network
from facilitator.errors import UserError
from facilitator.ui.tasks import Tasks

if TYPE_CHECKING:
    from facilitator.domain.dossier import Diagnosis, Dossier
    from facilitator.store.backups import Backups
    from facilitator.store.casebook import Casebook
    from facilitator.store.portfolio import Standing

Result = TypeVar("Result")
UNDO = "Undo"
LONGEST_WAIT_MS = 2000
"""A lock waits no longer than this for work beside the window, which has no casebook."""
FORMS = frozenset({"round", "response", "evidence", "type_sheet"})
"""The kinds of record a diagnosis is made of."""


class Session(QObject):
    """One open casebook and the network in front.

    `changed` carries a frozenset of kinds of record; `notice` a message and the word on its
    button, "Undo" or ""; `unsaid` a message that no longer holds; `remembered` the name and
    value of a setting; `network_made` the id of one just made here; `restore_requested` the
    path of a backup to put in the casebook's place, and its own passphrase or None.
    """

    changed = Signal(object)
    network_changed = Signal(str)
    notice = Signal(str, str)
    unsaid = Signal(str)
    remembered = Signal(str, str)
    network_made = Signal(str)
    lock_requested = Signal()
    restore_requested = Signal(object, object)

    def __init__(self, casebook: Casebook) -> None:
        super().__init__()
        self.casebook = casebook
        self.tasks = Tasks()
        self._gathering: set[str] | None = None
        self._standings: dict[str, Standing] = {}
        self._minutes_taken: dict[str, Mapping[str, tuple[int, ...]]] = {}
        self._stood_on = self.today()
        self._dossier: Dossier | None = None
        self._diagnosis: Diagnosis | None = None
        self._backups: Backups | None = None
        self.network_id = self._remembered_network()
        casebook.on_change = self._on_casebook_changed

    def open_network(self, network_id: str) -> None:
        """Put a network in front, and remember it; "" where there is none."""
        self.network_id = network_id
        self.casebook.remember("network", network_id)
        self._forget()
        self.network_changed.emit(network_id)

    def networks(self) -> tuple[Network, ...]:
        """Every network in the casebook, by name."""
        return self.casebook.find(Network, order="name")

    def dossier(self) -> Dossier | None:
        """Everything about the network in front, read anew after a change; None without one.

        Its diagnosis is left empty: ask `diagnosis()`, which takes longer.
        """
        if self._dossier is None and self.network_id:
            from facilitator.domain.lanes import Reader
            from facilitator.store import dossier

            self._dossier = dossier.read(
                self.casebook, self.network_id, Reader.FACILITATOR, diagnosed=False
            )
        return self._dossier

    def diagnosis(self) -> Diagnosis | None:
        """What the forms of the network in front add up to; None without a network."""
        if self._diagnosis is None and self.network_id:
            from facilitator.store import readings

            self._diagnosis = readings.diagnosis(self.casebook, self.network_id)
        return self._diagnosis

    def known_standings(self) -> Mapping[str, Standing]:
        """How networks stand, by id, as far as that was read and nothing has changed since."""
        if self._stood_on != self.today():
            self._standings.clear()
            self._stood_on = self.today()
        return self._standings

    def standing(self, network_id: str) -> Standing:
        """How a network stands; KeyError for an unknown one."""
        found = self.known_standings().get(network_id)
        if found is None:
            from facilitator.store import portfolio

            network = self.casebook.get(Network, network_id)
            found = portfolio.standing(self.casebook, network, self.today())
            self._standings[network_id] = found
        return found

    def today(self) -> date:
        """Today where the user is."""
        return clock.today()

    def run(
        self, operation: Callable[..., Result], *args: Any, toast: str = "", **kwargs: Any
    ) -> Result | None:
        """Run `operation(casebook, *args, **kwargs)`.

        A UserError becomes a notice and the result is None; `toast` is said with Undo after
        success.
        """
        try:
            with self._gathered():
                result = operation(self.casebook, *args, **kwargs)
        except UserError as error:
            self.notice.emit(str(error), "")
            return None
        if toast:
            self.notice.emit(toast, UNDO)
        return result

    @property
    def undo_label(self) -> str:
        """What undo would take back, or ""."""
        return self.casebook.undo_label() or ""

    @property
    def redo_label(self) -> str:
        """What redo would bring back, or ""."""
        return self.casebook.redo_label() or ""

    def undo(self) -> None:
        """Take the last step back and say so."""
        if label := self.casebook.undo():
            self.notice.emit(f"Undone: {label}", "")

    def redo(self) -> None:
        """Bring the last undone step back and say so."""
        if label := self.casebook.redo():
            self.notice.emit(f"Redone: {label}", "")

    def remember(self, name: str, value: str) -> None:
        """Keep a choice about the window, and tell whoever shows it."""
        self.casebook.remember(name, value)
        self.remembered.emit(name, value)

    @property
    def backups(self) -> Backups:
        """The casebook's backups; imported when first asked for."""
        if self._backups is None:
            from facilitator.store.backups import Backups

            self._backups = Backups(self.casebook)
        return self._backups

    def close(self) -> None:
        """Wait for what runs in the background and let go of the casebook."""
        if self._backups:
            self._backups.stop()
        self.tasks.shutdown()
        self.casebook.close()

    def lock(self) -> None:
        """Let go of the casebook, its key and all that was read from it, whatever still runs."""
        if self._backups:
            self._backups.stop()
        self.tasks.shutdown(LONGEST_WAIT_MS)
        self._forget()
        self._standings.clear()
        self._minutes_taken.clear()
        self.network_id = ""
        self.casebook.lock()

    def _remembered_network(self) -> str:
        remembered = self.casebook.setting("network")
        if self.casebook.find(Network, id=remembered):
            return remembered
        first = self.casebook.find(Network, order="start name")[:1]
        return first[0].id if first else ""

    def minutes_taken(self, besides: str) -> Mapping[str, tuple[int, ...]]:
        """The minutes each method took in all workshops but this one, the last time first."""
        if besides not in self._minutes_taken:
            from facilitator.operations import workshops

            self._minutes_taken[besides] = workshops.earlier_minutes(self.casebook, besides)
        return self._minutes_taken[besides]

    def _forget(self) -> None:
        self._dossier = None
        self._diagnosis = None

    @contextmanager
    def _gathered(self) -> Iterator[None]:
        """Tell what the steps inside changed once, at the end."""
        outer, self._gathering = self._gathering, set()
        kinds = self._gathering
        try:
            yield
        finally:
            self._gathering = outer
            if kinds:
                self._on_change(frozenset(kinds))

    def _on_casebook_changed(self, kinds: frozenset[str]) -> None:
        changed = self.casebook.changed_networks
        for network_id in list(self._standings) if changed is None else changed:
            self._standings.pop(network_id, None)
        self._on_change(kinds)

    def _on_change(self, kinds: frozenset[str]) -> None:
        self._forget()
        if kinds & {"block", "workshop"}:
            self._minutes_taken.clear()
        if self._gathering is not None:
            self._gathering.update(kinds)
            return
        if "network" in kinds and not self.casebook.find(Network, id=self.network_id):
            self.open_network(next((n.id for n in self.networks()), ""))
        self.changed.emit(kinds)
