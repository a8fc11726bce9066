"""Opens the real window on a casebook of its own, visits every page, draws one PDF, and leaves."""

from __future__ import annotations

import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from facilitator.ui import pages
from facilitator.ui.main_window import MainWindow

FAILED = 1
Build = Callable[[Path], tuple[QApplication, MainWindow]]


def run(build: Build) -> int:
    """0 where everything worked; any error, wherever it rises, ends with 1."""
    with tempfile.TemporaryDirectory(prefix="facilitator-") as folder:
        application, window = build(Path(folder) / "casebook")
        sys.excepthook = _failing(application)
        window.show()
        QTimer.singleShot(0, lambda: _visit(application, window, Path(folder)))
        return int(application.exec())


def _failing(application: QApplication):  # type: ignore[no-untyped-def]
    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        traceback.print_exception(kind, error, trace)
        application.exit(FAILED)

    return hook


def _visit(application: QApplication, window: MainWindow, folder: Path) -> None:
    from facilitator.operations import sample

    window.settle()
    window.session.run(sample.build, window.session.today())
    for page_id in pages.ENTRIES:
        window.open_page(page_id)
        window.grab()
    _draw(window, folder / "plan.pdf")
    window.close()
    print("Self-test passed: every page opened and one document was drawn.")
    application.exit(0)


def _draw(window: MainWindow, target: Path) -> None:
    from facilitator.ui import preview

    window.session.open_network(window.session.networks()[0].id)
    preview.write(window.session, "plan", {}, target)
    if not target.read_bytes().startswith(b"%PDF"):
        raise RuntimeError("the plan was not drawn")
