"""Decides what may be shown, so that nobody's answer can be read off or worked out."""

from collections.abc import Mapping
from dataclasses import dataclass

LEAST_MEAN_FROM = 4


@dataclass(frozen=True)
class Privacy:
    """From how many valid answers means and single dots may be shown.

    Raises ValueError for means of fewer than 4, or dots sooner than means.
    """

    mean_from: int = 5
    dots_from: int = 8

    def __post_init__(self) -> None:
        if not LEAST_MEAN_FROM <= self.mean_from <= self.dots_from:
            raise ValueError("means need at least 4 answers, and dots at least as many as means")

    def shows_mean(self, n: int) -> bool:
        """Whether a mean of n answers may be shown."""
        return n >= self.mean_from

    def shows_dots(self, n: int) -> bool:
        """Whether the distribution of n answers may be shown."""
        return n >= self.dots_from


STANDARD = Privacy()
OPEN_SESSION = Privacy(mean_from=4)


def suppressed(sizes: Mapping[str, int], mean_from: int) -> frozenset[str]:
    """The groups to hide where the total of all groups is shown.

    Small groups go first; then the next smallest, until what subtraction leaves over is more than
    one group and no fewer than `mean_from` people. Empty groups need no hiding and protect nobody.
    """
    present = sorted((size, name) for name, size in sizes.items() if size > 0)
    hidden: set[str] = set()
    people = 0
    for size, name in present:
        protected = not hidden or (len(hidden) > 1 and people >= mean_from)
        if size >= mean_from and protected:
            break
        hidden.add(name)
        people += size
    return frozenset(hidden)
