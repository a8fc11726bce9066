"""Garbage is collected on the window's thread and no other: elsewhere a freed widget is fatal.

Python collects on whichever thread happens to allocate, so it is not left to Python here.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 2000


def collect_here(parent: QObject) -> None:
    """From now on collect on this thread alone, as long as `parent` lives."""
    gc.disable()
    timer = QTimer(parent)
    timer.timeout.connect(collect_if_due)
    timer.start(EVERY_MS)


def collect_if_due() -> None:
    """Collect the oldest generation that is due by Python's own thresholds, if any is."""
    counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
    due = [generation for generation, (count, enough) in enumerate(counts) if count > enough]
    if due:
        gc.collect(due[-1])
