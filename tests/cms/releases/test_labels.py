"""Labels: a name for a release."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from wagtail.models import ModelLogEntry

from cms import releases
from cms.errors import Refused
from cms.models import Release, ReleaseLabel
from tests.cms.releases.conftest import Live


@pytest.fixture
def release(live: Live) -> Release:
    live("nb")
    return Release.objects.get()


def test_a_label_is_written_and_logged(release: Release, manager: User) -> None:
    row = releases.label(release, " summer-sale ", user=manager)
    assert (row.name, row.release, row.user) == ("summer-sale", release, manager)
    assert ModelLogEntry.objects.filter(action="cms.label_release").exists()
    assert releases.label(release, "summer-sale", user=manager) == row, "twice is once"


def test_a_label_never_moves(release: Release, live: Live, manager: User) -> None:
    releases.label(release, "summer-sale", user=manager)
    live("en")
    with pytest.raises(Refused, match="release 1 already"):
        releases.label(Release.objects.get(number=2), "summer-sale", user=manager)
    releases.remove_label(ReleaseLabel.objects.get(), user=manager)
    releases.label(Release.objects.get(number=2), "summer-sale", user=manager)


@pytest.mark.parametrize("name", ["", "1", "41", "Summer", "a b", "-a", "a-", "a" * 51, "å"])
def test_what_is_no_label_is_refused(release: Release, manager: User, name: str) -> None:
    with pytest.raises(ValidationError):
        releases.label(release, name, user=manager)
    assert not ReleaseLabel.objects.exists()
