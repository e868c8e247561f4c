"""The findings panel as a writer uses it: remedies, undo, keys, both sides, waivers."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.server import Site
from tests.browser.steps import log_in, open_panel, picture

SMS = re.compile("Order confirmed · SMS · nb")
SELECTED = """(({ value, selectionStart, selectionEnd }) =>
    value.slice(selectionStart, selectionEnd))(document.activeElement)"""


@pytest.fixture
def text(page: Page, site: Site) -> Locator:
    """The Norwegian SMS, open before a brand manager with its findings."""
    log_in(page, site, "manager")
    page.goto(f"{site.base}/admin/snippets/cms/variant/?q=order.confirmed")
    page.get_by_role("link", name=SMS).first.click()
    open_panel(page, "findings")
    page.wait_for_timeout(2600)  # Wagtail's baseline, and the panel's first refresh
    return page.locator("[data-contentpath=body] textarea")


def clean(text: Locator) -> str:
    """The demo's own text, whatever an earlier test (and autosave) left after it."""
    return text.input_value().partition("på vei.")[0] + "på vei."


def panel(page: Page) -> Locator:
    return page.locator("[data-controller=b-findings]")


def finding(page: Page, words: str) -> Locator:
    return panel(page).locator("[data-b-finding]:visible").filter(has_text=words)


def test_remedies_are_written_and_taken_back(page: Page, text: Locator) -> None:
    before = clean(text)
    faulty = f"{before} 😀 Din ordre er her. En ordre til."
    text.fill(faulty)
    expect(finding(page, "does not say “ordre”")).to_have_count(2)

    # One: the words after it move along, an emoji before it or not, and the next is in focus.
    finding(page, "does not say “ordre”").first.get_by_role("button", name="Replace").click()
    expect(text).to_have_value(f"{before} 😀 Din bestilling er her. En ordre til.")
    expect(page.locator(":focus")).to_contain_text("Replace with")
    expect(finding(page, "does not say “ordre”")).to_have_count(1)
    page.keyboard.press("Control+z")
    expect(text).to_have_value(faulty)
    expect(finding(page, "does not say “ordre”")).to_have_count(2)

    # The browser's own undo knows it too.
    finding(page, "does not say “ordre”").last.get_by_role("button", name="Replace").click()
    expect(text).to_have_value(f"{before} 😀 Din ordre er her. En bestilling til.")
    text.focus()
    page.keyboard.press("Control+z")
    expect(text).to_have_value(faulty)

    # All at once, and one undo for all.
    expect(finding(page, "does not say “ordre”")).to_have_count(2)
    panel(page).get_by_role("button", name=re.compile("Apply all")).click()
    expect(text).to_have_value(f"{before} 😀 Din bestilling er her. En bestilling til.")
    expect(panel(page).get_by_text("Applied: 2.").last).to_be_visible()
    panel(page).get_by_role("button", name="Undo").click()
    expect(text).to_have_value(faulty)


def test_keys_go_from_finding_to_finding(page: Page, text: Locator) -> None:
    text.fill(f"{clean(text)} Din ordre er her. En ordre til.")
    expect(finding(page, "does not say “ordre”")).to_have_count(2)
    text.focus()
    page.keyboard.press("Alt+ArrowDown")
    assert page.evaluate(SELECTED) == "ordre"
    status = panel(page).get_by_role("status").first
    expect(status).to_contain_text("does not say")

    first, second = finding(page, "does not say “ordre”").all()
    first.focus()
    page.keyboard.press("ArrowDown")
    expect(second).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate(SELECTED) == "ordre"

    # The focus outlives a refresh, and so does the filter.
    second.get_by_role("button", name="Show").focus()
    page.evaluate("window.wagtail.app.queryController('b-findings').refresh()")
    page.wait_for_timeout(1500)
    expect(second.get_by_role("button", name="Show")).to_be_focused()
    only = panel(page).get_by_role("button", name="2 errors")
    only.click()
    page.evaluate("window.wagtail.app.queryController('b-findings').refresh()")
    page.wait_for_timeout(1500)
    expect(panel(page).get_by_role("button", name="2 errors")).to_have_attribute(
        "aria-pressed", "true"
    )


def test_both_sides_and_a_waiver(page: Page, text: Locator, request: pytest.FixtureRequest) -> None:
    text.fill(clean(text).replace("{{ first_name }}", "du"))
    lost = finding(page, "first_name")
    expect(lost.locator("dd[lang=en] mark")).to_have_text("first_name")
    lost.get_by_text("Why, and what to write instead").click()
    expect(lost).to_contain_text("Write instead")
    picture(page, "findings-panel", request)

    # Waived in place: refused without a reason, and the page stays.
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    lost.get_by_role("button", name="Waive …").click()
    expect(lost.get_by_label("Why may this stand?")).to_be_focused()
    lost.get_by_role("button", name="Waive this finding").click()
    expect(lost.get_by_role("alert")).to_contain_text("at least ten characters")
    lost.get_by_label("Why may this stand?").fill("The app itself greets the customer.")
    lost.get_by_role("button", name="Waive this finding").click()
    expect(finding(page, "Holds until")).to_contain_text("The app itself greets")
    finding(page, "Holds until").get_by_role("button", name="Withdraw the waiver").click()
    expect(finding(page, "Holds until")).to_have_count(0)

    # The other side's link leads to its words.
    finding(page, "first_name").get_by_role("link", name="SMS · English").click()
    expect(page.locator("textarea:focus")).to_be_visible()
    assert page.evaluate(SELECTED) == "first_name"
