"""A variant with sample values in place of its tags, and the limits it passes then."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial

import channels
from channels import Advice, Content, Look, Overrun
from templates_lib.checks._family import Member, Passage
from templates_lib.checks._texts import parsed, wordings_of
from templates_lib.checks._wording import SENTINEL
from templates_lib.language import Node, Print, Template, TemplateError, Text
from templates_lib.message import Message
from templates_lib.placeholders import Placeholder
from templates_lib.rendering import fill, sample_sets

__all__ = [
    "ALWAYS_ONE",
    "advice",
    "filled",
    "finished",
    "longer",
    "overruns",
    "roomy",
    "surely_one",
]

_CACHED_CONTENTS = 2_000

ALWAYS_ONE = 35
"""Characters that are one unit of payment on any channel, whatever their alphabet: a segment holds
70 of 16 bits (3GPP TS 23.040), and each takes two of those at most."""


@dataclass(frozen=True)
class _Contract:
    """What a message is sent with; ``told`` says all of it, and decides what is equal."""

    told: str
    placeholders: Mapping[str, Placeholder] = field(compare=False)

    def values(self, sample_set: str, locale: str) -> Mapping[str, object]:
        if not self.placeholders:
            return {}
        message = Message("samples", locale, placeholders=self.placeholders)
        return sample_sets(message, locale)[sample_set]


def overruns(member: Member, sample_set: str) -> tuple[Overrun, ...]:
    """The limits that the variant passes with a set of sample values ("typical", "longest")."""
    family, variant = member.family, member.variant
    contract = _Contract(family.contract, family.message.placeholders)
    return _overruns(variant.content, variant.locale, contract, sample_set)


@lru_cache(maxsize=_CACHED_CONTENTS)
def _overruns(
    content: Content, locale: str, contract: _Contract, sample_set: str
) -> tuple[Overrun, ...]:
    """Filling and measuring are dear (an email is laid out for its size): once for a content."""
    return channels.get(content.channel).overruns(_finished(content, locale, contract, sample_set))


def finished(member: Member, sample_set: str) -> Content:
    """The variant's content filled with a set of sample values."""
    family, variant = member.family, member.variant
    contract = _Contract(family.contract, family.message.placeholders)
    return _finished(variant.content, variant.locale, contract, sample_set)


@lru_cache(maxsize=_CACHED_CONTENTS)
def _finished(content: Content, locale: str, contract: _Contract, sample_set: str) -> Content:
    values = contract.values(sample_set, locale)
    return filled(content, locale, contract.placeholders, values)


_WRITTEN = 60
"""Characters that any number, amount or moment takes in any locale, at the very most."""


def _roomy(content: Content, width: Callable[[], int]) -> bool:
    """Whether even a text that is surely longer passes no limit: most are, and cost no rendering.

    Limits are upper limits, so what holds for the longer text holds for this one.
    """
    channel = channels.get(content.channel)
    stretched: dict[str, str] = {}
    size = 0
    for part in channel.texts(content):
        if "{" in part.text:
            text = _stretched(part.text, width())
            if text is None:
                return False
            stretched[part.path] = text
            size += len(text)
        else:
            size += len(part.text)
    if size <= channel.surely_fits:
        return True
    for path, text in stretched.items():
        content = content.replace(path, text)
    return not channel.overruns(content)


@lru_cache(maxsize=_CACHED_CONTENTS)
def _stretched(text: str, width: int) -> str | None:
    """A text surely longer than this template filled with any of its samples; None where it
    chooses or repeats, so that its own length says little."""
    template = parsed(text)
    if not isinstance(template, Template) or any(map(_repeats, template.nodes)):
        return None
    tags = sum(1 for use in template.uses if use.printed)
    return text + "\u0416" * (tags * width)


def _width(member: Member) -> int:
    """More characters than any value takes: the longest sample twice over (``upper`` may lengthen
    it: German ß), or whatever a number takes, in a letter that no cheap alphabet has."""
    family, locale = member.family, member.variant.locale

    def make() -> int:
        contract = _Contract(family.contract, family.message.placeholders)
        longest = contract.values("longest", locale)
        return max((2 * len(str(value)) for value in longest.values()), default=0) + _WRITTEN

    return family.once(("width", locale), make)


def longer(member: Member, passage: Passage) -> str | None:
    """A text surely longer than the passage is for any reader; None where that is not simple."""
    return _stretched(passage.text, _width(member)) if "{" in passage.text else passage.text


def surely_one(passage: Passage) -> bool:
    """Whether the passage is one unit of payment as surely as its length can say."""
    return len(passage.text) <= ALWAYS_ONE and "{" not in passage.text


def _repeats(node: Node) -> bool:
    """Whether the node may stand for more than its own text and its values."""
    return not isinstance(node, Text | Print)


def roomy(member: Member) -> bool:
    """Whether the variant surely passes no limit: ``overruns`` need not be asked."""
    return _roomy(member.variant.content, partial(_width, member))


def advice(member: Member) -> tuple[Advice, ...]:
    """What the channel advises about the variant, finished with typical values."""
    if not member.channel.advises:
        return ()
    family, variant = member.family, member.variant
    contract = _Contract(family.contract, family.message.placeholders)
    return _advice(variant.content, variant.locale, contract, family.message.brand)


@lru_cache(maxsize=_CACHED_CONTENTS)
def _advice(content: Content, locale: str, contract: _Contract, brand: str) -> tuple[Advice, ...]:
    """Nothing of a text that cannot be rendered: others say what is wrong with it."""
    channel = channels.get(content.channel)
    outputs = channel.assemble(content, Look(brand_name=brand), locale)
    try:
        finished = fill(
            outputs,
            contract.placeholders,
            contract.values("typical", locale),
            locale,
            channel.plain_typography,
        )
    except TemplateError:
        return ()
    return tuple(channel.advice(finished, locale))


def filled(
    content: Content,
    locale: str,
    placeholders: Mapping[str, Placeholder],
    values: Mapping[str, object],
) -> Content:
    """The content as a reader with these ``values`` gets it.

    A text that cannot be rendered with them (a name that nobody declared) counts as its longest
    wording without any values: never longer than what will be sent.
    """
    channel = channels.get(content.channel)
    result = content
    for part in channel.texts(content):
        template = parsed(part.text)
        if not isinstance(template, Template):
            result = result.replace(part.path, "")
            continue
        plain = channel.plain_typography
        text = _rendered(template, values, locale, placeholders, plain)
        if text != part.text:
            result = result.replace(part.path, text)
    return result


def _rendered(
    template: Template,
    values: Mapping[str, object],
    locale: str,
    placeholders: Mapping[str, Placeholder],
    plain: bool,
) -> str:
    if not template.placeholders.keys() <= placeholders.keys():
        return _bare(template.source)  # rendering would say so too, after a longer look
    try:
        return template.render(values, locale, placeholders=placeholders, plain=plain)
    except TemplateError:
        return _bare(template.source)


def _bare(text: str) -> str:
    bare = (wording.text.replace(SENTINEL, "") for wording in wordings_of(text))
    return max(bare, key=len, default="")
