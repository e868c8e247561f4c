"""The content of one variant, built field by field from the texts of a message."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import channels
from channels import Blocks, Channel, Text
from cms.exchange.grouping import Field
from cms.exchange.profile import Profile
from cms.exchange.syntaxes import SYNTAXES
from cms.exchange.wording import Wording, reword, reword_plural
from cms.exchange.words import Words, say
from locales.words import gettext_noop

__all__ = ["Built", "build"]

PROBLEM = gettext_noop("The channel cannot hold it: %(where)s %(problem)s.")
PROBLEM_ALL = gettext_noop("The channel cannot hold it: %(problem)s.")


@dataclass(frozen=True)
class Built:
    """A content document; or None and the problems, when the channel cannot hold it.

    ``used`` are the placeholders in it, ``links`` those of them that were added as addresses,
    ``counted`` those that a plural depends on.
    """

    content: Mapping[str, Any] | None
    used: tuple[str, ...]
    links: tuple[str, ...]
    notes: tuple[Words, ...]
    problems: tuple[Words, ...] = ()
    counted: tuple[str, ...] = ()


def build(
    channel: Channel, name: str, fields: Sequence[Field], names: Mapping[str, str], profile: Profile
) -> Built:
    """The variant of message *name* on *channel* that *fields* say, in the order given.

    *names* maps their placeholders to ours.
    """
    page = _Page(channel, name)
    used: list[str] = []
    notes: list[Words] = []
    counted: list[str] = []
    for field in fields:
        wording = _worded(field, names, profile)
        page.put(field, wording.text)
        used += wording.placeholders
        notes += wording.notes
        counted += wording.counted
    links = page.link(profile.link)
    used += links
    content, problems = _loaded(channel, page.parts)
    return Built(
        content, tuple(dict.fromkeys(used)), tuple(links), tuple(dict.fromkeys(notes)), problems,
        tuple(dict.fromkeys(counted)),
    )  # fmt: skip


def _worded(field: Field, names: Mapping[str, str], profile: Profile) -> Wording:
    """The text of *field* in our language; of a plural all its forms in one text."""

    def one(text: str) -> Wording:
        return reword(
            text, SYNTAXES[profile.syntax_of(field.syntax)], names,
            bold=profile.bold, marks=field.place.takes_marks,
        )  # fmt: skip

    if not field.forms:
        return one(field.text)
    return reword_plural({category: one(text) for category, text in field.forms.items()})


def _loaded(
    channel: Channel, parts: Mapping[str, Any]
) -> tuple[Mapping[str, Any] | None, tuple[Words, ...]]:
    try:
        return channel.load(parts).document(), ()
    except channels.ContentError as error:
        return None, tuple(
            say(PROBLEM, where=problem.path, problem=say(problem.msgid, **problem.params))
            if problem.path
            else say(PROBLEM_ALL, problem=say(problem.msgid, **problem.params))
            for problem in error.problems
        )


class _Page:
    """A content document in the making."""

    def __init__(self, channel: Channel, name: str) -> None:
        self.channel, self.name = channel, name
        self.parts: dict[str, Any] = {}

    def put(self, field: Field, text: str) -> None:
        place = field.place
        if not place.block:
            before = self.parts.get(place.part)
            joint = "\n" if place.spec.multiline else " "
            self.parts[place.part] = text if before is None else f"{before}{joint}{text}"
            return
        blocks = self.parts.setdefault(place.part, [])
        for block in blocks:  # an address joins the label that waits for it
            if block["type"] == place.block and place.spec.name not in block:
                block[place.spec.name] = text
                return
        blocks.append({"type": place.block, "id": self._id(field), place.spec.name: text})

    def _id(self, field: Field) -> str:
        """The same at each import, so that the editor and the findings speak of one block."""
        path = f"budskap:{self.channel.name}/{self.name}/{field.name}"
        return str(uuid.uuid5(uuid.NAMESPACE_URL, path))

    def link(self, name: str) -> list[str]:
        """Fill the addresses that blocks lack with placeholders; return their names."""
        added: list[str] = []
        for part in self.channel.parts:
            if isinstance(part, Blocks):
                for block in self.parts.get(part.name, []):
                    for field in part.type(block["type"]).fields:
                        if _is_wanting(field, block):
                            added.append(name if not added else f"{name}_{len(added) + 1}")
                            block[field.name] = "{{ " + added[-1] + " }}"
        return added


def _is_wanting(field: object, block: Mapping[str, Any]) -> bool:
    return (
        isinstance(field, Text)
        and field.kind == "url"
        and field.required
        and field.name not in block
    )
