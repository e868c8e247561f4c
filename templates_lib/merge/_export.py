"""One wording in one sender's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import channels
import locales
from channels import Look, Output, TextPart
from locales.words import gettext_noop
from templates_lib.handover import Source
from templates_lib.language import MAX_OUTPUT, parse
from templates_lib.language._compile._links import Links
from templates_lib.merge._lowering import lowered
from templates_lib.merge._names import Names
from templates_lib.merge._places import spot
from templates_lib.merge._scene import Scene
from templates_lib.merge._target import Profile, Target
from templates_lib.merge._tree import Piece, Ref
from templates_lib.merge._values import Contract, Export, MergeError, Refusal
from templates_lib.message import Message, Variant

__all__ = ["export", "export_source"]

_CHANNEL = gettext_noop("%(target)s does not send by %(channel)s.")
_UNMAPPED = gettext_noop(
    "%(target)s fills in only its own fields; say in the profile which of them stands for "
    "“%(name)s”."
)
_MANY = gettext_noop("%(target)s takes at most %(most)s values, and this message needs %(count)s.")


def export(
    message: Message,
    target: Target,
    channel: str,
    locale: str,
    *,
    profile: Profile | None = None,
    persona: str = "",
    arm: str = "",
    look: Look | None = None,
) -> Export:
    """Return the variant in the target's language, with its contract and what is refused.

    ``MergeError`` when there is no such variant, or a custom target has no marks. A
    ``TemplateError`` when the texts themselves cannot be read or do not fit their placeholders.
    """
    tag = locales.get(locale).tag
    variant = message.variant(channels.get(channel).name, tag, persona, arm)
    if variant is None:
        there = ", ".join(str(each.address) for each in message.variants[:20])
        raise MergeError(f"{message.key} has no variant {channel}/{tag}; it has {there or 'none'}")
    return export_source(_source(variant, message, look), target, message.key, profile=profile)


def _source(variant: Variant, message: Message, look: Look | None) -> Source:
    look = look or Look(brand_name=message.brand)
    outputs = channels.get(variant.channel).assemble(variant.content, look, variant.locale)
    return Source(variant.content, outputs, message.placeholders, variant.locale)


def export_source(
    source: Source, target: Target, key: str = "", *, profile: Profile | None = None
) -> Export:
    """The same for a wording with all that finishes it, such as a published one."""
    return _Exporting(source, target, key, profile or Profile()).export()


class _Exporting:
    def __init__(self, source: Source, target: Target, key: str, profile: Profile) -> None:
        if target.needs_marks and not (profile.open and profile.close):
            raise MergeError("a custom target needs a profile with its marks, “open” and “close”")
        self.source, self.target, self.key, self.profile = source, target, key, profile
        self.channel = channels.get(source.content.channel)
        self.names = Names(target, source.placeholders)
        self.texts: Sequence[TextPart] = tuple(self.channel.texts(source.content))
        self.refusals: list[Refusal] = []
        self._failed: set[str] = set()

    def export(self) -> Export:
        target, outputs = self.target, self.source.outputs
        if target.channels and self.channel.name not in target.channels:
            self._say("channel", _CHANNEL, target=target.label, channel=self.channel.name)
            return self._made({}, Contract(self.source.locale), {})
        left_out = {
            each.name: target.leaves_out[each.name]
            for each in outputs
            if each.name in target.leaves_out
        }
        carried = [each for each in outputs if each.name not in left_out]
        lowered_ = [(output, self._lowered(output)) for output in carried]
        parts = {output.name: self._written(output, pieces) for output, pieces in lowered_}
        contract = self._contract()
        whole = {name: text for name, text in parts.items() if name not in self._failed}
        return self._made(whole, contract, left_out)

    def _lowered(self, output: Output) -> tuple[Piece, ...]:
        self.names.begin(output.name)
        source, template = self.source, parse(output.template, max_length=MAX_OUTPUT)
        for fault in template.faults(source.placeholders) if source.placeholders else ():
            raise fault
        links = Links(template.nodes, html=output.escape == "html")
        scene = Scene(
            self.target,
            self.names,
            output,
            source.placeholders,
            source.locale,
            source.plain,
            links.begin_at,
            self._refusing(output),
        )
        return lowered(template.nodes, scene)

    def _written(self, output: Output, pieces: tuple[Piece, ...]) -> str:
        refuse = self._refusing(output)
        writer = self.target.writer(self.target, self.profile, output, self.names, refuse)
        return writer.text(pieces)

    def _contract(self) -> Contract:
        target, source = self.target, self.source
        bare = self.target.writer(target, self.profile, Output("", "", ""), self.names, _nothing)
        variables = tuple(
            replace(each, written=bare.ref(Ref(each.name))) for each in self.names.variables()
        )
        for each in variables:
            if target.own_fields and each.name not in self.profile.names:
                self._say("name", _UNMAPPED, target=target.label, name=each.name)
        if target.most and len(variables) > target.most:
            most, count = str(target.most), str(len(variables))
            self._say("values", _MANY, target=target.label, most=most, count=count)
        return Contract(
            source.locale,
            variables,
            target.yes,
            target.no,
            target.never_empty,
            source.plain,
            source.placeholders,
            source.outputs,
        )

    def _made(
        self, parts: Mapping[str, str], contract: Contract, left_out: Mapping[str, str]
    ) -> Export:
        refusals = tuple(dict.fromkeys(self.refusals))
        if any(not each.part for each in refusals):
            parts = {}
        return Export(
            self.target.name,
            self.key,
            self.channel.name,
            self.source.locale,
            parts,
            contract,
            refusals,
            left_out,
        )

    def _say(self, construct: str, msgid: str, **params: str) -> None:
        """Refuse the message as a whole."""
        self.refusals.append(Refusal(construct, msgid, params, "", 0, 0, 0, 0, ""))

    def _refusing(self, output: Output) -> Callable[..., None]:
        def refuse(construct: str, msgid: str, start: int, end: int, **params: str) -> None:
            self._failed.add(output.name)
            place = spot(output.name, output.template, start, end, self.texts)
            self.refusals.append(Refusal(construct, msgid, params, *place))

        return refuse


def _nothing(*args: object, **params: str) -> None:
    """A writer that only names things refuses nothing."""
