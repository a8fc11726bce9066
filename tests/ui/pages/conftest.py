"""Pages as the window shows them: refreshed when what they watch changes."""

import pytest


@pytest.fixture
def shown(qtbot, session):
    """Makes a page of a kind, of this size, and shows it."""

    def show(kind, width=830, height=700):
        made = kind(session)
        qtbot.addWidget(made)
        session.changed.connect(lambda kinds: made.refresh() if kinds & made.watches else None)
        made.resize(width, height)
        made.refresh()
        made.show()
        return made

    return show
