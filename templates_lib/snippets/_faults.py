"""Why a snippet could not be taken in, in words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from locales.words import gettext_noop
from templates_lib.language import TemplateSyntaxError, nearest
from templates_lib.language._phrases import phrase
from templates_lib.snippets._values import MAX_DEPTH

__all__ = ["Refusal", "broken", "missing", "ring", "too_deep", "too_long", "unsaid"]

_MISSING = gettext_noop("There is no snippet “%(key)s”.")
_MISSING_NEAR = gettext_noop("There is no snippet “%(key)s”; did you mean “%(near)s”?")
_UNSAID = gettext_noop("The snippet “%(key)s” has no text in %(locale)s for this channel.")
_RING = gettext_noop("These snippets take each other in, round and round: %(chain)s.")
_TOO_DEEP = gettext_noop("Snippets stand in one another more than %(limit)s deep: %(chain)s.")
_BROKEN = gettext_noop("The text of the snippet “%(key)s” cannot be read: %(error)s")
_OPEN_BRACE = gettext_noop("it must not end with a brace.")
_TOO_LONG = gettext_noop("With its snippets this text is longer than %(limit)s characters.")


@dataclass(frozen=True)
class Refusal:
    """Why a key cannot be taken in. ``near`` is the key that was meant, perhaps."""

    msgid: str
    params: dict[str, str] = field(default_factory=dict)
    near: str = ""

    @property
    def evidence(self) -> str:
        """What it is known by again: not the words of an error, which change with a text."""
        known = {name: text for name, text in self.params.items() if name not in ("error", "near")}
        return "|".join((self.msgid.partition("%(")[0], *known.values()))


def missing(key: str, known: Collection[str]) -> Refusal:
    """No snippet is called *key*."""
    near = nearest(key, known) if key else None
    if near is None:
        return Refusal(_MISSING, {"key": key})
    return Refusal(_MISSING_NEAR, {"key": key, "near": near}, near)


def unsaid(key: str, locale: str) -> Refusal:
    """It says nothing there."""
    return Refusal(_UNSAID, {"key": key, "locale": locale})


def ring(trail: Sequence[str]) -> Refusal:
    """The last of *trail* stands in it before."""
    return Refusal(_RING, {"chain": " → ".join(trail[trail.index(trail[-1]) :])})


def too_deep(trail: Sequence[str]) -> Refusal:
    """*trail* is longer than may be."""
    return Refusal(_TOO_DEEP, {"limit": str(MAX_DEPTH), "chain": " → ".join(trail)})


def broken(key: str, error: TemplateSyntaxError | None) -> Refusal:
    """Its text is no template by itself, or (without an error) ends where a tag may begin."""
    why = phrase(error.msgid, **error.params) if error else phrase(_OPEN_BRACE)
    return Refusal(_BROKEN, {"key": key, "error": why})


def too_long(limit: int) -> Refusal:
    """All of it together is more than a text may hold."""
    return Refusal(_TOO_LONG, {"limit": f"{limit:,}"})
