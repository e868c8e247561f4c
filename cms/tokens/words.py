"""What somebody may do over the API, in words: “fetch, render in production: Einerly”."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext, gettext_lazy

from cms.api.rights import EVERYTHING, Grant, Rights, Verb

SHORT: Mapping[str, Any] = {
    Verb.FETCH: gettext_lazy("fetch"),
    Verb.RENDER: gettext_lazy("render"),
    Verb.DRAFT: gettext_lazy("read drafts"),
    Verb.PUSH: gettext_lazy("write drafts"),
    Verb.CHECK: gettext_lazy("check texts"),
}
_ORDER = list(Verb.values)


def in_words(rights: Rights, names: Mapping[str, str]) -> list[str]:
    """A line for each place, the widest first; [] for no right at all.

    *names*: brand key -> name.
    """
    if rights == EVERYTHING:
        return [gettext("everything")]
    return [
        _line(verbs, environment, brands, names)
        for (environment, verbs), brands in sorted(_gathered(rights).items(), key=_rank)
    ]


def _gathered(rights: Rights) -> dict[tuple[str, tuple[str, ...]], set[str]]:
    """(environment, verbs) -> brands, where what a wider grant says already is left out."""
    places = defaultdict(set)
    for grant in rights.grants:
        if not any(_covers(other, grant) for other in rights.grants):
            places[grant.environment, grant.brand].add(grant.verb)
    gathered = defaultdict(set)
    for (environment, brand), verbs in places.items():
        gathered[environment, tuple(sorted(verbs, key=_ORDER.index))].add(brand)
    return gathered


def _covers(wide: Grant, narrow: Grant) -> bool:
    return (
        wide != narrow
        and wide.verb == narrow.verb
        and wide.brand in ("", narrow.brand)
        and wide.environment in ("", narrow.environment)
    )


def _rank(item: tuple[tuple[str, tuple[str, ...]], set[str]]) -> tuple[Any, ...]:
    (environment, verbs), brands = item
    return (
        environment != "",
        "" not in brands,
        environment,
        [_ORDER.index(each) for each in verbs],
    )


def _line(
    verbs: Iterable[str], environment: str, brands: Iterable[str], names: Mapping[str, str]
) -> str:
    said = {
        "verbs": ", ".join(str(SHORT[verb]) for verb in verbs),
        "environment": environment,
        "brands": ", ".join(sorted(names.get(brand, brand) for brand in brands if brand)),
    }
    if not said["brands"]:
        whole = gettext("%(verbs)s in %(environment)s: all brands")
        return (whole if environment else gettext("%(verbs)s: all brands")) % said
    part = gettext("%(verbs)s in %(environment)s: %(brands)s")
    return (part if environment else gettext("%(verbs)s: %(brands)s")) % said
