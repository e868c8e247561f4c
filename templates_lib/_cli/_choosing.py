"""The message and the variant that a command is about."""

from __future__ import annotations

import argparse
import sys

import channels
import locales
from templates_lib import message
from templates_lib._cli import _text
from templates_lib._cli._reading import Input, UnusableInput, documents
from templates_lib.message import Message, Variant

__all__ = ["message_of", "variant_of"]


def message_of(file: str, key: str) -> tuple[Message, str]:
    """The message called ``key``, or the only one, and where it stands."""
    found = [(each, _load(each)) for each in _inputs(file)]
    chosen = [(each.place, loaded) for each, loaded in found if key in ("", loaded.key)]
    if len(chosen) != 1:
        keys = ", ".join(loaded.key for _, loaded in found[:20])
        why = f"no message {key}" if not chosen else "several messages: choose one with --key"
        raise UnusableInput(file, f"holds {why}; it has {keys}")
    place, loaded = chosen[0]
    return loaded, place


def _inputs(file: str) -> list[Input]:
    found = []
    for each in documents(file):
        if isinstance(each, UnusableInput):
            raise each
        found.append(each)
    return found


def _load(document: Input) -> Message:
    try:
        return message.load(document.value)
    except message.MessageError as error:
        raise UnusableInput(document.place, _text.problems(error.problems)) from None


def variant_of(loaded: Message, place: str, options: argparse.Namespace) -> Variant:
    """The variant asked for, or its nearest locale's, which is said on standard error."""
    try:
        channel = channels.get(options.channel).name
        wanted = locales.get(options.locale).tag
    except (channels.UnknownChannelError, locales.UnknownLocaleError) as error:
        raise UnusableInput("command line", str(error)) from None
    for tag in locales.fallback_chain(wanted):
        variant = loaded.variant(channel, tag, options.persona, options.arm)
        if variant is not None:
            if tag != wanted:
                print(f"{place}: there is no {wanted}; this is {tag}", file=sys.stderr)
            return variant
    there = ", ".join(str(each.address) for each in loaded.variants)
    asked = message.Address(loaded.key, channel, wanted, options.persona, options.arm)
    raise UnusableInput(place, f"has no variant {asked}; it has {there or 'none'}")
