"""Where the process begins: no arguments open the window, anything else is a command.

One command is hidden: the program starts itself as the reader of files that came from outside.
"""

from __future__ import annotations

import gc
import sys


def main() -> int:
    """Open the window, or run a command; the exit code."""
    arguments = sys.argv[1:]
    if arguments == ["--read-returned"]:
        from facilitator.exchange import in_child

        return in_child.main()
    if arguments and arguments != ["--self-test"]:
        from facilitator import cli

        return int(cli.main() or 0)
    gc.disable()  # there is nothing to collect yet, and later the window does it itself
    from facilitator import app, paths

    return app.run(paths.casebook_folder(), self_test=bool(arguments))


if __name__ == "__main__":
    sys.exit(main())
