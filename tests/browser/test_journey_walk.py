"""A manager builds a journey for a persona, links messages, sees the gaps, exports the PDF."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.server import Site
from tests.browser.steps import log_in, picture

TITLE = "Bartek buys a lamp"


def add_step(page: Page, stage: str, name: str) -> None:
    page.locator(".j-table").get_by_label(f"Change the stage “{stage}”").click()
    menu = page.locator(".j-table .j-stage__menu[open]")
    menu.get_by_label("New step").fill(name)
    menu.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("columnheader", name=re.compile(name))).to_be_visible()


def cell(page: Page, lane: str, step: str) -> Locator:
    """The link that edits a lane of a step, in the table."""
    return page.locator(".j-table").get_by_role("link", name=f"Change “{lane}” of {step}")


def test_a_journey_is_built_and_taken_along(
    page: Page, browser: Browser, site: Site, request: pytest.FixtureRequest
) -> None:
    log_in(page, site, "manager")
    page.goto(f"{site.base}/admin/journeys/")
    page.get_by_label("Title").fill(TITLE)
    page.get_by_label("Persona").select_option(label="Bartek of the weekend")
    page.get_by_role("button", name="Start the map").click()
    expect(page.get_by_role("columnheader", name="Loyalty")).to_be_visible()

    # Steps are added to stages, and moved with the keyboard.
    add_step(page, "Purchase", "Pays")
    add_step(page, "Purchase", "Waits")
    page.locator(".j-table").get_by_label("Move “Waits” to the left").press("Enter")
    names = page.locator("thead .j-step .j-text")
    expect(names).to_have_text(["Waits", "Pays"])

    # A cell is edited in place: the curve follows, and nothing else is loaded anew.
    page.evaluate("window.isSame = true")
    cell(page, "Emotion", "Pays").press("Enter")
    page.locator(".j-table").get_by_role("combobox", name="Emotion").select_option(
        label="−2, upset"
    )
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("−2, upset").first).to_be_visible()
    expect(page.locator("[data-curve] .j-curve__value")).to_have_text(["−2"])
    assert page.evaluate("window.isSame")

    # A message is linked; what is still silent is said.
    link = page.locator(".j-table .j-row--messages td").filter(has_text="No message").last
    expect(page.get_by_text("2 steps without a message")).to_be_visible()
    messages = page.locator(".j-table .j-row--messages td")
    index = page.locator("thead .j-step").all_inner_texts()
    place = next(number for number, text in enumerate(index) if "Pays" in text)
    expect(link).to_be_visible()
    messages.nth(place).get_by_text("Link a message").click()
    messages.nth(place).get_by_label(re.compile("Key of the message")).fill("order.confirmed")
    messages.nth(place).get_by_role("button", name="Link", exact=True).click()
    expect(page.get_by_role("link", name="Order confirmed").first).to_be_visible()
    expect(page.get_by_text("1 step without a message")).to_be_visible()
    expect(page.get_by_text(re.compile("messages without a step"))).to_be_visible()

    # Somebody else writes into the same cell meanwhile: nobody is overwritten unseen.
    with browser.new_context(locale="en-GB") as context:
        other = context.new_page()
        log_in(other, site, "manager")
        other.goto(page.url)
        cell(other, "Pain points", "Pays").press("Enter")
        cell(page, "Pain points", "Pays").press("Enter")
        other.get_by_role("textbox", name="Pain points").fill("The freight comes late.")
        other.get_by_role("button", name="Save", exact=True).click()
        expect(other.get_by_text("The freight comes late.").first).to_be_visible()
    field = page.get_by_role("textbox", name="Pain points")
    field.fill("No card is taken.")
    field.press("Control+Enter")
    expect(page.get_by_role("alert")).to_contain_text("Ola Manager changed this")
    expect(page.get_by_role("alert")).to_contain_text("The freight comes late.")
    page.get_by_role("textbox", name="Pain points").press("Escape")
    expect(page.locator(".j-table").get_by_text("The freight comes late.")).to_be_visible()

    # It is taken along.
    page.get_by_text("Take it along").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="PDF").click()
    assert download.value.path().read_bytes().startswith(b"%PDF")

    # On a phone the lanes stand step by step.
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator(".j-table")).to_be_hidden()
    expect(page.locator(".j-stack").get_by_text("The freight comes late.")).to_be_visible()


def test_the_demos_journey_is_read_and_compared(
    page: Page, site: Site, request: pytest.FixtureRequest
) -> None:
    log_in(page, site, "manager")
    page.goto(f"{site.base}/admin/journeys/")
    page.get_by_role("link", name="From first spark to old friend").click()
    expect(page.get_by_role("table", name=re.compile("stages and their steps"))).to_be_visible()
    picture(page, "journey", request)

    page.get_by_role("link", name="Read as one customer").click()
    expect(page.get_by_text("No message: the customer hears nothing").first).to_be_visible()
    frame = page.frame_locator("iframe").nth(1)
    expect(frame.get_by_text("Ingrid").first).to_be_visible()
    picture(page, "journey-read", request)

    page.go_back()
    page.get_by_role("link", name=re.compile("Compare with “Fewer messages")).click()
    expect(page.get_by_text("1 removed")).to_be_visible()
    picture(page, "journey-compare", request)

    page.get_by_role("link", name="Fewer messages, and better ones").click()
    page.get_by_role("link", name="Publish what was prepared").click()
    expect(page.get_by_text(re.compile("would go live"))).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("as one release"))).to_be_hidden()
    picture(page, "journey-publish", request)
