"""Every page: links lead somewhere, commands and settings exist, what is generated is fresh."""

import re
from importlib.util import find_spec
from pathlib import Path

import pytest
from django.core.management import get_commands

from channels import CHANNELS
from scripts import docs_channels, docs_checks, pictures
from templates_lib import lexicons
from templates_lib.checks import CHECKS
from tests.browser.screens import SCREENS

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *DOCS.rglob("*.md")])
EACH_PAGE = pytest.mark.parametrize(
    "page", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES]
)


def prose(page: Path) -> str:
    """The page without its blocks and pieces of code, which hold no links."""
    text = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.M | re.S)
    return re.sub(r"`[^`\n]+`", "", text)


def anchors(page: Path) -> set[str]:
    """The names of a page's headings, as GitHub makes them."""
    text = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.M | re.S)
    headings = re.findall(r"^#+ (.+)$", text, re.M)
    return {re.sub(r"[^\w\- ]", "", each.lower()).strip().replace(" ", "-") for each in headings}


@EACH_PAGE
def test_every_link_leads_somewhere(page: Path) -> None:
    lost = []
    for target in re.findall(r"\]\(([^)\s]+)\)", prose(page)):
        if re.match(r"[a-z]+:", target):
            continue  # other people's pages
        name, _, anchor = target.partition("#")
        there = (page.parent / name).resolve() if name else page
        if not there.exists() or (anchor and anchor not in anchors(there)):
            lost.append(target)
    assert lost == []


@EACH_PAGE
def test_every_command_exists(page: Path) -> None:
    text = page.read_text("utf-8")
    recipes = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    # In code only: elsewhere "make" is a word.
    code = re.findall(r"```.*?```|`[^`\n]+`", text, re.S)
    named = [each for piece in code for each in re.findall(r"^`?make ([a-z-]+)", piece, re.M)]
    assert set(named) <= recipes
    assert set(re.findall(r"manage\.py ([a-z_]+)", text)) <= {*get_commands(), "help"}
    modules = re.findall(r"python -m ((?:templates_lib|scripts|benchmarks)[\w.]*)", text)
    assert [name for name in modules if find_spec(name.rstrip(".")) is None] == []


def test_every_page_is_in_the_index() -> None:
    index = (DOCS / "README.md").read_text("utf-8")
    pages = {page.name for page in DOCS.glob("*.md")} - {"README.md"}
    assert {name for name in pages if f"({name})" not in index} == set()


def settings_read() -> list[str]:
    """The names of the environment that the settings read."""
    source = (ROOT / "cms" / "settings.py").read_text("utf-8")
    found = re.findall(r"(?:os\.environ(?:\.get\(|\[)|_flag\()\"([A-Z_]+)\"", source)
    return sorted(set(found))


def test_the_settings_are_found() -> None:
    assert {"DATABASE_URL", "BUDSKAP_DEBUG", "BUDSKAP_STATE"} <= set(settings_read())


@pytest.mark.parametrize("name", [*settings_read(), lexicons.CACHE_VARIABLE])
def test_every_setting_from_the_environment_is_described(name: str) -> None:
    assert f"| `{name}` |" in (DOCS / "running.md").read_text("utf-8")


def test_the_catalogue_of_checks_is_fresh() -> None:
    page = docs_checks.PAGE.read_text("utf-8")
    assert page == docs_checks.page(), "`make docs` writes it anew"


def test_the_channels_at_one_look_are_what_they_declare() -> None:
    page = docs_channels.PAGE.read_text("utf-8")
    assert page == docs_channels.page(), "`make docs` writes it anew"


def test_every_channel_is_shown_in_pictures() -> None:
    for channel in CHANNELS:
        shown = [pictures.file_name(channel, each) for each in pictures.examples(channel)]
        assert shown, f"tests/channels/{channel}/gallery.json has its examples"
        assert [name for name in shown if not (pictures.PICTURES / name).exists()] == []


@pytest.mark.parametrize("check", CHECKS)
def test_every_check_is_in_the_catalogue(check: str) -> None:
    assert f"\n### {check}\n" in docs_checks.PAGE.read_text("utf-8")


def test_every_screen_is_shown() -> None:
    """`docs/screens.md` shows what accessibility is tested on."""
    page = (DOCS / "screens.md").read_text()
    for name in SCREENS:
        assert f"](screens/{name}.webp)" in page, f"python -m tests.browser.take_screens {name}"
        assert (DOCS / "screens" / f"{name}.webp").is_file()
