"""The pages of a brand manager: the report of findings, and a rule tried as it is written."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.server import Site
from tests.browser.steps import log_in, picture

SELECTED = """(({ value = '', selectionStart, selectionEnd }) =>
    value.slice(selectionStart, selectionEnd))(document.activeElement)"""


def test_the_report_leads_to_the_words_and_their_waiver(
    page: Page, site: Site, request: pytest.FixtureRequest
) -> None:
    log_in(page, site, "manager")
    page.goto(f"{site.base}/admin/findings/")
    waits = page.get_by_role("button", name="Check now")
    if waits.is_visible():  # other tests have edited texts
        expect(waits).to_be_hidden(timeout=60_000)
        page.goto(f"{site.base}/admin/findings/")
    picture(page, "report", request)

    # A count is a filter, and the address keeps it.
    page.get_by_label("Severity").get_by_role("link", name=re.compile("error")).click()
    expect(page).to_have_url(re.compile("severity=error"))
    expect(page.locator(".b-report__row--warning")).to_have_count(0)
    row = page.locator(".b-report__row--error").filter(has_text="term_forbidden")
    expect(row).to_have_count(1)
    row.get_by_role("link").click()

    # The editor opens at the words, with the finding in its panel.
    page.wait_for_function(f"{SELECTED} === 'bestilling'")
    toggle = page.locator("[data-side-panel-toggle=findings]")
    if toggle.get_attribute("aria-expanded") != "true":
        toggle.click()
    finding = page.locator("[data-b-finding][data-check=term_forbidden]:visible")
    finding.get_by_role("button", name="Waive …").click()
    finding.get_by_label("Why may this stand?").fill("The shop is called that on its sign.")
    finding.get_by_role("button", name="Waive this finding").click()
    expect(finding).to_contain_text("Holds until")

    # The report knows it at once: a waiver is joined when it is read.
    page.goto(f"{site.base}/admin/findings/?check=term_forbidden&waived=yes")
    expect(page.locator(".b-report__row--waived")).to_have_count(1)
    page.goto(f"{site.base}/admin/findings/?check=term_forbidden&waived=no")
    expect(page.locator(".b-report__row--error")).to_have_count(0)


def test_a_rule_is_tried_as_it_is_written(
    page: Page, site: Site, request: pytest.FixtureRequest
) -> None:
    log_in(page, site, "manager")
    page.goto(f"{site.base}/admin/snippets/cms/brandrule/add/")
    trial = page.locator(".b-trial")
    # The only brand is chosen already, and an empty form is not called wrong.
    expect(trial.get_by_role("status")).to_contain_text("it is tried on all")
    words = page.get_by_role("textbox", name="Words", exact=True)
    words.fill("gullhår")
    expect(trial.get_by_role("status")).to_contain_text("would flag nothing in")

    words.fill("bestillingen")
    expect(trial.get_by_role("status")).to_contain_text(re.compile(r"would flag \d+ of \d+ texts"))
    expect(trial.locator("mark").first).to_have_text(re.compile("bestillingen", re.IGNORECASE))
    trial.scroll_into_view_if_needed()
    picture(page, "rules", request)

    # Another kind shows its own fields; what it lacks is said, and nothing is flagged.
    page.get_by_role("combobox", name="Kind").select_option("substitution")
    expect(words).to_be_hidden()
    page.get_by_role("textbox", name="Word = what to write instead").fill("bestillingen = ordren")
    expect(trial.locator("ins").first).to_have_text(re.compile("ordren", re.IGNORECASE))
