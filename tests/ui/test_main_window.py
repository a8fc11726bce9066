from datetime import date

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication

from facilitator.operations import networks
from facilitator.ui import pages, place
from facilitator.ui.dialogs import new_network, shortcuts
from facilitator.ui.finder import Find
from facilitator.ui.pages.page import Page
from facilitator.ui.widgets.inputs import LineEdit


class Notebook(Page):
    """Stands in for any page: it counts its refreshes and renames the network."""

    watches = frozenset({"network"})

    def _build(self) -> None:
        self.refreshed = 0
        self.shown = ""
        self.name = LineEdit("Name")
        self.fill(self.name)

    def _connect(self) -> None:
        self.name.edited.connect(self._on_name_edited)

    def refresh(self) -> None:
        self.refreshed += 1
        self.name.set_value(self.session.dossier().network.name)

    def show_record(self, record_id: str) -> None:
        self.shown = record_id

    def _on_name_edited(self, value: object) -> None:
        self.session.run(networks.rename, self.session.network_id, value)


@pytest.fixture(autouse=True)
def _light_pages(monkeypatch):
    monkeypatch.setattr(pages.Entry, "load", lambda entry: Notebook)


def test_window_opens_on_the_overview_with_the_networks_name(window):
    assert window.page_id == "overview"
    assert window.top.title.text() == "Sexual Health Trainees"


def test_a_page_is_built_once_and_refreshed_only_when_stale(window):
    window.open_page("goals")
    first = window.page()
    window.open_page("plan")
    window.open_page("goals")
    assert window.page() is first
    assert first.refreshed == 1


def test_a_change_refreshes_the_front_now_and_the_others_when_seen(window, session):
    window.open_page("goals")
    goals = window.page()
    window.open_page("plan")
    session.run(networks.rename, session.network_id, "Trainees")
    assert (window.page().refreshed, goals.refreshed) == (2, 1)
    window.open_page("goals")
    assert goals.refreshed == 2


def test_leaving_a_page_saves_what_is_typed(window, session, qtbot):
    window.open_page("goals")
    qtbot.keyClicks(window.page().name, " North")
    window.open_page("plan")
    assert "North" in session.dossier().network.name


def test_closing_the_window_saves_what_is_typed(window, session, qtbot, monkeypatch):
    window.open_page("goals")
    qtbot.keyClicks(window.page().name, " East")
    monkeypatch.setattr(session, "close", lambda: None)
    window.close()
    assert "East" in session.networks()[0].name


def test_undo_names_its_step_and_takes_it_back(window, session, qtbot):
    session.run(networks.rename, session.network_id, "Trainees")
    qtbot.waitUntil(lambda: "Rename network" in window.top.undo.toolTip())
    window.top.undo.click()
    assert session.dossier().network.name == "Sexual Health Trainees"


def test_a_toast_offers_undo(window, session):
    session.run(networks.rename, session.network_id, "Trainees", toast="Network renamed")
    assert window.notices.said() == "Network renamed"
    window.notices.acted.emit()
    assert session.dossier().network.name == "Sexual Health Trainees"


def test_a_toast_offers_undo_only_while_it_would_undo_what_it_tells(window, session):
    session.run(networks.rename, session.network_id, "Trainees", toast="Network renamed")
    session.run(networks.rename, session.network_id, "Learners")
    assert window.notices.said() == ""


def test_a_users_error_is_a_notice(window, session):
    assert session.run(networks.rename, session.network_id, "  ") is None
    assert "needs a name" in window.notices.said()


def test_the_last_network_removed_leaves_a_welcome(window, session):
    session.run(networks.remove, session.network_id)
    assert window.page() is None
    session.undo()
    assert window.page_id == "overview"
    assert session.network_id


def test_a_new_network_comes_in_front(window, session, monkeypatch):
    def made(parent, session):
        network = networks.create(session.casebook, "Second", date(2027, 4, 1))
        session.open_network(network.id)
        return network.id

    monkeypatch.setattr(new_network, "ask", made)
    window.new_network()
    assert window.top.title.text() == "Second"
    assert session.casebook.setting("network") == session.network_id


def test_a_link_opens_a_page_at_its_record(window):
    window.open_page("goals")
    window.page().open_requested.emit("plan", "some-id")
    assert (window.page_id, window.page().shown) == ("plan", "some-id")


def test_the_guide_folds_and_is_remembered(window, session):
    window.resize(1360, 860)
    assert not window.guide.is_folded
    window.guide.toggle()
    assert window.guide.is_folded
    assert session.casebook.setting("guide") == "folded"


def test_a_narrow_window_folds_the_guide_by_itself(window):
    window.resize(1100, 700)
    assert window.guide.is_folded


def test_the_theme_follows_the_setting(window, session, qapp: QApplication):
    session.remember("theme", "dark")
    assert qapp.palette().window().color().lightness() < 128
    session.remember("theme", "light")
    assert qapp.palette().window().color().lightness() > 128


@pytest.mark.parametrize("size", [(1100, 700), (1360, 860)])
def test_every_step_is_seen_without_scrolling(window, size):
    window.resize(*size)
    QApplication.processEvents()
    last = window.navigation._items["reviews"]
    assert not last.visibleRegion().isEmpty()
    assert last.visibleRegion().boundingRect().height() == last.height()


def test_keys_turn_the_pages(window, qtbot):
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_6, Qt.KeyboardModifier.AltModifier)
    assert window.page_id == "goals"
    qtbot.keyClick(window, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert window.page_id == "plan"


def test_every_part_of_the_frame_says_its_name(window):
    from PySide6.QtWidgets import QAbstractButton

    buttons = window.findChildren(QAbstractButton)
    assert [b for b in buttons if b.isVisible() and not b.accessibleName()] == []


def test_question_mark_shows_the_keys_unless_the_part_in_front_takes_it(window, qtbot, monkeypatch):
    shown = []
    monkeypatch.setattr(shortcuts, "ask", lambda parent: shown.append(parent))
    window.activateWindow()
    window.open_page("goals")
    qtbot.keyClick(window.page().name, "?")
    assert shown == []
    window.setFocus()
    qtbot.keyClick(window, "?")
    assert shown == [window]


@pytest.mark.parametrize(
    ("room", "size"),
    [((1920, 1040), (1360, 860)), ((1366, 728), (1360, 700)), ((1280, 984), (1280, 860))],
)
def test_window_fits_the_screen_it_first_opens_on(room, size):
    assert place.fitting(QSize(*room)) == QSize(*size)


def focused(window):
    return window.focusWidget()


def test_choosing_a_page_by_key_takes_the_keyboard_into_it(window, qtbot):
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_6, Qt.KeyboardModifier.AltModifier)
    assert focused(window) is window.page().name
    qtbot.keyClick(window, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert focused(window) is window.page().name


def test_what_is_found_takes_the_keyboard_too(window):
    window._on_found(Find("Goals", "page", "goals"))
    assert window.focusWidget() is window.page().name


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_key_on_a_step_opens_it_and_goes_in_where_a_press_stays(window, qtbot, key):
    item = window.navigation._items["goals"]
    item.setFocus()
    qtbot.mouseClick(item, Qt.MouseButton.LeftButton)
    assert (window.page_id, focused(window)) == ("goals", item)
    qtbot.keyClick(item, key)
    assert focused(window) is window.page().name


def test_f6_goes_round_steps_page_and_guide(window, qtbot):
    window.settle()
    window.resize(1360, 860)
    window.activateWindow()
    window.open_page("goals")
    around = [window.navigation._items["goals"], window.page().name, window.guide._body]
    for part in [*around, around[0]]:
        qtbot.keyClick(window, Qt.Key.Key_F6)
        assert focused(window) is part
    for part in (around[2], around[1], around[0]):
        qtbot.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
        assert focused(window) is part


def test_f6_reaches_a_folded_guide_at_its_handle(window, qtbot):
    window.resize(1100, 700)
    window.guide.enter()
    qtbot.keyClick(focused(window), Qt.Key.Key_Return)
    assert not window.guide.is_folded


def test_a_message_taken_back_is_gone_unless_another_came(window, session):
    for then, left in (("", ""), ("Saved", "Saved")):
        session.notice.emit("Drawing: Plan", "")
        if then:
            session.notice.emit(then, "")
        session.unsaid.emit("Drawing: Plan")
        assert window.notices.said() == left
