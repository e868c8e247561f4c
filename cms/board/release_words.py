"""What is said of releases: actions in the site's history, and plans in a sentence."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

RELEASE_ACTIONS = {
    "cms.label_release": (_("Label a release"), _("A release was labelled")),
    "cms.unlabel_release": (_("Remove a label"), _("A label of a release was removed")),
    "cms.roll_back": (_("Roll back"), _("A brand was rolled back to a release")),
    "cms.promote": (_("Promote texts"), _("A brand was promoted to another environment")),
}
SNIPPET_ACTIONS = {
    "cms.change_snippet": (_("Change a snippet"), _("The texts of a snippet were changed")),
    "cms.drop_snippet_change": (_("Drop a change"), _("A proposed change was dropped")),
}
"""Name of a log action -> its label, and what it says when it is done."""

KINDS = {
    "added": _("added"),
    "changed": _("changed"),
    "withdrawn": _("withdrawn"),
}
"""What becomes of an address."""


def texts(count: int) -> str:
    """So many texts, in words."""
    return ngettext("%(count)d text", "%(count)d texts", count) % {"count": count}


def kinds_in_words(counts: Iterable[tuple[str, int]]) -> str:
    """``[("added", 2)]`` as “2 added”; what there is none of is left out."""
    return ", ".join(f"{count} {KINDS[kind]}" for kind, count in counts if count)
