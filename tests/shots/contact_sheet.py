"""One page of HTML with every picture small, each a link to itself."""

from html import escape
from pathlib import Path

GROUPS = {
    "light": "Light, 1360 by 860",
    "dark": "Dark, 1360 by 860",
    "small": "Light, 1100 by 700",
    "double": "At 200%",
    "whole": "Without scrolling",
    "states": "States",
    "empty": "A network with nothing",
    "none": "No network",
    "lock-light": "Lock, passphrase and backups",
    "lock-dark": "Lock, passphrase and backups, dark",
    "lock-small": "Lock, passphrase and backups, 1100 by 700",
    "long": "Long names, 1100 wide",
    "paper": "Paper",
}
HEAD = """<!doctype html><html lang="en"><meta charset="utf-8">
<title>Facilitator in pictures</title>
<style>body{font:15px sans-serif;margin:24px;background:#f6f5f0;color:#16302f}
div{display:flex;flex-wrap:wrap;gap:16px;align-items:flex-start}
a{color:inherit;font-size:13px;text-decoration:none}
img{display:block;width:420px;border:1px solid #dfe3de;margin-bottom:4px}
.paper img{width:210px}</style><h1>Facilitator in pictures</h1>
"""


def write(out: Path) -> int:
    """Write index.html beside the groups; the number of pictures on it."""
    parts, number = [HEAD], 0
    for group, title in GROUPS.items():
        pictures = sorted((out / group).glob("*.png"))
        number += len(pictures)
        if pictures:
            shown = "".join(_figure(group, picture.stem) for picture in pictures)
            parts.append(f'<h2>{escape(title)}</h2><div class="{group}">{shown}</div>\n')
    (out / "index.html").write_text("".join(parts), encoding="utf-8")
    return number


def _figure(group: str, name: str) -> str:
    file = f"{group}/{name}.png"
    return f'<a href="{file}"><img loading="lazy" src="{file}" alt="{name}">{name}</a>'
