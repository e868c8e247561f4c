"""Writing as a copywriter does it: by keyboard from the home page to submitted, all texts of a
message in one place, and no keystroke lost.
"""

import json
import re
import time

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.server import Site
from tests.browser.steps import log_in, log_out, open_panel, picture

KEY = "order.shipped"
TITLE = "The order is on its way"
SAVED = """() => !Object.keys(localStorage).some((key) => key.startsWith('b-draft:'))"""
FOCUSED = """() => {
    const { activeElement: at } = document;
    const name = at.getAttribute('aria-label') || at.innerText || '';
    return name.replace(/\\s+/g, ' ').trim();
}"""


class Keyboard:
    """A person without a mouse; counts what they do. A walk of Tabs to one thing is one step."""

    def __init__(self, page: Page) -> None:
        self.page, self.steps = page, 0

    def to(self, name: str) -> None:
        """Tab until the focus is on the thing called so."""
        self.steps += 1
        for _ in range(80):
            self.page.keyboard.press("Tab")
            if re.search(name, self.page.evaluate(FOCUSED)):
                return
        raise AssertionError(f"no Tab leads to {name!r}")

    def press(self, *keys: str) -> None:
        self.steps += 1
        for key in keys:
            self.page.keyboard.press(key)

    def write(self, words: str) -> None:
        self.steps += 1
        self.page.keyboard.type(words)


def edit(page: Page, site: Site, channel: str, locale: str) -> None:
    page.goto(f"{site.base}/admin/snippets/cms/variant/?q={KEY}")
    page.get_by_role("link", name=re.compile(f"· {channel} · {locale}$")).first.click()
    expect(page.locator("[data-contentpath=body] textarea").first).to_be_visible()


def test_a_stale_polish_sms_from_home_to_submitted_by_keyboard(
    page: Page, site: Site, request: pytest.FixtureRequest
) -> None:
    # The English text is changed and approved, so that the Polish one is stale.
    log_in(page, site, "copywriter")
    edit(page, site, "SMS", "en")
    page.wait_for_timeout(2600)  # Wagtail's baseline
    english = page.locator("[data-contentpath=body] textarea")
    english.press("Control+End")
    english.press_sequentially(" Thanks for waiting.")
    english.press("Control+Enter")
    expect(page.get_by_text("has been submitted for moderation")).to_be_visible()
    log_out(page)
    log_in(page, site, "manager")
    edit(page, site, "SMS", "en")
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Approve and Publish", exact=True).click()
    expect(page.get_by_text("is approved and live")).to_be_visible()
    log_out(page)

    log_in(page, site, "copywriter")
    keys = Keyboard(page)
    keys.to("^S? ?Stale")
    keys.press("Enter")
    page.wait_for_url("**/board/**state=stale**")
    keys.to("SMS, polski: Stale")
    keys.press("Enter")
    page.wait_for_url("**/variant/edit/**")
    expect(page.locator("[data-b-changed] ins").first).to_contain_text("Thanks for waiting")
    page.wait_for_timeout(2600)
    keys.to("^Update this text")
    keys.press("Enter")
    expect(page.locator(".b-changed ins")).to_contain_text("Thanks for waiting")
    picture(page, "stale-text", request)
    keys.press("Control+End")
    keys.write(" Dziekujemy za cierpliwosc.")
    keys.press("F2")  # the shortest, or the longest: how much room is left
    keys.press("Control+Enter")
    expect(page.get_by_text("has been submitted for moderation")).to_be_visible()
    assert keys.steps <= 12, keys.steps


def test_all_texts_of_a_message_in_one_place(
    page: Page, site: Site, request: pytest.FixtureRequest
) -> None:
    log_in(page, site, "copywriter")
    page.goto(f"{site.base}/admin/board/")
    page.get_by_role("link", name="The autumn guide").click()
    cells = page.locator("[data-b-cell]")
    cells.first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    opened = page.locator(".b-ws__opened")
    expect(opened).to_contain_text("Open the editor")
    expect(page.frame_locator(".b-ws__drawn").locator("body")).not_to_be_empty()
    picture(page, "workspace", request)
    page.keyboard.press("Escape")
    expect(opened).to_have_count(0)
    expect(cells.nth(2)).to_be_focused()
    assert page.locator('[data-b-cell][tabindex="0"]').count() == 1

    # A missing one: begun from what was said before, without leaving the keyboard.
    page.locator("[data-missing]").first.focus()
    page.keyboard.press("n")
    expect(page.locator("input[name=way]:checked")).to_be_focused()
    picture(page, "begin-a-text", request)
    page.keyboard.press("Enter")
    page.wait_for_url("**/variant/edit/**")
    expect(page.get_by_text("sentences are from texts that are live")).to_be_visible()


def test_the_brands_words_and_what_was_said_before(
    page: Page, site: Site, request: pytest.FixtureRequest
) -> None:
    log_in(page, site, "copywriter")
    edit(page, site, "SMS", "nb")
    page.wait_for_timeout(2600)
    field = page.locator("[data-contentpath=body] textarea")
    before = field.input_value()
    field.press("Control+End")
    page.keyboard.type(" Din ordren")
    options = page.get_by_role("listbox", name="Words of the brand").get_by_role("option")
    expect(options.first).to_have_text("bestillingen")
    field.evaluate("field => field.scrollIntoView({ block: 'center' })")
    page.keyboard.type("e")
    page.keyboard.press("Backspace")  # what scrolls away is shut
    expect(options.first).to_be_visible()
    picture(page, "words-of-the-brand", request)
    page.keyboard.press("Tab")  # is never taken
    expect(options).to_have_count(0)
    field.focus()
    field.press("Control+End")
    page.keyboard.type(" ordren")
    expect(options.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(field).to_have_value(f"{before} Din ordren bestillingen")
    page.keyboard.press("Escape")
    field.fill("")
    said = page.get_by_role("region", name="What was said before").get_by_role("button")
    expect(said.first).to_be_visible()
    page.keyboard.press("F4")
    expect(said.first).to_be_focused()
    page.keyboard.press("Enter")
    expect(field).not_to_have_value("")
    field.fill(before)
    page.wait_for_function(SAVED)


def test_what_is_taken_back_while_it_is_saved_is_saved_too(page: Page, site: Site) -> None:
    """Wagtail takes what stands in the form at the end of a save for what was sent."""
    log_in(page, site, "copywriter")
    edit(page, site, "SMS", "nl")
    page.wait_for_timeout(2600)
    field = page.locator("[data-contentpath=body] textarea")
    before = field.input_value()

    def slowly(route: Route) -> None:
        if route.request.method == "POST":
            time.sleep(1.5)
        route.continue_()

    page.route("**/variant/edit/**", slowly)
    field.fill(f"{before} Tot snel.")
    page.wait_for_timeout(900)  # the save is under way
    field.fill(before)
    page.wait_for_timeout(2000)
    page.wait_for_function(SAVED)
    page.unroute("**/variant/edit/**")
    page.reload()
    expect(field).to_have_value(before)


def test_no_keystroke_is_lost_when_the_network_is(page: Page, site: Site) -> None:
    log_in(page, site, "copywriter")
    edit(page, site, "SMS", "da")
    page.wait_for_timeout(2600)
    field = page.locator("[data-contentpath=body] textarea")
    before = field.input_value()
    page.context.set_offline(True)
    field.press("Control+End")
    page.keyboard.type(" Tak!")
    page.wait_for_timeout(1500)
    kept = page.evaluate("JSON.stringify(localStorage)")
    assert f"{before} Tak!" in json.loads(json.loads(kept)[_draft_key(kept)])["texts"].values()

    # The browser crashes; the next one offers it back.
    address, context = page.url, page.context
    page.close(run_before_unload=False)
    context.set_offline(False)
    again = context.new_page()
    again.goto(address)
    offer = again.locator("[data-b-drafts-target=offer]")
    expect(offer).to_contain_text("Tak!")
    again.wait_for_timeout(2600)
    offer.get_by_role("button", name="Put them back").click()
    field = again.locator("[data-contentpath=body] textarea")
    expect(field).to_have_value(f"{before} Tak!")
    again.wait_for_function(SAVED)
    again.reload()
    expect(field).to_have_value(f"{before} Tak!")
    expect(offer).to_be_hidden()


def _draft_key(kept: str) -> str:
    return next(key for key in json.loads(kept) if key.startswith("b-draft:"))


def test_two_people_in_one_text_see_each_other_and_lose_nothing(
    browser: Browser, page: Page, site: Site
) -> None:
    log_in(page, site, "copywriter")
    edit(page, site, "SMS", "nl")
    page.wait_for_timeout(2600)
    with browser.new_context(locale="en-GB", viewport={"width": 1440, "height": 900}) as other:
        colleague = other.new_page()
        log_in(colleague, site, "manager")
        colleague.goto(page.url)
        colleague.wait_for_timeout(2600)
        theirs = colleague.locator("[data-contentpath=body] textarea")
        theirs.press("Control+End")
        colleague.keyboard.type(" Groet.")
        colleague.wait_for_function(SAVED)
        # Each ten seconds the two are told of each other.
        told = page.get_by_role("button", name="Ola Manager saved a new version")
        expect(told).to_be_visible(timeout=25_000)
        mine = page.locator("[data-contentpath=body] textarea")
        mine.press("Control+End")
        page.keyboard.type(" Tot snel.")
        page.wait_for_timeout(2500)
        assert not page.evaluate(SAVED), "what was refused is still kept here"


def test_a_test_goes_to_nobody_who_is_not_listed(page: Page, site: Site) -> None:
    log_in(page, site, "copywriter")
    edit(page, site, "SMS", "en")
    open_panel(page, "preview")
    page.get_by_text("Send a test").click()
    page.get_by_label("To", exact=True).fill("+4799999999")
    page.keyboard.press("Enter")
    expect(page.locator(".b-test__said")).to_contain_text("settings list who may")


def test_the_keys_stand_in_wagtails_own_list(page: Page, site: Site) -> None:
    log_in(page, site, "copywriter")
    page.goto(f"{site.base}/admin/board/")
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(dialog).to_contain_text("Next text to do")
    page.keyboard.press("Escape")
    page.keyboard.press("F9")
    page.wait_for_url("**/variant/edit/**")
