"""Ways to begin a variant that is missing: empty, from its source, from another channel of the same
locale, or sentence by sentence from what the brand has said before.

Each makes a draft and says what became of it: what was left out, what is still in the source's
language.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.permissions import policy_registry

import channels
from channels import Content
from cms import actions, translation_memory
from cms.board.names import channel_label, locale_name
from cms.door import message_document, source_content
from cms.errors import Refused
from cms.models import MessageTemplate, Variant
from cms.workspace.reading import WorkspaceReader
from templates_lib import message as messages
from templates_lib.language import TemplateError
from templates_lib.memory import Memory, adapted, sentences
from templates_lib.message import MessageError
from templates_lib.recast import plain, recast
from templates_lib.rendering import fill, sample_values

EMPTY, SOURCE, MEMORY = "empty", "source", "memory"
CHANNEL = "channel:"
SURE = 75
"""How like a remembered source sentence must be for its translation to be written unasked."""


@dataclass(frozen=True)
class Way:
    """One way to begin: its name in the form, its words, and what it does."""

    name: str
    label: str
    help: str


@dataclass(frozen=True)
class Begun:
    """The new variant, and sentences for the person who began it."""

    variant: Variant
    said: tuple[str, ...]


def ways_to_start(reader: WorkspaceReader, channel: str, locale: str) -> list[Way]:
    """The ways that are open at one place, the likeliest first."""
    template = reader.template
    source = _row(reader, channel, template.source_locale)
    ways = []
    if source and locale != template.source_locale:
        name = locale_name(template.source_locale)
        ways += [
            Way(
                MEMORY,
                _("From what was said before"),
                _(
                    "Each sentence of the source that the brand has translated before, or one like "
                    "it, is filled in; the others stand in %(language)s."
                )
                % {"language": name},
            ),
            Way(
                SOURCE,
                _("From the source"),
                _("The text in %(language)s, to write over.") % {"language": name},
            ),
        ]
    ways += [
        Way(
            f"{CHANNEL}{row.channel}",
            _("From %(channel)s") % {"channel": channel_label(row.channel)},
            _("Its sentences, as many as fit; you are told what was left out."),
        )
        for row in reader.rows
        if row.locale == locale and row.channel != channel and _is_for_everybody(row)
    ]
    return [*ways, Way(EMPTY, _("Empty"), _("Write it from nothing."))]


def start(reader: WorkspaceReader, channel: str, locale: str, way: str, user: Any) -> Begun:
    """Begin the variant at a place. Raises `Refused` for a way that is not open there,
    `PermissionDenied`, and `ValidationError` when somebody was faster.
    """
    template = reader.template
    if way not in {each.name for each in ways_to_start(reader, channel, locale)}:
        raise Refused(_("This text cannot be begun like that any longer. Choose another way."))
    content, said = _content(reader, channel, locale, way)
    wanted = Variant(template=template, channel=channel, locale=locale)
    policy = policy_registry.get_by_type(Variant)
    if not policy.user_has_permission_for_instance(user, "add", wanted):
        raise PermissionDenied
    with transaction.atomic():
        variant = actions.start_variant(template, channel, locale, content, user)
        source = source_content(template, channel)
        if source and way in (SOURCE, MEMORY):
            actions.note_origin(variant, source.digest)
    return Begun(variant, said)


def _content(
    reader: WorkspaceReader, channel: str, locale: str, way: str
) -> tuple[dict[str, Any], tuple[str, ...]]:
    if way == EMPTY:
        return {}, ()
    if way.startswith(CHANNEL):
        return _from_channel(reader, channel, locale, way.removeprefix(CHANNEL))
    source = source_content(reader.template, channel)
    if source is None:
        raise Refused(_("The source locale has no text for this channel any longer."))
    if way == SOURCE:
        return source.document(), ()
    return _from_memory(reader.template, source, locale)


def _from_channel(
    reader: WorkspaceReader, channel: str, locale: str, other: str
) -> tuple[dict[str, Any], tuple[str, ...]]:
    row = _row(reader, other, locale)
    if row is None:
        raise Refused(_("The text to begin from is gone."))
    made = recast(row.typed_content(), channels.get(channel), _fits(reader.template, locale))
    said = [
        _("Made from %(channel)s. Read it as a reader would.") % {"channel": channel_label(other)}
    ]
    if made.left_out:
        head = ngettext(
            "%(count)d piece was left out for want of room or place:",
            "%(count)d pieces were left out for want of room or place:",
            len(made.left_out),
        ) % {"count": len(made.left_out)}
        said.append(" ".join([head, *(f"“{each}”" for each in made.left_out)]))
    return made.content, tuple(said)


def _fits(template: MessageTemplate, locale: str) -> Any:
    """Whether a content, with typical values, passes no limit and is paid for once."""
    placeholders = messages.load(message_document(template, [])).placeholders
    values = sample_values(placeholders, locale)["typical"]
    look = template.brand.look(locale)

    def fits(content: Content) -> bool:
        channel = channels.get(content.channel)
        if any(overrun.hard for overrun in channel.overruns(content)):
            return False
        if channel.costing is None:
            return not channel.overruns(content)
        try:
            outputs = channel.assemble(content, look, locale)
            filled = fill(outputs, placeholders, values, locale, channel.plain_typography)
        except (TemplateError, MessageError):
            return True  # the checker says what is wrong; cutting would not mend it
        return channel.costing.count(filled[channel.costing.output]) <= 1

    return fits


def _from_memory(
    template: MessageTemplate, source: Content, locale: str
) -> tuple[dict[str, Any], tuple[str, ...]]:
    declared = {row.name: row.type for row in template.placeholders.all()}
    with translation_memory.held(template.brand) as memory:
        filled = _Filled(memory, locale, declared)
        document = filled.content(source)
    said = [
        _("%(done)d of %(all)d sentences are from texts that are live; read each of them.")
        % {"done": filled.done, "all": filled.all}
    ]
    if filled.done < filled.all:
        said.append(_("The others stand in the source’s language: translate them."))
    return document, tuple(said)


class _Filled:
    """A source text with every sentence that is remembered in its translation."""

    def __init__(self, memory: Memory, locale: str, declared: Mapping[str, str]) -> None:
        self.memory, self.locale, self.declared = memory, locale, declared
        self.markup: frozenset[str] = frozenset()
        self.done = self.all = 0

    def content(self, source: Content) -> dict[str, Any]:
        document = source.document()
        self.markup = channels.get(source.channel).markup
        for part in channels.get(source.channel).texts(source):
            if part.spec.kind == "copy" and part.text.strip():
                _put(document, part.path.split("."), self.text(part.text))
        return document

    def text(self, text: str) -> str:
        pieces, end = [], 0
        for sentence in sentences(text):
            pieces += [text[end : sentence.start], self._sentence(sentence.text)]
            end = sentence.end
        return "".join([*pieces, text[end:]])

    def _sentence(self, sentence: str) -> str:
        self.all += 1
        for hit in self.memory.nearest(self.locale, sentence, most=3):
            if hit.likeness < SURE:
                break
            made = adapted(hit.pair.target, self.declared, hit.pair.types, at_hand=sentence)
            if not made.unfit:
                self.done += 1
                theirs = channels.get(hit.pair.address.channel).markup
                return plain(made.text, theirs, self.markup)
        return sentence


def _put(document: Any, steps: list[str], text: str) -> None:
    for step in steps[:-1]:
        document = document[int(step) if step.isdecimal() else step]
    document[steps[-1]] = text


def _row(reader: WorkspaceReader, channel: str, locale: str) -> Variant | None:
    return next(
        (
            row
            for row in reader.rows
            if (row.channel, row.locale) == (channel, locale) and _is_for_everybody(row)
        ),
        None,
    )


def _is_for_everybody(row: Variant) -> bool:
    return not row.persona_id and not row.arm
