"""A process that ends without a word loses nothing but what was typed since the last pause."""

import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from facilitator.domain.records import Network
from facilitator.operations import networks
from facilitator.store.casebook import Casebook

pytestmark = pytest.mark.long

ROOT = Path(__file__).resolve().parents[1]
AIM = "Every woman knows her midwife"
TYPIST = """
import sys
from pathlib import Path
from facilitator import app
from PySide6.QtTest import QTest

application, window = app.build(Path(sys.argv[1]))
window.show()
window.open_page("profile")
editor = window.page()._form.editor("aim")
for words in sys.argv[2:]:
    QTest.keyClicks(editor, words)
    QTest.qWait(700)
QTest.keyClicks(editor, " and this is")
print("typing", flush=True)
application.exec()
"""


@pytest.fixture
def folder(tmp_path):
    with Casebook.open(tmp_path / "casebook") as casebook:
        networks.create(casebook, "Rural midwives", date(2026, 11, 2))
    return tmp_path / "casebook"


@pytest.fixture
def killed(folder):
    """The casebook of a window that was killed while its user was typing."""
    typist = subprocess.Popen(
        [sys.executable, "-c", TYPIST, str(folder), AIM, " by name"],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    assert typist.stdout
    assert typist.stdout.readline() == "typing\n"
    typist.send_signal(signal.SIGKILL)
    assert typist.wait(10) == -signal.SIGKILL
    typist.stdout.close()
    return folder


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_everything_up_to_the_last_pause_is_there_and_can_be_undone(killed):
    with Casebook.open(killed) as casebook:
        assert casebook.check()["ok"]
        (network,) = casebook.find(Network)
        assert network.profile == {"aim": f"{AIM} by name"}

        assert casebook.undo() == "Change the profile"
        assert casebook.find(Network)[0].profile == {}
        assert casebook.undo() == "New network Rural midwives"
        assert casebook.find(Network) == ()
        while casebook.redo():
            pass
        assert casebook.find(Network) == (network,)
