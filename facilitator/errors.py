"""Parts what the user's world did wrong from what we did wrong, so each is told rightly."""


class UserError(Exception):
    """Something the user can put right: one clear sentence, and what to do about it.

    Shown as a notice in the window, or as one line on stderr with exit code 2.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        joined = f"{self.message} {self.hint}".strip()
        return " ".join(joined.split())
