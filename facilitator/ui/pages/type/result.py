"""The live result beside the questions: fits, clashes, pivots, drift, what is missing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator import content
from facilitator.domain.clashes import When
from facilitator.domain.type_words import clash_words, pivots_words
from facilitator.ui.pages.type.findings import (
    Told,
    history,
    question_words,
    surer,
    types_of,
)
from facilitator.ui.pages.type.fit_bars import Drift, FitBars
from facilitator.ui.widgets.buttons import Button, Look
from facilitator.ui.widgets.card import Card, clear, row
from facilitator.ui.widgets.text import SEMIBOLD, Text

NAMES = {When.TODAY: "Today", When.WANTED: "Wanted"}
MOST_PIVOTS, MOST_STEPS = 8, 6


class Result(QWidget):
    """`question_wanted` carries a question's id, `fitted` a type's."""

    question_wanted = Signal(str)
    fitted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._told: Told | None = None
        self._bars = FitBars()
        self._fits = Card("How well each type fits")
        self._fits.add(self._bars)
        self._clashes = Lines("Where roles differ")
        self._pivots = Lines("What one answer would change")
        self._surer = Lines("What would make it surer")
        self._drift = Drift()
        self._over_time = Card("From then to wanted")
        self._over_time.add(self._drift)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(16)
        for card in (
            self._fits,
            self._clashes,
            self._pivots,
            self._over_time,
            self._surer,
        ):
            box.addWidget(card)
        box.addStretch(1)
        self._surer.chosen.connect(self.question_wanted)
        self._clashes.chosen.connect(self.question_wanted)

    def show_told(self, told: Told) -> None:
        """Show what is told; nothing is done where it was shown already."""
        if told == self._told:
            return
        self._told = told
        reading = told.reading
        self._fits.setHidden(reading is None)
        other = told.other.classification if told.other else None
        names = (NAMES[told.when], next(n for when, n in NAMES.items() if when is not told.when))
        self._bars.show_fits(reading.classification if reading else None, other, names)
        times = history(told)
        self._over_time.setHidden(len(times) < 2)
        self._drift.show_history(times)
        self._surer.show_lines(surer(told)[:MOST_STEPS])
        self._show_sentences(told)

    def _show_sentences(self, told: Told) -> None:
        table, reading = content.network_types(), told.reading
        clashes = (
            [
                (f"{question_words(clash.question)} {clash_words(clash, table)}", clash.question)
                for clash in (reading or told.other).clashes  # type: ignore[union-attr]
                if clash.when == told.when
            ]
            if reading or told.other
            else []
        )
        self._clashes.show_lines(clashes)
        pivots = [
            (words, "")
            for words in (pivots_words(reading.pivots, reading.answers, table) if reading else ())
        ]
        more = len(pivots) - MOST_PIVOTS
        if more > 0:
            pivots = [*pivots[:MOST_PIVOTS], (f"{more} more are in the report.", "")]
        self._pivots.show_lines(pivots)


class Lines(Card):
    """A card of sentences, hidden without any; one about a question can be gone to."""

    chosen = Signal(str)

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.add(self._list)
        self._shown: list[tuple[str, str]] | None = None

    def show_lines(self, lines: list[tuple[str, str]]) -> None:
        """Show these sentences, each with the question it is about or ""."""
        self.setHidden(not lines)
        if lines == self._shown:
            return
        self._shown = lines
        clear(self._list)
        for words, question in lines:
            self._list.addLayout(self._line(words, question))

    def _line(self, words: str, question: str):  # type: ignore[no-untyped-def]
        text = Text(words, size=14, colour="ink_2")
        if not question:
            return row(text)
        go = Button(f"Q{question.removeprefix('q')}", Look.QUIET)
        go.setAccessibleName(f"Go to question {question.removeprefix('q')}")
        go.clicked.connect(lambda: self.chosen.emit(question))
        line = row(text, gap=4)
        line.addWidget(go, 0, Qt.AlignmentFlag.AlignTop)
        return line


class Meaning(Card):
    """What the type means for how the network is run; `fitted` carries the type to fit."""

    fitted = Signal(str)

    def __init__(self) -> None:
        super().__init__("What this means")
        self._shown: object = None
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self.add(self._list)

    def show_told(self, told: Told) -> None:
        """Show the types the verdict names, then the governance that fits."""
        kinds = types_of(told.reading) if told.reading else ()
        seen = (tuple(kind.id for kind in kinds), told.governance)
        self.setHidden(not kinds)
        if seen == self._shown or not kinds:
            return
        self._shown = seen
        clear(self._list)
        for kind in kinds:
            self._add_type(kind)
        self._add_governance(told)

    def _add_type(self, kind) -> None:  # type: ignore[no-untyped-def]
        self._list.addWidget(Text(kind.title, size=17, weight=SEMIBOLD, colour="teal_ink"))
        self._list.addWidget(Text(kind.summary))
        self._list.addWidget(Text(" ".join(kind.meaning.split()), colour="ink_2"))
        for name, words in (
            ("Governance", kind.governance),
            ("Rhythm", kind.rhythm),
            ("Digital", kind.digital),
            ("Risks", ". ".join(kind.risks) + "."),
            ("Methods that fit", ", ".join(kind.methods) + "."),
        ):
            self._list.addLayout(_named(name, words))
        fit = Button(f"Fit the 18 months to this type ({kind.short.lower()})", icon_name="plan")
        fit.clicked.connect(lambda: self.fitted.emit(kind.id))
        self._list.addWidget(fit, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_governance(self, told: Told) -> None:
        form = told.governance.form
        words = f"{form.phrase.capitalize()} fits what is known best. " if form else ""
        self._list.addLayout(_named("Who could run it", words + " ".join(told.governance.reasons)))


def _named(name: str, words: str):  # type: ignore[no-untyped-def]
    label = Text(name, size=14, weight=SEMIBOLD, wrap=False)
    label.setFixedWidth(128)
    line = row(gap=12)
    line.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(Text(words, size=14), 1)
    return line
