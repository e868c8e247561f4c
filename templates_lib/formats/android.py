"""Android string resources (Android, "String resources"): ``string``, ``plurals``, arrays.

Markup inside a text (``<b>``) is part of the text as it is written; ``<xliff:g>`` is what is in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from locales.words import gettext_noop
from templates_lib.formats._encoding import require_text
from templates_lib.formats._errors import FormatError
from templates_lib.formats._format import once
from templates_lib.formats._tree import TreeFormat
from templates_lib.formats._values import CATEGORIES, Catalogue, Unit
from templates_lib.formats._xml import local, parse, xml_text

__all__ = ["FORMAT"]

NOT_ANDROID = gettext_noop("The file has no <resources> at its root.")
NO_CATEGORY = gettext_noop("“%(category)s” is no plural category of CLDR.")

_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|.)|([ \t\r\n]+)|\"", re.S)
_SIMPLE = {"n": "\n", "t": "\t"}


class Android(TreeFormat):
    name = "android"
    label = "Android strings.xml"
    endings = (".xml",)
    carries = frozenset({"notes", "plural"})

    def read(self, data: bytes) -> Catalogue:
        root = parse(data)
        if local(root) != "resources":
            raise FormatError(NOT_ANDROID)
        return Catalogue(once(unit for unit, _ in _units(root)))

    def blank(self, catalogue: Catalogue) -> etree._Element:
        return etree.Element("resources")

    def change(self, root: etree._Element, units: Iterable[Unit], catalogue: Catalogue) -> None:
        here = {unit.id: element for unit, element in _units(root)}
        for unit in units:
            if unit.target is None:
                continue
            element = here.get(unit.id)
            if element is None:
                element = _added(root, unit)
            _fill(element, unit.target)


def _units(root: etree._Element) -> Iterator[tuple[Unit, etree._Element]]:
    notes: tuple[str, ...] = ()
    for child in root:
        if child.tag is etree.Comment:
            notes = (*notes, (child.text or "").strip())
            continue
        name = child.get("name", "")
        if local(child) == "string":
            yield _unit(child, name, "", notes), child
        elif local(child) in ("plurals", "string-array"):
            items = [each for each in child if local(each) == "item"]
            for index, item in enumerate(items):
                if local(child) == "plurals":
                    yield _unit(item, name, item.get("quantity", ""), notes), item
                else:
                    yield _unit(item, f"{name}[{index}]", "", notes), item
        notes = ()


def _unit(element: etree._Element, key: str, category: str, notes: tuple[str, ...]) -> Unit:
    line = element.sourceline or 0
    if category and category not in CATEGORIES:
        raise FormatError(NO_CATEGORY, line=line, category=category[:20])
    text = _plain(_flat(element))
    require_text(text, line)
    return Unit(key, text, category=category, notes=notes, line=line)


def _flat(element: etree._Element) -> str:
    """The inside of *element*: markup as written, but what protects a placeholder."""
    pieces = [element.text or ""]
    for child in element:
        if local(child) == "g":
            pieces.append(_flat(child))
        elif isinstance(child.tag, str):
            names = "".join(f' {name}="{value}"' for name, value in child.attrib.items())
            name = local(child)
            inner = _flat(child)
            pieces.append(f"<{name}{names}>{inner}</{name}>" if inner else f"<{name}{names}/>")
        pieces.append(child.tail or "")
    return "".join(pieces)


def _plain(raw: str) -> str:
    """Without Android's escapes: blanks are one blank but in quotes."""
    pieces, position, quoted = [], 0, False
    for match in _ESCAPE.finditer(raw):
        pieces.append(raw[position : match.start()])
        position = match.end()
        if match[1]:
            sign = match[1]
            pieces.append(chr(int(sign[1:], 16)) if len(sign) == 5 else _SIMPLE.get(sign, sign))
        elif match[2]:
            at_edge = match.start() == 0 or match.end() == len(raw)
            pieces.append(match[2] if quoted else "" if at_edge else " ")
        else:
            quoted = not quoted
    text = "".join([*pieces, raw[position:]])
    if any("\ud800" <= sign <= "\udfff" for sign in text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _escaped(text: str) -> str:
    out = text.replace("\\", "\\\\").replace("'", "\\'").replace('"', '\\"')
    out = out.replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\u000D")
    out = re.sub(r"^ | $|(?<= ) ", "\\\\u0020", out)
    return "\\" + out if out[:1] in ("@", "?") else out


def _fill(element: etree._Element, text: str) -> None:
    for child in list(element):
        element.remove(child)
    element.text = xml_text(_escaped(text))


def _added(root: etree._Element, unit: Unit) -> etree._Element:
    if root.text is None:
        root.text = "\n"
    if len(root):
        root[-1].tail = "\n    "
    else:
        root.text = "\n    "
    if unit.category:
        named = (e for e in root if local(e) == "plurals" and e.get("name") == unit.key)
        group = next(named, None)
        if group is None:
            group = _below(root, "plurals", unit, name=unit.key)
        return etree.SubElement(group, "item", quantity=unit.category)
    return _below(root, "string", unit, name=unit.key)


def _below(root: etree._Element, tag: str, unit: Unit, **attributes: str) -> etree._Element:
    if unit.notes:
        note = etree.Comment(" " + xml_text(" ".join(unit.notes)).replace("--", "- -") + " ")
        note.tail = "\n    "
        root.append(note)
    element = etree.SubElement(root, tag, {n: xml_text(v) for n, v in attributes.items()})
    element.tail = "\n"
    return element


FORMAT = Android()
