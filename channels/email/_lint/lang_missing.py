"""The mail does not say its language.

What it finds: an ``html`` element without ``lang``, or with an empty one.

Why it hurts: a screen reader reads Polish with an English voice; clients offer to translate the
mail from the wrong language.

Write instead: ``<html lang="nb">``.

Source: WCAG 2.2, 3.1.1.
"""

from collections.abc import Iterator

from channels.email._lint._mail import Mail
from channels.email._lint._rule import Fault, Rule, fails, passes
from locales.words import gettext_noop

_MISSING = gettext_noop("The html element has no lang attribute.")


def find(mail: Mail) -> Iterator[Fault]:
    """Yield one fault where nothing says the language."""
    if mail.words and not (mail.root and (mail.root.get("lang") or "").strip()):
        place = (mail.root.start, mail.root.end) if mail.root else (0, 0)
        yield Fault(*place, _MISSING)


RULE = Rule(
    id="lang_missing",
    gravity="warning",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("no lang", html="<html><body>Hi</body></html>"),
        fails("an empty one", html='<html lang=""><body>Hi</body></html>'),
        passes("told", html='<html lang="en"><body>Hi</body></html>'),
        passes("no mail yet", html=""),
    ),
)
