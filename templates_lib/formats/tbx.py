"""TBX: terms by concept (ISO 30042). Version 3 is written; version 2's ``termEntry`` is read too.

A unit is one term: its key is the concept, its locale the term's, its state ``preferred``,
``admitted`` or ``deprecated`` in ``meta["status"]``; the definition is a note.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from lxml import etree

from locales.words import gettext_noop
from templates_lib.formats._encoding import require_text
from templates_lib.formats._errors import FormatError
from templates_lib.formats._format import Format
from templates_lib.formats._limits import require_few
from templates_lib.formats._values import Catalogue, Unit
from templates_lib.formats._xml import local, plain_text, walk
from templates_lib.formats.xliff import _attribute, _escaped

__all__ = ["DEPRECATED", "FORMAT", "PREFERRED"]

NOT_TBX = gettext_noop("This is no TBX.")
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

PREFERRED, ADMITTED, DEPRECATED = "preferred", "admitted", "deprecated"

_STATUS = {
    "deprecatedTerm-admn-sts": DEPRECATED, "deprecatedTerm": DEPRECATED,
    "supersededTerm-admn-sts": DEPRECATED, "supersededTerm": DEPRECATED,
    "admittedTerm-admn-sts": ADMITTED, "admittedTerm": ADMITTED,
    "preferredTerm-admn-sts": PREFERRED, "preferredTerm": PREFERRED,
}  # fmt: skip
_STATUS_WRITTEN = {
    PREFERRED: "preferredTerm-admn-sts",
    ADMITTED: "admittedTerm-admn-sts",
    DEPRECATED: "deprecatedTerm-admn-sts",
}


class Tbx(Format):
    name = "tbx"
    label = "TBX"
    endings = (".tbx",)
    carries = frozenset({"notes", "meta", "locales"})

    def read(self, data: bytes) -> Catalogue:
        return Catalogue(tuple(_units(data)))

    def write(self, catalogue: Catalogue, original: bytes | None = None) -> bytes:
        if original is not None and self.read(original) == catalogue:
            return original
        return "".join(_document(catalogue)).encode()


def _units(data: bytes) -> Iterator[Unit]:
    is_tbx, numbers = False, count(1)
    for event, element in walk(data, "tbx", "martif", "conceptEntry", "termEntry"):
        if event == "start":
            is_tbx = True
        elif local(element) in ("conceptEntry", "termEntry"):
            for unit in _concept(element):
                require_few(next(numbers))
                yield unit
    if not is_tbx:
        raise FormatError(NOT_TBX)


def _concept(element: etree._Element) -> Iterator[Unit]:
    key = element.get("id", "")
    notes = tuple(_notes(element))
    for section in (each for each in element if local(each) in ("langSec", "langSet")):
        locale = section.get(XML_LANG, "")
        own = (*notes, *_notes(section))
        for group in section:
            if local(group) in ("termSec", "tig", "ntig"):
                term = next((each for each in group.iter() if local(each) == "term"), None)
                if term is not None and (text := plain_text(term).strip()):
                    require_text(key, element.sourceline or 0)
                    line = term.sourceline or 0
                    meta = dict(_told(group))
                    yield Unit(key, text, notes=own, meta=meta, locale=locale, line=line)


def _notes(element: etree._Element) -> Iterator[str]:
    for child in element:
        if local(child) == "descrip" and child.get("type") == "definition":
            yield plain_text(child)
        elif local(child) in ("note", "descripGrp"):
            if local(child) == "note":
                yield plain_text(child)
            else:
                yield from _notes(child)


def _told(group: etree._Element) -> Iterator[tuple[str, str]]:
    for each in group.iter():
        if local(each) != "termNote":
            continue
        kind, text = each.get("type", ""), plain_text(each).strip()
        if kind in ("administrativeStatus", "normativeAuthorization") and text in _STATUS:
            yield "status", _STATUS[text]
        elif kind == "x-budskap-forms":
            yield "forms", text
        elif kind == "x-budskap-keep":
            yield "keep", text


def _document(catalogue: Catalogue) -> Iterator[str]:
    language = _attribute(catalogue.source_locale or "en")
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Basic" style="dca"'
    yield f" xml:lang={language}>\n"
    yield "  <tbxHeader><fileDesc><sourceDesc><p>Budskap</p></sourceDesc></fileDesc></tbxHeader>\n"
    yield "  <text><body>\n"
    concepts: dict[str, dict[str, list[Unit]]] = {}
    for unit in catalogue.units:
        places = concepts.setdefault(unit.key, {})
        places.setdefault(unit.locale or catalogue.locale, []).append(unit)
    for key, places in concepts.items():
        yield f"    <conceptEntry id={_attribute(key)}>\n"
        for locale, units in places.items():
            yield f"      <langSec xml:lang={_attribute(locale)}>\n"
            for note in units[0].notes:
                yield f'        <descrip type="definition">{_escaped(note)}</descrip>\n'
            for unit in units:
                yield f"        <termSec><term>{_escaped(unit.target or '')}</term>"
                if status := _STATUS_WRITTEN.get(unit.meta.get("status", "")):
                    yield f'<termNote type="administrativeStatus">{status}</termNote>'
                for name in ("forms", "keep"):
                    if told := unit.meta.get(name):
                        yield f'<termNote type="x-budskap-{name}">{_escaped(told)}</termNote>'
                yield "</termSec>\n"
            yield "      </langSec>\n"
        yield "    </conceptEntry>\n"
    yield "  </body></text>\n</tbx>\n"


FORMAT = Tbx()
