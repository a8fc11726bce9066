"""Conducts one workshop: counts, keeps what happens, offers the rescue, and writes what it took."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from facilitator.domain import late_rescue, live_log, live_notes, live_plan, live_run, run_clock
from facilitator.domain.agenda import agenda
from facilitator.domain.deliver_records import LiveRun
from facilitator.domain.late_rescue import Rescue
from facilitator.domain.live_notes import Coming, Note, Took
from facilitator.domain.live_run import Run
from facilitator.domain.records import Block, Workshop
from facilitator.domain.run_clock import Jump, Told
from facilitator.operations import holding, live_runs
from facilitator.ui.live import scene
from facilitator.ui.live.clocks import Clocks
from facilitator.ui.live.scene import Scene, block_words, hour, length_words
from facilitator.ui.session import Session

TICK_MS = 100
KEEP_EVERY = 15
"""Seconds after which a run is kept though nothing was pressed."""
FORGOTTEN = 3600
"""Seconds after its end from which a run that still goes is one that was forgotten."""
SAY_FOR = 40
"""Seconds that something said stays, unless a key is pressed."""
_ACCEPT = "Press R to do it."
_AGENDA = frozenset({"block", "workshop"})

NOT_KEPT = "The run was not kept."
LEFT = "The earlier run is left. Undo in the main window brings it back."
BACKWARDS = "Going on. This computer’s clock was set back, so the timer counts from where it was."

Act = Callable[[Run, float], Run]


class Phase(StrEnum):
    """Where a run is."""

    READY = "ready"
    FOUND = "found"
    ON = "on"
    OVER = "over"


class Conductor(QObject):
    """One run. `stirred` says that there may be something new to show, `ended` that it is done."""

    stirred = Signal()
    ended = Signal(str)

    def __init__(self, session: Session, workshop: Workshop, clocks: Clocks) -> None:
        super().__init__()
        self.session, self.workshop, self._clocks = session, workshop, clocks
        self.rescue: Rescue | None = None
        self.track = ""
        self.kept: LiveRun | None = live_runs.unfinished(session.casebook, workshop.id)
        self.on = self.kept.on if self.kept else clocks.today()
        self._blocks: dict[str, Block] = {}
        self.run = self._planned()
        self._clock = run_clock.started(clocks.look(), clocks.since_midnight(self.on))
        self._before: list[Run] = []
        self._said, self._said_at, self._kept_at = "", 0.0, 0.0
        self.is_going = False
        self._tick = QTimer(self, interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._tick.timeout.connect(self.look)
        self._tick.start()
        session.changed.connect(self._on_changed)

    # What is known

    @property
    def phase(self) -> Phase:
        """Where the run is."""
        if self.is_going:
            return Phase.OVER if self.run.is_over else Phase.ON
        return Phase.FOUND if self.kept else Phase.READY

    @property
    def is_attended(self) -> bool:
        """Whether somebody runs it now: not one that was left going long after its end."""
        ends = self.run.deadline
        return self.phase is Phase.ON and (ends is None or self.now < ends + FORGOTTEN)

    @property
    def now(self) -> float:
        """This moment, in seconds since midnight of the day of the run."""
        return self._clock.now(self._clocks.look().steady)

    def scene(self) -> Scene:
        """All there is to see: what the room is told, and what whoever leads is."""
        match self.phase:
            case Phase.READY:
                return self._ready()
            case Phase.FOUND:
                return self._found()
            case Phase.OVER:
                day = None if self._on_its_day else self.workshop.date
                return scene.over(self.run, self.now, day=day, message=self._said)
        plan = self.rescue.words if self.rescue else ""
        plan += f" {_ACCEPT}" if self.rescue and self.rescue.cuts else ""
        return scene.running(self.run, self.now, rescue=plan, message=self._said)

    def room(self, whole: Scene) -> Scene:
        """Of all there is to see, what is shown where only the room looks."""
        if self.phase is Phase.FOUND:
            return scene.waiting(self.run, self.now)
        return whole.for_room()

    def notes(self) -> tuple[Note, ...]:
        """The facilitator's notes of what is on, or of what is next."""
        return live_notes.notes(self._told_of, self._blocks)

    def coming(self) -> tuple[Coming, ...]:
        """What is still to come."""
        return live_notes.coming(self._told_of, self.now, self._blocks)

    def took(self) -> tuple[Took, ...]:
        """How long each block took, once all are over."""
        return live_notes.took(self.run) if self.phase is Phase.OVER else ()

    def minutes(self) -> dict[str, int]:
        """Whole minutes of each block that lasted, by its id."""
        return live_run.actual_minutes(self._ended)

    @property
    def is_tried(self) -> bool:
        """Whether what there is to keep was a rehearsal, or keys that were only tried."""
        is_done = self.phase is Phase.OVER or (self.phase is Phase.FOUND and self._is_old)
        return is_done and not live_run.was_held(self._ended, on_its_day=self._on_its_day)

    @property
    def _ended(self) -> Run:
        """The run as it would be kept now; one of another day ended when it was last kept."""
        if self.kept and self._is_old:
            return live_run.end(self._told_of, live_log.kept_at(self.kept.log) or 0)
        return self.run

    @property
    def _on_its_day(self) -> bool:
        return self.workshop.date in (None, self.on)

    @property
    def _told_of(self) -> Run:
        """The run that notes are of: also the one that was found, before it goes on."""
        if self.phase is Phase.FOUND and self.kept:
            return live_log.restored(self._plan, self.kept.log)
        return self.run

    # What is done

    def start(self) -> None:
        """Begin, or go on with the run that was found; one that was only tried makes room."""
        if self.phase is Phase.FOUND:
            (self.start_anew if self.is_tried else self._go_on)()
        elif self.phase is Phase.READY:
            self._begin()

    def start_anew(self) -> None:
        """Leave the run that was found and begin from the beginning."""
        if self.phase is not Phase.FOUND or self.kept is None:
            return
        self.session.run(live_runs.discard, self.kept)
        self.kept, self.on = None, self._clocks.today()
        self.run = self._planned()
        self._set_clock()
        self.say(LEFT)

    def advance(self) -> None:
        """Go to what comes next."""
        self._do(lambda run, now: live_run.advance(run, now, self.track))

    def back(self) -> None:
        """Return to what was on before."""
        if self.phase is Phase.ON or (self.phase is Phase.OVER and self._before):
            self._do(lambda run, now: live_run.back(run, now, self.track), over_too=True)

    def toggle_pause(self) -> None:
        """Stand still, or go on."""
        if self.run.paused_at is None:
            self._do(live_run.pause)
        else:
            self._do(live_run.resume)

    def add(self, minutes: int) -> None:
        """Give what is on some minutes more."""
        self._do(lambda run, now: live_run.add(run, minutes, now, self.track))

    def drop_next(self) -> None:
        """Leave out what comes next."""
        sights = live_run.sights(self.run, self.now)
        chosen = [s for s in sights if s.track == (self.track or s.track) and s.then]
        part = chosen[0].then if chosen else None
        if part:
            self._do(lambda run, now: live_run.drop(run, part.id))
            self.say(f"“{part.title}” is left out. Press U to take it back.")

    def end(self) -> None:
        """End what is on, and leave out the rest."""
        self._do(live_run.end)

    def accept(self) -> None:
        """Do what the rescue says."""
        plan = self.rescue
        if plan and plan.cuts:
            self._do(lambda run, now: late_rescue.accepted(run, plan))
            won = "1 minute is" if plan.won == 1 else f"{plan.won} minutes are"
            self.say(f"Done: {won} won back. Press U to take it back.")

    def take_back(self) -> None:
        """Take back the last thing that was pressed; the time that went by stays counted."""
        if self._before:
            self.run = live_run.settle(self._before.pop(), self.now)
            self.say("Taken back.")
            self._changed()

    def turn_track(self) -> None:
        """Choose the next track to move, after the last the one that is nearest to its end."""
        names = ["", *(s.track for s in live_run.sights(self.run, self.now) if s.track)]
        at = names.index(self.track) if self.track in names else 0
        self.track = names[(at + 1) % len(names)]
        which = f"“{self.track}”" if self.track else "the track that is nearest to its end"
        self.say(f"The keys move {which}.")
        self.stirred.emit()

    def finish(self) -> None:
        """Write how long each block took, and end."""
        if self.kept is None or not self.session.casebook.is_open:
            return
        log = self.kept.log if self._is_old else live_log.log_of(self.run, self.now)
        took = self.minutes()
        if self.session.run(live_runs.finish, self.kept, log, took):
            self.kept = None
            self._tick.stop()
            also = holding.event_words(self.session.casebook, self.workshop.id)
            self.ended.emit(f"Kept how long {block_words(len(took))} took{also}.")

    def discard(self) -> None:
        """End without keeping anything."""
        if self.kept is not None:
            self.session.run(live_runs.discard, self.kept)
            self.kept = None
            self._tick.stop()
            self.ended.emit(NOT_KEPT)

    def keep(self) -> None:
        """Keep how far the run is, where it is going and the casebook is open."""
        if not self.is_going or self.kept is None or not self._tick.isActive():
            return
        casebook = self.session.casebook
        if not casebook.is_open or not casebook.find(Workshop, id=self.workshop.id):
            return
        self._kept_at = self.now
        log = live_log.log_of(self.run, self.now)
        self.kept = self.session.run(live_runs.keep, self.kept, log) or self.kept

    def stop(self) -> None:
        """Keep how far it is, and from then on neither count nor keep."""
        self.keep()
        self._tick.stop()

    def look(self) -> None:
        """Look at the clocks, begin what is due, and reckon whether there is need of a rescue."""
        look = self._clocks.look()
        self._clock, told = run_clock.checked(self._clock, look)
        if told:
            self._tell(told)
        if self.phase is Phase.ON:
            self._settle()
        if self._said and self.now - self._said_at > SAY_FOR:
            self._said = ""
        self.stirred.emit()

    # Within

    def _settle(self) -> None:
        settled = live_run.settle(self.run, self.now)
        is_new, self.run = settled is not self.run, settled
        if is_new or self.now - self._kept_at >= KEEP_EVERY:
            self.keep()
        self.rescue = late_rescue.rescue(self.run, self.now)

    def _planned(self) -> Run:
        """The run of the agenda as it is now in the casebook."""
        casebook = self.session.casebook
        found = casebook.find(Block, order="position id", workshop_id=self.workshop.id)
        self._blocks = {block.id: block for block in found}
        self._plan = live_plan.plan(self.workshop, found)
        return self._plan

    def _on_changed(self, kinds: frozenset[str]) -> None:
        """Follow an agenda that was changed while it runs; one without blocks is not followed."""
        if not kinds & _AGENDA or not self.session.casebook.is_open or self.phase is Phase.OVER:
            return
        casebook = self.session.casebook
        if not casebook.find(Block, workshop_id=self.workshop.id):
            return
        self.workshop = casebook.get(Workshop, self.workshop.id)
        before, planned = self._plan, self._planned()
        if self.phase is not Phase.ON:
            self.run = planned
        elif planned != before:
            self.run = live_log.restored(planned, live_log.log_of(self.run, self.now))
            self._before.clear()
        self.stirred.emit()

    def _set_clock(self) -> None:
        since = self._clocks.since_midnight(self.on)
        self._clock = run_clock.started(self._clocks.look(), since)

    def _begin(self) -> None:
        self._set_clock()
        run = live_run.start(self.run, self.now, on_its_day=self._on_its_day)
        log = live_log.log_of(run, self.now)
        self.kept = self.session.run(live_runs.begin, self.workshop.id, self.on, log)
        if self.kept is None:
            return
        self.run, self.is_going, self._kept_at = run, True, self.now
        if abs(run.moved) >= 60 and run.has_clock:
            self.say(f"Begun at {hour(self.now)}: all times are moved along, as for a rehearsal.")
        self.look()

    def _go_on(self) -> None:
        assert self.kept
        if self._is_old:
            self.finish()
            return
        self.run = live_log.restored(self._planned(), self.kept.log)
        kept_at = live_log.kept_at(self.kept.log) or self.now
        away = self.now - kept_at
        if away < 0:
            self._clock = run_clock.started(self._clocks.look(), kept_at)
        self.is_going = True
        self.say(BACKWARDS if away < 0 else f"Going on. {_went_by(away)}, and they are counted.")
        self._changed()

    @property
    def _is_old(self) -> bool:
        """Whether the run that was found is of another day."""
        return not self.is_going and self.on != self._clocks.today()

    def _do(self, act: Act, *, over_too: bool = False) -> None:
        if self.phase is Phase.ON or (over_too and self.phase is Phase.OVER):
            before = self.run
            self._said = ""
            changed = act(self.run, self.now)
            if changed != before:
                self._before.append(before)
                self.run = changed
                self._changed()

    def _changed(self) -> None:
        if self.track not in [sight.track for sight in live_run.sights(self.run, self.now)]:
            self.track = ""
        self.rescue = late_rescue.rescue(self.run, self.now) if self.phase is Phase.ON else None
        self.keep()
        self.stirred.emit()

    def say(self, words: str) -> None:
        """Show a sentence for a while."""
        self._said, self._said_at = words, self.now
        self.stirred.emit()

    def hush(self, words: str) -> None:
        """Say this no longer."""
        if self._said == words:
            self._said = ""

    def _tell(self, told: Told) -> None:
        if self.phase is not Phase.ON:
            return
        long = length_words(abs(told.seconds))
        match told.jump:
            case Jump.SLEPT:
                self.say(f"This computer slept for {long}. The time is counted; none is lost.")
            case Jump.STOOD:
                self.say(f"The timer stood still for {long}. The time is counted; none is lost.")
            case Jump.SET:
                way = "forward" if told.seconds > 0 else "back"
                self.say(f"This computer’s clock was set {way} by {long}. The timer keeps its own.")

    def _ready(self) -> Scene:
        planned = agenda(self.workshop.starts, self.workshop.ends, tuple(self._blocks.values()))
        warned = self._said or ("" if planned.fits else " ".join(planned.advice))
        return scene.ready(self.run, self.now, is_today=self._on_its_day, message=warned)

    def _found(self) -> Scene:
        assert self.kept
        since, kept = self.kept.began[:5], live_log.kept_at(self.kept.log) or 0
        on = self.on if self._is_old else None
        shown = scene.found(self.run, self.now, since, kept, on=on, message=self._said)
        return scene.tried(shown, len(self.minutes())) if self.is_tried else shown


def _went_by(seconds: float) -> str:
    return f"{length_words(seconds).capitalize()} went by"
