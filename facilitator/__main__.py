"""Where the process begins: no arguments open the window, anything else is a command."""

from __future__ import annotations

import sys


def main() -> int:
    """Open the window, or run a command; the exit code."""
    arguments = sys.argv[1:]
    if arguments and arguments != ["--self-test"]:
        from facilitator import cli

        return int(cli.main() or 0)
    from facilitator import app, paths

    return app.run(paths.casebook_folder(), self_test=bool(arguments))


if __name__ == "__main__":
    sys.exit(main())
