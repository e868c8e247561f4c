"""Each export, finished by its sender's own engine, is our own text; or it is refused by name."""

import pytest

from templates_lib import merge
from templates_lib.language import TemplateError
from tests.templates_lib.merge import cases, engines, made

LOCALES = ["nb", "da", "pl", "nl", "en", "fr", "ar", "lt", "cs", "sl"]
COUNT = 45

needs_node = pytest.mark.skipif(
    not (engines.SCRIPT.parent / "node_modules" / "liquidjs").exists(),
    reason="npm's engines are not installed: make setup-dev",
)


@pytest.fixture(scope="module")
def rows():
    """Sources, values for them, and what we make of both: made up from a seed, and the demo's."""
    pairs = [(case.source, row) for case in cases.made_up(COUNT, LOCALES) for row in case.rows]
    found = [(*pair, cases.rendered(*pair)) for pair in [*pairs, *cases.demo()]]
    return [each for each in found if not isinstance(each[2], Exception)]


def finished(target, rows):
    """For each text of each export: the export, its values, ours, and its name."""
    exports = {}
    for source, row, ours in rows:
        export = exports.get(id(source))
        if export is None:
            export = exports[id(source)] = cases.exported(source, target)
        assert set(export.parts) | set(export.left_out) == set(ours) or export.refusals
        try:
            values = merge.derive(export.contract, row)
        except TemplateError:
            # Nothing that can be seen, or an empty text where none may be.
            assert export.contract.plain or export.contract.never_empty
            continue
        for name, text in export.parts.items():
            yield source, text, cases.of_part(target, values, name), ours[name]


@pytest.mark.parametrize("target", sorted(merge.TARGETS.keys() - cases.IN_NODE.keys()))
def test_the_engine_writes_what_we_write(target, rows):
    compared = 0
    for source, text, values, ours in finished(target, rows):
        for theirs in cases.finished(target, text, values, source):
            compared += 1
            assert engines.same(ours, theirs), f"{source.locale}\n{text!r}"
    assert compared > 10


@needs_node
def test_npms_engines_write_what_we_write(rows):
    asked = [
        (ours, each)
        for target in cases.IN_NODE
        for _, text, values, ours in finished(target, rows)
        for each in cases.for_node(target, text, values)
    ]
    assert len(asked) > COUNT
    for theirs, (ours, each) in zip(engines.in_node([e for _, e in asked]), asked, strict=True):
        assert engines.same(ours, theirs), each


NAIVE = '{% if note %}Hei{% endif %}{% if kind == "b" or n and name == "a" %}x{% endif %}'


def test_a_copy_of_the_words_would_be_found_out():
    """An empty text and 0 are yes in Liquid: the same words there say something else."""
    source = made.source_of(NAIVE)
    contract = merge.export_source(source, "customer_io").contract
    differ = 0
    for note, n, name in (("", 0, "a"), ("x", 1, "a"), ("", 2, "b"), ("x", 0, "a")):
        row = {"note": note, "n": n, "name": name, "kind": "a"}
        ours = cases.rendered(source, row)["body"]
        theirs = engines.by_liquid(NAIVE, merge.derive(contract, row), "")
        differ += not engines.same(ours, theirs)
    assert differ == 3
