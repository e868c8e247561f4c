"""XLIFF held against OASIS' schemas, and as another implementation reads it.

Debian's schemas are those of 1.2 (strict) and of the core of 2.0, whose namespace 2.1 kept. The
modules that our 2.1 uses (``slr``, ``mda``) have schemas of their own, which it does not carry: the
core lets anything of theirs stand. So `faults` holds their few elements against the words of the
standard, and the rules of the core that no schema can say with them.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from scripts import xliff_schemas

ROOT = Path(__file__).resolve().parents[3]
NODE = Path(sys.executable).with_name("node")
SCHEMAS = {"xliff": "xliff-core-1.2-strict.xsd", "xliff2": "xliff-core-2.0.xsd"}

CORE = "{urn:oasis:names:tc:xliff:document:2.0}"
SIZE = "{urn:oasis:names:tc:xliff:sizerestriction:2.0}"
META = "{urn:oasis:names:tc:xliff:metadata:2.0}"


class _Beside(etree.Resolver):
    """The schema of the attributes of XML stands beside those that import it."""

    def resolve(self, url: str, _public: str | None, context: Any) -> Any:
        return self.resolve_filename(str(xliff_schemas.FOLDER / Path(url).name), context)


@cache
def _schema(name: str) -> etree.XMLSchema:
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_Beside())
    return etree.XMLSchema(etree.parse(xliff_schemas.FOLDER / SCHEMAS[name], parser))


def faults(name: str, data: bytes) -> list[str]:
    """What is wrong with *data*, a file in the format called *name*; skips without schemas."""
    if xliff_schemas.find() is None:
        pytest.skip("no schemas of XLIFF (`make schemas` fetches Debian's)")
    root = etree.fromstring(data)
    schema = _schema(name)
    schema.validate(root)
    told = [f"line {error.line}: {error.message}" for error in schema.error_log]
    return told if name == "xliff" else [*told, *_modules(root), *_rules(root)]


def _modules(root: etree._Element) -> Iterator[str]:
    """Size and length restriction, and metadata (XLIFF 2.1, sections 5.3 and 5.7)."""
    shapes = {
        f"{META}metadata": ({f"{META}metaGroup"}, {"id"}),
        f"{META}metaGroup": ({f"{META}metaGroup", f"{META}meta"}, {"id", "category", "appliesTo"}),
        f"{META}meta": (set(), {"type"}),
        f"{SIZE}profiles": (set(), {"generalProfile", "storageProfile"}),
    }
    for element in root.iter():
        if element.tag.startswith((META, SIZE)) and element.tag not in shapes:
            yield f"{element.tag} is of no module"
        elif element.tag in shapes:
            inside, attributes = shapes[element.tag]
            tags = {each.tag for each in element}
            if not tags <= inside or not set(element.attrib) <= attributes:
                yield f"{element.tag} with {tags} and {dict(element.attrib)}"
            if inside and not len(element):
                yield f"{element.tag} is empty"
            if element.tag == f"{META}meta" and "type" not in element.attrib:
                yield "a meta without a type"
        if not element.get(f"{SIZE}sizeRestriction", "0").isdecimal():
            yield "a size that is no number of characters"


def _rules(root: etree._Element) -> Iterator[str]:
    """Ids stand once in a unit's texts, a target's are its source's, and every datum is there."""
    if "trgLang" not in root.attrib and next(root.iter(f"{CORE}target"), None) is not None:
        yield "targets without a language"
    for unit in root.iter(f"{CORE}unit"):
        data = {each.get("id") for each in unit.iter(f"{CORE}data")}
        for text in (*unit.iter(f"{CORE}source"), *unit.iter(f"{CORE}target")):
            ids = [each.get("id") for each in text]
            if len(ids) != len(set(ids)):
                yield f"{unit.get('name')}: ids {ids}"
            if any(each.get("dataRef") not in data for each in text):
                yield f"{unit.get('name')}: a datum is missing"


def as_others_read(name: str, data: bytes) -> dict[tuple[str, str], tuple[str, str | None]]:
    """Source and target by file and unit as npm's *xliff* reads them, codes as their content.

    White space is left out: between two codes it drops what is only that.
    """
    if not NODE.exists():
        pytest.skip("no Node beside this Python")
    version = "1.2" if name == "xliff" else "2"
    asked = json.dumps({"version": version, "data": data.decode()})
    command = [NODE, ROOT / "tests/oracles/xliff.mjs"]
    answer = subprocess.run(command, input=asked, capture_output=True, check=True, text=True)
    return {
        (file, unit): (_flat(said["source"]), _flat(said["target"]) if "target" in said else None)
        for file, units in json.loads(answer.stdout)["resources"].items()
        for unit, said in units.items()
    }


def bare(text: str | None) -> str | None:
    """*text* as `as_others_read` gives it."""
    return None if text is None else "".join(text.split())


def _flat(said: Any) -> str:
    if isinstance(said, str):
        return "".join(said.split())
    if isinstance(said, list):
        return "".join(map(_flat, said))
    ((_, code),) = said.items()
    return "".join(str(code.get("contents") or code["disp"]).split())
