"""The dispatcher with what it needs, as the settings say."""

from django.conf import settings

from cms.delivery.dispatcher import Application, Dispatcher
from cms.delivery.hints import Hints
from cms.delivery.kept import KeptAnswers
from cms.delivery.sequence import Sequence


def in_front_of(django: Application) -> Dispatcher:
    """*django*, with the answers to hot reads kept before it."""
    answers = KeptAnswers(settings.DELIVERY_CACHE_BYTES)
    hints = Hints(settings.REDIS_URL) if settings.REDIS_URL else None
    return Dispatcher(django, answers, Sequence(answers.change, hints))
