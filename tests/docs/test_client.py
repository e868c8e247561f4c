"""docs/client.md names every command, argument, method and error of the client."""

import argparse
import inspect
import re
from pathlib import Path

import pytest

import budskap
from budskap import BudskapError, Client
from budskap._cli._arguments import _parser

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "client.md").read_text("utf-8")


def commands() -> dict[str, argparse.ArgumentParser]:
    (found,) = (each for each in _parser()._actions if isinstance(each, argparse._SubParsersAction))
    return dict(found.choices)


@pytest.mark.parametrize("name", commands())
def test_every_command_is_described_with_its_arguments(name: str) -> None:
    assert f"### `{name}`" in PAGE
    for action in commands()[name]._actions:
        for option in action.option_strings:
            if option.startswith("--") and option != "--help":
                assert re.search(rf"{option}\b", PAGE), option


@pytest.mark.parametrize(
    "name", [name for name, _ in inspect.getmembers(Client, callable) if not name.startswith("_")]
)
def test_every_method_is_described(name: str) -> None:
    assert f"`{name}(" in PAGE


@pytest.mark.parametrize(
    "name",
    [
        name
        for name in budskap.__all__
        if isinstance(kind := getattr(budskap, name), type) and issubclass(kind, BudskapError)
    ],
)
def test_every_error_is_described(name: str) -> None:
    assert f"`{name}`" in PAGE


def test_every_public_name_is_there() -> None:
    assert sorted(budskap.__all__) == sorted(set(budskap.__all__))
    assert all(hasattr(budskap, name) for name in budskap.__all__)
