"""The pages: who may look, who may change, and what a hostile text does to them."""

import csv
import io
from xml.etree import ElementTree

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from cms.journeys import printing
from cms.models import Journey, LaneChoice, Touchpoint

HOSTILE = "</style><script>alert(1)</script>&\"'"
FETCHED = {"x-requested-with": "XMLHttpRequest"}


def url(name: str, journey: Journey, *more: object) -> str:
    return reverse(f"journeys:{name}", args=[journey.pk, *more])


def test_the_map_is_a_table_with_its_headings(admin: Client, linked, live, journey) -> None:
    live("en")
    page = admin.get(url("map", journey)).content.decode()
    assert 'scope="colgroup" colspan="3"' in page
    assert page.count('class="j-step') >= 3
    assert 'role="img"' in page
    assert "Basket: +1, glad; Checkout: −2, upset; Thanks: not said" in page
    assert reverse("wagtailsnippets_cms_variant:edit", args=[linked.variants.get().pk]) in page


def test_an_empty_map_says_what_to_do(admin: Client, brand) -> None:
    journey = Journey.objects.create(brand=brand, key="new", title="New")
    assert "This map has no stage yet" in admin.get(url("map", journey)).content.decode()
    for form in ("csv", "svg", "pdf"):
        assert admin.get(url("export", journey, form)).status_code == 200


def test_no_journey_yet(admin: Client, brand) -> None:
    assert "No journey yet" in admin.get(reverse("journeys:index")).content.decode()


def test_a_journey_is_started(admin: Client, brand) -> None:
    asked = {"brand": brand.pk, "title": "A new way", "kind": "current", "persona": ""}
    answer = admin.post(reverse("journeys:index"), asked)
    journey = Journey.objects.get(key="a-new-way")
    assert answer["location"] == url("map", journey)
    assert journey.stages.count() == 5
    again = admin.post(reverse("journeys:index"), asked)
    assert again.status_code == 302
    assert Journey.objects.filter(key="a-new-way-2").exists()
    assert admin.post(reverse("journeys:index"), {**asked, "title": ""}).status_code == 422


def test_a_cell_is_edited_in_place(admin: Client, step, journey) -> None:
    address = url("cell", journey, step.pk, "goal")
    form = admin.get(f"{address}?edit=1", headers=FETCHED).content.decode()
    assert "<textarea" in form
    answer = admin.post(address, {"value": HOSTILE, "was": ""}, headers=FETCHED)
    assert answer.status_code == 200
    assert "<script" not in answer.content.decode()
    late = admin.post(address, {"value": "Mine", "was": ""}, headers=FETCHED)
    assert late.status_code == 409
    assert "ola changed this" in late.content.decode()
    wrong = admin.post(address, {"value": "x" * 1001, "was": HOSTILE}, headers=FETCHED)
    assert wrong.status_code == 422
    without_script = admin.post(address, {"value": "Mine", "was": ""})
    assert without_script.status_code == 409
    assert "j-overtaken" in without_script.content.decode()


@pytest.mark.parametrize(
    "edit", ["x", "9" * 30 + ".goal", "0.messages", "1.nothing", ".", "1.goal"]
)
def test_any_address_of_a_cell_answers(admin: Client, journey, edit: str) -> None:
    assert admin.get(url("map", journey), {"edit": edit}).status_code == 200


def deeds(journey: Journey) -> list[tuple[str, dict[str, str]]]:
    step, stage = Touchpoint.objects.get(key="basket"), journey.stages.get(key="purchase")
    return [
        (url("cell", journey, step.pk, "goal"), {"value": "x", "was": ""}),
        (url("add_stage", journey), {"name": "x"}),
        (url("add_step", journey, stage.pk), {"name": "x"}),
        (url("move_step", journey, step.pk), {"to": "right"}),
        (url("remove_step", journey, step.pk), {}),
        (url("policy", journey, stage.pk), {"forbidden": "sms"}),
        (url("message", journey, step.pk), {"key": "order.confirmed"}),
    ]


def test_who_may_only_look_changes_nothing(
    client: Client, copywriter: User, template, journey
) -> None:
    client.force_login(copywriter)
    page = client.get(url("map", journey)).content.decode()
    assert "data-edit" not in page
    before = list(Touchpoint.objects.order_by("pk").values())
    for address, data in deeds(journey):
        assert client.post(address, data, headers=FETCHED).status_code == 403, address
    assert list(Touchpoint.objects.order_by("pk").values()) == before
    template.refresh_from_db()
    assert template.touchpoint is None


def test_a_deed_is_a_post_with_its_token(manager: User, template, journey) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(manager)
    for address, data in deeds(journey):
        assert client.post(address, data).status_code == 403, address
    for address, _data in deeds(journey)[1:]:
        assert client.get(address).status_code == 405, address


def test_strangers_see_nothing(client: Client, automation: User, journey) -> None:
    client.force_login(automation)
    for name in ("map",):
        assert client.get(url(name, journey)).status_code in (302, 403)
    assert client.get(url("export", journey, "csv")).status_code in (302, 403)


def test_another_journeys_step_is_not_found(admin: Client, brand, journey) -> None:
    other = Journey.objects.create(brand=brand, key="other", title="Other")
    step = Touchpoint.objects.get(key="basket")
    assert admin.post(url("remove_step", other, step.pk)).status_code == 404
    assert Touchpoint.objects.filter(pk=step.pk).exists()
    assert admin.get(f"/admin/journeys/{2**70}/").status_code == 404


def test_lanes_are_a_persons_own(admin: Client, manager: User, copywriter: User, journey) -> None:
    admin.post(url("lanes", journey), {"lane": ["goal", "emotion", "nonsense"]})
    assert LaneChoice.objects.get().lanes == ["goal", "emotion"]
    admin.post(url("lanes", journey), {"lane": ["goal", "emotion"], "down": "goal"})
    assert LaneChoice.objects.get().lanes == ["emotion", "goal"]
    page = admin.get(url("map", journey)).content.decode()
    assert "j-row--goal" in page
    assert "j-row--pains" not in page
    admin.post(url("lanes", journey), {"usual": "1"})
    assert not LaneChoice.objects.exists()


@pytest.fixture
def hostile(journey: Journey) -> Journey:
    text = "=HYPERLINK(1)" + HOSTILE + "\x0b\ud7ff"
    Touchpoint.objects.filter(key="basket").update(goal=text, name=HOSTILE[:100])
    Journey.objects.update(title=f"@{HOSTILE}")
    journey.refresh_from_db()
    return journey


def test_a_spreadsheet_runs_nothing(admin: Client, hostile: Journey) -> None:
    answer = admin.get(url("export", hostile, "csv"))
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len({len(row) for row in rows}) == 1
    assert len(rows) == 1 + 3 * 14
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert "attachment" in answer["content-disposition"]


def test_a_picture_is_xml_and_runs_nothing(admin: Client, hostile: Journey) -> None:
    answer = admin.get(url("export", hostile, "svg"))
    root = ElementTree.fromstring(answer.content)
    assert {each.tag.rpartition("}")[2] for each in root.iter()} <= {
        *("svg", "title", "desc", "style", "rect", "path", "circle", "text", "tspan", "g"),
    }


def test_a_pdf_and_a_png_are_drawn(admin: Client, hostile: Journey) -> None:
    pytest.importorskip("weasyprint")
    pdf = admin.get(url("export", hostile, "pdf"))
    assert pdf.content.startswith(b"%PDF-1.7")
    png = admin.get(url("export", hostile, "png"))
    assert png.content.startswith(b"\x89PNG")


def test_nothing_is_fetched_for_a_pdf() -> None:
    with pytest.raises(ValueError, match="nothing is fetched"):
        printing._refuse("http://169.254.169.254/")


@pytest.mark.parametrize("form", ["pdf", "png"])
def test_without_the_library_it_is_said_what_to_install(
    admin: Client, journey, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "weasyprint", None)
    answer = admin.get(url("export", journey, form), follow=True)
    assert answer.redirect_chain[0][0] == url("map", journey)
    assert "libpango-1.0-0" in answer.content.decode()


def test_a_long_map_is_taken_as_csv(admin: Client, journey, monkeypatch) -> None:
    monkeypatch.setattr(printing, "MOST", 2)
    answer = admin.get(url("export", journey, "pdf"), follow=True)
    assert "take the CSV" in answer.content.decode()
    assert admin.get(url("export", journey, "doc")).status_code == 404
