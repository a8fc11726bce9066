"""What a PDF says, page by page, in the order it was drawn."""

import subprocess
from pathlib import Path


def pages_of(source: Path | bytes) -> list[str]:
    """The words of each page, runs of space made one."""
    named, piped = (source, None) if isinstance(source, Path) else ("-", source)
    command = ["pdftotext", "-raw", "-enc", "UTF-8", named, "-"]
    said = subprocess.run(command, input=piped, capture_output=True, check=True).stdout
    return [" ".join(page.split()) for page in said.decode().split("\f")[:-1]]
