"""The filters of the queue, as they stand in the address."""

from django.utils.translation import gettext_lazy as _

from cms.board.filters import ChosenFilterSet, several


class QueueFilterSet(ChosenFilterSet):
    """Which of what waits; a value that does not exist is named and passed by."""

    brand = several(_("Brand"))
    channel = several(_("Channel"))
    locale = several(_("Locale"))
