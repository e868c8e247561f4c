"""A small brand with one published text message, and a token: what the delivery benchmark asks for.

`python -m benchmarks.delivery_setting` makes them in BUDSKAP_STATE and prints the token.
"""

import django

BODY = "Hei {{ first_name }}, bestillingen din på {{ total | money }} er bekreftet."


def main() -> None:
    """Make everything from an empty database."""
    django.setup()
    from django.contrib.auth.models import Group, User
    from django.core.management import call_command
    from wagtail.models import APIToken

    from cms import actions, roles
    from cms.models import Brand, DeclaredPlaceholder, Journey, MessageTemplate, Stage

    call_command("migrate", verbosity=0)
    manager = User.objects.create_superuser("manager", password=None)
    writer = User.objects.create_superuser("writer", password=None)
    robot = User.objects.create_user("robot")
    robot.groups.add(Group.objects.get(name=roles.AUTOMATION))
    brand = Brand.objects.create(
        key="fjellheim", name="Fjellheim", source_locale="nb", locales=["nb"]
    )
    journey = Journey.objects.create(brand=brand, key="shop", title="The shop")
    stage = Stage.objects.create(journey=journey, key="purchase", name="Purchase")
    template = MessageTemplate.objects.create(
        key="order.confirmed", title="Confirmed", brand=brand, stage=stage, source_locale="nb"
    )
    name = {"name": "first_name", "type": "name", "max_length": 40, "samples": ["Kari", "Ola"]}
    total = {
        "name": "total",
        "type": "money",
        "options": {"currency": "NOK"},
        "samples": ["1299.50"],
    }
    for declared in (name, total):
        DeclaredPlaceholder.objects.create(template=template, **declared)
    variant = actions.start_variant(template, "sms", "nb", {"body": BODY}, writer)
    variant.get_latest_revision().publish(user=manager)
    print(APIToken.create_token(user=robot, name="benchmark")[1])


if __name__ == "__main__":
    main()
