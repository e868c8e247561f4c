"""How many calls a token may make."""

from cms.models import TokenSettings


def limit_of(token_id: int) -> int | None:
    """Calls a minute; None: no limit of its own. One query; `cms.api.caller` has it for nothing."""
    rows = TokenSettings.objects.filter(token=token_id)
    return rows.values_list("requests_per_minute", flat=True).first()
