"""Every screen of ours, by name: what accessibility is tested on, and what docs/screens.md shows.

Addresses are below ``/admin/``, in the demo; the numbers of a new database begin at 1.
"""

SCREENS = {
    "home": "",
    "board": "board/",
    "board-narrowed": "board/?state=missing&locale=nb",
    "releases": "releases/",
    "release": "releases/1/",
    "compare": "releases/compare/?a=1&b=3",
    "roll-back": "releases/roll-back/",
    "what-we-said": "said/",
    "import": "import/",
    "checks-weights": "checks/",
    "checks-choices": "checks/1/choices/",
    "findings": "findings/",
    "webhooks": "webhooks/",
    "webhook-new": "webhooks/new/",
    "webhook-deliveries": "webhooks/deliveries/",
    "api-access": "api-access/",
    "api-access-new": "api-access/new/",
    "variants": "snippets/cms/variant/",
    "variant-new": "snippets/cms/variant/add/",
    "variant-edit": "snippets/cms/variant/edit/1/",
    "variant-history": "snippets/cms/variant/history/1/",
    "templates": "snippets/cms/messagetemplate/",
    "template-edit": "snippets/cms/messagetemplate/edit/1/",
    "brand-edit": "snippets/cms/brand/edit/1/",
    "style-guide-edit": "snippets/cms/styleguide/edit/1/",
    "style-guide": "snippets/cms/styleguide/inspect/1/",
    "rules": "snippets/cms/brandrule/",
    "rule-new": "snippets/cms/brandrule/add/",
    "journey-edit": "snippets/cms/journey/edit/1/",
    "persona-edit": "snippets/cms/persona/edit/1/",
}
