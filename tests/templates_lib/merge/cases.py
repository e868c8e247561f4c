"""Wordings and values for them, and what each target's engine makes of its export."""

import json
import random
import re
from contextlib import suppress
from pathlib import Path

import channels
from channels import Look
from templates_lib import merge, message, rendering
from templates_lib.handover import Source
from templates_lib.language import TemplateError, TemplateSyntaxError, parse
from tests.templates_lib.merge import engines
from tests.templates_lib.merge.made import PLACEHOLDERS, Maker

ROOT = Path(__file__).resolve().parents[3]
DEMO = ROOT / "cms" / "demo" / "data" / "messages"
LOOK = Look(brand_name="Einerly")
PROFILE = merge.Profile(open="[%", close="%]")
IN_NODE = {
    "braze": ("liquidjs",),
    "novu": ("liquidjs",),
    "sendgrid": ("handlebars",),
    "iterable": ("handlebars",),
    "account_engagement": ("handlebars",),
}
WRAPPED = {
    "braze": "api_trigger_properties",
    "customer_io": "event",
    "knock": "data",
    "novu": "payload",
    "account_engagement": "Recipient",
}
OWN_FIELDS = {name for name, each in merge.TARGETS.items() if each.own_fields}


def made_up(count, locales, seed=26):
    """Seeded cases, the same each time: templates that fit what is declared, and two rows each."""
    found, number = [], 0
    while len(found) < count:
        maker = Maker(random.Random(seed * 10_000 + number), locales[number % len(locales)])
        case = maker.case()
        with suppress(TemplateSyntaxError):  # braces that ran together: no template at all
            if not parse(case.template).faults(PLACEHOLDERS):
                found.append(case)
        number += 1
    return found


def rendered(source, row):
    """Our own texts by name, or the error."""
    try:
        return rendering.fill(source.outputs, source.placeholders, row, source.locale, source.plain)
    except TemplateError as error:
        return error


def exported(source, target):
    """The export; where a sender has only its own fields, each of them is mapped to itself."""
    profile = PROFILE if target == "custom" else None
    export = merge.export_source(source, target, profile=profile)
    if target in OWN_FIELDS:
        names = {each.name: f"ticket.{each.name}" for each in export.contract.variables}
        export = merge.export_source(source, target, profile=merge.Profile(names=names))
    return export


def finished(target, text, values, source):
    """What the engines of a target that run in this process make of an export."""
    named = dict(values)
    if target in ("customer_io", "knock"):
        return [engines.by_liquid(text, named, WRAPPED[target])]
    if target == "zendesk":
        return [engines.by_liquid(text, named, "ticket")]
    if target == "klaviyo":
        both = (engines.by_django, engines.by_django_escaping)
        return [engine(text, named, "event") for engine in both]
    if target == "hubspot":
        return [engines.by_jinja(text, named, "custom")]
    if target == "icu":
        return [engines.by_icu(text, named, source.locale)]
    if target == "fluent":
        return [engines.by_fluent(text, named, source.locale)]
    if target == "gettext":
        return [engines.by_percent(text, named)]
    if target == "govuk_notify":
        return [engines.by_notify(text, named)]
    if target in ("mailchimp", "mandrill"):
        return [engines.by_mailchimp(text, named)]
    if target == "marketing_cloud":
        return [engines.by_ampscript(text, named)]
    if target in IN_NODE:
        return []
    numbered = {name.rpartition(".")[2]: value for name, value in named.items()}
    if target == "liveagent":
        numbered = {f"ticket.{name}": value for name, value in named.items()}
    marks = merge.get(target).marks or (PROFILE.open, PROFILE.close)
    return [engines.by_marks(text, numbered, *marks)]


def for_node(target, text, values):
    """The cases for npm's engines."""
    scope = WRAPPED.get(target)
    # Braze's names in ${…} are its own; the rest is Liquid.
    text = re.sub(r"\$\{(\w+)\}", r"\1", text) if target == "braze" else text
    return [(engine, text, {scope: values} if scope else values) for engine in IN_NODE[target]]


def demo():
    """The demo's messages, each in each of its channels once, in one locale after the other."""
    found = []
    for file in sorted(DEMO.glob("*.json")):
        loaded = message.load(json.loads(file.read_text("utf-8")))
        for number, channel in enumerate(sorted({each.channel for each in loaded.variants})):
            own = [each for each in loaded.variants if each.channel == channel]
            variant = own[(len(found) + number) % len(own)]
            outputs = channels.get(channel).assemble(variant.content, LOOK, variant.locale)
            source = Source(variant.content, outputs, loaded.placeholders, variant.locale)
            found.append((source, rendering.sample_sets(loaded, variant.locale)["typical"]))
    return found


def of_part(target, values, name):
    """The values as one output has them: where numbers begin anew, its own."""
    if merge.get(target).numbered != "part":
        return values
    return {key: value for key, value in values.items() if key.startswith(f"{name}.")}
