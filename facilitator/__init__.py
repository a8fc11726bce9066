"""Facilitator helps one person take practitioner networks through an 18-month programme."""

__version__ = "0.1.0"
