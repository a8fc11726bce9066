"""Breaks things on purpose and counts what is lost: `python -m faults [--quick] [NAME…]`."""
