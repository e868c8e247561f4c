"""What is left of a placeholder that nobody filled in, in the languages of many senders."""

import re
from collections.abc import Iterator

__all__ = ["has_placeholder", "placeholders"]

_PLACEHOLDER = re.compile(
    r"""
      \{\{[^{}]{0,200}\}\}               # Jinja, Liquid, Handlebars, Braze
    | \{%[^%]{0,200}%\}                  # Jinja, Liquid
    | \$\{[^{}]{1,100}\}                 # JavaScript, Adobe
    | <%[^%]{0,200}%>                    # ERB, Adobe
    | \*\|[A-Z][A-Z0-9_:]{0,60}\|\*      # Mailchimp
    | %%[A-Za-z][\w.]{0,60}%%            # Salesforce
    | \[\[[\w.\ ]{1,60}\]\]              # Mailjet, Emarsys
    | %\([A-Za-z]\w{0,60}\)[sd]          # Python
    | (?<![{\w])\{[A-Za-z][\w.]{2,60}\}(?!\})
    | \{\{ | \}\} | \{% | %\}            # half a tag
    """,
    re.VERBOSE,
)
# How each of them begins, or ends.
_POSSIBLE = re.compile(r"[{}]|[<%]%|\*\||\[\[|%[(}]")


def placeholders(text: str) -> Iterator[tuple[int, int]]:
    """Yield [start, end) of each in *text*."""
    if _POSSIBLE.search(text) is None:
        return iter(())
    return (match.span() for match in _PLACEHOLDER.finditer(text))


def has_placeholder(text: str) -> bool:
    """Whether *text* holds one: then it is not what a reader will get."""
    return _POSSIBLE.search(text) is not None and _PLACEHOLDER.search(text) is not None
