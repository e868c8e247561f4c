"""The preheader is so short that the inbox fills its line with the first words of the mail.

What it finds: a preheader of less than 40 characters that nothing invisible follows in the HTML.

Why it hurts: "With you on Wednesday View in browser Nordhus" is what the reader sees.

Write instead: more words; or joiners and no-break spaces after it, as this channel's own layout has
them.

Source: how inboxes make their preview (Litmus, "The ultimate guide to preview text support").
"""

import re
from collections.abc import Iterator

from channels.email._lint._mail import Mail, squeezed
from channels.email._lint._rule import Fault, Rule, fails, passes
from locales.words import gettext_noop

_SHORT = gettext_noop("The preheader has %(count)s characters: inboxes go on with “%(next)s”.")

# The fewest that an inbox shows (``channels/email/_inbox.py``).
_LEAST = 40
_FILLER = re.compile(r"[\u034f\u200b-\u200d\u00ad\u00a0\ufeff\s]{20,}")


def find(mail: Mail) -> Iterator[Fault]:
    """Yield one fault for a short preheader that words follow."""
    wanted = squeezed(mail.preheader)
    if not wanted or len(wanted) >= _LEAST:
        return
    beginning = "".join(text.value for text in mail.beginning)[: 20 * _LEAST]
    _, there, after = beginning.partition(mail.preheader.strip())
    if there and not _FILLER.match(after) and (words := squeezed(after)):
        params = {"count": str(len(wanted)), "next": words[:_LEAST]}
        yield Fault(0, len(mail.preheader), _SHORT, params, "preheader")


RULE = Rule(
    id="preheader_short",
    gravity="info",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails(
            "words follow",
            preheader="With you on Wednesday",
            html="<div>With you on Wednesday</div><p>View in browser</p>",
        ),
        passes(
            "marks follow that nobody sees",
            preheader="With you on Wednesday",
            html=f"<div>With you on Wednesday{'&nbsp;&zwnj;' * 40}</div><p>View in browser</p>",
        ),
        passes(
            "long enough",
            preheader="With you on Wednesday, before noon, at the door",
            html="<div>With you on Wednesday, before noon, at the door</div><p>Hi</p>",
        ),
    ),
)
