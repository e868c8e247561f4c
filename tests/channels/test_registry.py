"""Channels are found by walking the package; adding one is adding a module."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import channels
from channels._registry import ChannelModuleError, find

HERE = Path(__file__).parent


def test_the_channels():
    assert list(channels.CHANNELS) == sorted(channels.CHANNELS)
    assert {"email", "sms"} <= set(channels.CHANNELS)
    assert channels.get("sms") is channels.CHANNELS["sms"]


def test_the_channels_cannot_change():
    with pytest.raises(TypeError):
        channels.CHANNELS["fax"] = channels.get("sms")


@pytest.mark.parametrize(
    ("written", "suggestions"),
    [
        pytest.param("smss", ("sms",), id="near"),
        pytest.param("E-mail", ("email",), id="near, other case"),
        pytest.param("pigeon", tuple(channels.CHANNELS), id="nothing near: all"),
        pytest.param("", tuple(channels.CHANNELS), id="empty"),
        pytest.param(None, tuple(channels.CHANNELS), id="not a text"),
        pytest.param("x" * 100_000, tuple(channels.CHANNELS), id="very long"),
    ],
)
def test_an_unknown_channel(written, suggestions):
    with pytest.raises(channels.UnknownChannelError) as caught:
        channels.get(written)
    assert caught.value.name == written
    assert caught.value.suggestions == suggestions


def test_adding_a_channel_is_one_module_and_edits_no_other_file(tmp_path, monkeypatch):
    shutil.copy(HERE / "dummy.py", tmp_path / "dummy.py")
    monkeypatch.setattr(channels, "__path__", [*channels.__path__, str(tmp_path)])
    monkeypatch.setattr(sys, "modules", dict(sys.modules))
    found = find(channels)
    assert set(found) == {*channels.CHANNELS, "dummy"}
    assert found["dummy"].measure({"title": "Hei"})["title"].value == 3


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("", id="no CHANNEL"),
        pytest.param("CHANNEL = 'fax'", id="not a channel"),
        pytest.param("from channels.sms import CHANNEL", id="another one's name"),
    ],
)
def test_a_module_that_holds_no_channel_of_its_name_is_refused(tmp_path, monkeypatch, source):
    (tmp_path / "fax.py").write_text(source, "utf-8")
    monkeypatch.setattr(channels, "__path__", [str(tmp_path)])
    monkeypatch.setattr(sys, "modules", dict(sys.modules))
    with pytest.raises(ChannelModuleError, match="fax"):
        find(channels)


def test_machinery_is_not_walked(tmp_path, monkeypatch):
    (tmp_path / "_helper.py").write_text("raise RuntimeError", "utf-8")
    monkeypatch.setattr(channels, "__path__", [str(tmp_path)])
    assert dict(find(channels)) == {}


def test_the_floor_imports_neither_django_nor_wagtail():
    code = (
        "import sys, channels, locales;"
        "print(sorted({name.split('.')[0] for name in sys.modules} & {'django', 'wagtail'}))"
    )
    root = HERE.parent.parent
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"
