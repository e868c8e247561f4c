"""How much tokens are used. The one place that knows where calls are counted."""

from collections.abc import Collection, Mapping


def usage_of(token_ids: Collection[int], days: int = 30) -> Mapping[int, int]:
    """Token -> the wordings fetched with it in the last *days*; an unused one may be absent.

    None are known until fetches are counted.
    """
    # THE PLACE: read `cms.models.usage.Fetched` here, once it is there:
    #   since = timezone.localdate() - timedelta(days=days)
    #   rows = Fetched.objects.filter(token_id__in=token_ids, day__gt=since)
    #   return dict(rows.values_list("token_id").annotate(Sum("count")))
    return {}
