"""Compares measured numbers with the programme's limits, so that float noise decides nothing."""

TOLERANCE = 1e-9


def at_least(value: float, limit: float) -> bool:
    """Whether the value reaches the limit, give or take the tolerance."""
    return value >= limit - TOLERANCE


def below(value: float, limit: float) -> bool:
    """Whether the value clearly stays under the limit."""
    return not at_least(value, limit)
