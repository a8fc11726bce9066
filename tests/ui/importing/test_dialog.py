"""Taking returned files in from the window: read, shown, recorded, told file by file."""

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from facilitator import content
from facilitator.domain.records import Feedback, Response, RoundKind
from facilitator.domain.scale import Role
from facilitator.domain.sheet_code import code_of
from facilitator.operations import rounds, workshops
from facilitator.operations.takes import Into
from facilitator.ui.importing.columns_card import ColumnsCard
from facilitator.ui.importing.dialog import ImportDialog
from facilitator.ui.pages.diagnostic import DiagnosticPage

STATEMENTS = content.instrument().statements
EVERY = [statement.id for statement in STATEMENTS]
WAIT = 20_000


@pytest.fixture
def baseline(session):
    return rounds.create(session.casebook, session.network_id, RoundKind.BASELINE, date(2027, 2, 2))


@pytest.fixture
def taken_in(qtbot, session, baseline):
    """The dialog on these paths, when it has read them."""

    def read(*paths):
        dialog = ImportDialog(
            None, session, [str(path) for path in paths], "diagnostic", _into(session, baseline)
        )
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.read()
        _wait(qtbot, dialog)
        return dialog

    return read


def _into(session, round_):
    return Into(session.network_id, session.today(), round=round_.id)


def _wait(qtbot, dialog):
    qtbot.waitUntil(lambda: not dialog._bar.isVisible(), timeout=WAIT)


def _say_role(qtbot, dialog, role):
    assert dialog._role_line.isVisible()
    dialog._role.set_value(role)
    dialog._role.edited.emit(role)
    _wait(qtbot, dialog)


def _csv(path, *rows, heading=("role", *EVERY)):
    lines = [",".join(f'"{cell}"' for cell in line) for line in (heading, *rows)]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def _sheets(session):
    return session.casebook.find(Response, order="id")


def test_what_is_in_the_files_shows_before_anything_is_recorded(session, taken_in, tmp_path):
    file = _csv(tmp_path / "a.csv", ("member", *"4" * 36), ("leader", *"3" * 36))
    dialog = taken_in(file)

    assert dialog._title.text() == "2 sheets in 1 file"
    assert dialog.files.lines()[0].note == "1 × member, 1 × leader"
    assert _sheets(session) == ()
    dialog.record.click()
    assert [sheet.role for sheet in _sheets(session)] == ["member", "leader"]
    session.undo()
    assert _sheets(session) == ()


def test_a_wrong_file_stays_out_and_the_others_come_in(session, taken_in, tmp_path):
    good = _csv(tmp_path / "good.csv", ("member", *"4" * 36))
    bad = _csv(tmp_path / "bad.csv", ("member", "9", *"4" * 35))
    dialog = taken_in(bad, good)
    assert "1 file cannot be taken in yet" in dialog._about.text()
    dialog.record.click()

    assert len(_sheets(session)) == 1
    told = {line.trail for line in dialog.files.lines()}
    assert told == {"1 in", "Stays out"}
    assert dialog.isVisible()


def test_the_same_file_again_is_noticed(session, taken_in, tmp_path):
    file = _csv(tmp_path / "a.csv", ("member", *"4" * 36))
    taken_in(file).record.click()
    again = taken_in(file)
    again.record.click()

    assert len(_sheets(session)) == 1
    assert again._title.text() == "Nothing was recorded"
    assert "this file came in" in again.files.lines()[0].words


def test_columns_of_a_survey_are_shown_put_right_and_remembered(qtbot, session, taken_in, tmp_path):
    heading = ["Timestamp", "Full name", *(s.label for s in STATEMENTS[:-1]), "Rate our ending"]
    row = ["2027/02/03", "Anna Żuk", *"4" * 35, "5"]
    dialog = taken_in(_csv(tmp_path / "survey.csv", row, heading=heading))
    (card,) = dialog.findChildren(ColumnsCard)
    card.choice(38).set_value("s36")
    card._use.clicked.emit()
    _wait(qtbot, dialog)
    _say_role(qtbot, dialog, "member")
    dialog.record.click()

    (sheet,) = _sheets(session)
    assert (sheet.answers["s36"], sheet.role, sheet.person_id) == (5, "member", None)
    later = taken_in(_csv(tmp_path / "later.csv", [*row[:-1], "1"], heading=heading))
    _say_role(qtbot, later, "leader")
    assert "1 × leader" in later.files.lines()[0].note


def test_a_role_is_never_guessed(session, taken_in, tmp_path):
    dialog = taken_in(_csv(tmp_path / "a.csv", tuple("4" * 36), heading=EVERY))
    assert dialog._role_line.isVisible()
    assert not dialog.record.isVisible()


def test_a_sheet_of_another_round_stays_out(session, taken_in, baseline, tmp_path):
    other = rounds.create(session.casebook, session.network_id, RoundKind.FINAL, date(2027, 5, 2))
    code = str(code_of(other.id, 1, Role.MEMBER))
    file = _csv(tmp_path / "a.csv", ("member", code, *"4" * 36), heading=("role", "sheet", *EVERY))
    dialog = taken_in(file)
    dialog.record.click()

    assert _sheets(session) == ()
    assert "of the round Final" in dialog.files.lines()[0].words


def test_leaving_while_it_reads_records_nothing(qtbot, session, baseline, tmp_path):
    file = _csv(tmp_path / "a.csv", ("member", *"4" * 36))
    dialog = ImportDialog(None, session, [str(file)], "diagnostic", _into(session, baseline))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.read()
    dialog.close_.click()

    assert not dialog.isVisible()
    session.tasks._pool.waitForDone(WAIT)
    assert _sheets(session) == ()


def test_a_dropped_folder_is_read(qtbot, session, baseline, tmp_path):
    page = DiagnosticPage(session)
    qtbot.addWidget(page)
    page.refresh()
    page.show()
    (tmp_path / "post").mkdir()
    _csv(tmp_path / "post" / "a.csv", ("member", *"4" * 36))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "post")), QUrl("https://example.org/a.csv")])
    page.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )

    (dialog,) = page.findChildren(ImportDialog)
    _wait(qtbot, dialog)
    assert [line.words for line in dialog.files.lines()] == ["a.csv"]
    dialog.close()


def test_feedback_of_a_workshop_comes_in_the_same_way(qtbot, session, tmp_path):
    workshop = workshops.add(session.casebook, session.network_id, "Gathering", date(2027, 3, 3))
    file = tmp_path / "feedback.json"
    file.write_text(
        '{"form": "workshop-feedback", "version": 1, "answers": {"useful": 4, "safe": 5}}', "utf-8"
    )
    into = Into(session.network_id, session.today(), workshop=workshop.id)
    dialog = ImportDialog(None, session, [str(file)], "workshop-feedback", into)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.read()
    _wait(qtbot, dialog)
    assert not dialog._role_line.isVisible()
    dialog.record.click()

    (sheet,) = session.casebook.find(Feedback)
    assert (sheet.workshop_id, sheet.answers["safe"]) == (workshop.id, 5)
