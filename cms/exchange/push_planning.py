"""From message documents that somebody pushes, and what is here, to a plan. Reads only.

Unlike a file of texts, a document says of each variant which version it was made from (`base`), and
may name personas and A/B arms. Without a base the rule of the import holds: a draft is replaced
only when nobody touched it since it last came from outside.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import channels
from channels._frozen import Frozen
from cms.door import message_document, to_guide
from cms.exchange.families import against, checked
from cms.exchange.plan import Fate, Row, TemplateRow
from cms.exchange.push_heads import plan_head, unfit
from cms.exchange.standing import Standing, standing
from cms.exchange.words import Words, say
from cms.models import Brand, MessageTemplate, Persona, StoredContent, Variant
from locales.words import gettext_noop
from templates_lib.guide import Guide
from templates_lib.message import Message
from templates_lib.message import Variant as Wording

__all__ = ["PushPlan", "plan_push"]

NO_PERSONA = gettext_noop("The brand has no persona %(key)s.")
MOVED = gettext_noop("The draft was changed here since the version that this was made from.")
GONE = gettext_noop("It was made from a version of a variant that is not here any longer.")
NO_BASE = gettext_noop("Somebody wrote it here: say from which version yours was made (base).")


@dataclass(frozen=True)
class PushPlan:
    """What pushing would do: a template row and its variants' rows for each document, in order."""

    families: tuple[tuple[TemplateRow, tuple[Row, ...]], ...]

    @property
    def templates(self) -> tuple[TemplateRow, ...]:
        return tuple(head for head, _ in self.families)

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for _, rows in self.families for row in rows)

    @property
    def refuses(self) -> bool:
        """Whether something stands in the way; then nothing at all is written."""
        fates = [head.fate for head in self.templates] + [row.fate for row in self.rows]
        return Fate.REFUSE in fates


def plan_push(
    messages: Sequence[Message], brands: Mapping[str, Brand], *, lock: bool = False
) -> PushPlan:
    """What pushing *messages*, each of one of *brands* (by key), would do.

    *lock* keeps others from changing what the plan rests on until the transaction ends.
    """
    here = standing([message.key for message in messages], lock=lock)
    planner = _Planner(here, _published(messages))
    guides = {key: to_guide(brand) for key, brand in brands.items()}
    return PushPlan(
        tuple(
            planner.family(message, brands[message.brand], guides[message.brand])
            for message in messages
        )
    )


def _published(messages: Sequence[Message]) -> Mapping[str, str]:
    """Digest of what was published -> that of its content, for each base that is one. One query."""
    bases = {each.base for message in messages for each in message.variants}
    stored = StoredContent.objects.filter(pk__in=[base for base in bases if isinstance(base, str)])
    found = {}
    for digest, document in stored.values_list("pk", "document"):
        try:
            found[digest] = channels.get(document["channel"]).load(document["content"]).digest
        except (channels.ContentError, channels.UnknownChannelError):
            continue
    return found


class _Planner:
    """Plans one document after another; what is here was read before.

    ``seen`` are the versions that documents were made from: what was published -> its content.
    """

    def __init__(self, here: Standing, seen: Mapping[str, str]) -> None:
        self.here, self.seen = here, seen

    def family(
        self, message: Message, brand: Brand, guide: Guide
    ) -> tuple[TemplateRow, tuple[Row, ...]]:
        """The rows of one template and its variants."""
        template = self.here.templates.get(message.key)
        head = plan_head(message, brand, template)
        if head.fate is Fate.REFUSE:
            bare = (_row(head, each) for each in message.variants)
            return head, tuple(replace(row, fate=Fate.REFUSE, why=head.why) for row in bare)
        rows = [self._planned(head, each, template, brand) for each in message.variants]
        beside = self.here.of(template) if template else ()
        return head, tuple(checked(_document(message, template, head), rows, beside, guide))

    def _planned(
        self, head: TemplateRow, wording: Wording, template: MessageTemplate | None, brand: Brand
    ) -> Row:
        """The fate of one variant, before the checker has seen it."""
        row = _row(head, wording)
        place = (wording.channel, wording.locale, wording.persona, wording.arm)
        found = self.here.variant(template, *place) if template else None
        if found is None:
            why = tuple(_refusals(wording, brand))
            return replace(row, fate=Fate.REFUSE, why=why) if why else row
        assert row.content is not None
        return against(row, found, row.content, self.here, partial(self._judge, wording, found))

    def _judge(self, wording: Wording, found: Variant, old: str) -> tuple[Fate, tuple[Words, ...]]:
        """What becomes of *found*, whose draft has the digest *old* and would be replaced."""
        if wording.base is None:
            untouched = self.here.imported.get(found.pk) == old
            return (Fate.CHANGE, ()) if untouched else (Fate.REFUSE, (say(NO_BASE),))
        if isinstance(wording.base, int):
            same = wording.base == found.latest_revision_id
        else:
            same = old in (wording.base, self.seen.get(wording.base))
        return (Fate.CHANGE, ()) if same else (Fate.REFUSE, (say(MOVED),))


def _row(head: TemplateRow, wording: Wording) -> Row:
    return Row(
        head.key,
        head.title,
        wording.channel,
        wording.locale,
        Fate.CREATE,
        content=Frozen(wording.written.document()),
        persona=wording.persona,
        arm=wording.arm,
    )


def _refusals(wording: Wording, brand: Brand) -> Iterator[Words]:
    """Why a new variant cannot be made of *wording*."""
    if wording.base is not None:
        yield say(GONE)
    if wording.persona and not Persona.objects.filter(brand=brand, key=wording.persona).exists():
        yield say(NO_PERSONA, key=wording.persona)
    row = Variant(
        channel=wording.channel,
        locale=wording.locale,
        arm=wording.arm,
        content=wording.written.document(),
    )
    yield from unfit(row, "template")


def _document(
    message: Message, template: MessageTemplate | None, head: TemplateRow
) -> dict[str, Any]:
    """The message document of the family without its variants."""
    if template is None:
        return message.document()
    document = message_document(template, ())
    return {**document, "placeholders": {**document["placeholders"], **head.declares}}
