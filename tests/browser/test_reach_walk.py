"""An agency is given Danish of one brand, works there, and finds no road to anything else."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.demo import ROOT, Demo
from tests.browser.server import Site, running
from tests.browser.steps import log_in, log_out, picture

SECRET = "Hemmelighedskræmmer"
"""Stands in every text of the other brand."""

# An administrator, a second brand with a text, an agency's user in a group with a copywriter's
# permissions, and where the texts stand that are out of its reach.
SETTING = f"""
import json
from django.contrib.auth.models import Group, User
from cms import actions
from cms.models import Brand, MessageTemplate, Variant
root = User.objects.create_superuser("root", password="a long password")
group = Group.objects.create(name="Danish agency")
group.permissions.set(Group.objects.get(name="Copywriter").permissions.all())
agency = User.objects.create_user("agency", password="a long password")
agency.groups.add(group)
brand = Brand.objects.create(
    key="havblikk", name="{SECRET} Havblikk", locales=["en", "da"], source_locale="en"
)
template = MessageTemplate.objects.create(
    key="hav.secret", title="{SECRET}", brand=brand, source_locale="en"
)
secret = actions.start_variant(template, "sms", "da", {{"body": "{SECRET}"}}, root)
polish = Variant.objects.filter(locale="pl", live=True, channel="sms").first()
english = Variant.objects.get(template=polish.template, channel="sms", locale="en")
danish = Variant.objects.get(template=polish.template, channel="sms", locale="da")
print(json.dumps({{
    "secret": secret.pk, "polish": polish.pk, "english": english.pk, "danish": danish.pk,
    "template": template.pk, "brand": brand.pk, "group": group.pk,
    "revision": polish.latest_revision_id,
    "words": polish.content["body"][:25], "own": polish.template.key,
}}))
"""


@pytest.fixture
def site(tmp_path: Path, demo: Demo) -> Iterator[Site]:
    """A product of its own: other walks know of one brand only."""
    with running(tmp_path, demo) as site:
        yield site


def set_the_scene(site: Site) -> dict[str, str]:
    done = subprocess.run(
        [sys.executable, "manage.py", "shell", "-v0", "-c", SETTING],
        cwd=ROOT,
        env=site.environment,
        capture_output=True,
        text=True,
        check=True,
    )
    site.passwords.update(dict.fromkeys(("root", "agency"), "a long password"))
    found: dict[str, str] = json.loads(done.stdout.splitlines()[-1])
    return found


ROADS = (
    "snippets/cms/variant/edit/{secret}/",
    "snippets/cms/variant/history/{secret}/",
    "snippets/cms/variant/usage/{secret}/",
    "snippets/cms/variant/delete/{secret}/",
    "snippets/cms/variant/preview/{secret}/",
    "snippets/cms/variant/unpublish/{secret}/",
    "snippets/cms/variant/edit/{polish}/",
    "snippets/cms/variant/history/{polish}/",
    "snippets/cms/variant/history/{polish}/revisions/{revision}/view/",
    "snippets/cms/variant/history/{polish}/revisions/{revision}/revert/",
    "snippets/cms/variant/history/{polish}/revisions/compare/earliest...latest/",
    "snippets/cms/variant/history/{danish}/revisions/{revision}/view/",
    "snippets/cms/variant/edit/{english}/",
    "snippets/cms/messagetemplate/edit/{template}/",
    "snippets/cms/brand/inspect/{brand}/",
    "snippets/choose/cms/brand/chosen/{brand}/",
    "snippets/choose/cms/variant/chosen/{polish}/",
    "checks/{brand}/",
)
PAGES = (
    "",
    "board/?brand=havblikk",
    "board/?locale=pl",
    "snippets/cms/variant/?q=secret",
    "snippets/cms/variant/?locale=pl",
    "snippets/cms/variant/?template__brand={brand}",
    "snippets/cms/messagetemplate/",
    "snippets/cms/brand/",
    "snippets/cms/styleguide/",
    "snippets/cms/variant/add/?template={template}&channel=sms&locale=da",
    "snippets/choose/cms/messagetemplate/",
    "snippets/choose/cms/variant/",
    "findings/?brand=havblikk",
    "findings/?locale=pl",
    "checks/",
    "bulk/cms/variant/delete/?id={secret}&id={polish}",
    "reports/site-history/",
    "tag-autocomplete/?term=h",
)


def test_an_agency_finds_no_road_to_anything_else(
    page: Page, site: Site, request: pytest.FixtureRequest
) -> None:
    rows = set_the_scene(site)

    # An administrator gives the group its reach.
    log_in(page, site, "root")
    page.goto(f"{site.base}/admin/groups/edit/{rows['group']}/")
    page.get_by_role("button", name="Add a brand or a locale").click()
    place = page.locator("#inline_child_reaches-0")
    place.get_by_label("Brand").select_option(label="Einerly")
    place.get_by_label("Locale").fill("da")
    picture(page, "reach", request)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Group 'Danish agency' updated.")).to_be_visible()
    log_out(page)

    # The agency works: its board, its text beside the source, a draft.
    log_in(page, site, "agency")
    page.goto(f"{site.base}/admin/board/")
    expect(
        page.get_by_role("columnheader", name=re.compile("^da|Danish", re.I)).first
    ).to_be_visible()
    picture(page, "reach-board", request)
    page.goto(f"{site.base}/admin/snippets/cms/variant/edit/{rows['danish']}/")
    expect(page.get_by_text("The source text (English)")).to_be_visible()
    body = page.locator("[data-contentpath=body] textarea").first
    body.fill(f"{body.input_value()} ")
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("updated.")).to_be_visible()

    # And every road elsewhere ends.
    found = []
    for road in ROADS:
        answer = page.goto(f"{site.base}/admin/{road.format(**rows)}")
        if answer is None or answer.status < 400:
            found.append(f"{road}: {answer and answer.status} {page.url}")
    for road in (*ROADS, *PAGES):
        page.goto(f"{site.base}/admin/{road.format(**rows)}")
        told = page.content()
        found += [f"{road} told {word}" for word in (SECRET, rows["words"]) if word in told]
    assert found == []

    # The other brand is among no choices.
    page.goto(f"{site.base}/admin/snippets/cms/variant/add/")
    page.get_by_role("button", name="Choose message template").click()
    expect(page.locator(".modal-body").get_by_role("link").first).to_be_visible()
    expect(page.locator(".modal-body")).not_to_contain_text(SECRET)
