from PySide6.QtCore import QPoint, Qt

from facilitator.ui import theme
from facilitator.ui.widgets.figure_view import FigureView


def _figure(palette):
    from facilitator.documents.figures import Pen

    pen = Pen(200, 100, palette)
    pen.rect(0, 0, 100, 100, fill=palette.teal)
    pen.spot((0, 0, 100, 100), "goal", "g1", "Goal one")
    return pen.figure("A square")


def _shown(qtbot) -> FigureView:
    view = FigureView("Squares")
    qtbot.addWidget(view)
    view.set_figure(_figure)
    view.resize(300, 150)
    view.show()
    qtbot.waitUntil(lambda: view.figure() is not None)
    return view


def test_a_figure_is_drawn_as_on_paper(qtbot):
    view = _shown(qtbot)
    image = view.grab().toImage()
    teal, paper = image.pixelColor(50, 75), image.pixelColor(280, 75)
    assert teal.name() == theme.LIGHT.teal
    assert paper.name() != theme.LIGHT.teal
    view.hide()


def test_a_figure_is_described(qtbot):
    view = _shown(qtbot)
    assert view.accessibleDescription() == "A square"
    view.hide()


def test_a_hot_spot_is_clicked_or_chosen_by_key(qtbot):
    view = _shown(qtbot)
    with qtbot.waitSignal(view.clicked) as pressed:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    with qtbot.waitSignal(view.clicked) as keyed:
        qtbot.keyClick(view, Qt.Key.Key_Right)
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert pressed.args[0].id == keyed.args[0].id == "g1"
    view.hide()


def test_a_figure_follows_the_theme(qtbot, qapp):
    view = _shown(qtbot)
    theme.apply(qapp, "dark")
    qtbot.waitUntil(lambda: view._drawn_for is theme.DARK)
    theme.apply(qapp, "light")
    view.hide()
