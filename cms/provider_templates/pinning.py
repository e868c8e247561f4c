"""Which version of a wording senders use: pinned until a newer one is approved."""

from collections.abc import Iterable

from cms.models import LiveEntry, Submission


def pinned_among(submissions: Iterable[Submission], digest: str | None) -> Submission | None:
    """The approved one of the text with *digest*, which is live; else the newest approved.

    *submissions* are one wording's at one account, the newest first. A text that is rolled back to
    is so used again without a new review.
    """
    approved = [each for each in submissions if each.state == Submission.State.APPROVED]
    of_live = next((each for each in approved if each.digest == digest), None)
    return of_live or next(iter(approved), None)


def is_pinned(row: Submission) -> bool:
    """Whether *row* is the one that senders use. Two queries."""
    if row.variant_id is None:
        return False
    live = LiveEntry.objects.filter(
        variant=row.variant_id, environment=row.account.environment
    ).values_list("entry__content_id", flat=True)
    ours = Submission.objects.filter(account=row.account_id, variant=row.variant_id)
    pinned = pinned_among(ours.order_by("-pk"), live.first())
    return pinned is not None and pinned.pk == row.pk
