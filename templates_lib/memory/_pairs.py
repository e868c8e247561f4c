"""What one message teaches: each sentence of a variant beside the source sentence it translates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import channels
from templates_lib.memory._sentences import sentences
from templates_lib.message import Address, Message, Variant

__all__ = ["Pair", "paired", "pairs_of"]

_SHORTEST = 3
"""Characters of a text that is worth remembering."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence of the variant at ``address``; ``source`` is "" where it is not known which one
    it translates. ``types``: those of the message's placeholders.
    """

    source: str
    target: str
    address: Address
    types: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)


def pairs_of(message: Message) -> Iterator[Pair]:
    """Every sentence of every variant. Texts are paired by their place; where a translation has
    not as many sentences as its source, the two texts are one pair.
    """
    types = {name: declared.type for name, declared in message.placeholders.items()}
    for variant in message.variants:
        theirs = _source_texts(message, variant)
        for path, text in _texts(variant).items():
            for source, target in paired(theirs.get(path, ""), text):
                yield Pair(source, target, variant.address, types)


def _source_texts(message: Message, variant: Variant) -> Mapping[str, str]:
    if variant.locale == message.source_locale:
        return {}
    address = variant.address
    own = message.variant(address.channel, message.source_locale, address.persona, address.arm)
    source = own or message.variant(address.channel, message.source_locale, "", "")
    return _texts(source) if source else {}


def _texts(variant: Variant) -> dict[str, str]:
    """The wording of a variant by its place: addresses are not remembered."""
    texts = channels.get(variant.channel).texts(variant.written)
    return {part.path: part.text for part in texts if part.spec.kind == "copy"}


def paired(source: str, target: str) -> Iterator[tuple[str, str]]:
    """The sentences of a text beside those of its source, but for what is too short to remember."""
    return (pair for pair in _paired(source, target) if len(pair[1]) >= _SHORTEST)


def _paired(source: str, target: str) -> Iterator[tuple[str, str]]:
    ours, theirs = sentences(target), sentences(source)
    if len(ours) == len(theirs) or not theirs:
        others = [each.text for each in theirs] or [""] * len(ours)
        yield from zip(others, (each.text for each in ours), strict=True)
    else:
        yield source.strip(), target.strip()
        yield from (("", each.text) for each in ours)
