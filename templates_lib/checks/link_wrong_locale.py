"""A link leads to the pages of another language or country.

What it finds: a literal address with the path (``/en/``), the country's domain (``.dk``) or the
language parameter (``?lang=pl``) of another locale than the text's. It is an error where the style
guide says under which prefix this locale's pages are; else it is a warning when the message's
other locales show that the page is there in more than one language, and advice when nothing does.

Why it hurts: the customer reads Norwegian, taps, and stands in an English shop with prices in euro.

Write instead: the address of this locale's page. Where there is none, say in the brand's settings
whose pages the locale uses.

Source: check catalogue, FACT-LINKLOC; country-code domains are ISO 3166's.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

import locales
from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, Setting, fails, passes
from templates_lib.checks._facts import Link
from templates_lib.checks._family import Member, Passage
from templates_lib.checks._finding import Severity

_OTHER = gettext_noop("This leads to the %(there)s pages; this text is in %(here)s.")

_PARAMETERS = frozenset({"lang", "locale", "language", "hl", "lc"})
_COUNTRY_LANGUAGES = {
    "no": ("nb", "nn"), "dk": ("da",), "se": ("sv",), "pl": ("pl",), "nl": ("nl",),
    "fi": ("fi", "sv"), "de": ("de",), "fr": ("fr",), "es": ("es",), "it": ("it",),
    "uk": ("en",), "gb": ("en",), "us": ("en",), "at": ("de",), "be": ("nl", "fr"),
    "ch": ("de", "fr", "it"), "ie": ("en",),
}  # fmt: skip
"""Countries that stand for a language in an address, and the languages of each."""

_FALLBACK = Setting(
    name="link_locales",
    kind="words",
    label=gettext_noop("Locales whose pages links may lead to"),
    help=gettext_noop("Where the site has no pages in this language: en, for example."),
    default=(),
)


def find(member: Member) -> Iterator[Fault]:
    """Yield each link into another locale's pages."""
    if not member.readable:
        return
    for passage in member.passages:
        for link in passage.facts.links:
            fault = _of_link(member, passage, link)
            if fault is not None:
                yield fault


def _of_link(member: Member, passage: Passage, link: Link) -> Fault | None:
    try:
        parts = urlsplit(link.url if "://" in link.url else f"https://{link.url}")
    except ValueError:
        return None
    by_guide = _by_prefix(member, parts.path)
    there = by_guide or _by_segment(parts.path) or _by_parameter(parts.query)
    if there and not _is_ours(member, (there,)):
        sure = bool(by_guide) and bool(member.style.link_prefix)
        return _fault(member, passage, link, there, sure)
    country = _by_country(member, parts.hostname or "")
    if not there and country and not _is_ours(member, country):
        return _fault(member, passage, link, country[0], sure=True)
    return None


def _by_prefix(member: Member, path: str) -> str:
    """The locale under whose prefix the path is, by the guide; empty for our own or none."""
    folded = f"{path.rstrip('/')}/".lower()
    prefixes = {
        style.link_prefix.strip("/").lower(): tag
        for tag, style in member.family.guide.locales.items()
        if style.link_prefix.strip("/")
    }
    own = member.style.link_prefix.strip("/").lower()
    if own and folded.startswith(f"/{own}/"):
        return member.variant.locale
    found = [prefix for prefix in prefixes if folded.startswith(f"/{prefix}/")]
    return prefixes[max(found, key=len)] if found else ""


def _by_segment(path: str) -> str:
    return _locale(path.lstrip("/").partition("/")[0])


def _by_parameter(query: str) -> str:
    for name, value in parse_qsl(query):
        if name.lower() in _PARAMETERS:
            return _locale(value)
    return ""


def _locale(written: str) -> str:
    """The locale or country that ``/en/`` or ``/en-gb/`` names; empty for anything else."""
    language, _, region = written.lower().replace("_", "-").partition("-")
    if len(language) != 2 or not language.isascii() or len(region) not in (0, 2):
        return ""
    if language in _COUNTRY_LANGUAGES or language in locales.curated_tags():
        return language
    return ""


def _by_country(member: Member, host: str) -> tuple[str, ...]:
    """The languages of the country whose domain ``host`` is, when the brand has several such."""
    domains = [domain.lower() for domain in member.family.guide.domains]
    own = next((each for each in domains if host == each or host.endswith(f".{each}")), "")
    name, _, country = own.rpartition(".")
    ours = [
        each
        for each in domains
        if each.rpartition(".")[0] == name
        and member.locale.babel.language in _COUNTRY_LANGUAGES.get(each.rpartition(".")[2], ())
    ]
    return _COUNTRY_LANGUAGES.get(country, ()) if ours else ()


def _is_ours(member: Member, tags: tuple[str, ...]) -> bool:
    """Whether pages of one of these locales are for this text's readers."""
    allowed = member.setting(_FALLBACK)
    spoken = {member.locale.babel.language, *(allowed if isinstance(allowed, tuple) else ())}
    if "nn" in spoken:
        spoken.add("nb")
    for tag in tags:
        languages = {tag, *_COUNTRY_LANGUAGES.get(tag, ())}
        if "no" in languages:
            languages.add("nb")
        if languages & spoken:
            return True
    return False


def _fault(member: Member, passage: Passage, link: Link, there: str, sure: bool) -> Fault:
    twin = None if sure else _twin(member, link, there)
    severity = Severity.ERROR if sure else Severity.WARNING if twin else Severity.INFO
    return Fault(
        passage,
        link.start,
        link.end,
        _OTHER,
        {"there": there, "here": member.variant.locale},
        severity=severity,
        suggestion=_suggestion(member, link, there) if sure else None,
        related=_side(member, link) or twin,
        evidence=link.url,
        rule=f"locales.{member.style.locale}.link_prefix" if sure else "",
    )


def _side(member: Member, link: Link) -> tuple[Passage, int, int] | None:
    """The same address in the reference's text."""
    for passage in member.reference.passages if member.reference else ():
        for other in passage.facts.links:
            if other.url == link.url:
                return passage, other.start, other.end
    return None


def _twin(member: Member, link: Link, there: str) -> tuple[Passage, int, int] | None:
    """The page in its own language in another locale's text: the site has more than one."""
    for sibling in member.family.locales_of(member):
        tag = sibling.locale.babel.language
        if sibling is member or tag == there:
            continue
        for passage in sibling.passages:
            for other in passage.facts.links:
                if other.url != link.url and other.url == link.url.replace(
                    f"/{there}/", f"/{tag}/", 1
                ):
                    return passage, other.start, other.end
    return None


def _suggestion(member: Member, link: Link, there: str) -> str | None:
    """The address under this locale's own prefix, where the prefix stands in literal text."""
    own, other = member.style.link_prefix, member.family.guide.locales.get(there)
    if not own or other is None or "{" in link.url:
        return None
    theirs = f"/{other.link_prefix.strip('/')}/"
    changed = f"{link.url}/".replace(theirs, f"/{own.strip('/')}/", 1)[:-1]
    return changed if changed != link.url else None


_GUIDE = {
    "domains": ["nordhus.example"],
    "locales": {
        "nb": {"link_prefix": "/nb/"},
        "pl": {"link_prefix": "/pl/"},
        "en": {"link_prefix": "/en/"},
    },
}

CHECK = Check(
    id="link_wrong_locale",
    severity=Severity.ERROR,
    docstring=__doc__ or "",
    codes=("FACT-LINKLOC",),
    triggers=frozenset("/"),
    settings=(_FALLBACK,),
    find=find,
    examples=(
        fails("nb", "Se https://nordhus.example/en/track", "the English page", brand=_GUIDE),
        fails("pl", "Zobacz https://nordhus.example/nb/track", "the Norwegian one", brand=_GUIDE),
        fails("da", "Se https://shop.example/track?lang=pl", "a parameter says so"),
        passes("nb", "Se https://nordhus.example/nb/track", "its own page", brand=_GUIDE),
        passes("pl", "Zobacz https://nordhus.example/track", "no language", brand=_GUIDE),
        passes(
            "da",
            "Se https://nordhus.example/en/track",
            "the brand has no Danish pages",
            brand={**_GUIDE, "settings": {"link_locales": ["en"]}},
        ),
    ),
)
