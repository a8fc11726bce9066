"""The window: shows the casebook, asks operations to change it, and holds no programme rules."""

from importlib import import_module

from facilitator.ui import bytecode, features, singletons

with bytecode.kept():
    import_module("shiboken6")  # a statement would be the first import to be searched
    features.leave_out()
    import PySide6.QtCore  # noqa: F401

singletons.keep()
