"""The one way to read forms/ and resources/, the same in a checkout, a wheel and a bundle."""

from pathlib import Path
from typing import Any

from facilitator.errors import UserError

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "data"
ROOT = _INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent

_HINT = "Install Facilitator again."


def path(*parts: str) -> Path:
    """The file or folder at these parts, such as `path("resources", "fonts")`.

    Raises UserError when it is missing.
    """
    found = ROOT.joinpath(*parts)
    if not found.exists():
        raise UserError(f"Facilitator's own file {'/'.join(parts)} is missing.", _HINT)
    return found


def text(*parts: str) -> str:
    """The UTF-8 text of one file. Raises UserError when it is missing."""
    return path(*parts).read_text(encoding="utf-8")


def toml(*parts: str) -> dict[str, Any]:
    """One TOML file as a dictionary. Raises UserError when it is missing or broken."""
    import tomllib  # late: the window is painted without it

    try:
        return tomllib.loads(text(*parts))
    except tomllib.TOMLDecodeError as error:
        name = "/".join(parts)
        raise UserError(f"Facilitator's own file {name} can't be read: {error}.", _HINT) from error


def names(*folder_and_suffix: str) -> list[str]:
    """Sorted file names in a folder, the suffix last: `names("forms", ".toml")`.

    Raises UserError when the folder is missing.
    """
    *folder, suffix = folder_and_suffix
    return sorted(file.name for file in path(*folder).glob(f"*{suffix}"))
