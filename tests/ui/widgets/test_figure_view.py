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


def _opening(qtbot) -> FigureView:
    view = FigureView("Squares", opens="Opens it", reach=20)
    view.offer_saving()
    qtbot.addWidget(view)
    view.set_figure(_figure)
    view.resize(300, 150)
    view.show()
    qtbot.waitUntil(lambda: view.figure() is not None)
    return view


def test_a_click_counts_for_the_nearest_spot_within_reach(qtbot):
    view = _opening(qtbot)
    qtbot.mouseMove(view, QPoint(165, 20))
    with qtbot.waitSignal(view.clicked) as near:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(165, 20))
    with qtbot.assertNotEmitted(view.clicked):
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(190, 20))
    assert near.args[0].id == "g1"
    assert view.cursor().shape() is Qt.CursorShape.PointingHandCursor
    view.hide()


def test_a_figure_in_focus_says_what_enter_opens(qtbot):
    view = _opening(qtbot)
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    assert view.accessibleDescription() == "Goal one. Opens it"
    assert view._save.isVisible()
    view.hide()


def test_a_figure_is_saved_by_key_and_by_button(qtbot):
    view = _opening(qtbot)
    with qtbot.waitSignal(view.save_wanted):
        qtbot.keyClick(view, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(view.save_wanted):
        view._save.click()
    view.hide()
