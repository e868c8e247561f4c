"""What the lower floors say, in the interface's language.

They know sentences with gaps only. What fills a gap may be words too: a phrase with gaps of its
own, or, under one of the names in `WORDS`, a marked word such as a unit or the label of a part.
"""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from templates_lib.language import TemplateError, TemplateSyntaxError

__all__ = ["say", "say_error"]

WORDS = frozenset(
    {"channel", "declared", "expected", "form", "got", "kind", "label", "language", "other"}
    | {"source", "unit", "wanted"}
)


def say(msgid: str, gaps: Mapping[str, object]) -> str:
    """The sentence *msgid* with its *gaps*, both translated."""
    return _(msgid) % {name: _filled(name, value) for name, value in gaps.items()}


def say_error(error: Exception) -> str:
    """What *error* of a lower floor says; with its place in the text or the document."""
    if isinstance(error, TemplateSyntaxError):
        return _("line %(line)s, column %(column)s: %(message)s") % {
            "line": error.line,
            "column": error.column,
            "message": say(error.msgid, error.params),
        }
    if isinstance(error, TemplateError):
        return say(error.msgid, error.params)
    if problems := getattr(error, "problems", None):
        return "; ".join(_placed(each.path, say(each.msgid, each.params)) for each in problems)
    return str(error)


def _placed(path: str, words: str) -> str:
    return f"{path}: {words}" if path else words


def _filled(name: str, value: object) -> object:
    if msgid := getattr(value, "msgid", None):
        return say(msgid, getattr(value, "params", {}))
    return _(value) if name in WORDS and isinstance(value, str) and value else value
