"""The queue: what waits for one person, by message, the longest waiting first.

The number of queries is that of a page, whatever waits on it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import BigIntegerField, Count, Exists, OuterRef, QuerySet
from django.db.models.functions import Cast
from wagtail.models import TaskState

import channels
from channels import Content
from cms.approving.cosmetic import cosmetic_kinds
from cms.approving.reviewable import reviewable
from cms.approving.seen import Seen
from cms.board.authors import last_editors
from cms.board.names import channel_label, locale_name
from cms.board.reading import variants_for
from cms.board.release_log import ShownText, shown_texts, texts_of
from cms.board.wording import ComparedText, compare_texts
from cms.door import revision_content, said_content
from cms.editor.costs import live_cost, worth
from cms.environments import entry_environment
from cms.models import (
    Comment,
    FindingRow,
    LiveEntry,
    MessageTemplate,
    StoredContent,
    Variant,
    Waiver,
)
from cms.models.approval import digest_of_revision


@dataclass(frozen=True)
class Asked:
    """What the address asks for; an empty collection means all."""

    brands: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    locales: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.brands or self.channels or self.locales)


@dataclass(frozen=True)
class Turn:
    """One variant's turn: the step that waits, and since when."""

    template: int
    variant: int
    step: int
    since: datetime


@dataclass(frozen=True)
class Waiting:
    """One variant that waits, with what a list tells of it."""

    variant: Variant
    seen: Seen
    step: str
    since: datetime
    submitted_by: Any
    author: int | None
    own: bool
    before: StoredContent | None
    texts: tuple[ComparedText, ...]
    kinds: frozenset[str]
    dearer: bool
    errors: int
    comments: int

    @property
    def channel(self) -> str:
        return channel_label(self.variant.channel)

    @property
    def language(self) -> str:
        return locale_name(self.variant.locale)

    @property
    def who(self) -> str:
        return " · ".join(filter(None, (str(self.variant.persona or ""), self.variant.arm)))

    @property
    def changed(self) -> tuple[ComparedText, ...]:
        return tuple(text for text in self.texts if text.is_changed)

    @property
    def is_cosmetic(self) -> bool:
        """Whether it may be approved with many others at a glance: only its looks changed, nothing
        stands in the way, and it costs no more.
        """
        return bool(self.kinds) and not (self.dearer or self.errors or self.comments or self.own)

    @property
    def may_approve(self) -> bool:
        return not self.own


@dataclass(frozen=True)
class Message:
    """A message template with its variants that wait."""

    template: MessageTemplate
    items: tuple[Waiting, ...]


EVERYTHING = Asked()


def turns(user: Any, asked: Asked = EVERYTHING, *, template: int | None = None) -> list[Turn]:
    """Everything that waits for *user*, as far as it is *asked* for, or of one *template*; the
    longest waiting first.
    """
    states = reviewable(user)
    found = {
        int(pk): (step, since)
        for step, pk, since in states.order_by("-started_at").values_list(
            "pk", "workflow_state__object_id", "started_at"
        )
        if pk.isdecimal()
    }
    if not found:
        return []
    allowed = _asked(_waiting(user, states), asked)
    if template is not None:
        allowed = allowed.filter(template_id=template)
    rows = allowed.values_list("pk", "template_id")
    return sorted(
        (Turn(template, pk, *found[pk]) for pk, template in rows if pk in found),
        key=lambda turn: (turn.since, turn.variant),
    )


def count(user: Any) -> int:
    """How many variants wait for *user*."""
    return _waiting(user, reviewable(user)).count()


def _waiting(user: Any, states: QuerySet[TaskState]) -> QuerySet[Variant]:
    keys = states.annotate(key=Cast("workflow_state__object_id", BigIntegerField())).values("key")
    return variants_for(user).filter(pk__in=keys.order_by()).order_by()


def _asked(rows: QuerySet[Variant], asked: Asked) -> QuerySet[Variant]:
    wanted = {
        "template__brand__key__in": asked.brands,
        "channel__in": asked.channels,
        "locale__in": asked.locales,
    }
    return rows.filter(**{name: values for name, values in wanted.items() if values})


def by_template(found: Sequence[Turn]) -> list[tuple[int, list[Turn]]]:
    """*found* by message template, in the order of the first of each."""
    groups: dict[int, list[Turn]] = {}
    for turn in found:
        groups.setdefault(turn.template, []).append(turn)
    return list(groups.items())


def messages(user: Any, groups: Sequence[tuple[int, list[Turn]]]) -> list[Message]:
    """*groups* dressed for a page."""
    dressed = Dressing(user, [turn for _, turns_ in groups for turn in turns_])
    found = []
    for _template, own in groups:
        items = tuple(each for turn in own if (each := dressed.waiting(turn)))
        if items:
            place = sorted(items, key=lambda item: (item.variant.channel, item.variant.locale))
            found.append(Message(items[0].variant.template, tuple(place)))
    return found


class Dressing:
    """Reads what a page of turns needs, each kind of row once."""

    def __init__(self, user: Any, found: Sequence[Turn]) -> None:
        self.user = user
        keys = [turn.variant for turn in found]
        rows = (
            variants_for(user)
            .filter(pk__in=keys)
            .select_related(
                "template__brand", "template__stage", "persona", "latest_revision__user"
            )
            .prefetch_related("template__placeholders", "template__facts")
        )
        self.variants = {row.pk: row for row in rows}
        steps = TaskState.objects.filter(pk__in=[turn.step for turn in found])
        self.steps = {
            row.pk: row for row in steps.select_related("task", "workflow_state__requested_by")
        }
        self.live = live_contents(keys)
        self.editors = last_editors(self.variants.values())
        self.errors = _errors(keys)
        self.comments = _comments(keys)

    def waiting(self, turn: Turn) -> Waiting | None:
        """One variant; None for one that went, or was decided, a moment ago."""
        variant, step = self.variants.get(turn.variant), self.steps.get(turn.step)
        if variant is None or step is None or variant.latest_revision is None:
            return None
        revision = variant.latest_revision
        variant.content = revision_content(revision)
        before, content = self.live.get(variant.pk), content_of(variant)
        kinds = _kinds(before, content)
        author = self.editors.get(variant.pk)
        return Waiting(
            variant=variant,
            seen=Seen(variant.pk, step.pk, revision.pk, digest_of_revision(variant, revision)),
            step=step.task.name,
            since=turn.since,
            submitted_by=step.workflow_state.requested_by,
            author=author,
            own=bool(variant.template.brand.four_eyes and author == self.user.pk),
            before=before,
            texts=compared_with(before, variant),
            kinds=kinds,
            dearer=bool(kinds) and _is_dearer(before, variant),
            errors=self.errors.get(variant.pk, 0),
            comments=self.comments.get(variant.pk, 0),
        )


def compared_with(before: StoredContent | None, variant: Variant) -> tuple[ComparedText, ...]:
    """Every text of *variant* as it stands against *before*, what is live of it."""
    content = content_of(variant)
    return compare_texts(
        texts_of(before) if before else (),
        shown_texts(variant.channel, content) if content else _plain(variant),
    )


def content_of(variant: Variant) -> Content | None:
    """The content of *variant* as a value; None for one that its channel cannot read."""
    try:
        return said_content(variant)
    except (channels.ContentError, channels.UnknownChannelError):
        return None


def _plain(variant: Variant) -> tuple[ShownText, ...]:
    return tuple(ShownText(name, str(value)) for name, value in variant.content.items())


def _kinds(before: StoredContent | None, content: Content | None) -> frozenset[str]:
    if before is None or content is None:
        return frozenset()
    try:
        old = channels.get(before.document["channel"]).load(before.document["content"])
    except (channels.ContentError, channels.UnknownChannelError, KeyError):
        return frozenset()
    return cosmetic_kinds(old, content)


def _is_dearer(before: StoredContent | None, variant: Variant) -> bool:
    """Whether a cosmetic change makes it cost more, as a curled quote in an SMS does."""
    if before is None:
        return True
    return worth(variant) > live_cost(before)


def live_contents(keys: Sequence[int]) -> dict[int, StoredContent]:
    """Variant -> what is live of it where publishing goes."""
    rows = LiveEntry.objects.filter(
        environment=entry_environment(), variant_id__in=keys
    ).select_related("entry__content")
    return {row.variant_id: row.entry.content for row in rows if row.entry.content}


def _errors(keys: Sequence[int]) -> Mapping[int, int]:
    """Variant -> errors of its draft that nobody waived, as they were last checked."""
    waived = Waiver.objects.holding().filter(
        variant=OuterRef("variant"), fingerprint=OuterRef("fingerprint")
    )
    rows = FindingRow.objects.filter(variant__in=keys, in_draft=True, severity="error").order_by()
    counted = rows.filter(~Exists(waived)).values_list("variant").annotate(number=Count("pk"))
    return dict(counted)


def _comments(keys: Sequence[int]) -> Mapping[int, int]:
    """Variant -> threads that nobody has resolved."""
    rows = Comment.objects.open().filter(variant__in=keys).order_by().values_list("variant")
    found: defaultdict[int, int] = defaultdict(int)
    for variant, number in rows.annotate(number=Count("pk")):
        found[variant] = number
    return found
