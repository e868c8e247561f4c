"""A client lacks a part of CSS that the mail uses.

What it finds: a property, value, function, unit, selector or at-rule that a client of ours does not
support. Nothing is said where the same is declared before in a way that every client knows
(``width: 300px; width: calc(50% - 8px)``), in ``@supports``, on what is hidden, in rules that
select nothing, and of what Outlook for Windows is kept from by a conditional comment.

Why it hurts: ``display: flex``, a variable or a ``rem`` that is ignored takes the layout, a colour
or a size with it; a missing shadow only looks plainer, and is told as information.

Write instead: what every client knows (tables, ``px``, plain colours), or that first and the new
way after it.

Source: the data of caniemail.com, feature by feature; what is lost is our judgement
(``effects.toml``).
"""

from collections.abc import Iterator

from channels.email._lint._clients import named
from channels.email._lint._mail import Mail
from channels.email._lint._rule import Fault, Rule, fails, passes
from channels.email._lint._support import Feature, support
from channels.email._lint._troubles import affected, gravity_of
from locales.words import gettext_noop

_WORDS = {
    "layout": gettext_noop(
        "%(feature)s does not work in %(clients)s: what it arranges falls apart there."
    ),
    "ignored": gettext_noop(
        "%(feature)s does not work in %(clients)s: the whole declaration is ignored there."
    ),
    "revealed": gettext_noop(
        "%(feature)s does not work in %(clients)s: what it hides is shown there."
    ),
    "plainer": gettext_noop(
        "%(feature)s does not work in %(clients)s: the mail looks plainer there."
    ),
}


def find(mail: Mail) -> Iterator[Fault]:
    """Yield each use of what some client lacks."""
    for each in mail.troubles:
        feature = each.trouble.trouble
        if not isinstance(feature, Feature):
            continue
        around = each.trouble.around
        clients = affected(feature.without, each.element, around)
        gravity = gravity_of(feature.effect, clients, bool(around))
        if gravity:
            yield Fault(
                each.start,
                each.end,
                _WORDS[feature.effect],
                {
                    "feature": each.trouble.shown.words,
                    "clients": named(clients, support().clients),
                },
                gravity=gravity,
                clients=clients,
                source=feature.source,
            )


RULE = Rule(
    id="css_unsupported",
    gravity="warning",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("Outlook for Windows knows no flexbox", html='<div style="display: flex">Hi</div>'),
        fails("Gmail has no variables", html='<p style="color: var(--ink)">Hi</p>'),
        fails(
            "no media query for the height", html="<style>p { position: fixed }</style><p>Hi</p>"
        ),
        passes("every client knows it", html='<p style="color: #222222; margin: 0">Hi</p>'),
        passes(
            "said before without it",
            html='<td style="width: 300px; width: calc(50% - 8px)">Hi</td>',
        ),
        passes("for those who can", html="<style>@supports (gap: 1px) { p { gap: 1px } }</style>"),
        passes("nobody sees it", html='<div style="display: none; position: absolute">Hi</div>'),
        passes("it selects nothing", html="<style>.menu { display: grid }</style><p>Hi</p>"),
    ),
)
