"""The window: shows the casebook, asks operations to change it, and holds no programme rules."""

from facilitator.ui import features, singletons

singletons.keep()
features.leave_out()
