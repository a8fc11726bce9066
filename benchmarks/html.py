"""The words and figures of a story as HTML, in its structure: what WeasyPrint is given to set."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

from reportlab.graphics import renderSVG
from reportlab.platypus import KeepTogether

from facilitator.documents.flow import Para, Picture
from facilitator.documents.tables import Grid, Layout

STYLE = """
@font-face { font-family: Sans; src: url(FacilitatorSans-Regular.ttf) }
@font-face { font-family: Sans; src: url(FacilitatorSans-Bold.ttf); font-weight: bold }
@page { size: A4; margin: 20mm; @bottom-right { content: counter(page) " of " counter(pages) } }
body { font: 10pt/1.4 Sans; color: #1f2933 }
h1, h2, h3 { color: #0f6b6b; break-after: avoid }
table { width: 100%; border-collapse: collapse }
th, td { border-bottom: 0.5pt solid #ccc; padding: 3pt; text-align: left; vertical-align: top }
img { max-width: 100% }
.card { background: #f4f6f6; padding: 6pt }
"""


def page(story: Sequence[Any], title: str) -> str:
    """A whole page with the story's headings, paragraphs, lists, tables and figures."""
    body = "\n".join(_parts(story))
    head = f"<meta charset=utf-8><title>{escape(title)}</title><style>{STYLE}</style>"
    return f"<!doctype html><html lang=en-GB><head>{head}</head><body>{body}</body></html>"


def _parts(story: Sequence[Any]) -> Iterator[str]:
    for part in story:
        if isinstance(part, Para):
            yield _words(part)
        elif isinstance(part, Grid):
            yield _table(part)
        elif isinstance(part, Layout):
            inner = "".join(_cell(cell) for row in part._cellvalues for cell in row)
            yield f"<div class=card>{inner}</div>"
        elif isinstance(part, KeepTogether):
            yield from _parts(part._content)
        elif isinstance(part, Picture):
            yield _picture(part)


def _picture(part: Picture) -> str:
    drawn = base64.b64encode(renderSVG.drawToString(part._drawing).encode()).decode()
    return f'<img alt="{escape(part._alt)}" src="data:image/svg+xml;base64,{drawn}">'


def _words(part: Para) -> str:
    text = escape(" ".join(part.getPlainText(identify=True).split()))
    if part.mark.level:
        return f"<h{part.mark.level}>{text}</h{part.mark.level}>"
    return f"<ul><li>{text}</li></ul>" if part.mark.bullet else f"<p>{text}</p>"


def _table(part: Grid) -> str:
    rows = []
    for number, row in enumerate(part._cellvalues):
        tag = "th" if number < part.heads else "td"
        rows.append("".join(f"<{tag}>{_cell(cell)}</{tag}>" for cell in row))
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def _cell(cell: Any) -> str:
    if isinstance(cell, str) or cell is None:
        return escape(cell or "")
    return "".join(_parts(cell if isinstance(cell, list | tuple) else [cell]))
