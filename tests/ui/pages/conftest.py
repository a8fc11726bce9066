"""Pages as the window shows them: refreshed when what they watch changes."""

from datetime import date

import pytest


@pytest.fixture
def shown(qtbot, session):
    """Makes a page of a kind, of this size and of a session, and shows it."""

    def show(kind, width=830, height=700, of=session):
        made = kind(of)
        qtbot.addWidget(made)
        of.changed.connect(lambda kinds: made.refresh() if kinds & made.watches else None)
        made.resize(width, height)
        made.refresh()
        made.show()
        return made

    return show


@pytest.fixture
def example(worked_example, tmp_path, qapp):
    """A session in the first network of the worked example."""
    from facilitator.operations import networks
    from facilitator.store.casebook import Casebook
    from facilitator.ui.session import Session

    with Casebook.open(worked_example(tmp_path / "example")) as opened:
        made = Session(opened)
        made.open_network(networks.every(opened)[0].id)
        yield made
        made.tasks.shutdown()


@pytest.fixture
def plan_page(shown, session, qtbot, monkeypatch):
    """The plan with one bank holiday, known already."""
    from facilitator.operations import bank_holidays
    from facilitator.ui.pages.plan import PlanPage

    holidays = {date(2027, 5, 3): "May Day"}
    monkeypatch.setattr(bank_holidays, "of", lambda *asked: holidays)
    made = shown(PlanPage)
    qtbot.waitUntil(lambda: made._ground.holidays == holidays)
    yield made
    made.flush()
    made.hide()


@pytest.fixture
def workshops_page(qtbot, session):
    """Makes the workshops page in this size, refreshed after every change."""
    from facilitator.ui.pages.workshops import WorkshopsPage

    pages = []

    def show(width, height):
        made = WorkshopsPage(session)
        pages.append(made)
        qtbot.addWidget(made)
        session.changed.connect(lambda kinds: made.refresh())
        made.resize(width, height)
        made.show()
        return made

    yield show
    for made in pages:
        made.flush()
        made.hide()
