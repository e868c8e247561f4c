"""``GET export``: the page's own file, for those whom the page lets in and who may read drafts."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from cms.api.answers import UNKEPT
from cms.exchange.exporting import EXPORTS, Wanted, export_catalogue, written
from cms.models import Brand, Reach
from templates_lib.formats import FORMATS

HERE = "export?brand=fjellheim&locale=nb"


@pytest.fixture
def allowed(may: Any) -> None:
    may("read_drafts")
    may("import_messages")


@pytest.fixture
def texts(draft: Any, live: Any) -> None:
    live("en")
    draft("nb")


@pytest.mark.usefixtures("allowed", "texts")
@pytest.mark.parametrize("name", EXPORTS)
def test_it_is_the_file_that_the_page_gives(api: Any, brand: Brand, name: str) -> None:
    answer = api.get(f"{HERE}&format={name}")
    assert answer.status_code == 200, answer.content
    assert answer.headers["Cache-Control"] == UNKEPT
    ending = FORMATS[name].endings[0]
    assert answer.headers["Content-Disposition"].endswith(f'"fjellheim.nb{ending}"')
    expected = written(export_catalogue(brand, Wanted("nb")), name)
    if name == "xlsx":  # an archive tells when it was made
        assert FORMATS[name].read(answer.content) == FORMATS[name].read(expected)
    else:
        assert answer.content == expected


@pytest.mark.usefixtures("allowed", "texts")
@pytest.mark.parametrize(
    ("more", "count"),
    [
        ("", 1),
        ("&keys=order.", 1),
        ("&keys=parcel.", 0),
        ("&channel=sms", 1),
        ("&channel=email", 0),
        ("&open=1", 0),
        ("&source=en", 1),
        ("&source=da", 0),
    ],
)
def test_filters(api: Any, more: str, count: int) -> None:
    assert len(FORMATS["xliff"].read(api.get(HERE + more).content).units) == count


@pytest.mark.usefixtures("allowed", "texts")
@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("export?brand=fjellheim", 400),
        ("export?locale=nb", 400),
        ("export?brand=fjelheim&locale=nb", 404),
        ("export?brand=fjellheim&locale=qq", 404),
        (f"{HERE}&format=doc", 400),
        (f"{HERE}&channel=fax", 404),
        (f"{HERE}&page=2", 400),
    ],
)
def test_what_does_not_fit_is_refused(api: Any, path: str, status: int) -> None:
    assert api.get(path).status_code == status


@pytest.mark.usefixtures("texts")
@pytest.mark.parametrize("names", [[], ["read_drafts"], ["import_messages"], ["push_drafts"]])
def test_both_rights_are_needed(api: Any, may: Any, names: list[str]) -> None:
    for name in names:
        may(name)
    assert api.get(HERE).status_code == 403


@pytest.mark.usefixtures("texts")
def test_a_reach_of_one_locale_is_not_enough(
    api: Any, allowed: None, brand: Brand, automation: User
) -> None:
    group = automation.groups.get()
    group.permissions.set(automation.user_permissions.all())
    automation.user_permissions.clear()
    Reach.objects.create(group=group, brand=brand, locale="nb")
    assert api.get(HERE).status_code == 403


@pytest.mark.usefixtures("allowed", "texts")
def test_too_much_for_one_file_is_refused(api: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cms.api.exporting.MOST", 0)
    answer = api.get(HERE)
    assert (answer.status_code, "narrow" in answer.json()["detail"]) == (400, True)
