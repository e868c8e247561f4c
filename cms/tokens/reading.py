"""What the page of tokens tells of each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db.models import F, QuerySet
from django.utils.translation import gettext
from wagtail.models import APIToken, ModelLogEntry

from cms import queries
from cms.api.caller import rights_given
from cms.api.rights import PERMISSIONS
from cms.models import Brand
from cms.tokens.usage import usage_of
from cms.tokens.words import in_words


@dataclass(frozen=True)
class TokenRow:
    """One token as it is listed."""

    token: APIToken
    may: tuple[str, ...]  # a line for each place; empty: nothing
    created_by: str  # the user name; empty: on the command line, or nobody knows
    calls: int  # fetched with it in the last 30 days
    limit: int | None

    @property
    def living(self) -> bool:
        """Whether a call with it is let in at all."""
        return self.token.revoked_at is None and self.token.user.is_active


def listed(tokens: QuerySet[APIToken], *, revoked: bool) -> "QuerySet[Any]":
    """The living *tokens*, or those *revoked*; the newest first. Each with what it may."""
    found = tokens.filter(revoked_at__isnull=not revoked)
    order = F("revoked_at" if revoked else "created").desc()
    return queries.with_given(found, list(PERMISSIONS)).order_by(order, "-pk")


def token_rows(tokens: Iterable[Any]) -> list[TokenRow]:
    """Rows of `listed` as they are shown. At most four queries."""
    tokens = list(tokens)
    ids = [token.pk for token in tokens]
    names = dict(Brand.objects.values_list("key", "name"))
    makers, calls = _makers(ids), usage_of(ids)
    return [
        TokenRow(
            token=token,
            may=tuple(in_words(rights_given(token.user, token.permissions, token.grants), names)),
            created_by=makers.get(str(token.pk), ""),
            calls=calls.get(token.pk, 0),
            limit=token.requests_per_minute,
        )
        for token in tokens
    ]


def _makers(ids: Sequence[int]) -> dict[str, str]:
    """Token -> the user name of who made it, as Wagtail's log says."""
    entries = ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(APIToken),
        object_id__in=[str(each) for each in ids],
        action="wagtail.apitoken.create",
        user__isnull=False,
    )
    return dict(entries.values_list("object_id", "user__username"))


def owner_choices(owners: QuerySet[User]) -> list[tuple[int, str]]:
    """(pk, “name: what they may”) of each of *owners*. Two queries."""
    names = dict(Brand.objects.values_list("key", "name"))
    given = owners.annotate(**queries.given_to("pk", list(PERMISSIONS)))
    return [(each.pk, _owner(each, names)) for each in given]


def _owner(owner: Any, names: dict[str, str]) -> str:
    may = in_words(rights_given(owner, owner.permissions, owner.grants), names)
    return f"{owner.get_username()} – {'; '.join(may) or gettext('nothing')}"
