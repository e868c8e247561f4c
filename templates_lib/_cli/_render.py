"""The command ``render``."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping

import channels
from templates_lib import rendering
from templates_lib._cli import _bundled
from templates_lib._cli._choosing import message_of, variant_of
from templates_lib._cli._reading import UnusableInput, one_document
from templates_lib.language import TemplateError

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
    loaded, place = message_of(options.file, options.key)
    variant = variant_of(loaded, place, options)
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
