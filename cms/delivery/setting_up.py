"""The dispatcher with what it needs, as the settings say."""

from collections.abc import Callable

from django.conf import settings

from cms.delivery import usage
from cms.delivery.background import Background
from cms.delivery.dispatcher import Application, Dispatcher
from cms.delivery.hints import Hints
from cms.delivery.kept import Kept, KeptAnswers
from cms.delivery.orders import KeptOrder
from cms.delivery.sequence import Sequence
from cms.delivery.sharing import Sharing

Changed = Callable[[list[str] | None, Callable[[], None]], None]


def stores(budget: int) -> tuple[KeptAnswers[Kept], KeptAnswers[KeptOrder], Changed]:
    """What is kept, within *budget* bytes, and how a change is made known to it."""
    answers: KeptAnswers[Kept] = KeptAnswers(budget * 3 // 4)
    orders: KeptAnswers[KeptOrder] = KeptAnswers(budget // 4)

    def changed(keys: list[str] | None, then: Callable[[], None]) -> None:
        """Both let go before the change is seen, and neither takes what the change overtook."""
        orders.change(keys, lambda: answers.change(keys, then))

    return answers, orders, changed


def in_front_of(django: Application) -> Dispatcher:
    """*django*, with the answers to hot reads kept before it."""
    answers, orders, changed = stores(settings.DELIVERY_CACHE_BYTES)
    hints = Hints(settings.REDIS_URL) if settings.REDIS_URL else None
    share = Sharing(settings.REDIS_URL).share if settings.REDIS_URL else None
    background = Background(share, usage.flush)
    return Dispatcher(django, answers, orders, Sequence(changed, hints), background)
