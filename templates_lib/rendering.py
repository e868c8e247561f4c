"""From a variant and values to the finished outputs of its channel.

A channel assembles templates (layout, escaping and all). ``prepare`` makes a function of each, to
be filled for as many readers as there are. Either every output is finished or none is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

import channels
from channels import Look, Measurement, Output
from templates_lib.language import MAX_OUTPUT, Compiled, Result, Template, parse
from templates_lib.message import Message, Variant
from templates_lib.placeholders import Placeholder

SETS = ("typical", "shortest", "longest")
"""The sets of sample values by which a text is shown and measured."""

_KEPT = 256
"""Templates kept ready. A mail's HTML takes about 150 KB here, so 40 MB at the very most."""


@dataclass(frozen=True)
class Rendered:
    """The finished texts of a variant by the names of its channel's outputs, and their figures."""

    outputs: Mapping[str, str]
    measurement: Measurement


def render(
    variant: Variant, message: Message, values: Mapping[str, object], *, look: Look
) -> Rendered:
    """Return the finished message for one reader; a ``TemplateError`` when it cannot be."""
    channel = channels.get(variant.channel)
    outputs = channel.assemble(variant.content, look, variant.locale)
    plain = channel.plain_typography
    filled = fill(outputs, message.placeholders, values, variant.locale, plain)
    return Rendered(filled, channel.measure_outputs(filled))


def fill(
    outputs: tuple[Output, ...],
    placeholders: Mapping[str, Placeholder],
    values: Mapping[str, object],
    locale: str,
    plain: bool,
) -> Mapping[str, str]:
    """Return the finished text of each output, for one reader.

    Where no placeholder at all is declared, values are taken as what they are. What is compiled is
    kept with its template; ``prepare`` spares the looking up.
    """
    declared = placeholders or None
    return MappingProxyType(
        {
            output.name: _template(output.template).render(
                values, locale, placeholders=declared, escape=output.escape, plain=plain
            )
            for output in outputs
        }
    )


@dataclass(frozen=True)
class Prepared:
    """The outputs of a variant as functions, each ready to be filled for any number of readers."""

    outputs: Mapping[str, Compiled]
    """At least one."""

    def fill(self, values: Mapping[str, object]) -> Mapping[str, str]:
        """Return the finished text of each output; a ``TemplateError`` when one cannot be."""
        return MappingProxyType(
            {name: output.render(values) for name, output in self.outputs.items()}
        )

    def batch(self, rows: Sequence[Mapping[str, object]]) -> list[Mapping[str, str] | Exception]:
        """Return what ``fill`` does for each row, or the error of the first output that has one.

        No row stops another: see ``Compiled.batch``.
        """
        columns = [output.batch(rows) for output in self.outputs.values()]
        return [self._whole(results) for results in zip(*columns, strict=True)]

    def _whole(self, results: tuple[Result, ...]) -> Mapping[str, str] | Exception:
        texts: dict[str, str] = {}
        for name, result in zip(self.outputs, results, strict=True):
            if isinstance(result, Exception):
                return result
            texts[name] = result
        return MappingProxyType(texts)


def prepare(
    outputs: tuple[Output, ...],
    placeholders: Mapping[str, Placeholder],
    locale: str,
    plain: bool,
) -> Prepared:
    """Compile each output; a ``TemplateError`` when one does not fit ``placeholders``.

    Where no placeholder at all is declared, values are taken as what they are.
    """
    declared = placeholders or None
    return Prepared(
        MappingProxyType(
            {
                output.name: _template(output.template).compile(
                    locale, placeholders=declared, escape=output.escape, plain=plain
                )
                for output in outputs
            }
        )
    )


def sample_sets(message: Message, locale: str) -> Mapping[str, Mapping[str, object]]:
    """Return values for every placeholder: the typical ones, all shortest, and all longest."""
    return sample_values(message.placeholders, locale)


def sample_values(
    placeholders: Mapping[str, Placeholder], locale: str
) -> Mapping[str, Mapping[str, object]]:
    """Return the sets of ``sample_sets`` for these placeholders."""
    each = {
        name: (declared.typical_value(locale), declared.sample_values(locale))
        for name, declared in placeholders.items()
    }
    return MappingProxyType(
        {
            "typical": MappingProxyType({name: typical for name, (typical, _) in each.items()}),
            "shortest": MappingProxyType({name: found[0] for name, (_, found) in each.items()}),
            "longest": MappingProxyType({name: found[-1] for name, (_, found) in each.items()}),
        }
    )


@lru_cache(maxsize=_KEPT)
def _template(text: str) -> Template:
    # An assembled mail is larger than any text a person writes.
    return parse(text, max_length=MAX_OUTPUT)
