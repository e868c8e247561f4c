"""TMX 1.4b (LISA, 2005): pairs of sentences for a translation memory. One unit a pair."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from locales.words import gettext_noop
from templates_lib.formats._codes import pieces
from templates_lib.formats._errors import FormatError
from templates_lib.formats._format import Format, once
from templates_lib.formats._inline import flat
from templates_lib.formats._values import Catalogue, Unit
from templates_lib.formats._xml import local, plain_text, walk
from templates_lib.formats.xliff import _attribute, _escaped

__all__ = ["FORMAT"]

NOT_TMX = gettext_noop("This is no TMX.")
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class Tmx(Format):
    """A unit a target locale of each pair; ``source`` is the text of the file's source locale."""

    name = "tmx"
    label = "TMX"
    endings = (".tmx",)
    carries = frozenset({"source", "notes", "locales"})

    def read(self, data: bytes) -> Catalogue:
        head: dict[str, str] = {}
        return Catalogue(once(_units(data, head)), source_locale=head.get("source", ""))

    def write(self, catalogue: Catalogue, original: bytes | None = None) -> bytes:
        if original is not None and self.read(original) == catalogue:
            return original
        return "".join(_document(catalogue)).encode()


def _units(data: bytes, head: dict[str, str]) -> Iterator[Unit]:
    seen_root, number = False, 0
    for event, element in walk(data, "tmx", "header", "tu"):
        name = local(element)
        if event == "start":
            seen_root |= name == "tmx"
            if name == "header" and (source := element.get("srclang", "")) != "*all*":
                head["source"] = source
        elif name == "tu":
            number += 1
            yield from _pair(element, head, str(number))
    if not seen_root:
        raise FormatError(NOT_TMX)


def _pair(element: etree._Element, head: dict[str, str], number: str) -> Iterator[Unit]:
    texts: dict[str, str] = {}
    for variant in (each for each in element if local(each) == "tuv"):
        locale = variant.get(XML_LANG) or variant.get("lang") or ""
        segment = next((each for each in variant if local(each) == "seg"), None)
        texts[locale] = flat(segment) if segment is not None else ""
    source = head.get("source") or next(iter(texts), "")
    told = next((texts[t] for t in texts if t.lower() == source.lower()), "")
    notes = tuple(plain_text(each) for each in element if local(each) == "note")
    for locale, text in texts.items():
        if locale.lower() != source.lower():
            yield Unit(
                element.get("tuid") or number, text or None, told,
                notes=notes, locale=locale, line=element.sourceline or 0,
            )  # fmt: skip


def _document(catalogue: Catalogue) -> Iterator[str]:
    source = _attribute(catalogue.source_locale or "en")
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n'
    yield '  <header creationtool="Budskap" creationtoolversion="1" segtype="block"'
    yield f' o-tmf="Budskap" adminlang="en" srclang={source} datatype="plaintext"/>\n  <body>\n'
    groups: dict[str, list[Unit]] = {}
    for unit in catalogue.units:
        groups.setdefault(unit.key, []).append(unit)
    for key, units in groups.items():
        yield f"    <tu tuid={_attribute(key)}>\n"
        yield from (f"      <note>{_escaped(note)}</note>\n" for note in units[0].notes)
        yield f"      <tuv xml:lang={source}><seg>{_inline(units[0].source)}</seg></tuv>\n"
        for unit in units:
            locale = _attribute(unit.locale or catalogue.locale)
            yield f"      <tuv xml:lang={locale}><seg>{_inline(unit.target or '')}</seg></tuv>\n"
        yield "    </tu>\n"
    yield "  </body>\n</tmx>\n"


def _inline(text: str) -> str:
    out, number = [], 0
    for piece, is_code in pieces(text):
        number += is_code
        inner = _escaped(piece)
        out.append(f'<ph x="{number}">{inner}</ph>' if is_code else inner)
    return "".join(out)


FORMAT = Tmx()
