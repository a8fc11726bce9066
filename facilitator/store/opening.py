"""What opening a casebook does once its key is known: lock, pages, schema, unfinished erasures."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from facilitator.errors import UserError
from facilitator.store import keys, ledger, migrations, recovery
from facilitator.store.connection import DamagedError, authorise, check_pages, secure
from facilitator.store.folder import KEY, STAGING

if TYPE_CHECKING:
    from facilitator.store.casebook import Casebook


def make_ready(casebook: Casebook, *, is_new: bool, unclean: bool, at_once: bool = False) -> None:
    """Take the lock, check the pages and bring the schema up to date, in this order."""
    version = _secured(casebook, is_new)
    if not is_new and (unclean or not at_once):
        check_pages(casebook.connection, unclean)
    if casebook.is_recovered:
        _mend_key_file(casebook)
    if version < migrations.LATEST:
        _migrate(casebook, version, is_new)
    casebook.connection.set_authorizer(authorise)


def put_in_use(casebook: Casebook, key: keys.DataKey) -> None:
    """Mark the key as that of a whole casebook; clear away what was half written or restored."""
    key_file = casebook.folder / KEY
    try:
        if not key.in_use:
            keys.put_in_use(key_file, key)
        keys.sweep(key_file)
        for left in casebook.folder.glob(f"{STAGING}*"):
            from shutil import rmtree  # hardly ever needed, and not quick to import

            rmtree(left, ignore_errors=True)
    except OSError as error:
        raise UserError(
            f"The key file {KEY} cannot be written: {error.strerror}.",
            "Check the disk and your rights in its folder, then try again.",
        ) from error


def finish_erasures(casebook: Casebook) -> None:
    """Take out at once whoever was erased and is in this file again, or still.

    A ledger that nothing can mend keeps nobody out: the notices and `check` tell of it.
    """
    if (casebook.folder / ledger.FILE).exists():
        from facilitator.store import erasure

        with suppress(ledger.DamagedLedgerError):
            erasure.resume(casebook)


def _secured(casebook: Casebook, is_new: bool) -> int:
    try:
        return secure(casebook.connection, is_new)
    except DamagedError as error:
        if casebook.is_recovered:
            raise recovery.RecoveryCodeError(
                "This recovery code is of another casebook, or the casebook is damaged.",
                "Look for the page printed for this casebook, or restore a backup.",
            ) from error
        raise


def _mend_key_file(casebook: Casebook) -> None:
    """Give a casebook whose key file was lost one again, under the code until it is changed."""
    try:
        keys.is_wrapped(casebook.folder / KEY)
    except keys.LostKeyError:
        keys.rewrap(casebook.folder / KEY, casebook._key, casebook.recovery_code())


def _migrate(casebook: Casebook, version: int, is_new: bool) -> None:
    """Bring the schema up to date, with a verified backup first."""
    if not is_new:
        from facilitator.store.backups import Backups, Reason

        Backups(casebook).back_up(Reason.BEFORE_MIGRATION)
    migrations.migrate(casebook.database, version)
