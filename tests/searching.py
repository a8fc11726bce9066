"""Searches everything a file holds, in every way a word may be written in it."""

import re
import subprocess
import sys
from collections.abc import Sequence
from os.path import commonprefix
from pathlib import Path

import pikepdf

from tests.builders import CANARIES

READER = "import sys; [sys.stdout.buffer.write(open(name, 'rb').read()) for name in sys.argv[1:]]"


def plain(text: str) -> str:
    """Letters and digits only, so that no line break or hyphen hides a word."""
    return "".join(filter(str.isalnum, text)).casefold()


def held(text: str, words: Sequence[str] = CANARIES) -> list[str]:
    """Those of the words that the text holds."""
    found, sought = plain(text), [plain(word) for word in words]
    if commonprefix(sought) not in found:  # noqa: RUF071
        return []
    return [word for word, letters in zip(words, sought, strict=True) if letters in found]


def every_way(content: bytes) -> str:
    """Bytes as text in each of the ways a PDF or a database may write it."""
    encodings = ("latin-1", "utf-8", "utf-16-be", "utf-16-le")
    texts = [content.decode(encoding, "ignore") for encoding in encodings]
    hexadecimal = b"".join(re.findall(rb"<([0-9A-Fa-f]{8,})>", content))
    if hexadecimal:
        texts.append(every_way(bytes.fromhex(hexadecimal.decode()[: len(hexadecimal) // 2 * 2])))
    return "\n".join(texts)


def inside(path: Path) -> str:
    """All a PDF holds: its name, its text as read, and every string and stream of its objects."""
    read = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True).stdout
    parts = [path.name, read.decode()]
    with pikepdf.open(path) as pdf:
        for found in pdf.objects:
            parts.extend(_strings(found))
            if isinstance(found, pikepdf.Stream):
                parts.append(every_way(unpacked(found)))
    return "\n".join([*parts, every_way(path.read_bytes())])


def unpacked(stream: pikepdf.Stream) -> bytes:
    """A stream's bytes, or those of an image as they are."""
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:
        return stream.read_raw_bytes()


def _strings(found: object) -> list[str]:
    match found:
        case pikepdf.String():
            return [str(found), every_way(bytes(found))]
        case pikepdf.Name():
            return [str(found)]
        case pikepdf.Dictionary() | pikepdf.Stream():
            values = [value for _, value in found.items() if not _elsewhere(value)]
        case pikepdf.Array():
            values = [value for value in found if not _elsewhere(value)]
        case _:
            return []
    return [text for value in values for text in _strings(value)]


def _elsewhere(value: object) -> bool:
    return isinstance(value, pikepdf.Object) and value.is_indirect


def on_disk(folder: Path) -> str:
    """What the folder's files hold, read by another process: ours would drop SQLite's lock."""
    paths = [path for path in folder.rglob("*") if path.is_file()]
    files = [str(path) for path in paths]
    read = subprocess.run([sys.executable, "-c", READER, *files], capture_output=True, check=True)
    pages = [inside(path) for path in paths if path.suffix == ".pdf"]
    return " ".join([*files, every_way(read.stdout), *pages])
