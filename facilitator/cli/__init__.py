"""The program without its window: headless commands, each the same operation as on screen."""

from facilitator.cli.group import main

__all__ = ["main"]
