"""The connection to a casebook's file: its key, its lock, its pragmas, and each refusal's words."""

from __future__ import annotations

from pathlib import Path

import sqlcipher3
import sqlcipher3.dbapi2

from facilitator.errors import UserError
from facilitator.store import migrations

PAGE = 4096
READ_THROUGH = 32_000_000
"""Bytes that are read through at each opening, which takes up to a fifth of a second."""

CACHE_KB = 32_000
"""Pages kept deciphered: what several networks need, each of which lies all over a large file."""

RESTORE = "Bring back the newest whole backup: facilitator backups, then facilitator restore FILE"
_ROTTEN = ("malformed", "not a database", "codec")
_DENIED = frozenset({sqlcipher3.SQLITE_ATTACH, sqlcipher3.SQLITE_DETACH})


PageError = sqlcipher3.DatabaseError
"""What reading a page raises where it is damaged."""


class DamagedError(UserError):
    """The casebook's file is lost or damaged; a backup brings it back."""


def has_content(path: Path) -> bool:
    """Whether a file is there and holds anything."""
    return path.exists() and path.stat().st_size > 0


def connect(file: Path, key: bytes) -> sqlcipher3.dbapi2.Connection:
    """A connection that has been given its key and has read nothing yet."""
    try:
        connection = sqlcipher3.connect(
            str(file), isolation_level=None, timeout=0.2, check_same_thread=False
        )
    except sqlcipher3.OperationalError as error:
        raise UserError(
            f"The casebook {file} cannot be opened: {error}.",
            "Check that you may write to its folder.",
        ) from error
    connection.execute("PRAGMA cipher_log_level = NONE")  # else damage is told on stderr at length
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    return connection


def secure(connection: sqlcipher3.dbapi2.Connection, is_new: bool) -> int:
    """Read the first page, take the lock, set every pragma; the schema's version."""
    run = connection.execute
    try:
        run("SELECT count(*) FROM sqlite_master").fetchone()
        version = int(run("PRAGMA user_version").fetchone()[0])
        application = run("PRAGMA application_id").fetchone()[0]
        _refuse_strangers(version, application, is_new)
        mode = run("PRAGMA journal_mode = WAL").fetchone()[0]
        if is_new:
            run(f"PRAGMA application_id = {migrations.APPLICATION_ID}")
        run("BEGIN IMMEDIATE")
        run("COMMIT")
    except UserError:
        connection.interrupt()  # so that closing does not fold a log left behind into the file
        raise
    except sqlcipher3.OperationalError as error:
        raise _busy_or_unusable(error) from error
    except sqlcipher3.DatabaseError as error:
        raise DamagedError(
            "The casebook cannot be read: the file is damaged, or the key beside it is of another.",
            RESTORE,
        ) from error
    if mode != "wal":
        raise UserError(
            "The casebook's folder does not allow safe writing.",
            "Move the casebook to a folder on this computer's own disk.",
        )
    for pragma in (
        "synchronous = FULL",
        "fullfsync = 1",
        "checkpoint_fullfsync = 1",
        "foreign_keys = ON",
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "mmap_size = 0",
        f"cache_size = -{CACHE_KB}",
        "temp_store = MEMORY",
        "secure_delete = ON",
    ):
        run(f"PRAGMA {pragma}")
    return version


def _refuse_strangers(version: int, application: int, is_new: bool) -> None:
    if not is_new and application != migrations.APPLICATION_ID:
        raise UserError(
            "That file is not a casebook.", "Choose the folder that holds your casebook."
        )
    if version > migrations.LATEST:
        raise UserError(
            f"This casebook was made by a newer version of Facilitator (schema {version}; "
            f"this program knows {migrations.LATEST}).",
            "Install the newest version, then open it again. Nothing was changed.",
        )


def _busy_or_unusable(error: Exception) -> UserError:
    if "locked" in str(error) or "busy" in str(error):
        return UserError(
            "This casebook is already open in another window or command.",
            "Close it there, then try again.",
        )
    return UserError(
        f"The casebook cannot be opened: {error}.", "Check that you may write to its folder."
    )


def check_pages(connection: sqlcipher3.dbapi2.Connection, unclean: bool) -> None:
    """Read every page, and after an unclean end every index too; DamagedError where one is bad.

    After a clean end a large file is not read through: each page is held against its seal
    when it is needed, and all of them once a week.
    """
    size = connection.execute("PRAGMA page_count").fetchone()[0] * PAGE
    if size > READ_THROUGH and not unclean:
        return
    check = "integrity_check" if unclean else "quick_check"
    try:
        found = [row[0] for row in connection.execute(f"PRAGMA {check}(5)")]
    except sqlcipher3.DatabaseError as error:
        found = [str(error)]
    if found != ["ok"]:
        raise damaged()


def damaged() -> DamagedError:
    """The refusal of a casebook with a bad page."""
    return DamagedError(
        "The casebook is damaged and was not opened.",
        RESTORE,
    )


def index_problem(connection: sqlcipher3.dbapi2.Connection) -> str:
    """What is wrong with the search index, or ""."""
    try:
        connection.execute("INSERT INTO search(search, rank) VALUES ('integrity-check', 1)")
    except sqlcipher3.DatabaseError as error:
        return str(error)
    return ""


def authorise(action: int, first: str, second: str, database: str, trigger: str) -> int:
    """Denies what no casebook needs: other files, and writing to the schema by hand."""
    if action in _DENIED or (action == sqlcipher3.SQLITE_PRAGMA and first == "writable_schema"):
        return int(sqlcipher3.SQLITE_DENY)
    return int(sqlcipher3.SQLITE_OK)


def rotten() -> DamagedError:
    """The refusal where a page turns out bad while the casebook is open."""
    return DamagedError(
        "The casebook's file has been damaged on the disk.",
        "Restore the newest backup, and have the disk looked at.",
    )


def refusal(error: BaseException, lost: str = "so the last change was not saved") -> UserError:
    """What the disk refuses, in plain words; raises the error where it is a fault of ours."""
    words = str(error) if isinstance(error, sqlcipher3.DatabaseError) else ""
    if "full" in words:
        return UserError(f"The disk is full, {lost}.", "Free some space, then try again.")
    if "disk I/O" in words or "readonly" in words:
        return UserError(
            f"The disk cannot be written to, {lost}.",
            "Check the disk and your rights in the casebook's folder, then try again.",
        )
    if any(sign in words for sign in _ROTTEN):
        return rotten()
    raise error
