"""The verbs of a tree: pull what changed on the server, push what changed here, say what differs.

Nothing is merged by itself: a text that changed on both sides stops the whole of it, until somebody
says for each which side holds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from budskap._tree import writing
from budskap._tree.merging import Fate, Three, sides
from budskap._tree.reading import Half, here, there
from budskap._tree.state import Agreed, Base, Name, read_base, write_base
from budskap.answers import PushAnswer
from budskap.errors import Unusable

if TYPE_CHECKING:
    from budskap.client import Client

__all__ = ["Choice", "Standing", "pull", "push", "standing", "told"]

MOST = 100
"""Documents a push may have."""
CONFLICTS = (Fate.BOTH,)


@dataclass(frozen=True)
class Choice:
    """Which side holds where both changed: names of texts, or of templates with all their texts."""

    ours: Collection[str] = ()
    theirs: Collection[str] = ()

    def of(self, name: Name) -> str:
        words = told(name)
        if words in self.ours or name[0] in self.ours:
            return "ours"
        return "theirs" if words in self.theirs or name[0] in self.theirs else ""


@dataclass
class Standing:
    """How a tree and the server stand to each other, and what a verb did about it."""

    folder: Path
    base: Base
    mine: Half
    theirs: Half
    sides: dict[Name, Three]
    done: dict[str, list[Name]] = field(default_factory=dict)
    answer: PushAnswer | None = None

    def of(self, *fates: Fate) -> list[Name]:
        """What came to one of *fates*, in order."""
        return [name for name, three in self.sides.items() if three.fate in fates]


def told(name: Name) -> str:
    """A name as people read and write it: ``order.confirmed/sms/nb``, or the key alone."""
    return "/".join(filter(None, name))


def standing(client: Client, folder: Path, brand: str | None = None) -> Standing:
    """Read both sides. `Unusable` where the tree is of another server or brand."""
    base = read_base(folder)
    if base and base.server != client.base_url:
        raise Unusable(f"{folder} was pulled from {base.server}, and not from {client.base_url}")
    if base and brand is not None and base.brand != brand:
        raise Unusable(f"{folder} is of the brand {base.brand or 'all'}: leave --brand out")
    base = base or Base(client.base_url, brand or "")
    mine, theirs = here(folder), there(client.drafts(base.brand or None))
    agreed = {name: each.digest for name, each in base.agreed.items()}
    return Standing(folder, base, mine, theirs, sides(mine.digests(), agreed, theirs.digests()))


def pull(
    client: Client,
    folder: Path,
    *,
    brand: str | None = None,
    choice: Choice = Choice(),
    prune: bool = False,
) -> Standing:
    """Bring what changed on the server into the tree: all of it, or nothing where a text changed on
    both sides and *choice* says nothing of it. What is gone there goes here with *prune*.
    """
    found = standing(client, folder, brand)
    if [name for name in found.of(*CONFLICTS) if not choice.of(name)]:
        return found
    folder.mkdir(parents=True, exist_ok=True)
    agreed = dict(found.base.agreed)
    for name, three in found.sides.items():
        what = _pulled(found, name, three, choice, prune=prune)
        if what:
            found.done.setdefault(what, []).append(name)
        if what != "left" and three.fate not in (Fate.HERE, Fate.GONE_HERE):
            _agree(agreed, name, three.there, found.theirs)
    write_base(folder, replace(found.base, agreed=agreed))
    return found


def _pulled(found: Standing, name: Name, three: Three, choice: Choice, *, prune: bool) -> str:
    """Do what is to be done with *name*; what it was, "" for nothing."""
    fate = three.fate
    if fate is Fate.THERE or (fate is Fate.BOTH and choice.of(name) == "theirs" and three.there):
        writing.write(found.folder, name, found.mine, found.theirs)
        return "written"
    if fate is Fate.BOTH and choice.of(name) == "theirs":
        writing.remove(found.folder, name, found.mine)
        return "removed"
    if fate is Fate.BOTH:
        return "kept"
    if fate is Fate.GONE_THERE:
        if not prune:
            return "left"
        writing.remove(found.folder, name, found.mine)
        return "removed"
    return ""


def _agree(agreed: dict[Name, Agreed], name: Name, digest: str, theirs: Half) -> None:
    if digest:
        agreed[name] = Agreed(digest, theirs.versions.get(name, ""))
    else:
        agreed.pop(name, None)


def push(client: Client, folder: Path, *, dry_run: bool = False) -> Standing:
    """Send what changed here as drafts; nothing where anything changed on both sides.

    The server holds each text against the version that it was made from, so that an edit made
    between our reading and our writing is refused there: `Conflict`, and nothing is written.
    """
    found = standing(client, folder)
    if found.of(*CONFLICTS):
        return found
    agreed = dict(found.base.agreed)
    for documents in _documents(found):
        answer = client.push(documents, dry_run=dry_run)
        found.answer = answer if found.answer is None else _joined(found.answer, answer)
        if not dry_run:
            _agree_on(answer, found, agreed)
            write_base(folder, replace(found.base, agreed=agreed))
    return found


def _documents(found: Standing) -> Iterator[Sequence[dict[str, Any]]]:
    """What changed here, as message documents, as many as one push may have at a time."""
    changed: dict[str, list[Name]] = {}
    for name in found.of(Fate.HERE):
        if name[1]:
            changed.setdefault(name[0], []).append(name)
    documents = [_document(found, key, names) for key, names in changed.items()]
    for start in range(0, len(documents), MOST):
        yield documents[start : start + MOST]


def _document(found: Standing, key: str, names: list[Name]) -> dict[str, Any]:
    variants = []
    for name in names:
        (channel, locale, persona, arm), content = found.mine.contents[name]
        told = {"channel": channel, "locale": locale, "content": content}
        more = {"persona": persona, "arm": arm, "base": found.theirs.versions.get(name, "")}
        variants.append({**told, **{word: value for word, value in more.items() if value}})
    return {**found.mine.heads[key], "variants": variants}


def _agree_on(answer: PushAnswer, found: Standing, agreed: dict[Name, Agreed]) -> None:
    for each in answer.variants:
        place = (each.channel, each.locale, each.persona, each.arm)
        for name, (address, _) in found.mine.contents.items():
            if name[0] == each.key and address == place:
                agreed[name] = Agreed(found.sides[name].here, each.digest)
                found.done.setdefault("pushed", []).append(name)
    for template in answer.templates:
        if template.fate == "create":
            agreed[(template.key, "")] = Agreed(found.sides[(template.key, "")].here)


def _joined(before: PushAnswer, after: PushAnswer) -> PushAnswer:
    return PushAnswer(
        dry_run=before.dry_run,
        written=before.written + after.written,
        unchanged=before.unchanged + after.unchanged,
        refused=before.refused + after.refused,
        templates=before.templates + after.templates,
        variants=before.variants + after.variants,
    )
