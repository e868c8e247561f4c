"""A locale as a value, and the questions every other floor asks about one."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, TypeVar

from locales import _uncurated
from locales._cldr import CldrLocale
from locales._data import CHECK_TABLES, LocaleData, Table, curated
from locales._errors import UnknownLocaleError
from locales._names import autonym, english_name, suggestions
from locales._ordinals import Form, chosen
from locales._tags import canonical, cldr, parent, territory

__all__ = ["Direction", "Locale", "curated_tags", "fallback_chain", "get", "normalise"]

Direction = Literal["ltr", "rtl"]

_T = TypeVar("_T")

_NOTHING: Table = MappingProxyType({})

# The order in which CLDR itself names the categories (Unicode TS 35, part 3, section 5).
_PLURAL_ORDER = ("zero", "one", "two", "few", "many", "other")


@dataclass(frozen=True, slots=True)
class Locale:
    """One language as it is written for one public.

    ``tag`` is canonical BCP 47 (``nb``, ``de-AT``); ``parent`` the tag it inherits from, or
    None; ``name`` its own name for itself; ``direction`` how its lines run;
    ``plural_categories`` the CLDR cardinal categories in CLDR's order; ``fallback`` the tags
    to try in order, itself first; ``curated`` whether we keep a file about it; ``babel``
    where its formats come from; ``territory`` where it is mostly at home ("NO"), or "".
    ``number_words`` (the words for 0, 1, 2 ...), ``half_words``, ``sample_names`` and
    ``sample_texts`` (a short, a usual and a long one) come from the nearest file among it and
    its parents, and are empty without one; so do ``ordinals`` and ``sample_names``, but for some
    locales without a file we keep these two all the same (``_uncurated``).
    """

    tag: str
    parent: str | None
    name: str
    english_name: str
    direction: Direction
    plural_categories: tuple[str, ...]
    fallback: tuple[str, ...]
    curated: bool
    babel: CldrLocale
    territory: str = ""
    number_words: tuple[tuple[str, ...], ...] = ()
    half_words: tuple[str, ...] = ()
    sample_names: tuple[str, ...] = ()
    sample_texts: tuple[str, ...] = ()
    ordinals: tuple[Form, ...] = ()
    tables: Mapping[str, Table] = field(default_factory=dict, repr=False, hash=False, compare=False)

    def __reduce__(self) -> tuple[object, ...]:
        """Pickled by its tag: what stands in the files is read, and not carried."""
        return get, (self.tag,)

    def table(self, name: str) -> Table:
        """Return what the nearest curated file says in table *name* (``CHECK_TABLES``): entry ->
        texts; empty where no file says anything, and then the check that asks stays silent."""
        return self.tables.get(name, _NOTHING)

    def plural_category(self, number: int | float | Decimal) -> str:
        """Return the CLDR cardinal category of *number*: 1 is "one", 22 is "few" in Polish."""
        return str(self.babel.plural_form(number))

    def ordinal(self, rank: int, gender: str = "") -> str | None:
        """Return how *rank* is written ("{0}st"), or None where we know no form for it.

        *gender* is "masculine", "feminine" or "neuter"; without one the masculine is taken.
        """
        return chosen(self.ordinals, str(self.babel.ordinal_form(rank)), gender)


def normalise(tag: str) -> str:
    """Return the canonical tag that *tag* means; UnknownLocaleError when it means none."""
    found = canonical(tag) if isinstance(tag, str) else None
    if found is None:
        raise UnknownLocaleError(tag, suggestions(tag))
    return found


def get(tag: str) -> Locale:
    """Return the locale that *tag* means, however it is written; UnknownLocaleError."""
    return _build(normalise(tag))


def fallback_chain(tag: str) -> tuple[str, ...]:
    """Return the tags to try in order when a text is wanted in *tag*, itself first.

    The locale and its parents by CLDR, then what the nearest curated file among them says.
    A brand may override this above.
    """
    return _build(normalise(tag)).fallback


def curated_tags() -> tuple[str, ...]:
    """Return the tags that have a file of ours, in alphabetical order."""
    return tuple(curated())


@lru_cache(maxsize=2048)
def _build(tag: str) -> Locale:
    described = cldr(tag)
    categories = described.plural_form.tags | {"other"}
    nearest = next((curated()[step] for step in _ancestry(tag) if step in curated()), LocaleData())
    return Locale(
        tag=tag,
        parent=parent(tag),
        name=autonym(tag),
        english_name=english_name(tag),
        direction="rtl" if described.character_order == "right-to-left" else "ltr",
        plural_categories=tuple(word for word in _PLURAL_ORDER if word in categories),
        fallback=_chain(tag),
        curated=tag in curated(),
        babel=described,
        territory=territory(tag),
        number_words=nearest.number_words,
        half_words=nearest.half_words,
        sample_names=_nearest(tag, lambda data: data.sample_names, _uncurated.sample_names()),
        sample_texts=nearest.sample_texts,
        ordinals=_nearest(tag, lambda data: data.ordinals, _uncurated.ordinals()),
        tables=_tables(tag),
    )


def _tables(tag: str) -> Mapping[str, Table]:
    """Return each table from the nearest file that has it: de-CH may have its own quotes."""
    files = [curated()[step].tables for step in _ancestry(tag) if step in curated()]
    return {
        name: next(tables[name] for tables in files if name in tables)
        for name in CHECK_TABLES
        if any(name in tables for tables in files)
    }


def _nearest(
    tag: str,
    own: Callable[[LocaleData], tuple[_T, ...]],
    others: Mapping[str, tuple[_T, ...]],
) -> tuple[_T, ...]:
    """Return what the nearest locale has: pt-PT's, though pt has a file of its own."""
    for step in _ancestry(tag):
        found = own(curated().get(step, LocaleData())) or others.get(step, ())
        if found:
            return found
    return ()


def _chain(tag: str) -> tuple[str, ...]:
    own = tuple(_ancestry(tag))
    further = next((curated()[step].fallback for step in own if step in curated()), ())
    return tuple(dict.fromkeys((*own, *further)))


def _ancestry(tag: str) -> Iterator[str]:
    step: str | None = tag
    while step is not None:
        yield step
        step = parent(step)
