"""From a finished message to what a provider is handed: its texts, and each printed value apart.

A sender that fills in values itself (Meta, Twilio Content) gets the template with its gaps
numbered, and the values beside it. So each tag that prints is finished alone here, by the same
rules as in the whole text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property

import channels
from channels import Content, Envelope, Handover, Look, Output, Payload, Provider, Variable
from templates_lib import rendering
from templates_lib.language import (
    MAX_OUTPUT,
    Compiled,
    Escape,
    Print,
    TemplateError,
    TemplateSyntaxError,
    parse,
)
from templates_lib.message import Message, Variant
from templates_lib.placeholders import Placeholder

__all__ = ["Source", "handover", "payload"]


@dataclass(frozen=True, eq=False)
class Gap:
    """A printed tag: what finishes it alone, and its finished samples."""

    tag: str
    name: str
    form: Compiled
    samples: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Source:
    """A wording with all that finishes it: what a variant or a stored content comes to.

    Keep it for as many readers as there are: its gaps are worked out once.
    """

    content: Content
    outputs: tuple[Output, ...]
    placeholders: Mapping[str, Placeholder]
    locale: str

    @property
    def plain(self) -> bool:
        """Whether its channel wants plain typography."""
        return channels.get(self.content.channel).plain_typography

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """Each tag that prints and stands in no branch or loop; a ``TemplateError`` when one does
        not fit the placeholders."""
        return tuple(_gaps(self))


def payload(
    variant: Variant,
    message: Message,
    values: Mapping[str, object],
    provider: Provider,
    *,
    look: Look,
    envelope: Envelope | None = None,
) -> Payload:
    """Return the body of the *provider*'s request for one reader.

    A ``TemplateError`` when the values do not fit, ``channels.CannotCarry`` when the provider
    cannot carry the message.
    """
    outputs = channels.get(variant.channel).assemble(variant.content, look, variant.locale)
    source = Source(variant.content, outputs, message.placeholders, variant.locale)
    return provider.payload(handover(source, values, envelope or Envelope()))


def handover(
    source: Source,
    values: Mapping[str, object],
    envelope: Envelope,
    finished: Mapping[str, str] | None = None,
) -> Handover:
    """Return what a provider is handed; a ``TemplateError`` when the values do not fit.

    *finished* are the outputs, where they have been filled in already.
    """
    if finished is None:
        finished = rendering.fill(
            source.outputs, source.placeholders, values, source.locale, source.plain
        )
    variables = tuple(
        Variable(gap.tag, gap.name, gap.form.render(values), gap.samples) for gap in source.gaps
    )
    return Handover(source.content, finished, source.locale, variables, envelope)


def _gaps(source: Source) -> Iterator[Gap]:
    """Yield each printed tag once, in the order of the content."""
    escapes = {output.name: output.escape for output in source.outputs}
    sets = rendering.sample_values(source.placeholders, source.locale)
    names: dict[str, int] = {}
    for tag, paths in _tags(source.content).items():
        name = _name(tag)
        names[name] = names.get(name, 0) + 1
        number = names[name]
        form = parse(tag).compile(
            source.locale,
            placeholders=source.placeholders or None,
            escape=_escape([escapes.get(path, "text") for path in paths]),
            plain=source.plain,
        )
        yield Gap(
            tag=tag,
            name=name if number == 1 else f"{name}_{number}",
            form=form,
            samples=tuple(_finished(form, [sets[each] for each in rendering.SETS])),
        )


def _finished(form: Compiled, sets: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """Yield the samples, each once; one that this text cannot write is none."""
    seen: set[str] = set()
    for values in sets:
        with suppress(TemplateError):
            text = form.render(values)
            if text not in seen:
                seen.add(text)
                yield text


def _tags(content: Content) -> Mapping[str, Sequence[str]]:
    """Return tag -> the paths of the texts in which it prints, in no branch and no loop."""
    found: dict[str, list[str]] = {}
    for part in channels.get(content.channel).texts(content):
        for node in _prints(part.text):
            found.setdefault(part.text[node.start : node.end].strip(), []).append(part.path)
    return found


def _escape(escapes: Sequence[Escape]) -> Escape:
    """Return how a value enters all of its texts: as it enters the first, unless one has marks."""
    return "marks" if "marks" in escapes else escapes[0]


def _prints(text: str) -> Iterable[Print]:
    try:
        nodes = parse(text, max_length=MAX_OUTPUT).nodes
    except TemplateSyntaxError:  # said of the whole text, where it is finished
        return ()
    return [node for node in nodes if isinstance(node, Print)]


def _name(tag: str) -> str:
    """What the value is called: its placeholder, or its way from one; letters and underscores."""
    uses = parse(tag).uses
    return uses[0].path.replace(".", "_") if uses else "text"
