"""The client's command line.

    python -m budskap pull DIR [--force]
    python -m budskap push FILE... [--dry-run]
    python -m budskap render KEY CHANNEL --locale L --values VALUES.json
    python -m budskap check FILE... [--brand B | --guide GUIDE.json] [--format text|json|sarif]
    python -m budskap diff [--from SIDE] [--to SIDE...]
    python -m budskap tree pull|push|status DIR [--check]

The server's address is in ``BUDSKAP_URL`` or ``--server``, the token in ``BUDSKAP_TOKEN`` or in the
file of ``--token-file``: never among the arguments, which everybody on the machine can read.

Exit status: 0 done, and nothing was found; 1 done, and something was found or refused (errors in a
text, a difference, a row in the way, values that do not fit); 2 it could not be done.
"""

from budskap._cli._arguments import main

__all__ = ["main"]
