"""How a number that ranks is written in digits: "1.", "1st", "1:a", "1er".

A form belongs to a gender (``any`` where all have the same) and to an ordinal category of CLDR;
``{0}`` stands for the number. Curated locales have theirs in ``[ordinals]`` of their own file,
others in ``uncurated/ordinals.toml``, each with its source. A language that is in neither may have
forms that no rule here can tell, and gets none.
"""

from collections.abc import Mapping
from typing import NamedTuple

__all__ = ["Form", "chosen", "forms"]

GENDERS = frozenset({"any", "masculine", "feminine", "neuter"})
_CATEGORIES = frozenset({"zero", "one", "two", "few", "many", "other"})


class Form(NamedTuple):
    """One ending: ``{0}er`` for the masculine and the category "one"."""

    gender: str
    category: str
    text: str


def forms(table: Mapping[str, Mapping[str, str]]) -> tuple[Form, ...]:
    """Read gender -> category -> text; ValueError when it is of another shape."""
    found = tuple(
        Form(gender, category, text)
        for gender, by_category in table.items()
        for category, text in by_category.items()
    )
    if not {each.gender for each in found} <= GENDERS:
        raise ValueError("genders are any, masculine, feminine and neuter")
    if not {each.category for each in found} <= _CATEGORIES:
        raise ValueError("categories are CLDR's: one, two, few, many, other")
    if not all("{0}" in each.text for each in found):
        raise ValueError("{0} stands for the number")
    return found


def chosen(known: tuple[Form, ...], category: str, gender: str) -> str | None:
    """Return the text for a category and gender; without a gender ``any``, or the masculine."""
    for wanted in (gender, "any", "" if gender else "masculine"):
        texts = {each.category: each.text for each in known if each.gender == wanted}
        if texts:
            return texts.get(category, texts.get("other"))
    return None
