"""How fast the development plan is written, against untagged reportlab and against WeasyPrint."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from benchmarks import demo, html
from benchmarks.measure import Figure, compared, in_turns
from facilitator import assets, clock
from facilitator.documents import page, plan
from facilitator.domain.dossier import Dossier
from facilitator.domain.lanes import Reader

TIMES = 9
MOST_OF_PLAIN = 1.5
LEAST_OF_WEASYPRINT = 3


def figures(folder: Path) -> list[Figure]:
    """Both comparisons, of the demo's plan."""
    dossier = demo.read(folder, Reader.NETWORK)
    return [_against_plain(dossier), _against_weasyprint(dossier)]


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


def write(dossier: Dossier, *, tagged: bool = True) -> None:
    """Make the plan's story and draw it into memory."""
    page.build(
        plan.story(dossier, clock.today()),
        BytesIO(),
        title=plan.TITLE,
        footer=dossier.network.name,
        tagged=tagged,
    )
