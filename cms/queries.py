"""Reads for the API: each function is named for the question it answers, and says what it costs.

Readers look at the release log and at what it says is live, never at variants or their drafts.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypedDict

from django.contrib.auth.models import Permission
from django.db.models import (
    Aggregate,
    BooleanField,
    Exists,
    F,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
)
from django.db.models.fields.json import KeyTransform
from django.db.models.functions import Coalesce, Concat
from django.utils import timezone
from wagtail.models import APIToken

from cms.environments import default_environment
from cms.models import (
    ApiGrant,
    Brand,
    LiveEntry,
    MessageTemplate,
    Persona,
    Release,
    ReleaseCounter,
    ReleaseEntry,
    ReleaseLabel,
    Stage,
)

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

# The keys of the brands that somebody may read; None: all of them.
Brands = Collection[str] | None

# How many keys are looked through for the nearest one to a key that nobody has.
NEAR_KEYS = 500


# -- who calls -----------------------------------------------------------------------------------


def bearer(token: str, codenames: Collection[str]) -> "WithAnnotations[APIToken, Given] | None":
    """The living token of an active user, with what they were `Given`. One query."""
    if not APIToken.validate_token_format(token):
        return None
    living = APIToken.objects.filter(
        key_hash__in=APIToken.candidate_key_hashes(token), revoked_at=None, user__is_active=True
    )
    return with_given(living, codenames).first()


def with_given(
    tokens: QuerySet[APIToken], codenames: Collection[str]
) -> "QuerySet[WithAnnotations[APIToken, Given]]":
    """*tokens*, each with its user and with what that user was `Given`."""
    return tokens.select_related("user").annotate(
        requests_per_minute=F("budskap__requests_per_minute"), **given_to("user", codenames)
    )


def given_to(user: str, codenames: Collection[str]) -> dict[str, Subquery]:
    """For `annotate`: what the user in the field *user* of a row was given, as in `Given`."""
    permissions = Permission.objects.filter(
        # It would hold in every brand: a group whose reach is limited gives none by it.
        Q(user=OuterRef(user)) | Q(group__user=OuterRef(user), group__reaches=None),
        content_type__app_label="cms",
        codename__in=codenames,
    )
    grants = ApiGrant.objects.filter(group__user=OuterRef(user)).annotate(words=_grant_words())
    return {"permissions": _all_of(permissions, "codename"), "grants": _all_of(grants, "words")}


def _grant_words() -> Concat:
    return Concat("verb", Value(" "), Coalesce("brand__key", Value("")), Value(" "), "environment")


class Given(TypedDict):
    """What a token's user was given; each text joined as `Joined` joins."""

    permissions: str | None  # codenames
    grants: str | None  # verb, brand and environment, by spaces; empty: all of them
    requests_per_minute: int | None  # of the token; None: no limit of its own


def _all_of(rows: QuerySet[Any], field: str) -> Subquery:
    """The *field* of all *rows*, joined."""
    return Subquery(
        rows.order_by().values(one=Value(1)).annotate(joined=Joined(field)).values("joined")
    )


class Joined(Aggregate):
    """Texts joined by U+001F, which no name holds: `group_concat` or `string_agg`."""

    function = "GROUP_CONCAT"
    template = "%(function)s(%(expressions)s, char(31))"
    output_field = TextField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = "STRING_AGG(%(expressions)s, chr(31))"
        return self.as_sql(compiler, connection, template=template, **context)


def names_of(joined: str | None) -> list[str]:
    """The names that `Joined` joined, in order."""
    return sorted(joined.split("\x1f")) if joined else []


# -- one wording ---------------------------------------------------------------------------------


class Notes(TypedDict):
    """What choosing a wording needs to know besides the entry."""

    chains: dict[str, list[str]] | None  # the brand's own fallback chains
    newest: int  # the newest release of all
    persona_known: bool  # whether the brand has the persona that was asked for


def wordings(
    key: str,
    channel: str,
    tags: Collection[str],
    environment: str,
    *,
    persona: str = "",
    release: int | None = None,
) -> "list[WithAnnotations[ReleaseEntry, Notes]]":
    """What is live at *key* and *channel*, or was at *release*, in any locale of *tags*. One query.

    A brand with fallback chains of its own may look elsewhere than *tags*, so all its locales come.
    Each entry has its content and release, and the `Notes`.
    """
    chains = _chains(OuterRef("brand_key"), environment, release)
    personas = Persona.objects.filter(brand__templates__key=key, key=persona)
    return list(
        _entries(key, environment, release)
        .filter(Q(locale__in=tags) | Exists(chains.exclude(fallbacks={})))
        .filter(channel=channel, persona__in={"", persona})
        .select_related("content", "release")
        .annotate(
            chains=Subquery(chains.values("fallbacks")[:1]),
            newest=_newest(),
            persona_known=Exists(personas) if persona else _true(),
        )
    )


def _newest() -> Any:
    return Subquery(Release.objects.order_by("-number").values("number")[:1])


def _chains(brand_key: Any, environment: str, release: int | None) -> QuerySet[Release]:
    """The releases that say a brand's fallback chains, up to *release*, the newest first."""
    told = Release.objects.filter(
        environment=environment, brand_key=brand_key, fallbacks__isnull=False
    )
    return (told if release is None else told.filter(number__lte=release)).order_by("-number")


def chains_at(brand_key: str, environment: str, release: int) -> dict[str, Any] | None:
    """The brand's own fallback chains as they were at *release*; None before its first. One
    query.
    """
    return _chains(brand_key, environment, release).values_list("fallbacks", flat=True).first()


def all_chains_at(environment: str, release: int, brands: Collection[str]) -> dict[str, Any]:
    """Brand -> its own fallback chains as they were at *release*. One query."""
    told = Release.objects.filter(
        environment=environment,
        brand_key__in=brands,
        fallbacks__isnull=False,
        number__lte=release,
    )
    found = dict(told.order_by("number").values_list("brand_key", "fallbacks"))
    return {key: found.get(key, {}) for key in brands}


def _entries(key: str, environment: str, release: int | None) -> QuerySet[ReleaseEntry]:
    """The entries of *key* that are live now, or that were at *release*."""
    entries = ReleaseEntry.objects.filter(environment=environment, key=key).order_by()
    if release is None:
        live = LiveEntry.objects.filter(environment=environment, key=key)
        return entries.filter(pk__in=live.values("entry"))
    return _standing(entries, release)


def _standing(entries: QuerySet[ReleaseEntry], release: int) -> QuerySet[ReleaseEntry]:
    """Those of *entries* that were live at *release*: the last at its address, not withdrawn."""
    same_address = ReleaseEntry.objects.filter(
        environment=OuterRef("environment"),
        key=OuterRef("key"),
        channel=OuterRef("channel"),
        locale=OuterRef("locale"),
        persona=OuterRef("persona"),
        arm=OuterRef("arm"),
        release__lte=release,
    )
    last = same_address.order_by("-release_id").values("release")[:1]
    return entries.filter(release=Subquery(last), content__isnull=False)


def _true() -> Any:
    return Value(True, output_field=BooleanField())


def published_at(
    key: str, environment: str, release: int | None = None, brands: Brands = None
) -> list[tuple[str, str, str]]:
    """Every (channel, locale, persona) that *key* is live in, or was at *release*, of *brands*. One
    query.
    """
    entries = _entries(key, environment, release).filter(**_of(brands, "brand_key"))
    return sorted(set(entries.values_list("channel", "locale", "persona")))


def brand_of(key: str, environment: str) -> str:
    """The key of the brand that ever published *key* in *environment*; "" when none did. One
    query.
    """
    rows = ReleaseEntry.objects.filter(environment=environment, key=key).order_by()
    return rows.values_list("brand_key", flat=True).first() or ""


def keys_like(key: str, environment: str, brands: Brands = None) -> list[str]:
    """Some published keys: those that begin like *key*, else the first. At most two queries.

    Of *brands* alone, for who may read no others.
    """
    rows = LiveEntry.objects.filter(environment=environment, **_of(brands, "template__brand__key"))
    live = rows.values_list("key", flat=True).order_by("key").distinct()
    alike = list(live.filter(key__startswith=key[:2])[:NEAR_KEYS])
    return alike or list(live[:NEAR_KEYS])


def _of(brands: Brands, field: str) -> dict[str, Any]:
    return {} if brands is None else {f"{field}__in": brands}


# -- templates -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class TemplateFilter:
    """Which templates; empty means any. ``channel`` and ``locale`` hold of the same wording."""

    brand: str = ""
    stage: str = ""
    channel: str = ""
    locale: str = ""
    purpose: str = ""
    tag: str = ""
    updated_since: datetime | None = None
    overdue: bool | None = None


def published_templates(
    wanted: TemplateFilter, environment: str, *, after: str, limit: int, brands: Brands = None
) -> list[MessageTemplate]:
    """At most *limit* templates with something live, by key, after the key *after*. One query.

    Each has ``tag_names`` (see `names_of`) and ``published`` (when its wording last changed).
    """
    live = LiveEntry.objects.filter(
        environment=environment, template=OuterRef("pk"), **_said(wanted, "channel", "locale")
    )
    found = MessageTemplate.objects.filter(
        Exists(live), key__gt=after, **_said(wanted, "purpose"), **_of(brands, "brand__key")
    )
    if wanted.brand:
        found = found.filter(brand__key=wanted.brand)
    if wanted.stage:
        found = found.filter(stage__key=wanted.stage)
    if wanted.tag:
        tagged = MessageTemplate.tags.through.objects.filter(tag__name__iexact=wanted.tag)
        found = found.filter(pk__in=tagged.values("content_object"))
    if wanted.overdue is not None:
        passed = Q(review_by__lt=timezone.localdate())
        found = found.filter(passed if wanted.overdue else ~passed | Q(review_by=None))
    if wanted.updated_since:
        since = ReleaseEntry.objects.filter(
            environment=environment, release__created_at__gte=wanted.updated_since
        )
        found = found.filter(key__in=since.values("key"))
    return list(
        found.select_related("brand", "stage", "touchpoint")
        .annotate(tag_names=_tag_names("pk"), published=_last_change("key", environment))
        .order_by("key")[:limit]
    )


def _said(wanted: TemplateFilter, *names: str) -> dict[str, str]:
    return {name: getattr(wanted, name) for name in names if getattr(wanted, name)}


def _tag_names(template: str) -> Subquery:
    tagged = MessageTemplate.tags.through.objects.filter(content_object=OuterRef(template))
    return Subquery(
        tagged.order_by()
        .values("content_object")
        .annotate(names=Joined("tag__name"))
        .values("names")
    )


def _last_change(key: str, environment: str) -> Subquery:
    """When the newest release that says something of *key* was made.

    By its number, not by a join: PostgreSQL joined every release of the log, for each template.
    """
    entries = ReleaseEntry.objects.filter(environment=environment, key=OuterRef(OuterRef(key)))
    newest = entries.order_by("-release_id").values("release_id")[:1]
    return Subquery(Release.objects.filter(number=Subquery(newest)).values("created_at")[:1])


def locales_of(
    templates: Iterable[MessageTemplate], environment: str
) -> dict[int, dict[str, list[str]]]:
    """Template -> channel -> the locales that are live in it. One query."""
    rows = (
        LiveEntry.objects.filter(
            environment=environment, template__in=[template.pk for template in templates]
        )
        .order_by("channel", "locale")
        .values_list("template_id", "channel", "locale")
        .distinct()
    )
    found: dict[int, dict[str, list[str]]] = {}
    for template, channel, locale in rows:
        found.setdefault(template, {}).setdefault(channel, []).append(locale)
    return found


def live_cells(key: str, environment: str, brands: Brands = None) -> list[LiveEntry]:
    """Everything that is live of one template, with the template and all it belongs to. One query.

    Each has ``declared`` (the placeholders it was published with), ``tag_names`` and ``published``.
    """
    return list(
        LiveEntry.objects.filter(
            environment=environment, key=key, **_of(brands, "template__brand__key")
        )
        .select_related(
            "entry__release", "template__brand", "template__stage", "template__touchpoint"
        )
        .annotate(
            declared=KeyTransform("placeholders", "entry__content__document"),
            tag_names=_tag_names("template"),
            published=_last_change("key", environment),
        )
        .order_by("channel", "locale", "persona", "arm")
    )


def unknown_filters(wanted: TemplateFilter, brands: Brands = None) -> dict[str, list[str]]:
    """Those of brand, stage and tag that name nothing, with the names that are published.

    For who may read *brands* alone, there is nothing outside them.
    """
    unknown: dict[str, list[str]] = {}
    known = Brand.objects.filter(**_of(brands, "key")).order_by("key").values_list("key", flat=True)
    if wanted.brand and not known.filter(key=wanted.brand).exists():
        unknown["brand"] = list(known.filter(templates__live_entries__isnull=False).distinct())
    stages = Stage.objects.filter(**_of(brands, "journey__brand__key"))
    stage_keys = stages.order_by("key").values_list("key", flat=True)
    if wanted.stage and not stage_keys.filter(key=wanted.stage).exists():
        live_stages = stage_keys.filter(templates__live_entries__isnull=False)
        unknown["stage"] = list(live_stages.distinct())
    tagged = MessageTemplate.tags.through.objects.filter(
        **_of(brands, "content_object__brand__key")
    ).order_by("tag__name")
    tags = tagged.values_list("tag__name", flat=True)
    if wanted.tag and not tags.filter(tag__name__iexact=wanted.tag).exists():
        live = tags.filter(content_object__live_entries__isnull=False)
        unknown["tag"] = list(live.distinct()[:NEAR_KEYS])
    return unknown


# -- releases ------------------------------------------------------------------------------------


def releases_before(
    number: int | None,
    limit: int,
    *,
    environment: str = "",
    brands: Brands = None,
) -> list[Release]:
    """At most *limit* releases before *number*, newest first. One query."""
    found = _told(Release.objects.filter(**_of(brands, "brand_key")))
    if environment:
        found = found.filter(environment=environment)
    if number is not None:
        found = found.filter(number__lt=number)
    return list(found.order_by("-number")[:limit])


def release(number: int, brands: Brands = None) -> Release | None:
    """Release *number* with its labels, None when there is none such. One query."""
    return _told(Release.objects.filter(number=number, **_of(brands, "brand_key"))).first()


def _told(releases: QuerySet[Release]) -> QuerySet[Release]:
    """*releases* with who made them and their ``label_names`` (see `names_of`)."""
    labels = ReleaseLabel.objects.filter(release=OuterRef("pk"))
    return releases.select_related("user").annotate(label_names=_all_of(labels, "name"))


def labelled(name: str, brands: Brands = None) -> int | None:
    """The number of the release that *name* stands for; None for a name of nothing. One query.

    For who may read *brands* alone, there is nothing outside them.
    """
    found = ReleaseLabel.objects.filter(name=name, **_of(brands, "release__brand_key"))
    return found.values_list("release_id", flat=True).first()


def standing_at(
    release: int, brand: str = "", environment: str = "", brands: Brands = None
) -> QuerySet[ReleaseEntry]:
    """Everything that was live at *release* in an environment (the default one), of one brand,
    of *brands*, or of all.
    """
    entries = ReleaseEntry.objects.filter(environment=environment or default_environment())
    entries = entries.filter(**_of(brands, "brand_key")).order_by()
    return _standing(entries.filter(brand_key=brand) if brand else entries, release)


def entries_of(number: int, limit: int, after: int = 0) -> list[ReleaseEntry]:
    """At most *limit* of what release *number* changed, as it was written, after the entry *after*.
    One query.
    """
    entries = ReleaseEntry.objects.filter(release=number, pk__gt=after)
    return list(entries.select_related("release__user").order_by("pk")[:limit])


def changes_after(
    place: tuple[int, int], limit: int, environment: str, brands: Brands = None
) -> list[ReleaseEntry]:
    """At most *limit* entries after *place* (release, entry), the oldest first. One query."""
    release, entry = place
    later = Q(release__gt=release) | Q(release=release, pk__gt=entry)
    # The first condition follows from *later*, and is one that an index can begin at.
    entries = ReleaseEntry.objects.filter(later, release__gte=release, environment=environment)
    entries = entries.filter(**_of(brands, "brand_key")).select_related("release")
    return list(entries.order_by("release_id", "pk")[:limit])


def newest_release(brand: str = "") -> int:
    """The number of the newest release, of one brand or of all; 0 when there is none. One query."""
    found = Release.objects.filter(brand_key=brand) if brand else Release.objects.all()
    return found.aggregate(newest=Max("number"))["newest"] or 0


# -- what readers keep ---------------------------------------------------------------------------


def sequence() -> tuple[int, int]:
    """The newest release and the count of `cms.doors`. One query of one row."""
    row = ReleaseCounter.objects.filter(pk=1).values_list("last", "doors")
    return next(iter(row), (0, 0))


def keys_changed(after: int, until: int, most: int) -> list[str] | None:
    """The keys that the releases *after* one, *until* another, changed. One query.

    None means all of them: more than *most*, or a release that names no key.
    """
    releases = Release.objects.filter(number__gt=after, number__lte=until).order_by()
    keys = list(releases.values_list("entries__key", flat=True).distinct()[: most + 1])
    return None if None in keys or len(keys) > most else keys
