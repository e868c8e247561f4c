"""What a content says, whatever its channel: a title, sentences by paragraph, a link."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import channels
from channels import Content, Text, TextPart
from templates_lib.memory import names_in, sentences

__all__ = ["Outline", "Said", "outline", "plain"]

_BOLD = re.compile(r"\*\*(.+?)\*\*|(?<!\w)\*(?!\s)(.+?)(?<!\s)\*(?!\w)", re.DOTALL)
_LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
_TAG = re.compile(r"\{[{%#].*?[}%#]\}", re.DOTALL)
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Said:
    """One sentence; ``before`` is what parts it from the one before: "", a line break, or a
    paragraph's two.
    """

    text: str
    before: str = ""

    @property
    def weight(self) -> int:
        """How many placeholders and numbers it tells."""
        return len(names_in(self.text)) + len(_NUMBER.findall(_TAG.sub(" ", self.text)))

    @property
    def is_list(self) -> bool:
        """Whether it repeats: a list of goods is not what a short message is for."""
        return "{% for" in self.text or "{%- for" in self.text

    @property
    def is_greeting(self) -> bool:
        """Whether it only greets: it ends in a comma, or has at most two words and no number."""
        spoken = _TAG.sub(" ", self.text)
        few = len(_WORD.findall(spoken)) <= 2 and not _NUMBER.search(spoken)
        return self.text.endswith(",") or few


@dataclass(frozen=True)
class Outline:
    """``link`` is an address, ``label`` what its button says; "" for what there is none of."""

    title: str = ""
    said: tuple[Said, ...] = ()
    link: str = ""
    label: str = ""

    @property
    def essential(self) -> Said | None:
        """The sentence that is never left out."""
        able = [each for each in self.said if not each.is_greeting and not each.is_list]
        telling = (each for each in able if each.weight)
        return next(telling, next(iter(able), next(iter(self.said), None)))


def outline(content: Content) -> Outline:
    """What *content* says."""
    channel = channels.get(content.channel)
    parts = [part for part in channel.texts(content) if part.text.strip()]
    link, label = _call(parts)
    spoken = [_plain(part.text, channel.markup) for part in parts if _is_prose(part)]
    address = next((address for _text, address in spoken if address), "")
    said = tuple(each for text, _address in spoken for each in _said(text))
    return Outline(_title(parts), said, link or address, label)


def _said(text: str) -> Iterator[Said]:
    """The sentences of one text, which is a paragraph of its own."""
    end = 0
    for sentence in sentences(text):
        gap = text[end : sentence.start]
        before = "\n\n" if not end or gap.count("\n") > 1 else "\n" if "\n" in gap else ""
        yield Said(sentence.text, before)
        end = sentence.end


def _is_prose(part: TextPart) -> bool:
    return part.spec.kind == "copy" and part.spec.multiline


def _title(parts: list[TextPart]) -> str:
    """The first short text of its own; else the first short one in a block, such as a heading."""
    short = [each for each in parts if each.spec.kind == "copy" and not each.spec.multiline]
    own = next((each.text for each in short if not each.block), "")
    return own or next((each.text for each in short if each.spec.name != "label"), "")


def _call(parts: list[TextPart]) -> tuple[str, str]:
    """The first address that a button or the message itself opens, and the button's label."""
    holders: dict[str, dict[str, TextPart]] = {}
    for part in parts:
        holders.setdefault(part.path.rpartition(".")[0], {})[part.spec.name] = part
    for holder, fields in holders.items():
        for field in fields.values():
            if field.spec.kind == "url" and (
                _is_button(fields) or (not holder and _opens(field.spec))
            ):
                label = fields["label"].text if holder and "label" in fields else ""
                return field.text.strip(), label
    return "", ""


def _is_button(fields: Mapping[str, Any]) -> bool:
    return "label" in fields


def _opens(spec: Text) -> bool:
    return spec.name in ("link", "url")


def plain(text: str, markup: frozenset[str], kept: frozenset[str] = frozenset()) -> str:
    """*text* without the marks of *markup*, unless its new place reads the same (*kept*)."""
    return text if markup <= kept else _plain(text, markup)[0]


def _plain(text: str, markup: frozenset[str]) -> tuple[str, str]:
    """*text* without the marks that its channel reads, and the first address in them."""
    address = ""
    if "markdown" in markup:
        found = _LINK.search(text)
        address = found[2] if found else ""
        text = _LINK.sub(r"\1", text)
    if markup:
        text = _BOLD.sub(lambda match: match[1] or match[2], text)
    return text, address


def paragraphs_of(said: Iterable[Said]) -> list[str]:
    """Sentences joined again, a text for each paragraph."""
    texts: list[str] = []
    for each in said:
        if not texts or each.before == "\n\n":
            texts.append(each.text)
        else:
            texts[-1] += (each.before or " ") + each.text
    return texts
