from datetime import date

from PySide6.QtCore import QPoint, Qt

from facilitator.ui.path_bar import Path, PathBar, Stretch

PHASES = (Stretch("Listen", 0, 3), Stretch("Build", 3, 18))


def _path(session, today=date(2027, 4, 7)) -> Path:
    return Path(date(2027, 1, 5), today, session.dossier().milestones, PHASES)


def test_the_path_says_where_the_network_stands(session):
    words = _path(session).words()
    assert words.startswith("Month 4 of 18. Gate 1 due 5 April 2027")


def test_a_gate_opens_its_milestone(session, qtbot):
    bar = PathBar()
    qtbot.addWidget(bar)
    bar.resize(900, 58)
    bar.set_path(_path(session))
    gate = next(m for m in session.dossier().milestones if m.key == "gate-1")
    with qtbot.waitSignal(bar.milestone_clicked) as opened:
        spot = QPoint(round(bar._x(3)), 28)
        qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=spot)
    assert opened.args == [gate.id]


def test_a_day_outside_the_programme_is_drawn_at_its_edge(session, qtbot):
    bar = PathBar()
    qtbot.addWidget(bar)
    for today in (date(2020, 1, 1), date(2040, 1, 1)):
        bar.set_path(_path(session, today))
        bar.resize(700, 58)
        assert not bar.grab().isNull()
