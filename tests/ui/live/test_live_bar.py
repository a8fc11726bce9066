"""The head of a workshop runs it live, goes on with a run, and offers its six prints."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator.documents.catalogue import DOCUMENTS
from facilitator.operations import workshops
from facilitator.ui.live.bar import PRINTS, LiveBar
from facilitator.ui.live.opening import EMPTY
from facilitator.ui.live.window import LiveWindow


@pytest.fixture
def bar(session, workshop, qtbot):
    made = LiveBar(session)
    qtbot.addWidget(made)
    made.show_workshop(workshop.id)
    made.show()
    yield made
    made.hide()


def test_six_prints_are_offered(bar, workshop, qtbot):
    actions = bar.menu().actions()
    assert len(actions) == 6
    assert set(PRINTS) <= set(DOCUMENTS)
    with qtbot.waitSignal(bar.document_requested) as asked:
        actions[3].trigger()
    assert asked.args == ["table-cards", {"subject_id": workshop.id}]


def test_the_button_opens_the_timer_and_then_goes_on(bar, session, qtbot):
    bar.run.click()
    window = bar.findChildren(LiveWindow)[0]
    assert window.isFullScreen()
    bar.run.click()
    assert len(bar.findChildren(LiveWindow)) == 1
    QTest.keyClick(window, Qt.Key.Key_Space)
    assert bar.run.text() == "Go on live"
    with qtbot.waitSignal(session.notice) as said:
        QTest.keyClick(window, Qt.Key.Key_Escape)
        QTest.keyClick(window, Qt.Key.Key_Escape)
    assert said.args == ["The run of Who are we for? goes on.", ""]


def test_another_workshop_waits_until_the_first_is_left(bar, session, workshop, qtbot):
    bar.run.click()
    other = workshops.add(session.casebook, session.network_id, "Who else?")
    workshops.add_block(session.casebook, other.id, "Arrive")
    bar.show_workshop(other.id)
    with qtbot.waitSignal(session.notice) as said:
        bar.run.click()
    assert said.args[0].startswith("Who are we for? is still open live.")
    bar.findChildren(LiveWindow)[0].close()


def test_an_empty_agenda_is_said(bar, session, workshop, qtbot):
    for block in workshops.agenda(session.casebook, workshop.id):
        workshops.remove_block(session.casebook, block.id)
    with qtbot.waitSignal(session.notice) as said:
        bar.run.click()
    assert said.args == [EMPTY, ""]
    assert bar.findChildren(LiveWindow) == []
