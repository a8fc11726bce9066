"""The programme's rules as frozen values and pure functions, so they can be trusted alone."""
