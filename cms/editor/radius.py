"""What publishing a variant would change, and for whom: looked at before the button is pressed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import channels
import locales
from cms.board.names import channel_label, locale_name
from cms.board.release_log import shown_texts, texts_of
from cms.board.wording import ComparedText, compare_texts
from cms.door import said_content
from cms.editor.costs import TRIED, costs
from cms.environments import all_environments, default_environment, entry_environment
from cms.fetchers import Fetcher, fetchers
from cms.history.rendered import cost_of
from cms.models import Brand, LiveEntry, ReleaseEntry, Variant
from templates_lib.cost import Cost
from templates_lib.language import TemplateError
from templates_lib.message import MessageError
from templates_lib.release import chain


@dataclass(frozen=True)
class Radius:
    """``entry`` is what is live at this address now, None for a first text; ``followers`` are the
    locales whose readers get this text for want of their own; ``before`` and ``after`` the costs.
    """

    place: str
    environment: str
    others: tuple[str, ...]  # environments that are reached by promoting
    entry: ReleaseEntry | None
    texts: tuple[ComparedText, ...]
    followers: tuple[tuple[str, str], ...]
    arms: int
    before: Cost | None
    after: Cost | None
    fetchers: tuple[Fetcher, ...]

    @property
    def changed(self) -> tuple[ComparedText, ...]:
        """The texts that differ from what is live."""
        return tuple(text for text in self.texts if text.is_changed)

    @property
    def is_dearer(self) -> bool:
        """Whether it costs more than what is live."""
        if not (self.before and self.after):
            return False
        return (self.after.typical, self.after.worst) > (self.before.typical, self.before.worst)


def radius_of(variant: Variant) -> Radius | None:
    """The same of *variant* as it stands; None for a content that cannot be read."""
    try:
        content = said_content(variant)
    except (channels.ContentError, channels.UnknownChannelError):
        return None
    return radius(variant, content, costs(variant)["cost"])


def radius(variant: Variant, content: channels.Content, cost: Cost | None) -> Radius:
    """What publishing *variant* with *content*, which costs *cost*, would change.

    Two queries, and two more for the clients.
    """
    key = variant.template.key
    environment = entry_environment()
    live = list(
        LiveEntry.objects.filter(
            environment=environment, key=key, channel=variant.channel
        ).order_by("locale", "persona", "arm")
    )
    entry = _standing(variant, live)
    return Radius(
        place=_place(variant),
        environment=environment,
        others=all_environments()[1:],
        entry=entry,
        texts=compare_texts(
            texts_of(entry.content) if entry and entry.content else (),
            shown_texts(variant.channel, content),
        ),
        followers=tuple((tag, locale_name(tag)) for tag in followers(variant, live)),
        arms=_arms(variant, live),
        before=_cost(entry),
        after=cost,
        fetchers=tuple(fetchers(key, variant.channel, variant.locale, default_environment())),
    )


def followers(variant: Variant, live: Iterable[LiveEntry]) -> list[str]:
    """The locales, other than its own, whose readers would get *variant*: what the API chooses,
    asked for each locale that the brand writes in or has a chain for.
    """
    brand = variant.template.brand
    persona = variant.persona_key
    there = {row.locale for row in live if row.persona in ("", persona)} | {variant.locale}
    return [
        tag
        for tag in _tags(brand)
        if tag != variant.locale
        and next((step for step in chain(tag, brand.fallbacks) if step in there), None)
        == variant.locale
    ]


def _tags(brand: Brand) -> list[str]:
    written = {*brand.writes_in(), *brand.fallbacks}
    return sorted(locales.normalise(tag) for tag in written)


def _standing(variant: Variant, live: Iterable[LiveEntry]) -> ReleaseEntry | None:
    address = (variant.locale, variant.persona_key, variant.arm)
    rows = [row.entry_id for row in live if (row.locale, row.persona, row.arm) == address]
    entries = ReleaseEntry.objects.select_related("content", "release")
    return entries.filter(pk=rows[0]).first() if rows else None


def _arms(variant: Variant, live: Iterable[LiveEntry]) -> int:
    """Among how many arms readers would be shared."""
    persona = variant.persona_key
    there = {row.arm for row in live if (row.locale, row.persona) == (variant.locale, persona)}
    return len(there | {variant.arm})


def _place(variant: Variant) -> str:
    who: list[Any] = [variant.persona, variant.arm]
    steps = [channel_label(variant.channel), locale_name(variant.locale), *filter(None, who)]
    return " · ".join(str(step) for step in steps)


def _cost(entry: ReleaseEntry | None) -> Cost | None:
    try:
        document = entry.content.document if entry and entry.content else None
        return cost_of(document, most_tried=TRIED) if document else None
    except (
        TemplateError,
        MessageError,
        channels.ContentError,
        channels.UnknownChannelError,
        KeyError,  # a document of an earlier shape has fewer names
    ):
        return None
