"""ECMA-402 as an oracle: the Intl of the Node that ``make setup-dev`` puts beside Python."""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from babel.localedata import locale_identifiers

import locales
from locales._formats import ADOPTED
from templates_lib.language.cldr import DIFFERENCES

NODE = Path(sys.executable).parent / "node"
NEEDS_NODE = pytest.mark.skipif(
    not NODE.exists(), reason=f"no Node to compare with: `make setup-dev` installs {NODE}"
)
APART = frozenset(tag for difference in DIFFERENCES for tag in difference.locales)


def words(text):
    """A list in fewer quotation marks."""
    return text.split()


# The languages of Europe, and of some countries outside it in other ways of writing.
PROMISED = words(
    """
    nb nn da sv sv-FI fi is fo se en en-001 en-150 en-GB en-IE en-AU en-CA en-DE en-AT en-CH
    en-NL en-SE en-DK en-PL en-MT en-EE en-LT en-UA de de-AT de-CH de-LI de-LU nl nl-BE
    fr fr-BE fr-CH fr-CA fr-LU fy lb es es-419 es-MX es-AR es-US ca eu gl ast oc it it-CH
    rm fur sc pt pt-PT pt-AO ro ro-MD
    pl cs sk sl hr hr-BA bs bs-Cyrl sr sr-Latn sr-Latn-ME mk sq sq-XK bg uk ru ru-UA be hu et lv lt
    el el-CY mt ga gd gv kw cy br tr tr-CY az ka hy hsb dsb nds szl tt
    ar ar-AE ar-EG ar-MA he fa ur hi bn ta th vi id ms ja ko zh zh-TW zh-HK sw af zu am
    """
)


# Node takes a while to start: it is asked about some at a time.
EACH_BATCH = pytest.mark.parametrize(
    "tags", [PROMISED[start::10] for start in range(10)], ids=" ".join
)


class Questions:
    """Questions to Node, gathered and asked in one go, each with what we would say."""

    def __init__(self):
        self.asked, self.ours = [], []

    def add(self, ask, tag, values, ours, **options):
        """Ask about each of ``values``; ``ours`` is what we write of one."""
        self.asked.append({"ask": ask, "tag": tag, "options": options, "values": list(values)})
        self.ours.append(ours)

    def differences(self):
        """Every (question, value, what we write, what Node writes) where the two differ."""
        found = []
        for question, ours, theirs in zip(self.asked, self.ours, ask(self.asked), strict=True):
            told = tuple(question[key] for key in ("ask", "tag", "options"))
            for value, text in zip(question["values"], theirs, strict=True):
                written = ours(value)
                if written != text:
                    found.append((*told, value, written, text))
        return found

    def __len__(self):
        return sum(len(question["values"]) for question in self.asked)


def ask(questions):
    """Node's answers, a list for each question."""
    script = Path(__file__).with_name("intl.js")
    answered = subprocess.run(
        [NODE, script], input=json.dumps(questions), capture_output=True, text=True, check=False
    )
    assert answered.returncode == 0, answered.stderr
    return json.loads(answered.stdout)


def node_tag(tag):
    """The tag as CLDR names its data, which is how Node finds them: ff-GH is in ff-Latn-GH."""
    return locales.get(tag).babel.identifier.replace("_", "-")


@cache
def known_to_node(constructor):
    """The tags of ours for which an Intl constructor has data of its own, but those set apart."""
    tags = sorted({locale for locale in all_tags() if node_tag(locale) not in APART})
    questions = [
        {"ask": "supported", "tag": node_tag(tag), "options": {}, "values": [constructor]}
        for tag in tags
    ]
    return [tag for tag, (known,) in zip(tags, ask(questions), strict=True) if known]


def all_tags():
    """Every tag that Babel has data for, as we write it, but for spellings (ca-ES-valencia)."""
    plain = (each for each in locale_identifiers() if len(each.split("_")[-1]) < 5)
    return {locales.normalise(identifier) for identifier in (*plain, *ADOPTED)}
