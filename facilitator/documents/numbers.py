"""Has reportlab write each number once: most of a page's numbers come again and again."""

from collections.abc import Iterable
from functools import cache, lru_cache

from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen import canvas, pathobject, textobject


@cache
def remember() -> None:
    """Put `written` in place of reportlab's own function, once in a process."""
    for module in (canvas, pathobject, pdfdoc, textobject):
        module.fp_str = written


def written(*numbers: float | Iterable[float]) -> str:
    """The numbers, or those of the one sequence given, as reportlab writes them."""
    given = numbers[0] if len(numbers) == 1 and isinstance(numbers[0], list | tuple) else numbers
    return " ".join(map(_one, given))


_one = lru_cache(20_000)(fp_str)
