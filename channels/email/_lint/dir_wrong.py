"""The mail does not say in which direction its lines run, or says the wrong one.

What it finds: a missing or wrong ``dir`` on the ``html`` element. A warning for languages that are
written from right to left, and for a wrong one; information for the rest.

Why it hurts: Arabic and Hebrew stand on the wrong side, and full stops jump to the wrong end.

Write instead: ``<html lang="ar" dir="rtl">``.

Source: HTML Standard, 3.2.6.4; caniemail.com, html-dir; W3C, "Structural markup and right-to-left
text".
"""

from collections.abc import Iterator

from channels._advice import Gravity
from channels.email._lint._languages import direction
from channels.email._lint._mail import Mail
from channels.email._lint._rule import Fault, Rule, fails, passes
from locales.words import gettext_noop

_MISSING = gettext_noop("The html element has no dir attribute: write dir=“%(direction)s”.")
_WRONG = gettext_noop("The html element has the wrong dir attribute: write dir=“%(direction)s”.")


def find(mail: Mail) -> Iterator[Fault]:
    """Yield one fault where the direction is not told, or not rightly."""
    root = mail.root
    wanted = direction(mail.locale or (root.get("lang") if root else "") or "")
    if root is None or not wanted or not mail.words:
        return
    said = (root.get("dir") or "").strip().lower()
    if said not in (wanted, "auto"):
        gravity: Gravity = "info" if wanted == "ltr" and not said else "warning"
        msgid = _WRONG if said else _MISSING
        yield Fault(*root.place("dir"), msgid, {"direction": wanted}, gravity=gravity)


RULE = Rule(
    id="dir_wrong",
    gravity="warning",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("none", "ar", html='<html lang="ar"><body>مرحبا</body></html>'),
        fails("the other", "he", html='<html lang="he" dir="ltr"><body>שלום</body></html>'),
        fails("none, from left to right", "nb", html='<html lang="nb"><body>Hei</body></html>'),
        passes("told", "ar", html='<html lang="ar" dir="rtl"><body>مرحبا</body></html>'),
        passes(
            "the text decides", "ar", html='<html lang="ar" dir="auto"><body>مرحبا</body></html>'
        ),
    ),
)
