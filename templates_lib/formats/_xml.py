"""XML without its dangers: no DTD, no entities of one's own, no network."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Final

from lxml import etree

from locales.words import gettext_noop
from templates_lib.formats._encoding import require_text
from templates_lib.formats._errors import FormatError
from templates_lib.formats._limits import require_fit

__all__ = ["XML_SPACE", "inner_xml", "local", "parse", "plain_text", "walk", "written", "xml_text"]

XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"

NOT_XML = gettext_noop("No XML: %(reason)s.")
NO_DTD = gettext_noop("XML with a document type of its own is not read.")
NOT_IN_XML = gettext_noop("U+%(code)s cannot stand in XML.")

_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.I)
_ODD = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_OPTIONS = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}


def require_no_dtd(data: bytes) -> None:
    """`FormatError` for a document type, in any encoding that XML is written in."""
    require_fit(len(data))
    bare = data.replace(b"\0", b"") if b"\0" in data[:64] else data
    if found := _DOCTYPE.search(bare):
        raise FormatError(NO_DTD, line=bare.count(b"\n", 0, found.start()) + 1)


def parse(data: bytes) -> etree._Element:
    """The root of *data*."""
    require_no_dtd(data)
    parser = etree.XMLParser(strip_cdata=False, **_OPTIONS)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _refusal(error) from None
    except ValueError as error:  # an encoding that nobody knows
        raise FormatError(NOT_XML, reason=error) from None


def walk(data: bytes, *names: str) -> Iterator[tuple[str, etree._Element]]:
    """Begin and end of every element called one of *names* (local ones), in little memory.

    What was yielded at its end is emptied before the next.
    """
    require_no_dtd(data)
    wanted = set(names)
    try:
        events = etree.iterparse(BytesIO(data), events=("start", "end"), **_OPTIONS)
        for event, element in events:
            if isinstance(element.tag, str) and local(element) in wanted:
                yield event, element
                if event == "end":
                    element.clear(keep_tail=True)
                    while element.getprevious() is not None and element.getparent() is not None:
                        del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise _refusal(error) from None
    except (ValueError, LookupError) as error:
        if isinstance(error, FormatError):
            raise
        raise FormatError(NOT_XML, reason=error) from None


def _refusal(error: etree.XMLSyntaxError) -> FormatError:
    line = error.position[0] if error.position else 0
    reason = str(error.msg or "").split(", line ")[0].rstrip(".") or "cut off"
    return FormatError(NOT_XML, line=line or 0, reason=reason)


def local(element: etree._Element) -> str:
    """The name of *element* without its namespace; "" for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def inner_xml(element: etree._Element) -> str:
    """What stands inside *element*: text, and markup as it is written."""
    inner = "".join(etree.tostring(child, encoding="unicode") for child in element)
    return (element.text or "") + inner


def plain_text(element: etree._Element) -> str:
    """The text in *element* and all below it."""
    text = "".join(str(piece) for piece in element.itertext())
    require_text(text, element.sourceline or 0)
    return text


def xml_text(text: str) -> str:
    """*text*, which XML can hold; `FormatError` for a control character."""
    if odd := _ODD.search(text):
        raise FormatError(NOT_IN_XML, code=f"{ord(odd[0]):04X}")
    return text


def written(root: etree._Element, original: bytes | None = None) -> bytes:
    """*root* as a UTF-8 document, its declaration as in *original*."""
    has_declaration = original is None or original.lstrip(b"\xef\xbb\xbf").startswith(b"<?xml")
    tree = root.getroottree()
    data: bytes = etree.tostring(tree, encoding="utf-8", xml_declaration=False)
    head = b'<?xml version="1.0" encoding="UTF-8"?>\n' if has_declaration else b""
    return head + data + (b"\n" if original is None or original.endswith(b"\n") else b"")
