"""The command line of floor 2.

    python -m templates_lib check [--guide GUIDE.json] [--format text|json|sarif] FILE...
    python -m templates_lib render FILE --channel C --locale L --values VALUES.json
    python -m templates_lib export --target T --channel C --locale L [--profile PROFILE.json] FILE

``-`` reads standard input. Exit status: 0 nothing wrong, 1 errors found (or the message cannot be
rendered with these values, or the target cannot carry all of it), 2 unusable input; each such input
is one line on standard error.
"""

from templates_lib._cli._arguments import main

__all__ = ["main"]
