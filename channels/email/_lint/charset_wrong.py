"""The mail does not say that it is in UTF-8.

What it finds: no meta element with the character set in the ``head``, or one with another than
UTF-8.

Why it hurts: when the mail is forwarded, saved or shown in a browser, ``ø`` becomes ``Ã¸``.

Write instead: ``<meta charset="utf-8">``.

Source: HTML Standard, 4.2.5.4.
"""

import re
from collections.abc import Iterator

from channels.email._lint._addresses import short
from channels.email._lint._mail import Mail
from channels.email._lint._rule import Fault, Rule, fails, passes
from channels.email._markup import Element
from locales.words import gettext_noop

_MISSING = gettext_noop("The mail does not say that it is in UTF-8.")
_OTHER = gettext_noop("The mail says that it is in “%(charset)s”; it is sent in UTF-8.")

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([^\s\"';]+)", re.IGNORECASE)


def find(mail: Mail) -> Iterator[Fault]:
    """Yield one fault where the character set is not told, and each wrong one."""
    told = [(meta, charset) for meta in mail.document.named("meta") if (charset := _charset(meta))]
    head = next(mail.document.named("head"), None)
    if head is not None and not told and not mail.html.isascii():
        yield Fault(head.start, head.end, _MISSING)
    for meta, charset in told:
        if charset.lower().replace("-", "") != "utf8":
            yield Fault(meta.start, meta.end, _OTHER, {"charset": short(charset)})


def _charset(meta: Element) -> str:
    if charset := meta.get("charset"):
        return charset.strip()
    match = _CHARSET.search(meta.get("content") or "")
    return match[1] if match and meta.get("http-equiv") else ""


RULE = Rule(
    id="charset_wrong",
    gravity="warning",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("none", html="<html><head></head><body>Bjørn</body></html>"),
        fails("another", html='<head><meta charset="iso-8859-1"></head>'),
        passes("told", html='<head><meta charset="utf-8"></head><body>Bjørn</body>'),
        passes(
            "the old way",
            html='<head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"></head>',
        ),
        passes("nothing to get wrong", html="<html><head></head><body>Hi</body></html>"),
    ),
)
