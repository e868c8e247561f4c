"""From rows to the workspace of one message template: a fixed number of queries, however many
variants it has.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Count, Exists, F, OuterRef
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.permissions import policy_registry

import channels
from cms import reach
from cms.board.matrix import Mark
from cms.board.names import in_declared_order
from cms.board.reading import BrandReader, brands_for, variants_for
from cms.board.states import State, with_state
from cms.checking.rechecking import digest_of, recheck
from cms.checking.stored import templates_of
from cms.door import drafted, message_document, to_guide
from cms.models import CheckedTemplate, FindingRow, MessageTemplate, Variant, Waiver
from cms.workspace.grid import Grid, Place, Size, Tile
from templates_lib import message as messages
from templates_lib.language import TemplateError
from templates_lib.message import MessageError
from templates_lib.rendering import render, sample_values


class WorkspaceReader:
    """Reads one message template for one user; each property asks the database once."""

    def __init__(self, template: MessageTemplate, user: Any) -> None:
        self.template, self.user = template, user
        self.policy = policy_registry.get_by_type(Variant)

    @cached_property
    def brand(self) -> BrandReader:
        return BrandReader(self.template.brand, self.user)

    @cached_property
    def rows(self) -> list[Any]:
        """The variants that the user may look at, each with its latest draft and its state."""
        own = variants_for(self.user).filter(template=self.template)
        found = with_state(own).select_related("persona", "latest_revision")
        ordered = found.order_by(F("persona__name").asc(nulls_first=True), "arm", "pk")
        rows = [drafted(row) for row in ordered]
        for row in rows:
            row.template = self.template
        return rows

    @cached_property
    def writable(self) -> frozenset[int]:
        """Primary keys of the variants that the user may change."""
        allowed = self.policy.instances_user_has_permission_for(self.user, "change")
        own = allowed.filter(template=self.template).order_by()
        return frozenset(own.values_list("pk", flat=True))

    @cached_property
    def counts(self) -> Mapping[int, Mapping[str, int]]:
        """Unwaived findings in the latest drafts, by variant and severity."""
        waived = Waiver.objects.holding().filter(
            variant=OuterRef("variant"), fingerprint=OuterRef("fingerprint")
        )
        rows = (
            FindingRow.objects.filter(variant__template=self.template, in_draft=True)
            .exclude(Exists(waived))
            .order_by()
            .values_list("variant", "severity")
            .annotate(found=Count("pk"))
        )
        counts: defaultdict[int, dict[str, int]] = defaultdict(dict)
        for pk, severity, found in rows:
            counts[pk][severity] = found
        return counts

    def grid(self, *, every: bool = False, also: str = "") -> Grid:
        """Every place of the brand's locales and of the channels it uses and the one *also* asked
        for, or of *every* channel.
        """
        tiles: defaultdict[Place, list[Tile]] = defaultdict(list)
        sizes = sizes_of(self.template, self.rows)
        for row in self.rows:
            tiles[row.channel, row.locale].append(
                Tile(
                    _mark(row),
                    self.counts.get(row.pk, {}),
                    sizes.get(row.pk),
                    row.pk in self.writable,
                )
            )
        used = self.brand.used
        names = in_declared_order({channel for channel, _locale in used} | {also} - {""})
        return Grid(
            channels=tuple(channels.CHANNELS) if every or not used else names,
            locales=self.brand.locales,
            source_locale=self.template.source_locale,
            tiles={place: tuple(found) for place, found in tiles.items()},
            may_add=self.policy.user_has_permission(self.user, "add"),
            writable=reach.writable_locales(self.user, self.template.brand, "add_variant"),
        )


def template_for(user: Any, pk: str) -> MessageTemplate | None:
    """The message template *pk*, of a brand that *user* may look at, with all that a message
    document needs.
    """
    if not pk.isdecimal():
        return None
    rows = MessageTemplate.objects.filter(pk=pk, brand__in=brands_for(user))
    return (
        rows.select_related("brand", "stage", "touchpoint")
        .prefetch_related("placeholders", "facts")
        .first()
    )


def freshly_checked(template: MessageTemplate) -> None:
    """Check *template* now if what is kept of it is out of date (`cms.checking.rechecking`)."""
    brand = template.brand
    digest = digest_of(brand)
    if not CheckedTemplate.objects.filter(template=template, guide_digest=digest).exists():
        own = templates_of(brand).filter(pk=template.pk)
        recheck(brand, own, to_guide(brand), digest)


def _mark(row: Any) -> Mark:
    who = " · ".join(filter(None, (row.persona.name if row.persona else "", row.arm)))
    begun = row.live and row.has_unpublished_changes
    return Mark(State(row.state), row.pk, who, row.live, row.is_stale, begun)


def sizes_of(template: MessageTemplate, rows: Iterable[Variant]) -> dict[int, Size]:
    """What each of *rows* measures with typical values; none for a text that cannot be filled."""
    rows = list(rows)
    sizes: dict[int, Size] = {}
    values: dict[str, Mapping[str, object]] = {}
    for row in rows:
        try:
            message = messages.load(message_document(template, [row]))
            if row.locale not in values:
                values[row.locale] = sample_values(message.placeholders, row.locale)["typical"]
            look = template.brand.look(row.locale)
            measured = render(message.variants[0], message, values[row.locale], look=look)
        except (TemplateError, MessageError, channels.ContentError, channels.UnknownChannelError):
            continue
        if metrics := measured.measurement.metrics:
            sizes[row.pk] = _size(row.channel, metrics[0])
    return sizes


def _size(channel: str, metric: channels.Metric) -> Size:
    """A channel that is paid by the piece counts pieces; any other says how much there is room
    for.
    """
    paid = channels.get(channel).costing is not None
    limit = "" if paid or not metric.limit else f"/{metric.limit}"
    label = f"{_(metric.label)}: {metric.value}{limit} {_(metric.unit) if metric.unit else ''}"
    return Size(f"{metric.value}{limit}", label.strip(), metric.state)
