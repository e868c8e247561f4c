"""How much one rendering may write and do."""

MAX_OUTPUT = 200_000
"""Most characters of a finished text; Gmail cuts a mail off at 102 KB."""

MAX_STEPS = 100_000
"""Most nodes that are gone through, so that empty loops end too."""
