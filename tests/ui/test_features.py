"""Importing a module must not make PySide6 read its source."""

import inspect
import sys

import facilitator.ui  # noqa: F401


def test_imports_are_not_searched(monkeypatch, tmp_path):
    (tmp_path / "imported_by_test.py").write_text("'''Uses PySide6.'''\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    read = []
    monkeypatch.setattr(inspect, "getsource", read.append)

    import imported_by_test

    del sys.modules["imported_by_test"]
    assert imported_by_test not in read
