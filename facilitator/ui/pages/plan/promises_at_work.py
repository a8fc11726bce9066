"""The list of promises at work: what is done in it is done in the casebook."""

from __future__ import annotations

from datetime import date

from facilitator.domain.lanes import Lane
from facilitator.operations import promises
from facilitator.ui.pages.plan.promises_card import PromisesCard
from facilitator.ui.session import Session

READ_BY = {
    Lane.PRIVATE: "Only you read this promise now",
    Lane.COACHEE: "Only the coachee and you read this promise now",
    Lane.NETWORK: "The network may read this promise now",
    Lane.SPONSOR: "The network and its sponsor may read this promise now",
}


class Promises(PromisesCard):
    """A list that runs the operations of promises; the page shows it anew after a change."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.kept.connect(self._on_kept)
        self.edited.connect(self._on_edited)
        self.removed.connect(self._on_removed)
        self.new.added.connect(self._on_added)

    def _on_kept(self, promise_id: str, kept: bool) -> None:
        on = self._session.today() if kept else None
        words = "Promise kept" if kept else "Promise open again"
        self._session.run(promises.keep, promise_id, on, toast=words)

    def _on_edited(self, promise_id: str, name: str, value: object) -> None:
        if name == "owner":
            self._session.run(promises.set_owner, promise_id, str(value or ""))
        elif name == "lane":
            lane = Lane(str(value))
            self._session.run(promises.set_lane, promise_id, lane, toast=READ_BY[lane])
        else:
            self._session.run(promises.set_field, promise_id, name, value)
        if dossier := self._session.dossier():
            self.show_promises(dossier, self._session.today())

    def _on_removed(self, promise_id: str) -> None:
        self.open_promise("")
        self._session.run(promises.remove, promise_id, toast="Promise removed")

    def _on_added(self, what: str, who: str, when: date | None) -> None:
        network = self._session.network_id
        owner_id, owner = promises.named(self._session.casebook, network, who)
        self._session.run(
            promises.make,
            network,
            what,
            owner_id=owner_id,
            owner=owner,
            due=when,
            made_on=self._session.today(),
        )
