"""How much a template may hold: every limit of reading, each with its reason.

Reading is one pass: the time it takes grows with the length and the number of tokens, and the depth
of Python's stack with brackets and blocks. These are kept so small that the worst template there
can be is read or refused in a few milliseconds (``tests/templates_lib/language/test_attacks.py``).
What a finished text may hold is limited where it is written (``_compile/_limits.py``).
"""

from __future__ import annotations

MAX_LENGTH = 65_536
"""Characters of a template, counted in code points, before anything else looks at it. All of a
long newsletter's text has a tenth of it; Gmail cuts a mail off at 102 KB of HTML."""

MAX_TOKENS = 2_000
"""Tags, runs of text, words and signs in one template, together: 500 plain placeholders with text
between them. A letter uses twenty."""

MAX_TAG_TOKENS = 200
"""Words and signs in one tag: a plural in all six categories with twenty exact numbers has 107."""

MAX_BLOCKS = 8
"""Blocks in one another. Reading takes no stack for them, but whatever goes through the nodes
afterwards takes a few frames for each."""

MAX_BRACKETS = 10
"""Brackets in one another in one tag: reading takes eight stack frames for each."""

MAX_FILTERS = 10
"""Filters in a row; three do all that there is to do."""

MAX_ARGUMENTS = 40
"""Values in the brackets of one filter: a ``select`` over the countries that a brand ships to."""

MAX_EXACT = 20
"""Exact numbers in one ``plural``: in words up to twelve, as style guides ask, and some more."""

MAX_PATH = 4
"""Names in a dotted path; values are nested no deeper (``values/_anything.py``)."""

MAX_NAME = 64
"""Characters of one name; PostgreSQL and most senders stop at 63 or 64."""

MAX_DIGITS = 15
"""Digits of a number: a 64-bit float is exact to 15, and JSON promises no more."""

MAX_STRING = 1_000
"""Characters between the quotation marks of one text in a tag; an SMS of six segments has 918."""

MAX_NEAR_MISSES = 100
"""Near misses told of one run of text: whoever has a hundred needs no more."""
