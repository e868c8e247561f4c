"""The subject shouts: it is all capitals.

What it finds: a subject of at least ten letters in two words whose letters are all capitals, in
scripts that have both.

Why it hurts: it reads like a shout and filters count it; a screen reader may spell it.

Write instead: capitals where the language has them.

Source: SpamAssassin, SUBJ_ALL_CAPS.
"""

from collections.abc import Iterator

from channels.email._lint._mail import Mail
from channels.email._lint._rule import Fault, Rule, fails, passes
from locales.words import gettext_noop

_CAPITALS = gettext_noop("The subject is all capitals.")

# SpamAssassin asks for more than ten characters and a space; codes and names stay free.
_LEAST_LETTERS = 10


def find(mail: Mail) -> Iterator[Fault]:
    """Yield one fault for such a subject."""
    letters = [each for each in mail.subject if each.lower() != each.upper()]
    is_long = len(letters) >= _LEAST_LETTERS and len(mail.subject.split()) > 1
    if is_long and all(each == each.upper() for each in letters):
        yield Fault(0, len(mail.subject), _CAPITALS, output="subject")


RULE = Rule(
    id="subject_capitals",
    gravity="warning",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("all of it", subject="LAST CHANCE: 50 % OFF"),
        fails("Polish", "pl", subject="OSTATNIA SZANSA NA ŁÓŻKO"),
        passes("one word", subject="LAST chance: half price"),
        passes("a code", subject="NOK 499"),
        passes("no such letters", "ar", subject="طلبك في الطريق إليك"),
    ),
)
