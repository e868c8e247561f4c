"""The laws of the family: each target keeps them."""

import pytest

from templates_lib import merge
from templates_lib.merge import _walk

EACH = pytest.mark.parametrize("target", merge.TARGETS.values(), ids=list(merge.TARGETS))


@EACH
def test_a_target_says_who_it_is(target):
    assert target.label and target.writer
    assert target.source.startswith("https://") or target.needs_marks
    assert not target.channels or target.channels <= {"sms", "email", "whatsapp", "rcs"}
    assert "{}" in target.reference or target.reference.endswith("}}}")


@EACH
def test_a_target_that_lacks_conditions_can_join_none(target):
    can = target.can
    if not can.flag:
        assert not (can.filled or can.equal or can.compare or can.joined or can.loop)
    assert can.plural != "form" or can.equal
    assert can.plural != "rules" or (can.compare and can.joined)


def test_labels_are_each_others_only_once():
    labels = [target.label for target in merge.TARGETS.values()]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize(
    ("name", "near"), [("braz", "braze"), ("Klaviyo", "klaviyo"), ("twilo", "twilio")]
)
def test_a_name_of_nothing_suggests_the_nearest(name, near):
    with pytest.raises(merge.UnknownTargetError) as error:
        merge.get(name)
    assert near in error.value.suggestions and near in str(error.value)


def test_a_module_without_its_target_is_refused(tmp_path, monkeypatch):
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd" / "__init__.py").write_text("")
    (tmp_path / "odd" / "sender.py").write_text("TARGET = 1\n")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(merge.TargetModuleError):
        _walk.find("odd", [str(tmp_path / "odd")])
