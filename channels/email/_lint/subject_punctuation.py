"""The subject or preheader repeats its marks.

What it finds: two or more of ``!`` and ``?`` in a row, three or more of one sign such as ``$``,
``*`` or ``=``, or four full stops and more.

Why it hurts: it shouts, and filters count it.

Write instead: one mark, or none.

Source: SpamAssassin, PLING_QUERY and its kin.
"""

import re
from collections.abc import Iterator

from channels.email._lint._addresses import short
from channels.email._lint._mail import Mail
from channels.email._lint._rule import Fault, Rule, fails, passes
from locales.words import gettext_noop

_REPEATED = gettext_noop("“%(marks)s”: one mark is enough.")
_MARKS = re.compile(r"[!?¡¿！？]{2,}|([$€£*=#~><+_-])\1{2,}|\.{4,}")


def find(mail: Mail) -> Iterator[Fault]:
    """Yield each row of marks."""
    for name in ("subject", "preheader"):
        for match in _MARKS.finditer(mail.output(name)):
            yield Fault(*match.span(), _REPEATED, {"marks": short(match[0], 12)}, name)


RULE = Rule(
    id="subject_punctuation",
    gravity="warning",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("three of them", subject="Last chance!!!"),
        fails("mixed, in the preheader", preheader="Have you seen it?!"),
        fails("money", subject="Save $$$ today"),
        passes("one", subject="Last chance!"),
        passes("an ellipsis", subject="And then..."),
    ),
)
