"""XLIFF 2.0 and 2.1 (OASIS, 2014 and 2018), with the size restriction and metadata modules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy

from lxml import etree

from locales.words import gettext_noop
from templates_lib.formats._codes import name_of, pieces
from templates_lib.formats._encoding import require_text
from templates_lib.formats._errors import FormatError
from templates_lib.formats._format import Format, once
from templates_lib.formats._inline import Codes
from templates_lib.formats._values import Catalogue, State, Unit
from templates_lib.formats._xml import XML_SPACE, local, parse, plain_text, walk, written, xml_text
from templates_lib.formats.xliff import NOT_XLIFF, _attribute, _escaped

__all__ = ["FORMAT"]

CORE = "urn:oasis:names:tc:xliff:document:2.0"
SIZE = "urn:oasis:names:tc:xliff:sizerestriction:2.0"
META = "urn:oasis:names:tc:xliff:metadata:2.0"

NO_UNIT = gettext_noop("The file has no unit “%(key)s” of one segment.")

_STATES = {
    "initial": State.DRAFT,
    "translated": State.TRANSLATED,
    "reviewed": State.REVIEWED,
    "final": State.FINAL,
}
_WRITTEN = {
    State.DRAFT: ("initial", "budskap:draft"),
    State.FUZZY: ("initial", "budskap:fuzzy"),
    State.TRANSLATED: ("translated", ""),
    State.REVIEWED: ("reviewed", ""),
    State.FINAL: ("final", ""),
}


class Xliff2(Format):
    name = "xliff2"
    label = "XLIFF 2.1"
    endings = (".xlf", ".xliff")
    carries = frozenset({"source", "notes", "limit", "state", "references", "meta"})

    def read(self, data: bytes) -> Catalogue:
        head: dict[str, str] = {}
        units = once(_units(data, head))
        return Catalogue(units, head.get("trgLang", ""), head.get("srcLang", ""))

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
    seen: set[str] = set()
    for event, element in walk(data, "xliff", "file", "unit"):
        name = local(element)
        if event == "start" and name == "xliff":
            if not element.get("version", "").startswith("2."):
                raise FormatError(NOT_XLIFF, version="2", line=element.sourceline or 0)
            head |= {n: element.get(n, "") for n in ("srcLang", "trgLang")}
            head["seen"] = "yes"
        elif event == "start" and name == "file":
            head["file"] = element.get("id", "")
        elif event == "end" and name == "unit":
            unit = _unit(element, _key(element, head.get("file", ""), seen))
            seen.add(unit.key)
            yield unit
    if "seen" not in head:
        raise FormatError(NOT_XLIFF, version="2")


def _key(element: etree._Element, file: str, seen: set[str]) -> str:
    key = element.get("name") or element.get("id", "")
    return f"{file}#{key}" if key in seen else key


def _unit(element: etree._Element, key: str) -> Unit:
    line = element.sourceline or 0
    data = {
        each.get("id", ""): plain_text(each)
        for holder in element
        if local(holder) == "originalData"
        for each in holder
        if local(each) == "data"
    }
    sources, targets, states, subs = [], [], [], []
    for segment in (each for each in element if local(each) in ("segment", "ignorable")):
        source = next((e for e in segment if local(e) == "source"), None)
        target = next((e for e in segment if local(e) == "target"), None)
        sources.append(_flat(source, data) if source is not None else "")
        if target is not None:
            targets.append(_flat(target, data))
        elif local(segment) == "ignorable":
            targets.append(sources[-1])
        if local(segment) == "segment":
            states.append(segment.get("state", "initial"))
            subs.append(segment.get("subState", ""))
    source_text = "".join(sources)
    target_text = "".join(targets) or None
    for text in (source_text, target_text or ""):
        require_text(text, line)
    state = State.UNKNOWN
    if target_text:
        state = min((_STATES.get(s, State.DRAFT) for s in states), key=list(_STATES.values()).index)
        state = State.FUZZY if "budskap:fuzzy" in subs else state
    limit = element.get(f"{{{SIZE}}}sizeRestriction", "")
    meta = _meta(element)
    references = tuple(filter(None, meta.pop("references", "").split("\n")))
    return Unit(
        key=key,
        target=target_text,
        source=source_text,
        notes=tuple(plain_text(e) for e in element.iter() if local(e) == "note"),
        references=references,
        limit=int(limit) if limit.isdecimal() and len(limit) < 9 else None,
        state=state,
        meta=meta,
        line=line,
    )


def _flat(element: etree._Element, data: Mapping[str, str]) -> str:
    out = [element.text or ""]
    for child in element:
        name, tail = local(child), child.tail or ""
        if name in ("ph", "sc", "ec"):
            code = data.get(child.get("dataRef", "")) or child.get("disp")
            out.append(code or f'<{name} id="{child.get("id", child.get("startRef", ""))}"/>')
        elif name == "pc":
            start = data.get(child.get("dataRefStart", ""), "")
            end = data.get(child.get("dataRefEnd", ""), "")
            out.append(start + _flat(child, data) + end)
        elif name == "cp":
            code = child.get("hex", "")
            out.append(chr(int(code, 16)) if _is_character(code) else "")
        elif name:
            out.append(_flat(child, data))
        out.append(tail)
    return "".join(out)


def _is_character(code: str) -> bool:
    try:
        return 0 < int(code, 16) < 0x110000
    except ValueError:
        return False


def _meta(element: etree._Element) -> dict[str, str]:
    return {
        each.get("type", ""): plain_text(each)
        for each in element.iter(f"{{{META}}}meta")
        if each.get("type")
    }


# -- writing ---------------------------------------------------------------------------------------


def _document(catalogue: Catalogue) -> Iterator[str]:
    languages = f" srcLang={_attribute(catalogue.source_locale or 'en')}"
    if catalogue.locale:
        languages += f" trgLang={_attribute(catalogue.locale)}"
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<xliff xmlns="{CORE}" version="2.1"{languages}\n'
    yield f'    xmlns:slr="{SIZE}" xmlns:mda="{META}">\n'
    groups: dict[str, list[Unit]] = {}
    for unit in catalogue.units:
        groups.setdefault(unit.key.partition("/")[0] if "/" in unit.key else "", []).append(unit)
    for number, (original, units) in enumerate(groups.items(), start=1):
        yield f'  <file id="f{number}" original={_attribute(original or "messages")}>\n'
        yield '    <slr:profiles generalProfile="xliff:codepoints"/>\n'
        for index, unit in enumerate(units, start=1):
            yield from _written(unit, index)
        yield "  </file>\n"
    yield "</xliff>\n"


def _written(unit: Unit, index: int) -> Iterator[str]:
    key = _attribute(f"{unit.key}[{unit.category}]" if unit.category else unit.key)
    limit = f' slr:sizeRestriction="{unit.limit}"' if unit.limit is not None else ""
    yield f'    <unit id="u{index}" name={key}{limit} xml:space="preserve">\n'
    meta = dict(unit.meta)
    if unit.references:
        meta["references"] = "\n".join(unit.references)
    if meta:
        yield '      <mda:metadata><mda:metaGroup category="budskap">\n'
        for name, value in meta.items():
            yield f"        <mda:meta type={_attribute(name)}>{_escaped(value)}</mda:meta>\n"
        yield "      </mda:metaGroup></mda:metadata>\n"
    if unit.notes:
        yield "      <notes>\n"
        yield from (f"        <note>{_escaped(note)}</note>\n" for note in unit.notes)
        yield "      </notes>\n"
    refs = {c: f"d{n}" for n, c in enumerate(_distinct(unit), start=1)}
    if refs:
        yield "      <originalData>\n"
        for code, ref in refs.items():
            yield f'        <data id="{ref}">{_escaped(code)}</data>\n'
        yield "      </originalData>\n"
    state, sub = _WRITTEN.get(unit.state, ("", ""))
    marks = (f' state="{state}"' if state else "") + (f' subState="{sub}"' if sub else "")
    yield f'      <segment id="s1"{marks if unit.target is not None else ""}>\n'
    ids = _ids(unit.source)
    yield f"        <source>{_inline(unit.source, refs, ids)}</source>\n"
    if unit.target is not None:
        yield f"        <target>{_inline(unit.target, refs, ids)}</target>\n"
    yield "      </segment>\n    </unit>\n"


def _distinct(unit: Unit) -> dict[str, None]:
    texts = (unit.source, unit.target or "")
    return dict.fromkeys(p for text in texts for p, is_code in pieces(text) if is_code)


def _ids(source: str) -> dict[str, list[int]]:
    """The ids of each code of the source, in order: those of the target are the same."""
    found: dict[str, list[int]] = {}
    number = 0
    for piece, is_code in pieces(source):
        if is_code:
            number += 1
            found.setdefault(piece, []).append(number)
    return found


def _inline(text: str, refs: Mapping[str, str], ids: Mapping[str, list[int]]) -> str:
    waiting = {code: list(numbers) for code, numbers in ids.items()}
    further = sum(map(len, ids.values()))
    out = []
    for piece, is_code in pieces(text):
        if not is_code:
            out.append(_escaped(piece))
            continue
        if waiting.get(piece):
            number = waiting[piece].pop(0)
        else:
            number = further = further + 1
        name = _attribute(name_of(piece))
        shown = _attribute(piece)
        out.append(f'<ph id="{number}" dataRef="{refs[piece]}" equiv={name} disp={shown} ')
        out.append('canDelete="no"/>')
    return "".join(out)


def _change(root: etree._Element, changed: dict[str, Unit]) -> None:
    seen: set[str] = set()
    left = dict(changed)
    for file in (each for each in root.iter() if local(each) == "file"):
        for element in (each for each in file.iter() if local(each) == "unit"):
            key = _key(element, file.get("id", ""), seen)
            seen.add(key)
            segments = [each for each in element if local(each) == "segment"]
            if key in changed and len(segments) == 1:
                _set_target(element, segments[0], left.pop(key))
    if left:
        raise FormatError(NO_UNIT, key=next(iter(left))[:100])


def _set_target(element: etree._Element, segment: etree._Element, unit: Unit) -> None:
    source = next((e for e in segment if local(e) == "source"), None)
    target = next((e for e in segment if local(e) == "target"), None)
    if unit.target is None:
        if target is not None:
            segment.remove(target)
        return
    data = {
        each.get("id", ""): plain_text(each)
        for holder in element
        if local(holder) == "originalData"
        for each in holder
    }
    known = Codes()
    for holder in (target, source):
        for each in holder.iter() if holder is not None else ():
            if local(each) in ("ph", "sc", "ec") and each is not holder:
                alone = deepcopy(each)
                alone.tail = None
                wrapped = etree.Element("x")
                wrapped.append(deepcopy(alone))
                known.add(_flat(wrapped, data), alone)
    if target is None:
        target = etree.SubElement(segment, f"{{{etree.QName(segment).namespace}}}target")
    for child in list(target):
        target.remove(child)
    target.text = None
    last: etree._Element | None = None
    for piece in _split(xml_text(unit.target), list(known)):
        if piece in known:
            last = known.take(piece)
            target.append(last)
        elif last is None:
            target.text = (target.text or "") + piece
        else:
            last.tail = (last.tail or "") + piece
    state, sub = _WRITTEN.get(unit.state, ("", ""))
    if state:
        segment.set("state", state)
        segment.attrib.pop("subState", None)
        if sub:
            segment.set("subState", sub)
    element.set(XML_SPACE, "preserve")


def _split(text: str, codes: list[str]) -> list[str]:
    signs = sorted(filter(None, codes), key=len, reverse=True)
    return re.split(f"({'|'.join(map(re.escape, signs))})", text) if signs else [text]


FORMAT = Xliff2()
