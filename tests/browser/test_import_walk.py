"""Real files of a real product: imported, mended, approved, fetched and rendered."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.server import Site
from tests.browser.steps import fetch, log_in, log_out, picture

LOCALES = ("en", "nb", "nn", "da", "pl", "nl", "sv", "fi", "de")
SUBJECTS = {
    "nb": "Kontobekreftelse for {{ project }}",
    "pl": "Weryfikacja konta w {{ project }}",
}
VALUES = {
    "project": "Fjordbank",
    "user": "Åshild",
    "action_url": "https://fjordbank.example/bekreft?t=1",
    "secret": "482913",
}


def submit(page: Page, site: Site, locale: str, subject: str) -> None:
    """Mend the subject of one imported mail and send it to review."""
    page.goto(f"{site.base}/admin/snippets/cms/variant/?q=appwrite.verification")
    page.get_by_role("link", name=f"Email · {locale}", exact=False).first.click()
    page.locator("[data-contentpath=subject] textarea").fill(subject)
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Submit to Brand approval").click()
    expect(page.get_by_text("has been submitted for moderation")).to_be_visible()


def approve(page: Page, site: Site, locale: str) -> None:
    page.goto(f"{site.base}/admin/snippets/cms/variant/?q=appwrite.verification")
    page.get_by_role("link", name=f"Email · {locale}", exact=False).first.click()
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Approve and Publish", exact=True).click()
    expect(page.get_by_text("is approved and live")).to_be_visible()


def test_real_files_become_real_mails(
    page: Page, site: Site, shared_dir: Path, request: pytest.FixtureRequest
) -> None:
    files = [shared_dir / "corpus" / "raw" / "appwrite" / f"{tag}.json" for tag in LOCALES]
    log_in(page, site, "copywriter")
    page.goto(f"{site.base}/admin/import/")
    page.get_by_label("Files").set_input_files(files)
    page.get_by_label("Prefix of the keys").fill("appwrite")
    page.get_by_role("button", name="Show what would happen").click()
    expect(page.locator("main")).to_contain_text("“project” stands in the en text, but not here")
    picture(page, "import-dry-run", request)
    page.get_by_role("button", name="Import").last.click()
    expect(page.locator("main")).to_contain_text("60")

    for locale, subject in SUBJECTS.items():
        submit(page, site, locale, subject)
    log_out(page)
    log_in(page, site, "manager")
    for locale in SUBJECTS:
        approve(page, site, locale)

    for locale, subject in SUBJECTS.items():
        fetched = fetch(site, f"templates/appwrite.verification/email?locale={locale}")
        assert (fetched["locale"], fetched["fallback"]) == (locale, False)
        rendered = fetch(
            site,
            "templates/appwrite.verification/email/render",
            {"locale": locale, "values": VALUES},
        )
        outputs = rendered["outputs"]
        assert outputs["subject"] == subject.replace("{{ project }}", "Fjordbank")
        assert "Åshild" in outputs["html"] and "Åshild" in outputs["text"]
        page.set_viewport_size({"width": 720, "height": 820})
        page.set_content(outputs["html"])
        picture(page, f"appwrite-{locale}", request)
