"""A release as a file: what stood published at that moment, whole, and never a draft."""

import gzip
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from wagtail.models import APIToken

from cms import actions
from cms.bundles import bundle as write
from cms.guard import judge
from cms.models import Brand, Release
from templates_lib.release import Bundle, NothingPublished, load

KEY = "order.confirmed"
VALUES = {"first_name": "Kari", "total": "1299.50"}


def export(file: Path, **options: Any) -> str:
    said = StringIO()
    call_command("export_bundle", str(file), stdout=said, **options)
    return said.getvalue()


def at(number: int, brand: str = "") -> Bundle:
    return load(b"".join(write(Release.objects.get(number=number), brand)))


@pytest.mark.parametrize("name", ["release.bundle", "release.bundle.gz"])
def test_the_newest_release_is_exported(live: Any, tmp_path: Path, name: str) -> None:
    live("nb")
    file = tmp_path / name
    said = export(file)
    assert f"release 1, {file.stat().st_size:,} bytes" in said
    assert load(file).render(KEY, "sms", "nb", VALUES)["body"].startswith("Hei Kari")
    assert file.read_bytes().startswith(b"\x1f\x8b") == name.endswith(".gz")
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_a_release_stays_what_it_was(live: Any, copywriter: User, manager: User) -> None:
    variant = live("nb", body="En {{ first_name }}, {{ total | money }}")
    live("en")
    variant.content = {"body": "To {{ first_name }}, {{ total | money }}"}
    variant.save_revision(user=copywriter).publish(user=manager)
    variant.refresh_from_db()
    variant.unpublish(user=manager)
    said = {}
    for number in (1, 2, 3):
        said[number] = at(number).render(KEY, "sms", "nb", VALUES)["body"][:2]
    assert said == {1: "En", 2: "En", 3: "To"}
    assert len(at(1)) == 1 and len(at(2)) == 2
    with pytest.raises(NothingPublished):
        at(4).find(KEY, "sms", "nb", strict=True)


def test_a_draft_is_in_no_bundle(live: Any, draft: Any, copywriter: User) -> None:
    variant = live("nb")
    draft("da", body="SECRETDRAFT {{ first_name }} {{ total | money }}")
    variant.content = {"body": "SECRETDRAFT {{ first_name }} {{ total | money }}"}
    variant.save_revision(user=copywriter)
    assert b"SECRETDRAFT" not in b"".join(write(Release.objects.get()))


def test_it_says_what_the_api_says(live: Any, client: Any, automation: User) -> None:

    live("nb")
    live("en")
    token = APIToken.create_token(user=automation, name="robot")[1]
    headers = {"Authorization": f"Bearer {token}"}
    for locale in ("nb", "nn", "en-GB"):
        answer = client.post(
            f"/api/v1/templates/{KEY}/sms/render",
            {"locale": locale, "values": VALUES},
            "application/json",
            headers=headers,
        ).json()
        found = at(2).render(KEY, "sms", locale, VALUES)
        assert (dict(found), found.locale, found.fallback) == (
            answer["outputs"], answer["locale"], answer["fallback"],
        )  # fmt: skip
        assert found.wording.entry.digest == answer["digest"]
        assert found.wording.entry.approved_by == "ola"
    response = client.get("/api/v1/releases/2/bundle", headers=headers)
    assert load(response.getvalue()).release == 2
    etag = response["ETag"]
    again = client.get("/api/v1/releases/2/bundle", headers={**headers, "If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")


def test_it_holds_one_brand_or_all(live: Any) -> None:
    live("nb")
    Brand.objects.create(key="other", name="Other")
    assert (len(at(1)), len(at(1, "fjellheim")), len(at(1, "other"))) == (1, 1, 0)


def test_it_carries_waivers_and_chains(live: Any, faulty: Any, brand: Any, manager: User) -> None:

    ((finding, _),) = [pair for pair in judge(faulty).findings if pair[0].severity == "error"]
    actions.waive(faulty, finding.fingerprint, "agreed with legal", manager)
    faulty.get_latest_revision().publish(user=manager)
    Brand.objects.update(fallbacks={"da": ["nb"]})
    found = at(2).find(KEY, "sms", "da")
    assert [waiver["reason"] for waiver in found.entry.waivers] == ["agreed with legal"]
    assert found.chain == ("da", "nb")


@pytest.mark.parametrize("wordings", [1, 5])
def test_the_queries_do_not_grow_with_the_release(
    live: Any, django_assert_num_queries: Any, wordings: int
) -> None:
    for locale in ("en", "nb", "da", "pl", "nl")[:wordings]:
        live(locale)
    release = Release.objects.latest("number")
    with django_assert_num_queries(4):
        assert len(load(b"".join(write(release)))) == wordings


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ({"release": 9}, "There is no release 9: the newest is 1"),
        ({"release": 0}, "There is no release"),
        ({"brand": "nobody"}, "There is no brand “nobody”; there is fjellheim"),
    ],
)
def test_what_is_not_there_is_refused(
    live: Any, tmp_path: Path, options: dict[str, Any], why: str
) -> None:
    live("nb")
    with pytest.raises(CommandError, match=why):
        export(tmp_path / "x", **options)
    assert not list(tmp_path.iterdir())


def test_before_anything_was_published(db: None, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="nothing was ever published"):
        export(tmp_path / "x")


def test_a_failure_half_way_leaves_what_stood_there(
    live: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    live("nb")
    file = tmp_path / "release.bundle"
    file.write_text("the one before")

    def broken(*args: Any) -> Any:
        yield b"half"
        raise OSError("disk full")

    monkeypatch.setattr("cms.management.commands.export_bundle.bundle", broken)
    with pytest.raises(CommandError, match="disk full"):
        export(file)
    assert file.read_text() == "the one before"
    assert len(list(tmp_path.iterdir())) == 1


def test_packed_twice_it_is_the_same_file(live: Any, tmp_path: Path) -> None:
    live("nb")
    for name in ("a.gz", "b.gz"):
        export(tmp_path / name)
    assert (tmp_path / "a.gz").read_bytes() == (tmp_path / "b.gz").read_bytes()
    assert gzip.decompress((tmp_path / "a.gz").read_bytes()).count(b"\n") == 4
