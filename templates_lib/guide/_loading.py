"""From a guide document to a ``Guide``."""

from __future__ import annotations

import re
from collections.abc import Mapping

from locales.words import gettext_noop
from templates_lib._documents import (
    DUPLICATE,
    WRONG_TYPE,
    Reader,
    join,
    read_locale,
    type_name,
)
from templates_lib.guide._values import (
    ADDRESS_FORMS,
    COMPOUND_WEIGHTS,
    WEIGHTS,
    Guide,
    GuideError,
    SettingValue,
    StagePolicy,
    StyleGuide,
    Term,
)
from templates_lib.rules import read_rules

GUIDE_FIELDS = (
    "brand", "names", "domains", "emails", "phones", "locales", "settings", "checks", "rules",
    "stages",
)  # fmt: skip
STYLE_FIELDS = ("address_form", "opt_out", "link_prefix", "currency", "terms", "settings")
STAGE_FIELDS = ("allowed_channels", "forbidden_channels")
TERM_FIELDS = ("concept", "approved", "forbidden", "keep", "forms", "must", "compounds")
NOT_A_CURRENCY = gettext_noop("must be a currency's three letters (ISO 4217), such as NOK")

_CURRENCY = re.compile(r"[A-Z]{3}")


def load(document: object) -> Guide:
    """Read a guide document; raises ``GuideError`` that names every fault found in it."""
    reader = Reader()
    fields = reader.mapping(document, "", GUIDE_FIELDS)
    guide = Guide(
        brand=reader.text(fields, "brand", ""),
        names=reader.texts(fields, "names", ""),
        domains=reader.texts(fields, "domains", ""),
        emails=reader.texts(fields, "emails", ""),
        phones=reader.texts(fields, "phones", ""),
        locales=_style_guides(reader, fields.get("locales", {})),
        settings=_settings(reader, fields, ""),
        checks=_weights(reader, fields.get("checks", {})),
        rules=read_rules(reader, fields.get("rules", {}), "rules"),
        stages=_stages(reader, fields.get("stages", {})),
    )
    if reader.problems:
        raise GuideError(reader.problems)
    return guide


def _style_guides(reader: Reader, value: object) -> dict[str, StyleGuide]:
    found: dict[str, StyleGuide] = {}
    for tag, fields in reader.mapping(value, "locales").items():
        path = join("locales", tag)
        locale = read_locale(reader, tag, path)
        if locale in found:
            reader.refuse(path, DUPLICATE, what=locale)
        found[locale] = _style_guide(reader, fields, locale, path)
    return found


def _style_guide(reader: Reader, value: object, locale: str, path: str) -> StyleGuide:
    fields = reader.mapping(value, path, STYLE_FIELDS)
    terms = enumerate(reader.items(fields, "terms", path))
    currency = reader.text(fields, "currency", path, default="")
    if currency and not _CURRENCY.fullmatch(currency):
        reader.refuse(join(path, "currency"), NOT_A_CURRENCY)
    return StyleGuide(
        locale=locale,
        address_form=reader.text(fields, "address_form", path, default="", among=ADDRESS_FORMS),
        opt_out=reader.texts(fields, "opt_out", path),
        link_prefix=reader.text(fields, "link_prefix", path, default=""),
        currency=currency,
        terms=tuple(_term(reader, term, f"{path}.terms.{index}") for index, term in terms),
        settings=_settings(reader, fields, path),
    )


def _settings(reader: Reader, fields: Mapping[str, object], path: str) -> dict[str, SettingValue]:
    """Choices for checks. Which there are, and which values they take, is for
    ``templates_lib.checks.problems_of`` to say: here each is a text, a number, yes or no, or a
    list of texts."""
    here = join(path, "settings")
    found: dict[str, SettingValue] = {}
    values = reader.mapping(fields.get("settings", {}), here)
    for name, value in values.items():
        if isinstance(value, bool | int | float):
            found[name] = value
        elif isinstance(value, str):
            found[name] = reader.text(values, name, here, default="")
        else:
            found[name] = reader.words(values, name, here)
    return found


def _weights(reader: Reader, value: object) -> dict[str, str]:
    weights = reader.mapping(value, "checks")
    return {name: reader.text(weights, name, "checks", among=WEIGHTS) for name in weights}


def _stages(reader: Reader, value: object) -> dict[str, StagePolicy]:
    """Channels are taken by any name, as those of rules are: a plug-in's may be away."""
    found: dict[str, StagePolicy] = {}
    for key, policy in reader.mapping(value, "stages").items():
        path = join("stages", key)
        fields = reader.mapping(policy, path, STAGE_FIELDS)
        found[key] = StagePolicy(
            reader.words(fields, "allowed_channels", path),
            reader.words(fields, "forbidden_channels", path),
        )
    return found


def _term(reader: Reader, value: object, path: str) -> Term:
    fields = reader.mapping(value, path, TERM_FIELDS)
    forms_path = join(path, "forms")
    forms = reader.mapping(fields.get("forms", {}), forms_path)
    return Term(
        concept=reader.text(fields, "concept", path),
        approved=reader.words(fields, "approved", path),
        forbidden=reader.words(fields, "forbidden", path),
        keep=reader.words(fields, "keep", path),
        forms={word: reader.words(forms, word, forms_path) for word in forms},
        must=_switch(reader, fields, "must", path),
        compounds=reader.text(fields, "compounds", path, default="", among=COMPOUND_WEIGHTS),
    )


def _switch(reader: Reader, fields: Mapping[str, object], name: str, path: str) -> bool:
    """A field that is true or false; false when it is not there."""
    value = fields.get(name, False)
    if not isinstance(value, bool):
        reader.refuse(join(path, name), WRONG_TYPE, wanted="true or false", got=type_name(value))
        return False
    return value
