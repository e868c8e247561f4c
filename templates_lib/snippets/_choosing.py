"""Which of a snippet's texts is said: the nearest in the same language, or none."""

from __future__ import annotations

import locales
from templates_lib.snippets._values import Snippet, SnippetText

__all__ = ["choose"]


def choose(snippet: Snippet, channel: str, locale: str) -> SnippetText | None:
    """The text for this channel and locale; ``None`` where there is none.

    The locale decides before the channel: that for this channel, then that for any; then the same
    of the locale it inherits from (``de`` for ``de-AT``). Fallback chains of the brand lead to
    other languages, and are not followed.
    """
    by_place = {(each.locale, each.channel): each for each in snippet.texts}
    tag: str | None = locale
    while tag:
        for place in ((tag, channel), (tag, "")):
            if place in by_place:
                return by_place[place]
        tag = locales.get(tag).parent
    return None
