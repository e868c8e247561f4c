"""XLIFF 1.2 (OASIS, 2008): what every translator's tool reads.

Placeholders are ``<ph>`` with the placeholder as their content, limits ``maxwidth``, states those
of ``<target>``; what has no place of its own stands in ``<context-group>``. Inline elements of
other tools are kept: ``<x/>`` and ``<g>`` stand in a text as they are written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from locales.words import gettext_noop
from templates_lib.formats._codes import name_of, pieces
from templates_lib.formats._encoding import require_text
from templates_lib.formats._errors import FormatError
from templates_lib.formats._format import Format, once
from templates_lib.formats._inline import fill, flat
from templates_lib.formats._values import Catalogue, State, Unit
from templates_lib.formats._xml import XML_SPACE, local, parse, plain_text, walk, written, xml_text

__all__ = ["FORMAT"]

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
NOT_XLIFF = gettext_noop("This is no XLIFF %(version)s.")

_STATES = {
    "new": State.DRAFT,
    "needs-translation": State.DRAFT,
    "needs-adaptation": State.DRAFT,
    "needs-l10n": State.DRAFT,
    "needs-review-translation": State.FUZZY,
    "needs-review-adaptation": State.FUZZY,
    "needs-review-l10n": State.FUZZY,
    "translated": State.TRANSLATED,
    "signed-off": State.REVIEWED,
    "final": State.FINAL,
}
_WRITTEN = {
    State.DRAFT: "new",
    State.FUZZY: "needs-review-translation",
    State.TRANSLATED: "translated",
    State.REVIEWED: "signed-off",
    State.FINAL: "final",
}


class Xliff(Format):
    name = "xliff"
    label = "XLIFF 1.2"
    endings = (".xlf", ".xliff")
    carries = frozenset({"source", "notes", "limit", "state", "references", "meta"})

    def read(self, data: bytes) -> Catalogue:
        head: dict[str, str] = {}
        return Catalogue(
            once(_units(data, head)),
            head.get("target-language", ""),
            head.get("source-language", ""),
        )

    def write(self, catalogue: Catalogue, original: bytes | None = None) -> bytes:
        if original is None:
            return "".join(_document(catalogue)).encode()
        before = {unit.id: (unit.target, unit.state) for unit in self.read(original).units}
        changed = {u.key: u for u in catalogue.units if before.get(u.id) != (u.target, u.state)}
        if not changed:
            return original
        root = parse(original)
        _change(root, changed)
        return written(root, original)


def _units(data: bytes, head: dict[str, str]) -> Iterator[Unit]:
    original, seen, is_first = "", set[str](), True
    for event, element in walk(data, "xliff", "file", "trans-unit"):
        name = local(element)
        if event == "start":
            if name == "xliff" and not element.get("version", "").startswith("1."):
                raise FormatError(NOT_XLIFF, version="1.2", line=element.sourceline or 0)
            if name == "file":
                original = element.get("original", "")
                head |= {n: head.get(n) or element.get(n, "") for n in
                         ("source-language", "target-language")}  # fmt: skip
            is_first = False
        elif name == "trans-unit":
            yield (unit := _unit(element, original, seen))
            seen.add(unit.key)
    if is_first:
        raise FormatError(NOT_XLIFF, version="1.2")


def _key(element: etree._Element, original: str, seen: Iterable[str]) -> str:
    key = element.get("resname") or element.get("id", "")
    return f"{original}#{key}" if key in seen else key


def _unit(element: etree._Element, original: str, seen: Iterable[str]) -> Unit:
    source, target, line = _child(element, "source"), _child(element, "target"), element.sourceline
    state, text = State.UNKNOWN, None
    if target is not None:
        text = flat(target)
        require_text(text, line or 0)
        state = _STATES.get(target.get("state", ""), State.UNKNOWN)
        if element.get("approved") == "yes" and state in (State.UNKNOWN, State.TRANSLATED):
            state = State.FINAL
    told = flat(source) if source is not None else ""
    require_text(told, line or 0)
    limit = element.get("maxwidth", "")
    chars = element.get("size-unit") in (None, "char")
    return Unit(
        key=_key(element, original, seen),
        target=text or None if told else text,
        source=told,
        notes=tuple(plain_text(e) for e in element if local(e) == "note"),
        references=tuple(_contexts(element, "sourcefile")),
        limit=int(limit) if chars and limit.isdecimal() and len(limit) < 9 else None,
        state=state if text else State.UNKNOWN,
        meta=_meta(element),
        line=line or 0,
    )


def _child(element: etree._Element, name: str) -> etree._Element | None:
    return next((each for each in element if local(each) == name), None)


def _meta(element: etree._Element) -> dict[str, str]:
    prefix = "x-budskap-"
    return {
        each.get("context-type", "").removeprefix(prefix): plain_text(each)
        for group in element
        if local(group) == "context-group"
        for each in group
        if local(each) == "context" and each.get("context-type", "").startswith(prefix)
    }


def _contexts(element: etree._Element, kind: str) -> Iterator[str]:
    for group in element:
        if local(group) == "context-group":
            for each in group:
                if local(each) == "context" and each.get("context-type") == kind:
                    yield plain_text(each)


# -- writing a new file ----------------------------------------------------------------------------


def _document(catalogue: Catalogue) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<xliff xmlns="{NAMESPACE}" version="1.2">\n'
    languages = f" source-language={_attribute(catalogue.source_locale or 'en')}"
    if catalogue.locale:
        languages += f" target-language={_attribute(catalogue.locale)}"
    groups: dict[str, list[Unit]] = {}
    for unit in catalogue.units:
        groups.setdefault(unit.key.partition("/")[0] if "/" in unit.key else "", []).append(unit)
    for original, units in groups.items():
        named = _attribute(original or "messages")
        yield f'  <file original={named}{languages} datatype="plaintext">\n    <body>\n'
        for unit in units:
            yield from _trans_unit(unit)
        yield "    </body>\n  </file>\n"
    yield "</xliff>\n"


def _trans_unit(unit: Unit) -> Iterator[str]:
    key = _attribute(f"{unit.key}[{unit.category}]" if unit.category else unit.key)
    more = f' maxwidth="{unit.limit}" size-unit="char"' if unit.limit is not None else ""
    more += ' approved="yes"' if unit.state is State.FINAL else ""
    yield f'      <trans-unit id={key} resname={key}{more} xml:space="preserve">\n'
    yield f"        <source>{_inline(unit.source)}</source>\n"
    if unit.target is not None:
        state = _WRITTEN.get(unit.state)
        yield f"        <target{f' state={chr(34)}{state}{chr(34)}' if state else ''}>"
        yield f"{_inline(unit.target)}</target>\n"
    if unit.references or unit.meta:
        yield '        <context-group purpose="information">\n'
        pairs = [("sourcefile", each) for each in unit.references]
        pairs += [(f"x-budskap-{name}", value) for name, value in unit.meta.items()]
        for kind, value in pairs:
            yield f"          <context context-type={_attribute(kind)}>"
            yield f"{_escaped(value)}</context>\n"
        yield "        </context-group>\n"
    for note in unit.notes:
        yield f"        <note>{_escaped(note)}</note>\n"
    yield "      </trans-unit>\n"


def _inline(text: str) -> str:
    out, number = [], 0
    for piece, is_code in pieces(text):
        if is_code:
            number += 1
            name = _attribute(name_of(piece))
            out.append(f'<ph id="{number}" ctype="x-placeholder" equiv-text={name}>')
            out.append(f"{_escaped(piece)}</ph>")
        else:
            out.append(_escaped(piece))
    return "".join(out)


def _escaped(text: str) -> str:
    return escape(xml_text(text), {"\r": "&#13;"})


def _attribute(text: str) -> str:
    return quoteattr(xml_text(text), {"\r": "&#13;", "\n": "&#10;", "\t": "&#9;"})


# -- changing one ----------------------------------------------------------------------------------


def _change(root: etree._Element, changed: dict[str, Unit]) -> None:
    seen: set[str] = set()
    for file in (each for each in root.iter() if local(each) == "file"):
        for element in (each for each in file.iter() if local(each) == "trans-unit"):
            key = _key(element, file.get("original", ""), seen)
            seen.add(key)
            if key in changed:
                _set_target(element, changed[key])
    if missing := next((key for key in changed if key not in seen), ""):
        raise FormatError(gettext_noop("The file has no unit “%(key)s”."), key=missing[:100])


def _set_target(element: etree._Element, unit: Unit) -> None:
    source, target = _child(element, "source"), _child(element, "target")
    if unit.target is None:
        if target is not None:
            element.remove(target)
        return
    if target is None:
        namespace = etree.QName(element).namespace
        target = etree.Element(f"{{{namespace}}}target" if namespace else "target")
        after = _child(element, "seg-source")
        after = source if after is None else after
        element.insert(element.index(after) + 1 if after is not None else 0, target)
        if after is not None:
            target.tail = after.tail
    fill(target, xml_text(unit.target), source)
    if state := _WRITTEN.get(unit.state):
        target.set("state", state)
    if "approved" in element.attrib or unit.state is State.FINAL:
        element.set("approved", "yes" if unit.state is State.FINAL else "no")
    if element.get(XML_SPACE) is None and unit.target != " ".join(unit.target.split()):
        element.set(XML_SPACE, "preserve")


FORMAT = Xliff()
