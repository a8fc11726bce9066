"""The window: shows the casebook, asks operations to change it, and holds no programme rules."""

from facilitator.ui import bytecode, features, singletons

with bytecode.kept():
    import PySide6.QtCore  # noqa: F401

features.leave_out()
singletons.keep()
