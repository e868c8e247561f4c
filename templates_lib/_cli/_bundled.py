"""The command ``render`` on a release bundle."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping

import channels
import locales
from templates_lib._cli._reading import UnusableInput
from templates_lib.language import TemplateError
from templates_lib.release import Bundle, BundleError, NothingPublished, Wording, load

__all__ = ["is_bundle", "render"]

_HEADS = (b"\x1f\x8b", b'{"format":"budskap-bundle"')


def is_bundle(file: str) -> bool:
    """Whether *file* begins as a bundle does, packed or not."""
    try:
        with open(file, "rb") as stream:
            return stream.read(64).startswith(_HEADS)
    except OSError:
        return False  # the reader of documents says why


def render(
    options: argparse.Namespace, values: Mapping[str, object]
) -> tuple[Wording, Mapping[str, str]] | None:
    """Return a published wording and its finished outputs; None when the values do not fit,
    which is said on standard error."""
    wording = _wording(options)
    if wording.fallback:
        place = f"{options.file}: {wording.entry.key}"
        told = f"there is no {wording.requested_locale}; this is {wording.locale}"
        print(f"{place}: {told}", file=sys.stderr)
    try:
        return wording, wording.render(values).outputs
    except TemplateError as error:
        entry = wording.entry
        place = f"{options.file}: {entry.key}/{entry.channel}/{entry.locale}"
        print(f"{place}: {error}", file=sys.stderr)
        return None


def _wording(options: argparse.Namespace) -> Wording:
    try:
        bundle = load(options.file)
        return bundle.find(
            options.key or _only_key(options.file, bundle),
            channels.get(options.channel).name,
            options.locale,
            persona=options.persona,
            recipient=options.recipient,
        )
    except BundleError as error:
        place, why = error.place, error.why
    except (NothingPublished, channels.UnknownChannelError, locales.UnknownLocaleError) as error:
        place, why = options.file, str(error)
    raise UnusableInput(place, why)


def _only_key(file: str, bundle: Bundle) -> str:
    if len(bundle.keys) != 1:
        keys = ", ".join(bundle.keys[:20])
        raise UnusableInput(file, f"holds several messages: choose one with --key; it has {keys}")
    return bundle.keys[0]
