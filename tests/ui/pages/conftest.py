"""A page on its own, refreshed as the window would refresh it."""

import pytest


@pytest.fixture
def shown(qtbot, session):
    """Builds a page of this class and shows it, 830 pixels wide."""

    def show(kind):
        page = kind(session)
        qtbot.addWidget(page)
        session.changed.connect(lambda kinds: page.refresh() if kinds & page.watches else None)
        page.resize(830, 740)
        page.show()
        page.refresh()
        return page

    return show
