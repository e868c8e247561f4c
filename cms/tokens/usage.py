"""How much tokens are used. The one place that knows where calls are counted."""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime, timedelta

from django.db.models import Sum

from cms.models import Fetched


def usage_of(token_ids: Collection[int], days: int = 30) -> Mapping[int, int]:
    """Token -> the wordings fetched with it in the last *days*; an unused one is absent. One
    query.
    """
    since = datetime.now(UTC).date() - timedelta(days=days)
    rows = Fetched.objects.filter(token_id__in=token_ids, day__gt=since).order_by()
    return dict(rows.values_list("token_id").annotate(calls=Sum("count")))
