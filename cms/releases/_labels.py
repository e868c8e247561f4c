"""Labels: a name that stands for a release."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms.errors import Refused
from cms.models import Release, ReleaseLabel


def label(release: Release, name: str, *, user: Any) -> ReleaseLabel:
    """Let *name* stand for *release*. `ValidationError` for what cannot be a name, `Refused` when
    it stands for another release: a label that moved would change what was pinned with it.
    """
    row = ReleaseLabel(name=name.strip(), release=release, user=user)
    standing = ReleaseLabel.objects.filter(name=row.name).first()
    if standing and standing.release_id == release.pk:
        return standing
    if standing:
        raise Refused(
            _("“%(name)s” stands for release %(number)s already. Remove it there, or take another.")
            % {"name": row.name, "number": standing.release_id}
        )
    row.full_clean(exclude=["user"])  # a command need not name one
    row.save()
    log(instance=release, action="cms.label_release", user=user, data={"label": row.name})
    return row


def remove_label(row: ReleaseLabel, *, user: Any) -> None:
    """Let a name stand for nothing again."""
    release, name = row.release, row.name
    row.delete()
    log(instance=release, action="cms.unlabel_release", user=user, data={"label": name})
