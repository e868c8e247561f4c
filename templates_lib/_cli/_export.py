"""The command ``export``."""

from __future__ import annotations

import argparse
import json
import sys

from templates_lib import merge
from templates_lib._cli._choosing import message_of, variant_of
from templates_lib._cli._reading import UnusableInput, one_document
from templates_lib.language import TemplateError

__all__ = ["command"]


def command(options: argparse.Namespace) -> int:
    """Print one variant in a sender's merge language, and its contract.

    1 when something of it is refused, 2 for bad input.
    """
    if options.file == options.profile == "-":
        raise UnusableInput("standard input", "cannot be both FILE and PROFILE")
    loaded, place = message_of(options.file, options.key)
    variant = variant_of(loaded, place, options)
    try:
        export = merge.export(
            loaded,
            options.target,
            variant.channel,
            variant.locale,
            profile=_profile(options.profile),
            persona=variant.persona,
            arm=variant.arm,
        )
    except (merge.MergeError, merge.UnknownTargetError) as error:
        raise UnusableInput("command line", str(error)) from None
    except TemplateError as error:
        raise UnusableInput(place, f"{variant.address}: {error}") from None
    sys.stdout.write(_as_json(export) if options.format == "json" else _as_text(export))
    for refusal in export.refusals:
        print(f"{place}: {variant.address}: {refusal}", file=sys.stderr)
    return 1 if export.refusals else 0


def _profile(file: str) -> merge.Profile | None:
    """A profile from a JSON object of ``open``, ``close``, ``scope`` and ``names``."""
    if not file:
        return None
    found = one_document(file)
    try:
        return merge.load_profile(found.value)
    except merge.MergeError as error:
        raise UnusableInput(found.place, str(error)) from None


def _as_json(export: merge.Export) -> str:
    return json.dumps(merge.document(export), ensure_ascii=False, indent=1) + "\n"


def _as_text(export: merge.Export) -> str:
    """The texts, and below them what has to be sent with them."""
    texts = "\n".join(f"--- {name}\n{text}\n" for name, text in export.parts.items())
    lines = [f"{each.name}: {_told(each)}\n" for each in export.contract.variables]
    return f"{texts}\n--- values to send\n{''.join(lines)}" if lines else texts


def _told(variable: merge.Variable) -> str:
    if variable.fields:
        fields = ", ".join(f"{each.name} ({_told(each)})" for each in variable.fields)
        return f"a list of {variable.source}, each with {fields}"
    if variable.native:
        return f"{variable.source} as it is"
    return f"{variable.kind}, {variable.rule}"
