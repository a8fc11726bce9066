"""The colours of look.md as roles, in one value for paper and one for each theme of the window."""

from facilitator.domain.value import value


@value
class Palette:
    """What each colour is for, as #rrggbb. `ink` is text, `card` the ground a figure lies on."""

    ink: str = "#16302f"
    ink_2: str = "#4a5f5e"
    mute: str = "#647674"
    line: str = "#dfe3de"
    paper: str = "#f6f5f0"
    card: str = "#ffffff"
    teal: str = "#0b6a6a"
    teal_soft: str = "#e2efed"
    deep: str = "#0f3b3c"
    amber: str = "#a56300"
    amber_soft: str = "#fbeed7"
    coral: str = "#b4432f"
    coral_soft: str = "#fae6e0"
    green: str = "#2f7d4f"
    green_soft: str = "#e2f1e6"
    violet: str = "#5b4b8a"
    violet_soft: str = "#ebe7f5"


LIGHT = Palette()
PAPER = Palette(paper="#ffffff", mute="#5d6f6d", line="#cfd6d2")
DARK = Palette(
    ink="#e8efed",
    ink_2="#b9c8c5",
    mute="#93a6a3",
    line="#35494a",
    paper="#132324",
    card="#1b2f30",
    teal="#5fc0b8",
    teal_soft="#23484a",
    deep="#0c1a1b",
    amber="#e5a744",
    amber_soft="#46371b",
    coral="#ee8d78",
    coral_soft="#4a2a24",
    green="#7cc797",
    green_soft="#23412f",
    violet="#b5a6e3",
    violet_soft="#36304d",
)
