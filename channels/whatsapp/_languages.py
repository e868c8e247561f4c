"""The languages that Meta takes templates in, and which of them a locale of ours is.

``nn`` is none of them. What is sent under another language than its own is the editor's
decision, written in the content, and never a guess.
"""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import NamedTuple

import locales
from channels._content import Content
from channels._frozen import Frozen

__all__ = ["OWN", "Languages", "code_of", "known", "language_of", "name_for"]

OWN = "own"


class Languages(NamedTuple):
    """Meta's list: ``names`` from code to the language's own name, ``tags`` from a tag of ours
    to the code that Meta has for it, where that is another."""

    names: Mapping[str, str]
    tags: Mapping[str, str]
    source: str


@cache
def known() -> Languages:
    """Return Meta's list as it lies in ``languages.toml``."""
    text = resources.files("channels.whatsapp").joinpath("languages.toml").read_text("utf-8")
    data = tomllib.loads(text)
    return Languages(Frozen(data["names"]), Frozen(data["tags"]), data["source"])


def code_of(locale: str) -> str | None:
    """Return Meta's code for *locale*, None when Meta has none.

    "nb-NO" is "nb", "pt-PT" is "pt_PT", "es-VE" is "es", since Meta has no Spanish of
    Venezuela. It is never the code of another language: None for "nn".
    """
    names, tags, _ = known()
    for tag in _line(locale):
        code = tags.get(tag, tag.replace("-", "_"))
        if code in names:
            return code
    return None


def language_of(content: Content, locale: str) -> str | None:
    """Return the code under which *content* goes to Meta, None when that is undecided."""
    chosen = content.text("language")
    return code_of(locale) if chosen == OWN else chosen


def name_for(name: str, content: Content, locale: str) -> str:
    """Return the name at Meta of a template called *name*.

    Under another language than its own it gets its tag at the end ("order_nn"): a template is
    its name and its language, and it must not take the place of the one in that language.
    """
    if language_of(content, locale) == code_of(locale):
        return name
    return f"{name}_{locale.replace('-', '_').lower()}"


def _line(locale: str) -> Iterator[str]:
    """Yield the tag of *locale* and those it comes from, as long as the language is the same."""
    try:
        here: locales.Locale | None = locales.get(locale)
    except locales.UnknownLocaleError:
        return
    language = here.tag.partition("-")[0] if here else ""
    while here is not None and here.tag.partition("-")[0] == language:
        yield here.tag
        here = locales.get(here.parent) if here.parent else None
