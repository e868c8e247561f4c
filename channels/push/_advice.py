"""What is advised about a finished notification: what is not seen, and where."""

from collections.abc import Iterator

from channels._advice import Advice
from channels._content import Content
from channels._frozen import Frozen
from channels.push._limits import BANNER_ACTIONS
from channels.push._surfaces import seen
from locales.words import gettext_noop

__all__ = ["advice"]


def advice(content: Content) -> Iterator[Advice]:
    """Yield what a surface does not show of *content*; nothing of it is wrong."""
    body = content.text("body").strip()
    for each in seen(content):
        if each.is_cut:
            where = each.surface
            words = Frozen({"seen": each.count, "total": each.total})
            rule, source = f"cut_{where.name}", where.plain.source
            yield Advice(rule, "info", "body", where.msgid, words, 1, each.end, len(body), source)
    if content.text("subtitle").strip():
        message = gettext_noop("Android shows no subtitle.")
        yield Advice("subtitle_unseen", "info", "subtitle", message)
    if len(content.blocks("actions")) > BANNER_ACTIONS.value:
        message = gettext_noop("An iPhone's banner shows the first %(limit)s buttons.")
        output = f"actions.{BANNER_ACTIONS.value}.label"
        words = Frozen({"limit": BANNER_ACTIONS.value})
        source = BANNER_ACTIONS.source
        yield Advice("action_unseen", "info", output, message, words, source=source)
