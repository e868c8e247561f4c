"""A real Chromium for the tests in this folder: the system's own, driven by Playwright."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from scripts import chromium
from tests.browser.demo import Demo, loaded
from tests.browser.server import Site, running

HERE = Path(__file__).parent
PATIENCE = 60_000  # milliseconds: a promotion of the whole demo on a slow machine
# A closed network is no fault: without these, Chromium goes looking for its maker at every start.
FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test here `browser`, so that `-m "not browser"` leaves them out."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


expect.set_options(timeout=30_000)  # a busy machine is slow, and not wrong


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium, a module long: async code cannot run beside Playwright's event loop."""
    executable = chromium.find()
    if executable is None:
        pytest.skip("no Chromium (CHROMIUM names one; `make test` installs Debian's)")
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Django refuses database calls in a thread with an event loop; this one only waits.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        # No sandbox, as is Playwright's way: as root or in a container Chromium would not start
        # with one, and it opens our own pages only.
        launched = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty tab with cookies of its own, in British English on a laptop's screen."""
    with browser.new_context(locale="en-GB", viewport={"width": 1440, "height": 900}) as context:
        context.set_default_timeout(PATIENCE)
        yield context.new_page()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Where to keep the pictures that the walk takes; none are kept without it."""
    parser.addoption(
        "--pictures", default="", help="folder for the screenshots of the recorded walk"
    )


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Demo]:
    """The demo brand, loaded once for all workers of this run."""
    base = tmp_path_factory.getbasetemp()
    with loaded(base if worker_id == "master" else base.parent) as demo:
        yield demo


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, demo: Demo) -> Iterator[Site]:
    """The product with the demo brand, one for every test here: each walks its own variants."""
    with running(tmp_path_factory.mktemp("state"), demo) as site:
        yield site
