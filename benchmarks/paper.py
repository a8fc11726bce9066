"""How fast the plan is written, against untagged reportlab and WeasyPrint, and many sheets."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from benchmarks import demo, html
from benchmarks.measure import Figure, compared, in_turns
from facilitator import assets, clock
from facilitator.documents import page, plan
from facilitator.documents.numbered_sheets import write_sheets
from facilitator.domain.dossier import Dossier
from facilitator.domain.lanes import Reader
from facilitator.domain.scale import Role
from facilitator.domain.sheet_code import code_of
from facilitator.formspec import load

TIMES = 9
MOST_OF_PLAIN = 1.5
LEAST_OF_WEASYPRINT = 3
MOST_OF_ONE_SHEET = 8


def figures(folder: Path) -> list[Figure]:
    """The comparisons of the demo's plan, then of numbered sheets."""
    dossier = demo.read(folder, Reader.NETWORK)
    return [_against_plain(dossier), _against_weasyprint(dossier), _forty_sheets()]


def _against_plain(dossier: Dossier) -> Figure:
    tagged, plain = in_turns(lambda: write(dossier), lambda: write(dossier, tagged=False), TIMES)
    name = "Development plan, to plain reportlab"
    return compared(name, tagged, plain, "ms", most=MOST_OF_PLAIN)


def _against_weasyprint(dossier: Dossier) -> Figure:
    """How many times as long WeasyPrint takes for the same words and figures."""
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration

    text = html.page(plan.story(dossier, clock.today()), plan.TITLE)
    fonts = FontConfiguration()
    base = assets.path("resources", "fonts").as_uri() + "/"

    def theirs() -> None:
        made = HTML(string=text, base_url=base)
        made.write_pdf(BytesIO(), pdf_variant="pdf/ua-1", font_config=fonts)

    slow, ours = in_turns(theirs, lambda: write(dossier), TIMES)
    return compared("WeasyPrint, to our plan", slow, ours, "ms", least=LEAST_OF_WEASYPRINT)


def _forty_sheets() -> Figure:
    """Forty sheets differ in their codes alone, and are not laid out forty times."""
    form = load.load("diagnostic")

    def sheets(count: int) -> None:
        codes = tuple(code_of("round", number, Role.MEMBER) for number in range(1, count + 1))
        write_sheets(form, codes, BytesIO(), network="", round_title="")

    forty, one = in_turns(lambda: sheets(40), lambda: sheets(1), TIMES)
    return compared("Forty numbered sheets, to one", forty, one, "ms", most=MOST_OF_ONE_SHEET)


def write(dossier: Dossier, *, tagged: bool = True) -> None:
    """Make the plan's story and draw it into memory."""
    page.build(
        plan.story(dossier, clock.today()),
        BytesIO(),
        title=plan.TITLE,
        footer=dossier.network.name,
        tagged=tagged,
    )
