"""The card of quiet times at work: what is done on it is done in the casebook."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from facilitator.domain.schedule import SoftBlock
from facilitator.operations import networks, quiet_periods
from facilitator.ui.pages.plan.quiet_card import QuietCard
from facilitator.ui.session import Session


class QuietTimes(QuietCard):
    """A card that runs the operations of quiet times; the page shows it anew after a change."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.added.connect(self._on_added)
        self.edited.connect(lambda *change: self._run(quiet_periods.set_field, *change))
        self.removed.connect(lambda period_id: self._run(quiet_periods.remove, period_id))
        self.own_dates_wanted.connect(
            lambda block: self._run(quiet_periods.keep_own_dates, session.network_id, block)
        )
        self.left_out.connect(self._on_left_out)
        self.nation_chosen.connect(
            lambda nation: self._run(networks.set_nation, session.network_id, nation)
        )

    def _run(self, operation: Callable[..., object], *args: object) -> None:
        """Run it, and show what was refused as it is in the casebook."""
        refused = self._session.run(operation, *args) is None
        dossier = self._session.dossier()
        if refused and dossier:
            for period in dossier.quiet_periods:
                if line := self.rows.get(period.id):
                    line.show_period(period)

    def _on_added(self, title: str, first: date, last: date | None) -> None:
        if self._session.run(quiet_periods.add, self._session.network_id, title, first, last):
            self.clear_new()

    def _on_left_out(self, block: SoftBlock) -> None:
        words = f"{block.name} is left out"
        self._session.run(quiet_periods.do_without, self._session.network_id, block, toast=words)
