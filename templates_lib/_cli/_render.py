"""The command ``render``."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping

import channels
import locales
from templates_lib import message, rendering
from templates_lib._cli import _bundled, _text
from templates_lib._cli._reading import Input, UnusableInput, documents, one_document
from templates_lib.language import TemplateError
from templates_lib.message import Message, Variant

__all__ = ["command"]


def command(options: argparse.Namespace) -> int:
    """Print one variant, of a message document or a bundle, filled with values.

    1 when it cannot be with these values, 2 for bad input.
    """
    if options.file == options.values == "-":
        raise UnusableInput("standard input", "cannot be both FILE and VALUES")
    if _bundled.is_bundle(options.file):
        found = _bundled.render(options, _values(options.values))
        if found is None:
            return 1
        entry, outputs = found[0].entry, found[1]
        head = {"key": entry.key, "channel": entry.channel, "locale": entry.locale}
        head |= {"release": str(entry.release), "digest": entry.digest}
        sys.stdout.write(_told(head, outputs, options))
        return 0
    loaded, place = _message(options.file, options.key)
    variant = _variant(loaded, place, options)
    values = _values(options.values)
    try:
        look = channels.Look(brand_name=loaded.brand)
        rendered = rendering.render(variant, loaded, values, look=look)
    except TemplateError as error:
        print(f"{place}: {variant.address}: {error}", file=sys.stderr)
        return 1
    head = {"key": variant.key, "channel": variant.channel, "locale": variant.locale}
    sys.stdout.write(_told(head, rendered.outputs, options))
    return 0


def _values(file: str) -> Mapping[str, object]:
    values = one_document(file)
    if not isinstance(values.value, Mapping):
        raise UnusableInput(values.place, "is no JSON object of names and values")
    return values.value


def _message(file: str, key: str) -> tuple[Message, str]:
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


def _variant(loaded: Message, place: str, options: argparse.Namespace) -> Variant:
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


def _told(head: Mapping[str, str], outputs: Mapping[str, str], options: argparse.Namespace) -> str:
    """The outputs as text: a single one bare, several each under its name."""
    if options.output:
        if options.output not in outputs:
            known = ", ".join(outputs)
            raise UnusableInput("command line", f"no output {options.output}; there are {known}")
        outputs = {options.output: outputs[options.output]}
    if options.format == "json":
        return json.dumps({**head, "outputs": dict(outputs)}, ensure_ascii=False, indent=1) + "\n"
    if len(outputs) == 1:
        return "".join(f"{text}\n" for text in outputs.values())
    return "\n".join(f"--- {name}\n{text}\n" for name, text in outputs.items())
