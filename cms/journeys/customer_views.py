"""Reading as one customer: the page, and each message as its channel draws it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.decorators.clickjacking import xframe_options_sameorigin

import channels
from cms.board.links import Links
from cms.board.matrix import Column
from cms.board.names import channel_label, locale_name
from cms.environments import all_environments
from cms.journeys.customer import DRAFTS, Letter, document_of, walk
from cms.journeys.pages import JourneyPage, Of
from cms.journeys.said import Finished
from cms.models import Persona
from cms.preview import framed


class Reading(Of):
    """Whose eyes the address asks for; what it names wrongly is passed by."""

    @cached_property
    def personas(self) -> list[Persona]:
        return list(self.journey.brand.personas.order_by("name"))

    @cached_property
    def persona(self) -> Persona | None:
        """The persona that the address names, else the journey's own; none for ``persona=``."""
        asked = self.request.GET.get("persona")
        if asked is None:
            return self.journey.persona
        return next((each for each in self.personas if each.key == asked), None)

    @cached_property
    def locale(self) -> str:
        """The locale that the address names, else the persona's, else the brand's own."""
        known = self.journey.brand.writes_in()
        own = self.persona.locale if self.persona else ""
        asked = self.request.GET.get("locale") or own
        if asked and (asked in known or asked == own):
            return str(asked)
        return known[0]

    @cached_property
    def source(self) -> str:
        """An environment, or the drafts; the first environment where the address says neither."""
        asked = self.request.GET.get("source", "")
        return asked if asked in (*all_environments(), DRAFTS) else all_environments()[0]

    @cached_property
    def channel(self) -> str:
        asked = self.request.GET.get("channel", "")
        return asked if asked in channels.CHANNELS else ""


class ReadView(Reading, JourneyPage):
    """Every message of the journey in order, with what is to be said of the sequence."""

    page_title = gettext_lazy("Read as one customer")
    template_name = "cms/journeys/read.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        found = walk(
            self.journey,
            self.request.user,
            persona=self.persona,
            locale=self.locale,
            source=self.source,
            channel=self.channel,
        )
        links = Links(self.request.user)
        return context | {
            "walk": found,
            "steps": [
                (
                    stage,
                    step,
                    [
                        (letter, self._frame(letter), self._begin(letter, links))
                        for letter in letters
                    ],
                )
                for stage, step, letters in found.steps
            ],
            "persona": self.persona,
            "personas": self.personas,
            "tag": self.locale,  # Wagtail's templates take `locale` for one of its own
            "locale_name": locale_name(self.locale),
            "tags": [(tag, locale_name(tag)) for tag in self._tags],
            "source": self.source,
            "sources": [
                *((name, self._live(name)) for name in all_environments()),
                (DRAFTS, _("drafts")),
            ],
            "channel": self.channel,
            "channels": [(name, channel_label(name)) for name in channels.CHANNELS],
        }

    @property
    def _tags(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys([*self.journey.brand.writes_in(), self.locale]))

    def _live(self, environment: str) -> str:
        if len(all_environments()) == 1:
            return _("what is live")
        return _("live in %(environment)s") % {"environment": environment}

    def _frame(self, letter: Letter) -> str:
        if letter.pk is None:
            return ""
        page = reverse("journeys:frame", args=[self.journey.pk, letter.pk])
        asked = {"source": self.source, "persona": self.persona.key if self.persona else ""}
        return f"{page}?{urlencode(asked)}"

    def _begin(self, letter: Letter, links: Links) -> str:
        """Where the text in the wanted locale is begun, where there is none."""
        if letter.pk is not None and not letter.is_fallback:
            return ""
        return links.missing(letter.message.template, Column(letter.channel, letter.wanted))


@method_decorator(xframe_options_sameorigin, name="dispatch")
class FrameView(Reading, View):
    """One message as its channel draws it: nothing in it runs or loads."""

    def get(self, request: HttpRequest, letter: int, **kwargs: Any) -> HttpResponse:
        if letter > 2**63 - 1:
            raise Http404
        document = document_of(self.journey, request.user, self.source, letter)
        if document is None:
            raise Http404
        response = framed(lambda: Finished(document, self.persona).drawn())
        response["Cache-Control"] = "private, no-store"
        return response
