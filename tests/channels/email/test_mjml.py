"""The compiler stays behind bounds: the process lives, whatever comes."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from channels.email._mjml import MAX_BYTES, MAX_DEPTH, MjmlError, compile_mjml

ROOT = Path(__file__).resolve().parents[3]


def nested(depth, element="mj-wrapper", attributes=""):
    opening, closing = f"<{element}{attributes}>" * depth, f"</{element}>" * depth
    return f"<mjml><mj-body>{opening}{closing}</mj-body></mjml>"


def test_it_compiles():
    page = compile_mjml("<mjml><mj-body><mj-text>Hei</mj-text></mj-body></mjml>")
    assert page.startswith("<!doctype html>") and "Hei" in page


@pytest.mark.parametrize(("depth", "good"), [(MAX_DEPTH - 2, True), (MAX_DEPTH - 1, False)])
def test_depth(depth, good):
    if good:
        assert compile_mjml(nested(depth))
    else:
        with pytest.raises(MjmlError, match="deep"):
            compile_mjml(nested(depth))


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(nested(2_000), id="2,000 wrappers"),
        pytest.param(nested(2_000, attributes=' a="</mj-wrapper>"'), id="ends hidden in quotes"),
        pytest.param(nested(2_000, attributes=" a='/>'"), id="an empty end hidden in quotes"),
        pytest.param(nested(2_000, attributes=" a=/"), id="slashes"),
        pytest.param(f"<mjml><!-- {'<b>' * 50} --></mjml>", id="counted in comments too"),
        pytest.param("<mjml>" * 100_000, id="never closed"),
        pytest.param("<mjml>" + "a" * MAX_BYTES, id="too large"),
        pytest.param("ł" * (MAX_BYTES // 2), id="too large in bytes"),
        pytest.param("<mjml>", id="cut off"),
        pytest.param("Hei", id="not MJML"),
        pytest.param("", id="empty"),
        pytest.param("<mjml><mj-body>\ud800</mj-body></mjml>", id="a lone surrogate"),
    ],
)
def test_refused(source):
    with pytest.raises(MjmlError):
        compile_mjml(source)


def test_refused_on_a_small_stack_too():
    found = []

    def run():
        try:
            compile_mjml(nested(600))
        except MjmlError as error:
            found.append(error)

    size = threading.stack_size(256 * 1024)
    try:
        thread = threading.Thread(target=run)
        thread.start()
        thread.join()
    finally:
        threading.stack_size(size)
    assert found


def test_the_deepest_that_is_allowed_is_safe_on_a_small_stack():
    code = (
        "import threading; from channels.email._mjml import *;"
        "d = MAX_DEPTH - 2; w = '<mj-wrapper>' * d + '</mj-wrapper>' * d;"
        "threading.stack_size(128 * 1024);"
        "t = threading.Thread(target=compile_mjml, args=(f'<mjml><mj-body>{w}</mj-body></mjml>',));"
        "t.start(); t.join(); print('alive')"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True)
    assert done.stdout.strip() == b"alive", done.stderr[-500:]
