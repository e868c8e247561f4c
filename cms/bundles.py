"""A release as a bundle: everything that stood published at that moment, read from the log."""

from collections.abc import Iterator

from cms import queries
from cms.environments import default_environment
from cms.models import Release, ReleaseEntry
from cms.models import StoredContent as Row
from templates_lib.release import Entry, StoredContent, write

# Rows fetched at once: a mail is about 50 KB, so a few MB in memory whatever the release's size.
CHUNK = 200


def bundle(
    release: Release, brand: str = "", *, environment: str = "", brands: queries.Brands = None
) -> Iterator[bytes]:
    """Yield the lines of the bundle of *release* in an environment (the default one): of one brand,
    of *brands*, or of all. Four queries.

    All of it is immutable, so the lines can be read at leisure while others publish.
    """
    environment = environment or default_environment()
    standing = queries.standing_at(release.number, brand, environment, brands)
    contents = Row.objects.filter(pk__in=standing.values("content")).order_by("pk")
    there = sorted(set(standing.values_list("brand_key", flat=True).distinct()))
    yield from write(
        release=release.number,
        made_at=release.created_at.isoformat(),
        fallbacks=queries.all_chains_at(environment, release.number, there),
        contents=(
            StoredContent(row.digest, row.document, row.outputs)
            for row in contents.iterator(chunk_size=CHUNK)
        ),
        entries=(
            _entry(row)
            for row in standing.order_by("key", "channel", "locale", "persona", "arm").iterator(
                chunk_size=CHUNK
            )
        ),
    )


def _entry(row: ReleaseEntry) -> Entry:
    return Entry(
        key=row.key,
        channel=row.channel,
        locale=row.locale,
        digest=row.content_id or "",
        brand=row.brand_key,
        persona=row.persona,
        arm=row.arm,
        release=row.release_id,
        approved_by=row.approved_by,
        approved_at=row.approved_at.isoformat() if row.approved_at else "",
        waivers=tuple(row.waivers),
    )
