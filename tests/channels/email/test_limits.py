"""Every limit in one place, and the neighbours of each boundary."""

import subprocess
import sys
from pathlib import Path

import pytest

from channels import Limit
from channels.email import _limits
from channels.email._limits import LIMITS
from channels.email._lint import _limits as lint_limits
from channels.email._mime import _limits as mime_limits
from tests.channels.email.mails import EMAIL, LOOK, TEXT, column, columns

ROOT = Path(__file__).resolve().parents[3]


def runs(**document):
    return [(run.path, run.limit, run.hard) for run in EMAIL.overruns(EMAIL.load(document))]


def test_the_channel_has_them_all():
    kept = {value for value in vars(_limits).values() if isinstance(value, Limit)}
    assert len(LIMITS) == len(kept) == 10 and set(LIMITS) == kept
    assert {*LIMITS, *lint_limits.LIMITS, *mime_limits.LIMITS} == set(EMAIL.limits)
    names = [limit.name for limit in EMAIL.limits]
    assert len(set(names)) == len(names)
    assert all(limit.source for limit in EMAIL.limits)


@pytest.mark.parametrize(
    ("number", "expected"),
    [(3, []), (4, [("body.0.columns", _limits.COLUMNS.value, True)])],
)
def test_columns(number, expected):
    assert runs(body=[columns(*[column(TEXT)] * number)]) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [(4, []), (5, [("body.0.columns", _limits.TABLE_COLUMNS.value, True)])],
)
def test_columns_of_a_table(number, expected):
    heads = [{"type": "column", "heading": "x"}] * number
    assert runs(body=[{"type": "table", "columns": heads, "rows": "a"}]) == expected


HOSTILE = """
import channels
from channels._problem import ContentError
from channels.email._mjml import MjmlError, compile_mjml

inner = {"type": "text", "text": "x"}
for _ in range(2000):
    inner = {"type": "section", "blocks": [inner]}
flat = [{"type": "section", "blocks": [{"type": "text", "text": "x"}]}] * 1000
for body in ([inner], flat, [{"type": "text", "text": "x" * 5_000_000}]):
    try:
        channels.get("email").load({"body": body})
    except ContentError as error:
        print("refused:", str(error)[:60].splitlines()[0])
for source in ("<mj-wrapper>" * 2000, "x" * 5_000_000):
    try:
        compile_mjml(f"<mjml><mj-body>{source}</mj-body></mjml>")
    except MjmlError as error:
        print("refused:", error)
print("alive")
"""


def test_what_is_too_deep_or_too_large_is_refused_and_the_process_lives():
    done = subprocess.run([sys.executable, "-c", HOSTILE], cwd=ROOT, capture_output=True, text=True)
    said = done.stdout.splitlines()
    assert [line.partition(":")[0] for line in said] == ["refused"] * 5 + ["alive"], done.stderr


def test_the_most_blocks_in_the_most_columns_are_compiled():
    cells = [column(*[{"type": "button", "label": "x", "url": "https://a.no"}] * 123)] * 4
    document = {"body": [columns(*cells)]}
    (page,) = (
        output.template
        for output in EMAIL.assemble(EMAIL.load(document), LOOK, "nb")
        if output.name == "html"
    )
    assert page.count("<a href") == 492
