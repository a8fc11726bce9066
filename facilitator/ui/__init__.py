"""The window: shows the casebook, asks operations to change it, and holds no programme rules."""

from facilitator.ui.singletons import keep

keep()
