"""The window: shows the casebook, asks operations to change it, and holds no programme rules."""

from facilitator.ui.none import keep_none

keep_none()

from facilitator.ui import singletons

singletons.keep()
