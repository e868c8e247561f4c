"""A text that is passed by as it is written tells nothing on any of its branches."""

from itertools import chain

import pytest

from templates_lib.checks import CHECKS
from templates_lib.checks._address import READ, evidence
from templates_lib.checks._address._members import _says_nothing
from templates_lib.checks._texts import readings_of

TEXTS = [
    each.text
    for each in chain.from_iterable(check.examples for check in CHECKS.values())
    if each.text
]
AROUND = ("{text}", "{{{{ name }}}}{text}", "{{{{ name -}}}} {text}", "{text}{{{{- name }}}}.")


@pytest.mark.parametrize("tag", sorted(READ))
def test_what_is_passed_by_tells_nothing(tag: str) -> None:
    passed = 0
    for text in TEXTS:
        for around in AROUND:
            written = around.format(text=text)
            if _says_nothing(written, tag):
                passed += 1
                told = [evidence(wording.text, tag) for wording in readings_of(written)]
                assert not any(told), written
    assert passed > len(TEXTS), "nearly every text is in another language"
