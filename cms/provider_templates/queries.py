"""What the pages, the editor and the API show of templates at providers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from cms import reach
from cms.board.reading import brands_for, variants_for
from cms.models import LiveEntry, ProviderAccount, Submission, Variant
from cms.provider_templates import backends
from cms.provider_templates.due import due
from cms.provider_templates.pinning import pinned_among
from cms.provider_templates.words import mend

State = Submission.State
UNSUBMITTED, OUTDATED = "unsubmitted", "outdated"
LONG = timedelta(minutes=2)
"""After so long, something that is due shows that no worker runs."""


def accounts_for(user: Any) -> list[ProviderAccount]:
    """The accounts of the brands that *user* may look at, by name."""
    rows = ProviderAccount.objects.filter(brand__in=brands_for(user)).select_related("brand")
    return [each for each in rows.order_by("name") if backends.known(each.provider)]


def open_to(user: Any) -> list[ProviderAccount]:
    """The accounts that *user* may submit to: of brands that they reach in all locales."""
    brands = set(reach.brands_where(user, "submit_submission").values_list("pk", flat=True))
    return [each for each in accounts_for(user) if each.brand_id in brands]


def accounts_in_short() -> QuerySet[ProviderAccount]:
    """Every account with how many of its templates are ``waiting``, ``approved``, ``stuck``."""

    def of(*states: str) -> Count:
        return Count("submissions", filter=Q(submissions__state__in=states))

    return ProviderAccount.objects.select_related("brand").annotate(
        waiting=of(State.QUEUED, State.PENDING),
        approved=of(State.APPROVED),
        stuck=of(State.REJECTED, State.FAILED, State.PAUSED, State.DISABLED),
    )


def live(account: ProviderAccount, user: Any = None) -> QuerySet[LiveEntry]:
    """What is live for *account*, with ``standing``: the state of this very text, or
    `UNSUBMITTED`, or `OUTDATED` where only earlier texts were submitted.
    """
    ours = Submission.objects.filter(account=account, variant=OuterRef("variant"))
    same = ours.filter(digest=OuterRef("entry__content_id"))
    rows = LiveEntry.objects.filter(
        environment=account.environment,
        template__brand=account.brand_id,
        channel__in=backends.get(account.provider).channels,
    ).annotate(same=Subquery(same.values("state")[:1]), is_known=Exists(ours))
    if user is not None and (allowed := variants_for(user)).query.where:
        rows = rows.filter(Exists(allowed.filter(pk=OuterRef("variant"))))
    return rows


def in_states(rows: QuerySet[LiveEntry], states: Iterable[str]) -> QuerySet[LiveEntry]:
    """Those of `live` that stand in one of *states*."""
    wanted = set(states)
    found = Q(same__in=wanted)
    if UNSUBMITTED in wanted:
        found |= Q(is_known=False)
    if OUTDATED in wanted:
        found |= Q(same=None, is_known=True)
    return rows.filter(found)


@dataclass(frozen=True)
class Line:
    """One live wording with what the provider has of it. `same` is of this very text, `pinned` the
    newest approved one, `newest` the last that was submitted."""

    live: LiveEntry
    same: Submission | None
    pinned: Submission | None
    newest: Submission | None
    count: int

    @property
    def state(self) -> str:
        if self.same:
            return self.same.state
        return OUTDATED if self.newest else UNSUBMITTED

    @property
    def shown(self) -> Submission | None:
        """The one that the row is about."""
        return self.same or self.newest

    @property
    def mend(self) -> Any:
        """How to mend what was rejected."""
        return mend(self.shown.reason) if self.shown and self.shown.reason else ""

    @property
    def is_behind(self) -> bool:
        """Whether senders use an approved text of an earlier release."""
        return self.pinned is not None and self.pinned.digest != self.live.entry.content_id

    @property
    def may_be_submitted(self) -> bool:
        return self.same is None or self.same.state in (State.FAILED, State.REMOVED)


def lines(account: ProviderAccount, rows: Iterable[LiveEntry]) -> list[Line]:
    """*rows* of `live` with their submissions. One query."""
    found = list(rows)
    of = _by_variant(
        Submission.objects.filter(
            account=account, variant__in=[row.variant_id for row in found]
        ).select_related("entry")
    )
    return [_line(row, of.get(row.variant_id, [])) for row in found]


def _line(row: LiveEntry, submissions: list[Submission]) -> Line:
    """*submissions* come newest first."""
    digest = row.entry.content_id
    return Line(
        row,
        next((each for each in submissions if each.digest == digest), None),
        pinned_among(submissions, digest),
        submissions[0] if submissions else None,
        len(submissions),
    )


def _by_variant(rows: QuerySet[Submission]) -> Mapping[int, list[Submission]]:
    found: dict[int, list[Submission]] = {}
    for row in rows.order_by("-pk"):
        if row.variant_id:
            found.setdefault(row.variant_id, []).append(row)
    return found


@dataclass(frozen=True)
class Note:
    """What one provider says of one text, for its editor."""

    submission: Submission
    pinned: Submission | None
    live_release: int | None
    live_digest: str

    @property
    def mend(self) -> Any:
        """How to mend what was rejected."""
        return mend(self.submission.reason) if self.submission.reason else ""

    @property
    def is_behind(self) -> bool:
        """Whether what is live was not handed over."""
        return bool(self.live_release) and self.submission.digest != self.live_digest


def notes(variant: Variant) -> list[Note]:
    """What each provider says of *variant* last. Two queries; one where nobody has it."""
    if not variant.pk:
        return []
    rows = list(
        Submission.objects.filter(variant=variant)
        .select_related("entry", "account")
        .order_by("account__name", "-pk")[:200]
    )
    if not rows:
        return []
    lives = {
        row.environment: row.entry
        for row in LiveEntry.objects.filter(variant=variant).select_related("entry")
    }
    found: dict[int, list[Submission]] = {}
    for row in rows:
        found.setdefault(row.account_id, []).append(row)
    return [_note(each, lives.get(each[0].account.environment)) for each in found.values()]


def _note(submissions: list[Submission], entry: Any) -> Note:
    digest = entry.content_id if entry else ""
    same = next((each for each in submissions if each.digest == digest), None)
    return Note(
        same or submissions[0],
        pinned_among(submissions, digest),
        entry.release_id if entry else None,
        digest,
    )


def nobody_works() -> bool:
    """Whether something has been due for long: no worker runs, or it cannot keep up."""
    return due(timezone.now() - LONG).filter(claim="").exists()
