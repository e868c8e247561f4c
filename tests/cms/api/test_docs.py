"""docs/api.md says what there is: every call with an example, every problem, every parameter."""

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from cms.api.examples import CHECK
from cms.api.problems import KINDS
from cms.api.service import api as service
from cms.models import Brand, Snippet

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "api.md").read_text()
DOCUMENT = service.get_openapi_schema()
CALLS = [
    (method.upper(), path, operation)
    for path, methods in DOCUMENT["paths"].items()
    for method, operation in methods.items()
]


@pytest.mark.parametrize(("method", "path", "_"), CALLS, ids=lambda value: str(value)[:40])
def test_every_call_is_described(method: str, path: str, _: Any) -> None:
    assert f"`{method} {path}`" in PAGE


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_of_problem_is_listed_with_its_status(name: str) -> None:
    assert re.search(rf"^\| {KINDS[name].status}[ ,0-9]* \| `{name}` \|", PAGE, re.M)


@pytest.mark.parametrize(("method", "path", "operation"), CALLS, ids=lambda value: str(value)[:40])
def test_every_parameter_is_named(method: str, path: str, operation: Any) -> None:
    for parameter in operation["parameters"]:
        if parameter["in"] == "query":
            assert re.search(rf"`{parameter['name']}(=[^`]*)?`", PAGE), parameter["name"]


def examples() -> list[list[str]]:
    """The words of each curl command on the page."""
    blocks = re.findall(r"```sh\n(.*?)```", PAGE, re.S)
    commands = re.split(r"^(?=curl )", "".join(blocks).replace("\\\n", " "), flags=re.M)
    return [shlex.split(command) for command in commands if command.startswith("curl ")]


@pytest.mark.parametrize(("method", "path", "_"), CALLS, ids=lambda value: str(value)[:40])
def test_every_call_has_an_example(method: str, path: str, _: Any) -> None:
    address = re.sub(r"\\{\w+\\}", "[^/?]+", re.escape(path.removeprefix("/api/v1")))
    sent = [words for words in examples() if ("-d" in words) is (method == "POST")]
    called = [word.removeprefix("$API") for words in sent for word in words if "$API/" in word]
    assert any(re.fullmatch(rf"{address}(\?.*)?", each) for each in called)


@pytest.mark.parametrize("words", examples(), ids=lambda words: words[-1][:60])
def test_every_example_is_understood(api: Any, live: Any, may: Any, words: list[str]) -> None:
    """Every one is answered; only a release or a wording that this test lacks may be missing."""
    for locale in ("nb", "pl", "en"):
        live(locale)
    for right in ("read_drafts", "push_drafts", "import_messages"):
        may(right)
    Brand.objects.update(key="einerly")  # the demo's
    Snippet.objects.create(brand=Brand.objects.get(), key="signature", name="Signature")
    address = next(word for word in words if word.startswith("$API/")).removeprefix("$API/")
    data = words[words.index("-d") + 1] if "-d" in words else None
    if data == "@message.json":
        data = json.dumps(CHECK["message"])
    response = api.call("POST" if data else "GET", address, data.encode() if data else b"")
    lacking = any(part in address for part in ("strict=1", "email", "/12", "=12"))
    assert response.status_code == (404 if lacking else 200), response.getvalue()
    assert b"unknown-address" not in response.getvalue()
