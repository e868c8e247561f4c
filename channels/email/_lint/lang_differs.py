"""The mail says another language than the one it is written in.

What it finds: a ``lang`` on the ``html`` element that is no language, or not the message's.

Why it hurts: a screen reader reads the text with the wrong voice.

Write instead: the message's own tag. ``no`` is as good as ``nb``.

Source: WCAG 2.2, 3.1.1; RFC 5646.
"""

from collections.abc import Iterator

from channels.email._lint._addresses import short
from channels.email._lint._languages import language
from channels.email._lint._mail import Mail
from channels.email._lint._rule import Fault, Rule, fails, passes
from locales.words import gettext_noop

_DIFFERS = gettext_noop(
    "The mail says that it is in “%(said)s”, and the message is in “%(locale)s”."
)


def find(mail: Mail) -> Iterator[Fault]:
    """Yield one fault where the two differ."""
    said = (mail.root.get("lang") or "").strip() if mail.root else ""
    wanted = language(mail.locale)
    if mail.root and said and wanted and language(said) != wanted:
        yield Fault(
            *mail.root.place("lang"), _DIFFERS, {"said": short(said), "locale": mail.locale}
        )


RULE = Rule(
    id="lang_differs",
    gravity="warning",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("another", "pl", html='<html lang="en"><body>Dzień dobry</body></html>'),
        fails("none", "nb", html='<html lang="norsk"><body>God dag</body></html>'),
        passes("the same", "pl", html='<html lang="pl-PL"><body>Dzień dobry</body></html>'),
        passes("another name of it", "nb", html='<html lang="no"><body>God dag</body></html>'),
    ),
)
