"""Each export, finished by its sender's own engine, is our own text; or it is refused by name."""

from collections import Counter

import pytest

from templates_lib import merge
from templates_lib.language import TemplateError
from tests.templates_lib.merge import cases, engines

LOCALES = ["nb", "da", "pl", "nl", "en", "fr", "ar", "lt", "cs", "sl"]
COUNT = 70

needs_node = pytest.mark.skipif(
    not (engines.SCRIPT.parent / "node_modules" / "liquidjs").exists(),
    reason="npm's engines are not installed: make setup-dev",
)


@pytest.fixture(scope="module")
def made_up():
    """Generated cases, each with what we make of its rows."""
    found = []
    for case in cases.made_up(COUNT, LOCALES):
        texts = [(row, cases.rendered(case.source, row)) for row in case.rows]
        found.append((case, [(row, text) for row, text in texts if isinstance(text, str)]))
    return found


@pytest.mark.parametrize("target", sorted(merge.TARGETS.keys() - cases.IN_NODE.keys()))
def test_the_engine_writes_what_we_write(target, made_up):
    tried = Counter()
    for case, rows in made_up:
        export = cases.exported(case.source, target)
        if export.refusals:
            tried["refused"] += 1
            continue
        for row, ours in rows:
            try:
                values = merge.derive(export.contract, row)
            except TemplateError:
                assert may_be_refused(export, ours)
                continue
            for theirs in cases.finished(target, export.parts["body"], values, case.source):
                tried["compared"] += 1
                assert_same(ours, theirs, export, case)
    assert tried["compared"] or tried["refused"]


@needs_node
def test_npms_engines_write_what_we_write(made_up):
    asked, wanted = [], []
    for target in cases.IN_NODE:
        for case, rows in made_up:
            export = cases.exported(case.source, target)
            for row, ours in rows if not export.refusals else ():
                try:
                    values = merge.derive(export.contract, row)
                except TemplateError:
                    assert may_be_refused(export, ours)
                    continue
                for each in cases.for_node(target, export.parts["body"], values):
                    asked.append(each)
                    wanted.append((ours, export, case))
    assert len(asked) > COUNT
    for theirs, (ours, export, case) in zip(engines.in_node(asked), wanted, strict=True):
        assert_same(ours, theirs, export, case)


def assert_same(ours, theirs, export, case):
    told = f"{export.target} {case.source.locale} {case.source.outputs[0].escape}"
    assert engines.same(ours, theirs), f"{told}\n{case.template!r}\n{export.parts['body']!r}"


def may_be_refused(export, ours):
    """A value of nothing that can be seen, or one that must not be empty."""
    return export.contract.plain or export.contract.never_empty
