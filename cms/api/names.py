"""Names that a caller sends: what they mean, or a refusal with the nearest ones."""

import re
from collections.abc import Collection
from difflib import get_close_matches

import channels
import locales
from cms.api.problems import Fault, Refusal, shown

_KEY = re.compile(r"[a-z0-9._-]{1,100}")


def may_be_key(key: str) -> bool:
    """Whether a template can have *key* at all: what cannot is not asked of the database."""
    return _KEY.fullmatch(key) is not None


def as_key(sent: str) -> str:
    """*sent* with only what a key may hold, to look for keys that were meant."""
    return re.sub(r"[^a-z0-9._-]", "", sent.lower())[:100]


def locale_tag(sent: str, *, status: int = 404) -> str:
    """The canonical tag that *sent* means; `Refusal` with the nearest tags when it means none."""
    try:
        return locales.normalise(sent)
    except locales.UnknownLocaleError as error:
        where = {"parameter": "locale"} if status == 404 else {"pointer": "#/locale"}
        raise Refusal(
            "unknown-locale",
            f"{error}.".replace("?.", "?"),
            status=status,
            errors=[Fault(detail="is not a locale we know", **where)],
            suggestions=error.suggestions,
        ) from error


class BatchLocales:
    """The locales of one batch: each spelling is looked up once, and not too many unknown ones.

    Finding the nearest names takes milliseconds, and a batch may hold 10,000 spellings.
    """

    MOST_UNKNOWN = 100

    def __init__(self) -> None:
        self._found: dict[str, str | Refusal] = {}
        self._unknown = 0

    def tag(self, sent: str) -> str:
        """The canonical tag that *sent* means; `Refusal`."""
        if sent not in self._found:
            self._found[sent] = self._look_up(sent)
        found = self._found[sent]
        if isinstance(found, Refusal):
            raise found
        return found

    def _look_up(self, sent: str) -> str | Refusal:
        if self._unknown >= self.MOST_UNKNOWN:
            return Refusal("unknown-locale", "Too many unknown locales in one batch.", status=422)
        try:
            return locale_tag(sent, status=422)
        except Refusal as refusal:
            self._unknown += 1
            return refusal


def channel_filter(sent: str) -> str:
    """*sent* when it is a channel; `Refusal` with the nearest when it is none."""
    if sent not in channels.CHANNELS:
        raise unknown_name("channel", sent, channels.CHANNELS)
    return sent


def unknown_name(parameter: str, sent: str, known: Collection[str]) -> Refusal:
    """The refusal of a filter's value that names nothing."""
    return Refusal(
        "unknown-name",
        f"{shown(sent)} is no {parameter} here.",
        errors=[Fault(parameter=parameter, detail="names nothing")],
        suggestions=nearest(sent, known),
    )


def nearest(sent: str, known: Collection[str], count: int = 5) -> list[str]:
    """The names of *known* nearest to *sent*, best first; all of a short list when none is near."""
    near = get_close_matches(sent[:100], known, n=count, cutoff=0.6)
    return near or (sorted(known) if len(known) <= count else [])
