"""Says where this user's own files live on this machine; creates nothing."""

import os
from pathlib import Path

CASEBOOK = "FACILITATOR_CASEBOOK"
FORMS = "FACILITATOR_FORMS"
_APP = "Facilitator"


def casebook_folder(option: str | None = None) -> Path:
    """The casebook's folder: the option, else FACILITATOR_CASEBOOK, else local app data."""
    chosen = option or os.environ.get(CASEBOOK)
    if chosen:
        return Path(chosen).expanduser().absolute()
    # Imported late, here and below: it is not needed when the folder is given.
    from platformdirs import user_data_path

    return user_data_path(_APP, appauthor=False, roaming=False) / "casebook"


def log_folder() -> Path:
    """Where logs and crash reports are written."""
    from platformdirs import user_log_path

    return user_log_path(_APP, appauthor=False)


def forms_folder() -> Path:
    """Where the facilitator's own forms are: FACILITATOR_FORMS, else beside their documents."""
    chosen = os.environ.get(FORMS)
    return Path(chosen).expanduser().absolute() if chosen else documents_folder() / "Forms"


def documents_folder() -> Path:
    """Where finished documents are offered to be saved."""
    from platformdirs import user_documents_path

    return user_documents_path() / _APP
