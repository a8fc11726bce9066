"""The folder a casebook lies in: its file, its key beside it, and whether either was lost."""

from __future__ import annotations

import os
from pathlib import Path

from facilitator.errors import UserError
from facilitator.store import keys, recovery
from facilitator.store.connection import PAGE, RESTORE, DamagedError

FILE = "casebook.db"
KEY = "casebook.key"
STAGING = "restoring-"
"""What a folder's name begins with in which a restore lays out the new casebook."""


def unlock(folder: Path, passphrase: str | None = None, code: str | None = None) -> keys.DataKey:
    """The casebook's key; a new one, not in use yet, where there is neither file nor key.

    A passphrase takes half a second of work, which any thread may do: no casebook is touched.
    A recovery code stands for the key itself, whatever has become of the key file.

    A key is put in use once its casebook is whole, so making one can be taken up again after
    it was cut short, and a casebook that was lost is never taken for one still to be made.
    Raises UserError where it was lost, or where the folder cannot be used.
    """
    file, key_file = folder / FILE, folder / KEY
    _make_writable(folder)
    if code is not None:
        _refuse_lost(file)
        return keys.DataKey(recovery.key_of(code), in_use=True, by_code=True)
    is_begun = file.exists() or key_file.exists()
    key = keys.read(key_file, passphrase) if is_begun else keys.begin(key_file)
    if key.in_use:
        _refuse_lost(file)
    return key


def _make_writable(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise UserError(
            f"The folder {folder} cannot be used for the casebook: {error.strerror}.",
            "Choose another folder with --casebook.",
        ) from error
    for path in (folder, folder / FILE):
        if path.exists() and not os.access(path, os.R_OK | os.W_OK):
            raise UserError(
                f"{path} may not be written to by this user account.",
                "Open the casebook with the account that made it, or choose another folder.",
            )


def _refuse_lost(file: Path) -> None:
    if not file.exists():
        raise DamagedError(
            f"The casebook {file} is missing, though its key is there.",
            f"{RESTORE}. To start afresh instead, move {KEY} away.",
        )
    size = file.stat().st_size
    if size < PAGE:  # SQLite takes such a file for a new one
        how = "cut short" if size else "empty"
        raise DamagedError(
            f"The casebook {file} is {how}: its contents have been lost.",
            RESTORE,
        )
