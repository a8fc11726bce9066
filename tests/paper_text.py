"""What a PDF says, page by page, in the order it was drawn."""

import subprocess
from io import BytesIO
from pathlib import Path


def pages_of(source: Path | BytesIO) -> list[str]:
    """The words of each page, runs of space made one."""
    content = source.getvalue() if isinstance(source, BytesIO) else source.read_bytes()
    command = ["pdftotext", "-raw", "-enc", "UTF-8", "-", "-"]
    said = subprocess.run(command, input=content, capture_output=True, check=True).stdout
    return [" ".join(page.split()) for page in said.decode().split("\f")[:-1]]
